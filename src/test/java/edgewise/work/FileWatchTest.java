package edgewise.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The system's own watch.
class FileWatchTest {
  @TempDir private Path folder;

  @Test
  void aChangedFileIsToldByItsFolder() throws Exception {
    LinkedBlockingQueue<Path> told = new LinkedBlockingQueue<>();
    try (FileWatch watch = FileWatch.ofSystem(told::add)) {
      watch.watch(Set.of(folder));
      Files.writeString(folder.resolve("a"), "one");
      assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo(folder);
    }
  }

  @Test
  void aFolderThatCannotBeWatchedIsLookedAtNowAndThen() throws Exception {
    LinkedBlockingQueue<Path> told = new LinkedBlockingQueue<>();
    Path absent = folder.resolve("absent");
    try (FileWatch watch = FileWatch.ofSystem(told::add)) {
      watch.watch(Set.of(absent));
      assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo(absent);
    }
  }
}

package edgewise.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list of designs opened last.
class RecentFilesTest {
  private static final Instant NOON = Instant.parse("2013-02-01T12:00:00Z");

  @TempDir private Path folder;

  private RecentFiles at(int minutes) {
    return new RecentFiles(
        folder.resolve("recent.txt"), Clock.fixed(NOON.plusSeconds(60L * minutes), ZoneOffset.UTC));
  }

  private Path file(String name) {
    return folder.resolve(name).toAbsolutePath();
  }

  @Test
  void newerFilesComeFirstAndPinnedOnesBeforeThem() {
    at(0).add(file("a"));
    at(1).add(file("b"));
    at(2).add(file("c"));
    at(3).pin(file("a"), true);
    at(4).add(file("b"));
    assertThat(at(5).list())
        .containsExactly(
            new RecentFiles.Recent(file("a"), NOON, true),
            new RecentFiles.Recent(file("b"), NOON.plusSeconds(240), false),
            new RecentFiles.Recent(file("c"), NOON.plusSeconds(120), false));
  }

  @Test
  void aPinnedFileIsNotPushedOut() {
    at(0).add(file("a"));
    at(0).pin(file("a"), true);
    for (int i = 1; i < 30; i++) {
      at(i).add(file("f" + i));
    }
    assertThat(at(30).list()).hasSize(12).first().extracting(r -> r.file()).isEqualTo(file("a"));
  }

  @Test
  void aRemovedFileIsForgotten() {
    at(0).add(file("a"));
    at(1).add(file("b"));
    at(2).remove(file("b"));
    assertThat(at(3).list().stream().map(r -> r.file())).containsExactly(file("a"));
  }

  @Test
  void linesWithOnlyAPathAreUnderstoodAndDamagedOnesLeftOut() throws IOException {
    Files.writeString(
        folder.resolve("recent.txt"), file("a") + "\n\n" + file("b") + "\tyesterday\n\0\n");
    assertThat(at(0).list())
        .containsExactly(new RecentFiles.Recent(file("a"), Instant.EPOCH, false));
  }
}

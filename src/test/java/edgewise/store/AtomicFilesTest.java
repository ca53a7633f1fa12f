package edgewise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void createsAndReplaces() throws IOException {
    Path file = folder.resolve("f");
    AtomicFiles.write(file, NEW);
    assertThat(file).hasContent("new");
    AtomicFiles.write(file, new byte[0]);
    assertThat(file).isEmptyFile();
    assertThat(folder)
        .isDirectoryContaining(f -> f.equals(file))
        .isDirectoryNotContaining(f -> !f.equals(file));
  }

  @Test
  void theOldFileStaysWhenTheContentFails() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "old");
    assertThatThrownBy(
            () ->
                AtomicFiles.write(
                    file,
                    out -> {
                      out.write(NEW);
                      throw new IOException("half way");
                    }))
        .hasMessage("half way");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining(f -> !f.equals(file));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void permissionsOfTheOldFileStay() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    AtomicFiles.write(file, NEW);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linksStayLinks() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("f"));
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("later"));
    AtomicFiles.write(link, NEW);
    AtomicFiles.write(dangling, NEW);
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
    assertThat(dangling).isSymbolicLink();
    assertThat(folder.resolve("later")).hasContent("new");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aRingOfLinksIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
    assertThatThrownBy(() -> AtomicFiles.write(link, NEW)).isInstanceOf(IOException.class);
  }
}

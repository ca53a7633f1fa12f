package edgewise.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept of files that are saved over.
class VersionsTest {
  private static final Instant NOON = Instant.parse("2013-02-01T12:00:00Z");

  @TempDir private Path folder;

  private Path write(String content, Instant at) throws IOException {
    Path file = Files.writeString(folder.resolve("a.edgewise"), content);
    return Files.setLastModifiedTime(file, FileTime.from(at));
  }

  private Versions versions() {
    return new Versions(folder.resolve("versions"));
  }

  private static List<String> contents(List<Versions.Version> versions) throws IOException {
    List<String> contents = new java.util.ArrayList<>();
    for (Versions.Version version : versions) {
      contents.add(Files.readString(version.path()));
    }
    return contents;
  }

  @Test
  void versionsAreListedNewestFirstWithTheTimeOfTheirSaving() throws IOException {
    versions().keep(write("one", NOON));
    versions().keep(write("two", NOON.plusSeconds(60)));
    List<Versions.Version> all = versions().list(folder.resolve("a.edgewise"));
    assertThat(contents(all)).containsExactly("two", "one");
    assertThat(all.stream().map(Versions.Version::written))
        .containsExactly(NOON.plusSeconds(60), NOON);
  }

  @Test
  void theSameContentIsKeptOnce() throws IOException {
    versions().keep(write("one", NOON));
    versions().keep(write("one", NOON.plusSeconds(60)));
    assertThat(contents(versions().list(folder.resolve("a.edgewise")))).containsExactly("one");
  }

  @Test
  void orderHoldsWhenClocksDoNot() throws IOException {
    versions().keep(write("one", NOON));
    versions().keep(write("two", NOON));
    versions().keep(write("three", NOON.minusSeconds(60)));
    assertThat(contents(versions().list(folder.resolve("a.edgewise"))))
        .containsExactly("three", "two", "one");
  }

  @Test
  void onlyTheLastOnesAreKept() throws IOException {
    for (int i = 0; i < Versions.MOST + 5; i++) {
      versions().keep(write("v" + i, NOON.plusSeconds(i)));
    }
    List<Versions.Version> all = versions().list(folder.resolve("a.edgewise"));
    assertThat(all).hasSize(Versions.MOST);
    assertThat(contents(all.subList(0, 1))).containsExactly("v" + (Versions.MOST + 4));
  }

  @Test
  void aFileThatDoesNotExistHasNoVersions() throws IOException {
    versions().keep(folder.resolve("none.edgewise"));
    assertThat(versions().list(folder.resolve("none.edgewise"))).isEmpty();
  }
}

package edgewise.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.Document;
import edgewise.store.DesignFile;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recovery copies and who may take them.
class JournalsTest {
  private static final Instant NOON = Instant.parse("2013-02-01T12:00:00Z");

  @TempDir private Path folder;

  private static Document design() {
    return ((Outcome.Ok<Document>)
            DesignFile.parse(Designs.templateBytes("edge-single-nat"), "test"))
        .value();
  }

  /// Journals of a program whose process the system does not know any more.
  private Journals journals(Instant now) {
    return new Journals(folder, Clock.fixed(now, ZoneOffset.UTC), (_, _) -> false);
  }

  private static Journals.Entry entry(String name) {
    return new Journals.Entry(Optional.of(Path.of(name).toAbsolutePath()), name, 7, design());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void whatACrashedProgramLeftIsFoundWithEverythingThatBelongsToIt() {
    Journals crashed = journals(NOON);
    crashed.write("a", entry("a = ü.edgewise"));
    crashed.write("b", new Journals.Entry(Optional.empty(), "New design", 1, design()));
    crashed.crash();
    Journals.Found found = journals(NOON).find();
    assertThat(found.copies().stream().map(Journals.Copy::entry))
        .containsExactlyInAnyOrder(
            entry("a = ü.edgewise"),
            new Journals.Entry(Optional.empty(), "New design", 1, design()));
    assertThat(found.copies())
        .allMatch(c -> c.at().equals(NOON) && c.process() == ProcessHandle.current().pid());
    assertThat(found.damaged()).isEmpty();
  }

  @Test
  void newerCopiesComeFirst() {
    Journals crashed = journals(NOON);
    crashed.write("old", entry("old"));
    crashed.crash();
    crashed = journals(NOON.plusSeconds(60));
    crashed.write("new", entry("new"));
    crashed.crash();
    assertThat(journals(NOON).find().copies().stream().map(c -> c.entry().name()))
        .containsExactly("new", "old");
  }

  @Test
  void aProgramThatRunsKeepsItsCopies() {
    Journals running = journals(NOON);
    running.write("a", entry("a"));
    assertThat(journals(NOON).find().copies()).isEmpty();
  }

  @Test
  void aProcessThatRunsKeepsItsCopiesEvenWithoutALock() {
    Journals crashed = journals(NOON);
    crashed.write("a", entry("a"));
    crashed.crash();
    Journals other =
        new Journals(folder, Clock.fixed(NOON, ZoneOffset.UTC), Journals.Processes.ofSystem());
    assertThat(other.find().copies()).isEmpty();
  }

  @Test
  void onlyOneProgramOffersWhatWasLeft() {
    Journals crashed = journals(NOON);
    crashed.write("a", entry("a"));
    crashed.crash();
    Journals first = journals(NOON);
    Journals second = journals(NOON);
    assertThat(first.find().copies()).hasSize(1);
    assertThat(second.find().copies()).isEmpty();
    first.close();
    assertThat(second.find().copies()).hasSize(1);
  }

  @Test
  void aTakenCopySurvivesTheNextCrashAndGoesWhenItsDesignIsSaved() throws IOException {
    Journals crashed = journals(NOON);
    crashed.write("a", entry("a"));
    crashed.crash();
    Journals second = journals(NOON);
    second.take(second.find().copies().getFirst(), "design-1");
    second.crash();
    Journals third = journals(NOON);
    Journals.Copy again = third.find().copies().getFirst();
    assertThat(again.entry()).isEqualTo(entry("a"));
    third.take(again, "design-1");
    third.remove("design-1");
    third.close();
    assertThat(files()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDiscardedCopyIsGone() {
    Journals crashed = journals(NOON);
    crashed.write("a", entry("a"));
    crashed.crash();
    Journals next = journals(NOON);
    next.discard(next.find().copies().getFirst());
    next.close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void damagedCopiesArePutAsideAndToldOnce() throws IOException {
    Journals crashed = journals(NOON);
    crashed.write("good", entry("good"));
    crashed.write("cut", entry("cut"));
    crashed.write("empty", entry("empty"));
    crashed.write("binary", entry("binary"));
    crashed.write("head", entry("head"));
    crashed.crash();
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      switch (file.getFileName().toString()) {
        case "cut.recovery" -> Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        case "empty.recovery" -> Files.write(file, new byte[0]);
        case "binary.recovery" -> Files.write(file, new byte[] {0, -1, 10, 10, 7});
        case "head.recovery" ->
            Files.write(
                file, new String(bytes, UTF_8).replaceFirst("at=.", "at=x").getBytes(UTF_8));
        default -> {}
      }
    }
    Journals next = journals(NOON);
    Journals.Found found = next.find();
    assertThat(found.copies().stream().map(c -> c.entry().name())).containsExactly("good");
    assertThat(found.damaged())
        .hasSize(4)
        .allMatch(t -> t.say(Texts.english()).contains("recovery copy"));
    next.discard(found.copies().getFirst());
    assertThat(next.find()).isEqualTo(new Journals.Found(List.of(), List.of()));
    assertThat(folder.resolve("damaged")).isDirectoryContaining(p -> p.toString().endsWith("y"));
  }

  @Test
  void aFolderThatCannotBeWrittenIsOneSentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Journals blocked = new Journals(file, Clock.systemUTC(), (_, _) -> false);
    assertThat(blocked.write("a", entry("a")))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            r -> assertThat(r.why().toString()).contains("files.no-recovery"));
    assertThat(blocked.find().copies()).isEmpty();
  }

  /// A program that writes a copy and then waits to be killed.
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) throws IOException {
      new Journals(Path.of(args[0]), Clock.systemUTC(), Journals.Processes.ofSystem())
          .write("a", entry("victim"));
      System.out.println("written");
      System.in.read();
    }
  }

  @Test
  void aKilledProgramLeavesItsDesignToTheNextOne() throws Exception {
    Process victim =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(victim.getInputStream(), UTF_8))) {
      assertThat(out.readLine()).isEqualTo("written");
      Journals next = new Journals(folder, Clock.systemUTC(), Journals.Processes.ofSystem());
      assertThat(next.find().copies()).as("while it runs").isEmpty();
      victim.destroyForcibly().waitFor();
      Journals.Copy copy = next.find().copies().getFirst();
      assertThat(copy.entry()).isEqualTo(entry("victim"));
      assertThat(copy.process()).isEqualTo(victim.pid());
    } finally {
      victim.destroyForcibly();
    }
  }

  @Test
  void damagedCopiesAreKeptForAWhileAndNeverMoreThanTwenty() throws IOException {
    for (int i = 0; i < 25; i++) {
      Journals crashed = journals(NOON.plusSeconds(i));
      crashed.write("a", entry("a"));
      crashed.crash();
      Path copy =
          files().stream()
              .filter(f -> f.toString().endsWith(".recovery") && !f.toString().contains("damaged"))
              .findFirst()
              .orElseThrow();
      Path renamed = copy.resolveSibling("a" + i + ".recovery");
      Files.write(Files.move(copy, renamed), "nothing".getBytes(UTF_8));
      journals(NOON.plusSeconds(i)).find();
    }
    assertThat(files()).filteredOn(f -> f.toString().contains("damaged")).hasSize(20);
    assertThat(files()).noneMatch(f -> f.toString().endsWith("a0.recovery"));
    journals(NOON.plus(Duration.ofDays(59))).find();
    assertThat(files()).hasSize(20);
    journals(NOON.plus(Duration.ofDays(61))).find();
    assertThat(files()).isEmpty();
  }
}

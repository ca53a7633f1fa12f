package edgewise.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgewise.export.ExportInput;
import edgewise.export.Exporter;
import edgewise.export.Exporters;
import edgewise.export.OutFile;
import edgewise.fixture.Designs;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportingTest {
  private static final ExportInput INPUT =
      new ExportInput(
          Designs.blank().document(),
          Designs.blank().plan(),
          List.of(),
          Texts.english(),
          "blank",
          Optional.empty());

  private record Fixed(String id, List<OutFile> files) implements Exporter {
    @Override
    public List<OutFile> render(ExportInput in) {
      return files;
    }
  }

  private static OutFile file(String path, String content) {
    return new OutFile(path, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, String> content(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return content;
  }

  @Test
  void filesOfTheirNamesAreReplacedAndOthersLeftAlone(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("firewall.csv"), "old");
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Exporter exporter =
        new Fixed("x", List.of(file("firewall.csv", "new"), file("dns/a.zone", "zone")));
    assertThat(Exporting.write(List.of(exporter), INPUT, folder, Progress.NONE))
        .isEqualTo(
            Outcome.ok(List.of(folder.resolve("firewall.csv"), folder.resolve("dns/a.zone"))));
    assertThat(content(folder))
        .isEqualTo(Map.of("firewall.csv", "new", "dns/a.zone", "zone", "notes.txt", "mine"));
  }

  @Test
  void oneFileThatFailsLeavesAllAsTheyWere(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("firewall.csv"), "old");
    OutFile failing =
        new OutFile(
            "plan.xlsx",
            out -> {
              out.write(1);
              throw new IOException("disk full");
            });
    Exporter exporter = new Fixed("x", List.of(file("firewall.csv", "new"), failing));
    Outcome<List<Path>> outcome = Exporting.write(List.of(exporter), INPUT, folder, Progress.NONE);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused<List<Path>>) outcome).why().getFirst().place())
        .isEqualTo(folder.resolve("plan.xlsx").toString());
    assertThat(content(folder)).isEqualTo(Map.of("firewall.csv", "old"));
  }

  @Test
  void stoppingHalfwayLeavesAllAsTheyWere(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("firewall.csv"), "old");
    Progress stopAtSecond =
        new Progress() {
          private String now = "";

          @Override
          public void on(String what) {
            now = what;
          }

          @Override
          public boolean isCancelled() {
            return now.equals("dns.csv");
          }
        };
    Exporter exporter =
        new Fixed("x", List.of(file("firewall.csv", "new"), file("dns.csv", "new")));
    assertThatThrownBy(() -> Exporting.write(List.of(exporter), INPUT, folder, stopAtSecond))
        .isInstanceOf(CancellationException.class);
    assertThat(content(folder)).isEqualTo(Map.of("firewall.csv", "old"));
  }

  @Test
  void fileInTheWayOfTheFolderIsRefused(@TempDir Path folder) throws IOException {
    Path taken = Files.writeString(folder.resolve("out"), "a file");
    assertThat(
            Exporting.write(
                List.of(new Fixed("x", List.of(file("a", "b")))), INPUT, taken, Progress.NONE))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(content(folder)).isEqualTo(Map.of("out", "a file"));
  }

  @Test
  void formatsAreChosenOnceEachInTheirOrder() {
    assertThat(Exporting.formats("html, csv,html"))
        .isInstanceOfSatisfying(
            Outcome.Ok.class, ok -> assertThat(ids(ok)).isEqualTo(List.of("html", "csv")));
  }

  private static List<String> ids(Outcome.Ok<?> ok) {
    return ((List<?>) ok.value()).stream().map(e -> ((Exporter) e).id()).toList();
  }

  @Test
  void unknownFormatIsRefusedWithTheOnesThatExist() {
    assertThat(Exporting.formats("csv,fax"))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(((edgewise.text.Trouble) refused.why().getFirst()).say(Texts.english()))
                    .isEqualTo(
                        "there is no format “fax”; use one of "
                            + String.join(", ", Exporters.ids())));
  }
}

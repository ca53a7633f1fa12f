package edgewise.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole files of formats that no tool here can read, as they were reviewed against the syntax
/// reference of their target: `src/test/resources/golden/export/TEMPLATE/FORMAT/`. With
/// -Dedgewise.golden=write they are written anew; then they have to be reviewed again.
class GoldenFilesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/export");

  static List<Path> reviewed() throws IOException {
    try (Stream<Path> folders = Files.find(GOLDEN, 2, (p, a) -> a.isDirectory())) {
      return folders
          .filter(p -> p.getNameCount() == GOLDEN.getNameCount() + 2)
          .map(GOLDEN::relativize)
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("reviewed")
  void filesAreThoseThatWereReviewed(Path folder) throws IOException {
    String template = folder.getName(0).toString();
    ExportInput in = Designs.template(template).exportInput();
    Map<String, String> written =
        Exporters.find(folder.getName(1).toString()).orElseThrow().render(in).stream()
            .collect(
                Collectors.toMap(
                    OutFile::path, f -> new String(f.bytes(), UTF_8), (a, _) -> a, TreeMap::new));
    if ("write".equals(System.getProperty("edgewise.golden"))) {
      for (Map.Entry<String, String> file : written.entrySet()) {
        Files.writeString(GOLDEN.resolve(folder).resolve(file.getKey()), file.getValue(), UTF_8);
      }
    }
    assertThat(written).isEqualTo(files(GOLDEN.resolve(folder)));
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(file).toString().replace('\\', '/'), Files.readString(file, UTF_8));
      }
    }
    return files;
  }
}

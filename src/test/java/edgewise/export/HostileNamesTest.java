package edgewise.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.fixture.HostileDesigns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Text that would end a string, start a command, be a formula or turn the reading direction, in
/// every field of a design where text can stand, goes through every format. What each grammar makes
/// of it is asserted beside the format; here: files come out, twice the same, under safe names, and
/// no text begins a line of its own.
class HostileNamesTest {
  /// Formats whose grammar lets a line break stand inside of a value.
  private static final Set<String> QUOTES_LINES = Set.of(".csv", ".html", ".svg", ".drawio");

  private static final Map<String, List<ExportInput>> INPUTS = new HashMap<>();

  static Stream<Arguments> namesAndFormats() {
    return HostileDesigns.NAMES.keySet().stream()
        .flatMap(name -> Exporters.ids().stream().map(format -> Arguments.of(name, format)));
  }

  @ParameterizedTest
  @MethodSource("namesAndFormats")
  void textStaysText(String name, String format) {
    Exporter exporter = Exporters.find(format).orElseThrow();
    List<OutFile> plain = exporter.render(inputs(name).getFirst());
    assertThat(plain).isNotEmpty();
    check(plain);
    List<OutFile> files = exporter.render(inputs(name).getLast());
    List<byte[]> contents = check(files);
    List<OutFile> again = exporter.render(inputs(name).getLast());
    assertThat(files).hasSameSizeAs(again);
    for (int i = 0; i < files.size(); i++) {
      OutFile file = files.get(i);
      assertThat(file.path()).isEqualTo(again.get(i).path());
      // A request without kept keys is made with a new key each time.
      if (!file.path().endsWith(".csr")) {
        assertThat(Arrays.equals(contents.get(i), again.get(i).bytes())).as(file.path()).isTrue();
      }
    }
  }

  /// @return what is in each file
  private static List<byte[]> check(List<OutFile> files) {
    List<byte[]> contents = new ArrayList<>();
    for (OutFile file : files) {
      assertThat(file.path()).matches("([a-z]+/)?[A-Za-z0-9_][A-Za-z0-9._-]*");
      assertThat(file.path()).hasSizeLessThan(200);
      byte[] bytes = file.bytes();
      if (isLines(file.path(), bytes)) {
        assertThat(new String(bytes, UTF_8).lines().map(String::strip))
            .as(file.path())
            .noneMatch(line -> line.startsWith(HostileDesigns.MARK));
      }
      contents.add(bytes);
    }
    return contents;
  }

  /// The design with the text in fields that leave the plan whole, then with it in all fields.
  static List<ExportInput> inputs(String name) {
    return INPUTS.computeIfAbsent(
        name, n -> HostileDesigns.of(n).stream().map(Designs::exportInput).toList());
  }

  private static boolean isLines(String path, byte[] bytes) {
    if (QUOTES_LINES.stream().anyMatch(path::endsWith)) {
      return false;
    }
    for (byte b : bytes) {
      if (b == 0) {
        return false;
      }
    }
    return true;
  }
}

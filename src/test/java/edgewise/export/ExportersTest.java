package edgewise.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExportersTest {
  static List<String> formats() {
    return Exporters.ids();
  }

  private static ExportInput input(String template) {
    return Designs.template(template).exportInput();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void exporterIsListedUnderItsOwnId(String format) {
    assertThat(Exporters.find(format).orElseThrow().id()).isEqualTo(format);
  }

  @Test
  void teamHasOneNameEverywhere() {
    Texts texts = Texts.english();
    for (Audience audience :
        List.of(Audience.FIREWALL, Audience.DNS, Audience.PKI, Audience.SERVERS)) {
      String name = texts.say("audience." + audience.id());
      assertThat(texts.say("document.team." + audience.id())).isEqualTo(name);
      if (audience != Audience.SERVERS) {
        assertThat(texts.say("format.booklet-" + audience.id()))
            .isEqualTo(texts.say("document.booklet." + audience.id()));
      }
    }
  }

  @Test
  void standardFormatsExist() {
    assertThat(Exporters.ids()).containsAll(Exporters.STANDARD);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void sameInputGivesTheSameBytes(String format) {
    assertThat(hashes(format, input("large-multi-datacenter")))
        .isNotEmpty()
        .isEqualTo(hashes(format, input("large-multi-datacenter")));
  }

  private static Map<String, List<Byte>> hashes(String format, ExportInput in) {
    return Exporters.find(format).orElseThrow().render(in).stream()
        // Signed with a key that nobody else may know; those of kept keys are in CsrExporterTest.
        .filter(f -> !f.path().endsWith(".csr"))
        .collect(Collectors.toMap(OutFile::path, f -> boxed(f.bytes())));
  }

  private static List<Byte> boxed(byte[] bytes) {
    List<Byte> list = new java.util.ArrayList<>(bytes.length);
    for (byte b : bytes) {
      list.add(b);
    }
    return list;
  }

  @ParameterizedTest
  @MethodSource("formats")
  void fileNamesAreSafeAndUnique(String format) {
    List<String> paths =
        Exporters.find(format).orElseThrow().render(input("large-multi-datacenter")).stream()
            .map(OutFile::path)
            .toList();
    assertThat(paths)
        .doesNotHaveDuplicates()
        .allSatisfy(path -> assertThat(path).matches("([a-z]+/)?[A-Za-z0-9][A-Za-z0-9._-]*"));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void blankDesignCanBeExported(String format) {
    assertThat(Exporters.find(format).orElseThrow().render(input("blank")))
        .allSatisfy(file -> assertThat(file.bytes()).isNotEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "edge-external/lsedge, edge-external_lsedge",
    "../../etc/passwd, _.._.._etc_passwd",
    "-rf, _-rf",
    "'', _",
    "CON, _CON",
    "nul.txt, _nul.txt",
    "a., a_",
    "Malmö, Malm_",
    "a:b|c*d, a_b_c_d"
  })
  void idsBecomeSafeFileNames(String id, String name) {
    assertThat(OutFile.safeName(id)).isEqualTo(name);
  }

  @Test
  void longNamesStayDifferentWhereTheyAreCut() {
    String one = OutFile.safeName("x".repeat(300));
    String other = OutFile.safeName("x".repeat(301));
    assertThat(one).hasSize(120).startsWith("xxxx").isNotEqualTo(other);
    assertThat(OutFile.safeName("x".repeat(120))).isEqualTo("x".repeat(120));
  }

  /// Editors of older Windows servers show one line where lines end otherwise.
  @Test
  void filesForWindowsToolsHaveItsLineEnds() {
    ExportInput in = Designs.template("edge-scaled-hlb").exportInput();
    assertThat(
            Stream.of("hosts", "csr")
                .flatMap(id -> Exporters.find(id).orElseThrow().render(in).stream())
                .filter(f -> f.path().endsWith(".inf") || f.path().contains("/hosts-"))
                .map(f -> new String(f.bytes(), UTF_8)))
        .hasSizeGreaterThan(2)
        .allSatisfy(t -> assertThat(t).endsWith("\r\n").doesNotContainPattern("(?<!\r)\n"));
  }

  @Test
  void scriptWarnsOfAnInsideZoneThatHidesThePublicOne() {
    ExportInput in = Designs.template("edge-scaled-hlb").exportInput();
    assertThat(
            Exporters.find("windows-dns").orElseThrow().render(in).stream()
                .map(f -> new String(f.bytes(), UTF_8)))
        .anySatisfy(
            t ->
                assertThat(t)
                    .contains(
                        "hides the public contoso.com", "need, or load the records one by one")
                    .doesNotContain("hides the public contoso.net"));
  }
}

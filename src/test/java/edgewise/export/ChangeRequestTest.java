package edgewise.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.fixture.HostileDesigns;
import edgewise.fixture.Zip;
import edgewise.text.Texts;
import edgewise.work.Comparing;
import edgewise.work.Planned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeRequestTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/changes");

  static ChangeRequest request(Designs before, Designs after) {
    Planned old = Planned.of(before.document());
    Planned now = Planned.of(after.document());
    return new ChangeRequest(
        old.exportInput(Texts.english(), "before", Optional.empty()),
        now.exportInput(Texts.english(), "after", Optional.empty()),
        Comparing.of(old, now, Texts.english()));
  }

  /// An Edge that is renamed, gets another address and another name for its web conferencing; a
  /// partner that comes and one that goes.
  static ChangeRequest sample() {
    Designs before =
        Designs.template("edge-single-nat")
            .add(
                "{\"id\": \"wingtip\", \"kind\": \"allowed-domain\", \"name\": \"Wingtip\","
                    + " \"domains\": [\"wingtip.example\"]}");
    Designs after =
        Designs.template("edge-single-nat")
            .set("lsedge/name", "\"edge-oslo\"")
            .set("lsedge/servers/0/webConferencingPublic", "[\"131.107.155.99\"]")
            .set("lsedge/webConferencing/fqdn", "\"meetings.contoso.com\"")
            .add(
                "{\"id\": \"tailspin\", \"kind\": \"allowed-domain\", \"name\": \"Tailspin\","
                    + " \"domains\": [\"tailspin.example\"]}");
    return request(before, after);
  }

  /// Run with -Dedgewise.golden=write to write the files anew, then read them.
  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "html"})
  void requestIsThatWhichWasReviewed(String format) throws IOException {
    OutFile file = sample().file(format);
    Path golden = GOLDEN.resolve(file.path());
    if ("write".equals(System.getProperty("edgewise.golden"))) {
      Files.createDirectories(GOLDEN);
      Files.write(golden, file.bytes());
    }
    assertThat(new String(file.bytes(), UTF_8)).isEqualTo(Files.readString(golden, UTF_8));
  }

  static List<String> changing() {
    return Exporters.changing();
  }

  /// Run with -Dedgewise.golden=write to write the files anew, then read them.
  @ParameterizedTest
  @MethodSource("changing")
  void filesThatAddAndRemoveAreThoseThatWereReviewed(String format) throws IOException {
    ChangeRequest sample = sample();
    List<OutFile> files =
        Exporters.findChanging(format).orElseThrow().changes(sample.before(), sample.after());
    Path folder = GOLDEN.resolve(format);
    for (OutFile file : files) {
      Path golden = folder.resolve(file.path().substring(file.path().indexOf('/') + 1));
      if ("write".equals(System.getProperty("edgewise.golden"))) {
        Files.createDirectories(folder);
        Files.write(golden, file.bytes());
      }
      assertThat(new String(file.bytes(), UTF_8)).isEqualTo(Files.readString(golden, UTF_8));
    }
    try (Stream<Path> golden = Files.list(folder)) {
      assertThat(golden).hasSameSizeAs(files);
    }
  }

  @ParameterizedTest
  @MethodSource("changing")
  void nothingIsAddedOrRemovedWhereNothingDiffers(String format) {
    for (String template : Designs.templateNames()) {
      ExportInput in = Designs.template(template).exportInput();
      assertThat(Exporters.findChanging(format).orElseThrow().changes(in, in)).isEmpty();
    }
  }

  @Test
  void theWindowsFirewallSetsAChangedRuleInPlace() {
    Designs before = Designs.template("edge-single-nat");
    Designs after = before.remove("rp01").set("lsedge/servers/0/access", "[\"10.45.16.99\"]");
    String script =
        new String(
            Exporters.findChanging("windows-firewall")
                .orElseThrow()
                .changes(before.exportInput(), after.exportInput())
                .getFirst()
                .bytes(),
            UTF_8);
    String set = script.substring(script.indexOf("function Set-PlannedRule"));
    assertThat(set)
        .contains("Set-NetFirewallRule -Name $Name -NewDisplayName $DisplayName @rule")
        .doesNotContain("Remove-NetFirewallRule");
    // What comes or changes is there before anything goes.
    assertThat(set.lastIndexOf("\nSet-PlannedRule "))
        .isPositive()
        .isLessThan(set.indexOf("\nRemove-PlannedRule "));
  }

  static Stream<Arguments> namesAndChanging() {
    return HostileDesigns.NAMES.keySet().stream()
        .flatMap(name -> Exporters.changing().stream().map(f -> Arguments.of(name, f)));
  }

  @ParameterizedTest
  @MethodSource("namesAndChanging")
  void textStaysTextInFilesThatAddAndRemove(String name, String format) {
    ExportInput plain = Designs.template("edge-single-nat").exportInput();
    for (ExportInput hostile : HostileNamesTest.inputs(name)) {
      List<OutFile> files =
          new ArrayList<>(Exporters.findChanging(format).orElseThrow().changes(plain, hostile));
      files.addAll(Exporters.findChanging(format).orElseThrow().changes(hostile, plain));
      for (OutFile file : files) {
        assertThat(file.path()).matches("[a-z]+/[A-Za-z0-9_][A-Za-z0-9._-]*");
        assertThat(new String(file.bytes(), UTF_8).lines().map(String::strip))
            .noneMatch(l -> l.startsWith(HostileDesigns.MARK));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void sameRequestGivesTheSameBytes(String format) {
    assertThat(sample().file(format).bytes()).isEqualTo(sample().file(format).bytes());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void nothingDiffersIsSaid(String format) {
    Designs design = Designs.blank();
    OutFile file = request(design, design).file(format);
    assertThat(text(file))
        .contains(format.equals("json") ? "\"elements\": []" : "Nothing differs.");
  }

  static List<String> formats() {
    return ChangeRequest.formats();
  }

  static Stream<Arguments> namesAndFormats() {
    return HostileDesigns.NAMES.keySet().stream()
        .flatMap(name -> ChangeRequest.formats().stream().map(f -> Arguments.of(name, f)));
  }

  @ParameterizedTest
  @MethodSource("namesAndFormats")
  void textStaysText(String name, String format) {
    for (Designs hostile : HostileDesigns.of(name)) {
      for (ChangeRequest request :
          List.of(
              request(Designs.template("edge-single-nat"), hostile),
              request(hostile, Designs.template("edge-single-nat")))) {
        OutFile file = request.file(format);
        String text = text(file);
        switch (format) {
          case "text", "json" ->
              assertThat(text.lines().map(String::strip))
                  .noneMatch(l -> l.startsWith(HostileDesigns.MARK));
          case "html" -> assertThat(text).doesNotContain("<script").doesNotContain("<![CDATA[");
          default -> assertThat(text).doesNotContain("<f>");
        }
        assertThat(text.chars().mapToObj(c -> c))
            .noneMatch(c -> c < 0x20 && !Set.of(0x09, 0x0a, 0x0d).contains(c));
      }
    }
  }

  private static String text(OutFile file) {
    return file.path().endsWith(".xlsx")
        ? Zip.texts(file.bytes())
        : new String(file.bytes(), UTF_8);
  }
}

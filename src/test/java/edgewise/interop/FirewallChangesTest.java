package edgewise.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.export.Exporters;
import edgewise.export.OutFile;
import edgewise.fixture.Designs;
import edgewise.fixture.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The packet filter of the kernel, with the rules of one design and then the changes to another,
/// is that which the rules of the other make.
class FirewallChangesTest {
  @TempDir private Path folder;

  @BeforeEach
  void needsNamespaces() throws IOException, InterruptedException {
    Tools.assumeInstalled("unshare", "util-linux");
    Tools.assumeInstalled("nft", "nftables");
    Process process =
        new ProcessBuilder("unshare", "-rn", "nft", "list", "ruleset")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Assumptions.assumeTrue(
        process.waitFor() == 0, "this machine gives no network namespace with a packet filter");
  }

  static Stream<Arguments> changes() {
    Designs nat = Designs.template("edge-single-nat");
    Designs open = Designs.template("edge-single-public");
    Designs scaled = Designs.template("edge-scaled-dnslb-nat");
    Designs balanced = Designs.template("edge-scaled-hlb");
    return Stream.of(
        Arguments.of(
            "another name and address",
            nat,
            nat.set("lsedge/name", "\"edge-oslo\"")
                .set("lsedge/servers/0/accessPublic", "[\"131.107.155.99\"]")),
        Arguments.of(
            "one more server",
            scaled,
            scaled.set(
                "lsedge/servers/2",
                "{\"id\": \"edge03\", \"fqdn\": \"edge03.contoso.net\", \"internal\":"
                    + " [\"172.25.33.12\"], \"access\": [\"10.45.16.12\"], \"accessPublic\":"
                    + " [\"131.107.155.12\"]}")),
        Arguments.of("no NAT", nat, open),
        Arguments.of("NAT", open, nat),
        Arguments.of("a balancer", scaled, balanced),
        Arguments.of("no balancer", balanced, scaled),
        Arguments.of("names of interfaces", nat, nat.withInterfaces(0)),
        Arguments.of("names of interfaces are gone", balanced.withInterfaces(0), balanced),
        Arguments.of("IPv6", open, Designs.withIpv6()),
        Arguments.of("no IPv6", Designs.withIpv6(), open),
        Arguments.of("everything", Designs.blank(), nat),
        Arguments.of("nothing left", nat, Designs.blank()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void nftComesToTheRulesOfTheOtherDesign(String what, Designs before, Designs after)
      throws IOException, InterruptedException {
    write("nft", before, after);
    String got =
        inNamespace(
            "for f in old/firewall/*.nft; do [ ! -e $f ] || nft -f $f || exit 1; done;"
                + " for f in changes/firewall/*.sh; do sh $f || exit 1; done; nft list ruleset");
    String want =
        inNamespace(
            "for f in new/firewall/*.nft; do [ ! -e $f ] || nft -f $f || exit 1; done;"
                + " nft list ruleset");
    assertThat(sortedRules(got)).as(what).isEqualTo(sortedRules(want));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void iptablesComesToTheRulesOfTheOtherDesign(String what, Designs before, Designs after)
      throws IOException, InterruptedException {
    Tools.assumeInstalled("iptables-restore", "iptables");
    write("iptables", before, after);
    for (String tool : List.of("iptables", "ip6tables")) {
      try (Stream<Path> files = Files.list(folder.resolve("changes/firewall"))) {
        for (Path file : files.filter(f -> f.toString().endsWith("." + tool)).toList()) {
          String name = file.getFileName().toString().replace("-changes.", ".");
          String load = " [ ! -e %s/firewall/" + name + " ] || " + tool + "-restore <%s/firewall/";
          String got =
              inNamespace(
                  load.formatted("old", "old")
                      + name
                      + " || exit 1; "
                      + tool
                      + "-restore --noflush <"
                      + file
                      + " || exit 1; "
                      + tool
                      + "-save");
          String want =
              inNamespace(load.formatted("new", "new") + name + " || exit 1; " + tool + "-save");
          assertThat(sortedLines(got)).as(what + " " + name).isEqualTo(sortedLines(want));
        }
      }
    }
  }

  private void write(String format, Designs before, Designs after) throws IOException {
    List<OutFile> changes =
        Exporters.findChanging(format)
            .orElseThrow()
            .changes(before.exportInput(), after.exportInput());
    assertThat(changes).isNotEmpty();
    write("changes", changes);
    write("old", Exporters.find(format).orElseThrow().render(before.exportInput()));
    write("new", Exporters.find(format).orElseThrow().render(after.exportInput()));
  }

  private void write(String name, List<OutFile> files) throws IOException {
    for (OutFile file : files) {
      Path path = folder.resolve(name).resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.write(path, file.bytes());
    }
  }

  private String inNamespace(String script) throws IOException, InterruptedException {
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder("unshare", "-rn", "sh", "-c", script)
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    return said;
  }

  /// Rules in the order of their text, elements in the order of theirs: all rules accept, so order
  /// means nothing.
  private static List<String> sortedRules(String ruleset) {
    return Pattern.compile("elements = \\{([^}]*)\\}")
        .matcher(ruleset)
        .replaceAll(
            (MatchResult m) ->
                "elements = "
                    + Arrays.stream(m.group(1).split(","))
                        .map(String::strip)
                        .sorted()
                        .collect(Collectors.joining(" ")))
        .lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .sorted()
        .toList();
  }

  /// Rules and chains of our own; policies are those of whoever runs the firewall.
  private static List<String> sortedLines(String saved) {
    return saved
        .lines()
        .filter(l -> l.startsWith("-A ") || l.matches(":\\S+ - .*"))
        .map(l -> l.replaceAll("\\[\\d+:\\d+\\]", ""))
        .sorted()
        .toList();
  }
}

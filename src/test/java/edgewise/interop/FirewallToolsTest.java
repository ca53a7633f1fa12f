package edgewise.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.export.ExportInput;
import edgewise.export.Exporters;
import edgewise.export.OutFile;
import edgewise.fixture.Designs;
import edgewise.fixture.HostileDesigns;
import edgewise.fixture.Tools;
import edgewise.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tools that firewall files are made for take those of every template, of a design with IPv6
/// and of designs with hostile names.
class FirewallToolsTest {
  private static Map<String, ExportInput> inputs;

  @TempDir private Path folder;

  private static Map<String, ExportInput> inputs() {
    if (inputs == null) {
      inputs = new LinkedHashMap<>();
      Designs.templateNames().forEach(t -> inputs.put(t, Designs.template(t).exportInput()));
      inputs.put("ipv6", Designs.withIpv6().exportInput());
      inputs.put("interfaces", Designs.withIpv6().withInterfaces(0).exportInput());
      inputs.put(
          "long interfaces", Designs.template("edge-single-nat").withInterfaces(20).exportInput());
      HostileDesigns.NAMES
          .keySet()
          .forEach(n -> inputs.put("hostile " + n, HostileDesigns.of(n).getFirst().exportInput()));
    }
    return inputs;
  }

  private static void assumeNamespace(String command) throws IOException, InterruptedException {
    Tools.assumeInstalled("unshare", "util-linux");
    Process process =
        new ProcessBuilder("unshare", "-rn", "sh", "-c", command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Assumptions.assumeTrue(
        process.waitFor() == 0, "this machine gives no network namespace with a packet filter");
  }

  /// Writes the files of a format, each design in a folder of its own.
  private void write(String format) throws IOException {
    int n = 0;
    for (Map.Entry<String, ExportInput> one : inputs().entrySet()) {
      Path design = folder.resolve(++n + "-" + one.getKey().replace(' ', '-'));
      for (OutFile file : Exporters.find(format).orElseThrow().render(one.getValue())) {
        Path path = design.resolve(file.path());
        Files.createDirectories(path.getParent());
        Files.write(path, file.bytes());
      }
    }
  }

  /// Runs a script in the folder; what it prints is what went wrong.
  private void complainsOfNothing(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).isEmpty();
  }

  @Test
  void nftChecksAndLoadsEveryFile() throws IOException, InterruptedException {
    Tools.assumeInstalled("nft", "nftables");
    assumeNamespace("nft list ruleset");
    write("nft");
    // Twice, since a file replaces what an earlier one left.
    complainsOfNothing(
        "unshare",
        "-rn",
        "sh",
        "-c",
        "for f in */firewall/*.nft; do nft -c -f $f && nft -f $f && nft -f $f || echo $f; done");
  }

  @Test
  void iptablesChecksAndLoadsEveryFile() throws IOException, InterruptedException {
    Tools.assumeInstalled("iptables-restore", "iptables");
    assumeNamespace("iptables-save");
    write("iptables");
    complainsOfNothing(
        "unshare",
        "-rn",
        "sh",
        "-c",
        """
        for f in */firewall/*.iptables; do
          iptables-restore --test <$f && iptables-restore <$f || echo $f
        done
        for f in */firewall/*.ip6tables; do
          ip6tables-restore --test <$f && ip6tables-restore <$f || echo $f
        done
        """);
  }

  @Test
  void capircaMakesRulesOfEveryTerm() throws IOException, InterruptedException {
    Tools.assumeInstalled("aclgen", "python3-capirca");
    write("capirca");
    complainsOfNothing(
        "sh",
        "-c",
        """
        for d in */; do
          mkdir $d/pol $d/out; mv $d/firewall/*.pol $d/pol 2>/dev/null || continue
          aclgen --base_directory $d --definitions_directory $d/firewall --output_directory $d/out \\
            >$d/log 2>&1 && ! grep -E '^[EF][0-9]|Traceback' $d/log || { echo $d; cat $d/log; }
        done
        """);
    for (Path made : made("asa")) {
      String text = Files.readString(made, UTF_8);
      assertThat(terms(made, "ciscoasa"))
          .as(made.toString())
          .allMatch(term -> text.contains(" remark " + term + "\n"));
    }
    for (Path made : made("xml")) {
      String text = Files.readString(made, UTF_8);
      assertThat(terms(made, "paloalto"))
          .as(made.toString())
          .allMatch(term -> text.contains("<entry name=\"" + term + "\">"));
    }
  }

  private List<Path> made(String extension) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> made = all.filter(p -> p.toString().endsWith("." + extension)).sorted().toList();
      assertThat(made).hasSizeGreaterThan(Designs.templateNames().size());
      return made;
    }
  }

  /// The terms of those filters that are made for a target.
  private static List<String> terms(Path made, String target) throws IOException {
    String name = made.getFileName().toString();
    Path policy =
        made.resolveSibling("../pol/" + name.substring(0, name.lastIndexOf('.')) + ".pol");
    List<String> terms = new ArrayList<>();
    for (String filter : Files.readString(policy, UTF_8).split("\nheader ")) {
      if (filter.contains("target:: " + target)) {
        Pattern.compile("(?m)^term (\\S+)")
            .matcher(filter)
            .results()
            .forEach(m -> terms.add(m.group(1)));
      }
    }
    assertThat(terms).isNotEmpty();
    return terms;
  }

  @Test
  void everyRowHasItsRuleOnEveryDevice() {
    Map<String, String> signs =
        Map.of(
            "nft", "ct state new goto pass comment \"ID: ",
            "iptables", "--comment \"ID: ",
            "asa", " remark ID: ",
            "panos", " description \"ID: ",
            "fortios", "set comments \"ID: ",
            "windows-firewall", "-DisplayName 'ID: ",
            "capirca", "comment:: \"ID: ");
    for (String template : Designs.templateNames()) {
      Plan plan = inputs().get(template).plan();
      signs.forEach(
          (format, sign) -> {
            String all = all(format, inputs().get(template));
            plan.firewall().stream()
                .filter(r -> !r.source().addresses().isEmpty())
                .filter(r -> !r.destination().addresses().isEmpty())
                .filter(r -> !format.equals("windows-firewall") || !r.id().startsWith("cli-"))
                .forEach(
                    r ->
                        assertThat(all)
                            .as(template + " " + format)
                            .contains(sign.replace("ID", r.id())));
          });
    }
  }

  private static String all(String format, ExportInput in) {
    StringBuilder all = new StringBuilder();
    Exporters.find(format)
        .orElseThrow()
        .render(in)
        .forEach(f -> all.append(new String(f.bytes(), UTF_8)));
    return all.toString();
  }
}

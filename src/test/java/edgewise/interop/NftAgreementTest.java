package edgewise.interop;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.export.ExportInput;
import edgewise.export.Exporters;
import edgewise.export.OutFile;
import edgewise.fixture.Designs;
import edgewise.fixture.Tools;
import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.Transport;
import edgewise.plan.Endpoint;
import edgewise.plan.FirewallRow;
import edgewise.plan.FirewallSide;
import edgewise.plan.Plan;
import edgewise.sim.Filter;
import edgewise.text.Texts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rule sets, loaded into the packet filter of the kernel, let through what the simulator says
/// and nothing else: real connections from every end to every end, on every port that matters.
class NftAgreementTest {
  private static final String INTERNET = "198.51.100.200";
  private static final int EPHEMERAL = 33_000;

  @TempDir private static Path folder;

  /// One connection to try.
  private record Probe(
      Address source, int sourcePort, Address destination, int port, Transport transport) {}

  @BeforeAll
  static void needsNamespaces() throws IOException, InterruptedException {
    Tools.assumeInstalled("nft", "nftables");
    Tools.assumeInstalled("ip", "iproute2");
    Tools.assumeInstalled("unshare", "util-linux");
    Process process =
        new ProcessBuilder(
                "unshare", "-rnm", "sh", "-c", "mount -t tmpfs none /run && nft list ruleset")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Assumptions.assumeTrue(
        process.waitFor() == 0, "this machine gives no network namespace with a packet filter");
  }

  static Stream<String> edgeTemplates() {
    return Designs.templateNames().stream().filter(t -> t.startsWith("edge-"));
  }

  @ParameterizedTest
  @MethodSource("edgeTemplates")
  void theKernelAgreesOnEveryProbe(String template) throws IOException, InterruptedException {
    agrees(template, "nft", List.of("nft -f"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"edge-scaled-dnslb-nat", "edge-scaled-hlb"})
  void theKernelAgreesWithIptablesToo(String template) throws IOException, InterruptedException {
    Tools.assumeInstalled("iptables-restore", "iptables");
    agrees(template, "iptables", List.of("iptables-restore"));
  }

  /// One machine in the place of all firewalls of a site, with the files of all of them.
  @Test
  void oneMachineDoesTheWorkOfSeveralFirewalls() throws IOException, InterruptedException {
    agrees("edge-single-nat", "nft", List.of("nft -f", "nft -f", "nft -f"));
  }

  @Test
  void oneMachineDoesTheWorkOfSeveralFirewallsWithIptablesToo()
      throws IOException, InterruptedException {
    Tools.assumeInstalled("iptables-restore", "iptables");
    String more = "iptables-restore --noflush";
    agrees("edge-single-nat", "iptables", List.of("iptables-restore", more, more));
  }

  /// @param load how the file of the firewall in question is loaded; where there are more, how the
  ///   files of all firewalls are, one after the other
  private void agrees(String template, String format, List<String> load)
      throws IOException, InterruptedException {
    Plan plan = Designs.template(template).plan();
    boolean together = load.size() > 1;
    for (FirewallSide side : List.of(FirewallSide.EXTERNAL, FirewallSide.INTERNAL)) {
      List<Probe> probes = probes(plan, side);
      Set<Integer> expected = new TreeSet<>();
      for (FirewallSide judge : together ? List.of(FirewallSide.values()) : List.of(side)) {
        expected.addAll(expected(plan, judge, probes));
      }
      assertThat(expected).hasSizeBetween(40, probes.size() - 40);
      Set<Integer> seen = tried(template, plan, side, probes, format, load);
      assertThat(differences(probes, expected, seen)).as(template + " " + side.id()).isEmpty();
    }
  }

  private static List<String> differences(
      List<Probe> probes, Set<Integer> expected, Set<Integer> seen) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < probes.size(); i++) {
      if (expected.contains(i) != seen.contains(i)) {
        found.add((seen.contains(i) ? "passed " : "dropped ") + probes.get(i));
      }
    }
    return found;
  }

  private static Set<Integer> expected(Plan plan, FirewallSide side, List<Probe> probes) {
    Filter filter = new Filter(plan.firewall());
    Set<Integer> expected = new TreeSet<>();
    for (int i = 0; i < probes.size(); i++) {
      Probe p = probes.get(i);
      if (filter.passes(
          side, p.source(), p.destination(), p.transport(), p.sourcePort(), p.port())) {
        expected.add(i);
      }
    }
    return expected;
  }

  /// From every address that rows name, and one that none does, to every such address on the other
  /// side, on every port at the edge of a range, both within and without.
  private static List<Probe> probes(Plan plan, FirewallSide side) {
    Set<Address> near = new LinkedHashSet<>();
    Set<Address> far = new LinkedHashSet<>();
    Set<Integer> ports = new TreeSet<>(Set.of(22, 7000));
    Set<Integer> sourcePorts = new LinkedHashSet<>();
    for (FirewallRow row : plan.firewall()) {
      if (row.firewall() != side) {
        continue;
      }
      row.ports()
          .ifPresent(
              p ->
                  ports.addAll(
                      List.of(p.from(), p.to(), p.from() - 1, Math.min(65_535, p.to() + 1))));
      row.sourcePorts()
          .ifPresent(p -> sourcePorts.addAll(List.of(p.from() + 9, (p.from() + p.to()) / 2)));
      for (Endpoint end : List.of(row.source(), row.destination())) {
        for (Cidr part : end.addresses().parts()) {
          Address one = part.length() == 32 ? part.base() : inside(part);
          (isPerimeter(end) ? near : far).add(one);
        }
      }
    }
    far.add(Address.of(INTERNET));
    List<Probe> probes = new ArrayList<>();
    int next = EPHEMERAL;
    int inRange = 0;
    for (Address a : near) {
      for (Address b : far) {
        for (int port : ports) {
          for (Transport transport : Transport.values()) {
            probes.add(new Probe(b, next, a, port, transport));
            next = next > 48_000 ? EPHEMERAL : next + 1;
            probes.add(new Probe(a, next, b, port, transport));
            next = next > 48_000 ? EPHEMERAL : next + 1;
          }
        }
        for (int from : sourcePorts) {
          for (Transport transport : Transport.values()) {
            for (int port : List.of(443, 7000)) {
              probes.add(new Probe(a, from + inRange++, b, port, transport));
            }
          }
        }
      }
    }
    return routed(plan, side, probes);
  }

  /// Leaves out what no router would carry: a machine behind NAT is called at its public address
  /// and calls from its own.
  private static List<Probe> routed(Plan plan, FirewallSide side, List<Probe> probes) {
    Set<Address> publicOnes = new HashSet<>();
    Set<Address> privateOnes = new HashSet<>();
    for (FirewallRow row : plan.firewall()) {
      if (row.firewall() == side && !row.destination().translated().isEmpty()) {
        row.destination().addresses().parts().forEach(c -> publicOnes.add(c.base()));
        row.destination().translated().parts().forEach(c -> privateOnes.add(c.base()));
      }
    }
    return probes.stream()
        .filter(p -> !publicOnes.contains(p.source()) && !privateOnes.contains(p.destination()))
        .toList();
  }

  private static Address inside(Cidr part) {
    String base = part.base().text();
    return Address.of(base.substring(0, base.lastIndexOf('.') + 1) + "200");
  }

  private static boolean isPerimeter(Endpoint end) {
    return switch (end.role()) {
      case "access-edge",
          "xmpp-proxy",
          "web-conf-edge",
          "av-edge",
          "edge-internal",
          "reverse-proxy-external",
          "reverse-proxy-internal" ->
          true;
      default -> false;
    };
  }

  private Set<Integer> tried(
      String template,
      Plan plan,
      FirewallSide side,
      List<Probe> probes,
      String format,
      List<String> load)
      throws IOException, InterruptedException {
    Path lab =
        Files.createDirectory(
            folder.resolve(template + "-" + side.id() + "-" + format + "-" + load.size()));
    List<OutFile> rules = ruleSets(template, plan, format);
    if (load.size() == 1) {
      rules =
          rules.stream().filter(f -> f.path().endsWith("-" + side.id() + "." + format)).toList();
    }
    assertThat(rules).hasSameSizeAs(load);
    StringBuilder loaded = new StringBuilder();
    for (int i = 0; i < rules.size(); i++) {
      Files.write(lab.resolve("rules" + i), rules.get(i).bytes());
      loaded.append("ip netns exec fw ").append(load.get(i)).append(" rules").append(i);
      loaded.append('\n');
    }
    Set<Address> near = new LinkedHashSet<>();
    Set<Address> far = new LinkedHashSet<>();
    List<String> inward = new ArrayList<>();
    List<String> outward = new ArrayList<>();
    Set<Address> perimeter = new HashSet<>();
    for (FirewallRow row : plan.firewall()) {
      if (row.firewall() == side) {
        for (Endpoint end : List.of(row.source(), row.destination())) {
          for (Cidr c : end.addresses().parts()) {
            if (isPerimeter(end)) {
              perimeter.add(c.base());
            }
          }
          end.translated().parts().forEach(c -> near.add(c.base()));
        }
      }
    }
    for (int i = 0; i < probes.size(); i++) {
      Probe p = probes.get(i);
      String line =
          i
              + " "
              + p.transport()
              + " "
              + p.source().text()
              + " "
              + p.sourcePort()
              + " "
              + p.destination().text()
              + " "
              + p.port();
      if (perimeter.contains(p.source())) {
        outward.add(line);
        near.add(p.source());
        far.add(p.destination());
      } else {
        inward.add(line);
        far.add(p.source());
        near.add(p.destination());
      }
    }
    Files.write(lab.resolve("inward.txt"), inward);
    Files.write(lab.resolve("outward.txt"), outward);
    Files.writeString(lab.resolve("lab.sh"), script(near, far, loaded.toString()));
    run(lab);
    Set<Integer> passed = new TreeSet<>();
    for (String name : List.of("inward.out", "outward.out")) {
      Files.readAllLines(lab.resolve(name)).forEach(l -> passed.add(Integer.valueOf(l)));
    }
    return passed;
  }

  private static List<OutFile> ruleSets(String template, Plan plan, String format) {
    ExportInput input =
        new ExportInput(
            Designs.template(template).document(),
            plan,
            List.of(),
            Texts.english(),
            template,
            Optional.empty());
    return Exporters.find(format).orElseThrow().render(input);
  }

  /// Two ends and the firewall, each in a namespace; all of it is gone with the last process.
  private static String script(Set<Address> near, Set<Address> far, String load) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(p -> Files.exists(Path.of(p, "edgewise/interop/Ends.class")))
            .map(p -> Path.of(p).toAbsolutePath().toString())
            .findFirst()
            .orElseThrow();
    StringBuilder out = new StringBuilder();
    out.append("set -e\n");
    out.append("mount -t tmpfs none /run; mkdir /run/netns\n");
    out.append("for n in near fw far; do ip netns add $n; ip -n $n link set lo up; done\n");
    for (String end : List.of("near", "far")) {
      String net = end.equals("near") ? "10.255.1" : "10.255.2";
      out.append("ip link add ").append(end).append("0 netns fw type veth peer name fw0 netns ");
      out.append(end).append('\n');
      out.append("ip -n fw addr add ").append(net).append(".1/24 dev ").append(end).append("0\n");
      out.append("ip -n fw link set ").append(end).append("0 up\n");
      out.append("ip -n ").append(end).append(" addr add ").append(net).append(".2/24 dev fw0\n");
      out.append("ip -n ").append(end).append(" link set fw0 up\n");
      out.append("ip -n ").append(end).append(" route add default via ").append(net);
      out.append(".1\n");
      out.append("ip netns exec ").append(end);
      out.append(" sysctl -qw net.ipv4.ip_nonlocal_bind=1 net.ipv4.conf.all.rp_filter=0\n");
      for (Address a : end.equals("near") ? near : far) {
        out.append("ip -n ").append(end).append(" route add local ").append(a.text());
        out.append("/32 dev lo\n");
        out.append("ip -n fw route add ").append(a.text()).append("/32 via ").append(net);
        out.append(".2\n");
      }
      out.append("ip netns exec ").append(end).append(" nft -f - <<'END'\n");
      out.append("table ip catch {\n chain pre {\n  type nat hook prerouting priority dstnat;\n");
      out.append("  iifname \"fw0\" meta l4proto { tcp, udp } redirect to :7\n }\n}\nEND\n");
    }
    out.append("ip netns exec fw sysctl -qw net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=0\n");
    out.append(load);
    String ends =
        java + " -Xshare:auto -XX:TieredStopAtLevel=1 -cp '" + classes + "' edgewise.interop.Ends ";
    for (String end : List.of("near", "far")) {
      out.append("mkfifo ").append(end).append(".ready\n");
      out.append("(ip netns exec ").append(end).append(' ').append(ends);
      out.append("echo ").append(end).append(".ready || echo dead >").append(end);
      out.append(".ready) &\n");
    }
    for (String end : List.of("near", "far")) {
      out.append("[ \"$(cat ").append(end).append(".ready)\" = ready ]\n");
    }
    out.append("ip netns exec far ").append(ends).append("probe inward.txt inward.out\n");
    out.append("ip netns exec near ").append(ends).append("probe outward.txt outward.out\n");
    out.append("kill %1 %2 2>/dev/null || true\n");
    return out.toString();
  }

  private static void run(Path lab) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("unshare", "-rnm", "--fork", "--pid", "--kill-child", "sh", "lab.sh")
            .directory(lab.toFile())
            .redirectErrorStream(true)
            .redirectOutput(lab.resolve("log.txt").toFile())
            .start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended && process.exitValue() == 0)
        .as(Files.readString(lab.resolve("log.txt")))
        .isTrue();
  }
}

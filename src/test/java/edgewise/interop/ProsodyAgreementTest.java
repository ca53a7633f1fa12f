package edgewise.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.catalogue.XmppNegotiation;
import edgewise.catalogue.XmppNegotiation.Method;
import edgewise.export.ExportInput;
import edgewise.export.NftExporter;
import edgewise.export.OutFile;
import edgewise.export.ZoneExporter;
import edgewise.fixture.Designs;
import edgewise.fixture.Tools;
import edgewise.model.Assumption;
import edgewise.model.Direction;
import edgewise.model.Negotiation;
import edgewise.model.Traffic;
import edgewise.model.Verdict;
import edgewise.model.Words;
import edgewise.plan.CertificateRow;
import edgewise.plan.Plan;
import edgewise.plan.San;
import edgewise.sim.Fault;
import edgewise.sim.FlowResult;
import edgewise.sim.Hop;
import edgewise.sim.SimSettings;
import edgewise.sim.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two real Prosody servers, one in the place of the XMPP proxy and one as the partner, with the
/// planned records in a real name server, the planned names on the certificate and the planned
/// rules in a packet filter between them, do what the simulator says: the same look-ups, the same
/// connections, the same way to vouch for each other, the same refusals.
class ProsodyAgreementTest {
  private static final String DOMAIN = "xmpp-partner.example";
  private static final String PARTNER = "198.51.100.20";
  private static final String RESOLVER = "198.51.100.53";

  @TempDir private static Path folder;

  /// How both sides are set up.
  ///
  /// @param signed whether one authority that both trust signs the certificates; else they sign
  ///   themselves
  /// @param leftOut a name that our certificate lacks, or empty
  /// @param record whether the partner publishes its service record
  record SetUp(
      String name,
      String tls,
      String sasl,
      boolean dialback,
      boolean signed,
      String leftOut,
      boolean record) {
    Designs design() {
      return Designs.template("edge-single-public")
          .set("xmpp-partner/addresses", "[\"" + PARTNER + "\"]")
          .set("xmpp-partner/xmpp/tls", '"' + tls + '"')
          .set("xmpp-partner/xmpp/sasl", '"' + sasl + '"')
          .set("xmpp-partner/xmpp/dialback", Boolean.toString(dialback))
          .set("xmpp-partner/trusted", Boolean.toString(signed))
          .set("xmpp-partner/publishesSrv", Boolean.toString(record));
    }

    /// What the matrix of the product lets these settings use.
    Set<Method> methods() {
      return XmppNegotiation.standard().row(word(tls), word(sasl), dialback).methods();
    }

    /// Whether certificates are all that counts.
    boolean checked() {
      return methods().equals(Set.of(Method.SASL_TLS));
    }

    private static Negotiation word(String word) {
      return (Negotiation) Words.parse(Negotiation.class, word).orElseThrow();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// What happened on the way of one message, predicted or seen.
  ///
  /// @param lookups `ours|partner SRV|address NAME`
  /// @param dialled `ADDRESS PORT` of each connection
  /// @param method how the streams were vouched for; empty when they were not
  /// @param refusal reason and stream error; empty when the message arrived
  private record Story(
      Set<String> lookups,
      Set<String> dialled,
      String method,
      boolean tlsRequired,
      String refusal) {}

  static Stream<SetUp> setUps() {
    return Stream.of(
        new SetUp("one authority", "required", "optional", true, true, "", true),
        new SetUp("self-signed", "required", "optional", true, false, "", true),
        new SetUp("self-signed and checked", "required", "required", false, false, "", true),
        new SetUp("name left out", "required", "optional", true, true, "contoso.com", true),
        new SetUp("name checked", "required", "required", false, true, "contoso.com", true),
        new SetUp("no record", "required", "optional", true, true, "", false),
        new SetUp("dialback only", "optional", "not-supported", true, true, "", true),
        new SetUp("without TLS", "not-supported", "not-supported", true, false, "", true));
  }

  @BeforeAll
  static void needsServersAndNamespaces() throws IOException, InterruptedException {
    Tools.assumeInstalled("prosody", "prosody");
    Tools.assumeInstalled("named", "bind9");
    Tools.assumeInstalled("openssl", "openssl");
    Tools.assumeInstalled("nft", "nftables");
    Tools.assumeInstalled("ip", "iproute2");
    Tools.assumeInstalled("unshare", "util-linux");
    Process process =
        new ProcessBuilder(
                "unshare",
                "-rnm",
                "sh",
                "-c",
                "mount -t tmpfs none /run && mount --bind /dev/null /etc/resolv.conf && nft list"
                    + " ruleset")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Assumptions.assumeTrue(
        process.waitFor() == 0,
        "this machine gives no network namespace with a packet filter and a resolver of its own");
  }

  @ParameterizedTest
  @MethodSource("setUps")
  void messageGoesAsPredicted(SetUp setUp) throws IOException, InterruptedException {
    Designs design = setUp.design();
    Plan plan = design.plan();
    Map<Direction, Path> labs = new EnumMap<>(Direction.class);
    Map<Direction, Process> running = new EnumMap<>(Direction.class);
    for (Direction direction : Direction.values()) {
      Path lab = Files.createTempDirectory(folder, "lab");
      labs.put(direction, lab);
      prepare(lab, setUp, design, direction);
      running.put(direction, start(lab));
    }
    for (Direction direction : Direction.values()) {
      Path lab = labs.get(direction);
      finish(lab, running.get(direction));
      assertThat(seen(lab, plan, direction))
          .as(setUp + ", " + direction.id() + "\n" + log(lab, "ours") + log(lab, "partner"))
          .isEqualTo(predicted(setUp, plan, direction));
    }
  }

  // --- What the simulator says

  private static Story predicted(SetUp setUp, Plan plan, Direction direction) {
    List<Fault> faults =
        setUp.leftOut().isEmpty()
            ? List.of()
            : List.of(Fault.certificate(certificate(plan).id(), "no-name=" + setUp.leftOut()));
    // Prosody goes on with a partner whose certificate lacks the name unless told to check.
    SimSettings settings =
        SimSettings.with(setUp.checked() ? Set.of() : Set.of(Assumption.CALLER_PROVES_ALONE));
    Simulator simulator = new Simulator(plan, settings);
    FlowResult result =
        simulator.flows(List.of(Traffic.IM)).stream()
            .filter(f -> f.partnerName().equals(DOMAIN) && f.direction() == direction)
            .map(f -> simulator.run(f, faults))
            .findFirst()
            .orElseThrow();
    Set<String> lookups = new TreeSet<>();
    Set<String> dialled = new TreeSet<>();
    String method = "";
    for (Hop hop : result.hops()) {
      if (hop.lookup().startsWith("negotiation ") && hop.result() == Hop.Result.OK) {
        method = hop.lookup().substring("negotiation ".length());
      }
      if (hop.port() == 5269) {
        String asking = hop.from().equals(DOMAIN) ? "partner" : "ours";
        for (String question : hop.lookup().split("; ")) {
          String name = question.substring(0, question.indexOf(" = "));
          lookups.add(asking + (name.startsWith("_") ? " SRV " : " address ") + name);
        }
        String address = hop.lookup().substring(hop.lookup().lastIndexOf(' ') + 1);
        dialled.add(address + " " + hop.port());
      }
    }
    String refusal =
        result.verdict() == Verdict.DELIVERED
            ? ""
            : result.reason().why().id() + " " + result.reason().why().code().xmpp();
    return new Story(lookups, dialled, method, !setUp.methods().contains(Method.DIALBACK), refusal);
  }

  private static CertificateRow certificate(Plan plan) {
    return plan.certificates().stream()
        .filter(c -> c.assignedTo().contains("AccessEdgeExternal"))
        .findFirst()
        .orElseThrow();
  }

  // --- What the servers did

  private static Story seen(Path lab, Plan plan, Direction direction) throws IOException {
    String caller = log(lab, direction == Direction.OUT ? "ours" : "partner");
    String called = log(lab, direction == Direction.OUT ? "partner" : "ours");
    boolean encrypted = found(caller, "(?m)^s2sout\\S*\\s.*Stream encrypted");
    boolean arrived = found(called, "Received\\[s2sin\\]: <message");
    String method = "";
    if (arrived) {
      method =
          found(caller, "SASL EXTERNAL with \\S+ succeeded")
              ? "sasl-tls"
              : encrypted ? "dialback-tls" : "dialback";
    }
    return new Story(
        lookups(lab, plan),
        dialled(lab),
        method,
        found(called, "Sending stream features: <stream:features>.*<starttls[^>]*><required/>"),
        arrived ? "" : refusal(caller + called));
  }

  /// The questions that reached the name server. Prosody also asks for the direct-TLS service,
  /// which no plan publishes, and goes on when there is none.
  private static Set<String> lookups(Path lab, Plan plan) throws IOException {
    Set<String> asked = new TreeSet<>();
    Set<String> direct = new TreeSet<>();
    for (MatchResult m :
        matches(
            log(lab, "names"), "client \\S+ ([0-9.]+)#\\d+ \\(\\S+\\): query: (\\S+) IN (\\S+)")) {
      String name = m.group(2).toLowerCase(Locale.ROOT);
      String asking = m.group(1).equals(ours(plan)) ? "ours" : "partner";
      if (name.startsWith("_xmpps-server._tcp.")) {
        direct.add(asking + " SRV " + name.replace("_xmpps-", "_xmpp-"));
      } else {
        asked.add(asking + (m.group(3).equals("SRV") ? " SRV " : " address ") + name);
      }
    }
    assertThat(asked).containsAll(direct);
    return asked;
  }

  private static Set<String> dialled(Path lab) throws IOException {
    Set<String> dialled = new TreeSet<>();
    for (MatchResult m :
        matches(Files.readString(lab.resolve("dialled.txt")), "\\S+ \\. ([0-9.]+) \\. (\\d+)")) {
      dialled.add(m.group(1) + " " + m.group(2));
    }
    return dialled;
  }

  private static String refusal(String logs) {
    String why =
        found(logs, "certificate (is not trusted|is self-signed)")
            ? "certificate-untrusted"
            : found(logs, "certificate is not valid for this name") ? "certificate-name" : "?";
    return why
        + " "
        + matches(logs, "<stream:error> is: <stream:error><([a-z-]+)").stream()
            .map(m -> m.group(1))
            .distinct()
            .collect(Collectors.joining(" "));
  }

  private static boolean found(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).find();
  }

  private static List<MatchResult> matches(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().toList();
  }

  private static String log(Path lab, String name) throws IOException {
    return Files.readString(lab.resolve(name + ".log"));
  }

  private static String ours(Plan plan) {
    return plan.dns().stream()
        .filter(r -> r.name().equals("sip.contoso.com") && r.zone().name().equals("EXTERNAL"))
        .map(r -> r.value())
        .findFirst()
        .orElseThrow();
  }

  // --- The two servers and what is between them

  private static void prepare(Path lab, SetUp setUp, Designs design, Direction direction)
      throws IOException {
    ExportInput input = design.exportInput();
    Plan plan = input.plan();
    Files.write(
        lab.resolve("fw.nft"),
        new NftExporter()
            .render(input).stream()
                .filter(f -> f.path().endsWith("-external.nft"))
                .map(OutFile::bytes)
                .findFirst()
                .orElseThrow());
    List<String> zones = new ArrayList<>();
    for (OutFile file : new ZoneExporter().render(input)) {
      String name = file.path().substring(file.path().lastIndexOf('/') + 1);
      if (name.startsWith("external-") && name.endsWith(".zone")) {
        Files.write(lab.resolve(name), file.bytes());
        String zone = name.substring("external-".length(), name.length() - ".zone".length());
        zones.add(zone(zone, name));
      }
    }
    Files.writeString(lab.resolve("partner.zone"), partnerZone(setUp));
    zones.add(zone(DOMAIN, "partner.zone"));
    Files.writeString(lab.resolve("named.conf"), nameServer(lab, zones));
    CertificateRow certificate = certificate(plan);
    List<String> names = new ArrayList<>();
    certificate.sans().stream().map(San::name).forEach(names::add);
    names.remove(setUp.leftOut());
    Files.writeString(
        lab.resolve("certificates.sh"),
        authority()
            + certificate(
                "ours",
                certificate.subject(),
                names,
                certificate.clientAuthentication(),
                setUp.signed())
            + certificate(
                "partner",
                "xmpp." + DOMAIN,
                List.of(DOMAIN, "xmpp." + DOMAIN),
                false,
                setUp.signed()));
    boolean out = direction == Direction.OUT;
    Files.writeString(
        lab.resolve("ours.cfg.lua"), server(lab, "ours", "contoso.com", ours(plan), setUp, out));
    Files.writeString(
        lab.resolve("partner.cfg.lua"), server(lab, "partner", DOMAIN, PARTNER, setUp, !out));
    Files.writeString(lab.resolve("mod_speech.lua"), speech(direction));
    Files.writeString(lab.resolve("lab.sh"), script(ours(plan), direction));
    for (String name : List.of("ours", "partner", "names")) {
      Files.createDirectory(lab.resolve(name));
    }
  }

  private static String zone(String zone, String file) {
    return "zone \"" + zone + "\" { type primary; file \"" + file + "\"; };\n";
  }

  private static String partnerZone(SetUp setUp) {
    return "$ORIGIN "
        + DOMAIN
        + ".\n$TTL 3600\n@ IN SOA ns hostmaster ( 1 7200 900 1209600 3600 )\n@ IN NS ns\nns IN A "
        + RESOLVER
        + (setUp.record()
            ? "\nxmpp IN A " + PARTNER + "\n_xmpp-server._tcp IN SRV 0 0 5269 xmpp\n"
            : "\n@ IN A " + PARTNER + "\n");
  }

  private static String nameServer(Path lab, List<String> zones) {
    return """
    options {
      directory "LAB"; pid-file none; session-keyfile "LAB/names/key";
      managed-keys-directory "LAB/names"; listen-on port 53 { RESOLVER; }; listen-on-v6 { none; };
      recursion no; dnssec-validation no; empty-zones-enable no; querylog yes;
    };
    controls { };
    """
            .replace("LAB", lab.toString())
            .replace("RESOLVER", RESOLVER)
        + String.join("", zones);
  }

  private static String authority() {
    return """
    set -e
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem -days 30 -subj '/CN=Lab CA'
    """;
  }

  private static String certificate(
      String file, String subject, List<String> names, boolean client, boolean signed) {
    return """
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout FILE.key -out FILE.csr -subj '/CN=SUBJECT'
    printf 'subjectAltName=NAMES\\nextendedKeyUsage=USES\\n' >FILE.ext
    openssl x509 -req -in FILE.csr SIGNER -days 30 -extfile FILE.ext -out FILE.pem
    """
        .replace(
            "SIGNER", signed ? "-CA ca.pem -CAkey ca.key -CAcreateserial" : "-signkey FILE.key")
        .replace("SUBJECT", subject)
        .replace("NAMES", names.stream().map(n -> "DNS:" + n).collect(Collectors.joining(",")))
        .replace("USES", client ? "serverAuth,clientAuth" : "serverAuth")
        .replace("FILE", file);
  }

  /// The settings of the product in the words of Prosody.
  ///
  /// @param caller whether it sends the message
  private static String server(
      Path lab, String name, String domain, String address, SetUp setUp, boolean caller) {
    List<String> modules = new ArrayList<>(caller ? List.of("speech") : List.of());
    if (!setUp.tls().equals("not-supported")) {
      modules.add("tls");
    }
    if (!setUp.sasl().equals("not-supported")) {
      modules.addAll(List.of("saslauth", "s2s_auth_certs"));
    }
    if (setUp.dialback()) {
      modules.add("dialback");
    }
    return """
    run_as_root = true
    pidfile = "LAB/NAME/pid"
    data_path = "LAB/NAME"
    plugin_paths = { "LAB" }
    interfaces = { "ADDRESS" }
    modules_enabled = { MODULES }
    modules_disabled = { "c2s" }
    s2s_require_encryption = ENCRYPTED
    s2s_secure_auth = CHECKED
    log = { debug = "*console" }
    VirtualHost "DOMAIN"
      ssl = { key = "LAB/NAME.key", certificate = "LAB/NAME.pem", cafile = "LAB/ca.pem" }
    """
        .replace(
            "MODULES", modules.stream().map(m -> '"' + m + '"').collect(Collectors.joining(", ")))
        .replace("ENCRYPTED", Boolean.toString(setUp.tls().equals("required")))
        .replace("CHECKED", Boolean.toString(setUp.checked()))
        .replace("ADDRESS", address)
        .replace("DOMAIN", domain)
        .replace("NAME", name)
        .replace("LAB", lab.toString());
  }

  /// Our server, the firewall and the partner each in a namespace; all of it is gone with the
  /// script. The message answers nothing and is answered by nothing, so that it needs one direction
  /// only.
  private static String script(String ours, Direction direction) {
    boolean out = direction == Direction.OUT;
    return """
    set -e
    sh certificates.sh 2>certificates.log
    mount -t tmpfs none /run; mkdir /run/netns
    echo nameserver RESOLVER >resolv.conf; mount --bind resolv.conf /etc/resolv.conf
    for n in ours fw partner; do ip netns add $n; ip -n $n link set lo up; done
    join() { # NAMESPACE NET ADDRESS...
      n=$1 net=$2 first=$3; shift 2
      ip link add ${n}0 netns fw type veth peer name fw0 netns $n
      ip -n fw addr add $net.1/24 dev ${n}0; ip -n fw link set ${n}0 up
      ip -n $n addr add $net.2/24 dev fw0; ip -n $n link set fw0 up
      for a; do ip -n $n addr add $a/32 dev lo; ip -n fw route add $a/32 via $net.2; done
      ip -n $n route add default via $net.1 src $first
    }
    join ours 10.255.1 OURS
    join partner 10.255.2 PARTNER RESOLVER
    ip netns exec fw sysctl -qw net.ipv4.ip_forward=1
    ip netns exec fw nft -f fw.nft
    ip netns exec fw nft -f - <<'END'
    table inet seen {
      set dialled { typeof ip saddr . ip daddr . tcp dport; size 65535; flags dynamic; }
      chain first {
        type filter hook prerouting priority -300;
        tcp flags & (syn | ack) == syn add @dialled { ip saddr . ip daddr . tcp dport }
      }
    }
    END
    wait_for() { # NAME TEXT, from the pipe of that name at descriptor 3, 4 or 5
      while IFS= read -r line; do case $line in *"$1"*) return 0;; esac; done
      echo "ended without: $1" >&2; return 1
    }
    mkfifo names.pipe ours.pipe partner.pipe
    (ip netns exec partner named -4 -g -c named.conf 2>&1 | tee names.log |
      grep --line-buffered 'running$' >names.pipe) &
    wait_for running <names.pipe
    signs="Activated service 's2s' on \\[|queued stanzas|Received\\[s2sin\\]: <message"
    serve() { # NAME
      (ip netns exec $1 prosody --config $1.cfg.lua -F 2>&1 | tee $1.log |
        grep -E --line-buffered "$signs" >$1.pipe) &
    }
    serve CALLED; exec 5<CALLED.pipe
    wait_for Activated <&5
    serve CALLER; exec 4<CALLER.pipe
    wait_for 'queued stanzas' <&4
    case $line in *sending*) wait_for 'Received[s2sin]: <message' <&5;; esac
    ip netns exec fw nft list set inet seen dialled >dialled.txt
    """
        .replace("CALLER", out ? "ours" : "partner")
        .replace("CALLED", out ? "partner" : "ours")
        .replace("RESOLVER", RESOLVER)
        .replace("PARTNER", PARTNER)
        .replace("OURS", ours);
  }

  /// What the caller says as soon as it runs.
  private static String speech(Direction direction) {
    boolean out = direction == Direction.OUT;
    return """
    module:set_global()
    module:hook("server-started", function ()
      prosody.core_post_stanza(prosody.hosts["FROM"],
        require "util.stanza".message({ from = "FROM", to = "TO", type = "error" }))
    end)
    """
        .replace("FROM", out ? "contoso.com" : DOMAIN)
        .replace("TO", out ? DOMAIN : "contoso.com");
  }

  private static Process start(Path lab) throws IOException {
    return new ProcessBuilder("unshare", "-rnm", "--fork", "--pid", "--kill-child", "sh", "lab.sh")
        .directory(lab.toFile())
        .redirectErrorStream(true)
        .redirectOutput(lab.resolve("lab.log").toFile())
        .start();
  }

  private static void finish(Path lab, Process process) throws IOException, InterruptedException {
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    StringBuilder logs = new StringBuilder();
    for (String name : List.of("lab", "names", "ours", "partner")) {
      Path log = lab.resolve(name + ".log");
      logs.append(name).append('\n');
      logs.append(Files.exists(log) ? new String(Files.readAllBytes(log), UTF_8) : "");
    }
    assertThat(ended && process.exitValue() == 0).as(logs.toString()).isTrue();
  }
}

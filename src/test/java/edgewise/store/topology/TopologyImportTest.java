package edgewise.store.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import edgewise.catalogue.Kinds;
import edgewise.model.AccessPolicy;
import edgewise.model.AccessSettings;
import edgewise.model.Address;
import edgewise.model.Balancing;
import edgewise.model.CertificationAuthority;
import edgewise.model.Cidr;
import edgewise.model.Decisions;
import edgewise.model.DnsView;
import edgewise.model.DocumentSettings;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.EdgeService;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Encryption;
import edgewise.model.Feature;
import edgewise.model.FileStore;
import edgewise.model.Firewall;
import edgewise.model.Fqdn;
import edgewise.model.Hosts;
import edgewise.model.KindId;
import edgewise.model.Layout;
import edgewise.model.LoadBalancer;
import edgewise.model.MeetUrl;
import edgewise.model.Network;
import edgewise.model.OfficeWebApps;
import edgewise.model.Organization;
import edgewise.model.PolicyScope;
import edgewise.model.Pool;
import edgewise.model.PortRange;
import edgewise.model.PstnGateway;
import edgewise.model.Release;
import edgewise.model.RequestSettings;
import edgewise.model.ReverseProxy;
import edgewise.model.Routing;
import edgewise.model.Server;
import edgewise.model.Service;
import edgewise.model.SimpleUrls;
import edgewise.model.SipDomain;
import edgewise.model.Site;
import edgewise.model.SqlAvailability;
import edgewise.model.SqlServer;
import edgewise.model.Topology;
import edgewise.model.UrlNaming;
import edgewise.model.View;
import edgewise.model.Vip;
import edgewise.model.VipService;
import edgewise.model.WebServices;
import edgewise.model.Zone;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyImportTest {
  private static final String BUILDER = fixture("builder-enterprise.tbxml");
  private static final String DEPLOYED = fixture("deployed-paired.xml");
  private static final PortRange AUDIO = new PortRange(49152, 57500);
  private static final PortRange VIDEO = new PortRange(57501, 65535);
  private static final PortRange SHARING = new PortRange(49152, 65535);

  static String fixture(String name) {
    try (InputStream in = TopologyImportTest.class.getResourceAsStream("/topology/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Outcome<Imported> parse(String text) {
    return TopologyImport.parse(text.getBytes(StandardCharsets.UTF_8), "t.xml");
  }

  private static Imported imported(Outcome<Imported> outcome) {
    assertThat(outcome)
        .as(() -> outcome instanceof Outcome.Refused<Imported> r ? said(r.why()).toString() : "")
        .isInstanceOf(Outcome.Ok.class);
    return ((Outcome.Ok<Imported>) outcome).value();
  }

  private static Imported imported(String text) {
    return imported(parse(text));
  }

  private static Topology topology(String text) {
    return imported(text).document().topology();
  }

  private static List<String> refused(String text) {
    return refused(parse(text));
  }

  private static List<String> refused(Outcome<Imported> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return said(((Outcome.Refused<Imported>) outcome).why());
  }

  private static List<String> said(List<Trouble> troubles) {
    return troubles.stream().map(t -> t.say(Texts.english())).toList();
  }

  private static List<String> notes(Imported imported, NoteKind kind) {
    return said(imported.notesByKind().getOrDefault(kind, List.of()));
  }

  private static <T> T element(Topology topology, String id, Class<T> type) {
    return type.cast(
        topology.elements().stream()
            .filter(e -> e.id().value().equals(id))
            .findFirst()
            .orElseThrow());
  }

  private static <T> List<T> elements(Topology topology, Class<T> type) {
    return topology.elements().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static ElementId id(String value) {
    return ElementId.of(value);
  }

  private static KindId kind(String value) {
    return KindId.of(value);
  }

  private static Fqdn fqdn(String text) {
    return Fqdn.of(text);
  }

  private static List<Address> at(String... addresses) {
    return Arrays.stream(addresses).map(Address::of).toList();
  }

  private static Server server(String id, String name, String... addresses) {
    return new Server(
        id(id),
        fqdn(name),
        at(addresses),
        Optional.empty(),
        Optional.empty(),
        Math.max(1, addresses.length),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static EdgeServer edgeServer(
      String id,
      String name,
      List<Address> inside,
      List<List<Address>> outside,
      List<List<Address>> translated) {
    return new EdgeServer(
        id(id),
        fqdn(name),
        inside,
        outside.get(0),
        outside.get(1),
        outside.get(2),
        translated.get(0),
        translated.get(1),
        translated.get(2),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        true,
        Optional.empty(),
        Optional.empty(),
        2,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static String line(String text, String part) {
    int index = text.indexOf(part);
    return Long.toString(
        text.substring(0, index).lines().count() + (text.charAt(index - 1) == '\n' ? 1 : 0));
  }

  @Test
  void builderFileGivesItsOrganization() {
    assertThat(topology(BUILDER).organization())
        .isEqualTo(
            new Organization(
                "",
                Release.V2015,
                List.of(
                    new SipDomain(fqdn("tailspin.example"), true, Optional.empty(), true),
                    new SipDomain(fqdn("wingtip.example"), true, Optional.empty(), true)),
                List.of(fqdn("corp.tailspin.example")),
                false,
                new SimpleUrls(
                    UrlNaming.HOST_PER_URL,
                    List.of(
                        new MeetUrl(fqdn("tailspin.example"), "https://join.tailspin.example/meet"),
                        new MeetUrl(fqdn("wingtip.example"), "https://meet.wingtip.example")),
                    Optional.of("https://phone.tailspin.example"),
                    Optional.of("https://admin.tailspin.example"),
                    Optional.empty()),
                new AccessSettings(true, true, true, true, Routing.DNS_SRV, false),
                List.of(
                    Feature.REMOTE_USERS,
                    Feature.ANONYMOUS_CONFERENCING,
                    Feature.IM_CONFERENCING,
                    Feature.EXTERNAL_AV,
                    Feature.AUDIO_VIDEO,
                    Feature.FILE_TRANSFER,
                    Feature.SIP_FEDERATION,
                    Feature.XMPP_FEDERATION,
                    Feature.MOBILITY,
                    Feature.CENTRALIZED_LOGGING,
                    Feature.ENTERPRISE_VOICE,
                    Feature.CALL_PARK,
                    Feature.AUTOMATIC_SIGN_IN,
                    Feature.STRICT_NAME_MATCHING,
                    Feature.SKYPE_DIRECTORY_SEARCH),
                List.of(),
                Encryption.SUPPORTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RequestSettings.USUAL,
                DocumentSettings.NONE));
  }

  @Test
  void edgePoolWithThreeAddressesFollowsInterfaceNumbers() {
    assertThat(elements(topology(BUILDER), EdgePool.class))
        .containsExactly(
            new EdgePool(
                id("edgepool"),
                kind("edge-pool"),
                "edgepool",
                id("bergen"),
                fqdn("edgepool.corp.tailspin.example"),
                Optional.empty(),
                Balancing.DNS,
                Optional.empty(),
                true,
                false,
                new EdgeService(fqdn("sip.tailspin.example"), 443),
                new EdgeService(fqdn("meetdata.tailspin.example"), 443),
                new EdgeService(fqdn("relay.tailspin.example"), 443),
                5061,
                5269,
                new PortRange(50000, 54999),
                true,
                true,
                true,
                true,
                true,
                Optional.of(id("dir1")),
                List.of(
                    edgeServer(
                        "edge1",
                        "edge1.corp.tailspin.example",
                        at("172.20.5.11"),
                        List.of(at("10.20.5.11"), at("10.20.5.21"), at("10.20.5.31")),
                        List.of(at("198.51.100.11"), at("198.51.100.21"), at("198.51.100.31"))),
                    edgeServer(
                        "edge2",
                        "edge2.corp.tailspin.example",
                        at("172.20.5.12"),
                        List.of(at("10.20.5.12"), at("10.20.5.22"), at("10.20.5.32")),
                        List.of(at("198.51.100.12"), at("198.51.100.22"), at("198.51.100.32")))),
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void frontEndPoolGetsServicesMediaPortsAndBackEnds() {
    assertThat(element(topology(BUILDER), "fepool", Pool.class))
        .isEqualTo(
            new Pool(
                id("fepool"),
                kind("front-end-pool"),
                "fepool",
                id("bergen"),
                fqdn("fepool.corp.tailspin.example"),
                Optional.empty(),
                Balancing.DNS,
                List.of(
                    Service.CENTRAL_MANAGEMENT,
                    Service.XMPP_GATEWAY,
                    Service.CALL_PARK,
                    Service.MONITORING),
                List.of(
                    server("fe1", "fe1.corp.tailspin.example", "192.168.40.11"),
                    server("fe2", "fe2.corp.tailspin.example", "192.168.40.12", "192.168.41.12")),
                Optional.of(
                    new WebServices(
                        Optional.empty(), Optional.of(fqdn("web.tailspin.example")), 4444, 8081)),
                Optional.of(id("edgepool")),
                Optional.empty(),
                Optional.empty(),
                List.of(id("sql1"), id("sql1-log")),
                Optional.of(id("files")),
                Optional.of(id("slides")),
                new PortRange(40000, 43999),
                new PortRange(44000, 47999),
                new PortRange(48000, 48999),
                SqlAvailability.AVAILABILITY_GROUP,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty()));
  }

  private static Pool inside(
      String id,
      String kind,
      String site,
      Balancing balancing,
      List<Server> servers,
      Optional<WebServices> web,
      Optional<ElementId> edge,
      Optional<ElementId> registrar,
      List<ElementId> sql,
      Optional<ElementId> fileStore,
      PortRange audio) {
    return new Pool(
        id(id),
        kind(kind),
        id,
        id(site),
        fqdn(id + ".corp.tailspin.example"),
        Optional.empty(),
        balancing,
        List.of(),
        servers,
        web,
        edge,
        Optional.empty(),
        registrar,
        sql,
        fileStore,
        Optional.empty(),
        audio,
        VIDEO,
        SHARING,
        SqlAvailability.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty());
  }

  @Test
  void poolsThatServeOthersAreTold() {
    Topology topology = topology(BUILDER);
    Optional<ElementId> none = Optional.empty();
    Optional<ElementId> edge = Optional.of(id("edgepool"));
    assertThat(elements(topology, Pool.class).stream().skip(1).toList())
        .containsExactly(
            inside(
                "dir1",
                "director",
                "bergen",
                Balancing.NONE,
                List.of(server("dir1-server", "dir1.corp.tailspin.example", "192.168.40.21")),
                Optional.of(
                    new WebServices(
                        Optional.empty(),
                        Optional.of(fqdn("dirweb.tailspin.example")),
                        4443,
                        8080)),
                edge,
                none,
                List.of(),
                Optional.of(id("files")),
                AUDIO),
            inside(
                "medpool",
                "mediation-pool",
                "bergen",
                Balancing.DNS,
                List.of(
                    server("med1", "med1.corp.tailspin.example"),
                    server("med2", "med2.corp.tailspin.example")),
                Optional.empty(),
                edge,
                Optional.of(id("fepool")),
                List.of(),
                none,
                new PortRange(30000, 31999)),
            inside(
                "chat1",
                "persistent-chat-pool",
                "bergen",
                Balancing.NONE,
                List.of(server("chat1-server", "chat1.corp.tailspin.example", "192.168.40.31")),
                Optional.empty(),
                none,
                Optional.of(id("fepool")),
                List.of(id("sql1-log")),
                Optional.of(id("files")),
                AUDIO),
            inside(
                "sba1",
                "survivable-branch-appliance",
                "voss",
                Balancing.NONE,
                List.of(server("sba1-server", "sba1.corp.tailspin.example", "192.168.90.4")),
                Optional.empty(),
                edge,
                Optional.of(id("fepool")),
                List.of(),
                none,
                AUDIO));
  }

  @Test
  void aShareOnAPoolIsDrawnWhenAnotherPoolUsesIt() {
    String text =
        BUILDER.replace(
            "RoleName=\"FileStore\" RoleVersion=\"1\" InstalledOn=\"c-file\"",
            "RoleName=\"FileStore\" RoleVersion=\"1\" InstalledOn=\"c-fe\"");
    Imported imported = imported(text);
    assertThat(elements(imported.document().topology(), FileStore.class))
        .singleElement()
        .satisfies(s -> assertThat(s.fqdn()).isEqualTo(fqdn("fepool.corp.tailspin.example")));
    assertThat(notes(imported, NoteKind.IGNORED))
        .contains(
            "t.xml:105:13: no service that can be drawn is installed on"
                + " files.corp.tailspin.example");
  }

  @Test
  void gatewaysDatabasesSharesAndSlidesAreDrawn() {
    Topology topology = topology(BUILDER);
    assertThat(elements(topology, PstnGateway.class))
        .containsExactly(
            new PstnGateway(
                id("sbc1"),
                kind("pstn-gateway"),
                "sbc1",
                id("bergen"),
                fqdn("sbc1.corp.tailspin.example"),
                at("192.168.42.5"),
                List.of(id("medpool")),
                false,
                Optional.empty(),
                false,
                false),
            new PstnGateway(
                id("sbagw"),
                kind("pstn-gateway"),
                "sbagw",
                id("voss"),
                fqdn("sbagw.corp.tailspin.example"),
                at("192.168.90.5"),
                List.of(id("sba1")),
                true,
                Optional.empty(),
                true,
                false));
    Fqdn sql = fqdn("sql1.corp.tailspin.example");
    assertThat(elements(topology, SqlServer.class))
        .containsExactly(
            new SqlServer(
                id("sql1"),
                kind("sql-server"),
                "sql1",
                id("bergen"),
                sql,
                List.of(),
                Optional.of("rtc"),
                1433,
                Optional.empty(),
                Optional.empty(),
                7022,
                Optional.empty()),
            new SqlServer(
                id("sql1-log"),
                kind("sql-server"),
                "sql1 log",
                id("bergen"),
                sql,
                List.of(),
                Optional.of("log"),
                1433,
                Optional.empty(),
                Optional.empty(),
                7022,
                Optional.empty()));
    assertThat(elements(topology, FileStore.class))
        .containsExactly(
            new FileStore(
                id("files"),
                kind("file-store"),
                "files",
                id("bergen"),
                fqdn("files.corp.tailspin.example"),
                List.of(),
                Optional.of("lync")));
    assertThat(elements(topology, OfficeWebApps.class))
        .containsExactly(
            new OfficeWebApps(
                id("slides"),
                kind("office-web-apps"),
                "slides",
                id("bergen"),
                fqdn("slides.tailspin.example"),
                at("192.168.40.70")));
  }

  @Test
  void oneSubnetInTwoZonesIsTold() {
    String text = BUILDER.replace("172.20.5.1", "192.168.40.1");
    assertThat(notes(imported(text), NoteKind.ATTENTION))
        .contains(
            "t.xml: subnet 192.168.40.0/24 of site Bergen appears in two zones, so the proposed"
                + " prefix length is too short for at least one of them; set the real subnets");
  }

  @Test
  void surroundingsAreProposedFromWhatIsThere() {
    Topology topology = topology(BUILDER);
    Optional<ElementId> edge = Optional.of(id("edgepool"));
    assertThat(elements(topology, Site.class))
        .containsExactly(
            new Site(
                id("bergen"),
                kind("central-site"),
                "Bergen",
                Optional.empty(),
                edge,
                edge,
                false,
                Optional.empty()),
            new Site(
                id("voss"),
                kind("branch-site"),
                "Voss",
                Optional.of(id("bergen")),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty()));
    assertThat(
            elements(topology, Network.class).stream()
                .map(n -> List.of(n.site(), n.zone(), n.subnets(), n.hosts())))
        .containsExactly(
            List.of(
                id("bergen"),
                Zone.PERIMETER_EXTERNAL,
                List.of(Cidr.of("10.20.5.0/24")),
                Hosts.MIXED),
            List.of(
                id("bergen"),
                Zone.PERIMETER_INTERNAL,
                List.of(Cidr.of("172.20.5.0/24")),
                Hosts.MIXED),
            List.of(
                id("bergen"), Zone.CORPORATE, List.of(Cidr.of("192.168.40.0/24")), Hosts.SERVERS),
            List.of(
                id("bergen"), Zone.CORPORATE, List.of(Cidr.of("192.168.41.0/24")), Hosts.SERVERS),
            List.of(
                id("bergen"), Zone.CORPORATE, List.of(Cidr.of("192.168.42.0/24")), Hosts.SERVERS),
            List.of(
                id("voss"), Zone.CORPORATE, List.of(Cidr.of("192.168.90.0/24")), Hosts.SERVERS));
    assertThat(elements(topology, Firewall.class))
        .containsExactly(
            new Firewall(
                id("bergen-outer-firewall"),
                kind("outer-firewall"),
                "Bergen outer firewall",
                id("bergen"),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()),
            new Firewall(
                id("bergen-inner-firewall"),
                kind("inner-firewall"),
                "Bergen inner firewall",
                id("bergen"),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    assertThat(elements(topology, ReverseProxy.class))
        .containsExactly(
            new ReverseProxy(
                id("bergen-reverse-proxy"),
                kind("reverse-proxy"),
                "Bergen reverse proxy",
                id("bergen"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(id("fepool"), id("dir1"), id("slides")),
                true,
                4444,
                8081,
                true,
                true,
                false,
                1,
                List.of()));
    assertThat(elements(topology, LoadBalancer.class))
        .containsExactly(
            new LoadBalancer(
                id("bergen-load-balancer"),
                kind("hardware-load-balancer"),
                "Bergen load balancer",
                id("bergen"),
                List.of(new Vip(VipService.WEB, id("fepool"), List.of(), false, List.of())),
                List.of(),
                false,
                false,
                Optional.empty(),
                1800));
    assertThat(elements(topology, DnsView.class))
        .containsExactly(
            new DnsView(
                id("external-dns"),
                kind("dns-view"),
                "External DNS",
                Optional.empty(),
                View.EXTERNAL,
                List.of(),
                true,
                true,
                Optional.empty(),
                List.of()),
            new DnsView(
                id("internal-dns"),
                kind("dns-view"),
                "Internal DNS",
                Optional.empty(),
                View.INTERNAL,
                List.of(),
                true,
                false,
                Optional.empty(),
                List.of()));
    assertThat(elements(topology, CertificationAuthority.class))
        .containsExactly(
            new CertificationAuthority(
                id("public-ca"), kind("certification-authority"), "Public CA", true, true),
            new CertificationAuthority(
                id("enterprise-ca"),
                kind("certification-authority"),
                "Enterprise CA",
                false,
                true));
    assertThat(elements(topology, AccessPolicy.class))
        .containsExactly(
            new AccessPolicy(
                id("global"),
                kind("access-policy"),
                "Global",
                PolicyScope.GLOBAL,
                Optional.empty(),
                true,
                true,
                false,
                false,
                true));
  }

  @Test
  void everyProposalIsTold() {
    Imported imported = imported(BUILDER);
    assertThat(imported.family()).isEqualTo(TopologyFamily.BUILDER);
    assertThat(imported.document().layout()).isEqualTo(Layout.empty());
    assertThat(imported.document().decisions()).isEqualTo(Decisions.none());
    assertThat(
            imported.notesByKind().get(NoteKind.PROPOSED).stream()
                .map(t -> t.message().key().substring("import.proposed.".length())))
        .containsExactly(
            "pool-balancing",
            "edge-balancing",
            "dns-balancing",
            "branch-appliance",
            "federation-route",
            "xmpp-route",
            "network",
            "network",
            "network",
            "network",
            "network",
            "network",
            "firewalls",
            "reverse-proxy",
            "load-balancer",
            "dns-views",
            "authorities",
            "access",
            "xmpp-domains",
            "internal-domains",
            "simple-url",
            "features");
    assertThat(notes(imported, NoteKind.MISSING))
        .containsExactly(
            "t.xml:64:13: medpool.corp.tailspin.example: addresses of med1.corp.tailspin.example,"
                + " med2.corp.tailspin.example are not in the file",
            "t.xml: addresses of sql1.corp.tailspin.example, files.corp.tailspin.example are not in"
                + " the file",
            "t.xml: federation, XMPP and public IM partners, users, client networks, gateways and"
                + " domain lists are never in a topology document; draw those you plan with");
    assertThat(notes(imported, NoteKind.IGNORED))
        .containsExactly(
            "t.xml:15:11: simple URL https://old.tailspin.example is not the active one");
    assertThat(notes(imported, NoteKind.ATTENTION))
        .containsExactly(
            "t.xml: published pools of the reverse proxy of site Bergen listen on different ports;"
                + " it bridges to 4444 and 8081");
  }

  private static EdgePool singleEdge(
      String id,
      String site,
      String name,
      Optional<Release> release,
      boolean nat,
      boolean federation,
      String nextHop,
      EdgeServer server) {
    return new EdgePool(
        id(id),
        kind("edge-server"),
        id,
        id(site),
        fqdn(id + ".adventure.example"),
        release,
        Balancing.NONE,
        Optional.empty(),
        nat,
        true,
        new EdgeService(fqdn(name), 5061),
        new EdgeService(fqdn(name), 444),
        new EdgeService(fqdn(name), 442),
        5061,
        5269,
        new PortRange(50000, 59999),
        federation,
        false,
        true,
        true,
        true,
        Optional.of(id(nextHop)),
        List.of(server),
        true,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void deployedFileGivesItsEdges() {
    List<List<Address>> nothing = List.of(at(), at(), at());
    assertThat(elements(topology(DEPLOYED), EdgePool.class))
        .containsExactly(
            singleEdge(
                "edge1",
                "perth",
                "edge1.adventure.example",
                Optional.of(Release.V2013),
                false,
                false,
                "se1",
                edgeServer(
                    "edge1-server",
                    "edge1.adventure.example",
                    at("EdgeOneInside"),
                    List.of(at("2001:db8:7::10"), at(), at()),
                    nothing)),
            singleEdge(
                "edge2",
                "hobart",
                "sip.adventure.example",
                Optional.empty(),
                true,
                true,
                "se2",
                edgeServer(
                    "edge2-server",
                    "edge2.adventure.example",
                    at("172.16.4.9"),
                    List.of(at("10.4.4.9"), at(), at()),
                    nothing)));
  }

  private static Pool standard(
      String id,
      String site,
      List<Service> services,
      Server server,
      String web,
      String edge,
      String pair) {
    return new Pool(
        id(id),
        kind("standard-edition"),
        id.equals("se1") ? "SE1" : id,
        id(site),
        fqdn(id + ".adventure.example"),
        Optional.of(Release.V2013),
        Balancing.NONE,
        services,
        List.of(server),
        Optional.of(new WebServices(Optional.empty(), Optional.of(fqdn(web)), 4443, 8080)),
        Optional.of(id(edge)),
        Optional.of(id(pair)),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        AUDIO,
        VIDEO,
        SHARING,
        SqlAvailability.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty());
  }

  @Test
  void deployedFileGivesPairedStandardEditionServers() {
    Topology topology = topology(DEPLOYED);
    assertThat(elements(topology, Pool.class))
        .containsExactly(
            standard(
                "se1",
                "perth",
                List.of(Service.MEDIATION),
                server("se1-server", "se1.adventure.example", "192.168.1.10"),
                "web1.adventure.example",
                "edge1",
                "se2"),
            standard(
                "se2",
                "hobart",
                List.of(Service.CENTRAL_MANAGEMENT, Service.MEDIATION),
                server("se2-server", "se2.adventure.example"),
                "web2.adventure.example",
                "edge2",
                "se1"));
    assertThat(elements(topology, SqlServer.class)).isEmpty();
    assertThat(elements(topology, FileStore.class)).isEmpty();
    assertThat(elements(topology, Site.class))
        .containsExactly(
            new Site(
                id("perth"),
                kind("central-site"),
                "Perth",
                Optional.empty(),
                Optional.of(id("edge2")),
                Optional.empty(),
                false,
                Optional.empty()),
            new Site(
                id("hobart"),
                kind("central-site"),
                "Hobart",
                Optional.empty(),
                Optional.of(id("edge2")),
                Optional.empty(),
                false,
                Optional.empty()));
  }

  @Test
  void deployedFileTellsWhatNeedsALook() {
    Imported imported = imported(DEPLOYED);
    assertThat(imported.family()).isEqualTo(TopologyFamily.DEPLOYED);
    assertThat(notes(imported, NoteKind.ATTENTION))
        .containsExactly(
            "t.xml:17:5: SE1.adventure.example is release 2013, the design 2015; the element keeps"
                + " its own release",
            "t.xml:24:5: se2.adventure.example is release 2013, the design 2015; the element keeps"
                + " its own release",
            "t.xml:30:5: edge1.adventure.example has service version 5, which is older than Lync"
                + " Server 2013; it is drawn as 2013",
            "t.xml:33:9: IPAddress \"EdgeOneInside\" of the Internal interface of"
                + " edge1.adventure.example is no address; it is kept as a placeholder");
    assertThat(notes(imported, NoteKind.MISSING))
        .containsExactly(
            "t.xml:24:5: se2.adventure.example: addresses of se2.adventure.example are not in the"
                + " file",
            "t.xml:37:5: Edge edge2.adventure.example stands behind NAT, but not all of its public"
                + " addresses are in the file",
            "t.xml: federation, XMPP and public IM partners, users, client networks, gateways and"
                + " domain lists are never in a topology document; draw those you plan with");
    assertThat(imported.document().topology().organization().simpleUrls())
        .isEqualTo(
            new SimpleUrls(
                UrlNaming.HOST_PER_URL,
                List.of(new MeetUrl(fqdn("adventure.example"), "https://meet.adventure.example")),
                Optional.of("https://dialin.adventure.example"),
                Optional.empty(),
                Optional.empty()));
    assertThat(notes(imported, NoteKind.PROPOSED))
        .contains(
            "t.xml: simple URL https://meet.adventure.example is proposed",
            "t.xml: simple URL https://dialin.adventure.example is proposed",
            "t.xml: split-brain DNS is proposed, because adventure.example is a SIP domain and an"
                + " internal domain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void encodingMarkAndLineEndsDoNotMatter(String charset) {
    Imported plain = imported(DEPLOYED);
    for (String text :
        List.of(
            DEPLOYED,
            DEPLOYED.replace("\n", "\r\n"),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + DEPLOYED)) {
      for (String mark : List.of("", "\uFEFF")) {
        byte[] bytes = (mark + text).getBytes(Charset.forName(charset));
        assertThat(imported(TopologyImport.parse(bytes, "t.xml")).document())
            .isEqualTo(plain.document());
      }
    }
    byte[] windows = ("\uFEFF" + DEPLOYED.replace("\n", "\r\n")).getBytes(Charset.forName(charset));
    assertThat(imported(TopologyImport.parse(windows, "t.xml"))).isEqualTo(plain);
  }

  @Test
  void declaredEncodingIsReadWhenNoMarkTells() {
    String text =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" + DEPLOYED.replace("Perth", "Zürich");
    Topology topology =
        imported(TopologyImport.parse(text.getBytes(StandardCharsets.ISO_8859_1), "t.xml"))
            .document()
            .topology();
    assertThat(elements(topology, Site.class).getFirst().name()).isEqualTo("Zürich");
    assertThat(
            refused(
                TopologyImport.parse(
                    text.replace("ISO-8859-1", "UTF-8").getBytes(StandardCharsets.ISO_8859_1),
                    "t.xml")))
        .containsExactly(
            "t.xml:"
                + line(text, "Zürich")
                + ":14: the bytes here are no UTF-8 text; save the file again as UTF-8 or UTF-16");
    assertThat(refused(text.replace("ISO-8859-1", "EBCDIC-77")))
        .containsExactly(
            "t.xml:1:1: the file says it is written in EBCDIC-77, which is not known; save it again"
                + " as UTF-8");
  }

  @Test
  void topologyInsideAnotherRootIsRead() {
    Imported imported =
        imported(
            "<DocItemSet>\n<Item><!-- < --><![CDATA[<Topology>]]>\n"
                + DEPLOYED
                + "</Item></DocItemSet>");
    assertThat(imported.document()).isEqualTo(imported(DEPLOYED).document());
    assertThat(notes(imported, NoteKind.IGNORED).getFirst())
        .isEqualTo("t.xml:1:1: only Topology in line 3 is read; DocItemSet around it is not");
  }

  @Test
  void newTopologyIsReadAndTheDownloadedOneOnlyAlone() {
    String planned =
        BUILDER.substring(
            BUILDER.indexOf("  <NewTopology>"), BUILDER.indexOf("</TopologyBuilder>"));
    String original = planned.replace("NewTopology", "OriginalTopology").replace("Bergen", "Oslo");
    Imported both = imported(BUILDER.replace(planned, original + planned));
    assertThat(both.document()).isEqualTo(imported(BUILDER).document());
    assertThat(notes(both, NoteKind.IGNORED))
        .contains("t.xml:4:5: the downloaded topology is not read, only the new one");
    Imported alone = imported(BUILDER.replace(planned, original));
    assertThat(elements(alone.document().topology(), Site.class).getFirst().name())
        .isEqualTo("Oslo");
    assertThat(notes(alone, NoteKind.ATTENTION))
        .contains(
            "t.xml:4:5: the file holds only the topology that was downloaded, no new one; the"
                + " downloaded one is read");
    assertThat(refused(BUILDER.replace(planned, "")))
        .containsExactly(
            "t.xml:2:1: TopologyBuilder holds neither a new nor an original topology; save the"
                + " topology again from Topology Builder");
  }

  @Test
  void unknownThingsArePassedOverAndCounted() {
    String text =
        DEPLOYED
            .replace("AuthorizesRequests=\"false\"", "AuthorizesRequests=\"false\" Colour=\"red\"")
            .replace("  <Sites>", "  <Weather><Rain /></Weather>\n  <Sites>")
            .replace("urn:component:DataEdge", "urn:component:TimeEdge")
            .replace("RoleName=\"MediationServer\"", "RoleName=\"TeleportServer\"");
    Imported imported = imported(text);
    assertThat(notes(imported, NoteKind.IGNORED))
        .contains(
            "t.xml:5:3: element Weather in Topology is not known (1×)",
            "t.xml:" + line(text, "Colour") + ":9: attribute Colour of Port is not known (13×)",
            "t.xml:"
                + line(text, "urn:component:TimeEdge")
                + ":9: port urn:component:TimeEdge PsomClient External of role EdgeServer is not"
                + " known (2×)")
        .anyMatch(n -> n.endsWith("role TeleportServer is not known (2×)"));
    assertThat(elements(imported.document().topology(), Pool.class).getFirst().services())
        .isEmpty();
    assertThat(notes(imported, NoteKind.PROPOSED))
        .contains(
            "t.xml:31:5: Edge edge1.adventure.example has no external row of DataEdge;"
                + " \"edge1.adventure.example\" on port 444 is proposed");
  }

  @Test
  void unusualPortsThatADesignCannotHoldAreTold() {
    String text = BUILDER.replace("Port=\"8057\"", "Port=\"8058\"");
    assertThat(notes(imported(text), NoteKind.IGNORED))
        .contains(
            "t.xml:"
                + line(text, "Port=\"8058\"")
                + ":13: port 8058 of urn:component:DataEdge PsomServer differs from the usual 8057;"
                + " the plan uses the usual one (1×)");
    String impossible = BUILDER.replace("Port=\"50000\"", "Port=\"much\"");
    Imported imported = imported(impossible);
    assertThat(element(imported.document().topology(), "edgepool", EdgePool.class).mediaPorts())
        .isEqualTo(new PortRange(50000, 59999));
    assertThat(notes(imported, NoteKind.ATTENTION))
        .contains(
            "t.xml:"
                + line(impossible, "Port=\"much\"")
                + ":13: \"much\" is no port number (urn:component:MediaRelayEdge"
                + " MediaCommunication); the usual port is used instead");
  }

  @Test
  void skypeSearchNeedsARelease() {
    String old = BUILDER.replace("ServiceVersion=\"7\"", "ServiceVersion=\"6\"");
    assertThat(topology(BUILDER).organization().offers(Feature.SKYPE_DIRECTORY_SEARCH)).isTrue();
    assertThat(topology(old).organization().offers(Feature.SKYPE_DIRECTORY_SEARCH)).isFalse();
    assertThat(topology(old).organization().release()).isEqualTo(Release.V2013);
    assertThat(
            topology(BUILDER.replace("ServiceVersion=\"7\"", "ServiceVersion=\"8\""))
                .organization()
                .release())
        .isEqualTo(Release.V2019);
  }

  @Test
  void servicesWithoutNamesGetOnesInTheDefaultDomain() {
    String text =
        BUILDER
            .replace(" ConfiguredFqdn=\"meetdata.tailspin.example\"", "")
            .replace("sip.tailspin.example", "sip_edge");
    Imported imported = imported(text);
    EdgePool edge = element(imported.document().topology(), "edgepool", EdgePool.class);
    assertThat(edge.webConferencing())
        .isEqualTo(new EdgeService(fqdn("webcon.tailspin.example"), 443));
    assertThat(edge.access()).isEqualTo(new EdgeService(fqdn("sip_edge"), 443));
    assertThat(notes(imported, NoteKind.PROPOSED))
        .contains(
            "t.xml:"
                + line(text, "Usage=\"PsomClient\"")
                + ":13: Edge edgepool.corp.tailspin.example has no external name for DataEdge;"
                + " \"webcon.tailspin.example\" is proposed");
    assertThat(notes(imported, NoteKind.ATTENTION))
        .contains(
            "t.xml:"
                + line(text, "sip_edge")
                + ":13: ConfiguredFqdn \"sip_edge\" of Port is no full DNS name; it is kept as a"
                + " placeholder");
  }

  @Test
  void edgeWithoutFederationRowDoesNotFederate() {
    String text =
        DEPLOYED.replaceAll(
            "<Port Owner=\"urn:component:AccessEdge\" Usage=\"SipServer\"[^>]*>", "");
    Topology topology = topology(text);
    assertThat(elements(topology, EdgePool.class)).noneMatch(EdgePool::federation);
    assertThat(elements(topology, Site.class)).allMatch(s -> s.federationRoute().isEmpty());
    assertThat(topology.organization().offers(Feature.SIP_FEDERATION)).isFalse();
    assertThat(topology.organization().accessEdge())
        .isEqualTo(new AccessSettings(false, true, true, false, Routing.DNS_SRV, false));
  }

  @Test
  void centralManagementComesFromTheStoreOrIsProposed() {
    String store = BUILDER.replace("RoleName=\"CentralMgmt\"", "RoleName=\"Nothing\"");
    assertThat(element(topology(store), "fepool", Pool.class).services())
        .contains(Service.CENTRAL_MANAGEMENT);
    assertThat(notes(imported(store), NoteKind.PROPOSED))
        .noneMatch(n -> n.contains("Central Management"));
    String none = store.replace("RoleName=\"CentralMgmtStore\"", "RoleName=\"Nothing\"");
    assertThat(element(topology(none), "fepool", Pool.class).services())
        .contains(Service.CENTRAL_MANAGEMENT);
    assertThat(notes(imported(none), NoteKind.PROPOSED))
        .contains(
            "t.xml: the file does not say which pool holds the Central Management store;"
                + " fepool.corp.tailspin.example is proposed");
  }

  @Test
  void pairingNamedOnOneSideHoldsForBoth() {
    int second = DEPLOYED.lastIndexOf("<Backup");
    String text =
        DEPLOYED.substring(0, second)
            + DEPLOYED.substring(DEPLOYED.indexOf("</Backup>", second) + 9);
    Imported imported = imported(text);
    assertThat(element(imported.document().topology(), "se2", Pool.class).pairedWith())
        .contains(id("se1"));
    assertThat(notes(imported, NoteKind.PROPOSED))
        .contains(
            "t.xml:24:5: se2.adventure.example is taken as paired with SE1.adventure.example,"
                + " although only the latter names the other");
  }

  @Test
  void sharedExternalAddressNeedsDistinctPorts() {
    String clash = DEPLOYED.replace("Port=\"444\"", "Port=\"5061\"");
    Imported imported = imported(clash);
    EdgePool edge = element(imported.document().topology(), "edge2", EdgePool.class);
    assertThat(edge.sharedAddress()).isFalse();
    assertThat(edge.servers().getFirst().access()).isEqualTo(at("10.4.4.9"));
    assertThat(edge.servers().getFirst().av()).isEmpty();
    assertThat(notes(imported, NoteKind.ATTENTION))
        .contains(
            "t.xml:37:5: two services of Edge edge2.adventure.example use the same port on one"
                + " external interface, which cannot work; only Access Edge gets the address");
  }

  @Test
  void threeInterfacesWithoutNumbersOnThePortsAreTakenInOrder() {
    String text =
        BUILDER.replaceAll(
            "(<Port [^>]*InterfaceSide=\"External\" InterfaceNumber=)\"[23]\"", "$1\"1\"");
    assertThat(element(topology(text), "edgepool", EdgePool.class))
        .isEqualTo(element(topology(BUILDER), "edgepool", EdgePool.class));
    assertThat(notes(imported(text), NoteKind.ATTENTION))
        .anyMatch(n -> n.contains("get the first three in order"));
  }

  @Test
  void branchSitesOfADeployedFileFindTheirCentralSite() {
    String branch =
        DEPLOYED
            .replace("<CentralSite SiteId=\"4\">", "<RemoteSite SiteId=\"4\">")
            .replaceFirst("(?s)(Hobart.*?)</CentralSite>", "$1</RemoteSite>");
    Imported imported = imported(branch);
    assertThat(element(imported.document().topology(), "hobart", Site.class))
        .isEqualTo(
            new Site(
                id("hobart"),
                kind("branch-site"),
                "Hobart",
                Optional.of(id("perth")),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty()));
    assertThat(notes(imported, NoteKind.PROPOSED))
        .contains(
            "t.xml:11:5: branch site Hobart does not name its central site; Perth is proposed");
    assertThat(
            refused(
                branch.replace(
                    "<RemoteSite SiteId=\"4\">", "<RemoteSite SiteId=\"4\" CentralSiteId=\"9\">")))
        .containsExactly(
            "t.xml:11:5: RemoteSite names SiteId 9, which the file does not define; define it or"
                + " remove the reference");
  }

  @Test
  void everyBrokenReferenceIsToldWithItsLine() {
    String text =
        DEPLOYED
            .replace(
                "<ClusterId SiteId=\"4\" Number=\"2\" />\n      <Machine",
                "<ClusterId SiteId=\"7\" Number=\"2\" />\n      <Machine")
            .replaceFirst(
                "RoleName=\"UserStore\" Instance=\"1\" />\n        </Dependency>",
                "RoleName=\"UserStore\" Instance=\"77\" />\n        </Dependency>")
            .replaceFirst("(?s)<Machine OrdinalInCluster=\"1\" Fqdn=\"se2.*?</Machine>", "");
    assertThat(refused(text))
        .containsExactly(
            "t.xml:24:5: cluster se2.adventure.example has no machine; add its machines or remove"
                + " the cluster",
            "t.xml:"
                + line(text, "<ClusterId SiteId=\"7\"")
                + ":7: ClusterId names SiteId 7, which the file does not define; define it or"
                + " remove the reference",
            "t.xml:"
                + text.substring(0, text.lastIndexOf("<InstalledOn>")).lines().count()
                + ":7: InstalledOn names SiteId 4 Number 2, which the file does not define; define"
                + " it or remove the reference",
            "t.xml:"
                + (Integer.parseInt(line(text, "Instance=\"77\"")) - 1)
                + ":9: Dependency names SiteId 1 RoleName UserStore Instance 77, which the file"
                + " does not define; define it or remove the reference");
  }

  @Test
  void keysMustBeUnique() {
    String twice =
        BUILDER
            .replace("UniqueId=\"s-web\"", "UniqueId=\"s-us\"")
            .replace("ServiceUniqueId=\"s-web\"", "ServiceUniqueId=\"s-us\"");
    assertThat(refused(twice))
        .containsExactly(
            "t.xml:"
                + line(twice, "RoleName=\"WebServices\"")
                + ":9: Service s-us is defined twice, first in line "
                + line(twice, "RoleName=\"UserServices\"")
                + "; remove or renumber one of them");
    assertThat(refused(BUILDER.replace(" UniqueId=\"c-dir\"", "")).getFirst())
        .isEqualTo(
            "t.xml:39:13: Cluster has no UniqueId, so nothing can refer to it; add it or save the"
                + " topology again from its source");
    assertThat(refused(BUILDER.replace("InstalledOn=\"q-log\"", "InstalledOn=\"q-gone\"")))
        .hasSize(2)
        .allMatch(
            t ->
                t.endsWith(
                    ":9: InstalledOn names q-gone, which the file does not define; define it or"
                        + " remove the reference"));
  }

  @Test
  void documentTypesAndEntitiesAreRefused() {
    String bomb =
        "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n"
            + "<Topology>&b;</Topology>";
    String outside =
        """
        <?xml version="1.0"?>
        <!-- note -->
        <!DOCTYPE Topology SYSTEM "file:///etc/passwd"><Topology />\
        """;
    String sentence =
        "the file has a document type declaration, which no topology document needs and which is"
            + " not read for safety; remove the DOCTYPE line";
    assertThat(refused(bomb)).containsExactly("t.xml:1:1: " + sentence);
    assertThat(refused(outside)).containsExactly("t.xml:3:1: " + sentence);
    assertThat(refused("<!doctype html><html>")).containsExactly("t.xml:1:1: " + sentence);
    assertThat(refused(DEPLOYED.replace("Perth", "&xxe;")))
        .singleElement()
        .asString()
        .startsWith("t.xml:")
        .contains("the XML is damaged here");
  }

  @Test
  void whatIsNoTopologyIsRefusedInOneSentence() {
    assertThat(refused(""))
        .containsExactly(
            "t.xml: the file is empty; save the topology again from Topology Builder or with"
                + " Get-CsTopology -AsXml");
    assertThat(refused(" \r\n ")).hasSize(1);
    assertThat(refused("PK\u0003\u0004 zip"))
        .containsExactly(
            "t.xml:1:1: this is no XML; choose a .tbxml file of Topology Builder or the output of"
                + " Get-CsTopology -AsXml");
    assertThat(refused("\n <project xmlns=\"urn:other\" />"))
        .containsExactly(
            "t.xml:2:2: the root element project in namespace \"urn:other\" is no topology; choose"
                + " a .tbxml file of Topology Builder or the output of Get-CsTopology -AsXml");
    assertThat(refused("<Topology xmlns=\"urn:other\" />"))
        .singleElement()
        .asString()
        .contains("is no topology");
    assertThat(
            refused(
                "<Topology xmlns=\"urn:schema:Microsoft.Rtc.Management.Deploy.Topology.2008\" />"))
        .containsExactly(
            "t.xml:1:1: the topology has no central site; save it again once a site is defined");
    assertThat(refused(DEPLOYED.substring(0, 3000)))
        .singleElement()
        .asString()
        .startsWith("t.xml:")
        .contains("the XML is damaged here");
    assertThat(refused("<a>".repeat(100_000)))
        .containsExactly(
            "t.xml:1:193: elements are nested more than 64 deep, which no topology document does;"
                + " choose another file");
    assertThat(refused(TopologyImport.parse(new byte[TopologyImport.MAX_BYTES + 1], "t.xml")))
        .containsExactly(
            "t.xml: the file has more than 64 MB, which no topology document has; choose the"
                + " topology document itself");
  }

  @Test
  void filesAreReadFromDisk(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("plan.tbxml");
    Files.write(file, DEPLOYED.getBytes(StandardCharsets.UTF_16));
    assertThat(imported(TopologyImport.read(file)).document())
        .isEqualTo(imported(DEPLOYED).document());
    Path gone = folder.resolve("gone.xml");
    assertThat(refused(TopologyImport.read(gone)))
        .containsExactly(gone + ": there is no such file; check the name and the folder");
    assertThat(refused(TopologyImport.read(folder)))
        .singleElement()
        .asString()
        .startsWith(folder + ": the file cannot be read");
  }

  @Test
  void placesAreThoseOfTheOpeningSign() {
    String text =
        "<?xml version=\"1.0\"?>\r<!-- <Topology> -->\r\n  "
            + DEPLOYED.replace("<CentralSite SiteId=\"4\">", "<CentralSite\r\n\tSiteId='1'\n>");
    assertThat(refused(text).getFirst())
        .startsWith("t.xml:13:5: CentralSite SiteId 1 is defined twice, first in line 8;");
  }

  @Test
  void everyNoteHasASentence() {
    for (String text : List.of(BUILDER, DEPLOYED)) {
      assertThat(said(imported(text).notes())).noneMatch(n -> n.contains("«") || n.contains("{"));
    }
    for (NoteKind kind : NoteKind.values()) {
      assertThat(Texts.english().say(kind.heading())).doesNotContain("«");
    }
  }

  @Test
  void everyKeyUsedInTheSourcesHasAText() throws IOException {
    Path sources = Path.of("src/main/java/edgewise/store/topology");
    Set<String> used = new HashSet<>();
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.toList()) {
        Matcher matcher =
            Pattern.compile("\"(import\\.[a-z.-]+[a-z])\"").matcher(Files.readString(file));
        while (matcher.find()) {
          used.add(matcher.group(1));
        }
      }
    }
    assertThat(used).allMatch(Texts.english()::has).hasSizeGreaterThan(60);
    Texts.english()
        .keys()
        .forEach(
            key -> {
              if (key.startsWith("import.")
                  && !key.startsWith("import.name.")
                  && !key.startsWith("import.kind.")) {
                assertThat(used).contains(key);
              }
            });
  }

  static void assertSound(Topology topology) {
    Set<ElementId> ids = new HashSet<>();
    for (Element element : topology.elements()) {
      assertThat(ids.add(element.id())).as(element.id().value()).isTrue();
      assertThat(Kinds.standard().find(element.kind())).isPresent();
      if (element instanceof Pool p) {
        p.servers().forEach(s -> assertThat(ids.add(s.id())).isTrue());
      } else if (element instanceof EdgePool e) {
        e.servers().forEach(s -> assertThat(ids.add(s.id())).isTrue());
      }
    }
    topology.elements().forEach(e -> assertThat(ids).containsAll(e.references()));
  }

  @Test
  void idsAreUniqueAndReferencesResolve() {
    assertSound(topology(BUILDER));
    assertSound(topology(DEPLOYED));
    assertSound(
        topology(
            BUILDER
                .replace("corp.tailspin.example", "x")
                .replaceAll("Fqdn=\"[a-z0-9]+\\.x\"", "Fqdn=\"same.x\"")));
  }

  private static Path real(String name) {
    Path file = Path.of("..", "shared", "topology-xml", name);
    assumeTrue(
        Files.exists(file), "the folder with real topology documents is not beside this checkout");
    return file;
  }

  @Test
  void realBuilderFileIsUnderstood() {
    Topology topology =
        imported(TopologyImport.read(real("automatedlab-Contoso.tbxml"))).document().topology();
    assertSound(topology);
    EdgePool edge = elements(topology, EdgePool.class).getFirst();
    assertThat(List.of(edge.servers().size(), edge.nat(), edge.federation(), edge.xmpp()))
        .isEqualTo(List.of(3, true, true, true));
    assertThat(elements(topology, Pool.class))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.kind()).isEqualTo(kind("front-end-pool"));
              assertThat(p.servers()).hasSize(4);
              assertThat(p.services()).contains(Service.MEDIATION);
              assertThat(p.sql()).hasSize(1);
              assertThat(p.officeWebApps()).isPresent();
            });
  }

  @Test
  void realDeployedFileIsUnderstood() {
    Imported imported =
        imported(TopologyImport.read(real("aws-quickstart-lync2013-Topology-Edge.xml")));
    Topology topology = imported.document().topology();
    assertSound(topology);
    assertThat(elements(topology, Site.class)).hasSize(2);
    assertThat(elements(topology, EdgePool.class))
        .hasSize(2)
        .allMatch(e -> e.kind().equals(kind("edge-server")) && e.servers().size() == 1);
    List<Pool> pools = elements(topology, Pool.class);
    assertThat(pools).hasSize(2).allMatch(p -> p.kind().equals(kind("standard-edition")));
    assertThat(pools.get(0).pairedWith()).contains(pools.get(1).id());
    assertThat(pools.get(1).pairedWith()).contains(pools.get(0).id());
    assertThat(
            imported.notesByKind().get(NoteKind.ATTENTION).stream()
                .map(Trouble::message)
                .map(Message::key))
        .containsExactly(
            "import.attention.address",
            "import.attention.address",
            "import.attention.address",
            "import.attention.address");
  }
}

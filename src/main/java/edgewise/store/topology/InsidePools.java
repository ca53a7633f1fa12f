package edgewise.store.topology;

import edgewise.model.Address;
import edgewise.model.Balancing;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.KindId;
import edgewise.model.Pool;
import edgewise.model.PortRange;
import edgewise.model.Release;
import edgewise.model.Server;
import edgewise.model.Service;
import edgewise.model.SqlAvailability;
import edgewise.model.WebServices;
import edgewise.store.topology.Deployment.Part;
import edgewise.store.topology.RawTopology.Cluster;
import edgewise.store.topology.RawTopology.Machine;
import edgewise.store.topology.RawTopology.Port;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Draws the pools behind the inner firewall. Back ends must be drawn before, because pools name
/// them.
final class InsidePools {
  private static final PortRange AUDIO = new PortRange(49152, 57500);
  private static final PortRange VIDEO = new PortRange(57501, 65535);
  private static final PortRange SHARING = new PortRange(49152, 65535);

  private final Deployment deployment;
  private final Remarks remarks;
  private final Release release;
  private final Map<String, String> pairs = new HashMap<>();
  private final Set<String> xmppGateways = new HashSet<>();
  private String centralManagement = "";

  InsidePools(Deployment deployment, Remarks remarks, Release release) {
    this.deployment = deployment;
    this.remarks = remarks;
    this.release = release;
  }

  /// Front Ends and Directors first, then the pools that work for them.
  List<Pool> draw() {
    pair();
    findCentralManagement();
    findXmppGateways();
    List<Pool> pools = new ArrayList<>();
    for (Part part :
        List.of(
            Part.FRONT_END,
            Part.DIRECTOR,
            Part.MEDIATION,
            Part.PERSISTENT_CHAT,
            Part.VIDEO_INTEROP,
            Part.BRANCH)) {
      deployment.clusters(part).forEach(c -> pools.add(draw(c)));
    }
    return pools;
  }

  private Pool draw(Cluster cluster) {
    Part part = deployment.part(cluster);
    boolean frontEnd = part == Part.FRONT_END;
    noteKind(cluster, part);
    Balancing balancing = cluster.machines().size() > 1 ? Balancing.DNS : Balancing.NONE;
    if (balancing == Balancing.DNS) {
      boolean web = frontEnd || part == Part.DIRECTOR;
      remarks.note(
          NoteKind.PROPOSED,
          cluster.at(),
          web ? "import.proposed.pool-balancing" : "import.proposed.dns-balancing",
          cluster.fqdn().text());
    }
    List<Server> servers = cluster.machines().stream().map(m -> server(cluster, m)).toList();
    List<String> without =
        servers.stream().filter(s -> s.addresses().isEmpty()).map(s -> s.fqdn().text()).toList();
    if (!without.isEmpty()) {
      remarks.note(
          NoteKind.MISSING,
          cluster.at(),
          "import.missing.addresses",
          cluster.fqdn().text(),
          String.join(", ", without));
    }
    Optional<RawTopology.Service> media =
        deployment
            .service(cluster, "ConfServices")
            .or(() -> deployment.service(cluster, "MediationServer"))
            .or(() -> deployment.service(cluster, "ApplicationServer"));
    List<RawTopology.Service> databases = deployment.databases(cluster);
    boolean alwaysOn =
        databases.stream()
            .flatMap(s -> deployment.sql(s).stream())
            .anyMatch(RawTopology.SqlInstance::alwaysOn);
    return new Pool(
        deployment.pool(cluster),
        KindId.of(kind(cluster, part)),
        deployment.poolName(cluster),
        deployment.site(cluster),
        cluster.fqdn(),
        deployment.release(cluster).filter(r -> r != release),
        balancing,
        frontEnd ? List.copyOf(services(cluster)) : List.of(),
        servers,
        web(cluster, part),
        edge(cluster),
        Optional.ofNullable(pairs.get(cluster.key()))
            .map(key -> deployment.pool(deployment.raw().clusters.get(key))),
        frontEnd || part == Part.DIRECTOR ? Optional.empty() : registrar(cluster),
        databases.stream().flatMap(s -> deployment.backEnd(s.sql()).stream()).distinct().toList(),
        deployment.depends(cluster, s -> s.role().equals("FileStore")).stream()
            .flatMap(s -> deployment.backEnd(s.key()).stream())
            .findFirst(),
        deployment.depends(cluster, s -> s.role().equals("WacService")).stream()
            .flatMap(s -> deployment.backEnd(s.key()).stream())
            .findFirst(),
        MediaRange.of(media, "AudioCommunication", AUDIO),
        MediaRange.of(media, "VideoCommunication", VIDEO),
        MediaRange.of(media, "AppSharingCommunication", SHARING),
        alwaysOn ? SqlAvailability.AVAILABILITY_GROUP : SqlAvailability.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty());
  }

  private String kind(Cluster cluster, Part part) {
    return switch (part) {
      case FRONT_END ->
          deployment.isStandardEdition(cluster) ? "standard-edition" : "front-end-pool";
      case DIRECTOR -> cluster.isSingle() ? "director" : "director-pool";
      case MEDIATION -> "mediation-pool";
      case PERSISTENT_CHAT -> "persistent-chat-pool";
      case VIDEO_INTEROP -> "video-interop-server";
      case BRANCH -> "survivable-branch-appliance";
      case EDGE, OTHER -> throw new IllegalArgumentException(part.name());
    };
  }

  private void noteKind(Cluster cluster, Part part) {
    if (part == Part.BRANCH) {
      remarks.note(
          NoteKind.PROPOSED,
          cluster.at(),
          "import.proposed.branch-appliance",
          cluster.fqdn().text());
    } else if (part == Part.FRONT_END && deployment.userStores(cluster).isEmpty()) {
      boolean standard = deployment.isStandardEdition(cluster);
      remarks.note(
          NoteKind.PROPOSED,
          cluster.at(),
          standard ? "import.proposed.standard-edition" : "import.proposed.enterprise-edition",
          cluster.fqdn().text());
    }
  }

  private Server server(Cluster cluster, Machine machine) {
    List<Address> addresses = Deployment.addresses(machine);
    long adapters = addresses.stream().filter(a -> a.family() == 4).count();
    return new Server(
        deployment.serverId(cluster, machine.fqdn()),
        machine.fqdn(),
        addresses,
        Optional.empty(),
        Optional.empty(),
        (int) Math.max(1, adapters),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private Set<Service> services(Cluster cluster) {
    Set<Service> services = EnumSet.noneOf(Service.class);
    if (cluster.key().equals(centralManagement)) {
      services.add(Service.CENTRAL_MANAGEMENT);
    }
    if (xmppGateways.contains(cluster.key())) {
      services.add(Service.XMPP_GATEWAY);
    }
    if (deployment.has(cluster, "MediationServer")) {
      services.add(Service.MEDIATION);
    }
    if (deployment.chat(cluster).isPresent()) {
      services.add(Service.PERSISTENT_CHAT);
    }
    List<Port> ports =
        deployment
            .service(cluster, "ApplicationServer")
            .map(RawTopology.Service::ports)
            .orElse(List.of());
    for (Port port : ports) {
      switch (port.owner()) {
        case "urn:application:RGS" -> services.add(Service.RESPONSE_GROUP);
        case "urn:application:Cps" -> services.add(Service.CALL_PARK);
        case "urn:application:Caa" -> services.add(Service.CONFERENCING_ATTENDANT);
        case "urn:application:Cas" -> services.add(Service.CONFERENCING_ANNOUNCEMENT);
        case "urn:application:PDP" -> services.add(Service.CALL_ADMISSION_CONTROL);
        case "urn:application:testbot" -> services.add(Service.AUDIO_TEST);
        default -> {}
      }
    }
    if (!deployment.depends(cluster, s -> s.role().equals("MonitoringStore")).isEmpty()) {
      services.add(Service.MONITORING);
    }
    if (!deployment.depends(cluster, s -> s.role().equals("ArchivingStore")).isEmpty()) {
      services.add(Service.ARCHIVING);
    }
    return services;
  }

  private Optional<WebServices> web(Cluster cluster, Part part) {
    Optional<RawTopology.Service> service = deployment.service(cluster, "WebServices");
    if (part != Part.FRONT_END && part != Part.DIRECTOR && service.isEmpty()) {
      return Optional.empty();
    }
    Optional<XmlElement> block = service.flatMap(s -> s.at().child("WebService"));
    Optional<Fqdn> external = host(block, "ExternalSettings");
    if (external.isEmpty()) {
      XmlElement at = service.map(RawTopology.Service::at).orElse(cluster.at());
      remarks.note(NoteKind.MISSING, at, "import.missing.web-name", cluster.fqdn().text());
    }
    List<Port> sites =
        service.map(RawTopology.Service::ports).orElse(List.of()).stream()
            .filter(p -> p.is("OCSWebSite", "WebSite", "External"))
            .toList();
    for (Port port : sites) {
      int usual = port.protocol().equalsIgnoreCase("Http") ? 80 : 443;
      if (port.configuredPort() > 0 && port.configuredPort() != usual) {
        remarks.ignored(port.at(), "import.ignored.published-port", port.configuredPort(), usual);
      }
    }
    return Optional.of(
        new WebServices(
            host(block, "InternalSettings"),
            external,
            listen(sites, "Https", 4443),
            listen(sites, "Http", 8080)));
  }

  private static int listen(List<Port> sites, String protocol, int usual) {
    return sites.stream()
        .filter(p -> p.protocol().equalsIgnoreCase(protocol) && p.port() > 0)
        .map(Port::port)
        .findFirst()
        .orElse(usual);
  }

  private Optional<Fqdn> host(Optional<XmlElement> block, String settings) {
    Optional<XmlElement> found =
        block.flatMap(b -> b.child(settings)).filter(s -> !s.get("Host").isEmpty());
    found
        .filter(s -> !Fqdn.of(s.get("Host")).isValid())
        .ifPresent(
            s ->
                remarks.note(
                    NoteKind.ATTENTION,
                    s,
                    "import.attention.name",
                    "Host",
                    s.get("Host"),
                    settings));
    return found.map(s -> Fqdn.of(s.get("Host")));
  }

  /// The associated Edge: what the Registrar says, else the Mediation service, else any other
  /// service.
  private Optional<ElementId> edge(Cluster cluster) {
    List<RawTopology.Service> order = new ArrayList<>();
    deployment.service(cluster, "Registrar").ifPresent(order::add);
    deployment.service(cluster, "MediationServer").ifPresent(order::add);
    order.addAll(deployment.services(cluster));
    return order.stream()
        .flatMap(s -> deployment.depends(s, "EdgeServer").stream())
        .flatMap(e -> deployment.pool(e, Part.EDGE).stream())
        .findFirst();
  }

  /// The pool that a Mediation, chat or branch server works for.
  private Optional<ElementId> registrar(Cluster cluster) {
    List<RawTopology.Service> targets = new ArrayList<>();
    for (RawTopology.Service service : deployment.services(cluster)) {
      service.backup().map(deployment.raw().services::get).ifPresent(targets::add);
    }
    targets.addAll(deployment.depends(cluster, s -> s.role().equals("Registrar")));
    targets.addAll(deployment.depends(cluster, s -> s.role().equals("UserServices")));
    return targets.stream()
        .filter(s -> !s.cluster().equals(cluster.key()))
        .flatMap(s -> deployment.pool(s, Part.FRONT_END, Part.DIRECTOR, Part.BRANCH).stream())
        .findFirst();
  }

  private void pair() {
    for (Cluster cluster : deployment.clusters(Part.FRONT_END)) {
      Optional<Cluster> other =
          deployment
              .service(cluster, "Registrar")
              .flatMap(RawTopology.Service::backup)
              .map(deployment.raw().services::get)
              .flatMap(deployment::cluster)
              .filter(c -> deployment.part(c) == Part.FRONT_END && !c.key().equals(cluster.key()));
      other.ifPresent(c -> pairs.put(cluster.key(), c.key()));
    }
    Map.copyOf(pairs)
        .forEach(
            (one, other) -> {
              if (!pairs.containsKey(other)) {
                pairs.put(other, one);
                Cluster cluster = deployment.raw().clusters.get(other);
                String partner = deployment.raw().clusters.get(one).fqdn().text();
                remarks.note(
                    NoteKind.PROPOSED,
                    cluster.at(),
                    "import.proposed.pairing",
                    cluster.fqdn().text(),
                    partner);
              }
            });
  }

  private void findCentralManagement() {
    List<Cluster> frontEnds = deployment.clusters(Part.FRONT_END);
    if (frontEnds.isEmpty()) {
      return;
    }
    for (RawTopology.Service service : deployment.services("CentralMgmt")) {
      boolean active = !service.block("CentralMgmtService", "IsActive").equalsIgnoreCase("false");
      Optional<Cluster> home =
          deployment.cluster(service).filter(c -> deployment.part(c) == Part.FRONT_END);
      if (active && home.isPresent() && centralManagement.isEmpty()) {
        centralManagement = home.get().key();
      } else if (home.isPresent()) {
        remarks.note(
            NoteKind.IGNORED, service.at(), "import.ignored.standby", home.get().fqdn().text());
      }
    }
    for (RawTopology.Service store : deployment.services("CentralMgmtStore")) {
      if (centralManagement.isEmpty()) {
        centralManagement =
            frontEnds.stream()
                .filter(
                    c ->
                        c.key().equals(store.cluster())
                            || deployment.databases(c).stream()
                                .anyMatch(s -> !s.sql().isEmpty() && s.sql().equals(store.sql())))
                .map(Cluster::key)
                .findFirst()
                .orElse("");
      }
    }
    if (centralManagement.isEmpty()) {
      centralManagement = frontEnds.getFirst().key();
      remarks.note(
          NoteKind.PROPOSED,
          "import.proposed.central-management",
          frontEnds.getFirst().fqdn().text());
    }
  }

  private void findXmppGateways() {
    boolean xmpp =
        deployment.services("EdgeServer").stream()
            .anyMatch(
                s ->
                    s.ports().stream()
                        .anyMatch(p -> p.is("XmppFederationProxy", "XmppServer", "External")));
    List<Cluster> frontEnds = deployment.clusters(Part.FRONT_END);
    if (!xmpp || frontEnds.isEmpty()) {
      return;
    }
    for (Cluster cluster : frontEnds) {
      if (deployment.service(cluster, "Registrar").stream()
          .flatMap(s -> s.ports().stream())
          .anyMatch(p -> p.owner().equals("urn:component:XmppFederation"))) {
        xmppGateways.add(cluster.key());
      }
    }
    if (xmppGateways.isEmpty()) {
      xmppGateways.add(frontEnds.getFirst().key());
      remarks.note(
          NoteKind.PROPOSED, "import.proposed.xmpp-gateway", frontEnds.getFirst().fqdn().text());
    }
  }
}

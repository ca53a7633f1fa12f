package edgewise.store.topology;

import edgewise.model.Address;
import edgewise.model.Balancing;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.EdgeService;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.KindId;
import edgewise.model.PortRange;
import edgewise.model.Release;
import edgewise.store.topology.Deployment.Part;
import edgewise.store.topology.RawTopology.Cluster;
import edgewise.store.topology.RawTopology.Interface;
import edgewise.store.topology.RawTopology.Machine;
import edgewise.store.topology.RawTopology.Port;
import edgewise.store.topology.RawTopology.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/// Draws Edge servers and Edge pools. An Edge always runs its three services; what the file does
/// not say about one of them is proposed.
final class EdgePools {
  private static final PortRange MEDIA = new PortRange(50000, 59999);

  private final Deployment deployment;
  private final Remarks remarks;
  private final Release release;

  EdgePools(Deployment deployment, Remarks remarks, Release release) {
    this.deployment = deployment;
    this.remarks = remarks;
    this.release = release;
  }

  List<EdgePool> draw() {
    return deployment.clusters(Part.EDGE).stream().map(this::draw).toList();
  }

  /// The external rows of one Edge, as far as the file has them.
  private record Rows(
      Optional<Port> client,
      Optional<Port> federation,
      Optional<Port> web,
      Optional<Port> av,
      Optional<Port> media,
      Optional<Port> xmpp) {
    static Rows of(Service service) {
      List<Port> ports = service.ports();
      return new Rows(
          first(ports, "AccessEdge", "SipClient"),
          first(ports, "AccessEdge", "SipServer"),
          first(ports, "DataEdge", "PsomClient"),
          ports.stream()
              .filter(
                  p ->
                      p.is("MediaRelayEdge", "TURNServer", "External")
                          && !p.protocol().equalsIgnoreCase("Udp"))
              .findFirst(),
          first(ports, "MediaRelayEdge", "MediaCommunication"),
          first(ports, "XmppFederationProxy", "XmppServer"));
    }

    private static Optional<Port> first(List<Port> ports, String component, String usage) {
      return ports.stream().filter(p -> p.is(component, usage, "External")).findFirst();
    }

    Optional<Port> access() {
      return client.or(() -> federation);
    }

    Optional<Port> anyAv() {
      return av.or(() -> media);
    }
  }

  /// Which external interface each service uses, and whether they share one.
  private record Sides(int access, int web, int av, boolean shared) {}

  private EdgePool draw(Cluster cluster) {
    Service service = deployment.service(cluster, "EdgeServer").orElseThrow();
    Rows rows = Rows.of(service);
    Sides sides = sides(cluster, rows);
    boolean nat =
        cluster.machines().stream().flatMap(m -> external(m)).anyMatch(EdgePools::isTranslated);
    List<EdgeServer> servers =
        cluster.machines().stream().map(m -> server(cluster, m, sides, nat)).toList();
    EdgeService access = access(cluster, rows, sides);
    Optional<Fqdn> sharedName = sides.shared() ? Optional.of(access.fqdn()) : Optional.empty();
    EdgeService web =
        service(cluster, "DataEdge", rows.web(), sides.shared() ? 444 : 443, sharedName, "webcon");
    Optional<Fqdn> mediaName =
        rows.media().map(Port::configuredFqdn).filter(f -> !f.isEmpty()).map(Fqdn::of);
    EdgeService av =
        service(cluster, "MediaRelayEdge", rows.av(), 443, mediaName.or(() -> sharedName), "av");
    noteAddresses(cluster, sides, servers, nat);
    Balancing balancing = cluster.machines().size() > 1 ? Balancing.DNS : Balancing.NONE;
    if (balancing == Balancing.DNS) {
      remarks.note(
          NoteKind.PROPOSED, cluster.at(), "import.proposed.edge-balancing", cluster.fqdn().text());
    }
    return new EdgePool(
        deployment.pool(cluster),
        KindId.of(cluster.isSingle() ? "edge-server" : "edge-pool"),
        deployment.poolName(cluster),
        deployment.site(cluster),
        cluster.fqdn(),
        deployment.release(cluster).filter(r -> r != release),
        balancing,
        Optional.empty(),
        nat,
        sides.shared(),
        access,
        web,
        av,
        rows.federation().map(Port::port).filter(p -> p > 0).orElse(5061),
        rows.xmpp().map(Port::port).filter(p -> p > 0).orElse(5269),
        rows.media().flatMap(MediaRange::of).orElse(MEDIA),
        rows.federation().isPresent(),
        rows.xmpp().isPresent(),
        true,
        true,
        true,
        nextHop(cluster, service),
        servers,
        true,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Sides sides(Cluster cluster, Rows rows) {
    Set<Integer> numbers = new TreeSet<>();
    List<Port> present =
        Stream.of(rows.access(), rows.web(), rows.anyAv()).flatMap(Optional::stream).toList();
    present.forEach(p -> numbers.add(p.number()));
    List<Integer> drawn =
        cluster.machines().stream()
            .flatMap(m -> external(m))
            .map(Interface::number)
            .distinct()
            .sorted()
            .toList();
    if (numbers.size() > 1) {
      int access = rows.access().map(Port::number).orElse(1);
      int web = rows.web().map(Port::number).orElse(2);
      int av = rows.anyAv().map(Port::number).orElse(3);
      boolean oneName =
          present.stream().map(p -> Fqdn.of(p.configuredFqdn())).distinct().count() == 1
              && distinctPorts(rows);
      return oneName && drawn.size() < 2
          ? new Sides(access, access, access, true)
          : new Sides(access, web, av, false);
    }
    int only = numbers.isEmpty() ? 1 : numbers.iterator().next();
    boolean clash = !distinctPorts(rows);
    if (drawn.size() >= 3 && (clash || present.size() < 2)) {
      remarks.note(
          NoteKind.ATTENTION,
          cluster.at(),
          "import.attention.interface-order",
          cluster.fqdn().text());
      return new Sides(drawn.get(0), drawn.get(1), drawn.get(2), false);
    }
    if (clash) {
      remarks.note(
          NoteKind.ATTENTION, cluster.at(), "import.attention.port-clash", cluster.fqdn().text());
      return new Sides(only, -1, -1, false);
    }
    return new Sides(only, only, only, true);
  }

  private static boolean distinctPorts(Rows rows) {
    List<Integer> ports =
        Stream.of(rows.client(), rows.web(), rows.av())
            .flatMap(Optional::stream)
            .map(Port::port)
            .toList();
    return ports.stream().distinct().count() == ports.size();
  }

  private EdgeService access(Cluster cluster, Rows rows, Sides sides) {
    Optional<Fqdn> federationName =
        rows.federation().map(Port::configuredFqdn).filter(f -> !f.isEmpty()).map(Fqdn::of);
    return service(
        cluster, "AccessEdge", rows.client(), sides.shared() ? 5061 : 443, federationName, "sip");
  }

  /// Name and port of one service: those of its row; else the name that another row gives, or a
  /// proposal.
  private EdgeService service(
      Cluster cluster,
      String component,
      Optional<Port> row,
      int usualPort,
      Optional<Fqdn> otherName,
      String host) {
    int port = row.map(Port::port).filter(p -> p > 0).orElse(usualPort);
    Optional<Fqdn> own = row.filter(r -> !r.configuredFqdn().isEmpty()).map(this::name);
    Fqdn fqdn = own.or(() -> otherName).orElseGet(() -> inDefaultDomain(host));
    if (row.isEmpty()) {
      remarks.note(
          NoteKind.PROPOSED,
          cluster.at(),
          "import.proposed.edge-service",
          cluster.fqdn().text(),
          component,
          fqdn.text(),
          port);
    } else if (own.isEmpty()) {
      remarks.note(
          NoteKind.PROPOSED,
          row.get().at(),
          "import.proposed.edge-name",
          cluster.fqdn().text(),
          component,
          fqdn.text());
    }
    return new EdgeService(fqdn, port);
  }

  private Fqdn name(Port port) {
    Fqdn fqdn = Fqdn.of(port.configuredFqdn());
    if (!fqdn.isValid()) {
      remarks.note(
          NoteKind.ATTENTION,
          port.at(),
          "import.attention.name",
          "ConfiguredFqdn",
          fqdn.text(),
          "Port");
    }
    return fqdn;
  }

  private Fqdn inDefaultDomain(String host) {
    List<Fqdn> domains = deployment.raw().sipDomains;
    return Fqdn.of(domains.isEmpty() ? "" : host + "." + domains.getFirst().text());
  }

  private static Stream<Interface> external(Machine machine) {
    return machine.interfaces().stream().filter(i -> i.side().equals("External"));
  }

  private static List<Address> addresses(
      Machine machine, int number, Function<Interface, String> text) {
    return external(machine)
        .filter(i -> i.number() == number && !text.apply(i).isEmpty())
        .map(i -> Address.of(text.apply(i)))
        .toList();
  }

  /// True when the outer firewall translates the address of the interface. The mention of an unset
  /// address counts where the adapter could not be reached from the Internet otherwise.
  private static boolean isTranslated(Interface i) {
    return i.configured().isEmpty()
        ? i.translated() && Address.of(i.address()).isPrivate()
        : !Address.of(i.configured()).equals(Address.of(i.address()));
  }

  private EdgeServer server(Cluster cluster, Machine machine, Sides sides, boolean nat) {
    IntFunction<List<Address>> adapter = number -> addresses(machine, number, Interface::address);
    IntFunction<List<Address>> translated =
        number -> nat ? addresses(machine, number, Interface::configured) : List.of();
    boolean shared = sides.shared();
    return new EdgeServer(
        deployment.serverId(cluster, machine.fqdn()),
        machine.fqdn(),
        machine.interfaces().stream()
            .filter(i -> i.side().equals("Internal") && !i.address().isEmpty())
            .map(i -> Address.of(i.address()))
            .toList(),
        adapter.apply(sides.access()),
        shared ? List.of() : adapter.apply(sides.web()),
        shared ? List.of() : adapter.apply(sides.av()),
        translated.apply(sides.access()),
        shared ? List.of() : translated.apply(sides.web()),
        shared ? List.of() : translated.apply(sides.av()),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        true,
        Optional.empty(),
        Optional.empty(),
        2,
        deployment.services(cluster).stream()
            .map(Service::role)
            .filter(r -> !r.equals("EdgeServer") && !r.equals("ManagementServices"))
            .distinct()
            .toList(),
        Optional.empty(),
        Optional.empty());
  }

  private void noteAddresses(Cluster cluster, Sides sides, List<EdgeServer> servers, boolean nat) {
    List<String> without = new ArrayList<>();
    List<String> untranslated = new ArrayList<>();
    for (EdgeServer server : servers) {
      boolean outside =
          !server.access().isEmpty()
              && (sides.shared() || !server.webConferencing().isEmpty() && !server.av().isEmpty());
      if (server.internal().isEmpty() || !outside) {
        without.add(server.fqdn().text());
      }
      boolean known =
          !server.accessPublic().isEmpty()
              && (sides.shared()
                  || !server.webConferencingPublic().isEmpty() && !server.avPublic().isEmpty());
      if (nat && !known) {
        untranslated.add(server.fqdn().text());
      }
    }
    if (!without.isEmpty()) {
      remarks.note(
          NoteKind.MISSING,
          cluster.at(),
          "import.missing.edge-addresses",
          String.join(", ", without));
    }
    if (!untranslated.isEmpty()) {
      remarks.note(
          NoteKind.MISSING,
          cluster.at(),
          "import.missing.public-addresses",
          String.join(", ", untranslated));
    }
  }

  private Optional<ElementId> nextHop(Cluster cluster, Service service) {
    Optional<ElementId> named =
        deployment.depends(service, "Registrar").stream()
            .flatMap(r -> deployment.pool(r, Part.FRONT_END, Part.DIRECTOR, Part.BRANCH).stream())
            .findFirst();
    if (named.isPresent()) {
      return named;
    }
    Optional<Cluster> proposed = deployment.likelyNextHop(cluster.site());
    if (proposed.isPresent()) {
      remarks.note(
          NoteKind.PROPOSED,
          cluster.at(),
          "import.proposed.next-hop",
          cluster.fqdn().text(),
          proposed.get().fqdn().text());
    } else {
      remarks.note(
          NoteKind.MISSING, cluster.at(), "import.missing.next-hop", cluster.fqdn().text());
    }
    return proposed.map(deployment::pool);
  }
}

package edgewise.store.topology;

import edgewise.model.Address;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Release;
import edgewise.store.topology.RawTopology.Cluster;
import edgewise.store.topology.RawTopology.Service;
import edgewise.store.topology.RawTopology.SqlInstance;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the machines of a topology document are, judged by the services on them, and the ids and
/// names under which they are drawn.
final class Deployment {
  /// What a cluster is.
  enum Part {
    EDGE,
    FRONT_END,
    DIRECTOR,
    BRANCH,
    MEDIATION,
    PERSISTENT_CHAT,
    VIDEO_INTEROP,
    /// No Lync pool: databases, shares, gateways, Office Web Apps.
    OTHER
  }

  private static final List<String> CHAT_ROLES =
      List.of("PersistentChatService", "PersistentChatServer", "PersistentChat");

  private final RawTopology raw;
  private final Ids ids = new Ids();
  private final Names names = new Names();
  private final Map<String, List<Service>> servicesOn = new HashMap<>();
  private final Map<String, List<Service>> servicesByRole = new HashMap<>();
  private final Map<String, Set<String>> usersOf = new HashMap<>();
  private final Map<Part, List<Cluster>> clustersByPart = new EnumMap<>(Part.class);
  private final Map<String, List<Cluster>> frontEndsBySite = new HashMap<>();
  private final Map<String, Cluster> signInBySite = new HashMap<>();
  private final Map<String, List<Service>> unnamedStoresBySite = new HashMap<>();
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Map<String, ElementId> siteIds = new HashMap<>();
  private final Map<String, ElementId> poolIds = new HashMap<>();
  private final Map<String, String> poolNames = new HashMap<>();
  private final Map<String, ElementId> backEndIds = new HashMap<>();

  Deployment(RawTopology raw) {
    this.raw = raw;
    for (Service service : raw.services.values()) {
      servicesByRole.computeIfAbsent(service.role(), _ -> new ArrayList<>()).add(service);
      for (String key : service.dependsOn()) {
        Service used = raw.services.get(key);
        usersOf.computeIfAbsent(key, _ -> new HashSet<>()).add(service.cluster());
        if (used != null && !used.sql().isEmpty()) {
          usersOf.computeIfAbsent(used.sql(), _ -> new HashSet<>()).add(service.cluster());
        }
      }
      if (service.sql().isEmpty() && !service.cluster().isEmpty()) {
        servicesOn.computeIfAbsent(service.cluster(), _ -> new ArrayList<>()).add(service);
      }
    }
    raw.sites.values().forEach(site -> siteIds.put(site.key(), ids.id(site.name())));
    for (Cluster cluster : raw.clusters.values()) {
      Part part = judge(cluster);
      parts.put(cluster.key(), part);
      clustersByPart.computeIfAbsent(part, _ -> new ArrayList<>()).add(cluster);
      if (part == Part.FRONT_END) {
        frontEndsBySite.computeIfAbsent(cluster.site(), _ -> new ArrayList<>()).add(cluster);
      }
      if (part != Part.OTHER) {
        poolIds.put(cluster.key(), ids.id(cluster.fqdn().host()));
        poolNames.put(cluster.key(), name(cluster.fqdn(), ""));
      }
    }
    signInPools().forEach(c -> signInBySite.putIfAbsent(c.site(), c));
    for (Service store : services("UserStore")) {
      if (!usersOf.containsKey(store.key()) && !store.sql().isEmpty()) {
        String site = raw.clusters.get(store.cluster()).site();
        unnamedStoresBySite.computeIfAbsent(site, _ -> new ArrayList<>()).add(store);
      }
    }
  }

  private Part judge(Cluster cluster) {
    if (has(cluster, "EdgeServer")) {
      return Part.EDGE;
    }
    Optional<Service> registrar = service(cluster, "Registrar");
    if (registrar.isPresent() || has(cluster, "UserServices")) {
      if (registrar.isPresent()
          && registrar.get().block("RegistrarService", "IsDirector").equalsIgnoreCase("true")) {
        return Part.DIRECTOR;
      }
      boolean branch = raw.sites.get(cluster.site()).parent().isPresent();
      // A branch registrar leaves user services to the pool it works for.
      boolean servedElsewhere =
          registrar.isPresent()
              && depends(registrar.get(), "UserServices").stream()
                  .anyMatch(u -> !u.cluster().equals(cluster.key()));
      return !has(cluster, "UserServices") && (branch || servedElsewhere)
          ? Part.BRANCH
          : Part.FRONT_END;
    }
    if (has(cluster, "MediationServer")) {
      return Part.MEDIATION;
    }
    if (CHAT_ROLES.stream().anyMatch(role -> has(cluster, role))) {
      return Part.PERSISTENT_CHAT;
    }
    return has(cluster, "VideoInteropServer") ? Part.VIDEO_INTEROP : Part.OTHER;
  }

  RawTopology raw() {
    return raw;
  }

  /// Clusters of this kind, in file order.
  List<Cluster> clusters(Part part) {
    return clustersByPart.getOrDefault(part, List.of());
  }

  /// The pool that most likely takes what comes in through an Edge of a site: a Director or Front
  /// End of the site, else any.
  Optional<Cluster> likelyNextHop(String site) {
    return Optional.ofNullable(signInBySite.get(site)).or(() -> signInPools().findFirst());
  }

  private Stream<Cluster> signInPools() {
    return Stream.concat(clusters(Part.DIRECTOR).stream(), clusters(Part.FRONT_END).stream());
  }

  Part part(Cluster cluster) {
    return parts.get(cluster.key());
  }

  /// Services that run on the machines themselves, not in a SQL Server instance on them.
  List<Service> services(Cluster cluster) {
    return servicesOn.getOrDefault(cluster.key(), List.of());
  }

  boolean has(Cluster cluster, String role) {
    return service(cluster, role).isPresent();
  }

  Optional<Service> service(Cluster cluster, String role) {
    return services(cluster).stream().filter(s -> s.role().equals(role)).findFirst();
  }

  List<Service> services(String role) {
    return servicesByRole.getOrDefault(role, List.of());
  }

  Optional<Service> chat(Cluster cluster) {
    return services(cluster).stream().filter(s -> CHAT_ROLES.contains(s.role())).findFirst();
  }

  /// The services of a role that this one depends on, in file order.
  List<Service> depends(Service service, String role) {
    return service.dependsOn().stream()
        .map(raw.services::get)
        .filter(s -> s != null && s.role().equals(role))
        .toList();
  }

  /// The services of a role that any service of the cluster depends on, each once.
  List<Service> depends(Cluster cluster, Predicate<Service> wanted) {
    Set<Service> all = new LinkedHashSet<>();
    for (Service service : services(cluster)) {
      for (String key : service.dependsOn()) {
        Service target = raw.services.get(key);
        if (target != null && wanted.test(target)) {
          all.add(target);
        }
      }
    }
    return List.copyOf(all);
  }

  Optional<Cluster> cluster(Service service) {
    return Optional.ofNullable(raw.clusters.get(service.cluster()));
  }

  ElementId site(Cluster cluster) {
    return siteIds.get(cluster.site());
  }

  ElementId site(RawTopology.Site site) {
    return siteIds.get(site.key());
  }

  String siteName(Cluster cluster) {
    return raw.sites.get(cluster.site()).name();
  }

  /// Id of the pool that the cluster is drawn as.
  ElementId pool(Cluster cluster) {
    return poolIds.get(cluster.key());
  }

  /// Name under which the pool is drawn.
  String poolName(Cluster cluster) {
    return poolNames.get(cluster.key());
  }

  /// The pool that a service runs on, when it is one of these.
  Optional<ElementId> pool(Service service, Part... wanted) {
    return cluster(service).filter(c -> Set.of(wanted).contains(part(c))).map(this::pool);
  }

  /// A new id that resembles the name.
  ElementId id(String name) {
    return ids.id(name);
  }

  /// Id of a machine; one that has the name of its pool is told apart.
  ElementId serverId(Cluster cluster, Fqdn machine) {
    return ids.id(
        machine.host().equals(cluster.fqdn().host()) ? machine.host() + "-server" : machine.host());
  }

  /// The name to draw: host part as typed, with something added when it is taken.
  String name(Fqdn fqdn, String distinction) {
    int dot = fqdn.text().indexOf('.');
    String host = dot < 0 ? fqdn.text() : fqdn.text().substring(0, dot);
    if (!distinction.isEmpty() && names.isTaken(host)) {
      host = host + " " + distinction;
    }
    return names.once(host, " ");
  }

  /// True when another cluster uses this service or SQL Server instance, so that it must be drawn
  /// although a pool stands on the same machine.
  boolean isUsedByOthers(String key, Cluster home) {
    return usersOf.getOrDefault(key, Set.of()).stream()
        .anyMatch(c -> !c.isEmpty() && !c.equals(home.key()));
  }

  /// Gives a back end, known by the key of its service or instance, an id.
  ElementId drawBackEnd(String key, String name) {
    ElementId id = ids.id(name);
    backEndIds.put(key, id);
    return id;
  }

  Optional<ElementId> backEnd(String key) {
    return Optional.ofNullable(backEndIds.get(key));
  }

  /// True for a Front End pool that is one Standard Edition server: one machine with its own
  /// database.
  boolean isStandardEdition(Cluster cluster) {
    if (cluster.machines().size() != 1) {
      return false;
    }
    List<Service> stores = userStores(cluster);
    if (stores.isEmpty()) {
      return cluster.isSingle();
    }
    return stores.stream().anyMatch(s -> s.cluster().equals(cluster.key()));
  }

  /// Stores of the users of a Front End pool.
  List<Service> userStores(Cluster cluster) {
    List<Service> stores = depends(cluster, s -> s.role().equals("UserStore"));
    return stores.isEmpty()
        ? databases(cluster).stream().filter(s -> s.role().equals("UserStore")).toList()
        : stores;
  }

  /// Stores in SQL Server that a cluster uses. A store that nobody names belongs to the only Front
  /// End pool of its site.
  List<Service> databases(Cluster cluster) {
    Set<Service> all = new LinkedHashSet<>(depends(cluster, s -> !s.sql().isEmpty()));
    if (part(cluster) == Part.FRONT_END && frontEndsBySite.get(cluster.site()).size() == 1) {
      all.addAll(unnamedStoresBySite.getOrDefault(cluster.site(), List.of()));
    }
    return List.copyOf(all);
  }

  Optional<SqlInstance> sql(Service store) {
    return Optional.ofNullable(raw.sqlInstances.get(store.sql()));
  }

  /// The release of the main service of a cluster; empty when the file does not say.
  Optional<Release> release(Cluster cluster) {
    return release(version(cluster));
  }

  /// The number the file gives the main service of a cluster; -1 when there is none.
  int version(Cluster cluster) {
    List<String> main = List.of("EdgeServer", "Registrar", "UserServices", "MediationServer");
    return main.stream()
        .flatMap(role -> service(cluster, role).stream())
        .findFirst()
        .or(() -> chat(cluster))
        .or(() -> services(cluster).stream().findFirst())
        .map(Service::version)
        .orElse(-1);
  }

  /// The release a service version stands for. Versions before Lync Server 2013 count as that
  /// release, the oldest a design can hold.
  static Optional<Release> release(int version) {
    return switch (version) {
      case 6 -> Optional.of(Release.V2013);
      case 7 -> Optional.of(Release.V2015);
      case 8 -> Optional.of(Release.V2019);
      default ->
          version > 8
              ? Optional.of(Release.SE)
              : version >= 0 ? Optional.of(Release.V2013) : Optional.empty();
    };
  }

  /// Addresses of the machines of a cluster, without regard to the side.
  static List<Address> addresses(RawTopology.Machine machine) {
    return machine.interfaces().stream()
        .map(RawTopology.Interface::address)
        .filter(a -> !a.isEmpty())
        .map(Address::of)
        .distinct()
        .toList();
  }
}

package edgewise.check;

import static edgewise.check.FederationLists.names;

import edgewise.catalogue.Limits;
import edgewise.model.Address;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Pool;
import edgewise.model.Release;
import edgewise.model.Server;
import edgewise.model.Service;
import edgewise.model.Site;
import edgewise.model.SqlAvailability;
import edgewise.model.SqlServer;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Size, placement and pairing of pools and sites.
final class PoolChecks {
  static final Map<String, Condition> ALL = all();

  private PoolChecks() {}

  private static Map<String, Condition> all() {
    Map<String, Condition> all = new LinkedHashMap<>();
    all.put("POOL-01", enterprise(PoolChecks::tooManyFrontEnds));
    all.put("POOL-02", enterprise(PoolChecks::tooManyUsers));
    all.put("POOL-03", enterprise(PoolChecks::fullServers));
    all.put("POOL-04", enterprise(PoolChecks::noSpareServer));
    all.put(
        "POOL-05",
        enterprise(
            (plan, pool, hits) -> {
              if (pool.servers().size() == 2) {
                hits.on(pool, limit("front_end_pool.recommended_min_servers", plan, pool));
              }
            }));
    all.put(
        "POOL-06",
        enterprise(
            (plan, pool, hits) -> {
              int least = limit("front_end_pool.recommended_min_servers", plan, pool);
              if (!pool.servers().isEmpty() && pool.servers().size() < least) {
                hits.on(pool, pool.servers().size(), least);
              }
            }));
    all.put(
        "POOL-07",
        standard(
            (plan, pool, hits) -> {
              int servers = limit("standard_edition.servers_per_pool", plan, pool);
              if (pool.servers().size() != servers) {
                hits.on(pool, pool.servers().size());
              }
            }));
    all.put(
        "POOL-08",
        standard(
            (plan, pool, hits) -> {
              int most = limit("standard_edition.max_users", plan, pool);
              if (users(plan.design(), pool) > most) {
                hits.on(pool, users(plan.design(), pool), most);
              }
            }));
    all.put("POOL-09", standard(PoolChecks::survivorTooSmall));
    all.put("POOL-10", pairs((_, a, b) -> a.kind().equals(b.kind())));
    all.put("POOL-11", pairs((_, a, b) -> a.virtual() == b.virtual() && sameSystem(a, b)));
    all.put("POOL-12", PoolChecks::pairingNotMutual);
    all.put("POOL-13", enterprise(PoolChecks::partnerTooSmall));
    all.put("POOL-14", pairs((_, a, b) -> !a.site().equals(b.site())));
    all.put(
        "POOL-15",
        pairs(
            (plan, a, b) ->
                !isEnterprise(plan, a)
                    || !isEnterprise(plan, b)
                    || a.sqlAvailability() == b.sqlAvailability()));
    all.put("POOL-16", PoolChecks::stretched);
    all.put("POOL-17", PoolChecks::severalDomains);
    all.put("POOL-18", PoolChecks::tooManyDirectors);
    all.put("POOL-19", PoolChecks::sharedDirector);
    all.put("POOL-20", PoolChecks::severalAdapters);
    all.put(
        "POOL-21",
        enterprise(
            (_, pool, hits) -> {
              if (pool.services().contains(Service.PERSISTENT_CHAT)) {
                hits.on(pool);
              }
            }));
    all.put("POOL-22", PoolChecks::tooManyChatServers);
    all.put("POOL-23", PoolChecks::tooManyAppliances);
    all.put("POOL-24", PoolChecks::largeBranch);
    all.put("POOL-25", PoolChecks::smallBranch);
    all.put("POOL-26", PoolChecks::siteWithoutFrontEnd);
    all.put("POOL-27", PoolChecks::branchWithoutCentralSite);
    all.put("POOL-28", PoolChecks::beyondThePlanningTool);
    all.put(
        "POOL-29",
        frontEnds(
            (plan, pool, hits) -> {
              int most = limit("meeting.max_shared_pool", plan, pool);
              if (pool.meetingMax().orElse(0) > most && !pool.dedicatedLargeMeetings()) {
                hits.on(pool, pool.meetingMax().orElseThrow(), most);
              }
            }));
    all.put(
        "POOL-30",
        frontEnds(
            (plan, pool, hits) -> {
              int most = limit("meeting.max_dedicated_pool", plan, pool);
              if (pool.meetingMax().orElse(0) > most) {
                hits.on(pool, pool.meetingMax().orElseThrow(), most);
              }
            }));
    all.put("POOL-31", frontEnds(PoolChecks::manyCollocatedCalls));
    all.put(
        "POOL-32",
        frontEnds(
            (plan, pool, hits) -> {
              int most = limit("mediation_pool.collocated_max_servers", plan, pool);
              if (pool.services().contains(Service.MEDIATION) && pool.servers().size() > most) {
                hits.on(pool, pool.servers().size(), most);
              }
            }));
    all.put("POOL-33", PoolChecks::trunkWithoutMediation);
    return all;
  }

  private interface PoolCondition {
    void find(Plan plan, Pool pool, Hits hits);
  }

  private static Condition frontEnds(PoolCondition condition) {
    return (plan, hits) -> plan.design().frontEnds().forEach(p -> condition.find(plan, p, hits));
  }

  private static Condition enterprise(PoolCondition condition) {
    return (plan, hits) ->
        plan.design().frontEnds().stream()
            .filter(p -> isEnterprise(plan, p))
            .forEach(p -> condition.find(plan, p, hits));
  }

  private static Condition standard(PoolCondition condition) {
    return (plan, hits) ->
        plan.design().frontEnds().stream()
            .filter(plan.design()::isStandardEdition)
            .forEach(p -> condition.find(plan, p, hits));
  }

  private static boolean isEnterprise(Plan plan, Pool pool) {
    return plan.design().isFrontEnd(pool) && !plan.design().isStandardEdition(pool);
  }

  private interface PairRule {
    boolean holds(Plan plan, Pool one, Pool other);
  }

  /// Reports each pair of pools for which a rule does not hold, once, on the pool that is drawn
  /// first.
  private static Condition pairs(PairRule rule) {
    return (plan, hits) -> {
      Set<ElementId> seen = new LinkedHashSet<>();
      for (Pool pool : plan.design().frontEnds()) {
        Optional<Pool> other = pair(plan.design(), pool);
        seen.add(pool.id());
        boolean reported =
            other.isPresent()
                && seen.contains(other.get().id())
                && other.get().pairedWith().equals(Optional.of(pool.id()));
        if (other.isPresent() && !reported && !rule.holds(plan, pool, other.get())) {
          hits.on(pool, other.get().name());
        }
      }
    };
  }

  private static Optional<Pool> pair(Design design, Pool pool) {
    return pool.pairedWith().flatMap(id -> design.find(id, Pool.class));
  }

  /// Release of a pool: its own, else that of the design.
  static Release release(Plan plan, Pool pool) {
    return pool.release().orElse(plan.design().release());
  }

  static int limit(String item, Plan plan, Pool pool) {
    return Limits.standard().number(item, release(plan, pool));
  }

  /// People homed on a pool: as stated, else those of the groups that are drawn.
  private static int users(Design design, Pool pool) {
    return pool.users().orElseGet(() -> design.usersHomedOn(pool.id()));
  }

  /// People at a site, likewise.
  private static int users(Design design, Site site) {
    return site.users().orElseGet(() -> design.usersAt(site.id()));
  }

  private static void tooManyFrontEnds(Plan plan, Pool pool, Hits hits) {
    int most = limit("front_end_pool.max_servers", plan, pool);
    if (pool.servers().size() > most) {
      hits.on(pool, pool.servers().size(), most);
    }
  }

  private static void tooManyUsers(Plan plan, Pool pool, Hits hits) {
    int most = limit("front_end_pool.max_users", plan, pool);
    if (users(plan.design(), pool) > most) {
      hits.on(pool, users(plan.design(), pool), most);
    }
  }

  private static void fullServers(Plan plan, Pool pool, Hits hits) {
    int each = limit("front_end.users_per_server", plan, pool);
    int users = users(plan.design(), pool);
    int servers = pool.servers().size();
    if (servers > 0 && users > each * servers) {
      hits.on(pool, users, servers, each, needed(users, each));
    }
  }

  private static void noSpareServer(Plan plan, Pool pool, Hits hits) {
    int each = limit("front_end.users_per_server", plan, pool);
    int users = users(plan.design(), pool);
    int servers = pool.servers().size();
    if (servers > 1 && users > each * (servers - 1)) {
      hits.on(pool, users, servers - 1, each, needed(users, each) + 1);
    }
  }

  /// Servers that carry a load, each no more than it can.
  static int needed(int load, int each) {
    return (load + each - 1) / each;
  }

  private static void survivorTooSmall(Plan plan, Pool pool, Hits hits) {
    Design design = plan.design();
    int all = users(design, pool) + pair(design, pool).map(p -> users(design, p)).orElse(0);
    int most = limit("standard_edition.max_users_failover", plan, pool);
    if (all > most) {
      hits.on(pool, all, most);
    }
  }

  private static boolean sameSystem(Pool one, Pool other) {
    return one.operatingSystem().isEmpty()
        || other.operatingSystem().isEmpty()
        || one.operatingSystem()
            .get()
            .strip()
            .equalsIgnoreCase(other.operatingSystem().get().strip());
  }

  private static void pairingNotMutual(Plan plan, Hits hits) {
    Design design = plan.design();
    for (Pool pool : design.frontEnds()) {
      Optional<Pool> other = pair(design, pool);
      if (other.isEmpty()) {
        continue;
      }
      List<Pool> claims =
          design.frontEnds().stream()
              .filter(p -> p.pairedWith().equals(Optional.of(other.get().id())))
              .toList();
      if (!other.get().pairedWith().equals(Optional.of(pool.id())) || claims.size() > 1) {
        hits.on(
            pool,
            other.get().name(),
            other.get().pairedWith().map(design::name).orElse("-"),
            names(claims));
      }
    }
  }

  private static void partnerTooSmall(Plan plan, Pool pool, Hits hits) {
    Design design = plan.design();
    int own = users(design, pool);
    int each = limit("front_end.users_per_server", plan, pool);
    int most = limit("front_end_pool.paired.max_users_each", plan, pool);
    pair(design, pool)
        .ifPresent(
            other -> {
              int all = own + users(design, other);
              int carries = each * pool.servers().size();
              if (carries > 0 && (all > carries || own > most)) {
                hits.on(pool, other.name(), all, carries, most);
              }
            });
  }

  private static void stretched(Plan plan, Hits hits) {
    Design design = plan.design();
    for (Element element : design.elements()) {
      List<Optional<String>> places =
          switch (element) {
            case EdgePool e -> e.servers().stream().map(EdgeServer::location).toList();
            case Pool p
                when design.isFrontEnd(p) || design.isDirector(p) || design.plays(p, "mediation") ->
                p.servers().stream().map(Server::location).toList();
            default -> List.of();
          };
      Set<String> distinct = new TreeSet<>();
      places.forEach(p -> distinct.add(p.map(String::strip).orElse(design.siteName(element))));
      if (distinct.size() > 1) {
        hits.on(element, String.join(", ", distinct));
      }
    }
  }

  private static void severalDomains(Plan plan, Hits hits) {
    Design design = plan.design();
    for (Pool pool : design.frontEnds()) {
      Stream<Fqdn> members = pool.servers().stream().flatMap(s -> s.domain().stream());
      Stream<Fqdn> backEnd =
          pool.sql().stream()
              .flatMap(id -> design.find(id, SqlServer.class).stream())
              .flatMap(s -> s.domain().stream());
      Set<String> domains = FederationLists.set(Stream.concat(members, backEnd));
      if (domains.size() > 1) {
        hits.on(pool, String.join(", ", domains));
      }
    }
  }

  private static void tooManyDirectors(Plan plan, Hits hits) {
    for (Pool pool : plan.design().directors()) {
      int most = limit("director_pool.max_servers", plan, pool);
      if (pool.servers().size() > most) {
        hits.on(pool, pool.servers().size(), most);
      }
    }
  }

  private static void sharedDirector(Plan plan, Hits hits) {
    for (Pool pool : plan.design().directors()) {
      List<String> shared =
          pool.servers().stream()
              .filter(s -> !s.otherRoles().isEmpty())
              .map(s -> s.fqdn().lower())
              .toList();
      if (!shared.isEmpty()) {
        hits.on(pool, String.join(", ", shared));
      }
    }
  }

  private static void severalAdapters(Plan plan, Hits hits) {
    Design design = plan.design();
    for (Element element : design.elements()) {
      List<String> machines = new ArrayList<>();
      if (element instanceof Pool p
          && (design.isFrontEnd(p) || design.isDirector(p) || design.plays(p, "persistent-chat"))) {
        p.servers().stream()
            .filter(s -> s.adapters() > 1 || hasSeveral(s.addresses()))
            .forEach(s -> machines.add(s.fqdn().lower()));
      } else if (element instanceof SqlServer s
          && hasSeveral(s.addresses())
          && !isClustered(design, s)) {
        machines.add(s.fqdn().lower());
      }
      if (!machines.isEmpty()) {
        hits.on(element, String.join(", ", machines));
      }
    }
  }

  /// A cluster is drawn as one database server with an address for each node.
  private static boolean isClustered(Design design, SqlServer server) {
    return design.poolsOn(server.id()).stream()
        .anyMatch(
            p ->
                p.sqlAvailability() == SqlAvailability.CLUSTERING
                    || p.sqlAvailability() == SqlAvailability.AVAILABILITY_GROUP);
  }

  private static boolean hasSeveral(List<Address> addresses) {
    return Stream.of(4, 6)
        .anyMatch(
            family ->
                addresses.stream()
                        .filter(a -> a.isUsable() && a.family() == family)
                        .distinct()
                        .count()
                    > 1);
  }

  private static void tooManyChatServers(Plan plan, Hits hits) {
    for (Pool pool : plan.design().pools()) {
      if (plan.design().plays(pool, "persistent-chat")) {
        int active = pool.activeServers().orElse(0);
        int mostActive = limit("persistent_chat.max_active_servers", plan, pool);
        int most = limit("persistent_chat.max_servers", plan, pool);
        if (active > mostActive || pool.servers().size() > most) {
          hits.on(pool, pool.servers().size(), active, most, mostActive);
        }
      }
    }
  }

  private static List<Pool> appliances(Design design, Site site) {
    return design.pools(site.id()).stream()
        .filter(p -> p.kind().value().equals("survivable-branch-appliance"))
        .toList();
  }

  private interface BranchRule {
    void find(Design design, Site site, int users, List<Pool> appliances, Hits hits);
  }

  private static void branches(Plan plan, Hits hits, BranchRule rule) {
    Design design = plan.design();
    design
        .branchSites()
        .forEach(s -> rule.find(design, s, users(design, s), appliances(design, s), hits));
  }

  private static int limit(String item, Design design) {
    return Limits.standard().number(item, design.release());
  }

  private static void tooManyAppliances(Plan plan, Hits hits) {
    branches(
        plan,
        hits,
        (design, site, _, appliances, on) -> {
          int most = limit("branch.max_sba", design);
          if (appliances.size() > most) {
            on.on(site, appliances.size(), most, names(appliances));
          }
        });
  }

  private static void largeBranch(Plan plan, Hits hits) {
    branches(
        plan,
        hits,
        (design, site, users, appliances, on) -> {
          int one = limit("sba.users_max", design);
          int two = limit("sbs_or_two_sba.users_max", design);
          if ((users > one && appliances.size() == 1) || users > two) {
            on.on(site, users, one, two);
          }
        });
  }

  private static void smallBranch(Plan plan, Hits hits) {
    branches(
        plan,
        hits,
        (design, site, users, appliances, on) -> {
          int least = limit("sba.users_min", design);
          boolean stated = site.users().isPresent() || users > 0;
          if (stated && users < least && !appliances.isEmpty()) {
            on.on(site, users, least, names(appliances));
          }
        });
  }

  private static void siteWithoutFrontEnd(Plan plan, Hits hits) {
    Design design = plan.design();
    Set<ElementId> has = new HashSet<>();
    design.frontEnds().forEach(p -> has.add(p.site()));
    Set<ElementId> begun = new HashSet<>();
    for (Element element : design.elements()) {
      if (element instanceof Pool || element instanceof EdgePool) {
        element.siteId().ifPresent(begun::add);
      }
    }
    for (Site site : design.centralSites()) {
      if (!has.contains(site.id()) && (!has.isEmpty() || begun.contains(site.id()))) {
        hits.on(site);
      }
    }
  }

  private static void branchWithoutCentralSite(Plan plan, Hits hits) {
    Design design = plan.design();
    for (Site site : design.branchSites()) {
      if (site.centralSite()
          .flatMap(id -> design.find(id, Site.class))
          .filter(design.centralSites()::contains)
          .isEmpty()) {
        hits.on(site);
      }
    }
  }

  private static void beyondThePlanningTool(Plan plan, Hits hits) {
    Design design = plan.design();
    int sites = limit("planning_tool.central_sites", design);
    int branches = limit("planning_tool.branch_sites_per_central", design);
    int users = limit("planning_tool.users_per_central_site", design);
    List<Site> central = design.centralSites();
    boolean beyond =
        central.size() > sites
            || central.stream().anyMatch(s -> users(design, s) > users)
            || central.stream()
                .anyMatch(
                    s ->
                        design.branchSites().stream()
                                .filter(b -> b.centralSite().equals(Optional.of(s.id())))
                                .count()
                            > branches);
    if (beyond) {
      hits.onOrganization(sites, branches, users);
    }
  }

  private static void manyCollocatedCalls(Plan plan, Pool pool, Hits hits) {
    int each = limit("mediation.calls_collocated", plan, pool);
    int calls = pool.nonBypassCalls().orElse(0);
    int servers = pool.servers().size();
    if (pool.services().contains(Service.MEDIATION) && servers > 0 && calls > each * servers) {
      hits.on(pool, calls, servers, each);
    }
  }

  private static void trunkWithoutMediation(Plan plan, Hits hits) {
    Design design = plan.design();
    for (Site site : design.sites()) {
      if (site.sipTrunk() && design.pools(site.id()).stream().noneMatch(design::hasMediation)) {
        hits.on(site);
      }
    }
  }
}

package edgewise.check;

import static edgewise.check.FederationLists.names;

import edgewise.catalogue.Limits;
import edgewise.model.Balancing;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.Organization;
import edgewise.model.Partner;
import edgewise.model.PartnerRelease;
import edgewise.model.Pool;
import edgewise.model.Release;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Load against what servers carry.
final class CapacityChecks {
  static final Map<String, Condition> ALL = all();

  private CapacityChecks() {}

  private static Map<String, Condition> all() {
    Map<String, Condition> all = new LinkedHashMap<>();
    all.put(
        "CAP-01",
        edges(
            (plan, edge, hits) -> {
              int each = limit("edge.users_per_server", plan, edge);
              int users = edge.concurrentRemoteUsers().orElse(0);
              int servers = edge.servers().size();
              if (servers > 0 && users > each * servers) {
                hits.on(edge, users, servers, each, PoolChecks.needed(users, each));
              }
            }));
    all.put(
        "CAP-02",
        edges(
            (plan, edge, hits) -> {
              int each = limit("edge.users_per_server", plan, edge);
              int users = edge.concurrentRemoteUsers().orElse(0);
              int servers = edge.servers().size();
              if (servers > 1 && users > each * (servers - 1)) {
                hits.on(edge, users, servers - 1, each, PoolChecks.needed(users, each) + 1);
              }
            }));
    all.put("CAP-03", edges(CapacityChecks::beyondSingleEdge));
    all.put("CAP-04", CapacityChecks::busyDirectors);
    all.put("CAP-05", CapacityChecks::unexplainedRemoteShare);
    all.put(
        "CAP-07",
        edges(
            (plan, edge, hits) -> {
              Optional<Integer> planned = plan.design().organization().videoKbps();
              if (planned.isPresent()
                  && edge.avBandwidthKbps().isPresent()
                  && edge.avBandwidthKbps().get() < planned.get()) {
                hits.on(edge, edge.avBandwidthKbps().get(), planned.get());
              }
            }));
    all.put("CAP-08", CapacityChecks::weakHardware);
    all.put("CAP-09", edges(CapacityChecks::mostlyOlderPartners));
    return all;
  }

  private interface EdgeCondition {
    void find(Plan plan, EdgePool edge, Hits hits);
  }

  private static Condition edges(EdgeCondition condition) {
    return (plan, hits) -> plan.design().edgePools().forEach(e -> condition.find(plan, e, hits));
  }

  private static int limit(String item, Plan plan, EdgePool edge) {
    return Limits.standard().number(item, edge.release().orElse(plan.design().release()));
  }

  private static void beyondSingleEdge(Plan plan, EdgePool edge, Hits hits) {
    int access = limit("edge.access_connections_single", plan, edge);
    int conferences = limit("edge.webconf_connections_single", plan, edge);
    int sessions = limit("edge.av_sessions_single", plan, edge);
    int wantedAccess = edge.accessConnections().orElse(0);
    int wantedConferences = edge.webConferencingConnections().orElse(0);
    int wantedSessions = edge.avSessions().orElse(0);
    if (edge.servers().size() == 1
        && (wantedAccess > access
            || wantedConferences > conferences
            || wantedSessions > sessions)) {
      hits.on(edge, wantedAccess, wantedConferences, wantedSessions, access, conferences, sessions);
    }
  }

  private static void busyDirectors(Plan plan, Hits hits) {
    for (Pool pool : plan.design().directors()) {
      int each = PoolChecks.limit("director.users_per_server", plan, pool);
      int users = pool.concurrentRemoteUsers().orElse(0);
      int servers = pool.servers().size();
      if (servers > 0 && users > each * servers) {
        hits.on(pool, users, servers, each, PoolChecks.needed(users, each));
      }
    }
  }

  private static void unexplainedRemoteShare(Plan plan, Hits hits) {
    Organization organization = plan.design().organization();
    int usual = Limits.standard().number("edge.remote_share", plan.design().release());
    organization
        .remoteShare()
        .filter(
            share ->
                share < usual
                    && organization.remoteShareSource().filter(s -> !s.isBlank()).isEmpty())
        .ifPresent(share -> hits.onOrganization(share, usual));
  }

  /// Hardware that a role is advised to have.
  private static Optional<String> hardware(Design design, Element element) {
    if (element instanceof EdgePool
        || design.isDirector(element)
        || design.plays(element, "mediation")) {
      return Optional.of("hardware.edge_mediation_director");
    }
    return design.isFrontEnd(element) || design.plays(element, "persistent-chat")
        ? Optional.of("hardware.front_end_back_end_se_chat")
        : Optional.empty();
  }

  private static void weakHardware(Plan plan, Hits hits) {
    Design design = plan.design();
    for (Element element : design.elements()) {
      Optional<String> advised = hardware(design, element);
      if (advised.isEmpty()) {
        continue;
      }
      Release release = element instanceof Pool p ? PoolChecks.release(plan, p) : design.release();
      int cores = Limits.standard().number(advised.get() + ".cores", release);
      int memory = Limits.standard().number(advised.get() + ".ram", release);
      List<String> weak = new ArrayList<>();
      if (element instanceof Pool p) {
        p.servers().stream()
            .filter(s -> isBelow(s.cores(), cores) || isBelow(s.memoryGb(), memory))
            .forEach(s -> weak.add(s.fqdn().lower()));
      } else if (element instanceof EdgePool e) {
        e.servers().stream()
            .filter(s -> isBelow(s.cores(), cores) || isBelow(s.memoryGb(), memory))
            .forEach(s -> weak.add(s.fqdn().lower()));
      }
      if (!weak.isEmpty()) {
        hits.on(element, String.join(", ", weak), cores, memory);
      }
    }
  }

  private static boolean isBelow(Optional<Integer> value, int least) {
    return value.isPresent() && value.get() < least;
  }

  private static void mostlyOlderPartners(Plan plan, EdgePool edge, Hits hits) {
    Design design = plan.design();
    boolean carries = design.federationEdge().filter(e -> e.id().equals(edge.id())).isPresent();
    if (!carries || edge.balancing() != Balancing.DNS || edge.servers().size() < 2) {
      return;
    }
    List<Partner> partners =
        FederationLists.of(plan).sipPartners().stream()
            .filter(p -> !FederationLists.is(p, "push-clearing-house"))
            .toList();
    List<Partner> older =
        partners.stream()
            .filter(
                p ->
                    p.release() == PartnerRelease.OCS_2007
                        || p.release() == PartnerRelease.OCS_2007_R2)
            .toList();
    int share = Limits.standard().number("edge.ocs_partner_share", design.release());
    if (older.size() * 100 > share * partners.size()) {
      hits.on(edge, older.size(), partners.size(), names(older));
    }
  }
}

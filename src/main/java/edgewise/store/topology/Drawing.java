package edgewise.store.topology;

import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Host;
import edgewise.model.KindId;
import edgewise.model.Pool;
import edgewise.model.Release;
import edgewise.model.Site;
import edgewise.model.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Makes a design out of what a topology document says, and remarks everything that it does not
/// say.
final class Drawing {
  private final Deployment deployment;
  private final Remarks remarks;

  Drawing(RawTopology raw, Remarks remarks) {
    this.deployment = new Deployment(raw);
    this.remarks = remarks;
  }

  Topology topology() {
    OrganizationFacts facts = new OrganizationFacts(deployment, remarks);
    Release release = facts.release();
    List<Host> backEnds = new BackEnds(deployment, remarks).draw();
    List<EdgePool> edges = new EdgePools(deployment, remarks, release).draw();
    List<Pool> pools = new InsidePools(deployment, remarks, release).draw();
    List<Site> sites = sites(edges);
    Surroundings surroundings =
        new Surroundings(deployment, remarks, sites, edges, pools, backEnds);
    List<Element> elements = new ArrayList<>(sites);
    elements.addAll(surroundings.networks());
    elements.addAll(surroundings.firewalls());
    elements.addAll(edges);
    elements.addAll(surroundings.reverseProxies());
    elements.addAll(surroundings.loadBalancers());
    elements.addAll(pools);
    elements.addAll(backEnds);
    elements.addAll(surroundings.services());
    remarks.note(NoteKind.MISSING, "import.missing.partners");
    return new Topology(facts.organization(release, edges, pools), elements);
  }

  private List<Site> sites(List<EdgePool> edges) {
    Optional<ElementId> federation =
        route(edges, EdgePool::federation, "import.proposed.federation-route");
    Optional<ElementId> xmpp = route(edges, EdgePool::xmpp, "import.proposed.xmpp-route");
    List<Site> sites = new ArrayList<>();
    for (RawTopology.Site site : deployment.raw().sites.values()) {
      boolean central = site.parent().isEmpty();
      sites.add(
          new Site(
              deployment.site(site),
              KindId.of(central ? "central-site" : "branch-site"),
              site.name(),
              site.parent().map(p -> deployment.site(deployment.raw().sites.get(p))),
              central ? federation : Optional.empty(),
              central ? xmpp : Optional.empty(),
              false,
              Optional.empty()));
    }
    return sites;
  }

  /// The first Edge pool that can carry the traffic: at most one may carry it for all sites.
  private Optional<ElementId> route(List<EdgePool> edges, Predicate<EdgePool> carries, String key) {
    Optional<EdgePool> first = edges.stream().filter(carries).findFirst();
    first.ifPresent(e -> remarks.note(NoteKind.PROPOSED, key, e.fqdn().text()));
    return first.map(EdgePool::id);
  }
}

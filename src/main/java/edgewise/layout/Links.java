package edgewise.layout;

import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.LinkKind;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.PstnGateway;
import edgewise.model.ReverseProxy;
import edgewise.model.SqlServer;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The lines of a drawing, read off the references of a topology.
public final class Links {
  private Links() {}

  /// All links between existing elements, each once, in document order of the element that names
  /// the other.
  public static List<Link> of(Design design) {
    List<Link> links = new ArrayList<>();
    Optional<EdgePool> sip = design.federationEdge();
    Optional<EdgePool> xmpp = design.xmppEdge();
    for (Element element : design.elements()) {
      ElementId id = element.id();
      switch (element) {
        case Partner partner -> {
          Optional<EdgePool> edge = design.isXmpp(partner) ? xmpp : sip;
          edge.ifPresent(e -> links.add(new Link(LinkKind.FEDERATION, id, e.id())));
        }
        case EdgePool edge ->
            edge.nextHop().ifPresent(to -> links.add(new Link(LinkKind.NEXT_HOP, id, to)));
        case Pool pool -> {
          pool.edge().ifPresent(to -> links.add(new Link(LinkKind.MEDIA, id, to)));
          pool.pairedWith().ifPresent(to -> links.add(new Link(LinkKind.PAIRING, id, to)));
          pool.registrar().ifPresent(to -> links.add(new Link(LinkKind.REGISTRAR, id, to)));
          pool.sql().forEach(to -> links.add(new Link(LinkKind.BACK_END, id, to)));
          pool.fileStore().ifPresent(to -> links.add(new Link(LinkKind.BACK_END, id, to)));
          pool.officeWebApps().ifPresent(to -> links.add(new Link(LinkKind.BACK_END, id, to)));
        }
        case PstnGateway gateway ->
            gateway.mediation().forEach(to -> links.add(new Link(LinkKind.TRUNK, id, to)));
        case ReverseProxy proxy ->
            proxy.publishes().forEach(to -> links.add(new Link(LinkKind.PUBLISHES, id, to)));
        case edgewise.model.LoadBalancer balancer -> {
          balancer.vips().forEach(v -> links.add(new Link(LinkKind.BALANCES, id, v.pool())));
          balancer.balances().forEach(to -> links.add(new Link(LinkKind.BALANCES, id, to)));
        }
        case SqlServer sql -> {
          sql.mirror().ifPresent(to -> links.add(new Link(LinkKind.MIRROR, id, to)));
          sql.witness().ifPresent(to -> links.add(new Link(LinkKind.MIRROR, id, to)));
        }
        default -> {}
      }
    }
    Set<Link> seen = new HashSet<>();
    links.removeIf(
        link ->
            link.from().equals(link.to())
                || design.find(link.to()).isEmpty()
                || !seen.add(link)
                || (isMutual(link.kind())
                    && seen.contains(new Link(link.kind(), link.to(), link.from()))));
    return List.copyOf(links);
  }

  private static boolean isMutual(LinkKind kind) {
    return kind == LinkKind.PAIRING || kind == LinkKind.MIRROR;
  }
}

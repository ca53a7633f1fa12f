package edgewise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A central or branch site.
///
/// @param centralSite the central site a branch belongs to
/// @param federationRoute the Edge pool that carries SIP federation for this site
/// @param xmppRoute the Edge pool that carries XMPP federation for this site
/// @param users people at the site, if the design says so
public record Site(
    ElementId id,
    KindId kind,
    String name,
    Optional<ElementId> centralSite,
    Optional<ElementId> federationRoute,
    Optional<ElementId> xmppRoute,
    @Default("false") boolean sipTrunk,
    Optional<Integer> users)
    implements Element {
  @Override
  public List<ElementId> references() {
    List<ElementId> ids = new ArrayList<>();
    centralSite.ifPresent(ids::add);
    federationRoute.ifPresent(ids::add);
    xmppRoute.ifPresent(ids::add);
    return ids;
  }
}

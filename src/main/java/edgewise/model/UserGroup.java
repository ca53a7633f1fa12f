package edgewise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// People with the same home pool and policy.
///
/// @param homePool pool or branch server where they are homed
/// @param policy external access policy of user scope
/// @param sipDomain the SIP domain of their addresses
/// @param homeRelease release of the home pool, when it is an older one outside this design
/// @param chatMembers whether they are members of Persistent Chat rooms
public record UserGroup(
    ElementId id,
    KindId kind,
    String name,
    Optional<ElementId> site,
    Optional<ElementId> homePool,
    Optional<ElementId> policy,
    Optional<Fqdn> sipDomain,
    @Default("0") int users,
    Optional<PartnerRelease> homeRelease,
    @Default("false") boolean federated,
    @Default("false") boolean chatMembers)
    implements Element {
  @Override
  public Optional<ElementId> siteId() {
    return site;
  }

  @Override
  public List<ElementId> references() {
    List<ElementId> ids = new ArrayList<>();
    site.ifPresent(ids::add);
    homePool.ifPresent(ids::add);
    policy.ifPresent(ids::add);
    return ids;
  }
}

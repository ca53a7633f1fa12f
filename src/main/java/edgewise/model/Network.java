package edgewise.model;

import java.util.List;
import java.util.Optional;

/// A subnet of a site in one zone.
///
/// @param subnets IPv4 and IPv6 subnets
/// @param gateway the router that leads away from it
/// @param hosts what lives in it, for corporate networks
/// @param routedFromEdge whether Edge servers have a static route to it
/// @param routedToExternal whether a route joins it to the external perimeter subnet, which must
///   not be
public record Network(
    ElementId id,
    KindId kind,
    String name,
    ElementId site,
    Zone zone,
    List<Cidr> subnets,
    Optional<Address> gateway,
    @Default("mixed") Hosts hosts,
    @Default("true") boolean routedFromEdge,
    @Default("false") boolean routedToExternal)
    implements Element {
  public Network {
    subnets = List.copyOf(subnets);
  }

  @Override
  public Optional<ElementId> siteId() {
    return Optional.of(site);
  }
}

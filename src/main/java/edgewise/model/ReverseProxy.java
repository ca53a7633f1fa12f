package edgewise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A reverse proxy that publishes web services.
///
/// @param external listener address as set on the proxy
/// @param publicAddresses what the listener address is translated to; empty without NAT
/// @param internal adapter towards the inner firewall
/// @param publishes pools, Directors and Office Web Apps that it publishes
/// @param http whether port 80 is published beside 443
/// @param bridgeHttps port to which 443 is bridged
/// @param bridgeHttp port to which 80 is bridged
/// @param hairpin whether inside clients may loop through the outside address
/// @param needsIpv6 whether publishing over IPv6 is wanted
public record ReverseProxy(
    ElementId id,
    KindId kind,
    String name,
    ElementId site,
    Optional<Fqdn> fqdn,
    Optional<String> product,
    List<Address> external,
    List<Address> publicAddresses,
    List<Address> internal,
    List<ElementId> publishes,
    @Default("true") boolean http,
    @Default("4443") int bridgeHttps,
    @Default("8080") int bridgeHttp,
    @Default("true") boolean forwardHostHeader,
    @Default("true") boolean hairpin,
    @Default("false") boolean needsIpv6,
    @Default("1") int servers,
    List<String> otherRoles)
    implements Element {
  public ReverseProxy {
    external = List.copyOf(external);
    publicAddresses = List.copyOf(publicAddresses);
    internal = List.copyOf(internal);
    publishes = List.copyOf(publishes);
    otherRoles = List.copyOf(otherRoles);
  }

  @Override
  public Optional<ElementId> siteId() {
    return Optional.of(site);
  }

  @Override
  public List<ElementId> references() {
    List<ElementId> ids = new ArrayList<>();
    ids.add(site);
    ids.addAll(publishes);
    return ids;
  }
}

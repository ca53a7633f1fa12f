package edgewise.model;

import java.util.List;
import java.util.Optional;

/// Anything that is drawn: it has an id, a kind of the catalogue, a name and, mostly, a site.
public sealed interface Element
    permits Site,
        Network,
        Host,
        ReverseProxy,
        LoadBalancer,
        Firewall,
        DnsView,
        CertificationAuthority,
        Certificate,
        Partner,
        UserGroup,
        AccessPolicy {
  /// Identity, unique in the document.
  ElementId id();

  /// Kind, a row of the catalogue.
  KindId kind();

  /// Name as drawn; for servers and pools usually the host part of the FQDN.
  String name();

  /// The site the element stands in; empty for sites and for elements of the whole organization.
  default Optional<ElementId> siteId() {
    return Optional.empty();
  }

  /// Every id of another element that this one names, in a fixed order, duplicates included.
  default List<ElementId> references() {
    return siteId().map(List::of).orElse(List.of());
  }
}

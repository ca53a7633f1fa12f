package edgewise.model;

import java.util.List;

/// Federation settings of the online tenant in a hybrid design; they must equal the ones on
/// premises.
public record OnlineTenant(
    @Default("true") boolean partnerDiscovery,
    List<Fqdn> allowedDomains,
    List<Fqdn> blockedDomains,
    List<Fqdn> sharedSipDomains) {
  public OnlineTenant {
    allowedDomains = List.copyOf(allowedDomains);
    blockedDomains = List.copyOf(blockedDomains);
    sharedSipDomains = List.copyOf(sharedSipDomains);
  }
}

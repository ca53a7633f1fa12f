package edgewise.plan;

import java.util.List;

/// Everything derived from a design, in a fixed order.
///
/// @param firewall by site, firewall, then catalogue order
/// @param dns by zone, name and type
/// @param certificates by site and component
public record Plan(Design design, List<FirewallRow> firewall, List<DnsRow> dns, List<CertificateRow> certificates) {}

package edgewise.plan;

import edgewise.model.ElementId;
import edgewise.model.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Everything derived from a design, in a fixed order.
public final class Plan {
  private final Design design;
  private final List<FirewallRow> firewall;
  private final List<DnsRow> dns;
  private final List<CertificateRow> certificates;
  private Map<String, List<DnsRow>> byName;
  private Map<ElementId, List<CertificateRow>> byElement;

  /// A plan of these rows; the lists must not change afterwards.
  public Plan(
      Design design,
      List<FirewallRow> firewall,
      List<DnsRow> dns,
      List<CertificateRow> certificates) {
    this.design = design;
    this.firewall = firewall;
    this.dns = dns;
    this.certificates = certificates;
  }

  /// The design it was derived from.
  public Design design() {
    return design;
  }

  /// Firewall rows by site, firewall, element and catalogue order.
  public List<FirewallRow> firewall() {
    return firewall;
  }

  /// DNS records: outside addresses, outside services, inside addresses, inside services, each by
  /// element and catalogue order.
  public List<DnsRow> dns() {
    return dns;
  }

  /// Certificates by site, element and catalogue order.
  public List<CertificateRow> certificates() {
    return certificates;
  }

  /// The planned records with this owner name in one zone.
  public List<DnsRow> records(View zone, String name) {
    return records(name).stream().filter(r -> r.zone() == zone).toList();
  }

  /// The planned records that an alternative name follows from; none for a name that is not in DNS,
  /// such as a bare XMPP domain.
  public List<DnsRow> records(San san) {
    return records(san.name());
  }

  private synchronized List<DnsRow> records(String name) {
    if (byName == null) {
      byName = new HashMap<>();
      for (DnsRow row : dns) {
        byName.computeIfAbsent(row.name(), _ -> new ArrayList<>(2)).add(row);
      }
    }
    return byName.getOrDefault(name, List.of());
  }

  /// The planned certificates that an element uses, in the order of the table.
  public synchronized List<CertificateRow> certificates(ElementId on) {
    if (byElement == null) {
      byElement = new HashMap<>();
      for (CertificateRow row : certificates) {
        row.on().forEach(id -> byElement.computeIfAbsent(id, _ -> new ArrayList<>(2)).add(row));
      }
    }
    return byElement.getOrDefault(on, List.of());
  }
}

package edgewise.export;

import edgewise.model.Address;
import edgewise.model.Fqdn;
import edgewise.model.Organization;
import edgewise.model.RecordType;
import edgewise.model.View;
import edgewise.plan.DnsRow;
import edgewise.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The zones that the records of a view are kept in. Zones are the SIP domains and, inside, the
/// domains of Active Directory; a record below none of them goes to the zone above its host label.
final class DnsZones {
  private DnsZones() {}

  /// The records of a view by zone, in the order of zone names. Records that no zone file can hold
  /// are left out; the checks report such names.
  static Map<String, List<DnsRow>> of(Plan plan, View view) {
    Organization organization = plan.design().organization();
    Set<String> declared = new TreeSet<>();
    organization.sipDomains().forEach(d -> addValid(declared, d.name()));
    if (view == View.INTERNAL) {
      organization.internalDomains().forEach(d -> addValid(declared, d));
    }
    List<DnsRow> valid =
        plan.dns().stream().filter(r -> r.zone() == view).filter(DnsZones::isWritable).toList();
    Set<String> others =
        new TreeSet<>(
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    for (DnsRow row : valid) {
      if (above(row.name(), declared).isEmpty()) {
        others.add(parent(row));
      }
    }
    Set<String> all = new TreeSet<>(declared);
    for (String other : others) {
      if (above(other, all).isEmpty()) {
        all.add(other);
      }
    }
    Map<String, List<DnsRow>> zones = new TreeMap<>();
    for (DnsRow row : valid) {
      zones.computeIfAbsent(above(row.name(), all), _ -> new ArrayList<>()).add(row);
    }
    return zones;
  }

  private static void addValid(Set<String> zones, Fqdn name) {
    if (name.isValid()) {
      zones.add(name.lower());
    }
  }

  /// The closest of the zones that the name equals or lies below; empty when there is none.
  static String above(String name, Set<String> zones) {
    for (String rest = name;
        !rest.isEmpty();
        rest = rest.indexOf('.') < 0 ? "" : rest.substring(rest.indexOf('.') + 1)) {
      if (zones.contains(rest)) {
        return rest;
      }
    }
    return "";
  }

  /// The domain of a service record, or the one above a host name; a top-level domain is never
  /// meant.
  private static String parent(DnsRow row) {
    String domain = withoutServiceLabels(row);
    String above = domain.substring(domain.indexOf('.') + 1);
    return row.type() == RecordType.SRV || above.indexOf('.') < 0 ? domain : above;
  }

  private static String withoutServiceLabels(DnsRow row) {
    String name = row.name();
    while (row.type() == RecordType.SRV && name.startsWith("_") && name.indexOf('.') > 1) {
      name = name.substring(name.indexOf('.') + 1);
    }
    return name;
  }

  private static boolean isWritable(DnsRow row) {
    String host = withoutServiceLabels(row);
    Fqdn name = Fqdn.of(host.startsWith("*.") ? host.substring(2) : host);
    if (!name.isValid() || row.name().length() > 253) {
      return false;
    }
    return switch (row.type()) {
      case A -> Address.of(row.value()).family() == 4;
      case AAAA -> Address.of(row.value()).family() == 6;
      case CNAME, SRV -> Fqdn.of(row.value()).isValid();
    };
  }

  /// The name as written in a file of the zone: `@` for the zone itself, absolute outside of it.
  static String relative(String name, String zone) {
    return name.equals(zone)
        ? "@"
        : name.endsWith("." + zone)
            ? name.substring(0, name.length() - zone.length() - 1)
            : name + ".";
  }

  /// A name of a file of the zone with everything behind it, also the final dot.
  static String absolute(String name, String zone) {
    return name.equals("@") ? zone + "." : name.endsWith(".") ? name : name + "." + zone + ".";
  }
}

package edgewise.plan;

import edgewise.model.ElementId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A derived row of any table.
public sealed interface Row permits FirewallRow, DnsRow, CertificateRow {
  /// Stable key, unique in its table.
  String id();

  /// Why it exists.
  List<Reason> reasons();

  /// The elements a person would look at for this row, in a fixed order: its ends, servers or
  /// targets, then its causes.
  default Set<ElementId> elements() {
    Set<ElementId> ids = new LinkedHashSet<>();
    switch (this) {
      case FirewallRow f -> {
        ids.addAll(f.source().elements());
        ids.addAll(f.destination().elements());
      }
      case DnsRow d -> ids.addAll(d.targets());
      case CertificateRow c -> ids.addAll(c.on());
    }
    for (Reason reason : reasons()) {
      reason.causes().forEach(c -> c.element().ifPresent(ids::add));
    }
    return ids;
  }
}

package edgewise.export;

import edgewise.layout.BandLayout;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.Network;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.Zone;
import edgewise.plan.Column;
import edgewise.plan.Design;
import java.util.List;
import java.util.Optional;

/// An element as a document lists it.
///
/// @param fqdn as drawn; empty when it has none
/// @param named whether it can have an FQDN
/// @param zone where it stands: `internet`, `perimeter` or `corporate`
public record ElementLine(
    String site, Element element, Optional<Fqdn> fqdn, boolean named, String zone) {
  static final List<Column<ElementLine>> COLUMNS =
      List.of(
          new Column<>("site", (l, _) -> l.site),
          new Column<>("kind", (l, t) -> Said.kind(l.element.kind().value(), t)),
          new Column<>("name", (l, _) -> l.element.name()),
          new Column<>("fqdn", (l, _) -> l.fqdn.map(Fqdn::lower).orElse("")),
          new Column<>("zone", (l, t) -> t.say("zone.of." + l.zone())),
          new Column<>("machines", (l, _) -> l.machines()));

  /// Every element, in document order.
  public static List<ElementLine> all(Design design) {
    return design.elements().stream()
        .map(
            e ->
                switch (e) {
                  case Host host -> line(design, e, Optional.of(host.fqdn()), true);
                  case ReverseProxy proxy -> line(design, e, proxy.fqdn(), true);
                  default -> line(design, e, Optional.empty(), false);
                })
        .toList();
  }

  private static ElementLine line(
      Design design, Element element, Optional<Fqdn> fqdn, boolean named) {
    return new ElementLine(design.siteName(element), element, fqdn, named, zone(element, design));
  }

  /// Where an element stands, by its band of the drawing: a balancer or network of the perimeter is
  /// of the same kind as one inside.
  static String zone(Element element, Design design) {
    if (element instanceof Network network && network.zone() == Zone.INTERNET) {
      return "internet";
    }
    return switch (BandLayout.band(element, design)) {
      case INTERNET -> "internet";
      case OUTER_FIREWALL, PERIMETER, INNER_FIREWALL -> "perimeter";
      case CORPORATE -> "corporate";
    };
  }

  private String machines() {
    return switch (element) {
      case EdgePool pool -> Integer.toString(pool.servers().size());
      case Pool pool -> Integer.toString(pool.servers().size());
      default -> "";
    };
  }
}

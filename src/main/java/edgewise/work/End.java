package edgewise.work;

import edgewise.catalogue.Kinds;
import edgewise.model.Cidr;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Words;
import edgewise.model.Zone;
import edgewise.plan.AddressSet;
import edgewise.plan.Design;
import edgewise.plan.Endpoint;
import edgewise.plan.Roles;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One end of the question “from A to B: which ports?”.
public sealed interface End {
  /// Something drawn: a machine or pool, a site, a network, a partner…
  record Drawn(ElementId element) implements End {}

  /// Everything in a zone; the Internet is one of them.
  record Within(Zone zone) implements End {}

  /// People and their devices, who are not drawn one by one.
  enum People implements End {
    /// Clients and phones inside.
    INSIDE,
    /// Clients out on the Internet.
    REMOTE
  }

  /// Addresses and subnets that a person typed.
  record Typed(AddressSet addresses) implements End {}

  /// Addresses and subnets with commas, semicolons or blanks between; empty when one of them is
  /// none.
  static Optional<End> parse(String typed) {
    List<Cidr> parts = new ArrayList<>();
    for (String word : typed.strip().split("[,;\\s]+")) {
      Cidr part = Cidr.of(word);
      if (!part.isValid()) {
        return Optional.empty();
      }
      parts.add(part);
    }
    return Optional.of(new Typed(AddressSet.ofCidrs(parts)));
  }

  /// The end that an end of a firewall row is most of all: its element, or else the zone or people
  /// that its role stands for.
  static End of(Endpoint endpoint) {
    if (endpoint.elements().size() == 1) {
      return new Drawn(endpoint.elements().getFirst());
    }
    return Fitting.isOfClients(endpoint.role())
        ? People.INSIDE
        : new Within(Roles.zone(endpoint.role()));
  }

  /// All ends that a design offers: zones and people first, then sites, then what is drawn, each in
  /// document order. What can never send or listen, such as a certificate, is offered too: the
  /// answer says why there is no traffic.
  static List<End> all(Design design) {
    List<End> all = new ArrayList<>(design.elements().size() + 8);
    all.add(new Within(Zone.INTERNET));
    all.add(People.REMOTE);
    all.add(new Within(Zone.PERIMETER_EXTERNAL));
    all.add(new Within(Zone.PERIMETER_INTERNAL));
    all.add(new Within(Zone.CORPORATE));
    all.add(People.INSIDE);
    design.sites().forEach(s -> all.add(new Drawn(s.id())));
    design.partners().forEach(p -> all.add(new Drawn(p.id())));
    for (Element e : design.elements()) {
      String structure = Kinds.standard().find(e.kind()).map(k -> k.structure()).orElse("");
      if (!structure.equals("site") && !structure.equals("partner")) {
        all.add(new Drawn(e.id()));
      }
    }
    return all;
  }

  /// The element, when it is drawn.
  default Optional<ElementId> drawn() {
    return this instanceof Drawn(ElementId id) ? Optional.of(id) : Optional.empty();
  }

  /// Its name in words.
  default String text(Design design, Texts texts) {
    return switch (this) {
      case Drawn(ElementId id) -> design.name(id);
      case Within(Zone zone) -> texts.say("between.zone." + Words.of(zone));
      case People people -> texts.say("between.people." + Words.of(people));
      case Typed(AddressSet addresses) -> addresses.text().replace(";", ", ");
    };
  }
}

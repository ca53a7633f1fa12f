package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Placement;
import edgewise.model.Topology;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Adds elements behind all others, and places them. An element whose id is taken stays out.
///
/// @param placements where they stand, as far as somebody said so
public record Add(List<Element> elements, List<Placement> placements) implements Command {
  public Add {
    elements = List.copyOf(elements);
    placements = List.copyOf(placements);
  }

  @Override
  public Message label() {
    return Counted.label("step.add", elements.stream().map(Element::name).toList());
  }

  @Override
  public Document on(Document before) {
    Set<ElementId> taken = Elements.taken(before, own());
    Set<ElementId> added = new HashSet<>();
    List<Element> was = before.topology().elements();
    List<Element> all = new ArrayList<>(was.size() + elements.size());
    all.addAll(was);
    for (Element element : elements) {
      List<ElementId> own = own(element);
      if (own.stream().noneMatch(taken::contains)) {
        taken.addAll(own);
        added.add(element.id());
        all.add(element);
      }
    }
    if (added.isEmpty()) {
      return before;
    }
    List<Placement> places = new ArrayList<>(before.layout().placements());
    placements.stream().filter(p -> added.contains(p.element())).forEach(places::add);
    return before
        .withTopology(new Topology(before.topology().organization(), all))
        .withLayout(before.layout().withPlacements(places));
  }

  private Set<ElementId> own() {
    Set<ElementId> own = new HashSet<>();
    elements.forEach(e -> own.addAll(own(e)));
    return own;
  }

  private static List<ElementId> own(Element element) {
    List<ElementId> own = new ArrayList<>();
    own.add(element.id());
    Elements.servers(element).forEach(s -> own.add(Elements.serverId(s)));
    return own;
  }
}

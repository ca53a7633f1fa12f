package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Placement;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Places elements of the document exactly so, those of no element are left out. The name of the
/// step tells what was done: arranged, aligned, resized.
///
/// @param gesture what steps of one gesture have in common, if it makes several
public record Place(Message label, List<Placement> placements, Optional<Object> gesture)
    implements Command {
  public Place {
    placements = List.copyOf(placements);
  }

  /// Places elements in one step.
  public Place(List<Placement> placements) {
    this(
        Counted.label("step.move", placements.stream().map(Placement::element).toList()),
        placements,
        Optional.empty());
  }

  @Override
  public Optional<Object> mergeKey() {
    return gesture;
  }

  @Override
  public Document on(Document before) {
    Map<ElementId, Placement> wanted = new LinkedHashMap<>();
    placements.forEach(p -> wanted.put(p.element(), p));
    List<Placement> now = new ArrayList<>();
    for (Placement p : before.layout().placements()) {
      Placement other = wanted.remove(p.element());
      now.add(other == null ? p : other);
    }
    Set<ElementId> known = new HashSet<>();
    before.topology().elements().stream().map(Element::id).forEach(known::add);
    wanted.values().stream().filter(p -> known.contains(p.element())).forEach(now::add);
    return before.withLayout(before.layout().withPlacements(now));
  }
}

package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Placement;
import java.util.List;

/// What placing an element comes to: the element, what comes with it, and the step that does it.
///
/// @param main id of the element or server that was asked for
/// @param added all new elements, in the order of the design; empty for a server of a pool
/// @param command the step, which leaves placing to the window
public record Proposal(ElementId main, List<Element> added, Command command) {
  public Proposal {
    added = List.copyOf(added);
  }

  /// The step with the new elements placed.
  public Command placed(List<Placement> placements) {
    return placements.isEmpty()
        ? command
        : Command.all(command.label(), List.of(command, new Place(placements)));
  }

  /// The document with the proposal carried out, for a preview.
  public Document on(Document before) {
    return command.on(before);
  }
}

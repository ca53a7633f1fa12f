package edgewise.model;

import java.util.List;
import java.util.Optional;

/// How somebody shaped the line of a link by hand.
///
/// @param link what the line means: next hop, media, federation …
/// @param from the element that names the other
/// @param bends corner points between the two ends, in order; empty when the line is routed
/// @param label words beside the line
public record LineShape(
    LinkKind link, ElementId from, ElementId to, List<Bend> bends, Optional<String> label) {
  public LineShape {
    bends = List.copyOf(bends);
  }
}

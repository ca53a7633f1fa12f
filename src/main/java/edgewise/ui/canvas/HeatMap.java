package edgewise.ui.canvas;

import edgewise.model.ElementId;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// What the drawing shows for [Overlay#HEAT].
///
/// @param cards heat of elements
/// @param lines heat of the line between two elements, if it has any
/// @param key what the colours mean; empty for the usual
public record HeatMap(
    Map<ElementId, Heat> cards,
    BiFunction<ElementId, ElementId, Optional<Heat>> lines,
    Optional<String> key) {
  /// Nothing is hot.
  public static final HeatMap NONE = of(Map.of());

  public HeatMap {
    cards = Map.copyOf(cards);
  }

  /// Heat of elements only.
  public static HeatMap of(Map<ElementId, Heat> cards) {
    return new HeatMap(cards, (_, _) -> Optional.empty(), Optional.empty());
  }
}

package edgewise.model;

import java.util.List;

/// Where a design is drawn. Elements without a placement are placed by the window.
public record Layout(List<Placement> placements) {
  public Layout {
    placements = List.copyOf(placements);
  }

  /// A layout that places nothing.
  public static Layout empty() {
    return new Layout(List.of());
  }
}

package edgewise.export;

import java.util.List;

/// An earlier state of the design that a document tells the changes against.
///
/// @param name what the earlier state is called, such as its file name
/// @param changes in the order of a document
public record Baseline(String name, List<ChangeLine> changes) {
  public Baseline {
    changes = List.copyOf(changes);
  }
}

package edgewise.model;

import java.util.List;

/// A part of a design, as it is copied: elements with what they say about each other and about
/// elements outside, where they are drawn, and notes.
public record Fragment(List<Element> elements, Layout layout) {
  public Fragment {
    elements = List.copyOf(elements);
  }

  /// Whether there is nothing to paste.
  public boolean isEmpty() {
    return elements.isEmpty() && layout.notes().isEmpty();
  }
}

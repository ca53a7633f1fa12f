package edgewise.model;

import java.util.List;

/// What a design means: the organization and its elements in file order. Plans depend on this and
/// on nothing else.
public record Topology(Organization organization, List<Element> elements) {
  public Topology {
    elements = List.copyOf(elements);
  }
}

package edgewise.layout;

import edgewise.model.ElementId;
import edgewise.model.LinkKind;

/// A line between two elements, in the direction in which it is set up.
public record Link(LinkKind kind, ElementId from, ElementId to) {}

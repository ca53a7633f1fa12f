package edgewise.model;

/// A design document: its meaning, its drawing and the decisions about it.
public record Document(Topology topology, Layout layout, Decisions decisions) {}

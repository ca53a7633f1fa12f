package edgewise.model;

/// A design document: its meaning, its drawing, the decisions about it, and what its file holds
/// that this version does not know.
public record Document(Topology topology, Layout layout, Decisions decisions, Extras extras) {
  /// A document without anything unknown.
  public Document(Topology topology, Layout layout, Decisions decisions) {
    this(topology, layout, decisions, Extras.none());
  }

  /// This document with another meaning.
  // Comparing two large topologies by value costs more than a new document.
  @SuppressWarnings("ReferenceEquality")
  public Document withTopology(Topology other) {
    return other == topology ? this : new Document(other, layout, decisions, extras);
  }

  /// This document drawn in another way.
  // As above: by identity, since comparing by value costs more.
  @SuppressWarnings("ReferenceEquality")
  public Document withLayout(Layout other) {
    return other == layout ? this : new Document(topology, other, decisions, extras);
  }

  /// This document with other decisions.
  // As above: by identity, since comparing by value costs more.
  @SuppressWarnings("ReferenceEquality")
  public Document withDecisions(Decisions other) {
    return other == decisions ? this : new Document(topology, layout, other, extras);
  }
}

package edgewise.ui.canvas;

/// What the drawing shows on top of the cards.
public enum Overlay {
  /// Nothing more.
  NONE,
  /// Every address of every service on the cards.
  ADDRESSES,
  /// Protocols and ports on the lines.
  PORTS,
  /// Cards coloured by their worst problem.
  PROBLEMS,
  /// What the selected partner needs; everything else steps back.
  PARTNER,
  /// How much of the traffic depends on each element.
  HEAT
}

package edgewise.sim.load;

/// Which bandwidth of a codec counts.
public enum Dimension {
  /// What is used on average; not for dimensioning.
  TYPICAL,
  /// The greatest.
  MAX,
  /// The greatest with forward error correction.
  MAX_FEC
}

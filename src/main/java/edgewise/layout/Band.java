package edgewise.layout;

/// The area of one zone on the drawing. A design with many sites has several bands of a kind.
public record Band(BandKind kind, Box area) {}

package edgewise.model;

/// A corner of a line, in drawing units.
public record Bend(@Default("0") double x, @Default("0") double y) {}

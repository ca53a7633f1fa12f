package edgewise.model;

/// Place of one element on the drawing: upper left corner and size, in drawing units (pixels at 100
/// %).
public record Placement(
    ElementId element,
    @Default("0") double x,
    @Default("0") double y,
    @Default("0") double width,
    @Default("0") double height,
    @Default("false") boolean collapsed) {}

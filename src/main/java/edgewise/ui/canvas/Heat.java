package edgewise.ui.canvas;

/// How much depends on an element.
///
/// @param share of all flows, 0 to 1
/// @param words the same for people, such as `12 of 84`
public record Heat(double share, String words) {}

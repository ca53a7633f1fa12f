package edgewise.ui.canvas;

/// How much depends on an element.
///
/// @param share of all flows, or of its capacity; 0 to 1, or more where more is asked of it
/// @param words the same for people, such as `12 of 84`; empty to say nothing
public record Heat(double share, String words) {}

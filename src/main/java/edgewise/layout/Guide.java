package edgewise.layout;

/// A line that tells what a moved card lines up with: vertical at `at` from `from` to `to`, or
/// horizontal.
///
/// @param gap whether it measures equal distances instead of a common edge or middle
public record Guide(boolean vertical, double at, double from, double to, boolean gap) {}

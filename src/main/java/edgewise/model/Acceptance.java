package edgewise.model;

/// A finding that someone accepted, and why.
public record Acceptance(String finding, String reason) {}

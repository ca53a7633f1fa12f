package edgewise.ui;

import edgewise.check.Severity;

/// A sentence shown above the drawing until it is dismissed.
public record Notice(Severity severity, String sentence) {}

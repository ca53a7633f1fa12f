package edgewise.check;

import java.util.Locale;

/// Weight of a finding.
public enum Severity {
  /// The design cannot work or is unsupported.
  ERROR,
  /// It works, with a loss the architect should know.
  WARNING,
  /// Worth knowing.
  INFO;

  /// The severity that tables call so.
  static Severity of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  /// The word used in tables.
  public String id() {
    return switch (this) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "info";
    };
  }
}

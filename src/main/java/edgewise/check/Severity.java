package edgewise.check;

/// Weight of a finding.
public enum Severity {
    /// The design cannot work or is unsupported.
    ERROR,
    /// It works, with a loss the architect should know.
    WARNING,
    /// Worth knowing.
    INFO;

    /// The word used in tables.
    public String id() {
        return switch (this) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }
}

package edgewise.sim;

/// Whether a need is met.
///
/// @param reason what is in its way; none when it is met
public record NeedResult(Need need, Reason reason, Trace trace) {
  /// True when everything it asks for comes about.
  public boolean isMet() {
    return reason.isNone();
  }
}

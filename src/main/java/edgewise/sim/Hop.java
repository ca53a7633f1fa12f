package edgewise.sim;

import edgewise.model.Words;

/// One step of a flow. Empty text where a part does not apply.
///
/// @param n from 1
/// @param from name of the machine that acts
/// @param to name of the machine it talks to; equal to `from` for a local decision
/// @param protocol application and security, such as `SIP MTLS`
/// @param transport `TCP`, `UDP` or empty
/// @param port destination port, 0 when nothing is sent
/// @param lookup what was resolved and to what: `NAME = ANSWER`, joined by `; `; of a decision its
///   subject
/// @param certificate id of the certificate that was shown, and the name it was asked for
/// @param rule ids of the firewall rows that let it pass, joined by `;`
/// @param why what went wrong, if anything did
public record Hop(
    int n,
    String from,
    String to,
    String protocol,
    String transport,
    int port,
    String lookup,
    String certificate,
    String rule,
    Result result,
    Reason why) {
  /// How a step ended.
  public enum Result {
    OK,
    /// It failed and another way was taken.
    RETRIED,
    FAILED;

    /// The word used in files.
    public String id() {
      return Words.of(this);
    }
  }
}

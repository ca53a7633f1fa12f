package edgewise.model;

/// Where a simulation departs from what it usually takes. None of it is documented, or it is
/// documented in two ways, so each is a modelling choice.
public enum Assumption {
  /// A firewall row lets through whatever its addresses and ports allow, also what it was not made
  /// for.
  BY_ADDRESS_ONLY,
  /// Only AOL and Yahoo stay with the member they found first (Gg398634), not every public IM
  /// provider (JJ656815, Gg425716): the other reading of decision `own.15`.
  PUBLIC_IM_MOVES_ON,
  /// A connection fails when the revocation list cannot be fetched.
  STRICT_REVOCATION,
  /// Entries of the allowed and blocked lists do not count for domains below them.
  EXACT_LISTS,
  /// Services that were closed by the date of the design still answer.
  SERVICES_GO_ON,
  /// Unverified XMPP partners reach only people who listed them.
  CONTACTS_ONLY,
  /// Only the caller's certificate decides on SASL EXTERNAL between XMPP servers.
  CALLER_PROVES_ALONE;

  /// The word used in files and options.
  public String id() {
    return Words.of(this);
  }
}

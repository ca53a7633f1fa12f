package edgewise.sim;

import edgewise.model.Assumption;
import java.util.Collection;

/// What is not documented, or documented in two ways, and therefore a choice. Every member is a
/// modelling choice.
///
/// @param byAddressOnly a firewall row lets through whatever its addresses and ports allow, also
///   what it was not made for
/// @param publicImStaysOnNode every public IM provider stays with the member it found first
///   (JJ656815), not only AOL and Yahoo (Gg398634)
/// @param strictRevocation a connection fails when the revocation list cannot be fetched
/// @param suffixLists an entry of the allowed and blocked lists also counts for domains below it
/// @param serviceEnds services that were closed by the date of the design are gone
/// @param contactsOnly unverified XMPP partners reach only people who listed them
/// @param certificatesBothWays an XMPP partner that calls us checks our certificate before it shows
///   its own; else only the caller's certificate decides on SASL EXTERNAL
/// @param discoveredLimit messages a second taken from a discovered partner
/// @param discoveredRecipients distinct people a discovered partner may write to
public record SimSettings(
    boolean byAddressOnly,
    boolean publicImStaysOnNode,
    boolean strictRevocation,
    boolean suffixLists,
    boolean serviceEnds,
    boolean contactsOnly,
    boolean certificatesBothWays,
    int discoveredLimit,
    int discoveredRecipients) {
  /// What the simulator takes unless told otherwise.
  public static final SimSettings STANDARD =
      new SimSettings(false, true, false, true, true, false, true, 20, 1000);

  /// The usual settings, but for what is assumed instead.
  public static SimSettings with(Collection<Assumption> assumed) {
    return new SimSettings(
        assumed.contains(Assumption.BY_ADDRESS_ONLY),
        !assumed.contains(Assumption.PUBLIC_IM_MOVES_ON),
        assumed.contains(Assumption.STRICT_REVOCATION),
        !assumed.contains(Assumption.EXACT_LISTS),
        !assumed.contains(Assumption.SERVICES_GO_ON),
        assumed.contains(Assumption.CONTACTS_ONLY),
        !assumed.contains(Assumption.CALLER_PROVES_ALONE),
        STANDARD.discoveredLimit(),
        STANDARD.discoveredRecipients());
  }
}

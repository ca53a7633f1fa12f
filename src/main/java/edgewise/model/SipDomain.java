package edgewise.model;

import java.util.Optional;

/// A SIP domain of the organization.
///
/// @param xmpp whether users of the domain may talk to XMPP partners
/// @param xmppHost host that the XMPP service record points at; without it the record points at
///   `sip.` of the domain
/// @param pushUsers whether users of the domain use push notification
public record SipDomain(
    Fqdn name,
    @Default("false") boolean xmpp,
    Optional<Fqdn> xmppHost,
    @Default("true") boolean pushUsers) {}

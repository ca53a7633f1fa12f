package edgewise.model;

/// How streams with an XMPP partner are negotiated.
///
/// @param trust type of partner
/// @param dialback whether dialback may be used
public record XmppSettings(
    @Default("public-unverified") XmppTrust trust,
    @Default("required") Negotiation tls,
    @Default("required") Negotiation sasl,
    @Default("true") boolean dialback) {}

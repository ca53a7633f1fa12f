package edgewise.model;

/// Meet URL of one SIP domain.
public record MeetUrl(Fqdn sipDomain, String url) {}

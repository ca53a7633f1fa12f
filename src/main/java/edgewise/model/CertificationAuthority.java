package edgewise.model;

/// Who issues certificates.
///
/// @param publiclyTrusted trusted by everyone, not only by this enterprise
/// @param crlOverHttp whether revocation lists can be fetched over HTTP
public record CertificationAuthority(
    ElementId id,
    KindId kind,
    String name,
    @Default("false") boolean publiclyTrusted,
    @Default("true") boolean crlOverHttp)
    implements Element {}

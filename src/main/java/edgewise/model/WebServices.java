package edgewise.model;

import java.util.Optional;

/// Web services of a Front End pool, Standard Edition server or Director.
///
/// @param internalFqdn inner web site, when its name differs from the pool's
/// @param externalFqdn outer web site, published by a reverse proxy
/// @param httpsListen port of the outer web site for HTTPS
/// @param httpListen port of the outer web site for HTTP
public record WebServices(
    Optional<Fqdn> internalFqdn,
    Optional<Fqdn> externalFqdn,
    @Default("4443") int httpsListen,
    @Default("8080") int httpListen) {}

package edgewise.model;

import java.util.List;
import java.util.Optional;

/// A certificate that an authority issued for a planned one: its public content, never a key. Times
/// are as in `2027-03-01T12:00:00Z`.
///
/// @param certificate id of the planned certificate
/// @param subject common name; empty when there is none
/// @param issuer name of the authority that signed it
/// @param serial hexadecimal
/// @param key algorithm and size, for example `RSA 2048` or `EC P-256`
/// @param signature for example `SHA256withRSA`
/// @param thumbprint SHA-256 of the certificate, hexadecimal
/// @param serverAuthentication whether the server usage is in it; likewise `clientAuthentication`
/// @param digitalSignature whether the key may sign; likewise `keyEncipherment`
/// @param revocation whether it says where its revocation list can be fetched
/// @param publicIssuer whether the chain ends in an authority that everyone trusts; empty when that
///   is not known
/// @param keyMatches whether it has the key of the request; empty when that was not looked at
/// @param keyKept false when it has the key of a request beside which no private key was found
/// @param chain names of the authorities above it, from its issuer upwards, as far as they were
///   given
/// @param chainNotAfter when the first authority of the chain ends
/// @param chainFaults what is wrong above it
public record IssuedCertificate(
    String certificate,
    String subject,
    List<String> sans,
    String issuer,
    String serial,
    String notBefore,
    String notAfter,
    String key,
    String signature,
    String thumbprint,
    @Default("true") boolean serverAuthentication,
    @Default("false") boolean clientAuthentication,
    @Default("true") boolean digitalSignature,
    @Default("true") boolean keyEncipherment,
    @Default("true") boolean revocation,
    Optional<Boolean> publicIssuer,
    Optional<Boolean> keyMatches,
    @Default("true") boolean keyKept,
    List<String> chain,
    Optional<String> chainNotAfter,
    List<ChainFault> chainFaults) {
  public IssuedCertificate {
    sans = List.copyOf(sans);
    chain = List.copyOf(chain);
    chainFaults = List.copyOf(chainFaults);
  }
}

package edgewise.model;

import java.util.List;
import java.util.Optional;

/// A certificate that exists today and is assigned to an element. The checks hold the planned
/// request against it.
///
/// @param on the element that uses it
/// @param server the server that uses it, when only one of a pool does
/// @param subject common name
/// @param clientAuthentication whether the client EKU is in it; likewise `serverAuthentication`
/// @param signature for example `SHA256withRSA` or `RSASSA-PSS`
/// @param sharedKey whether all pool members hold the same key
public record Certificate(
    ElementId id,
    KindId kind,
    String name,
    ElementId on,
    Optional<ElementId> server,
    CertificateUse use,
    Optional<ElementId> issuer,
    String subject,
    List<String> sans,
    @Default("true") boolean serverAuthentication,
    @Default("false") boolean clientAuthentication,
    @Default("RSA") String keyAlgorithm,
    @Default("2048") int keyBits,
    @Default("SHA256withRSA") String signature,
    @Default("true") boolean exportable,
    @Default("true") boolean sharedKey,
    @Default("true") boolean crlDistributionPoint)
    implements Element {
  public Certificate {
    sans = List.copyOf(sans);
  }

  @Override
  public List<ElementId> references() {
    return issuer.isPresent() ? List.of(on, issuer.get()) : List.of(on);
  }
}

package edgewise.issued;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x500.X500Name;

/// The root authorities that everyone trusts.
public final class PublicRoots {
  private final Map<X500Name, List<byte[]>> keys = new HashMap<>();

  private PublicRoots() {}

  /// The roots that Java brings along.
  public static PublicRoots ofJava() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      List<X509Certificate> roots = new ArrayList<>();
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          roots.addAll(Arrays.asList(x509.getAcceptedIssuers()));
        }
      }
      return of(roots);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// These roots.
  public static PublicRoots of(List<X509Certificate> roots) {
    PublicRoots all = new PublicRoots();
    for (X509Certificate root : roots) {
      all.keys
          .computeIfAbsent(
              X500Name.getInstance(root.getSubjectX500Principal().getEncoded()),
              _ -> new ArrayList<>(1))
          .add(root.getPublicKey().getEncoded());
    }
    return all;
  }

  /// The keys of the roots of a name.
  List<byte[]> keys(X500Name name) {
    return keys.getOrDefault(name, List.of());
  }

  /// Whether a certificate has the name and the key of a root.
  boolean has(Given certificate) {
    return keys(certificate.holder().getSubject()).stream()
        .anyMatch(k -> Arrays.equals(k, certificate.publicKey()));
  }
}

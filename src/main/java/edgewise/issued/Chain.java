package edgewise.issued;

import edgewise.model.ChainFault;
import java.security.Provider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/// The authorities above a certificate, as far as they are among the files, in whatever order those
/// were given.
///
/// @param above from the issuer upwards
/// @param publicTop whether the top is an authority that everyone trusts; empty when the top is not
///   there
record Chain(List<Given> above, List<ChainFault> faults, Optional<Boolean> publicTop) {
  private static final Provider PROVIDER = new BouncyCastleProvider();
  private static final int LONGEST = 12;
  private static final int SHORTEST_KEY = 2048;

  /// Builds the chain of a certificate. Of several authorities of one name, the one whose key fits
  /// is taken, and of these the one that is valid longest.
  static Chain of(Given leaf, List<Given> all, PublicRoots roots) {
    List<Given> above = new ArrayList<>();
    Set<ChainFault> faults = EnumSet.noneOf(ChainFault.class);
    Optional<Boolean> top = Optional.empty();
    Given at = leaf;
    while (above.size() < LONGEST) {
      if (at.isSelfIssued()) {
        if (above.isEmpty()) {
          faults.add(ChainFault.SELF_SIGNED);
        }
        if (!isSignedBy(at, at.publicKey())) {
          faults.add(ChainFault.BROKEN_SIGNATURE);
        }
        top = Optional.of(roots.has(at));
        break;
      }
      Given child = at;
      List<Given> named =
          all.stream()
              .filter(g -> g.holder().getSubject().equals(child.holder().getIssuer()))
              .filter(g -> !above.contains(g))
              .sorted(Comparator.comparing(Given::notAfter).reversed())
              .toList();
      Optional<Given> signer =
          named.stream().filter(g -> isSignedBy(child, g.publicKey())).findFirst();
      if (signer.isEmpty()
          && roots.keys(child.holder().getIssuer()).stream().anyMatch(k -> isSignedBy(child, k))) {
        top = Optional.of(true);
        break;
      }
      if (signer.isEmpty()) {
        faults.add(named.isEmpty() ? ChainFault.INCOMPLETE : ChainFault.BROKEN_SIGNATURE);
        named.stream().findFirst().ifPresent(above::add);
        break;
      }
      at = signer.get();
      above.add(at);
      judge(at, faults);
    }
    return new Chain(List.copyOf(above), List.copyOf(faults), top);
  }

  private static void judge(Given authority, Set<ChainFault> faults) {
    if (!authority.authority()) {
      faults.add(ChainFault.NO_AUTHORITY);
    }
    String signature = authority.signature().toUpperCase(Locale.ROOT);
    // The signature of a root by itself proves nothing, so its digest does not matter.
    if (!authority.isSelfIssued() && (signature.contains("SHA1") || signature.contains("MD5"))) {
      faults.add(ChainFault.WEAK_SIGNATURE);
    }
    if (authority.key().startsWith("RSA ")
        && Integer.parseInt(authority.key().substring(4)) < SHORTEST_KEY) {
      faults.add(ChainFault.WEAK_KEY);
    }
  }

  /// Whether a certificate was signed with the private half of a key.
  private static boolean isSignedBy(Given certificate, byte[] key) {
    try {
      return certificate
          .holder()
          .isSignatureValid(
              new JcaContentVerifierProviderBuilder()
                  .setProvider(PROVIDER)
                  .build(SubjectPublicKeyInfo.getInstance(key)));
    } catch (CertException | OperatorCreationException | RuntimeException _) {
      // A key of another kind, or one that no provider knows, has not signed it.
      return false;
    }
  }

  /// When the first of the authorities ends.
  Optional<Instant> notAfter() {
    return above.stream().map(Given::notAfter).min(Comparator.naturalOrder());
  }
}

package edgewise.issued;

import edgewise.export.CsrExporter;
import edgewise.export.KeyBox;
import edgewise.plan.CertificateRow;
import edgewise.plan.Plan;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/// The requests of a design, and their keys where those were kept, in the folder that an export
/// wrote.
public final class KeptKeys {
  private static final String BELOW = "certificates";
  private static final String PASSWORD = "keys.password";

  private final Map<String, String> names;
  private final Map<String, byte[]> requested = new HashMap<>();
  private final Set<String> kept = new HashSet<>();
  private final Optional<KeyBox> box;

  private KeptKeys(Map<String, String> names, Optional<KeyBox> box) {
    this.names = names;
    this.box = box;
  }

  /// No folder: nothing is known about keys.
  public static KeptKeys none() {
    return new KeptKeys(Map.of(), Optional.empty());
  }

  /// What is in a folder, the one that was exported to or `certificates` in it. Refused when it
  /// holds no request of the design.
  public static Outcome<KeptKeys> in(Path folder, Plan plan) {
    Path at = Files.isDirectory(folder.resolve(BELOW)) ? folder.resolve(BELOW) : folder;
    Map<String, String> names = CsrExporter.names(plan);
    Optional<KeyBox> box =
        content(at.resolve(PASSWORD))
            .flatMap(b -> new String(b, StandardCharsets.UTF_8).lines().findFirst())
            .filter(p -> !p.isEmpty())
            .map(p -> new KeyBox(p, path -> content(at.resolve(path))));
    KeptKeys kept = new KeptKeys(names, box);
    boolean some = false;
    for (Map.Entry<String, String> name : names.entrySet()) {
      Optional<byte[]> request = content(at.resolve(name.getValue() + ".csr"));
      boolean key = Files.exists(at.resolve(name.getValue() + ".key"));
      if (key) {
        kept.kept.add(name.getKey());
      }
      some |= request.isPresent() || key;
      request.flatMap(KeptKeys::keyOf).ifPresent(k -> kept.requested.put(name.getKey(), k));
    }
    return some
        ? Outcome.ok(kept)
        : Outcome.refused(Trouble.of(folder.toString(), Message.of("issued.keys.none")));
  }

  private static Optional<byte[]> content(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= SourceFile.LARGEST
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    } catch (IOException _) {
      // A key that cannot be read is one that nothing is known about.
      return Optional.empty();
    }
  }

  private static Optional<byte[]> keyOf(byte[] request) {
    try (PEMParser parser =
        new PEMParser(new java.io.StringReader(new String(request, StandardCharsets.ISO_8859_1)))) {
      return parser.readObject() instanceof PKCS10CertificationRequest csr
          ? Optional.of(csr.getSubjectPublicKeyInfo().getEncoded())
          : Optional.empty();
    } catch (IOException | RuntimeException _) {
      // The parser answers damaged content with exceptions of every kind.
      return Optional.empty();
    }
  }

  /// Whether a request for a planned certificate has this key.
  boolean isRequested(CertificateRow row, byte[] publicKey) {
    return Arrays.equals(requested.get(row.id()), publicKey);
  }

  /// Whether a key is that of a request beside which no private key lies, and none was kept for the
  /// others either: an export without keys throws them away.
  boolean isGone(CertificateRow row, byte[] publicKey) {
    return isRequested(row, publicKey) && isWithoutKey(row);
  }

  private boolean isWithoutKey(CertificateRow row) {
    return box.isEmpty() && !kept.contains(row.id());
  }

  /// Whether a key is that of the request or the one kept beside it; empty when there is neither. A
  /// key that differs from that of a request without a private key says nothing: the certificate
  /// was requested by the recipe beside it.
  Optional<Boolean> matches(CertificateRow row, byte[] publicKey) {
    if (isRequested(row, publicKey)) {
      return Optional.of(true);
    }
    try {
      if (box.isPresent() && names.containsKey(row.id())) {
        Optional<byte[]> kept = box.get().publicKey(names.get(row.id()) + ".key", row);
        if (kept.isPresent()) {
          return Optional.of(Arrays.equals(kept.get(), publicKey));
        }
      }
    } catch (IOException _) {
      // A key that does not open says nothing; the request beside it still does.
    }
    return requested.containsKey(row.id()) && !isWithoutKey(row)
        ? Optional.of(false)
        : Optional.empty();
  }
}

package edgewise.export;

import edgewise.plan.CertificateRow;
import edgewise.plan.Plan;
import edgewise.plan.San;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// Certificate requests below `certificates/`: `ID.csr` (PKCS#10), `ID.inf` for certreq, `ID.cnf`
/// for OpenSSL, `ID.ps1` for the management shell, and `ID.key` when keys are kept.
///
/// A request is signed by a key. Without a key box that key is gone when the file is written: such
/// a request shows an authority what will be asked for, and the others make the key where the
/// certificate will live. It is never derived from the design, since whoever has the design would
/// have the key; so these files differ from run to run in their keys and signatures, while those of
/// kept keys do not.
public final class CsrExporter implements Exporter {
  private static final String FOLDER = "certificates/";

  private final Optional<KeyBox> box;

  /// Requests whose keys are not kept.
  public CsrExporter() {
    this.box = Optional.empty();
  }

  /// Requests whose keys are kept beside them.
  public CsrExporter(KeyBox box) {
    this.box = Optional.of(box);
  }

  @Override
  public String id() {
    return "csr";
  }

  @Override
  public Audience audience() {
    return Audience.PKI;
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    List<OutFile> files = new ArrayList<>();
    Signings signings = new Signings();
    Map<String, String> names = names(in.plan());
    for (CertificateRow row : in.plan().certificates()) {
      if (!names.containsKey(row.id())) {
        continue;
      }
      String name = names.get(row.id());
      String path = FOLDER + name;
      Subject subject = Subject.of(in.plan().design().organization(), row.subject());
      FutureTask<Signed> signed = signings.add(signing(row, subject, path + ".key"));
      files.add(
          new OutFile(path + ".csr", out -> out.write(ascii(signings.done(signed).request()))));
      RequestRecipes recipes = new RequestRecipes(in, row, subject, name);
      byte[] inf = recipes.certreq();
      files.add(new OutFile(path + ".inf", out -> out.write(inf)));
      byte[] cnf = recipes.openssl();
      files.add(new OutFile(path + ".cnf", out -> out.write(cnf)));
      byte[] script = recipes.shell();
      files.add(new OutFile(path + ".ps1", out -> out.write(script)));
      if (box.isPresent()) {
        files.add(
            new OutFile(path + ".key", out -> out.write(ascii(signings.done(signed).key())), true));
      }
    }
    return List.copyOf(files);
  }

  /// The file names of the requests below `certificates/`, without their endings, by the id of the
  /// planned certificate; none for one without a subject.
  public static Map<String, String> names(Plan plan) {
    Map<String, String> names = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (CertificateRow row : plan.certificates()) {
      if (!row.subject().isBlank()) {
        names.put(row.id(), Numbered.file(taken, row.id()));
      }
    }
    return names;
  }

  private record Signed(String request, String key) {}

  private Callable<Signed> signing(CertificateRow row, Subject subject, String path) {
    KeySpec spec = KeySpec.of(row.key());
    return () -> {
      if (box.isEmpty()) {
        return new Signed(pem(row, subject, spec, spec.generate()), "");
      }
      KeyBox.Kept kept = box.get().keyAt(path, spec);
      return new Signed(pem(row, subject, spec, kept.pair()), kept.file());
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String pem(CertificateRow row, Subject subject, KeySpec spec, KeyPair pair)
      throws IOException {
    return Pem.text("CERTIFICATE REQUEST", request(row, subject, spec, pair));
  }

  /// All requests of an export. Making keys takes a good part of a second each: the first file that
  /// is written sets all cores to work, and whoever waits for one takes part.
  private static final class Signings {
    private final List<FutureTask<Signed>> all = new ArrayList<>();
    private boolean begun;

    FutureTask<Signed> add(Callable<Signed> work) {
      FutureTask<Signed> task = new FutureTask<>(work);
      all.add(task);
      return task;
    }

    Signed done(FutureTask<Signed> signed) throws IOException {
      synchronized (this) {
        if (!begun) {
          begun = true;
          all.forEach(ForkJoinPool.commonPool()::execute);
        }
      }
      signed.run();
      for (FutureTask<Signed> other : all) {
        if (signed.isDone()) {
          break;
        }
        other.run();
      }
      try {
        return signed.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      } catch (ExecutionException e) {
        for (Throwable why = e.getCause(); why != null; why = why.getCause()) {
          if (why instanceof IOException io) {
            throw io;
          }
        }
        throw new IllegalStateException(e);
      }
    }
  }

  private static byte[] request(CertificateRow row, Subject subject, KeySpec spec, KeyPair pair)
      throws IOException {
    try {
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      extensions.addExtension(Extension.basicConstraints, false, new BasicConstraints(false));
      extensions.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(
              spec.isRsa()
                  ? KeyUsage.digitalSignature | KeyUsage.keyEncipherment
                  : KeyUsage.digitalSignature));
      extensions.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(
              row.clientAuthentication()
                  ? new KeyPurposeId[] {
                    KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                  }
                  : new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth}));
      if (!row.sans().isEmpty()) {
        extensions.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(
                row.sans().stream()
                    .map(San::name)
                    .map(n -> new GeneralName(GeneralName.dNSName, Plain.ascii(n)))
                    .toArray(GeneralName[]::new)));
      }
      return new JcaPKCS10CertificationRequestBuilder(name(subject), pair.getPublic())
          .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
          .build(new JcaContentSignerBuilder(spec.signature()).build(pair.getPrivate()))
          .getEncoded();
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X500Name name(Subject subject) {
    X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
    for (Subject.Part part : subject.parts()) {
      name.addRDN(
          oid(part.key()),
          part.key().equals("C")
              ? new DERPrintableString(part.value())
              : new DERUTF8String(part.value()));
    }
    return name.build();
  }

  private static ASN1ObjectIdentifier oid(String key) {
    return switch (key) {
      case "C" -> BCStyle.C;
      case "ST" -> BCStyle.ST;
      case "L" -> BCStyle.L;
      case "O" -> BCStyle.O;
      case "OU" -> BCStyle.OU;
      case "CN" -> BCStyle.CN;
      default -> throw new IllegalArgumentException(key);
    };
  }
}

package edgewise.export;

import edgewise.plan.CertificateRow;
import edgewise.plan.Plan;
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
    return Pem.text("CERTIFICATE REQUEST", Pkcs10.request(row, subject, spec, pair));
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
}

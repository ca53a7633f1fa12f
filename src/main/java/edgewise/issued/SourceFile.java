package edgewise.issued;

import edgewise.model.Words;
import edgewise.text.Message;
import edgewise.text.Trouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;

/// A file from an authority and the certificates in it, by the name it was given, with what could
/// not be read of it.
public final class SourceFile {
  /// No certificate or chain comes near this size, in bytes.
  static final int LARGEST = 1 << 20;

  private static final int MOST = 200;
  private static final Set<String> ENDINGS = Set.of("cer", "crt", "der", "pem", "p7b", "p7c");

  /// How the certificates stand in the file.
  public enum Kind {
    /// Text between marked lines.
    PEM,
    /// One certificate, binary.
    DER,
    /// Several in a signed message without a signature, binary.
    PKCS7,
    /// There is none in it.
    NONE;

    /// What people read.
    public Message label() {
      return Message.of("issued.kind." + Words.of(this));
    }
  }

  private final String name;
  private Kind kind = Kind.NONE;
  private final List<Given> certificates = new ArrayList<>();
  private final List<Trouble> troubles = new ArrayList<>();

  private SourceFile(String name) {
    this.name = name;
  }

  /// Reads files, and the certificate files of folders, in the order of their names.
  public static List<SourceFile> read(List<Path> paths) {
    List<SourceFile> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        files.add(read(path));
        continue;
      }
      try (var inside = Files.list(path)) {
        List<Path> some =
            inside
                .filter(SourceFile::isNamedSo)
                .filter(Files::isRegularFile)
                .sorted()
                .limit(MOST + 1L)
                .toList();
        if (some.isEmpty() || some.size() > MOST) {
          SourceFile folder = new SourceFile(path.toString());
          folder.trouble(0, some.isEmpty() ? "folder" : "many", MOST);
          files.add(folder);
        } else {
          some.forEach(p -> files.add(read(p)));
        }
      } catch (IOException _) {
        SourceFile folder = new SourceFile(path.toString());
        folder.trouble(0, "unreadable");
        files.add(folder);
      }
    }
    return List.copyOf(files);
  }

  private static boolean isNamedSo(Path path) {
    String name = String.valueOf(path.getFileName());
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private static SourceFile read(Path path) {
    SourceFile file = new SourceFile(path.toString());
    try {
      long size = Files.size(path);
      if (size > LARGEST) {
        file.trouble(0, "large", size, LARGEST);
        return file;
      }
      byte[] content;
      try (var in = Files.newInputStream(path)) {
        content = in.readNBytes(LARGEST + 1);
      }
      if (content.length > LARGEST) {
        file.trouble(0, "large", content.length, LARGEST);
        return file;
      }
      file.parse(content);
    } catch (NoSuchFileException _) {
      file.trouble(0, "missing");
    } catch (IOException _) {
      file.trouble(0, "unreadable");
    }
    return file;
  }

  /// Reads the content of a file.
  static SourceFile of(String name, byte[] content) {
    SourceFile file = new SourceFile(name);
    file.parse(content);
    return file;
  }

  /// The name as it was given.
  public String name() {
    return name;
  }

  /// How the certificates stand in it.
  public Kind kind() {
    return kind;
  }

  /// What could not be read of it, each with its place.
  public List<Trouble> troubles() {
    return List.copyOf(troubles);
  }

  /// How many certificates it holds.
  public int size() {
    return certificates.size();
  }

  List<Given> certificates() {
    return certificates;
  }

  private void trouble(int line, String what, Object... args) {
    troubles.add(
        new Trouble(Message.of("issued.file." + what, args), name, line, line == 0 ? 0 : 1));
  }

  private void parse(byte[] content) {
    if (content.length == 0) {
      trouble(0, "empty");
      return;
    }
    String text = text(content);
    if (text.contains("-----BEGIN ")) {
      pem(text);
    } else if (content[0] == 0x30) {
      binary(content, 0, kindOf(content));
    } else {
      // Some systems leave the marked lines out.
      byte[] bare = base64(text);
      if (bare.length > 0 && bare[0] == 0x30) {
        binary(bare, 0, Kind.PEM);
      } else {
        trouble(0, "unknown");
      }
    }
    if (certificates.isEmpty() && troubles.isEmpty()) {
      trouble(0, "none");
    }
  }

  private static String text(byte[] content) {
    boolean little = content.length > 1 && content[0] == (byte) 0xff && content[1] == (byte) 0xfe;
    boolean big = content.length > 1 && content[0] == (byte) 0xfe && content[1] == (byte) 0xff;
    return new String(
        content,
        little
            ? StandardCharsets.UTF_16LE
            : big ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  private void pem(String text) {
    int line = 1;
    int counted = 0;
    int from = 0;
    while ((from = text.indexOf("-----BEGIN ", from)) >= 0) {
      for (; counted < from; counted++) {
        line += text.charAt(counted) == '\n' ? 1 : 0;
      }
      int labelEnd = text.indexOf("-----", from + 11);
      String label =
          labelEnd < 0 || labelEnd - from > 80 ? "" : text.substring(from + 11, labelEnd);
      int end = label.isEmpty() ? -1 : text.indexOf("-----END " + label + "-----", labelEnd);
      if (end < 0) {
        trouble(line, "unfinished", label.replaceAll("[^A-Z0-9 #]", "?"));
        return;
      }
      block(label, text.substring(labelEnd + 5, end), line);
      if (certificates.size() > MOST) {
        return;
      }
      from = end;
    }
  }

  private void block(String label, String body, int line) {
    if (label.endsWith("PRIVATE KEY")) {
      trouble(line, "private-key");
    } else if (label.contains("CERTIFICATE REQUEST")) {
      trouble(line, "request");
    } else if (label.endsWith("CERTIFICATE") || label.startsWith("PKCS") || label.equals("CMS")) {
      byte[] content = base64(body);
      if (content.length == 0) {
        trouble(line, "base64");
      } else {
        binary(content, line, Kind.PEM);
      }
    }
  }

  /// PKCS #7 begins with an object identifier, PKCS #12 with a number, a certificate with another
  /// sequence.
  private static Kind kindOf(byte[] content) {
    return first(content) instanceof ASN1ObjectIdentifier ? Kind.PKCS7 : Kind.DER;
  }

  private static ASN1Primitive first(byte[] content) {
    try (ASN1InputStream in =
        new ASN1InputStream(new ByteArrayInputStream(content), content.length)) {
      return in.readObject() instanceof ASN1Sequence sequence && sequence.size() > 0
          ? sequence.getObjectAt(0).toASN1Primitive()
          : null;
    } catch (IOException | RuntimeException _) {
      // What is no ASN.1 is told apart where it is read.
      return null;
    }
  }

  /// Reads one structure, whatever its name says: some authorities name a chain a certificate.
  private void binary(byte[] content, int line, Kind as) {
    try {
      ASN1Primitive first = first(content);
      if (first instanceof ASN1Integer) {
        trouble(line, "archive");
        return;
      }
      if (first instanceof ASN1ObjectIdentifier) {
        Collection<X509CertificateHolder> all =
            new CMSSignedData(content).getCertificates().getMatches(null);
        if (all.size() > MOST) {
          trouble(line, "many", MOST);
          return;
        }
        for (X509CertificateHolder one : all) {
          add(Given.of(one), line);
        }
      } else if (isRequest(first)) {
        trouble(line, "request");
        return;
      } else {
        add(Given.of(new X509CertificateHolder(content)), line);
      }
      kind = as;
    } catch (IOException | CMSException | GeneralSecurityException | RuntimeException _) {
      // The parser answers damaged content with exceptions of every kind.
      trouble(line, "broken");
    }
  }

  /// A certificate says from when to when it is valid, a request does not: it has a number, a name
  /// and a key.
  private static boolean isRequest(ASN1Primitive first) {
    return first instanceof ASN1Sequence body
        && body.size() <= 4
        && body.size() >= 3
        && body.getObjectAt(0) instanceof ASN1Integer;
  }

  private void add(Given certificate, int line) {
    if (certificates.size() == MOST) {
      trouble(line, "many", MOST);
    }
    if (certificates.size() <= MOST) {
      certificates.add(certificate);
    }
  }
}

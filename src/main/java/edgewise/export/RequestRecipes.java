package edgewise.export;

import edgewise.plan.CertificateRow;
import edgewise.plan.San;
import edgewise.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The same request in the words of the tools that make the key where the certificate will live.
/// Sources: references of certreq, of the req command of OpenSSL and of Request-CsCertificate.
final class RequestRecipes {
  /// Certificate types that the management shell knows.
  private static final Set<String> TYPES =
      Set.of(
          "Default",
          "WebServicesInternal",
          "WebServicesExternal",
          "Internal",
          "AccessEdgeExternal",
          "DataEdgeExternal",
          "AudioVideoAuthentication",
          "OAuthTokenIssuer");

  /// A program that fails is no error of the shell by itself.
  private static final String FAILED =
      "    if ($LASTEXITCODE -ne 0) { throw \"certreq ended with $LASTEXITCODE.\" }\n";

  private final ExportInput in;
  private final CertificateRow row;
  private final Subject subject;
  private final String file;
  private final KeySpec spec;

  /// @param file name of the files without extension
  RequestRecipes(ExportInput in, CertificateRow row, Subject subject, String file) {
    this.in = in;
    this.row = row;
    this.subject = subject;
    this.file = file;
    this.spec = KeySpec.of(row.key());
  }

  /// A request for certreq. The file is read in the code page of the machine, so it is kept to
  /// ASCII.
  byte[] certreq() {
    StringBuilder out = new StringBuilder();
    comment(out, "; ");
    out.append("; certreq -new ").append(file).append(".inf ").append(file).append(".req\n");
    out.append("[Version]\nSignature=\"$Windows NT$\"\n\n[NewRequest]\n");
    out.append("Subject = \"").append(distinguishedName()).append("\"\n");
    if (spec.isRsa()) {
      out.append("KeySpec = 1\nKeyLength = ").append(spec.size()).append('\n');
      out.append("KeyAlgorithm = RSA\n");
      out.append("ProviderName = \"Microsoft RSA SChannel Cryptographic Provider\"\n");
      out.append("ProviderType = 12\n");
      out.append("KeyUsage = 0xa0\n");
    } else {
      out.append("KeyAlgorithm = ECDSA_P").append(spec.size().substring(2)).append('\n');
      out.append("ProviderName = \"Microsoft Software Key Storage Provider\"\n");
      out.append("KeyUsage = 0x80\n");
    }
    out.append("HashAlgorithm = ").append(spec.digestWord()).append('\n');
    out.append("AlternateSignatureAlgorithm = FALSE\n");
    out.append("Exportable = ").append(row.exportable() ? "TRUE" : "FALSE").append('\n');
    out.append("MachineKeySet = TRUE\nRequestType = PKCS10\n\n");
    out.append("[EnhancedKeyUsageExtension]\nOID = 1.3.6.1.5.5.7.3.1\n");
    if (row.clientAuthentication()) {
      out.append("OID = 1.3.6.1.5.5.7.3.2\n");
    }
    if (!row.sans().isEmpty()) {
      out.append("\n[Extensions]\n2.5.29.17 = \"{text}\"\n");
      for (San san : row.sans()) {
        out.append("_continue_ = \"dns=").append(infName(san.name())).append("&\"\n");
      }
    }
    if (!row.publicIssuer()) {
      out.append("\n[RequestAttributes]\nCertificateTemplate = \"WebServer\"\n");
    }
    return Plain.windows(out).getBytes(StandardCharsets.US_ASCII);
  }

  /// The subject as X.500 text inside a quoted value: each part in quotes of its own where it holds
  /// a character of the grammar.
  private String distinguishedName() {
    return subject.parts().reversed().stream()
        .map(p -> (p.key().equals("ST") ? "S" : p.key()) + "=" + infValue(p.value()))
        .collect(Collectors.joining(","));
  }

  private static String infValue(String value) {
    String plain = Plain.ascii(value).replace("%", "%%").replace('"', '\'');
    boolean special = plain.chars().anyMatch(c -> ",+=<>#;\\".indexOf(c) >= 0);
    return special ? "\"\"" + plain + "\"\"" : plain;
  }

  private static String infName(String name) {
    return Plain.ascii(name).replace("%", "%%").replace('"', '\'').replace('&', '?');
  }

  /// A configuration for the req command of OpenSSL.
  byte[] openssl() {
    StringBuilder out = new StringBuilder();
    comment(out, "# ");
    String key =
        spec.isRsa() ? "rsa:" + spec.size() : "ec -pkeyopt ec_paramgen_curve:" + spec.size();
    out.append("# openssl req -new -newkey ").append(key);
    out.append(" -keyout ").append(file).append(".key -config ").append(file);
    out.append(".cnf -out ").append(file).append(".csr\n");
    out.append("[ req ]\nprompt = no\n");
    if (spec.isRsa()) {
      out.append("default_bits = ").append(spec.size()).append('\n');
    }
    out.append("default_md = ").append(spec.digestWord()).append('\n');
    out.append(
        "distinguished_name = dn\nreq_extensions = v3_req\nstring_mask = utf8only\nutf8 = yes\n");
    out.append("[ dn ]\n");
    subject
        .parts()
        .forEach(p -> out.append(p.key()).append(" = ").append(cnfValue(p.value())).append('\n'));
    out.append("[ v3_req ]\nbasicConstraints = CA:FALSE\nkeyUsage = critical, digitalSignature");
    out.append(spec.isRsa() ? ", keyEncipherment\n" : "\n");
    out.append("extendedKeyUsage = serverAuth");
    out.append(row.clientAuthentication() ? ", clientAuth\n" : "\n");
    if (!row.sans().isEmpty()) {
      out.append("subjectAltName = @san\n[ san ]\n");
      for (int i = 0; i < row.sans().size(); i++) {
        out.append("DNS.").append(i + 1).append(" = ");
        out.append(cnfValue(Plain.ascii(row.sans().get(i).name()))).append('\n');
      }
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// A value of a configuration file: nothing in it starts a variable, a comment, a quotation or an
  /// escape, and blanks at its ends stay.
  private static String cnfValue(String value) {
    StringBuilder out = new StringBuilder();
    value
        .strip()
        .codePoints()
        .forEach(
            c -> {
              if ("\\$#\"'`;".indexOf(c) >= 0) {
                out.append('\\');
              }
              out.appendCodePoint(c);
            });
    return out.toString();
  }

  /// Lines for the management shell where it knows the certificate, else for certreq.
  byte[] shell() {
    Texts texts = in.texts();
    StringBuilder out = new StringBuilder();
    comment(out, "# ");
    if (TYPES.containsAll(row.assignedTo())) {
      PowerShell.comment(out, texts, "export.csr.run", where());
      shellLines(out);
    } else {
      PowerShell.comment(out, texts, "export.csr.other", String.join(", ", row.servers()));
      certreqLines(out);
    }
    return PowerShell.bytes(out);
  }

  private void shellLines(StringBuilder out) {
    String types =
        row.assignedTo().stream().map(PowerShell::quoted).collect(Collectors.joining(", "));
    out.append("param(\n    [string] $CA,\n    [string] $Output = ")
        .append(PowerShell.quoted(file + ".req"))
        .append(",\n    [string] $Certificate,\n    [string] $Thumbprint\n)\n");
    out.append("$ErrorActionPreference = 'Stop'\n");
    accept(out);
    out.append("    return\n}\nif ($Thumbprint) {\n    Set-CsCertificate -Type ").append(types);
    if (isOfTheOrganization()) {
      out.append(" -Identity 'global'");
    }
    out.append(" -Thumbprint $Thumbprint\n    return\n}\n");
    out.append("$request = @{\n    New = $True\n    Type = ").append(types).append('\n');
    value(
        out,
        "ComputerFqdn",
        PowerShell.quoted(row.servers().isEmpty() ? row.subject() : row.servers().getFirst()));
    value(out, "FriendlyName", PowerShell.quoted(row.id()));
    value(out, "KeySize", spec.size());
    value(out, "PrivateKeyExportable", PowerShell.word(row.exportable()));
    if (row.clientAuthentication()) {
      value(out, "ClientEKU", "$True");
    }
    List<String> more = new ArrayList<>(row.sans().stream().map(San::name).toList());
    more.remove(row.subject());
    if (!more.isEmpty()) {
      value(out, "DomainName", PowerShell.quoted(String.join(",", more)));
    }
    for (Subject.Part part : subject.parts()) {
      switch (part.key()) {
        case "C" -> value(out, "Country", PowerShell.quoted(part.value()));
        case "ST" -> value(out, "State", PowerShell.quoted(part.value()));
        case "L" -> value(out, "City", PowerShell.quoted(part.value()));
        case "O" -> value(out, "Organization", PowerShell.quoted(part.value()));
        case "OU" -> value(out, "OU", PowerShell.quoted(part.value()));
        default -> {}
      }
    }
    out.append(
        "}\nif ($CA) {\n    $request.CA = $CA\n} else {\n    $request.Output = $Output\n}\n");
    out.append("Request-CsCertificate @request\n");
  }

  private static void value(StringBuilder out, String name, String value) {
    out.append("    ").append(name).append(" = ").append(value).append('\n');
  }

  /// On which servers what is to be done. A certificate that several servers share is requested
  /// once, or each of them would have a key of its own; that of the organization reaches the others
  /// by replication.
  private String where() {
    Texts texts = in.texts();
    if (isOfTheOrganization()) {
      return texts.say("export.csr.once", String.join(", ", row.servers()));
    }
    if (row.servers().size() < 2) {
      return texts.say("export.csr.on", String.join(", ", row.servers()));
    }
    return texts.say(
        "export.csr.shared",
        row.servers().getFirst(),
        String.join(", ", row.servers().subList(1, row.servers().size())));
  }

  private boolean isOfTheOrganization() {
    return row.assignedTo().contains("OAuthTokenIssuer");
  }

  private void certreqLines(StringBuilder out) {
    out.append("param(\n    [string] $Certificate\n)\n$ErrorActionPreference = 'Stop'\n");
    accept(out);
    out.append("} else {\n");
    out.append("    certreq.exe -new ").append(PowerShell.quoted(file + ".inf")).append(' ');
    out.append(PowerShell.quoted(file + ".req")).append('\n').append(FAILED).append("}\n");
  }

  /// Takes the issued certificate to the key that was made with its request.
  private static void accept(StringBuilder out) {
    out.append("if ($Certificate) {\n    certreq.exe -accept $Certificate\n").append(FAILED);
  }

  private void comment(StringBuilder out, String mark) {
    Texts texts = in.texts();
    String what =
        texts.say(row.component()) + ", " + row.siteName() + ": " + Said.requiredBy(row, texts);
    String line = Plain.line(what);
    out.append(mark).append(mark.startsWith(";") ? Plain.ascii(line) : line).append('\n');
  }
}

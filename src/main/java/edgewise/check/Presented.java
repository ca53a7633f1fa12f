package edgewise.check;

import edgewise.model.Certificate;
import edgewise.model.CertificateUse;
import edgewise.model.CertificationAuthority;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.plan.CertificateRow;
import edgewise.plan.Plan;
import edgewise.plan.San;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A certificate that an element presents for one use: one that exists today, else the planned
/// request.
///
/// @param name what to call it in sentences
/// @param sans in lower case
/// @param fromPublicAuthority empty when the issuer is not known
record Presented(
    Optional<Certificate> existing,
    String name,
    String subject,
    List<String> sans,
    boolean serverAuthentication,
    boolean clientAuthentication,
    boolean exportable,
    boolean shared,
    Optional<Boolean> fromPublicAuthority) {

  /// The certificates of an element for one use; none when nothing exists and nothing is planned.
  static List<Presented> of(Plan plan, ElementId on, CertificateUse use) {
    List<Presented> existing = today(plan, on, use);
    if (!existing.isEmpty()) {
      return existing;
    }
    List<CertificateRow> own = assigned(plan.certificates(on), use);
    // A certificate that Edge and proxy have in common is planned once, on the Edge.
    boolean common = own.isEmpty() && use == CertificateUse.REVERSE_PROXY;
    List<CertificateRow> planned =
        common
            ? assigned(plan.certificates(), use).stream()
                .filter(r -> r.assignedTo().size() > 1)
                .toList()
            : own;
    return planned.stream().map(Presented::of).toList();
  }

  private static List<CertificateRow> assigned(List<CertificateRow> rows, CertificateUse use) {
    return rows.stream().filter(r -> r.assignedTo().contains(usage(use))).toList();
  }

  /// The certificates of an element for one use that exist today.
  static List<Presented> today(Plan plan, ElementId on, CertificateUse use) {
    return plan.design().certificates(on, use).stream().map(c -> of(plan, c)).toList();
  }

  /// How the shell and the planned requests call a use.
  private static String usage(CertificateUse use) {
    return switch (use) {
      case EDGE_EXTERNAL -> "AccessEdgeExternal";
      case EDGE_INTERNAL -> "Internal";
      case AV_AUTHENTICATION -> "AudioVideoAuthentication";
      case REVERSE_PROXY -> "Listener";
      case DEFAULT -> "Default";
      case WEB_INTERNAL -> "WebServicesInternal";
      case WEB_EXTERNAL -> "WebServicesExternal";
      case OAUTH -> "OAuthTokenIssuer";
    };
  }

  private static Presented of(Plan plan, Certificate c) {
    return new Presented(
        Optional.of(c),
        c.name(),
        lower(c.subject()),
        c.sans().stream().map(Presented::lower).toList(),
        c.serverAuthentication(),
        c.clientAuthentication(),
        c.exportable(),
        c.sharedKey(),
        c.issuer()
            .flatMap(i -> plan.design().find(i, CertificationAuthority.class))
            .map(CertificationAuthority::publiclyTrusted));
  }

  private static Presented of(CertificateRow row) {
    return new Presented(
        Optional.empty(),
        row.subject(),
        lower(row.subject()),
        row.sans().stream().map(San::name).map(Presented::lower).toList(),
        true,
        row.clientAuthentication(),
        row.exportable(),
        row.shared(),
        Optional.of(row.publicIssuer()));
  }

  private static String lower(String name) {
    return Fqdn.of(name).text().toLowerCase(Locale.ROOT);
  }

  /// True when a name stands among the alternative names as it is.
  boolean lists(String name) {
    return sans.contains(lower(name));
  }

  /// True when an alternative name or a wildcard among them matches; a wildcard stands for one
  /// label.
  boolean covers(String name) {
    return lists(name) || sans.contains("*." + Fqdn.of(name).parent());
  }

  /// Subject and alternative names that are wildcards.
  List<String> wildcards() {
    return Stream.concat(Stream.of(subject), sans.stream())
        .filter(n -> n.indexOf('*') >= 0)
        .distinct()
        .toList();
  }
}

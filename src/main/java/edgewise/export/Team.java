package edgewise.export;

import edgewise.check.Finding;
import edgewise.plan.CertificateRow;
import edgewise.plan.DnsRow;
import edgewise.plan.FirewallRow;

/// Who has to act on a row of a document. Its name is the text `team.ID`.
enum Team {
  OUTER_FIREWALL("outer-firewall"),
  INNER_FIREWALL("inner-firewall"),
  INSIDE_FIREWALL("inside-firewall"),
  FIREWALL("firewall"),
  PUBLIC_DNS("public-dns"),
  INSIDE_DNS("inside-dns"),
  DNS("dns"),
  PUBLIC_PKI("public-pki"),
  ENTERPRISE_PKI("enterprise-pki"),
  PKI("pki"),
  FEDERATION("federation"),
  SERVERS("servers");

  private final String id;

  Team(String id) {
    this.id = id;
  }

  /// The word in text keys and in the names of ranges.
  String id() {
    return id;
  }

  static Team of(FirewallRow row) {
    return switch (row.firewall()) {
      case EXTERNAL -> OUTER_FIREWALL;
      case INTERNAL -> INNER_FIREWALL;
      case INTERNAL_NET -> INSIDE_FIREWALL;
    };
  }

  static Team of(DnsRow row) {
    return switch (row.zone()) {
      case EXTERNAL -> PUBLIC_DNS;
      case INTERNAL -> INSIDE_DNS;
    };
  }

  static Team of(CertificateRow row) {
    return row.publicIssuer() ? PUBLIC_PKI : ENTERPRISE_PKI;
  }

  /// By the family of the check.
  static Team of(Finding finding) {
    String check = finding.check();
    int number = check.lastIndexOf('-');
    return switch (number < 0 ? check : check.substring(0, number)) {
      case "FW", "EDGE-NET" -> FIREWALL;
      case "DNS" -> DNS;
      case "CERT" -> PKI;
      case "FED", "XMPP" -> FEDERATION;
      default -> SERVERS;
    };
  }
}

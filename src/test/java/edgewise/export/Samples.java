package edgewise.export;

import edgewise.check.Finding;
import edgewise.check.Severity;
import edgewise.fixture.Designs;
import edgewise.model.Address;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.PortRange;
import edgewise.model.RecordType;
import edgewise.model.Transport;
import edgewise.model.View;
import edgewise.plan.AddressSet;
import edgewise.plan.Cause;
import edgewise.plan.CertificateRow;
import edgewise.plan.Design;
import edgewise.plan.DnsRow;
import edgewise.plan.Endpoint;
import edgewise.plan.FirewallRow;
import edgewise.plan.FirewallSide;
import edgewise.plan.Plan;
import edgewise.plan.Reason;
import edgewise.plan.San;
import edgewise.text.Message;
import edgewise.text.Texts;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Small plans made by hand, so that what exporters write is compared with what a person expects.
final class Samples {
  /// A name that tries to be a formula, markup and a broken CSV cell at once.
  static final String EVIL = "=cmd|'/c calc'!A0,\"<script>alert(1)</script>";

  private Samples() {}

  /// One row of each table over a starter design.
  static ExportInput small() {
    return input(
        List.of(firewall("Oslo", "Internet")),
        List.of(
            record(View.EXTERNAL, RecordType.A, "sip.contoso.com", "131.107.155.10"),
            service("_sip._tls.contoso.com", "sip.contoso.com", 443)),
        List.of(certificate("Oslo", "sip.contoso.com", "webcon.contoso.com")),
        List.of(finding("lsedge")));
  }

  /// The same with a hostile name wherever a person types one.
  static ExportInput hostile() {
    return input(
        List.of(firewall(EVIL, EVIL)),
        List.of(),
        List.of(certificate(EVIL, EVIL, EVIL)),
        List.of(finding(EVIL)));
  }

  static ExportInput input(
      List<FirewallRow> firewall,
      List<DnsRow> dns,
      List<CertificateRow> certificates,
      List<Finding> findings) {
    return input(Designs.template("edge-single-nat"), firewall, dns, certificates, findings);
  }

  static ExportInput records(Designs designs, DnsRow... rows) {
    return input(designs, List.of(), Arrays.asList(rows), List.of(), List.of());
  }

  private static ExportInput input(
      Designs designs,
      List<FirewallRow> firewall,
      List<DnsRow> dns,
      List<CertificateRow> certificates,
      List<Finding> findings) {
    Document document = designs.document();
    Plan plan = new Plan(new Design(document.topology()), firewall, dns, certificates);
    return new ExportInput(document, plan, findings, Texts.english(), "sample", Optional.empty());
  }

  static ExportInput dated(ExportInput in, Instant date) {
    return new ExportInput(
        in.document(), in.plan(), in.findings(), in.texts(), in.baseName(), Optional.of(date));
  }

  static FirewallRow firewall(String site, String source) {
    return new FirewallRow(
        "edge-ext-psom-in/lsedge",
        FirewallSide.EXTERNAL,
        Optional.empty(),
        site,
        "PSOM",
        "TLS",
        Transport.TCP,
        Optional.of(PortRange.of(443)),
        Optional.empty(),
        new Endpoint("internet-any", source, List.of(), AddressSet.ANY, AddressSet.NONE),
        new Endpoint(
            "web-conf-edge",
            "lsedge",
            List.of(ElementId.of("lsedge")),
            AddressSet.of(List.of(Address.of("131.107.155.21"), Address.of("131.107.155.20"))),
            AddressSet.of(List.of(Address.of("10.45.16.20"), Address.of("10.45.16.21")))),
        false,
        reasons("edge-ext-psom-in", "port.edge-ext-psom-in.note"));
  }

  static DnsRow record(View view, RecordType type, String name, String value) {
    return new DnsRow(
        "record/" + name,
        Optional.empty(),
        "Oslo",
        view,
        type,
        name,
        value,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        3600,
        List.of(),
        reasons("edge-access-a", "port.edge-ext-psom-in.note"));
  }

  static DnsRow service(String name, String target, int port) {
    return new DnsRow(
        "service/" + name,
        Optional.empty(),
        "",
        View.EXTERNAL,
        RecordType.SRV,
        name,
        target,
        Optional.of(port),
        Optional.of(0),
        Optional.of(0),
        300,
        List.of(),
        reasons("edge-sip-srv", "port.edge-ext-psom-in.note"));
  }

  static CertificateRow certificate(String site, String subject, String san) {
    return new CertificateRow(
        "edge-external/lsedge",
        Optional.empty(),
        site,
        "word.yes",
        List.of("edge01.contoso.net", "edge02.contoso.net"),
        List.of(ElementId.of("lsedge")),
        List.of("AccessEdgeExternal", "DataEdgeExternal"),
        true,
        subject,
        List.of(new San(subject), new San(san)),
        false,
        "RSA 2048 SHA-256",
        true,
        true,
        reasons("edge-external", "port.edge-ext-psom-in.note"));
  }

  static Finding finding(String element) {
    return new Finding(
        "EDGE-NET-01/lsedge",
        Severity.ERROR,
        "EDGE-NET-01",
        Optional.of(ElementId.of("lsedge")),
        element,
        Message.of("cli.no-output"),
        Message.of("word.no"),
        List.of("Gg412847"));
  }

  private static List<Reason> reasons(String fact, String note) {
    return List.of(
        new Reason(
            new Reason.Fact(fact, note, List.of("Gg398739")),
            List.of(
                Cause.feature("audio-video"), new Cause("", Optional.empty(), "Litware, Inc."))));
  }
}

package edgewise.work;

import edgewise.plan.CertificateRow;
import edgewise.plan.DnsRow;
import edgewise.plan.FirewallRow;
import edgewise.plan.Row;
import edgewise.plan.San;
import edgewise.sim.Fault;
import edgewise.sim.FlowResult;
import edgewise.sim.Impact;
import edgewise.sim.Impact.Loss;
import edgewise.sim.NeedResult;
import edgewise.sim.Trace;
import java.util.ArrayList;
import java.util.List;

/// Who uses a row of a plan, and what breaks without it: flows of people, and what must work beside
/// them, such as revocation checks and replication.
///
/// @param fault the row is not there
/// @param using wanted flows that use it
/// @param needs what else uses it
/// @param loss what breaks without it
/// @param names of a certificate, what breaks when a name is not on it; only names that are used
public record RowImpact(
    Fault fault, List<FlowResult> using, List<NeedResult> needs, Loss loss, List<Name> names) {
  /// A name of a certificate.
  public record Name(String name, Loss loss) {}

  public RowImpact {
    using = List.copyOf(using);
    needs = List.copyOf(needs);
    names = List.copyOf(names);
  }

  /// Runs what uses a row once more without it.
  public static RowImpact of(Impact all, Row row) {
    String key =
        switch (row) {
          case FirewallRow f -> "rule:" + f.id();
          case DnsRow d -> "dns:" + d.id();
          case CertificateRow c -> "cert:" + c.id();
        };
    Loss loss =
        switch (row) {
          case FirewallRow f -> all.withoutRule(f.id());
          case DnsRow d -> all.withoutRecord(d.id());
          case CertificateRow c -> all.withoutCertificate(c.id());
        };
    List<Name> names = new ArrayList<>();
    if (row instanceof CertificateRow certificate) {
      for (San san : certificate.sans()) {
        Loss without = all.withoutName(certificate.id(), san.name());
        if (!without.isEmpty()) {
          names.add(new Name(san.name(), without));
        }
      }
    }
    return new RowImpact(fault(row), all.flowsUsing(key), all.needsUsing(key), loss, names);
  }

  /// The row taken away.
  public static Fault fault(Row row) {
    return switch (row) {
      case FirewallRow f -> Fault.rule(f.id());
      case DnsRow d -> Fault.record(d.id());
      case CertificateRow c -> Fault.certificate(c.id(), "missing");
    };
  }

  /// Whether a flow touched a row.
  public static boolean uses(Trace trace, Row row) {
    return switch (row) {
      case FirewallRow f -> trace.rules().contains(f.id());
      case DnsRow d -> trace.records().contains(d.id());
      case CertificateRow c -> trace.certificates().contains(c.id());
    };
  }
}

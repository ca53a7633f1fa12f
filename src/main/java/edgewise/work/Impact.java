package edgewise.work;

import edgewise.model.Verdict;
import edgewise.plan.CertificateRow;
import edgewise.plan.DnsRow;
import edgewise.plan.FirewallRow;
import edgewise.plan.Row;
import edgewise.sim.Fault;
import edgewise.sim.FlowResult;
import edgewise.sim.Trace;
import java.util.ArrayList;
import java.util.List;

/// What breaks without a row.
///
/// @param fault the row is not there
/// @param using wanted flows that use it
/// @param lost those that do not get through without it
/// @param worse those that lose something without it
public record Impact(
    Fault fault, List<FlowResult> using, List<FlowResult> lost, List<FlowResult> worse) {
  public Impact {
    using = List.copyOf(using);
    lost = List.copyOf(lost);
    worse = List.copyOf(worse);
  }

  /// Runs the flows that use a row once more without it.
  ///
  /// @param healthy all flows with nothing out of service
  public static Impact of(Simulation healthy, Row row) {
    Fault fault = fault(row);
    List<FlowResult> using = new ArrayList<>();
    List<FlowResult> lost = new ArrayList<>();
    List<FlowResult> worse = new ArrayList<>();
    for (FlowResult before : healthy.results()) {
      if (!before.flow().wanted() || !uses(before.trace(), row)) {
        continue;
      }
      using.add(before);
      FlowResult now = healthy.simulator().run(before.flow(), List.of(fault));
      if (now.verdict() == Verdict.FAILED && before.verdict() != Verdict.FAILED) {
        lost.add(now);
      } else if (now.verdict() == Verdict.DEGRADED && before.verdict() == Verdict.DELIVERED) {
        worse.add(now);
      }
    }
    return new Impact(fault, using, lost, worse);
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

package edgewise.sim;

import edgewise.model.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What hangs on each row of a plan: which flows and needs use it, and what breaks without it.
public final class Impact {
  /// What breaks.
  ///
  /// @param flows wanted flows that fail now
  /// @param degraded wanted flows that are degraded now
  /// @param needs needs that are not met now
  /// @param standIns when nothing breaks: ids of the rows that let the same traffic pass
  public record Loss(
      List<FlowResult> flows,
      List<FlowResult> degraded,
      List<NeedResult> needs,
      List<String> standIns) {
    /// True when nothing breaks.
    public boolean isEmpty() {
      return flows.isEmpty() && degraded.isEmpty() && needs.isEmpty();
    }
  }

  private final Simulator simulator;
  private final List<FlowResult> flows = new ArrayList<>();
  private final List<NeedResult> needs = new ArrayList<>();
  private final Map<String, Set<Integer>> flowsOf = new LinkedHashMap<>();
  private final Map<String, Set<Integer>> needsOf = new LinkedHashMap<>();

  /// The impact over the wanted flows and the needs of a simulator.
  public Impact(Simulator simulator) {
    this.simulator = simulator;
    for (Flow flow : simulator.wanted()) {
      FlowResult result = simulator.run(flow, Conditions.ALL_WELL);
      index(flowsOf, result.trace(), flows.size());
      flows.add(result);
    }
    for (Need need : simulator.needs()) {
      NeedResult result = simulator.check(need, Conditions.ALL_WELL);
      index(needsOf, result.trace(), needs.size());
      needs.add(result);
    }
  }

  private static void index(Map<String, Set<Integer>> index, Trace trace, int number) {
    for (String id : trace.rules()) {
      index.computeIfAbsent("rule:" + id, _ -> new LinkedHashSet<>()).add(number);
    }
    for (String id : trace.records()) {
      index.computeIfAbsent("dns:" + id, _ -> new LinkedHashSet<>()).add(number);
    }
    for (String id : trace.certificates()) {
      index.computeIfAbsent("cert:" + id, _ -> new LinkedHashSet<>()).add(number);
    }
    for (String name : trace.certificateNames()) {
      index.computeIfAbsent("name:" + name, _ -> new LinkedHashSet<>()).add(number);
    }
  }

  /// How the wanted flows go with everything in place.
  public List<FlowResult> flows() {
    return flows;
  }

  /// How the needs stand with everything in place.
  public List<NeedResult> needs() {
    return needs;
  }

  /// The flows that use a firewall row, record or certificate.
  ///
  /// @param row `rule:ID`, `dns:ID` or `cert:ID`
  public List<FlowResult> flowsUsing(String row) {
    return flowsOf.getOrDefault(row, Set.of()).stream().map(flows::get).toList();
  }

  /// The needs that use a firewall row, record or certificate.
  public List<NeedResult> needsUsing(String row) {
    return needsOf.getOrDefault(row, Set.of()).stream().map(needs::get).toList();
  }

  /// What breaks when a firewall row is not there.
  public Loss withoutRule(String id) {
    return without("rule:" + id, Fault.rule(id));
  }

  /// What breaks when one record is not there.
  public Loss withoutRecord(String id) {
    return without("dns:" + id, Fault.record(id));
  }

  /// What breaks when a certificate is not there.
  public Loss withoutCertificate(String id) {
    return without("cert:" + id, Fault.certificate(id, "missing"));
  }

  /// What breaks when a certificate lacks a name.
  public Loss withoutName(String id, String name) {
    return without(
        "name:" + id + " " + name.toLowerCase(Locale.ROOT),
        Fault.certificate(id, "no-name=" + name));
  }

  /// Only what used the row can break: nothing gets through because a row is missing.
  private Loss without(String row, Fault fault) {
    return without(row, List.of(fault));
  }

  /// What breaks when several firewall rows are not there.
  public Loss withoutRules(List<String> ids) {
    return without("rule:" + ids.getFirst(), ids.stream().map(Fault::rule).toList());
  }

  private Loss without(String row, List<Fault> faults) {
    Conditions conditions = new Conditions(faults);
    List<FlowResult> lost = new ArrayList<>();
    List<FlowResult> worse = new ArrayList<>();
    for (int i : flowsOf.getOrDefault(row, Set.of())) {
      FlowResult was = flows.get(i);
      FlowResult now = simulator.run(was.flow(), conditions);
      if (now.verdict() == Verdict.FAILED && was.verdict() != Verdict.FAILED) {
        lost.add(now);
      } else if (now.verdict() == Verdict.DEGRADED && was.verdict() == Verdict.DELIVERED) {
        worse.add(now);
      }
    }
    List<NeedResult> unmet = new ArrayList<>();
    for (int i : needsOf.getOrDefault(row, Set.of())) {
      if (needs.get(i).isMet()) {
        NeedResult now = simulator.check(needs.get(i).need(), conditions);
        if (!now.isMet()) {
          unmet.add(now);
        }
      }
    }
    boolean nothing = lost.isEmpty() && worse.isEmpty() && unmet.isEmpty();
    return new Loss(lost, worse, unmet, nothing ? standIns(row) : List.of());
  }

  private List<String> standIns(String row) {
    Set<String> found = new LinkedHashSet<>();
    String id = row.substring(row.indexOf(':') + 1);
    for (int i : flowsOf.getOrDefault(row, Set.of())) {
      found.addAll(flows.get(i).trace().standIns(id));
    }
    for (int i : needsOf.getOrDefault(row, Set.of())) {
      found.addAll(needs.get(i).trace().standIns(id));
    }
    return List.copyOf(found);
  }
}

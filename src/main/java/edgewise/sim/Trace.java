package edgewise.sim;

import edgewise.model.ElementId;
import edgewise.plan.FirewallRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a flow touched, in the order of its steps.
public final class Trace {
  private final Set<String> rules = new LinkedHashSet<>();
  private final Set<String> records = new LinkedHashSet<>();
  private final Set<String> certificates = new LinkedHashSet<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final List<List<FirewallRow>> alternatives = new ArrayList<>();
  private final Set<ElementId> elements = new LinkedHashSet<>();
  private final Set<String> machines = new LinkedHashSet<>();

  /// Ids of the firewall rows that let a step pass.
  public Set<String> rules() {
    return rules;
  }

  /// Ids of the planned records that were looked up.
  public Set<String> records() {
    return records;
  }

  /// Ids of the planned certificates that were shown.
  public Set<String> certificates() {
    return certificates;
  }

  /// Names that a certificate was asked for, each as `ID NAME`.
  public Set<String> certificateNames() {
    return names;
  }

  /// The elements of the design on the way, firewalls included.
  public Set<ElementId> elements() {
    return elements;
  }

  /// Names of the machines on the way.
  public Set<String> machines() {
    return machines;
  }

  /// Notes rows each of which lets the same step pass.
  void alternatives(List<FirewallRow> rows) {
    alternatives.add(rows);
  }

  /// Rows that would have let the same step pass as this one.
  Set<String> standIns(String row) {
    Set<String> others = new LinkedHashSet<>();
    for (List<FirewallRow> rows : alternatives) {
      if (rows.stream().anyMatch(r -> r.id().equals(row))) {
        rows.forEach(r -> others.add(r.id()));
      }
    }
    others.remove(row);
    return others;
  }

  /// Takes in what another flow touched.
  void add(Trace other) {
    rules.addAll(other.rules);
    records.addAll(other.records);
    certificates.addAll(other.certificates);
    names.addAll(other.names);
    alternatives.addAll(other.alternatives);
    elements.addAll(other.elements);
    machines.addAll(other.machines);
  }
}

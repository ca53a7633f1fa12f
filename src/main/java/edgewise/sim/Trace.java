package edgewise.sim;

import edgewise.model.ElementId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What a flow touched, in the order of its steps.
public final class Trace {
  private final Set<String> rules = new LinkedHashSet<>();
  private final Set<String> records = new LinkedHashSet<>();
  private final Set<String> certificates = new LinkedHashSet<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Map<String, Set<String>> standIns = new LinkedHashMap<>();
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

  /// Rows that would have let the same step pass: for each row the others.
  Map<String, Set<String>> standIns() {
    return standIns;
  }

  /// Takes in what another flow touched.
  void add(Trace other) {
    rules.addAll(other.rules);
    records.addAll(other.records);
    certificates.addAll(other.certificates);
    names.addAll(other.names);
    other.standIns.forEach(
        (row, others) -> standIns.computeIfAbsent(row, _ -> new LinkedHashSet<>()).addAll(others));
    elements.addAll(other.elements);
    machines.addAll(other.machines);
  }
}

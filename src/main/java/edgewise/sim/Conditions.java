package edgewise.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What is out of order in one run, ready to be asked.
final class Conditions {
  static final Conditions ALL_WELL = new Conditions(List.of());

  private final Set<String> down = new HashSet<>();
  private final Set<String> rules = new HashSet<>();
  private final Set<String> records = new HashSet<>();
  private final Map<String, String> certificates = new HashMap<>();
  private final Set<String> links = new HashSet<>();

  Conditions(List<Fault> faults) {
    for (Fault fault : faults) {
      switch (fault.kind()) {
        case ELEMENT -> down.add(fault.target());
        case RULE -> rules.add(fault.target());
        case RECORD -> {
          records.add(fault.target());
          records.add(fault.target().toLowerCase(Locale.ROOT));
        }
        case CERTIFICATE -> certificates.put(fault.target(), fault.detail());
        case LINK -> {
          links.add(fault.target() + "," + fault.detail());
          links.add(fault.detail() + "," + fault.target());
        }
      }
    }
  }

  boolean isDown(Machine machine) {
    if (!down.isEmpty()) {
      for (String handle : machine.handles()) {
        if (down.contains(handle)) {
          return true;
        }
      }
    }
    return false;
  }

  boolean isDown(String handle) {
    return down.contains(handle);
  }

  boolean isCut(Machine a, Machine b) {
    if (!links.isEmpty()) {
      for (String x : a.handles()) {
        for (String y : b.handles()) {
          if (links.contains(x + "," + y)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  boolean hasRule(String id) {
    return rules.isEmpty() || !rules.contains(id);
  }

  boolean hasRecord(String name, String id) {
    return records.isEmpty() || !records.contains(name) && !records.contains(id);
  }

  /// What is wrong with a certificate; empty text when nothing is.
  String certificateFault(String id) {
    return certificates.isEmpty() ? "" : certificates.getOrDefault(id, "");
  }
}

package edgewise.catalogue;

import edgewise.model.PortRange;
import edgewise.model.Transport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All port facts, in catalogue order. Source: `ports.csv`; sentences under `port.ID.note`.
public final class PortRules {
  private static final PortRules STANDARD = new PortRules();

  private final List<PortRule> rules = new ArrayList<>();
  private final Map<String, PortRule> byId = new HashMap<>();

  private PortRules() {
    for (Map<String, String> row : Csv.rows("ports.csv")) {
      PortRule rule =
          new PortRule(
              row.get("id"),
              rules.size(),
              row.get("firewall"),
              row.get("role"),
              row.get("application"),
              row.get("security"),
              Transport.valueOf(row.get("transport")),
              PortRange.parse(row.get("ports")),
              row.get("setting"),
              row.get("side").equals("source"),
              row.get("remote").isEmpty()
                  ? Optional.empty()
                  : Optional.of(PortRange.parse(row.get("remote"))),
              Csv.parts(row.get("source")),
              Csv.parts(row.get("destination")),
              row.get("at"),
              row.get("at_2015"),
              Csv.parts(row.get("addresses")),
              row.get("when"),
              Kinds.releases(row.get("releases")),
              Csv.parts(row.get("decisions")),
              Csv.parts(row.get("topics")));
      rules.add(rule);
      byId.put(rule.id(), rule);
    }
  }

  /// The port facts of the product.
  public static PortRules standard() {
    return STANDARD;
  }

  /// All rules, ordered.
  public List<PortRule> all() {
    return rules;
  }

  /// The rule with this id; throws when there is none.
  public PortRule rule(String id) {
    PortRule rule = byId.get(id);
    if (rule == null) {
      throw new IllegalArgumentException("no port rule " + id);
    }
    return rule;
  }
}

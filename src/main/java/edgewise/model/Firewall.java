package edgewise.model;

import java.util.List;
import java.util.Optional;

/// An outer or inner firewall. When `rules` is filled it is taken as the complete set of what the
/// device lets through today and the checks hold the plan against it; when empty, the planned rules
/// are taken as given.
///
/// @param hairpin whether inside clients may reach an outside address of their own site
public record Firewall(
    ElementId id,
    KindId kind,
    String name,
    ElementId site,
    @Default("true") boolean hairpin,
    List<ExistingRule> rules)
    implements Element {
  public Firewall {
    rules = List.copyOf(rules);
  }

  @Override
  public Optional<ElementId> siteId() {
    return Optional.of(site);
  }
}

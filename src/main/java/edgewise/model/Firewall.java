package edgewise.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An outer or inner firewall. When `rules` is filled it is taken as the complete set of what the
/// device lets through today and the checks hold the plan against it; when empty, the planned rules
/// are taken as given.
///
/// @param hairpin whether inside clients may reach an outside address of their own site
/// @param outsideInterface what the device calls its interface or zone towards the Internet
/// @param perimeterInterface what the device calls its interface or zone towards the perimeter
/// @param insideInterface what the device calls its interface or zone towards the inside networks
public record Firewall(
    ElementId id,
    KindId kind,
    String name,
    ElementId site,
    @Default("true") boolean hairpin,
    Optional<String> outsideInterface,
    Optional<String> perimeterInterface,
    Optional<String> insideInterface,
    List<ExistingRule> rules)
    implements Element {
  /// What a PAN-OS zone may be called, the shortest of all names, less what others refuse.
  private static final Pattern INTERFACE = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,30}");

  public Firewall {
    rules = List.copyOf(rules);
  }

  /// True for a name that every device takes for an interface or zone: a letter, then up to 30
  /// letters, digits, points, underscores and hyphens; not `any`, which means all of them.
  public static boolean isInterfaceName(String name) {
    return INTERFACE.matcher(name).matches() && !name.equalsIgnoreCase("any");
  }

  @Override
  public Optional<ElementId> siteId() {
    return Optional.of(site);
  }
}

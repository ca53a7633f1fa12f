package edgewise.catalogue;

import edgewise.model.Release;
import java.util.List;
import java.util.Set;

/// A design check.
///
/// @param severity `error`, `warning` or `info`
/// @param laterSeverity the severity from the 2019 release on; empty when it stays the same
/// @param releases target releases for which the check is on
/// @param appliesTo kind of object it looks at
/// @param topics published topics; `ext` marks a source outside them
public record CheckRow(
    String id,
    String severity,
    String laterSeverity,
    Set<Release> releases,
    String appliesTo,
    List<String> topics) {
  /// The severity for a target release.
  public String severity(Release release) {
    return !laterSeverity.isEmpty() && (release == Release.V2019 || release == Release.SE)
        ? laterSeverity
        : severity;
  }
}

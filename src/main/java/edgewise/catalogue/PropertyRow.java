package edgewise.catalogue;

import edgewise.model.KindId;
import java.util.List;

/// How one component of a record of the model is asked for.
///
/// @param record simple name of the record
/// @param name name of the component
/// @param group heading it stands under, such as `addresses`
/// @param rare whether it is seldom needed
/// @param measure unit of a number (`kbps`, `users` …) or form of a text (`port`, `date`, `url`,
///   `name`, `owner`, `picture`); empty when the type says enough
/// @param kinds kinds it may refer to; empty when it refers to none
/// @param checks checks whose findings are about it
/// @param topics published topics about it
public record PropertyRow(
    String record,
    String name,
    String group,
    boolean rare,
    String measure,
    List<KindId> kinds,
    List<String> checks,
    List<String> topics) {
  /// Stands in place of kinds for a machine of the element that the same record names as `on`.
  public static final KindId SERVERS_OF_ON = KindId.of("servers-of-on");

  /// Whether findings of the check are about this property.
  public boolean concerns(String check) {
    return checks.contains(check);
  }
}

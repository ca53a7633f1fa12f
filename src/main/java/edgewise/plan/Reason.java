package edgewise.plan;

import java.util.List;

/// Why a row exists: the catalogue fact it follows from and what in this design calls for it.
///
/// @param fact id of the catalogue row
/// @param causes features and elements, in a fixed order, never empty
public record Reason(Fact fact, List<Cause> causes) {
  /// A fact of the catalogue: its id, the key of its note, and its published topics.
  ///
  /// @param noteKey text key of a short sentence about the fact
  /// @param topics ids of the published topics
  public record Fact(String id, String noteKey, List<String> topics) {}
}

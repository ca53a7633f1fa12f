package edgewise.catalogue;

import edgewise.model.Fqdn;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A service on the Internet that designs federate with.
///
/// @param domains domains that belong to it
/// @param edge name of its Access Edge, which a hosting provider entry points at
/// @param ended the day it was closed
/// @param topics published topics; `ext` marks a source outside them
public record OnlineService(
    String id,
    List<Fqdn> domains,
    Optional<Fqdn> edge,
    Optional<LocalDate> ended,
    List<String> topics) {
  /// True when the service was closed before this day.
  public boolean endedBefore(LocalDate day) {
    return ended.isPresent() && ended.get().isBefore(day);
  }
}

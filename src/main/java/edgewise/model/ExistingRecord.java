package edgewise.model;

import java.util.Optional;

/// A record that a DNS view is known to have today.
///
/// @param value address or target name
public record ExistingRecord(
    RecordType type,
    Fqdn name,
    String value,
    Optional<Integer> port,
    Optional<Integer> priority,
    Optional<Integer> weight) {}

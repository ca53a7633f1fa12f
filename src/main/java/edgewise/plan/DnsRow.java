package edgewise.plan;

import edgewise.model.ElementId;
import edgewise.model.RecordType;
import edgewise.model.View;
import java.util.List;
import java.util.Optional;

/// One DNS record.
///
/// @param site site of the element it leads to; empty for records of the whole organization
/// @param name owner name, absolute, lower case, no final dot
/// @param value address, or target name in lower case
/// @param port of a service record; empty otherwise, likewise priority and weight
/// @param ttl seconds
/// @param targets the elements it leads to
public record DnsRow(
    String id,
    Optional<ElementId> site,
    String siteName,
    View zone,
    RecordType type,
    String name,
    String value,
    Optional<Integer> port,
    Optional<Integer> priority,
    Optional<Integer> weight,
    int ttl,
    List<ElementId> targets,
    List<Reason> reasons)
    implements Row {}

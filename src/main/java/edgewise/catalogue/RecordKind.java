package edgewise.catalogue;

import edgewise.model.Release;
import java.util.List;
import java.util.Set;

/// A published DNS fact: one kind of record.
///
/// @param zone `external`, `internal` or `both`
/// @param type `A`, `AAAA`, `CNAME` or `SRV`
/// @param name owner name with variables in braces
/// @param target `@VARIABLE` for addresses, else a target name with variables
/// @param port of a service record: a number or the setting of the Edge pool that gives it
/// @param each what the kind is repeated for
/// @param when name of the condition
public record RecordKind(
    String id,
    int order,
    String zone,
    String type,
    String name,
    String target,
    String port,
    String each,
    String when,
    Set<Release> releases,
    List<String> decisions,
    List<String> topics) {}

package edgewise.catalogue;

import edgewise.model.KindId;
import edgewise.model.Release;
import java.util.List;
import java.util.Set;

/// A kind of element.
///
/// @param structure the record that holds such elements, in the file's notation (`pool`,
///   `edge-pool`, `partner` …)
/// @param zone band of the drawing: `internet`, `perimeter` or `corporate`
/// @param group group of the palette
/// @param roles roles of the port vocabulary that it plays
/// @param releases releases that have it
public record Kind(
    KindId id,
    String structure,
    String zone,
    String group,
    List<String> roles,
    Set<Release> releases) {}

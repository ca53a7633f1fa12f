package edgewise.store.topology;

import edgewise.model.Document;
import edgewise.text.Trouble;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A design read from a topology document. Nothing in it is placed on the drawing yet.
///
/// @param notesByKind what was kept, left empty, proposed and ignored, each with its place in the
///   file; kinds without notes are left out
public record Imported(
    Document document, TopologyFamily family, Map<NoteKind, List<Trouble>> notesByKind) {
  public Imported {
    Map<NoteKind, List<Trouble>> copy = new EnumMap<>(NoteKind.class);
    notesByKind.forEach(
        (kind, notes) -> {
          if (!notes.isEmpty()) {
            copy.put(kind, List.copyOf(notes));
          }
        });
    notesByKind = Collections.unmodifiableMap(copy);
  }

  /// All notes, grouped by kind.
  public List<Trouble> notes() {
    List<Trouble> all = new ArrayList<>();
    notesByKind.values().forEach(all::addAll);
    return all;
  }
}

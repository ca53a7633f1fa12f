package edgewise.catalogue;

import edgewise.model.KindId;
import edgewise.model.Release;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All kinds, in the order of the palette. Source: `kinds.csv`.
public final class Kinds {
  private static final Kinds STANDARD = new Kinds();

  private final Map<KindId, Kind> kinds = new LinkedHashMap<>();

  private Kinds() {
    for (Map<String, String> row : Csv.rows("kinds.csv")) {
      KindId id = KindId.of(row.get("id"));
      kinds.put(
          id,
          new Kind(
              id,
              row.get("structure"),
              row.get("zone"),
              row.get("group"),
              Csv.parts(row.get("roles")),
              releases(row.get("releases"))));
    }
  }

  /// The kinds of the product.
  public static Kinds standard() {
    return STANDARD;
  }

  /// Reads a `|`-separated list of releases; empty means all.
  static Set<Release> releases(String cell) {
    if (cell.isEmpty()) {
      return Set.of(Release.values());
    }
    return Set.copyOf(
        Csv.parts(cell).stream()
            .map(
                r ->
                    r.equals("SE") ? Release.SE : Release.valueOf("V" + r.toUpperCase(Locale.ROOT)))
            .toList());
  }

  /// All kinds, ordered.
  public Collection<Kind> all() {
    return kinds.values();
  }

  /// The kind with this id, if there is one.
  public Optional<Kind> find(KindId id) {
    return Optional.ofNullable(kinds.get(id));
  }

  /// The kind with this id; throws when there is none.
  public Kind kind(KindId id) {
    Kind kind = kinds.get(id);
    if (kind == null) {
      throw new IllegalArgumentException("no kind " + id);
    }
    return kind;
  }

  /// True when elements of the kind play the role.
  public boolean plays(KindId id, String role) {
    Kind kind = kinds.get(id);
    return kind != null && kind.roles().contains(role);
  }

  /// Ids of the kinds with this structure.
  public List<KindId> ofStructure(String structure) {
    return kinds.values().stream()
        .filter(k -> k.structure().equals(structure))
        .map(Kind::id)
        .toList();
  }
}

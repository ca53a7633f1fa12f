package edgewise.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Codecs by use, the usual one of each use first. Source: `codecs.csv`.
public final class Codecs {
  private static final Codecs STANDARD = new Codecs();

  private final List<Codec> codecs = new ArrayList<>();

  private Codecs() {
    for (Map<String, String> row : Csv.rows("codecs.csv")) {
      codecs.add(
          new Codec(
              row.get("id"),
              row.get("use"),
              Double.parseDouble(row.get("typical")),
              Double.parseDouble(row.get("max")),
              Double.parseDouble(row.get("max_fec")),
              row.get("source")));
    }
  }

  /// The codecs of the product.
  public static Codecs standard() {
    return STANDARD;
  }

  /// All codecs, in file order.
  public List<Codec> all() {
    return List.copyOf(codecs);
  }

  /// The codecs of one use, the usual one first.
  public List<Codec> ofUse(String use) {
    return codecs.stream().filter(c -> c.use().equals(use)).toList();
  }
}

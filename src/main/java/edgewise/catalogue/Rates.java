package edgewise.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The figures of a load simulation: how much people send, how long servers take, what is limited.
/// Source: `rates.csv`.
public final class Rates {
  private static final Rates STANDARD = new Rates();

  private final Map<String, Rate> rates = new LinkedHashMap<>();

  private Rates() {
    for (Map<String, String> row : Csv.rows("rates.csv")) {
      rates.put(
          row.get("id"),
          new Rate(
              row.get("id"),
              Double.parseDouble(row.get("value")),
              row.get("unit"),
              row.get("source")));
    }
  }

  /// The figures of the product.
  public static Rates standard() {
    return STANDARD;
  }

  /// All figures, in file order.
  public Collection<Rate> all() {
    return rates.values();
  }

  /// The figure with this id, if there is one.
  public Optional<Rate> find(String id) {
    return Optional.ofNullable(rates.get(id));
  }
}

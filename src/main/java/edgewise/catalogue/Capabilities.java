package edgewise.catalogue;

import edgewise.model.Modality;
import edgewise.model.Words;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What each kind of partner can do. Source: `capabilities.csv`.
public final class Capabilities {
  private static final Capabilities STANDARD = new Capabilities();

  private final Map<String, Row> all = new LinkedHashMap<>();

  private Capabilities() {
    for (Map<String, String> row : Csv.rows("capabilities.csv")) {
      Map<Modality, Grade> grades = new EnumMap<>(Modality.class);
      for (Modality m : Modality.values()) {
        grades.put(m, Grade.of(row.get(Words.of(m))));
      }
      all.put(
          row.get("partner"), new Row(row.get("partner"), grades, Csv.parts(row.get("topics"))));
    }
  }

  /// How far something works.
  public enum Grade {
    YES,
    /// Between two people only.
    TWO_PARTY,
    /// Under conditions of the older release.
    CONDITIONS,
    NO;

    static Grade of(String cell) {
      return switch (cell) {
        case "Y" -> YES;
        case "P" -> TWO_PARTY;
        case "C" -> CONDITIONS;
        case "N" -> NO;
        default -> throw new IllegalArgumentException(cell);
      };
    }
  }

  /// One kind of partner.
  ///
  /// @param topics published topics
  public record Row(String partner, Map<Modality, Grade> grades, List<String> topics) {}

  /// The matrix of the product.
  public static Capabilities standard() {
    return STANDARD;
  }

  /// The words of the rows.
  public Set<String> partners() {
    return all.keySet();
  }

  /// The row with this word; throws when there is none.
  public Row row(String partner) {
    Row row = all.get(partner);
    if (row == null) {
      throw new IllegalArgumentException("no partner kind " + partner);
    }
    return row;
  }
}

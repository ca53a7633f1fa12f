package edgewise.catalogue;

import edgewise.model.KindId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every component of every record of the model, in the order in which it is asked for. Source:
/// `properties.csv`.
public final class PropertyRows {
  private static final List<String> GROUPS =
      List.of(
          "names",
          "servers",
          "addresses",
          "links",
          "services",
          "federation",
          "web",
          "media",
          "dns",
          "certificates",
          "capacity",
          "document",
          "drawing");

  private static final PropertyRows STANDARD = new PropertyRows();

  private final Map<String, Map<String, PropertyRow>> byRecord = new LinkedHashMap<>();

  private PropertyRows() {
    for (Map<String, String> row : Csv.rows("properties.csv")) {
      PropertyRow property =
          new PropertyRow(
              row.get("record"),
              row.get("property"),
              row.get("group"),
              row.get("more").equals("more"),
              row.get("measure"),
              Csv.parts(row.get("kinds")).stream().map(KindId::of).toList(),
              Csv.parts(row.get("checks")),
              Csv.parts(row.get("topics")));
      byRecord
          .computeIfAbsent(property.record(), _ -> new LinkedHashMap<>())
          .put(property.name(), property);
    }
  }

  /// The properties of the product.
  public static PropertyRows standard() {
    return STANDARD;
  }

  /// The properties of a record, in order; none for a record that is not asked for.
  public Collection<PropertyRow> of(Class<?> record) {
    return byRecord.getOrDefault(record.getSimpleName(), Map.of()).values();
  }

  /// A property of a record.
  ///
  /// @throws IllegalArgumentException when there is no such property
  public PropertyRow of(Class<?> record, String name) {
    PropertyRow property = byRecord.getOrDefault(record.getSimpleName(), Map.of()).get(name);
    if (property == null) {
      throw new IllegalArgumentException("no property " + record.getSimpleName() + "." + name);
    }
    return property;
  }

  /// All properties, in order.
  public List<PropertyRow> all() {
    return byRecord.values().stream().flatMap(m -> m.values().stream()).toList();
  }

  /// The groups that a record has properties in, in the order of a form.
  public List<String> groups(Class<?> record) {
    return GROUPS.stream()
        .filter(g -> of(record).stream().anyMatch(p -> p.group().equals(g)))
        .toList();
  }
}

package edgewise.work;

import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.plan.Column;
import edgewise.plan.Plan;
import edgewise.plan.Row;
import edgewise.plan.Tables;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What is different between two designs: elements and the rows of the three tables, each told
/// apart by id. The drawing is not compared.
public record Comparison(
    List<Change> elements, List<Change> firewall, List<Change> dns, List<Change> certificates) {
  /// What happened to an element or row.
  public enum Kind {
    /// Only in the new design.
    ADDED("added"),
    /// Only in the old design.
    REMOVED("removed"),
    /// In both, with differences.
    CHANGED("changed");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /// The word used in reports.
    public String id() {
      return id;
    }
  }

  /// A change of one element or row.
  ///
  /// @param label what people call it; empty for a row
  /// @param fields what is different, in the order of the file or table; everything that is set,
  ///   when it was added or removed
  public record Change(Kind kind, String id, String label, List<Field> fields) {}

  /// A field with its value before and after; empty when there was or is none.
  public record Field(String name, String before, String after) {}

  private record Thing(String label, Map<String, String> fields) {}

  /// Compares two designs with their plans.
  public static Comparison of(Planned before, Planned after, Texts texts) {
    return new Comparison(
        changes(elements(before.document()), elements(after.document())),
        rows(before, after, Plan::firewall, Tables.FIREWALL, texts),
        rows(before, after, Plan::dns, Tables.DNS, texts),
        rows(before, after, Plan::certificates, Tables.CERTIFICATES, texts));
  }

  /// True when nothing is different.
  public boolean isEmpty() {
    return elements.isEmpty() && firewall.isEmpty() && dns.isEmpty() && certificates.isEmpty();
  }

  private static Map<String, Thing> elements(Document document) {
    Map<String, Thing> things = new LinkedHashMap<>();
    things.put(
        "organization",
        new Thing(
            document.topology().organization().name(),
            Fields.of(document.topology().organization())));
    for (Element element : document.topology().elements()) {
      things.putIfAbsent(
          element.id().value(), new Thing(element.name(), Fields.of((Record) element)));
    }
    return things;
  }

  private interface Rows<R> {
    List<R> of(Plan plan);
  }

  private static <R extends Row> List<Change> rows(
      Planned before, Planned after, Rows<R> rows, List<Column<R>> columns, Texts texts) {
    return changes(
        things(rows.of(before.plan()), columns, texts),
        things(rows.of(after.plan()), columns, texts));
  }

  private static <R extends Row> Map<String, Thing> things(
      List<R> rows, List<Column<R>> columns, Texts texts) {
    Map<String, Thing> things = new LinkedHashMap<>();
    for (R row : rows) {
      Map<String, String> fields = new LinkedHashMap<>();
      for (Column<R> column : columns) {
        if (!column.id().equals("id")) {
          fields.put(column.id(), column.cell().apply(row, texts));
        }
      }
      things.put(row.id(), new Thing("", fields));
    }
    return things;
  }

  /// Removed and changed things in the old order, then added ones in the new order.
  private static List<Change> changes(Map<String, Thing> before, Map<String, Thing> after) {
    List<Change> changes = new ArrayList<>();
    before.forEach(
        (id, old) -> {
          Thing now = after.get(id);
          if (now == null) {
            changes.add(new Change(Kind.REMOVED, id, old.label(), fields(old.fields(), Map.of())));
          } else if (!now.fields().equals(old.fields())) {
            changes.add(
                new Change(Kind.CHANGED, id, now.label(), fields(old.fields(), now.fields())));
          }
        });
    after.forEach(
        (id, now) -> {
          if (!before.containsKey(id)) {
            changes.add(new Change(Kind.ADDED, id, now.label(), fields(Map.of(), now.fields())));
          }
        });
    return List.copyOf(changes);
  }

  private static List<Field> fields(Map<String, String> before, Map<String, String> after) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Field> fields = new ArrayList<>();
    for (String name : names) {
      String old = before.getOrDefault(name, "");
      String now = after.getOrDefault(name, "");
      if (!Objects.equals(old, now)) {
        fields.add(new Field(name, old, now));
      }
    }
    return List.copyOf(fields);
  }
}

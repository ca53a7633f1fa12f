package edgewise.plan;

import edgewise.fixture.Designs;
import edgewise.text.Texts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Cells of plans as they are written, joined by ` | `.
final class PlanCells {
  private PlanCells() {}

  /// Cells of the firewall rows that follow from a fact, in table order.
  static List<String> firewall(Designs design, String fact, String... columns) {
    return of(design.plan().firewall(), Tables.FIREWALL, fact, columns);
  }

  /// Cells of the records that follow from a fact, in table order.
  static List<String> dns(Designs design, String fact, String... columns) {
    return of(design.plan().dns(), Tables.DNS, fact, columns);
  }

  /// Cells of the certificates that follow from a fact, in table order.
  static List<String> certificates(Designs design, String fact, String... columns) {
    return of(design.plan().certificates(), Tables.CERTIFICATES, fact, columns);
  }

  /// Values of all records with an owner name in one zone, in table order.
  static List<String> values(Designs design, String zone, String type, String name) {
    return design.plan().dns().stream()
        .filter(
            r ->
                r.zone().name().equalsIgnoreCase(zone)
                    && r.type().name().equals(type)
                    && r.name().equals(name))
        .map(DnsRow::value)
        .toList();
  }

  private static <R extends Row> List<String> of(
      List<R> rows, List<Column<R>> all, String fact, String... columns) {
    return rows.stream()
        .filter(r -> r.reasons().stream().anyMatch(x -> x.fact().id().equals(fact)))
        .map(r -> cells(r, all, columns))
        .toList();
  }

  /// The cells of one row.
  static <R extends Row> String cells(R row, List<Column<R>> all, String... columns) {
    return Stream.of(columns)
        .map(
            id ->
                all.stream()
                    .filter(c -> c.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no column " + id))
                    .cell()
                    .apply(row, Texts.english()))
        .collect(Collectors.joining(" | "));
  }
}

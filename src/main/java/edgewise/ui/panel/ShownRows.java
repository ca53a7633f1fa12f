package edgewise.ui.panel;

import edgewise.plan.Column;
import java.util.List;

/// What a table of the window shows: what is printed of it.
///
/// @param rows in their order, without those that are filtered out
/// @param columns from left to right, without those that are switched off
/// @param widths of the columns, in pixels
/// @param of number of rows of the design
public record ShownRows<R>(
    RowKind<R> kind, List<R> rows, List<Column<R>> columns, List<Double> widths, int of) {
  public ShownRows {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    widths = List.copyOf(widths);
  }

  /// All rows, with the columns that are shown at first.
  public static <R> ShownRows<R> standard(RowKind<R> kind, List<R> rows) {
    List<Column<R>> columns =
        kind.columns().stream().filter(c -> kind.widths().containsKey(c.id())).toList();
    return new ShownRows<>(
        kind,
        rows,
        columns,
        columns.stream().map(c -> kind.widths().get(c.id())).toList(),
        rows.size());
  }
}

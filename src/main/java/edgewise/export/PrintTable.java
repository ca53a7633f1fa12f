package edgewise.export;

import java.util.List;

/// A table to be printed.
///
/// @param weights how wide columns want to be, compared with each other
/// @param rows each with a text for every column
public record PrintTable(
    String title, List<String> headings, List<Double> weights, List<List<String>> rows) {
  public PrintTable {
    headings = List.copyOf(headings);
    weights = List.copyOf(weights);
    rows = List.copyOf(rows);
  }
}

package edgewise.cli;

import edgewise.text.CsvCell;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A line of RFC 4180.
final class CsvLine {
  private CsvLine() {}

  static String of(String... cells) {
    return Arrays.stream(cells).map(CsvCell::of).collect(Collectors.joining(",", "", "\n"));
  }
}

package edgewise.export;

import java.util.Optional;

/// The headings of hidden columns of the spreadsheet, by which an edited one is read back whatever
/// its language and the order of its columns: one with the key of each row, and one with each cell
/// as it was written.
public final class Marks {
  private static final String MARK = "edgewise:";

  private Marks() {}

  /// The heading of the column with the keys of a sheet.
  public static String key(String sheet) {
    return MARK + sheet;
  }

  /// The heading of the column that holds another column as it was written.
  static String was(String column, String heading) {
    return MARK + column + "=" + heading;
  }

  /// What a heading says of another column.
  ///
  /// @param column its id
  /// @param heading what stands above it
  public record Was(String column, String heading) {}

  /// Reads the heading of a column that holds another one as it was written.
  public static Optional<Was> was(String heading) {
    int sign = heading.indexOf('=');
    return heading.startsWith(MARK) && sign > 0
        ? Optional.of(new Was(heading.substring(MARK.length(), sign), heading.substring(sign + 1)))
        : Optional.empty();
  }
}

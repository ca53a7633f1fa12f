package edgewise.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How a working day spreads messages, calls and conferences over its hours, in percent of the day.
/// Source: `profiles.csv`. Published are the busiest 20 % of the day, which hold half the calls,
/// and the four busiest hours, which hold three quarters of the meetings; the rest is a choice of
/// this program.
public final class DayProfile {
  /// Hours of a day.
  public static final int HOURS = 24;

  private static final List<Map<String, String>> ROWS = new ArrayList<>(Csv.rows("profiles.csv"));

  private DayProfile() {}

  /// The share of each hour, percent, for `message`, `call` or `conference`.
  public static double[] of(String column) {
    double[] shares = new double[HOURS];
    for (Map<String, String> row : ROWS) {
      shares[Integer.parseInt(row.get("hour"))] = Double.parseDouble(row.get(column));
    }
    return shares;
  }
}

package edgewise.sim.load;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers and times as text, the same everywhere.
final class LoadText {
  private LoadText() {}

  /// A number with at most three decimals.
  static String number(double value) {
    BigDecimal rounded =
        new BigDecimal(value).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /// Seconds as `H:MM:SS`.
  static String clock(double seconds) {
    long whole = (long) seconds;
    return whole / 3600 + ":" + two(whole / 60 % 60) + ":" + two(whole % 60);
  }

  private static String two(long n) {
    return n < 10 ? "0" + n : Long.toString(n);
  }
}

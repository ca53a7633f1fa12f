package edgewise.work;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/// Round numbers and times for the axes of charts.
public final class Ticks {
  private static final int[] MINUTES = {1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440};

  private Ticks() {}

  /// Round numbers from 0 to the first that is not below the greatest value, rising; at most one
  /// more than asked for.
  public static List<Double> values(double greatest, int most) {
    double top = greatest > 0 ? greatest : 1;
    double rough = top / most;
    double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = 10 * magnitude;
    for (double nice : new double[] {1, 2, 2.5, 5}) {
      if (nice * magnitude >= rough * (1 - 1e-9)) {
        step = nice * magnitude;
        break;
      }
    }
    List<Double> ticks = new ArrayList<>();
    ticks.add(0.0);
    for (int i = 1; ticks.getLast() < top * (1 - 1e-9); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /// Seconds from the start at which the clock shows a round time, rising; at most as many as asked
  /// for.
  public static List<Double> times(LocalTime start, double span, int most) {
    int minutes = MINUTES[0];
    for (int each : MINUTES) {
      minutes = each;
      if (span / 60 / each <= most - 1) {
        break;
      }
    }
    while (span / 60 / minutes > most - 1) {
      minutes *= 2;
    }
    double step = 60.0 * minutes;
    double first = Math.ceil(start.toSecondOfDay() / step) * step - start.toSecondOfDay();
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; first + i * step <= span + 1e-6; i++) {
      ticks.add(first + i * step);
    }
    return ticks;
  }
}

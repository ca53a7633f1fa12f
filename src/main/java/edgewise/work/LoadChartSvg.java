package edgewise.work;

import edgewise.text.Texts;
import edgewise.work.LoadChart.Series;
import java.util.List;
import java.util.Locale;

/// Writes charts of load runs as SVG, one below the other. Text stays text; lines are told apart by
/// dash as well as by colour.
@SuppressWarnings("AnnotateFormatMethod")
public final class LoadChartSvg {
  private static final double WIDTH = 900;
  private static final double LEFT = 64;
  private static final double PLOT = 190;
  private static final double TITLE = 40;
  private static final double FOOT = 24;
  private static final double LEGEND = 19;
  private static final List<String> COLORS =
      List.of(
          "#0a58b0", "#a04500", "#0e6b68", "#99286e", "#424a53", "#6639ba", "#765800", "#b3261e");
  private static final List<String> DASHES =
      List.of("", "7 3", "2 3", "9 3 2 3", "4 2", "12 4", "1 4", "8 2 2 2 2 2");
  private static final String STYLE =
      """
      text{font:12px 'Segoe UI',system-ui,sans-serif;fill:#1f2328}.title{font-size:15px;font-weight:600}
      .small{font-size:11px;fill:#57606a}.end{text-anchor:end}.middle{text-anchor:middle}
      .grid{stroke:#d8dee4}.line{fill:none;stroke-width:2;stroke-linejoin:round}
      .before{fill:none;stroke-width:1;stroke-linejoin:round}.band{opacity:.16}
      """;

  private final Texts texts;
  private final StringBuilder out = new StringBuilder();

  private LoadChartSvg(Texts texts) {
    this.texts = texts;
  }

  /// The file.
  ///
  /// @param title what the runs are, one line
  public static String of(List<LoadChart> charts, String title, Texts texts) {
    LoadChartSvg svg = new LoadChartSvg(texts);
    svg.write(charts, title);
    return svg.out.toString();
  }

  private static double height(LoadChart chart) {
    return TITLE + PLOT + FOOT + LEGEND * chart.series().size() + 12;
  }

  private void write(List<LoadChart> charts, String title) {
    double height = 40 + charts.stream().mapToDouble(LoadChartSvg::height).sum();
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\""
            + " role=\"img\">",
        n(WIDTH), n(height), n(WIDTH), n(height));
    line("<title>%s</title>", LadderSvg.escape(title));
    line("<style>%s</style>", STYLE);
    line("<rect width=\"%s\" height=\"%s\" fill=\"#fff\"/>", n(WIDTH), n(height));
    text("small", 16, 24, title);
    double top = 40;
    for (LoadChart chart : charts) {
      line("<g transform=\"translate(0 %s)\">", n(top));
      chart(chart);
      line("</g>");
      top += height(chart);
    }
    line("</svg>");
  }

  private void chart(LoadChart chart) {
    text("title", 16, 18, texts.say(chart.kind().title()));
    List<Double> ticks = Ticks.values(chart.top(), 4);
    double most = ticks.getLast();
    double right = WIDTH - 20;
    double bottom = TITLE + PLOT;
    double span = Math.max(1, chart.span());
    for (double tick : ticks) {
      double y = bottom - PLOT * tick / most;
      line(
          "<line class=\"grid\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>",
          n(LEFT), n(y), n(right), n(y));
      text("small end", LEFT - 6, y + 4, texts.say(chart.kind().say(tick)));
    }
    for (double tick : Ticks.times(chart.start(), span, 9)) {
      double x = LEFT + (right - LEFT) * tick / span;
      text("small middle", x, bottom + 16, LoadChart.clock(chart.start(), tick));
    }
    double y = bottom + FOOT + 14;
    for (int i = 0; i < chart.series().size(); i++) {
      Series s = chart.series().get(i);
      String color = COLORS.get(i % COLORS.size());
      String dash = DASHES.get(i % DASHES.size());
      if (!s.least().isEmpty()) {
        line(
            "<polygon class=\"band\" fill=\"%s\" points=\"%s %s\"/>",
            color,
            points(chart.times(), s.greatest(), span, most, false),
            points(chart.times(), s.least(), span, most, true));
      }
      if (!s.before().isEmpty()) {
        path("before", color, dash, points(chart.beforeTimes(), s.before(), span, most, false));
      }
      path("line", color, dash, points(chart.times(), s.values(), span, most, false));
      path("line", color, dash, n(LEFT) + "," + n(y - 4) + " " + n(LEFT + 34) + "," + n(y - 4));
      text("name", LEFT + 42, y, texts.say(s.name()));
      y += LEGEND;
    }
  }

  private void path(String kind, String color, String dash, String points) {
    line(
        "<polyline class=\"%s\" stroke=\"%s\"%s points=\"%s\"/>",
        kind, color, dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"", points);
  }

  private static String points(
      List<Double> times, List<Double> values, double span, double most, boolean backwards) {
    StringBuilder points = new StringBuilder();
    for (int k = 0; k < values.size(); k++) {
      int i = backwards ? values.size() - 1 - k : k;
      double x = LEFT + (WIDTH - 20 - LEFT) * times.get(i) / span;
      points.append(k == 0 ? "" : " ").append(n(x)).append(',');
      points.append(n(TITLE + PLOT - PLOT * values.get(i) / most));
    }
    return points.toString();
  }

  private void text(String kind, double x, double y, String words) {
    line(
        "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>",
        kind, n(x), n(y), LadderSvg.escape(words));
  }

  private void line(String format, Object... args) {
    out.append(String.format(Locale.ROOT, format, args)).append('\n');
  }

  private static String n(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}

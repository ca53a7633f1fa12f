package edgewise.work;

import edgewise.work.Ladder.Lifeline;
import edgewise.work.Ladder.Part;
import edgewise.work.Ladder.Step;
import java.util.List;
import java.util.Locale;

/// Writes a sequence diagram as SVG. Text stays text.
public final class LadderSvg {
  private static final double TITLE = 34;
  private static final String STYLE =
      """
      text{font:12px 'Segoe UI',system-ui,sans-serif;fill:#1f2328}
      .title{font-size:15px;font-weight:600}.name{font-weight:600;text-anchor:middle}
      .what,.small{font-size:11px;fill:#57606a}.what{text-anchor:middle}
      .label{font-weight:600}.halo{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}
      .rule,.record{fill:#0550ae}.certificate{fill:#6639ba}.reason,.symptom,.bad{fill:#b3261e}
      .life{stroke:#afb8c1;stroke-dasharray:4 4}.arrow{stroke:#424a53;stroke-width:1.4}
      .arrow.failed{stroke:#b3261e;stroke-width:2}.head{fill:#424a53}.head.failed{fill:#b3261e}
      .box{fill:#f6f8fa;stroke:#afb8c1}.note{fill:#fff8dd;stroke:#cfae4a}.note.failed{fill:#ffebe9;stroke:#b3261e}
      """;

  private final StringBuilder out = new StringBuilder();

  private LadderSvg() {}

  /// The file.
  ///
  /// @param title what the diagram is about, one line
  /// @param verdict how it ended, one line
  public static String of(Ladder ladder, String title, String verdict) {
    LadderSvg svg = new LadderSvg();
    svg.write(ladder, title, verdict);
    return svg.out.toString();
  }

  private void write(Ladder ladder, String title, String verdict) {
    double top = TITLE + Ladder.LINE + 8;
    double width = Math.max(ladder.width(), 40 + 7.5 * Math.max(title.length(), verdict.length()));
    double height = ladder.height() + top;
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\""
            + " role=\"img\">",
        n(width), n(height), n(width), n(height));
    line("<title>%s</title>", escape(title));
    line("<style>%s</style>", STYLE);
    line("<rect width=\"%s\" height=\"%s\" fill=\"#fff\"/>", n(width), n(height));
    text("title", 16, 24, title);
    text("small", 16, TITLE + 10, verdict);
    line("<g transform=\"translate(0 %s)\">", n(top));
    for (Lifeline life : ladder.lifelines()) {
      line(
          "<line class=\"life\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>",
          n(life.x()), n(Ladder.HEAD), n(life.x()), n(ladder.height()));
    }
    for (Lifeline life : ladder.lifelines()) {
      line(
          "<rect class=\"box\" x=\"%s\" y=\"2\" width=\"%s\" height=\"%s\" rx=\"6\"/>",
          n(life.x() - Ladder.NAME / 2), n(Ladder.NAME), n(Ladder.HEAD - 4));
      text("name", life.x(), life.what().isEmpty() ? 27 : 20, life.name());
      text("what", life.x(), 35, life.what());
    }
    ladder.steps().forEach(s -> step(s, ladder.lifelines()));
    line("</g>");
    line("</svg>");
  }

  private void step(Step step, List<Lifeline> lifelines) {
    double from = lifelines.get(step.from()).x();
    double to = lifelines.get(step.to()).x();
    String failed = step.isBad() ? " failed" : "";
    double left;
    if (step.isDecision()) {
      left = from - 54;
      double width = 20 + 6.6 * step.label().length();
      line(
          "<rect class=\"note%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"20\" rx=\"3\"/>",
          failed, n(left - 6), n(step.y()), n(width));
      text(
          step.isBad() ? "bad" : "", left + 2, step.y() + 14, step.hop().n() + "  " + step.label());
    } else {
      left = Math.min(from, to) + 8;
      text(
          step.isBad() ? "label halo bad" : "label halo",
          left,
          step.y() + 12,
          step.hop().n() + "  " + step.label());
      double y = step.arrow();
      double back = to > from ? -9 : 9;
      line(
          "<line class=\"arrow%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>",
          failed, n(from), n(y), n(to), n(y));
      line(
          "<path class=\"head%s\" d=\"M%s %s L%s %s L%s %s Z\"/>",
          failed, n(to), n(y), n(to + back), n(y - 4), n(to + back), n(y + 4));
    }
    double y = step.below() + 12;
    for (List<Part> parts : step.lines()) {
      StringBuilder spans = new StringBuilder();
      for (Part part : parts) {
        spans
            .append(spans.isEmpty() ? "" : "  ")
            .append("<tspan class=\"")
            .append(part.kind().name().toLowerCase(Locale.ROOT))
            .append("\">")
            .append(escape(part.words()))
            .append("</tspan>");
      }
      line(
          "<text class=\"halo small\" x=\"%s\" y=\"%s\" xml:space=\"preserve\">%s</text>",
          n(left), n(y), spans);
      y += Ladder.LINE;
    }
  }

  private void text(String type, double x, double y, String words) {
    if (!words.isEmpty()) {
      line("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>", type, n(x), n(y), escape(words));
    }
  }

  /// Each `%s` of the pattern stands for the next of the values.
  private void line(String pattern, CharSequence... values) {
    int at = 0;
    for (CharSequence value : values) {
      int gap = pattern.indexOf("%s", at);
      out.append(pattern, at, gap).append(value);
      at = gap + 2;
    }
    out.append(pattern, at, pattern.length()).append('\n');
  }

  private static String n(double number) {
    return number == Math.rint(number)
        ? Long.toString((long) number)
        : String.format(Locale.ROOT, "%.1f", number);
  }

  /// Words as XML text: markup is harmless, and characters that XML does not know are left out.
  static String escape(String words) {
    StringBuilder safe = new StringBuilder(words.length() + 8);
    words
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                  boolean known =
                      c == '\t'
                          || c == '\n'
                          || c >= 0x20 && c <= 0xD7FF
                          || c >= 0xE000 && c <= 0xFFFD
                          || c >= 0x10000;
                  if (known) {
                    safe.appendCodePoint(c);
                  }
                }
              }
            });
    return safe.toString();
  }
}

package edgewise.sim.load;

import edgewise.model.ElementId;
import edgewise.model.Words;
import edgewise.text.CsvCell;

/// A load result as CSV, one number a row: UTF-8, LF, a header; the time series last.
public final class LoadCsv {
  private LoadCsv() {}

  /// Columns `section,element,metric,seconds,value`; `seconds` only in the section `series`.
  public static String of(LoadResult result) {
    StringBuilder out = new StringBuilder("section,element,metric,seconds,value\n");
    for (LoadMeasure m : LoadMeasure.of(result)) {
      row(out, m.section(), m.element(), m.metric(), "", m.value());
    }
    LoadSeries series = result.series();
    for (LoadSeries.Column c : series.columns()) {
      String element =
          c.element().map(ElementId::value).or(() -> c.reason().map(Words::of)).orElse("");
      String metric = Words.of(c.metric());
      for (int i = 0; i < c.values().size(); i++) {
        String at = LoadText.number(series.times().get(i));
        row(out, "series", element, metric, at, c.values().get(i));
      }
    }
    return out.toString();
  }

  /// Columns `section,element,metric,before,after,change`; a side that does not have a row leaves
  /// its cell empty.
  public static String of(LoadComparison comparison) {
    StringBuilder out = new StringBuilder("section,element,metric,before,after,change\n");
    for (LoadComparison.Line line : comparison.lines()) {
      out.append(line.section()).append(',');
      out.append(CsvCell.of(line.element()));
      out.append(',').append(line.metric()).append(',');
      line.before().ifPresent(v -> out.append(LoadText.number(v)));
      out.append(',');
      line.after().ifPresent(v -> out.append(LoadText.number(v)));
      out.append(',');
      line.change().ifPresent(v -> out.append(LoadText.number(v)));
      out.append('\n');
    }
    return out.toString();
  }

  /// Columns `section,element,metric,runs,mean,least,greatest,halfwidth95`; of one run those of its
  /// result.
  public static String of(LoadEnsemble ensemble) {
    if (ensemble.isSingle()) {
      return of(ensemble.results().getFirst());
    }
    StringBuilder out =
        new StringBuilder("section,element,metric,runs,mean,least,greatest,halfwidth95\n");
    for (LoadEnsemble.Line line : ensemble.lines()) {
      out.append(line.section()).append(',');
      out.append(CsvCell.of(line.element()));
      out.append(',').append(line.metric()).append(',').append(line.runs());
      for (double v :
          new double[] {line.mean(), line.least(), line.greatest(), line.halfwidth95()}) {
        out.append(',').append(LoadText.number(v));
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static void row(
      StringBuilder out, String section, String element, String metric, String at, double value) {
    out.append(section).append(',');
    out.append(CsvCell.of(element));
    out.append(',').append(metric).append(',').append(at).append(',');
    out.append(LoadText.number(value)).append('\n');
  }
}

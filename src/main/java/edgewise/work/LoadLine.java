package edgewise.work;

import edgewise.model.ElementId;
import edgewise.model.Words;
import edgewise.sim.load.LoadEnsemble;
import edgewise.sim.load.LoadWords;
import edgewise.text.Message;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One number of load runs for people to read, beside the same one of the runs they are compared
/// with. Of several runs it is their mean.
///
/// @param value empty when only the other runs have it
/// @param least the lowest of several runs; empty for one run
/// @param greatest the highest of several runs; empty for one run
/// @param before the same of the runs compared with
public record LoadLine(
    Message section,
    Message element,
    Message metric,
    Optional<Double> value,
    Optional<Double> least,
    Optional<Double> greatest,
    Optional<Double> before) {
  /// All numbers of runs, then those that only the others have. Reasons for which nothing was
  /// dropped are left out.
  ///
  /// @param name names of elements, by id
  public static List<LoadLine> of(
      LoadEnsemble now, Optional<LoadEnsemble> before, Function<ElementId, String> name) {
    Map<String, LoadEnsemble.Line> others = new LinkedHashMap<>();
    before.ifPresent(b -> b.lines().forEach(l -> others.put(key(l), l)));
    List<LoadLine> lines = new ArrayList<>();
    for (LoadEnsemble.Line line : now.lines()) {
      add(lines, Optional.of(line), Optional.ofNullable(others.remove(key(line))), name);
    }
    others.values().forEach(o -> add(lines, Optional.empty(), Optional.of(o), name));
    return List.copyOf(lines);
  }

  private static String key(LoadEnsemble.Line line) {
    return line.section() + "/" + line.element() + "/" + line.metric();
  }

  private static void add(
      List<LoadLine> lines,
      Optional<LoadEnsemble.Line> now,
      Optional<LoadEnsemble.Line> before,
      Function<ElementId, String> name) {
    LoadEnsemble.Line any = now.or(() -> before).orElseThrow();
    Optional<LoadEnsemble.Line> spread = now.filter(l -> l.runs() > 1);
    if (any.section().equals("drops")
        && now.map(LoadEnsemble.Line::greatest).orElse(0.0) == 0
        && before.map(LoadEnsemble.Line::greatest).orElse(0.0) == 0) {
      return;
    }
    lines.add(
        new LoadLine(
            LoadWords.section(any.section()),
            LoadWords.element(any.section(), any.element(), name),
            LoadWords.metric(any.section(), any.metric()),
            now.map(LoadEnsemble.Line::mean),
            spread.map(LoadEnsemble.Line::least),
            spread.map(LoadEnsemble.Line::greatest),
            before.map(LoadEnsemble.Line::mean)));
  }

  /// This less before, where both are there.
  public Optional<Double> change() {
    return value.flatMap(v -> before.map(b -> v - b));
  }

  /// Columns that are shown: those for spread and comparison only where there is something in them.
  public enum Column {
    /// The part of the result.
    SECTION,
    /// What the number is about.
    ELEMENT,
    /// What it measures.
    METRIC,
    /// The number, or the mean.
    VALUE,
    /// The lowest of several runs.
    LEAST,
    /// The highest of several runs.
    GREATEST,
    /// The runs compared with.
    BEFORE,
    /// The difference.
    CHANGE;

    /// Those that have something in them.
    public static List<Column> of(List<LoadLine> lines) {
      boolean spread = lines.stream().anyMatch(l -> l.least().isPresent());
      boolean compared = lines.stream().anyMatch(l -> l.before().isPresent());
      return List.of(values()).stream()
          .filter(c -> spread || c != LEAST && c != GREATEST)
          .filter(c -> compared || c != BEFORE && c != CHANGE)
          .toList();
    }
  }

  /// What stands in a column.
  public String say(Column column, Texts texts) {
    return switch (column) {
      case SECTION -> texts.say(section);
      case ELEMENT -> texts.say(element);
      case METRIC -> texts.say(metric);
      case VALUE -> number(value);
      case LEAST -> number(least);
      case GREATEST -> number(greatest);
      case BEFORE -> number(before);
      case CHANGE -> change().map(c -> (c > 0 ? "+" : "") + number(change())).orElse("");
    };
  }

  private static String number(Optional<Double> value) {
    return value
        .map(
            v ->
                Math.abs(v) >= 10 || v == Math.rint(v)
                    ? LoadChart.number(v)
                    : String.format(Locale.ROOT, "%.3f", v)
                        .replaceAll("0+$", "")
                        .replaceAll("\\.$", ""))
        .orElse("");
  }

  /// Lines as spreadsheets take them from the clipboard, with a heading.
  public static String tsv(List<LoadLine> lines, Texts texts) {
    List<Column> columns = Column.of(lines);
    StringBuilder out = new StringBuilder();
    row(out, columns.stream().map(c -> texts.say(heading(c))).toList());
    for (LoadLine line : lines) {
      row(out, columns.stream().map(c -> line.say(c, texts)).toList());
    }
    return out.toString();
  }

  private static void row(StringBuilder out, List<String> cells) {
    out.append(String.join("\t", cells)).append('\n');
  }

  /// The heading of a column.
  public static Message heading(Column column) {
    return Message.of("load.column." + Words.of(column));
  }
}

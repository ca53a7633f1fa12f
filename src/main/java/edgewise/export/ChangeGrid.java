package edgewise.export;

import edgewise.compare.Comparison.Change;
import edgewise.compare.Comparison.Field;
import edgewise.compare.Comparison.Kind;
import edgewise.compare.Comparison.Section;
import edgewise.compare.Comparison.Todo;
import edgewise.plan.Column;
import edgewise.plan.Row;
import edgewise.plan.Tables;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A part of a change request as a table for people. Rows of a plan have the columns of their
/// table, with `before → after` where something differs; other things have it in one cell.
///
/// @param id that of the part
record ChangeGrid(String id, String heading, List<String> headings, List<Line> lines) {
  /// A line of the table.
  ///
  /// @param differs which cells are different, in the order of the cells
  record Line(Kind kind, Todo todo, String id, List<String> cells, List<Boolean> differs) {}

  private static final String ARROW = " → ";

  /// The parts of a request in which anything changes.
  static List<ChangeGrid> of(ChangeRequest request) {
    List<ChangeGrid> grids = new ArrayList<>();
    for (Section section : request.sections()) {
      grids.add(
          switch (section.id()) {
            case "firewall" ->
                rows(
                    request,
                    section,
                    Tables.FIREWALL,
                    request.before().plan().firewall(),
                    request.after().plan().firewall());
            case "dns" ->
                rows(
                    request,
                    section,
                    Tables.DNS,
                    request.before().plan().dns(),
                    request.after().plan().dns());
            case "certificates" ->
                rows(
                    request,
                    section,
                    Tables.CERTIFICATES,
                    request.before().plan().certificates(),
                    request.after().plan().certificates());
            default -> things(request, section);
          });
    }
    return grids;
  }

  private static <R extends Row> ChangeGrid rows(
      ChangeRequest request,
      Section section,
      List<Column<R>> columns,
      List<R> before,
      List<R> after) {
    Texts texts = request.texts();
    List<String> headings = new ArrayList<>(first(texts));
    columns.forEach(c -> headings.add(texts.say(section.names() + c.id())));
    Map<String, R> olds = byId(before);
    Map<String, R> news = byId(after);
    List<Line> lines = new ArrayList<>();
    for (Change change : inOrder(section)) {
      R row = (change.kind() == Kind.REMOVED ? olds : news).get(change.id());
      Map<String, Field> fields =
          change.fields().stream().collect(Collectors.toMap(Field::name, f -> f));
      List<String> cells = new ArrayList<>(first(request, change));
      List<Boolean> differs = new ArrayList<>(List.of(false, false, false));
      for (Column<R> column : columns) {
        Field field = fields.get(column.id());
        boolean other = change.kind() == Kind.CHANGED && field != null;
        boolean moved = column.id().equals("id") && !change.was().isEmpty();
        cells.add(
            other
                ? request.shown(field.before()) + ARROW + request.shown(field.after())
                : moved ? change.was() + ARROW + change.id() : column.cell().apply(row, texts));
        differs.add(other);
      }
      lines.add(new Line(change.kind(), change.todo(), change.id(), cells, differs));
    }
    return new ChangeGrid(section.id(), heading(request, section), headings, lines);
  }

  /// What asks something of somebody first.
  private static List<Change> inOrder(Section section) {
    return section.changes().stream()
        .sorted(Comparator.comparing((Change c) -> c.todo() == Todo.NOTHING))
        .toList();
  }

  private static <R extends Row> Map<String, R> byId(List<R> rows) {
    Map<String, R> all = HashMap.newHashMap(rows.size());
    rows.forEach(r -> all.put(r.id(), r));
    return all;
  }

  private static ChangeGrid things(ChangeRequest request, Section section) {
    Texts texts = request.texts();
    List<String> headings = new ArrayList<>(first(texts));
    headings.add(texts.say("changes.what"));
    headings.add(texts.say("changes.id"));
    headings.add(texts.say("changes.details"));
    List<Line> lines = new ArrayList<>();
    for (Change change : inOrder(section)) {
      List<String> cells = new ArrayList<>(first(request, change));
      cells.add(change.label());
      cells.add(change.was().isEmpty() ? change.id() : change.was() + ARROW + change.id());
      cells.add(
          change.fields().stream()
              .map(f -> detail(request, section, change.kind(), f))
              .collect(Collectors.joining("\n")));
      lines.add(
          new Line(
              change.kind(),
              change.todo(),
              change.id(),
              cells,
              List.of(false, false, false, false, false, false)));
    }
    return new ChangeGrid(section.id(), heading(request, section), headings, lines);
  }

  private static String detail(ChangeRequest request, Section section, Kind kind, Field field) {
    String name = ChangeRequest.field(request.texts(), section.names(), field.name()) + ": ";
    return Plain.line(
        switch (kind) {
          case ADDED -> name + field.after();
          case REMOVED -> name + field.before();
          case CHANGED ->
              name + request.shown(field.before()) + ARROW + request.shown(field.after());
        });
  }

  private static String heading(ChangeRequest request, Section section) {
    return request.texts().say("changes." + section.id());
  }

  private static List<String> first(Texts texts) {
    return List.of(texts.say("changes.kind"), texts.say("changes.todo"), texts.say("changes.why"));
  }

  private static List<String> first(ChangeRequest request, Change change) {
    Texts texts = request.texts();
    return List.of(
        texts.say("change-kind." + change.kind().id()),
        texts.say("todo." + change.todo().id()),
        request.why(change));
  }

  /// The colour of a line.
  static Sheet.Tone tone(Line line) {
    return switch (line.kind()) {
      case ADDED -> Sheet.Tone.INSIDE;
      case REMOVED -> Sheet.Tone.ERROR;
      case CHANGED -> line.todo() == Todo.NOTHING ? Sheet.Tone.NONE : Sheet.Tone.WARNING;
    };
  }
}

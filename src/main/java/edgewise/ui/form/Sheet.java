package edgewise.ui.form;

import edgewise.edit.Property;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.Shape;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The rows of a list of records as cells of text, and what typing, pasting, filling and emptying
/// cells makes of them. Nothing is applied here: each edit gives the list as it would be.
///
/// @param rows the records
/// @param domain completes host names typed without one
record Sheet(Texts texts, Shape.Rec type, List<Column> columns, List<Record> rows, String domain) {
  /// One cell.
  record At(int row, int column) {}

  /// A list after an edit, and what was left as it was and why.
  record Result(List<Record> rows, List<Message> left) {}

  /// Completes host names as the element's own name does.
  static String domainOf(Record root) {
    return root instanceof Host host ? parent(host.fqdn()) : "";
  }

  private static String parent(Fqdn name) {
    int dot = name.text().indexOf('.');
    return dot < 0 ? "" : name.text().substring(dot + 1);
  }

  /// The text of a cell.
  String text(Document document, At at) {
    return columns.get(at.column()).text(texts, document, rows.get(at.row()));
  }

  /// The list after a text is put into a cell, or why it cannot be.
  Outcome<List<Record>> typed(At at, String text) {
    Column column = columns.get(at.column());
    return switch (column.read(texts, text, domain)) {
      case Outcome.Ok<Object>(Object value, List<Trouble> _) -> {
        List<Record> next = new ArrayList<>(rows);
        put(next, at, value);
        yield Outcome.ok(next);
      }
      case Outcome.Refused<Object>(List<Trouble> why) -> Outcome.refused(why.getFirst());
    };
  }

  /// The list with a value in a cell.
  List<Record> with(At at, Object value) {
    List<Record> next = new ArrayList<>(rows);
    put(next, at, value);
    return next;
  }

  private void put(List<Record> list, At at, Object value) {
    String component = columns.get(at.column()).component().name();
    list.set(at.row(), (Record) type.with(list.get(at.row()), component, value));
  }

  /// The list after a range of cells is put at a place: as many rows are added as the range has
  /// more; a single cell goes into every selected one. Cells that mean nothing stay as they are.
  ///
  /// @param selected never empty
  /// @param blank makes a new row
  Result pasted(Set<At> selected, List<List<String>> range, Supplier<Optional<Record>> blank) {
    List<Record> next = new ArrayList<>(rows);
    List<Message> left = new ArrayList<>();
    List<List<String>> cells =
        isHeading(range, left(selected)) ? range.subList(1, range.size()) : range;
    if (cells.size() == 1 && cells.getFirst().size() == 1) {
      selected.forEach(at -> read(next, at, cells.getFirst().getFirst(), left));
      return new Result(next, left);
    }
    int top = selected.stream().mapToInt(At::row).min().orElse(0);
    int from = left(selected);
    for (int r = 0; r < cells.size(); r++) {
      if (top + r >= next.size()) {
        Optional<Record> row = blank.get();
        if (row.isEmpty()) {
          break;
        }
        next.add(row.get());
      }
      for (int c = 0; c < cells.get(r).size(); c++) {
        if (from + c < columns.size()) {
          read(next, new At(top + r, from + c), cells.get(r).get(c), left);
        }
      }
    }
    return new Result(next, left);
  }

  private static int left(Set<At> selected) {
    return selected.stream().mapToInt(At::column).min().orElse(0);
  }

  /// Whether the first row of a range says the names of the columns it goes to.
  private boolean isHeading(List<List<String>> range, int from) {
    if (range.size() < 2) {
      return false;
    }
    List<String> first = range.getFirst();
    for (int c = 0; c < first.size(); c++) {
      if (from + c >= columns.size()
          || !first.get(c).strip().equalsIgnoreCase(title(columns.get(from + c)))) {
        return false;
      }
    }
    return true;
  }

  String title(Column column) {
    return texts.say("property." + column.row().name());
  }

  private void read(List<Record> next, At at, String text, List<Message> left) {
    switch (columns.get(at.column()).read(texts, text, domain)) {
      case Outcome.Ok<Object>(Object value, List<Trouble> _) -> put(next, at, value);
      case Outcome.Refused<Object>(List<Trouble> why) ->
          left.add(
              Message.of(
                  "sheet.left",
                  at.row() + 1,
                  title(columns.get(at.column())),
                  why.getFirst().message()));
    }
  }

  /// The list with the highest selected cell of each column going on downwards through the others;
  /// with one selected row, that above goes on.
  Result filled(Set<At> selected) {
    List<Record> next = new ArrayList<>(rows);
    for (int c = 0; c < columns.size(); c++) {
      int column = c;
      int[] filled =
          selected.stream().filter(a -> a.column() == column).mapToInt(At::row).sorted().toArray();
      if (filled.length == 0) {
        continue;
      }
      int source = filled.length == 1 ? filled[0] - 1 : filled[0];
      if (source < 0) {
        continue;
      }
      Object value = columns.get(c).component().of(rows.get(source));
      for (int row : filled) {
        if (row != source) {
          put(next, new At(row, c), Series.later(value, row - source));
        }
      }
    }
    return new Result(next, List.of());
  }

  /// The list with cells emptied.
  Result emptied(Set<At> selected) {
    List<Record> next = new ArrayList<>(rows);
    selected.forEach(at -> put(next, at, columns.get(at.column()).blank()));
    return new Result(next, List.of());
  }

  /// The rectangle around selected cells as a spreadsheet takes it.
  String copied(Document document, Set<At> selected) {
    int top = selected.stream().mapToInt(At::row).min().orElse(0);
    int bottom = selected.stream().mapToInt(At::row).max().orElse(-1);
    int from = left(selected);
    int to = selected.stream().mapToInt(At::column).max().orElse(-1);
    List<List<String>> cells = new ArrayList<>();
    for (int r = top; r <= bottom; r++) {
      List<String> line = new ArrayList<>();
      for (int c = from; c <= to; c++) {
        line.add(text(document, new At(r, c)));
      }
      cells.add(line);
    }
    return Tsv.of(cells);
  }

  /// A row that goes on from the last one: names and addresses count up until nobody has them.
  Record next(Record blank, Document document) {
    if (rows.isEmpty()) {
      return blank;
    }
    Record last = rows.getLast();
    Record row = blank;
    for (Shape.Component c : type.components()) {
      if (!c.name().equals("id")) {
        Object value = c.of(last);
        int step = 1;
        Object later = Series.later(value, step);
        while (step < 250 && Doubles.isTaken(document, rows, c, later)) {
          later = Series.later(value, ++step);
        }
        row = (Record) type.with(row, c.name(), later);
      }
    }
    return row;
  }

  /// The place of a cell in the record that holds the list.
  Property place(Property list, At at) {
    Record row = rows.get(at.row());
    Object key = type.knows("id") ? type.component("id").of(row) : (Object) at.row();
    List<Property.Step> steps = new ArrayList<>(list.steps());
    Property.Step last = steps.removeLast();
    steps.add(new Property.Step(last.component(), Optional.of(key.toString())));
    steps.add(new Property.Step(columns.get(at.column()).component().name(), Optional.empty()));
    return new Property(steps);
  }

  /// The id of a row, if rows have one.
  Optional<ElementId> id(int row) {
    return type.knows("id")
        ? Optional.of((ElementId) type.component("id").of(rows.get(row)))
        : Optional.empty();
  }

  /// Whether the rows are the machines of an element.
  boolean isMachines(Record root) {
    return root instanceof Element && type.knows("id");
  }
}

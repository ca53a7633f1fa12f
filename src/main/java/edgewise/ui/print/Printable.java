package edgewise.ui.print;

import edgewise.export.Diagram;
import edgewise.export.PageSetup;
import edgewise.export.Paginator;
import edgewise.export.Picture;
import edgewise.export.PrintTable;
import edgewise.export.TitleBlock;
import edgewise.model.ElementId;
import edgewise.plan.Column;
import edgewise.text.Texts;
import edgewise.ui.Opened;
import edgewise.ui.panel.RowKind;
import edgewise.work.Analysis;
import edgewise.work.Opening;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Something of a design that can be printed.
sealed interface Printable {
  /// Lower-case word for settings: `drawing`, `firewall`.
  String id();

  /// What it is called.
  String name(Texts texts);

  /// Its pages; takes its time.
  List<Picture> pages(Opened design, PageSetup setup, LocalDate date, Texts texts);

  /// Everything that can be printed.
  ///
  /// @param selected what is selected on the drawing
  static List<Printable> all(Set<ElementId> selected) {
    List<Printable> all = new ArrayList<>();
    all.add(new Drawn(Set.of()));
    if (!selected.isEmpty()) {
      all.add(new Drawn(Set.copyOf(selected)));
    }
    all.add(new Table<>(RowKind.FIREWALL));
    all.add(new Table<>(RowKind.DNS));
    all.add(new Table<>(RowKind.CERTIFICATES));
    all.add(new Table<>(RowKind.PROBLEMS));
    return all;
  }

  /// The drawing, or a part of it.
  ///
  /// @param only the elements that are printed; none for all
  record Drawn(Set<ElementId> only) implements Printable {
    @Override
    public String id() {
      return only.isEmpty() ? "drawing" : "selection";
    }

    @Override
    public String name(Texts texts) {
      return texts.say("print.what." + id());
    }

    @Override
    public List<Picture> pages(Opened design, PageSetup setup, LocalDate date, Texts texts) {
      Analysis analysis = design.analysis();
      Diagram all =
          Diagram.of(
              analysis.document(),
              analysis.design(),
              analysis.findings(),
              texts,
              Opening.baseName(Path.of(design.name())));
      Diagram diagram = only.isEmpty() ? all : all.only(only);
      return Paginator.drawing(
          diagram, setup, block(texts.say("picture.title", diagram.title()), design, date), texts);
    }
  }

  /// A table, with the columns it shows at first.
  record Table<R>(RowKind<R> kind) implements Printable {
    @Override
    public String id() {
      return kind.id();
    }

    @Override
    public String name(Texts texts) {
      return texts.say("table." + kind.id());
    }

    @Override
    public List<Picture> pages(Opened design, PageSetup setup, LocalDate date, Texts texts) {
      List<Column<R>> columns =
          kind.columns().stream().filter(c -> kind.widths().containsKey(c.id())).toList();
      PrintTable table =
          new PrintTable(
              name(texts),
              columns.stream().map(c -> texts.say("column." + kind.id() + "." + c.id())).toList(),
              columns.stream().map(c -> kind.widths().get(c.id())).toList(),
              kind.rows().apply(design.analysis().planned()).stream()
                  .map(
                      row ->
                          columns.stream().map(c -> wrappable(c.cell().apply(row, texts))).toList())
                  .toList());
      return Paginator.table(table, setup, block(name(texts), design, date), texts);
    }
  }

  /// A list may go on in the next line.
  private static String wrappable(String cell) {
    return cell.replaceAll(";(?=\\S)", "; ");
  }

  private static TitleBlock block(String title, Opened design, LocalDate date) {
    return TitleBlock.of(title, design.document().topology().organization(), Optional.of(date));
  }
}

package edgewise.ui.print;

import edgewise.export.Diagram;
import edgewise.export.DocumentExporter;
import edgewise.export.ExportInput;
import edgewise.export.OutFile;
import edgewise.export.PageSetup;
import edgewise.export.Paginator;
import edgewise.export.PdfPages;
import edgewise.export.PdfPainter;
import edgewise.export.Picture;
import edgewise.export.PrintTable;
import edgewise.export.TitleBlock;
import edgewise.model.ElementId;
import edgewise.text.Texts;
import edgewise.ui.Opened;
import edgewise.ui.panel.ShownRows;
import edgewise.work.Analysis;
import edgewise.work.Exporting;
import edgewise.work.Opening;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
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

  /// Whether its pages follow the page set-up.
  default boolean isSetUp() {
    return true;
  }

  /// Its pages as a PDF file.
  default OutFile.Body pdf(Opened design, PageSetup setup, Instant date, Texts texts) {
    return out ->
        PdfPainter.write(pages(design, setup, date, texts), 1, name(texts), Optional.of(date), out);
  }

  /// Its pages; takes its time.
  List<Picture> pages(Opened design, PageSetup setup, Instant date, Texts texts);

  /// Everything that can be printed.
  ///
  /// @param selected what is selected on the drawing
  /// @param tables as they are on show
  /// @param templates folder of templates of the document that are not the program's
  static List<Printable> all(
      Set<ElementId> selected, List<ShownRows<?>> tables, Optional<Path> templates) {
    List<Printable> all = new ArrayList<>();
    all.add(new Drawn(Set.of()));
    if (!selected.isEmpty()) {
      all.add(new Drawn(Set.copyOf(selected)));
    }
    tables.forEach(table -> all.add(new Table<>(table)));
    all.add(new Document(templates));
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
    public List<Picture> pages(Opened design, PageSetup setup, Instant date, Texts texts) {
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

  /// A table, as it is on show.
  record Table<R>(ShownRows<R> shown) implements Printable {
    @Override
    public String id() {
      return shown.kind().id();
    }

    @Override
    public String name(Texts texts) {
      String name = texts.say("table." + id());
      return shown.rows().size() == shown.of()
          ? name
          : texts.say("print.what.some", name, shown.rows().size(), shown.of());
    }

    @Override
    public List<Picture> pages(Opened design, PageSetup setup, Instant date, Texts texts) {
      PrintTable table =
          new PrintTable(
              name(texts),
              shown.columns().stream()
                  .map(c -> texts.say("column." + id() + "." + c.id()))
                  .toList(),
              shown.widths(),
              shown.rows().stream()
                  .map(
                      row ->
                          shown.columns().stream()
                              .map(c -> wrappable(c.cell().apply(row, texts)))
                              .toList())
                  .toList());
      return Paginator.table(table, setup, block(name(texts), design, date), texts);
    }
  }

  /// The planning document, on the pages that its template asks for.
  ///
  /// @param templates folder of templates that are not the program's
  record Document(Optional<Path> templates) implements Printable {
    @Override
    public String id() {
      return "document";
    }

    @Override
    public String name(Texts texts) {
      return texts.say("print.what.document");
    }

    @Override
    public boolean isSetUp() {
      return false;
    }

    @Override
    public OutFile.Body pdf(Opened design, PageSetup setup, Instant date, Texts texts) {
      ExportInput in =
          design
              .analysis()
              .planned()
              .exportInput(texts, Opening.baseName(Path.of(design.name())), Optional.of(date));
      return Exporting.withTemplates(
              List.of(DocumentExporter.pdf()), Exporting.templateFolders(templates, design.file()))
          .getFirst()
          .render(in)
          .getFirst()
          .body();
    }

    @Override
    public List<Picture> pages(Opened design, PageSetup setup, Instant date, Texts texts) {
      try {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf(design, setup, date, texts).writeTo(out);
        return PdfPages.of(out.toByteArray(), name(texts));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// A list may go on in the next line.
  private static String wrappable(String cell) {
    return cell.replaceAll(";(?=\\S)", "; ");
  }

  private static TitleBlock block(String title, Opened design, Instant date) {
    return TitleBlock.of(
        title,
        design.document().topology().organization(),
        Optional.of(date.atZone(ZoneId.systemDefault()).toLocalDate()));
  }
}

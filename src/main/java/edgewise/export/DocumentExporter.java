package edgewise.export;

import edgewise.export.document.Fields;
import edgewise.export.document.Figure;
import edgewise.export.document.HtmlFile;
import edgewise.export.document.Logo;
import edgewise.export.document.Paper;
import edgewise.export.document.PdfFile;
import edgewise.export.document.TemplateFiles;
import edgewise.text.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/// The planning document, as one page for browsers or as PDF, whole or as the booklet of a team.
/// Both come from one template: see `templates/document/`.
public final class DocumentExporter implements Exporter {
  private static final String LOGO = "logo";

  private final String id;
  private final Booklet booklet;
  private final boolean html;
  private final boolean pdf;
  private final TemplateFiles templates;

  private DocumentExporter(
      String id, Booklet booklet, boolean html, boolean pdf, TemplateFiles templates) {
    this.id = id;
    this.booklet = booklet;
    this.html = html;
    this.pdf = pdf;
    this.templates = templates;
  }

  /// The whole document as a page, `plan.html`.
  public static DocumentExporter html() {
    return new DocumentExporter("html", Booklet.ALL, true, false, TemplateFiles.STANDARD);
  }

  /// The whole document as `plan.pdf`.
  public static DocumentExporter pdf() {
    return new DocumentExporter("pdf", Booklet.ALL, false, true, TemplateFiles.STANDARD);
  }

  /// The booklet of a team, `booklets/TEAM.html` and `booklets/TEAM.pdf`.
  static DocumentExporter booklet(Booklet booklet) {
    return new DocumentExporter(
        "booklet-" + booklet.team(), booklet, true, true, TemplateFiles.STANDARD);
  }

  /// The same with templates that people may have changed.
  public DocumentExporter with(TemplateFiles others) {
    return new DocumentExporter(id, booklet, html, pdf, others);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Audience audience() {
    return booklet.audience();
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    String name = booklet == Booklet.ALL ? "plan" : "booklets/" + booklet.team();
    List<OutFile> files = new java.util.ArrayList<>();
    if (html) {
      files.add(new OutFile(name + ".html", body(in, true)));
    }
    if (pdf) {
      files.add(new OutFile(name + ".pdf", body(in, false)));
    }
    return files;
  }

  private OutFile.Body body(ExportInput in, boolean page) {
    return new OutFile.Body() {
      @Override
      public void writeTo(OutputStream out) throws IOException {
        writeTo(out, OutFile.Pace.STEADY);
      }

      @Override
      public void writeTo(OutputStream out, OutFile.Pace pace) throws IOException {
        write(in, page, pace, out);
      }
    };
  }

  private void write(ExportInput in, boolean page, OutFile.Pace pace, OutputStream out)
      throws IOException {
    Planning planning = new Planning(in, booklet);
    Map<String, Figure> figures = new LinkedHashMap<>();
    in.plan().design().organization().document().logo().ifPresent(l -> logo(l, figures));
    Runnable going =
        () -> {
          if (pace.isStopped()) {
            throw new CancellationException();
          }
        };
    boolean logo = figures.containsKey(LOGO);
    Fields fields = planning.fields(page, logo, () -> Drawings.of(in, figures, !page));
    Paper paper = Paper.of(templates, fields, figures, planning.title(), in.texts(), going);
    String styles = templates.style("document");
    if (page) {
      HtmlFile.write(
          paper, figures, styles + templates.style("screen"), in.texts().say("html.filter"), out);
    } else {
      PdfFile.write(
          paper,
          figures,
          styles + templates.style("paper"),
          new PdfFile.About(
              planning.title(),
              planning.authors().isEmpty() ? planning.company() : planning.authors(),
              in.baseName(),
              in.plan().design().organization().document().classification().orElse(""),
              in.date()),
          pace::page,
          going,
          out);
    }
  }

  private static void logo(String address, Map<String, Figure> figures) {
    if (Logo.of(address) instanceof Outcome.Ok<Logo> ok) {
      figures.put(LOGO, ok.value());
    }
  }
}

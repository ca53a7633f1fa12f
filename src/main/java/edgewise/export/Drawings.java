package edgewise.export;

import edgewise.export.document.Fields;
import edgewise.export.document.Figure;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Site;
import edgewise.plan.Design;
import edgewise.text.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;

/// The drawing as a document shows it: the whole, and where there are several sites, each of them.
final class Drawings {
  private final Map<String, Figure> figures;
  private final Texts texts;
  private final List<Fields> fields = new ArrayList<>();
  private Optional<PdfFonts> fonts = Optional.empty();

  private Drawings(Map<String, Figure> figures, Texts texts) {
    this.figures = figures;
    this.texts = texts;
  }

  /// Draws the design.
  ///
  /// @param figures takes the pictures by their names
  /// @return a set of fields for each picture; none when nothing is drawn
  static List<Fields> of(ExportInput in, Map<String, Figure> figures) {
    Drawings drawings = new Drawings(figures, in.texts());
    Diagram whole = Diagram.of(in);
    if (whole.cards().isEmpty()) {
      return List.of();
    }
    drawings.add(whole, in.texts().say("document.drawing.overview"));
    Design design = in.plan().design();
    List<Site> sites =
        design.sites().stream().filter(s -> !elements(design, s.id()).isEmpty()).toList();
    if (sites.size() > 1) {
      for (Site site : sites) {
        Set<ElementId> ids = elements(design, site.id());
        ids.add(site.id());
        drawings.add(whole.only(ids), site.name());
      }
    }
    return drawings.fields;
  }

  private static Set<ElementId> elements(Design design, ElementId site) {
    Set<ElementId> ids = new HashSet<>();
    for (Element element : design.elements()) {
      if (element.siteId().filter(site::equals).isPresent()) {
        ids.add(element.id());
      }
    }
    return ids;
  }

  private void add(Diagram diagram, String caption) {
    Picture picture = DiagramPicture.of(diagram, Colours.LIGHT, texts);
    String name = "drawing-" + (fields.size() + 1);
    figures.put(name, new Drawn(picture));
    fields.add(
        new Fields()
            .put("picture", name)
            .put("caption", caption)
            .put("description", picture.title() + ". " + picture.details())
            .put("first", fields.isEmpty()));
  }

  private final class Drawn implements Figure {
    private final Picture picture;

    Drawn(Picture picture) {
      this.picture = picture;
    }

    @Override
    public double shape() {
      return picture.area().width() / picture.area().height();
    }

    @Override
    public String address() {
      return "data:image/svg+xml;base64,"
          + Base64.getEncoder().encodeToString(SvgPainter.file(picture));
    }

    @Override
    public boolean isDrawn() {
      return true;
    }

    @Override
    public PDFormXObject form(PDDocument document) throws IOException {
      // All drawings of a document share its fonts.
      if (fonts.isEmpty()) {
        fonts = Optional.of(new PdfFonts(document));
      }
      float width = (float) (picture.area().width() * PdfPainter.POINT);
      float height = (float) (picture.area().height() * PdfPainter.POINT);
      PDAppearanceStream form = new PDAppearanceStream(document);
      form.setBBox(new PDRectangle(width, height));
      form.setResources(new PDResources());
      try (PDPageContentStream content = new PDPageContentStream(document, form)) {
        PdfPainter.paint(picture, content, fonts.get(), 0, height, PdfPainter.POINT);
      }
      return form;
    }
  }
}

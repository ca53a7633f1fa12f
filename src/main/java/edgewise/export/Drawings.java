package edgewise.export;

import edgewise.export.document.Fields;
import edgewise.export.document.Figure;
import edgewise.export.document.PdfFile;
import edgewise.layout.Box;
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
import java.util.function.DoubleToLongFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;

/// The drawing as a document shows it: the whole, and where there are several sites, each of them
/// and the partners. On paper, what would be too small to read is shown once more in parts.
final class Drawings {
  /// Millimetres of a unit at its own size.
  private static final double UNIT = PdfPainter.POINT * 25.4 / 72;

  /// Smaller than this share of its own size a drawing can not be read on paper.
  private static final double READABLE = 0.5;

  /// Least size of the parts of a drawing.
  private static final double CLOSE = 0.8;

  /// What neighbouring parts have in common, in units.
  private static final double OVERLAP = 40;

  private static final double STEP = 8;

  /// What stands around a card that was cut, in units.
  private static final double AROUND = 12;

  private final Map<String, Figure> figures;
  private final Texts texts;
  private final List<Fields> fields = new ArrayList<>();
  private Optional<PdfFonts> fonts = Optional.empty();

  private final boolean paper;

  private Drawings(Map<String, Figure> figures, Texts texts, boolean paper) {
    this.figures = figures;
    this.texts = texts;
    this.paper = paper;
  }

  /// Draws the design.
  ///
  /// @param figures takes the pictures by their names
  /// @param paper whether it is for paper, where nobody can come closer
  /// @return a set of fields for each picture; none when nothing is drawn
  static List<Fields> of(ExportInput in, Map<String, Figure> figures, boolean paper) {
    Drawings drawings = new Drawings(figures, in.texts(), paper);
    Diagram whole = Diagram.of(in);
    if (whole.cards().isEmpty()) {
      return List.of();
    }
    Design design = in.plan().design();
    List<Site> sites =
        design.sites().stream().filter(s -> !elements(design, s.id()).isEmpty()).toList();
    Picture overview = drawings.picture(whole);
    drawings.add(overview, in.texts().say("document.drawing.overview"));
    if (sites.size() > 1) {
      Set<ElementId> partners = new HashSet<>();
      design.partners().forEach(p -> partners.add(p.id()));
      if (paper && !isReadable(overview) && !partners.isEmpty()) {
        drawings.close(whole.only(partners), in.texts().say("document.drawing.partners"));
      }
      for (Site site : sites) {
        Set<ElementId> ids = elements(design, site.id());
        ids.add(site.id());
        drawings.close(whole.only(ids), site.name());
      }
    } else {
      drawings.parts(whole, overview, in.texts().say("document.drawing.overview"));
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

  private Picture picture(Diagram diagram) {
    return DiagramPicture.of(diagram, Colours.LIGHT, texts);
  }

  private void close(Diagram diagram, String caption) {
    Picture picture = picture(diagram);
    add(picture, caption);
    parts(diagram, picture, caption);
  }

  private static boolean isReadable(Picture picture) {
    double width = picture.area().width() * UNIT;
    double height = picture.area().height() * UNIT;
    return Math.min(PdfFile.ACROSS / width, PdfFile.HIGH / height) >= READABLE;
  }

  /// The parts of a picture that is too small on one page, row by row.
  private void parts(Diagram diagram, Picture picture, String caption) {
    if (!paper || isReadable(picture)) {
      return;
    }
    Box area = picture.area();
    List<Box> cards = diagram.cards().stream().map(Diagram.Plate::box).toList();
    double[] xs =
        cuts(
            area.x(),
            area.right(),
            PdfFile.ACROSS / UNIT / CLOSE,
            x -> cards.stream().filter(c -> c.x() < x && x < c.right()).count());
    double[] ys =
        cuts(
            area.y(),
            area.bottom(),
            PdfFile.HIGH / UNIT / CLOSE,
            y -> cards.stream().filter(c -> c.y() < y && y < c.bottom()).count());
    int across = xs.length - 1;
    int down = ys.length - 1;
    Extent extent = new Extent();
    for (int row = 0; row < down; row++) {
      for (int column = 0; column < across; column++) {
        Box seen = seen(Box.between(xs[column], ys[row], xs[column + 1], ys[row + 1]), cards, area);
        add(
            new Picture(
                seen,
                picture.title(),
                picture.details(),
                picture.ground(),
                extent.within(picture.parts(), seen)),
            texts.say(
                "document.drawing.part",
                caption,
                row * across + column + 1,
                across * down,
                row + 1,
                column + 1));
      }
    }
  }

  /// What a page shows of a part: a little of its neighbours, and the cards whole that the cut goes
  /// through, as far as the page has room.
  static Box seen(Box part, List<Box> cards, Box area) {
    Box seen = part.grown(OVERLAP / 2);
    for (Box card : cards) {
      if (card.overlaps(part)) {
        Box more = seen.union(card.grown(AROUND));
        if (more.width() <= PdfFile.ACROSS / UNIT / CLOSE
            && more.height() <= PdfFile.HIGH / UNIT / CLOSE) {
          seen = more;
        }
      }
    }
    return Box.between(
        Math.max(area.x(), seen.x()),
        Math.max(area.y(), seen.y()),
        Math.min(area.right(), seen.right()),
        Math.min(area.bottom(), seen.bottom()));
  }

  /// Where a length is cut so that its pieces fit on pages: near equal shares, where the cut goes
  /// through the fewest cards.
  private static double[] cuts(double from, double to, double page, DoubleToLongFunction cards) {
    int pieces = Math.max(1, (int) Math.ceil((to - from - OVERLAP) / (page - OVERLAP)));
    double piece = (to - from) / pieces;
    double[] cuts = new double[pieces + 1];
    cuts[0] = from;
    cuts[pieces] = to;
    for (int i = 1; i < pieces; i++) {
      double middle = from + i * piece;
      cuts[i] = middle;
      for (double away = STEP; away < piece / 4; away += STEP) {
        for (double at : new double[] {middle - away, middle + away}) {
          if (cards.applyAsLong(at) < cards.applyAsLong(cuts[i])) {
            cuts[i] = at;
          }
        }
      }
    }
    return cuts;
  }

  private void add(Picture picture, String caption) {
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
    public double width() {
      return picture.area().width() * UNIT;
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

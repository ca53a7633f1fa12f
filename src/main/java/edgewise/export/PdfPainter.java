package edgewise.export;

import edgewise.export.Picture.Group;
import edgewise.export.Picture.Part;
import edgewise.export.Picture.Path;
import edgewise.export.Picture.Placed;
import edgewise.export.Picture.Rect;
import edgewise.export.Picture.Symbol;
import edgewise.layout.Box;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

/// Paints pictures on the pages of a PDF document. Text stays text, in embedded typefaces.
public final class PdfPainter {
  /// Points for one pixel of the drawing.
  public static final double POINT = 0.75;

  /// The longest page that readers must understand, in points.
  private static final double LONGEST = 14_400;

  /// Dots of an image for one unit.
  private static final double FINE = 2;

  private static final Ink OPAQUE = new Ink(0, 1);

  private final PDPageContentStream page;
  private final PdfFonts fonts;
  private final Map<Double, PDExtendedGraphicsState> opacities;
  private AffineTransform at;
  private double opacity = 1;

  private PdfPainter(
      PDPageContentStream page,
      PdfFonts fonts,
      Map<Double, PDExtendedGraphicsState> opacities,
      AffineTransform at) {
    this.page = page;
    this.fonts = fonts;
    this.opacities = opacities;
    this.at = at;
  }

  /// Writes a document with a page for each picture; a point is `scale` units.
  ///
  /// @param scale points for one unit of the pictures
  /// @param date when it is made; without it the document has none
  public static void write(
      List<Picture> pages, double scale, String title, Optional<Instant> date, OutputStream out)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      // Otherwise the clock would be part of the file's id.
      document.setDocumentId(1L);
      PDDocumentInformation information = document.getDocumentInformation();
      information.setTitle(plain(title));
      information.setCreator("Edgewise");
      date.ifPresent(
          when -> {
            GregorianCalendar calendar =
                new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
            calendar.setTimeInMillis(when.toEpochMilli());
            information.setCreationDate(calendar);
          });
      document.getDocumentCatalog().setLanguage("en");
      PdfFonts fonts = new PdfFonts(document);
      for (Picture picture : pages) {
        Box a = picture.area();
        double fit = Math.min(scale, LONGEST / Math.max(1, Math.max(a.width(), a.height())));
        PDPage page =
            new PDPage(new PDRectangle((float) (a.width() * fit), (float) (a.height() * fit)));
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          paint(picture, content, fonts, 0, a.height() * fit, fit);
        }
      }
      // The fonts are finished when the document is saved, which writes small pieces.
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      document.save(whole);
      whole.writeTo(out);
    }
  }

  private static String plain(String title) {
    return Plain.line(title);
  }

  /// Paints a picture on a page.
  ///
  /// @param x where its left edge comes to, in points
  /// @param y where its upper edge comes to, upwards from the foot of the page
  /// @param scale points for one unit
  public static void paint(
      Picture picture, PDPageContentStream page, PdfFonts fonts, double x, double y, double scale)
      throws IOException {
    AffineTransform at =
        new AffineTransform(
            scale, 0, 0, -scale, x - picture.area().x() * scale, y + picture.area().y() * scale);
    page.saveGraphicsState();
    PdfPainter painter = new PdfPainter(page, fonts, new HashMap<>(), at);
    if (!picture.ground().isNone()) {
      painter.part(new Rect(picture.area(), 0, picture.ground()));
    }
    painter.all(picture.parts());
    page.restoreGraphicsState();
  }

  private void all(List<Part> parts) throws IOException {
    for (Part part : parts) {
      part(part);
    }
  }

  private void part(Part part) throws IOException {
    switch (part) {
      case Rect rect -> {
        if (rect.radius() > 0) {
          shape(
              Outline.round(rect.box(), rect.radius()),
              rect.fill(),
              rect.stroke(),
              rect.width(),
              List.of());
        } else {
          Box b = rect.box();
          shape(
              Outline.polygon(
                  b.x(), b.y(), b.right(), b.y(), b.right(), b.bottom(), b.x(), b.bottom()),
              rect.fill(),
              rect.stroke(),
              rect.width(),
              List.of());
        }
      }
      case Path path -> shape(path.data(), path.fill(), path.stroke(), path.width(), path.dashes());
      case Symbol symbol -> symbol(symbol);
      case Picture.Text text -> {
        opaque(text.ink());
        page.setNonStrokingColor(colour(text.ink()));
        Point2D start = at.transform(new Point2D.Double(text.x(), text.y()), null);
        fonts.show(
            page,
            text.words(),
            start.getX(),
            start.getY(),
            text.bold(),
            text.size() * at.getScaleX());
      }
      case Picture.Pixels pixels -> {
        Box b = pixels.box();
        Point2D corner = at.transform(new Point2D.Double(b.x(), b.bottom()), null);
        opaque(OPAQUE);
        page.drawImage(
            fonts.image(pixels.source().at(FINE)),
            (float) corner.getX(),
            (float) corner.getY(),
            (float) (b.width() * at.getScaleX()),
            (float) (b.height() * at.getScaleX()));
      }
      case Group group -> all(group.parts());
      case Placed placed -> placed(placed);
    }
  }

  private void shape(String data, Ink fill, Ink stroke, double width, List<Double> dashes)
      throws IOException {
    if (!fill.isNone()) {
      opaque(fill);
      page.setNonStrokingColor(colour(fill));
      outline(data);
      page.fill();
    }
    if (!stroke.isNone()) {
      double scale = at.getScaleX();
      opaque(stroke);
      page.setStrokingColor(colour(stroke));
      page.setLineWidth((float) (width * scale));
      float[] pattern = new float[dashes.size()];
      for (int i = 0; i < pattern.length; i++) {
        pattern[i] = (float) (dashes.get(i) * scale);
      }
      page.setLineDashPattern(pattern, 0);
      outline(data);
      page.stroke();
    }
  }

  private void outline(String data) throws IOException {
    double[] p = new double[6];
    double x = 0;
    double y = 0;
    for (PathIterator i = Curves.of(data).getPathIterator(at); !i.isDone(); i.next()) {
      switch (i.currentSegment(p)) {
        case PathIterator.SEG_MOVETO -> page.moveTo((float) p[0], (float) p[1]);
        case PathIterator.SEG_LINETO -> page.lineTo((float) p[0], (float) p[1]);
        case PathIterator.SEG_CUBICTO ->
            page.curveTo(
                (float) p[0], (float) p[1], (float) p[2], (float) p[3], (float) p[4], (float) p[5]);
        case PathIterator.SEG_QUADTO -> {
          // PDF has curves of the third degree only.
          page.curveTo(
              (float) (x + (p[0] - x) * 2 / 3),
              (float) (y + (p[1] - y) * 2 / 3),
              (float) (p[2] + (p[0] - p[2]) * 2 / 3),
              (float) (p[3] + (p[1] - p[3]) * 2 / 3),
              (float) p[2],
              (float) p[3]);
          p[0] = p[2];
          p[1] = p[3];
        }
        default -> page.closePath();
      }
      x = p[0];
      y = p[1];
    }
  }

  private void symbol(Symbol symbol) throws IOException {
    AffineTransform before = at;
    at = new AffineTransform(before);
    at.translate(symbol.x(), symbol.y());
    at.scale(symbol.size() / Symbols.SIZE, symbol.size() / Symbols.SIZE);
    page.setLineCapStyle(1);
    page.setLineJoinStyle(1);
    for (Symbols.Outline outline : Symbols.of(symbol.name())) {
      shape(
          outline.data(),
          outline.solid() ? symbol.ink() : Ink.NONE,
          symbol.ink(),
          Symbols.STROKE,
          List.of());
    }
    page.setLineCapStyle(0);
    page.setLineJoinStyle(0);
    at = before;
  }

  private void placed(Placed placed) throws IOException {
    page.saveGraphicsState();
    double opacityBefore = opacity;
    Box c = placed.clip();
    outline(
        Outline.polygon(c.x(), c.y(), c.right(), c.y(), c.right(), c.bottom(), c.x(), c.bottom()));
    page.clip();
    AffineTransform before = at;
    at = new AffineTransform(before);
    at.translate(placed.dx(), placed.dy());
    at.scale(placed.scale(), placed.scale());
    all(placed.parts());
    at = before;
    opacity = opacityBefore;
    page.restoreGraphicsState();
  }

  private void opaque(Ink ink) throws IOException {
    if (ink.alpha() != opacity) {
      opacity = ink.alpha();
      page.setGraphicsStateParameters(
          opacities.computeIfAbsent(
              opacity,
              alpha -> {
                PDExtendedGraphicsState state = new PDExtendedGraphicsState();
                state.setNonStrokingAlphaConstant(alpha.floatValue());
                state.setStrokingAlphaConstant(alpha.floatValue());
                return state;
              }));
    }
  }

  private static Color colour(Ink ink) {
    return new Color(ink.rgb());
  }
}

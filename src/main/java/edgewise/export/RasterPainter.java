package edgewise.export;

import edgewise.export.Picture.Group;
import edgewise.export.Picture.Part;
import edgewise.export.Picture.Path;
import edgewise.export.Picture.Placed;
import edgewise.export.Picture.Rect;
import edgewise.export.Picture.Symbol;
import edgewise.layout.Box;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/// Paints pictures in pixels. Letters are the outlines of Edgewise's own typefaces: no font of the
/// system is asked for, so the pixels are the same everywhere, without a display too.
public final class RasterPainter {
  private static final double PLAIN = 24;

  private final Graphics2D g;

  private RasterPainter(Graphics2D g) {
    this.g = g;
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
  }

  /// Paints a picture, as far as it can be seen in the clip of what is painted on. Its upper left
  /// corner comes to the origin.
  ///
  /// @param scale pixels for one unit
  public static void paint(Picture picture, Graphics2D on, double scale) {
    Graphics2D g = (Graphics2D) on.create();
    g.scale(scale, scale);
    g.translate(-picture.area().x(), -picture.area().y());
    RasterPainter painter = new RasterPainter(g);
    if (!picture.ground().isNone()) {
      painter.part(new Rect(picture.area(), 0, picture.ground()));
    }
    picture.parts().forEach(painter::part);
    g.dispose();
  }

  /// The whole picture, opaque; what it leaves free is white.
  ///
  /// @param scale pixels for one unit
  public static BufferedImage image(Picture picture, double scale) {
    BufferedImage image =
        new BufferedImage(
            pixels(picture.area().width(), scale),
            pixels(picture.area().height(), scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    paint(picture, g, scale);
    g.dispose();
    return image;
  }

  static int pixels(double length, double scale) {
    return Math.max(1, (int) Math.ceil(length * scale - 1e-6));
  }

  private void part(Part part) {
    switch (part) {
      case Rect rect -> {
        Box b = rect.box();
        if (sees(b)) {
          Shape shape =
              rect.radius() > 0
                  ? new RoundRectangle2D.Double(
                      b.x(), b.y(), b.width(), b.height(), 2 * rect.radius(), 2 * rect.radius())
                  : new Rectangle2D.Double(b.x(), b.y(), b.width(), b.height());
          // Smooth edges of a large area would take most of the time; they lie on whole pixels.
          boolean smooth = rect.radius() > 0 || Math.min(b.width(), b.height()) < PLAIN;
          g.setRenderingHint(
              RenderingHints.KEY_ANTIALIASING,
              smooth ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
          shape(shape, rect.fill(), rect.stroke(), rect.width(), List.of());
          g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        }
      }
      case Path path ->
          shape(Curves.of(path.data()), path.fill(), path.stroke(), path.width(), path.dashes());
      case Symbol symbol -> symbol(symbol);
      case Picture.Text text -> text(text);
      case Picture.Pixels pixels -> {
        Box b = pixels.box();
        if (sees(b)) {
          g.drawImage(
              pixels.source().at(g.getTransform().getScaleX()),
              (int) b.x(),
              (int) b.y(),
              (int) Math.ceil(b.width()),
              (int) Math.ceil(b.height()),
              null);
        }
      }
      case Group group -> group.parts().forEach(this::part);
      case Placed placed -> placed(placed);
    }
  }

  private boolean sees(Box b) {
    return g.hitClip(
        (int) Math.floor(b.x()) - 1,
        (int) Math.floor(b.y()) - 1,
        (int) Math.ceil(b.width()) + 3,
        (int) Math.ceil(b.height()) + 3);
  }

  private void shape(Shape shape, Ink fill, Ink stroke, double width, List<Double> dashes) {
    if (!fill.isNone()) {
      g.setColor(colour(fill));
      g.fill(shape);
    }
    if (!stroke.isNone()) {
      float[] pattern = new float[dashes.size()];
      for (int i = 0; i < pattern.length; i++) {
        pattern[i] = dashes.get(i).floatValue();
      }
      g.setStroke(
          new BasicStroke(
              (float) width,
              BasicStroke.CAP_BUTT,
              BasicStroke.JOIN_MITER,
              10,
              pattern.length == 0 ? null : pattern,
              0));
      g.setColor(colour(stroke));
      g.draw(shape);
    }
  }

  private static Color colour(Ink ink) {
    return new Color((int) Math.round(ink.alpha() * 255) << 24 | ink.rgb(), true);
  }

  private void symbol(Symbol symbol) {
    if (!sees(new Box(symbol.x(), symbol.y(), symbol.size(), symbol.size()))) {
      return;
    }
    AffineTransform before = g.getTransform();
    g.translate(symbol.x(), symbol.y());
    g.scale(symbol.size() / Symbols.SIZE, symbol.size() / Symbols.SIZE);
    g.setColor(colour(symbol.ink()));
    g.setStroke(
        new BasicStroke((float) Symbols.STROKE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (Symbols.Outline outline : Symbols.of(symbol.name())) {
      Shape shape = Curves.of(outline.data());
      if (outline.solid()) {
        g.fill(shape);
      }
      g.draw(shape);
    }
    g.setTransform(before);
  }

  private void text(Picture.Text text) {
    Box room =
        new Box(
            text.x() - text.size(),
            text.y() - 1.5 * text.size(),
            text.words().length() * 1.5 * text.size() + 2 * text.size(),
            2.2 * text.size());
    if (!sees(room)) {
      return;
    }
    AffineTransform before = g.getTransform();
    g.setColor(colour(text.ink()));
    double x = text.x();
    for (Fonts.Run run : Fonts.runs(text.words(), text.bold())) {
      double unit = text.size() / Fonts.unit(run.face());
      for (int i = 0; i < run.text().length(); ) {
        int c = run.text().codePointAt(i);
        i += Character.charCount(c);
        g.translate(x, text.y());
        g.scale(unit, -unit);
        g.fill(Fonts.outline(run.face(), c));
        g.setTransform(before);
        x += Fonts.advance(run.face(), c) * text.size();
      }
    }
  }

  private void placed(Placed placed) {
    AffineTransform before = g.getTransform();
    Shape clip = g.getClip();
    Box c = placed.clip();
    g.clip(new Rectangle2D.Double(c.x(), c.y(), c.width(), c.height()));
    g.translate(placed.dx(), placed.dy());
    g.scale(placed.scale(), placed.scale());
    placed.parts().forEach(this::part);
    g.setTransform(before);
    g.setClip(clip);
  }
}

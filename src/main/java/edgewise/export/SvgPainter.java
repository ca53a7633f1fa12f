package edgewise.export;

import edgewise.export.Picture.Group;
import edgewise.export.Picture.Part;
import edgewise.export.Picture.Path;
import edgewise.export.Picture.Placed;
import edgewise.export.Picture.Rect;
import edgewise.export.Picture.Symbol;
import edgewise.layout.Box;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/// Writes pictures as SVG. Text stays text, in the fonts of the reader; every element is a group
/// with a title of its own.
public final class SvgPainter {
  /// Dots of an image for one unit.
  private static final double FINE = 2;

  private final StringBuilder out = new StringBuilder();
  private final String prefix;
  private int clips;

  private SvgPainter(String prefix) {
    this.prefix = prefix;
  }

  /// A whole file, UTF-8.
  public static byte[] file(Picture picture) {
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(picture, "") + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// The `svg` element alone, to stand in another document.
  ///
  /// @param prefix what all its ids begin with, so that a document can hold several
  public static String element(Picture picture, String prefix) {
    SvgPainter painter = new SvgPainter(prefix);
    painter.whole(picture);
    return painter.out.toString();
  }

  private void whole(Picture picture) {
    Box a = picture.area();
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    attribute("width", a.width());
    attribute("height", a.height());
    out.append(" viewBox=\"")
        .append(n(a.x()) + " " + n(a.y()) + " " + n(a.width()) + " " + n(a.height()))
        .append("\" role=\"graphics-document document\" aria-labelledby=\"")
        .append(prefix + "title " + prefix + "details\"")
        .append(" font-family=\"")
        .append(Xml.escaped(Fonts.FAMILIES))
        .append("\">\n<title id=\"" + prefix + "title\">")
        .append(Xml.escaped(picture.title()))
        .append("</title>\n<desc id=\"" + prefix + "details\">")
        .append(Xml.escaped(picture.details()))
        .append("</desc>\n");
    symbols(picture.parts());
    if (!picture.ground().isNone()) {
      part(new Rect(a, 0, picture.ground()));
    }
    picture.parts().forEach(this::part);
    out.append("</svg>");
  }

  private void symbols(List<Part> parts) {
    Set<String> names = new TreeSet<>();
    collect(parts, names);
    if (names.isEmpty()) {
      return;
    }
    out.append("<defs>\n");
    for (String name : names) {
      out.append("<symbol id=\"" + prefix + "i-").append(name).append("\" viewBox=\"0 0 24 24\">");
      out.append(markup(name, "currentColor")).append("</symbol>\n");
    }
    out.append("</defs>\n");
  }

  private static void collect(List<Part> parts, Set<String> names) {
    for (Part part : parts) {
      switch (part) {
        case Symbol symbol -> names.add(symbol.name());
        case Group group -> collect(group.parts(), names);
        case Placed placed -> collect(placed.parts(), names);
        case Rect _, Path _, Picture.Text _, Picture.Pixels _ -> {}
      }
    }
  }

  /// The paths of an icon in a colour.
  static String markup(String icon, String colour) {
    StringBuilder markup = new StringBuilder();
    markup
        .append("<g stroke=\"" + colour + "\" stroke-width=\"" + n(Symbols.STROKE) + "\"")
        .append(" stroke-linecap=\"round\" stroke-linejoin=\"round\">");
    for (Symbols.Outline outline : Symbols.of(icon)) {
      markup
          .append("<path fill=\"" + (outline.solid() ? colour : "none") + "\" d=\"")
          .append(outline.data())
          .append("\"/>");
    }
    return markup.append("</g>").toString();
  }

  private void part(Part part) {
    switch (part) {
      case Rect rect -> rect(rect);
      case Path path -> {
        out.append("<path d=\"").append(path.data()).append('"');
        paint(path.fill(), path.stroke(), path.width());
        if (!path.dashes().isEmpty()) {
          out.append(" stroke-dasharray=\"")
              .append(path.dashes().stream().map(SvgPainter::n).collect(Collectors.joining(" ")))
              .append('"');
        }
        out.append("/>\n");
      }
      case Symbol symbol -> {
        out.append("<use href=\"#" + prefix + "i-").append(symbol.name()).append('"');
        attribute("x", symbol.x());
        attribute("y", symbol.y());
        attribute("width", symbol.size());
        attribute("height", symbol.size());
        out.append(" color=\"").append(symbol.ink().web()).append("\"/>\n");
      }
      case Picture.Text text -> {
        out.append("<text");
        attribute("x", text.x());
        attribute("y", text.y());
        attribute("font-size", text.size());
        if (text.bold()) {
          out.append(" font-weight=\"bold\"");
        }
        colour("fill", text.ink());
        out.append('>').append(Xml.escaped(text.words())).append("</text>\n");
      }
      case Picture.Pixels pixels -> {
        out.append("<image");
        attribute("x", pixels.box().x());
        attribute("y", pixels.box().y());
        attribute("width", pixels.box().width());
        attribute("height", pixels.box().height());
        out.append(" href=\"data:image/png;base64,").append(png(pixels)).append("\"/>\n");
      }
      case Group group -> {
        out.append("<g id=\"")
            .append(prefix + group.id())
            .append("\" role=\"graphics-symbol img\"><title>")
            .append(Xml.escaped(group.title()))
            .append("</title>\n");
        group.parts().forEach(this::part);
        out.append("</g>\n");
      }
      case Placed placed -> {
        Box c = placed.clip();
        String id = prefix + "clip-" + ++clips;
        out.append("<clipPath id=\"").append(id).append("\"><rect");
        attribute("x", c.x());
        attribute("y", c.y());
        attribute("width", c.width());
        attribute("height", c.height());
        out.append("/></clipPath>\n<g clip-path=\"url(#").append(id).append(")\"><g transform=\"");
        out.append("translate(" + n(placed.dx()) + " " + n(placed.dy()) + ") ");
        out.append("scale(" + placed.scale() + ")\">\n");
        placed.parts().forEach(this::part);
        out.append("</g></g>\n");
      }
    }
  }

  private static String png(Picture.Pixels pixels) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(pixels.source().at(FINE), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }

  private void rect(Rect rect) {
    out.append("<rect");
    attribute("x", rect.box().x());
    attribute("y", rect.box().y());
    attribute("width", rect.box().width());
    attribute("height", rect.box().height());
    if (rect.radius() > 0) {
      attribute("rx", rect.radius());
    }
    paint(rect.fill(), rect.stroke(), rect.width());
    out.append("/>\n");
  }

  private void paint(Ink fill, Ink stroke, double width) {
    colour("fill", fill);
    if (!stroke.isNone()) {
      colour("stroke", stroke);
      attribute("stroke-width", width);
    }
  }

  private void colour(String name, Ink ink) {
    out.append(' ').append(name).append("=\"").append(ink.isNone() ? "none" : ink.web());
    out.append('"');
    if (!ink.isNone() && ink.alpha() < 1) {
      out.append(' ').append(name).append("-opacity=\"").append(n(ink.alpha())).append('"');
    }
  }

  private void attribute(String name, double value) {
    out.append(' ').append(name).append("=\"").append(n(value)).append('"');
  }

  private static String n(double value) {
    return Picture.number(value);
  }
}

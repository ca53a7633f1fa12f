package edgewise.export.document;

import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// A company's sign for the cover: PNG, JPEG or a simple SVG. It may come from anybody, so its kind
/// is told by its content, its size is limited before it is decoded, and an SVG may have shapes
/// only.
///
/// @param address the picture as a `data:` address
/// @param shape width divided by height
public record Logo(String address, double shape) implements Figure {
  /// The largest file, in bytes.
  public static final int LARGEST = 512 << 10;

  private static final long MOST_PIXELS = 16_000_000;
  private static final int MOST_SHAPES = 5000;

  private static final Set<String> SHAPES =
      Set.of(
          "svg",
          "g",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "defs",
          "title",
          "desc",
          "metadata",
          "lineargradient",
          "radialgradient",
          "stop",
          "clippath",
          "text",
          "tspan");

  private static final Pattern NUMBER = Pattern.compile("([0-9]*\\.?[0-9]+)\\s*(px|pt|mm|cm|in)?");

  /// Takes a picture in.
  public static Outcome<Logo> of(byte[] file) {
    if (file.length > LARGEST) {
      return refused("document.logo.large", Integer.toString(LARGEST >> 10));
    }
    if (startsWith(file, 0x89, 'P', 'N', 'G')) {
      return raster(file, "png");
    }
    if (startsWith(file, 0xff, 0xd8, 0xff)) {
      return raster(file, "jpeg");
    }
    String text = new String(file, StandardCharsets.UTF_8);
    return text.contains("<svg") ? svg(file, text) : refused("document.logo.kind");
  }

  /// Takes in what a design holds.
  public static Outcome<Logo> of(String address) {
    Matcher m = Pattern.compile("data:image/[a-z+]+;base64,([A-Za-z0-9+/=\\s]*)").matcher(address);
    if (address.length() > 2 * LARGEST || !m.matches()) {
      return refused("document.logo.kind");
    }
    try {
      return of(Base64.getMimeDecoder().decode(m.group(1)));
    } catch (IllegalArgumentException _) {
      return refused("document.logo.kind");
    }
  }

  private static Outcome<Logo> refused(String key, Object... args) {
    return Outcome.refused(Trouble.of("", Message.of(key, args)));
  }

  private static boolean startsWith(byte[] file, int... bytes) {
    if (file.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((file[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static Outcome<Logo> raster(byte[] file, String kind) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(kind);
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_PIXELS) {
          return refused("document.logo.pixels", Long.toString(MOST_PIXELS / 1_000_000));
        }
        BufferedImage image = reader.read(0);
        return Outcome.ok(
            new Logo(address(file, kind), (double) image.getWidth() / image.getHeight()));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException _) {
      // Decoders answer a broken file with exceptions of many kinds.
      return refused("document.logo.broken");
    }
  }

  private static String address(byte[] file, String kind) {
    return "data:image/" + kind + ";base64," + Base64.getEncoder().encodeToString(file);
  }

  private static Outcome<Logo> svg(byte[] file, String text) {
    Shapes shapes = new Shapes();
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.newSAXParser().parse(new InputSource(new StringReader(text)), shapes);
    } catch (NotAllowed e) {
      return refused("document.logo.svg", e.getMessage());
    } catch (SAXException _) {
      return refused("document.logo.broken");
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
    return Outcome.ok(new Logo(address(file, "svg+xml"), shapes.shape));
  }

  private static final class NotAllowed extends SAXException {
    private static final long serialVersionUID = 1L;

    NotAllowed(String what) {
      super(what);
    }
  }

  /// Lets shapes pass and nothing that runs, loads or repeats.
  private static final class Shapes extends DefaultHandler {
    private int count;
    private double shape = 3;

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes)
        throws SAXException {
      String plain = name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
      if (++count > MOST_SHAPES) {
        throw new NotAllowed(Integer.toString(MOST_SHAPES));
      }
      boolean foreign = name.indexOf(':') > 0 && !name.startsWith("svg:");
      if (!foreign && !SHAPES.contains(plain)) {
        throw new NotAllowed(plain);
      }
      for (int i = 0; i < attributes.getLength(); i++) {
        String attribute = attributes.getQName(i).toLowerCase(Locale.ROOT);
        String value = attributes.getValue(i).toLowerCase(Locale.ROOT);
        boolean loads =
            value.replaceAll("url\\(\\s*['\"]?#", "").contains("url(")
                || value.contains("\\")
                || value.contains("javascript:");
        if (attribute.startsWith("on") || attribute.endsWith("href") || loads) {
          throw new NotAllowed(attribute);
        }
      }
      if (count == 1) {
        size(attributes);
      }
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
      throw new NotAllowed(target);
    }

    private void size(Attributes attributes) {
      String box = attributes.getValue("viewBox");
      double[] size = {number(attributes.getValue("width")), number(attributes.getValue("height"))};
      if (box != null && (size[0] == 0 || size[1] == 0)) {
        String[] parts = box.strip().split("[\\s,]+");
        if (parts.length == 4) {
          size[0] = number(parts[2]);
          size[1] = number(parts[3]);
        }
      }
      if (size[0] > 0 && size[1] > 0) {
        shape = Math.clamp(size[0] / size[1], 0.05, 20);
      }
    }

    private static double number(String text) {
      Matcher m = NUMBER.matcher(text == null ? "" : text.strip());
      return m.matches() ? Double.parseDouble(m.group(1)) : 0;
    }
  }
}

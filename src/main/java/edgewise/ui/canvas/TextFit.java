package edgewise.ui.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// Fonts of the drawing in half-point steps, and texts cut to a width. Widths are added up from
/// measured characters, because measuring whole texts in each frame would cost more than drawing
/// them.
final class TextFit {
  private static final double BASE = 100;
  private static final String ELLIPSIS = "…";

  private static final Face NORMAL = new Face(FontWeight.NORMAL);
  private static final Face BOLD = new Face(FontWeight.BOLD);

  private static final class Face {
    final Font base;
    final FontWeight weight;
    final double[] ascii = new double[128];
    final Map<Integer, Double> others = new ConcurrentHashMap<>();
    final Text ruler = new Text();
    final Font[] sizes = new Font[128];

    Face(FontWeight weight) {
      this.weight = weight;
      base = Font.font(Font.getDefault().getFamily(), weight, BASE);
      ruler.setFont(base);
    }

    double width(int c) {
      if (c < 128) {
        if (ascii[c] == 0) {
          ascii[c] = measure(c);
        }
        return ascii[c];
      }
      return others.computeIfAbsent(c, this::measure);
    }

    private synchronized double measure(int c) {
      ruler.setText(Character.toString(c) + Character.toString(c));
      return ruler.getLayoutBounds().getWidth() / 2 / BASE;
    }
  }

  Font font(boolean isBold, double size) {
    Face face = isBold ? BOLD : NORMAL;
    int i = (int) Math.round(size * 2);
    if (i >= face.sizes.length) {
      return Font.font(face.base.getFamily(), face.weight, size);
    }
    if (face.sizes[i] == null) {
      face.sizes[i] = Font.font(face.base.getFamily(), face.weight, i / 2.0);
    }
    return face.sizes[i];
  }

  double width(String text, boolean isBold, double size) {
    Face face = isBold ? BOLD : NORMAL;
    double width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      width += face.width(c);
      i += Character.charCount(c);
    }
    return width * Math.round(size * 2) / 2;
  }

  /// The largest size in half points at which a text fits into the room; the least when none does.
  double size(String text, boolean isBold, double most, double least, double room) {
    double unit = width(text, isBold, 1);
    double fitting = unit == 0 ? most : Math.floor(2 * (room - 0.01) / unit) / 2;
    return Math.max(least, Math.min(most, fitting));
  }

  /// The text, or its beginning and an ellipsis when it is wider than the room; empty when not even
  /// that fits.
  String cut(String text, boolean isBold, double size, double room) {
    Face face = isBold ? BOLD : NORMAL;
    double unit = Math.round(size * 2) / 2.0;
    double width = 0;
    int fits = 0;
    double limit = room - face.width('…') * unit;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      width += face.width(c) * unit;
      i += Character.charCount(c);
      if (width <= limit) {
        fits = i;
      }
    }
    if (width <= room) {
      return text;
    }
    return fits == 0 ? "" : text.substring(0, fits) + ELLIPSIS;
  }

  /// The text in lines that are not wider than the room, broken between words; a word that is wider
  /// is cut.
  List<String> wrap(String text, boolean isBold, double size, double room) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.split(" ", -1)) {
        String longer = line.isEmpty() ? word : line + " " + word;
        if (!line.isEmpty() && width(longer, isBold, size) > room) {
          lines.add(cut(line.toString(), isBold, size, room));
          line.setLength(0);
          line.append(word);
        } else {
          line.setLength(0);
          line.append(longer);
        }
      }
      lines.add(cut(line.toString(), isBold, size, room));
    }
    return lines;
  }
}

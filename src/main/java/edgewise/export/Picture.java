package edgewise.export;

import edgewise.layout.Box;
import java.awt.image.BufferedImage;
import java.util.List;

/// A picture in shapes that every painter knows: SVG, PNG, PDF, the pages of a print. Later parts
/// lie above earlier ones. One unit is a pixel at 100 %, or a point on a page; y runs downwards.
///
/// @param area what can be seen
/// @param title what it shows, in one line
/// @param details what it shows, for who cannot see it
/// @param ground what it stands on; [Ink#NONE] for nothing
public record Picture(Box area, String title, String details, Ink ground, List<Part> parts) {
  public Picture {
    parts = List.copyOf(parts);
  }

  /// A shape.
  public sealed interface Part {}

  /// A rectangle.
  ///
  /// @param radius of its corners
  /// @param width of its edge, which lies half inside
  public record Rect(Box box, double radius, Ink fill, Ink stroke, double width) implements Part {
    /// A rectangle without an edge.
    public Rect(Box box, double radius, Ink fill) {
      this(box, radius, fill, Ink.NONE, 0);
    }
  }

  /// An outline of straight and curved pieces.
  ///
  /// @param data as in SVG, with the absolute commands `M L H V C Q A Z` and spaces between all
  ///   numbers
  /// @param width of the line
  /// @param dashes lengths of strokes and gaps; empty for a whole line
  public record Path(String data, Ink fill, Ink stroke, double width, List<Double> dashes)
      implements Part {
    public Path {
      dashes = List.copyOf(dashes);
    }

    /// A filled outline.
    public Path(String data, Ink fill) {
      this(data, fill, Ink.NONE, 0, List.of());
    }

    /// A line.
    public Path(String data, Ink stroke, double width) {
      this(data, Ink.NONE, stroke, width, List.of());
    }
  }

  /// One of Edgewise's own icons in a square.
  ///
  /// @param name such as `edge-pool`
  public record Symbol(String name, double x, double y, double size, Ink ink) implements Part {}

  /// A line of text that begins at a point.
  ///
  /// @param y of its base line
  public record Text(String words, double x, double y, double size, boolean bold, Ink ink)
      implements Part {}

  /// An image in a rectangle.
  public record Pixels(Box box, Source source) implements Part {}

  /// Where an image comes from.
  @FunctionalInterface
  public interface Source {
    /// The image for so many dots in a unit, or a coarser one. Not to be changed.
    BufferedImage at(double scale);
  }

  /// Parts that belong together: an element, a line, a note.
  ///
  /// @param id unique in the picture
  /// @param title what it is, in one line
  public record Group(String id, String title, List<Part> parts) implements Part {
    public Group {
      parts = List.copyOf(parts);
    }
  }

  /// Parts made smaller or larger and moved: a point at x comes to `dx + scale · x`.
  ///
  /// @param clip what of them can be seen, where they come to
  public record Placed(Box clip, double dx, double dy, double scale, List<Part> parts)
      implements Part {
    public Placed {
      parts = List.copyOf(parts);
    }
  }

  /// A number as files have it: at most two digits after the point.
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    if (hundredths % 100 == 0) {
      return Long.toString(hundredths / 100);
    }
    String digits = Long.toString(Math.abs(hundredths) + 1000);
    String whole = Long.toString(Math.abs(hundredths) / 100);
    String fraction = digits.substring(digits.length() - 2);
    return (hundredths < 0 ? "-" : "")
        + whole
        + "."
        + (fraction.endsWith("0") ? fraction.substring(0, 1) : fraction);
  }
}

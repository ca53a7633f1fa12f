package edgewise.export;

import java.util.Locale;

/// A colour.
///
/// @param rgb red, green and blue, eight bits each
/// @param alpha 0 for nothing, 1 for opaque
public record Ink(int rgb, double alpha) {
  /// Nothing is painted.
  public static final Ink NONE = new Ink(0, 0);

  /// An opaque colour, `#rrggbb`.
  public static Ink of(String web) {
    return of(web, 1);
  }

  /// A colour that lets through what lies below.
  public static Ink of(String web, double alpha) {
    return new Ink(Integer.parseInt(web.substring(1), 16), alpha);
  }

  /// Whether there is nothing to paint.
  public boolean isNone() {
    return alpha <= 0;
  }

  /// The colour without its opacity, `#rrggbb`.
  public String web() {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }

  /// The same colour with another opacity.
  public Ink faded(double to) {
    return new Ink(rgb, to);
  }
}

package edgewise.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Edgewise's own icons as outlines, read from their SVG: a 24 × 24 drawing of stroked lines and at
/// most one solid shape.
final class Symbols {
  /// Width and height of an icon.
  static final double SIZE = 24;

  /// Width of its lines.
  static final double STROKE = 1.75;

  private static final Pattern PATH = Pattern.compile("<path fill=\"(\\w+)\" d=\"([^\"]+)\"");
  private static final Map<String, List<Outline>> LOADED = new ConcurrentHashMap<>();

  private Symbols() {}

  /// One path of an icon.
  ///
  /// @param data as in SVG, absolute commands only
  record Outline(String data, boolean solid) {}

  /// The paths of an icon; none when there is no icon of this name.
  static List<Outline> of(String name) {
    return LOADED.computeIfAbsent(name, Symbols::load);
  }

  private static List<Outline> load(String name) {
    try (InputStream in = Symbols.class.getResourceAsStream("/edgewise/icons/" + name + ".svg")) {
      if (in == null) {
        return List.of();
      }
      Matcher path = PATH.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      List<Outline> outlines = new ArrayList<>();
      while (path.find()) {
        outlines.add(new Outline(path.group(2), !path.group(1).equals("none")));
      }
      return List.copyOf(outlines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

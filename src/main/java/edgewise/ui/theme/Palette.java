package edgewise.ui.theme;

import edgewise.layout.BandKind;
import edgewise.model.LinkKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;

/// The colours of the drawing in one theme. Text reaches 4.5:1 against what it stands on; kinds and
/// links are told apart by icon and dash as well.
///
/// @param tints background of each band
/// @param labels title of each band, against its tint
/// @param groups colour of the icons of a kind's group, against `tiles`
/// @param tiles background of these icons
/// @param links colour of each kind of line, 3:1 against every tint
/// @param sheet paper of notes
public record Palette(
    Color background,
    Map<BandKind, Color> tints,
    Map<BandKind, Color> labels,
    Color header,
    Color frame,
    Color frameLine,
    Color frameTitle,
    Color card,
    Color cardLine,
    Color shadow,
    Color text,
    Color muted,
    Color chip,
    Color chipText,
    Map<String, Color> groups,
    Map<String, Color> tiles,
    Map<LinkKind, Color> links,
    Color accent,
    Color veil,
    Color error,
    Color warning,
    Color info,
    Color onMark,
    Color guide,
    Color sheet,
    Color sheetLine) {

  /// The groups of kinds, as in the catalogue.
  public static final List<String> GROUPS =
      List.of("places", "perimeter", "servers", "backend", "partners", "services", "people");

  /// Light colours.
  public static final Palette LIGHT =
      new Palette(
          c("#f6f8fa"),
          bands("#edf3fb", "#f4ecea", "#fcf6e8", "#f4ecea", "#eff6f1"),
          bands("#1f5a94", "#8f3f35", "#76540b", "#8f3f35", "#23643f"),
          c("#ffffff"),
          c("#ffffff", 0.62),
          c("#c3cbd4"),
          c("#1f2328"),
          c("#ffffff"),
          c("#cbd3db"),
          c("#1f2328", 0.06),
          c("#1f2328"),
          c("#57606a"),
          c("#eef1f4"),
          c("#424a53"),
          groups("#57606a", "#875300", "#0a58b0", "#6639ba", "#1b5f8f", "#0e6b68", "#99286e"),
          groups("#eef1f4", "#fdf0d5", "#e3effd", "#f1e9fd", "#e2f0fa", "#dff3f2", "#fcE9f4"),
          links(
              "#2f6fb3", "#424a53", "#0e7c78", "#2c7a4b", "#75808b", "#8250df", "#6e7781",
              "#a35200", "#808a95", "#8250df"),
          c("#0969da"),
          c("#f6f8fa", 0.68),
          c("#cf222e"),
          c("#9a6700"),
          c("#0969da"),
          c("#ffffff"),
          c("#c2257d"),
          c("#fff6cf"),
          c("#cfae4a"));

  /// Dark colours.
  public static final Palette DARK =
      new Palette(
          c("#0d1117"),
          bands("#101a27", "#1f1716", "#1d1911", "#1f1716", "#101c16"),
          bands("#8cbcf2", "#e7a79e", "#dcbd78", "#e7a79e", "#8fcfa8"),
          c("#161b22"),
          c("#ffffff", 0.028),
          c("#39424d"),
          c("#e6edf3"),
          c("#1a2028"),
          c("#3a434d"),
          c("#000000", 0.28),
          c("#e6edf3"),
          c("#9da7b1"),
          c("#2a313a"),
          c("#c5ced8"),
          groups("#b1bac4", "#e9b95b", "#79b8ff", "#c3a5f7", "#7cc4f0", "#63d0c8", "#f29acb"),
          groups("#2a313a", "#382c15", "#172c47", "#2d2346", "#16303f", "#12343a", "#3d1f33"),
          links(
              "#5b9be0", "#c2cbd5", "#3fb0aa", "#57b37c", "#7f8b97", "#b491f0", "#8b96a1",
              "#de9550", "#77828e", "#b491f0"),
          c("#4493f8"),
          c("#0d1117", 0.66),
          c("#f85149"),
          c("#d29922"),
          c("#4493f8"),
          c("#0d1117"),
          c("#f778ba"),
          c("#2c2714"),
          c("#7d6a2c"));

  private static Color c(String web) {
    return Color.web(web);
  }

  private static Color c(String web, double opacity) {
    return Color.web(web, opacity);
  }

  private static Map<BandKind, Color> bands(String... colors) {
    Map<BandKind, Color> map = new EnumMap<>(BandKind.class);
    int i = 0;
    for (BandKind kind : BandKind.values()) {
      map.put(kind, c(colors[i++]));
    }
    return map;
  }

  private static Map<LinkKind, Color> links(String... colors) {
    Map<LinkKind, Color> map = new EnumMap<>(LinkKind.class);
    int i = 0;
    for (LinkKind kind : LinkKind.values()) {
      map.put(kind, c(colors[i++]));
    }
    return map;
  }

  private static Map<String, Color> groups(String... colors) {
    Map<String, Color> map = new java.util.HashMap<>();
    for (int i = 0; i < colors.length; i++) {
      map.put(GROUPS.get(i), c(colors[i]));
    }
    return Map.copyOf(map);
  }
}

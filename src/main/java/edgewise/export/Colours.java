package edgewise.export;

import edgewise.layout.BandKind;
import edgewise.model.LinkKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The colours of the drawing in one theme, for the window and for files. Text reaches 4.5:1
/// against what it stands on; kinds and links are told apart by icon and dash as well.
///
/// @param tints background of each band
/// @param labels title of each band, against its tint
/// @param groups colour of the icons of a kind's group, against `tiles`
/// @param tiles background of these icons
/// @param links colour of each kind of line, 3:1 against every tint
/// @param sheet paper of notes
public record Colours(
    Ink background,
    Map<BandKind, Ink> tints,
    Map<BandKind, Ink> labels,
    Ink header,
    Ink frame,
    Ink frameLine,
    Ink frameTitle,
    Ink card,
    Ink cardLine,
    Ink shadow,
    Ink text,
    Ink muted,
    Ink chip,
    Ink chipText,
    Map<String, Ink> groups,
    Map<String, Ink> tiles,
    Map<LinkKind, Ink> links,
    Ink accent,
    Ink veil,
    Ink error,
    Ink warning,
    Ink info,
    Ink onMark,
    Ink guide,
    Ink sheet,
    Ink sheetLine) {

  /// The groups of kinds, as in the catalogue.
  public static final List<String> GROUPS =
      List.of("places", "perimeter", "servers", "backend", "partners", "services", "people");

  /// Light colours.
  public static final Colours LIGHT =
      new Colours(
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
  public static final Colours DARK =
      new Colours(
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

  private static Ink c(String web) {
    return Ink.of(web);
  }

  private static Ink c(String web, double alpha) {
    return Ink.of(web, alpha);
  }

  private static Map<BandKind, Ink> bands(String... colours) {
    Map<BandKind, Ink> map = new EnumMap<>(BandKind.class);
    int i = 0;
    for (BandKind kind : BandKind.values()) {
      map.put(kind, c(colours[i++]));
    }
    return map;
  }

  private static Map<LinkKind, Ink> links(String... colours) {
    Map<LinkKind, Ink> map = new EnumMap<>(LinkKind.class);
    int i = 0;
    for (LinkKind kind : LinkKind.values()) {
      map.put(kind, c(colours[i++]));
    }
    return map;
  }

  private static Map<String, Ink> groups(String... colours) {
    Map<String, Ink> map = new HashMap<>();
    for (int i = 0; i < colours.length; i++) {
      map.put(GROUPS.get(i), c(colours[i]));
    }
    return Map.copyOf(map);
  }
}

package edgewise.ui.theme;

import edgewise.export.Colours;
import edgewise.export.Ink;
import edgewise.layout.BandKind;
import edgewise.model.LinkKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
  public static final List<String> GROUPS = Colours.GROUPS;

  /// Light colours.
  public static final Palette LIGHT = of(Colours.LIGHT);

  /// Dark colours.
  public static final Palette DARK = of(Colours.DARK);

  private static Palette of(Colours c) {
    return new Palette(
        color(c.background()),
        colors(BandKind.class, c.tints()),
        colors(BandKind.class, c.labels()),
        color(c.header()),
        color(c.frame()),
        color(c.frameLine()),
        color(c.frameTitle()),
        color(c.card()),
        color(c.cardLine()),
        color(c.shadow()),
        color(c.text()),
        color(c.muted()),
        color(c.chip()),
        color(c.chipText()),
        colors(c.groups()),
        colors(c.tiles()),
        colors(LinkKind.class, c.links()),
        color(c.accent()),
        color(c.veil()),
        color(c.error()),
        color(c.warning()),
        color(c.info()),
        color(c.onMark()),
        color(c.guide()),
        color(c.sheet()),
        color(c.sheetLine()));
  }

  private static Color color(Ink ink) {
    return Color.web(ink.web(), ink.alpha());
  }

  private static <K extends Enum<K>> Map<K, Color> colors(Class<K> kinds, Map<K, Ink> inks) {
    Map<K, Color> map = new EnumMap<>(kinds);
    inks.forEach((kind, ink) -> map.put(kind, color(ink)));
    return map;
  }

  private static Map<String, Color> colors(Map<String, Ink> inks) {
    return inks.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> color(e.getValue())));
  }
}

package edgewise.export;

import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// The typefaces of documents and drawings, read from the program itself, so that a file looks the
/// same whatever is installed where it is made. Sizes and widths are in the same unit, as a rule
/// points or pixels.
///
/// A face is read when the first of its letters is needed. Safe for several threads.
public final class Fonts {
  /// The family that files name when they do not carry the typeface itself, with what to take
  /// instead; a CSS list.
  public static final String FAMILIES =
      "'Noto Sans','Segoe UI','Helvetica Neue',Arial,'Noto Sans TC','Noto Sans JP',"
          + "'Microsoft JhengHei','Yu Gothic','Droid Sans Fallback','DejaVu Sans',sans-serif";

  /// What stands for a character that no face has.
  public static final char MISSING = '\u25a1';

  private static final String ELLIPSIS = "…";
  private static final Map<Face, Loaded> LOADED = new ConcurrentHashMap<>();

  private Fonts() {}

  /// The typefaces there are, each a TrueType file.
  public enum Face {
    /// Latin, Greek and Cyrillic.
    REGULAR("NotoSans-Regular"),
    /// The same, bold.
    BOLD("NotoSans-Bold"),
    /// Chinese, Japanese and Korean.
    HAN("DroidSansFallbackFull"),
    /// Arrows and other signs, Hebrew, Arabic.
    SIGNS("DejaVuSans");

    private final String file;

    Face(String file) {
      this.file = file;
    }
  }

  /// A piece of text that one face has all characters of.
  public record Run(Face face, String text) {}

  private static final class Loaded {
    final TrueTypeFont font;
    final CmapLookup glyphs;
    final double unit;
    final Map<Integer, GeneralPath> outlines = new ConcurrentHashMap<>();

    Loaded(TrueTypeFont font) throws IOException {
      this.font = font;
      glyphs = font.getUnicodeCmapLookup();
      unit = font.getUnitsPerEm();
    }

    boolean has(int character) {
      return glyphs.getGlyphId(character) != 0;
    }

    double width(int character) throws IOException {
      return font.getAdvanceWidth(glyphs.getGlyphId(character)) / unit;
    }

    GeneralPath outline(int character) {
      return outlines.computeIfAbsent(
          glyphs.getGlyphId(character),
          id -> {
            try {
              var glyph = font.getGlyph().getGlyph(id);
              return glyph == null ? new GeneralPath() : glyph.getPath();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  private static Loaded loaded(Face face) {
    return LOADED.computeIfAbsent(face, Fonts::load);
  }

  private static Loaded load(Face face) {
    try (InputStream in =
        Fonts.class.getResourceAsStream("/edgewise/fonts/" + face.file + ".ttf")) {
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
      // Joined letters could not be found again in a document's text.
      font.setEnableGsub(false);
      return new Loaded(font);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The typeface itself, shared by everybody: it is never closed.
  public static TrueTypeFont font(Face face) {
    return loaded(face).font;
  }

  /// The text in pieces of one face each. Characters no face has, and halves of characters, become
  /// [#MISSING]; control characters become spaces; marks of direction and other characters that
  /// have no shape are left out. The pieces stand as the eye meets them, from left to right.
  public static List<Run> runs(String said, boolean bold) {
    String text = RightToLeft.visual(said);
    List<Run> runs = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    Face last = null;
    for (int i = 0; i < text.length(); ) {
      int c = shown(text.codePointAt(i));
      i += Character.charCount(text.codePointAt(i));
      if (c < 0) {
        continue;
      }
      Face face = face(c, bold, last);
      if (face == null) {
        c = MISSING;
        face = Face.SIGNS;
      }
      if (face != last && !piece.isEmpty()) {
        runs.add(new Run(last, piece.toString()));
        piece.setLength(0);
      }
      last = face;
      piece.appendCodePoint(c);
    }
    if (!piece.isEmpty()) {
      runs.add(new Run(last, piece.toString()));
    }
    return runs;
  }

  private static int shown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.FORMAT, Character.NON_SPACING_MARK -> c == 0xad || isMark(c) ? -1 : c;
      case Character.SURROGATE -> MISSING;
      default -> c;
    };
  }

  private static boolean isMark(int c) {
    return Character.getType(c) == Character.FORMAT || (c >= 0xfe00 && c <= 0xfe0f);
  }

  private static Face face(int c, boolean bold, Face last) {
    Face latin = bold ? Face.BOLD : Face.REGULAR;
    if (c < 0x250 || loaded(latin).has(c)) {
      // A space goes with the word before it.
      return c == ' ' && last != null && loaded(last).has(c)
          ? last
          : loaded(latin).has(c) ? latin : null;
    }
    if (Character.isIdeographic(c) || c >= 0x2e80) {
      return loaded(Face.HAN).has(c) ? Face.HAN : loaded(Face.SIGNS).has(c) ? Face.SIGNS : null;
    }
    return loaded(Face.SIGNS).has(c) ? Face.SIGNS : loaded(Face.HAN).has(c) ? Face.HAN : null;
  }

  /// Width of a line of text.
  public static double width(String text, boolean bold, double size) {
    double width = 0;
    for (Run run : runs(text, bold)) {
      width += width(run);
    }
    return width * size;
  }

  /// Width of a piece of text, of size 1.
  public static double width(Run run) {
    Loaded face = loaded(run.face());
    double width = 0;
    try {
      for (int i = 0; i < run.text().length(); ) {
        int c = run.text().codePointAt(i);
        width += face.width(c);
        i += Character.charCount(c);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return width;
  }

  /// The outline of a character of a run in units of its face, y upwards from the base line.
  /// Shared: not to be changed.
  static GeneralPath outline(Face face, int character) {
    return loaded(face).outline(character);
  }

  /// Units of an outline for a size of 1.
  static double unit(Face face) {
    return loaded(face).unit;
  }

  /// Width of a character of a run, of size 1.
  static double advance(Face face, int character) {
    try {
      return loaded(face).width(character);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text, or its beginning and an ellipsis when it is wider than the room; empty when not even
  /// that fits.
  public static String cut(String text, boolean bold, double size, double room) {
    if (width(text, bold, size) <= room) {
      return text;
    }
    double limit = room - width(ELLIPSIS, bold, size);
    double width = 0;
    int end = 0;
    while (end < text.length()) {
      int next = end + Character.charCount(text.codePointAt(end));
      width += width(text.substring(end, next), bold, size);
      if (width > limit) {
        break;
      }
      end = next;
    }
    return end == 0 ? "" : text.substring(0, end).stripTrailing() + ELLIPSIS;
  }

  /// The text in lines no wider than the room, broken between words and wherever the text breaks
  /// itself. A word wider than the room, and text without spaces, is broken where the room ends.
  public static List<String> wrap(String text, boolean bold, double size, double room) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\\R", -1)) {
      StringBuilder line = new StringBuilder();
      double used = 0;
      double space = width(" ", bold, size);
      for (String word : paragraph.split(" ", -1)) {
        double width = width(word, bold, size);
        if (!line.isEmpty() && used + space + width > room) {
          lines.add(line.toString());
          line.setLength(0);
          used = 0;
        } else if (!line.isEmpty()) {
          line.append(' ');
          used += space;
        }
        for (int i = 0; i < word.length(); ) {
          if (used + width <= room) {
            line.append(word, i, word.length());
            used += width;
            break;
          }
          int next = i + Character.charCount(word.codePointAt(i));
          double one = width(word.substring(i, next), bold, size);
          if (used + one > room && !line.isEmpty()) {
            lines.add(line.toString());
            line.setLength(0);
            used = 0;
          }
          line.append(word, i, next);
          used += one;
          width -= one;
          i = next;
        }
      }
      lines.add(line.toString());
    }
    return lines;
  }
}

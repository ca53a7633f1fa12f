package edgewise.export;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Text of scripts that are written from right to left, for painters that put letter after letter
/// from left to right: in the order of the eye, Arabic letters joined with their neighbours.
public final class RightToLeft {
  private static final int TATWEEL = 0x640;
  private static final String MIRRORED = "()[]{}<>«»‹›";

  /// By letter its shapes: alone, at the end, at the beginning, in the middle; those that join only
  /// the letter before them have the first two. Two letters with one shape are found by both.
  private static final Map<String, List<Integer>> SHAPES = shapes();

  private RightToLeft() {}

  /// Whether anything in a text is not written from left to right.
  public static boolean isIn(String text) {
    return text.chars().anyMatch(c -> c >= 0x590)
        && Bidi.requiresBidi(text.toCharArray(), 0, text.length());
  }

  /// The text in the order of the eye. Marks that would turn other text around are left out.
  public static String visual(String text) {
    if (!isIn(text)) {
      return text;
    }
    String plain = text.replaceAll("[\u202a-\u202e\u2066-\u2069]", "");
    Bidi bidi = new Bidi(plain, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    int runs = bidi.getRunCount();
    byte[] levels = new byte[runs];
    String[] pieces = new String[runs];
    for (int i = 0; i < runs; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      String piece = plain.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
      pieces[i] = levels[i] % 2 == 0 ? piece : turned(joined(piece));
    }
    Bidi.reorderVisually(levels, 0, pieces, 0, runs);
    return String.join("", pieces);
  }

  /// The same text from its end to its beginning; brackets look the other way, and marks stay
  /// behind their letters.
  public static String turned(String text) {
    List<String> letters = new ArrayList<>();
    for (int c : text.codePoints().toArray()) {
      int mirror = MIRRORED.indexOf(c);
      if (isMark(c) && !letters.isEmpty()) {
        letters.addLast(letters.removeLast() + Character.toString(c));
      } else {
        letters.add(
            mirror < 0 ? Character.toString(c) : MIRRORED.substring(mirror ^ 1, (mirror ^ 1) + 1));
      }
    }
    return String.join("", letters.reversed());
  }

  /// Arabic letters, in the order of reading, in the shapes they have beside their neighbours.
  public static String joined(String text) {
    int[] letters = text.codePoints().toArray();
    StringBuilder all = new StringBuilder();
    boolean open = false;
    for (int i = 0; i < letters.length; i++) {
      int c = letters[i];
      if (isMark(c)) {
        all.appendCodePoint(c);
        continue;
      }
      String key = Character.toString(c);
      if (i + 1 < letters.length && SHAPES.containsKey(key + Character.toString(letters[i + 1]))) {
        i++;
        key += Character.toString(letters[i]);
      }
      List<Integer> shapes = SHAPES.getOrDefault(key, List.of());
      boolean before = open && shapes.size() > 1;
      boolean after = shapes.size() == 4 && takes(letters, i + 1);
      int shape = (before ? 1 : 0) + (after ? 2 : 0);
      all.appendCodePoint(shapes.isEmpty() ? c : shapes.get(shape));
      open = c == TATWEEL || after;
    }
    return all.toString();
  }

  /// Whether the next letter joins the one before it.
  private static boolean takes(int[] letters, int from) {
    for (int i = from; i < letters.length; i++) {
      if (!isMark(letters[i])) {
        return letters[i] == TATWEEL
            || SHAPES.getOrDefault(Character.toString(letters[i]), List.of()).size() > 1;
      }
    }
    return false;
  }

  private static boolean isMark(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /// Unicode lists the shapes of each letter in this order, each with the letter it stands for.
  private static Map<String, List<Integer>> shapes() {
    Map<String, List<Integer>> shapes = new HashMap<>();
    Stream.of(
            IntStream.rangeClosed(0xfe80, 0xfefc),
            IntStream.rangeClosed(0xfb50, 0xfbb1),
            IntStream.rangeClosed(0xfbd3, 0xfbe9),
            IntStream.rangeClosed(0xfbfc, 0xfbff))
        .flatMapToInt(c -> c)
        .forEach(
            c ->
                shapes
                    .computeIfAbsent(
                        Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC),
                        _ -> new ArrayList<>())
                    .add(c));
    return shapes;
  }
}

package edgewise.text;

/// A trouble with a place: what is wrong (one sentence, then `; `, then how to mend it) and where
/// in the file.
///
/// @param place file name, or empty
/// @param line from 1; 0 when there is no line, likewise column
public record Trouble(Message message, String place, int line, int column) {
  /// Trouble without a line.
  public static Trouble of(String place, Message message) {
    return new Trouble(message, place, 0, 0);
  }

  /// `PLACE:LINE:COLUMN: sentence`, leaving out what is not known.
  public String say(Texts texts) {
    StringBuilder out = new StringBuilder(place);
    if (line > 0) {
      out.append(':').append(line).append(':').append(Math.max(1, column));
    }
    if (!out.isEmpty()) {
      out.append(": ");
    }
    return out.append(texts.say(message)).toString();
  }
}

package edgewise.layout;

import edgewise.text.Message;
import java.util.List;

/// What an element's card says below its name and kind.
///
/// @param lines one below the other; a card has few, the rest is in the inspector
/// @param chips short marks at the foot of the card: balancing, number of servers, features
public record Card(List<Line> lines, List<Message> chips) {
  public Card {
    lines = List.copyOf(lines);
    chips = List.copyOf(chips);
  }

  /// Height of the part with icon, name and kind.
  public static final double HEADER = 48;

  /// Height of one line.
  public static final double LINE = 16;

  /// Room above the first line and below the last one.
  public static final double PADDING = 8;

  /// Height of the row of chips.
  public static final double CHIPS = 24;

  /// Height of the whole card, a multiple of the grid.
  public double height() {
    return height(lines.size(), !chips.isEmpty());
  }

  /// Height of a card with so many lines, and with a row of chips or without.
  public static double height(int lines, boolean chips) {
    double height =
        HEADER
            + (lines == 0 ? 0 : PADDING + lines * LINE)
            + (chips ? CHIPS : 0)
            + (lines == 0 && !chips ? 0 : PADDING);
    return BandLayout.snapUp(height);
  }

  /// One line of a card.
  ///
  /// @param label text key of what the value is; empty for a line that needs no label
  /// @param value as shown
  /// @param more how many further values there are
  public record Line(String label, String value, int more) {
    /// A line without a label.
    static Line plain(String value) {
      return new Line("", value, 0);
    }

    /// The value with the number of further ones.
    public String text() {
      return more == 0 ? value : value + "  +" + more;
    }
  }
}

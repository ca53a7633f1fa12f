package edgewise.ui.canvas;

import edgewise.layout.Card;
import edgewise.model.Element;
import edgewise.text.Texts;
import java.util.List;

/// The words of the drawing's tooltips.
final class Hints {
  private static final int MOST = 12;

  private Hints() {}

  /// What a card stands for: kind, name, and everything on the card in full.
  static String of(Drawing.Item item, Texts texts) {
    StringBuilder out = new StringBuilder(item.name()).append("\n").append(item.kindName());
    for (int i = 0; i < item.lines().size(); i++) {
      Card.Line line = item.lines().get(i);
      String label = item.labels().get(i);
      out.append("\n").append(label.isEmpty() ? "" : label + ": ").append(line.text());
    }
    if (!item.chips().isEmpty()) {
      out.append("\n").append(String.join(" · ", item.chips()));
    }
    if (item.errors() + item.warnings() > 0) {
      out.append("\n").append(texts.say("canvas.problems", item.errors(), item.warnings()));
    }
    return out.toString();
  }

  /// What a line means and which rows run between its ends.
  static String of(String kind, Element from, Element to, List<String> rows, Texts texts) {
    StringBuilder out =
        new StringBuilder(kind).append("\n").append(from.name()).append(" → ").append(to.name());
    for (String row : rows.subList(0, Math.min(MOST, rows.size()))) {
      out.append("\n").append(row);
    }
    if (rows.size() > MOST) {
      out.append("\n").append(texts.say("canvas.more-rows", rows.size() - MOST));
    }
    return out.toString();
  }
}

package edgewise.ui.canvas;

import edgewise.layout.Card;
import edgewise.layout.Link;
import edgewise.model.ElementId;
import edgewise.text.Texts;
import edgewise.ui.tool.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

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
    item.issued()
        .ifPresent(s -> out.append("\n").append(texts.say("issued.mark", texts.say(s.label()))));
    return out.toString();
  }

  /// A line by what it means and what it joins.
  static String of(Drawing drawing, Intent.Line line, Texts texts) {
    return texts.say(
        "canvas.line",
        texts.say(line.kind().labelKey()),
        drawing.name(line.from()),
        drawing.name(line.to()));
  }

  /// What a line means and which rows run between its ends; of a line that stands for several, each
  /// of them.
  static String of(
      Drawing drawing,
      Drawing.Line line,
      BiFunction<ElementId, ElementId, List<String>> rows,
      Texts texts) {
    List<String> all = new ArrayList<>();
    for (Link link : line.links()) {
      String ends =
          texts.say("canvas.line.ends", drawing.name(link.from()), drawing.name(link.to()));
      all.add(line.count() == 1 ? ends : (ends + "  " + ports(drawing, link)).strip());
      if (line.count() == 1) {
        all.addAll(rows.apply(link.from(), link.to()));
      }
    }
    StringBuilder out = new StringBuilder(texts.say(line.link().kind().labelKey()));
    int most = Math.clamp(line.count(), MOST, 2 * MOST);
    all.subList(0, Math.min(most, all.size())).forEach(l -> out.append("\n").append(l));
    if (all.size() > most) {
      out.append("\n").append(texts.say("canvas.more-rows", all.size() - most));
    }
    return out.toString();
  }

  private static String ports(Drawing drawing, Link link) {
    return drawing.rows().isReady() ? drawing.traffic.ports(link.from(), link.to()) : "";
  }
}

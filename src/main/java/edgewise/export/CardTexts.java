package edgewise.export;

import edgewise.layout.Box;
import edgewise.layout.Card;
import edgewise.model.Element;
import edgewise.model.Site;
import edgewise.text.Message;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says what stands on cards, for the window and for files. Most words are said of many cards, so
/// they are kept: one object for one drawing.
public final class CardTexts {
  private static final double SITE_WIDTH = 240;

  private static final int MOST_KINDS = 5;

  private final Texts texts;
  private final Map<Object, String> said = new HashMap<>();

  /// Cards in one language.
  public CardTexts(Texts texts) {
    this.texts = texts;
  }

  /// The words of a card.
  ///
  /// @param labels what the values of `lines` are; an empty text where that needs no word
  /// @param chips short marks at the foot
  public record Words(
      String name, String kind, List<Card.Line> lines, List<String> labels, List<String> chips) {
    public Words {
      lines = List.copyOf(lines);
      labels = List.copyOf(labels);
      chips = List.copyOf(chips);
    }
  }

  /// The card of an element.
  public Words of(Element element, Card card) {
    String kind = say("kind." + element.kind());
    return new Words(
        element.name().isBlank() ? kind : element.name(),
        kind,
        card.lines(),
        card.lines().stream().map(this::label).toList(),
        chips(card));
  }

  /// The marks of a card.
  public List<String> chips(Card card) {
    return card.chips().stream().map(this::say).toList();
  }

  /// The card of a site that shows only what it is and how much is in it.
  public Words collapsed(Site site, Collection<Element> contents) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Element element : contents) {
      counts.merge(say("kind." + element.kind()), 1, Integer::sum);
    }
    List<Card.Line> rows = new ArrayList<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_KINDS)
        .forEach(
            e ->
                rows.add(
                    new Card.Line("", texts.say("canvas.count", e.getValue(), e.getKey()), 0)));
    return new Words(
        site.name().isBlank() ? say("kind." + site.kind()) : site.name(),
        texts.say("canvas.collapsed", contents.size()),
        rows,
        rows.stream().map(_ -> "").toList(),
        counts.size() > MOST_KINDS
            ? List.of(texts.say("canvas.more-kinds", counts.size() - MOST_KINDS))
            : List.of());
  }

  /// Place of the card of a collapsed site.
  ///
  /// @param frame where its frame would be
  public static Box box(Words collapsed, Box frame) {
    return new Box(
        frame.x(),
        frame.y(),
        SITE_WIDTH,
        Card.height(collapsed.lines().size(), !collapsed.chips().isEmpty()));
  }

  /// What the value of a line is.
  public String label(Card.Line line) {
    return line.label().isEmpty() ? "" : say(line.label());
  }

  private String say(String key) {
    return said.computeIfAbsent(key, k -> texts.say((String) k));
  }

  private String say(Message message) {
    return said.computeIfAbsent(message, m -> texts.say((Message) m));
  }
}

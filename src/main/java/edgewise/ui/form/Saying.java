package edgewise.ui.form;

import edgewise.edit.Elements;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Words;
import edgewise.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Values of the model as a form shows them.
final class Saying {
  private Saying() {}

  /// A value as it would be typed: without quotes, nothing for what is missing, one line for each
  /// entry of a list.
  static String typed(Object value) {
    return switch (value) {
      case Optional<?> maybe -> maybe.map(Saying::typed).orElse("");
      case List<?> list -> list.stream().map(Saying::typed).collect(Collectors.joining("\n"));
      case Double d -> d == Math.rint(d) ? Long.toString(Math.round(d)) : d.toString();
      case Enum<?> word -> Words.of(word);
      default -> value.toString();
    };
  }

  /// A constant in words.
  static String word(Texts texts, Enum<?> constant) {
    return texts.say(
        "value." + constant.getDeclaringClass().getSimpleName() + "." + constant.name());
  }

  /// A value in words: constants and truth values said, elements by name, lists joined by commas.
  static String inWords(Texts texts, Document document, Object value) {
    return switch (value) {
      case Optional<?> maybe -> maybe.map(v -> inWords(texts, document, v)).orElse("");
      case List<?> list ->
          list.stream().map(v -> inWords(texts, document, v)).collect(Collectors.joining(", "));
      case Boolean b -> texts.say(b ? "value.yes" : "value.no");
      case Enum<?> word -> word(texts, word);
      case ElementId id -> name(document, id);
      default -> typed(value);
    };
  }

  /// The name of an element, the host name of a server; the id when there is none.
  static String name(Document document, ElementId id) {
    return Elements.find(document, id)
        .map(Element::name)
        .or(() -> Elements.ownerOf(document, id).map(pool -> serverName(pool, id)))
        .filter(n -> !n.isBlank())
        .orElse(id.value());
  }

  private static String serverName(Element pool, ElementId id) {
    return Elements.servers(pool).stream()
        .filter(s -> Elements.serverId(s).equals(id))
        .map(s -> Elements.serverFqdn(s).host())
        .findFirst()
        .orElse("");
  }
}

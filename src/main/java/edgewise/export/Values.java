package edgewise.export;

import edgewise.model.ElementId;
import edgewise.plan.Design;
import edgewise.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Values of the model in words, as forms say them.
final class Values {
  private Values() {}

  /// A constant.
  static String word(Enum<?> constant, Texts texts) {
    String key = "value." + constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    return texts.has(key) ? texts.say(key) : edgewise.model.Words.of(constant);
  }

  /// Any value but a record; empty when there is nothing to say.
  static String said(Object value, Design design, Texts texts) {
    return switch (value) {
      case Optional<?> maybe -> maybe.map(v -> said(v, design, texts)).orElse("");
      case List<?> list ->
          list.stream().map(v -> said(v, design, texts)).collect(Collectors.joining(", "));
      case Boolean b -> texts.say(b ? "word.yes" : "word.no");
      case Enum<?> constant -> word(constant, texts);
      case ElementId id -> design.name(id);
      default -> value.toString();
    };
  }
}

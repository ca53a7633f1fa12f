package edgewise.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// A name of the catalogue with variables in braces, taken apart once.
final class Template {
  private static final Map<String, Template> ALL = new ConcurrentHashMap<>();

  private final List<String> texts = new ArrayList<>();
  private final List<Function<Naming, String>> variables = new ArrayList<>();

  private Template(String text) {
    int at = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
      int close = text.indexOf('}', open);
      texts.add(text.substring(at, open));
      variables.add(Naming.variable(text.substring(open + 1, close)));
      at = close + 1;
    }
    texts.add(text.substring(at));
  }

  /// The template with this text; texts come from the catalogue, so there are few.
  static Template of(String text) {
    Template template = ALL.get(text);
    return template != null ? template : ALL.computeIfAbsent(text, Template::new);
  }

  /// The name; empty when one of the variables has no value here.
  Optional<String> fill(Naming naming) {
    if (variables.isEmpty()) {
      return Optional.of(texts.getFirst());
    }
    String out = texts.getFirst();
    for (int i = 0; i < variables.size(); i++) {
      String value = variables.get(i).apply(naming);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      out = out.isEmpty() ? value : out + value;
      out = texts.get(i + 1).isEmpty() ? out : out + texts.get(i + 1);
    }
    return Optional.of(out);
  }
}

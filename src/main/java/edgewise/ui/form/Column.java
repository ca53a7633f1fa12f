package edgewise.ui.form;

import edgewise.catalogue.PropertyRow;
import edgewise.model.Document;
import edgewise.model.Fqdn;
import edgewise.model.Shape;
import edgewise.model.Words;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A column of a table of records: one component, read from and written to text.
record Column(PropertyRow row, Shape.Component component) {
  /// The type of a single value in it.
  Class<?> type() {
    return type(component.shape());
  }

  private static Class<?> type(Shape shape) {
    return switch (shape) {
      case Shape.Scalar(Class<?> type) -> type;
      case Shape.Maybe(Shape of) -> type(of);
      case Shape.ListOf(Shape of) -> type(of);
      case Shape.Rec rec -> rec.type();
    };
  }

  /// Whether its cells hold one of a few words.
  boolean isChoice() {
    return type() == boolean.class || type().isEnum();
  }

  /// What its cells may hold when they hold one of a few words.
  List<Object> choices() {
    List<Object> values = new ArrayList<>();
    if (component.shape() instanceof Shape.Maybe) {
      values.add(Optional.empty());
    }
    if (type() == boolean.class) {
      values.addAll(List.of(true, false));
    } else {
      values.addAll(List.of(type().getEnumConstants()));
    }
    return values;
  }

  /// The text of a cell.
  String text(Texts texts, Document document, Record record) {
    return Saying.inWords(texts, document, component.of(record));
  }

  /// What a text means in this column.
  ///
  /// @param domain completes a host name typed without one; may be empty
  Outcome<Object> read(Texts texts, String text, String domain) {
    String t = text.strip();
    return switch (component.shape()) {
      case Shape.Maybe(Shape.Scalar(Class<?> type)) when isChoice() ->
          t.isEmpty() ? Outcome.ok(Optional.empty()) : optional(choice(texts, type, t));
      case Shape.Scalar(Class<?> type) when isChoice() -> choice(texts, type, t);
      case Shape.Maybe(Shape.Scalar(Class<?> type)) -> Reading.maybe(type, row.measure(), t);
      case Shape.ListOf(Shape.Scalar(Class<?> type)) ->
          Reading.several(
              type, row.measure(), type == String.class ? t.replaceAll("\\s*,\\s*", "\n") : t);
      case Shape.Scalar(Class<?> type) when type == Fqdn.class ->
          Reading.one(type, row.measure(), completed(t, domain));
      case Shape.Scalar(Class<?> type) -> Reading.one(type, row.measure(), t);
      default -> throw new IllegalStateException(row.name() + " is no column");
    };
  }

  private static String completed(String host, String domain) {
    boolean bare = host.indexOf('.') < 0 && Fqdn.of(host).hasValidLabels();
    return bare && !domain.isEmpty() ? host + "." + domain : host;
  }

  private static Outcome<Object> optional(Outcome<Object> read) {
    return switch (read) {
      case Outcome.Ok<Object>(Object value, List<Trouble> _) -> Outcome.ok(Optional.of(value));
      case Outcome.Refused<Object> refused -> refused;
    };
  }

  private Outcome<Object> choice(Texts texts, Class<?> type, String t) {
    if (type == boolean.class) {
      for (boolean b : new boolean[] {true, false}) {
        if (t.equalsIgnoreCase(texts.say(b ? "value.yes" : "value.no"))
            || t.equalsIgnoreCase(Boolean.toString(b))
            || t.equals(b ? "1" : "0")) {
          return Outcome.ok(b);
        }
      }
    } else {
      for (Map.Entry<String, Object> e : Words.constants(type).entrySet()) {
        if (e.getKey().equals(t.toLowerCase(Locale.ROOT))
            || Saying.word(texts, (Enum<?>) e.getValue()).equalsIgnoreCase(t)) {
          return Outcome.ok(e.getValue());
        }
      }
    }
    List<Object> words =
        choices().stream()
            .map(c -> Saying.inWords(texts, null, c))
            .filter(w -> !w.isEmpty())
            .map(w -> (Object) w)
            .toList();
    return Outcome.refused(Trouble.of("", Message.of("entry.one-of", t, words)));
  }

  /// What an emptied cell holds.
  Object blank() {
    if (component.mayBeMissing()) {
      return component.standard();
    }
    if (component.shape() instanceof Shape.Scalar(Class<?> type) && type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    return Words.parse(type(), "").orElseThrow();
  }
}

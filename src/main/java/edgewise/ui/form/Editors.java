package edgewise.ui.form;

import edgewise.catalogue.Kinds;
import edgewise.catalogue.PropertyRow;
import edgewise.edit.Property;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.KindId;
import edgewise.model.Shape;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Which editor a value gets: that follows from its shape.
final class Editors {
  private static final int LONG = 13;

  private Editors() {}

  /// An editor for one value, or for a list of values that are no records.
  static Editor of(Shape shape, PropertyRow row, Desk desk, Subject subject, Entry entry) {
    Texts texts = desk.texts();
    return switch (shape) {
      case Shape.Maybe(Shape.Scalar(Class<?> type)) ->
          scalar(type, true, row, desk, subject, entry);
      case Shape.Scalar(Class<?> type) -> scalar(type, false, row, desk, subject, entry);
      case Shape.ListOf(Shape.Scalar(Class<?> type)) when type == ElementId.class ->
          new ReferencesEditor(desk, new Candidates(row, subject), entry);
      case Shape.ListOf(Shape.Scalar(Class<?> type)) when type.isEnum() ->
          new TagsEditor(
              Arrays.asList(type.getEnumConstants()),
              c -> Saying.word(texts, (Enum<?>) c),
              texts.say("entry.find"),
              entry);
      case Shape.ListOf(Shape.Scalar(Class<?> type)) ->
          new TypedEditor(texts, true, "", "", t -> Reading.several(type, row.measure(), t), entry);
      default -> throw new IllegalArgumentException(row.record() + "." + row.name());
    };
  }

  private static Editor scalar(
      Class<?> type, boolean maybe, PropertyRow row, Desk desk, Subject subject, Entry entry) {
    Texts texts = desk.texts();
    if (type == boolean.class) {
      return new SwitchEditor(entry);
    } else if (type == ElementId.class) {
      return row.kinds().isEmpty()
          ? new ShownOnly(value -> Saying.inWords(texts, desk.document(), value))
          : new ReferenceEditor(desk, maybe, new Candidates(row, subject), entry);
    } else if (type == KindId.class) {
      return new KindEditor(desk, subject, entry);
    } else if (type.isEnum()) {
      List<Object> values = new ArrayList<>();
      if (maybe) {
        values.add(Optional.empty());
      }
      for (Object constant : type.getEnumConstants()) {
        values.add(maybe ? Optional.of(constant) : constant);
      }
      Function<Object, String> say =
          v ->
              v instanceof Optional<?> o && o.isEmpty()
                  ? texts.say("entry.open")
                  : Saying.inWords(texts, desk.document(), v);
      return row.record().equals("LineShape")
          ? new ShownOnly(say)
          : new ChoiceEditor(values, say, texts.say("entry.several"), entry);
    }
    if (row.measure().equals("picture")) {
      return new PictureEditor(desk, row.name(), entry);
    }
    String unit = "unit." + row.measure();
    return new TypedEditor(
        texts,
        row.record().equals("Note") && type == String.class,
        texts.has(unit) ? texts.say(unit) : "",
        maybe ? texts.say("entry.open") : "",
        t -> maybe ? Reading.maybe(type, row.measure(), t) : Reading.one(type, row.measure(), t),
        entry);
  }

  /// Whether a value needs more room than beside its label in a narrow form.
  static boolean isWide(Texts texts, Shape shape, PropertyRow row) {
    return switch (shape) {
      case Shape.Maybe(Shape of) -> isWide(texts, of, row);
      case Shape.ListOf _ -> true;
      case Shape.Scalar(Class<?> type) ->
          type == Fqdn.class
              || type == ElementId.class
              || type == KindId.class
              || type.isEnum() && hasLongWords(texts, type)
              || type == String.class && !row.measure().equals("date");
      case Shape.Rec _ -> true;
    };
  }

  private static boolean hasLongWords(Texts texts, Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .anyMatch(c -> Saying.word(texts, (Enum<?>) c).length() > LONG);
  }

  /// A place as part of an id: `servers-edge01-access`.
  static String id(Property place) {
    return place.text().replace("]", "").replaceAll("[\\[.]", "-");
  }

  /// Kinds whose elements the same record holds.
  static List<KindId> siblings(KindId kind) {
    return Kinds.standard()
        .find(kind)
        .map(k -> Kinds.standard().ofStructure(k.structure()))
        .orElse(List.of(kind));
  }
}

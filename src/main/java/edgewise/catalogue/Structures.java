package edgewise.catalogue;

import edgewise.model.Element;
import edgewise.model.KindId;
import edgewise.model.Shape;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which record of the model holds elements of a kind.
public final class Structures {
  private static final Map<String, Shape.Rec> SHAPES = new HashMap<>();

  private Structures() {}

  static {
    collect(Element.class);
  }

  /// The record that holds elements of a kind; empty for an unknown kind.
  public static Optional<Shape.Rec> ofKind(KindId kind) {
    return Kinds.standard().find(kind).map(k -> SHAPES.get(k.structure()));
  }

  private static void collect(Class<?> type) {
    if (type.isRecord()) {
      SHAPES.put(wordOf(type), Shape.Rec.of(type));
    } else {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        collect(permitted);
      }
    }
  }

  /// The word of a type: `OfficeWebApps` is `office-web-apps`.
  private static String wordOf(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}

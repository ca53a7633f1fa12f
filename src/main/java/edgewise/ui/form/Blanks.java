package edgewise.ui.form;

import edgewise.catalogue.PropertyRows;
import edgewise.edit.Elements;
import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Note;
import edgewise.model.Shape;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Records to begin with: everything at its default, and where there is none, nothing.
final class Blanks {
  private Blanks() {}

  /// A new record; empty when it must refer to an element and the design has none that fits.
  static Optional<Record> of(Shape.Rec shape, Document document, Subject subject) {
    return of(shape, document, subject, taken(document));
  }

  /// A new record.
  ///
  /// @param taken ids that are in use; that of the record is added
  static Optional<Record> of(
      Shape.Rec shape, Document document, Subject subject, Set<ElementId> taken) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (Shape.Component c : shape.components()) {
      if (c.mayBeMissing()) {
        continue;
      }
      Optional<Object> value =
          switch (c.shape()) {
            case Shape.Scalar s when s.type() == ElementId.class ->
                id(shape, c.name(), document, subject, taken);
            case Shape.Scalar s -> Optional.of(blank(s.type()));
            case Shape.Rec r -> of(r, document, subject, taken).map(v -> (Object) v);
            default -> Optional.of(c.standard());
          };
      if (value.isEmpty()) {
        return Optional.empty();
      }
      given.put(c.name(), value.get());
    }
    return Optional.of((Record) shape.create(given));
  }

  private static Optional<Object> id(
      Shape.Rec shape, String name, Document document, Subject subject, Set<ElementId> taken) {
    if (name.equals("id")) {
      return Optional.of(fresh(taken));
    }
    return new Candidates(PropertyRows.standard().of(shape.type(), name), subject)
        .first(document)
        .map(id -> (Object) id);
  }

  private static Object blank(Class<?> type) {
    if (type == Fqdn.class) {
      return Fqdn.of("");
    } else if (type == Address.class) {
      return Address.of("");
    } else if (type == Cidr.class) {
      return Cidr.of("");
    } else if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    return "";
  }

  /// Every id of a document.
  static Set<ElementId> taken(Document document) {
    Set<ElementId> taken = new HashSet<>();
    document
        .topology()
        .elements()
        .forEach(
            e -> {
              taken.add(e.id());
              Elements.servers(e).forEach(s -> taken.add(Elements.serverId(s)));
            });
    document.layout().notes().stream().map(Note::id).forEach(taken::add);
    return taken;
  }

  private static ElementId fresh(Set<ElementId> taken) {
    int n = 1;
    while (!taken.add(ElementId.of("server-" + n))) {
      n++;
    }
    return ElementId.of("server-" + n);
  }
}

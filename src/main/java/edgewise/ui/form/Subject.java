package edgewise.ui.form;

import edgewise.edit.Command;
import edgewise.edit.Elements;
import edgewise.edit.Property;
import edgewise.edit.Rename;
import edgewise.edit.SetProperty;
import edgewise.edit.ShapeLine;
import edgewise.edit.SipDomainNames;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.LineShape;
import edgewise.model.LinkKind;
import edgewise.model.Note;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a form is about.
public sealed interface Subject {
  /// What holds for the whole design.
  record Whole() implements Subject {}

  /// One or several elements.
  record Of(List<ElementId> ids) implements Subject {
    public Of {
      ids = List.copyOf(ids);
    }
  }

  /// Something drawn beside the elements.
  record Drawn(ElementId note) implements Subject {}

  /// The line between two elements.
  record Line(LinkKind link, ElementId from, ElementId to) implements Subject {}

  /// The records behind it, in order; none when it is gone.
  default List<Record> records(Document document) {
    return switch (this) {
      case Whole _ -> List.of(document.topology().organization());
      case Of(List<ElementId> ids) ->
          ids.size() == 1
              ? Elements.find(document, ids.getFirst()).stream().map(e -> (Record) e).toList()
              : several(document, new LinkedHashSet<>(ids));
      case Drawn(ElementId id) ->
          document.layout().notes().stream()
              .filter(n -> n.id().equals(id))
              .map(n -> (Record) n)
              .toList();
      case Line line ->
          List.of(
              ShapeLine.find(document, line.link(), line.from(), line.to())
                  .orElseGet(
                      () ->
                          new LineShape(
                              line.link(), line.from(), line.to(), List.of(), Optional.empty())));
    };
  }

  private static List<Record> several(Document document, Set<ElementId> ids) {
    return document.topology().elements().stream()
        .filter(e -> ids.contains(e.id()))
        .map(e -> (Record) e)
        .toList();
  }

  /// The name that steps say.
  default Object name(Document document) {
    return switch (this) {
      case Whole _ -> Message.of("inspector.organization");
      case Of(List<ElementId> ids) ->
          ids.size() == 1
              ? Saying.name(document, ids.getFirst())
              : Message.of("inspector.several", ids.size());
      case Drawn(ElementId note) ->
          document.layout().notes().stream()
              .filter(n -> n.id().equals(note))
              .findFirst()
              .<Object>map(n -> Message.of("value.NoteKind." + n.kind().name()))
              .orElse(note.value());
      case Line(LinkKind link, ElementId _, ElementId _) -> Message.of(link.labelKey());
    };
  }

  /// The step that gives a property another value in all of them. What was derived from it before
  /// still is afterwards.
  ///
  /// @param what the property in words
  default Command enter(Property property, Object value, Message what, Document now) {
    Message label = Message.of("step.enter", what, name(now));
    return new Entered(
        label,
        Optional.of(List.of(this, property)),
        before ->
            SipDomainNames.carry(
                before, Derivation.carry(before, set(property, value, before), this)));
  }

  private Document set(Property property, Object value, Document before) {
    return switch (this) {
      case Whole _ -> new SetProperty(Set.of(), property, value).on(before);
      case Of(List<ElementId> ids) ->
          ids.size() == 1 && property.text().equals("name")
              ? new Rename(ids.getFirst(), (String) value).on(before)
              : new SetProperty(new LinkedHashSet<>(ids), property, value).on(before);
      case Drawn(ElementId note) -> {
        List<Note> notes = new ArrayList<>(before.layout().notes());
        notes.replaceAll(n -> n.id().equals(note) ? property.with(n, value) : n);
        yield notes.equals(before.layout().notes())
            ? before
            : before.withLayout(before.layout().withNotes(notes));
      }
      case Line line -> {
        LineShape was = (LineShape) line.records(before).getFirst();
        LineShape is = property.with(was, value);
        yield is.equals(was)
            ? before
            : new ShapeLine(
                    line.link(), line.from(), line.to(), is.bends(), is.label(), Optional.empty())
                .on(before);
      }
    };
  }

  /// The elements whose derived values may follow an edit.
  default List<Element> followers(Document document) {
    return switch (this) {
      case Whole _ -> document.topology().elements();
      case Of _ -> records(document).stream().map(r -> (Element) r).toList();
      case Drawn _, Line _ -> List.of();
    };
  }
}

package edgewise.ui.form;

import edgewise.check.Finding;
import edgewise.edit.Elements;
import edgewise.edit.Property;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.text.Texts;
import edgewise.ui.FileDialogs;
import edgewise.ui.Session;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the fields of a window's forms share: the session, what was typed and could not be applied,
/// and which rare properties are shown.
public final class Desk {
  private final Session session;
  private final Map<List<Object>, String> drafts = new HashMap<>();
  private final Set<String> opened = new HashSet<>();
  private Optional<FileDialogs> dialogs = Optional.empty();
  private Optional<Property> next = Optional.empty();
  private Document document;
  private List<Finding> findings = List.of();

  /// The desk of a window.
  public Desk(Session session) {
    this.session = session;
  }

  /// Says who asks for files.
  public void ask(FileDialogs asked) {
    dialogs = Optional.of(asked);
  }

  /// Who asks for files, if anybody does.
  Optional<FileDialogs> dialogs() {
    return dialogs;
  }

  Session session() {
    return session;
  }

  Texts texts() {
    return session.texts();
  }

  /// The document that is shown.
  public Document document() {
    return document;
  }

  /// Says what is shown from now on.
  public void show(Document now) {
    document = now;
  }

  /// Findings of the last analysis.
  public List<Finding> findings() {
    return findings;
  }

  /// Says what the last analysis found.
  public void show(List<Finding> now) {
    findings = now;
  }

  /// Says which entry of a list has just come and is to be filled in.
  void startNext(Property entry) {
    next = Optional.of(entry);
  }

  /// The entry that is to be filled in, once.
  public Optional<Property> takeNext() {
    Optional<Property> taken = next;
    next = Optional.empty();
    return taken;
  }

  /// Whether there is an element with this id.
  boolean knows(ElementId id) {
    return Elements.find(document, id).isPresent() || Elements.ownerOf(document, id).isPresent();
  }

  /// Selects an element; of a server its pool.
  void goTo(ElementId id) {
    Elements.find(document, id)
        .or(() -> Elements.ownerOf(document, id))
        .ifPresent(e -> session.selection().pick(e.id(), false));
  }

  /// The name of an element.
  String name(ElementId id) {
    return Saying.name(document, id);
  }

  /// What was typed into a field and is no value.
  Optional<String> draft(Subject subject, Property property) {
    return Optional.ofNullable(drafts.get(List.of(subject, property)));
  }

  void keepDraft(Subject subject, Property property, String typed) {
    drafts.put(List.of(subject, property), typed);
  }

  void dropDraft(Subject subject, Property property) {
    drafts.remove(List.of(subject, property));
  }

  /// Forgets what was typed for another design.
  public void forget() {
    drafts.clear();
  }

  /// Whether the rare properties of a group are shown.
  boolean isOpen(String group) {
    return opened.contains(group);
  }

  void setOpen(String group, boolean open) {
    if (open) {
      opened.add(group);
    } else {
      opened.remove(group);
    }
  }
}

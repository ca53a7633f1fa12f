package edgewise.ui.panel;

import atlantafx.base.theme.Styles;
import edgewise.check.Finding;
import edgewise.edit.Elements;
import edgewise.edit.Property;
import edgewise.edit.SetProperty;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.LinkKind;
import edgewise.model.Note;
import edgewise.text.Texts;
import edgewise.ui.FileDialogs;
import edgewise.ui.OpenDesign;
import edgewise.ui.Session;
import edgewise.ui.form.Desk;
import edgewise.ui.form.Form;
import edgewise.ui.form.Subject;
import edgewise.ui.theme.Icon;
import edgewise.ui.tool.Intent;
import edgewise.work.Analysis;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Where the properties of what is selected are edited; those of the organization when nothing is.
/// The form is made anew only when something else is selected or a part of it comes or goes;
/// otherwise its values change in place.
public final class Inspector extends BorderPane {
  private static final int MOST_NAMES = 8;

  private final Session session;
  private final Texts texts;
  private final Desk desk;
  private final VBox heading = new VBox();
  private final VBox remarks = new VBox(4);
  private final VBox content = new VBox();
  private final ScrollPane scroll = new ScrollPane(content);
  private final Label name = new Label();
  private Subject subject = new Subject.Whole();
  private List<Object> signature = List.of();
  private List<Finding> remarked = List.of();
  private Optional<Form> form = Optional.empty();
  private Optional<OpenDesign> design = Optional.empty();

  /// An empty inspector.
  public Inspector(Session session) {
    this.session = session;
    this.texts = session.texts();
    this.desk = new Desk(session);
    setId("inspector");
    getStyleClass().addAll("side-panel", "inspector");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setAccessibleText(texts.say("inspector.title"));
    content.getStyleClass().add("inspector-content");
    content.setMinWidth(0);
    remarks.getStyleClass().add("inspector-remarks");
    remarks.setId("inspector-remarks");
    name.getStyleClass().addAll(Styles.TITLE_4, "inspector-name");
    name.setWrapText(true);
    name.setMinWidth(0);
    setCenter(scroll);
    setMinWidth(160);
    session
        .selection()
        .elementsProperty()
        .addListener((_, _, _) -> update(session.documentProperty().get()));
    session
        .selection()
        .lineProperty()
        .addListener((_, _, _) -> update(session.documentProperty().get()));
    session.documentProperty().addListener((_, _, now) -> update(now));
  }

  /// Shows what the analysis of the design found.
  public void show(Analysis analysis) {
    desk.show(analysis.findings());
    update(session.documentProperty().get());
    List<Finding> own = own();
    form.ifPresent(f -> f.findings(own));
    remark(own);
  }

  /// Puts the keyboard on the name of what is selected.
  public void focusName() {
    form.ifPresent(
        f -> {
          if (!f.focus("name")) {
            f.focus(subject instanceof Subject.Drawn ? "text" : "label");
          }
        });
  }

  /// Goes to what a finding is about: selects its element and puts the keyboard on the field to
  /// change, with the finding beside it. Where the field to change is another element's, a repair
  /// tells which.
  public void goTo(Finding finding) {
    pick(finding.element());
    List<String> words = new ArrayList<>();
    finding.message().args().forEach(a -> words.add(a.toString()));
    Optional<Node> found = form.flatMap(f -> f.reveal(finding.check(), words));
    if (found.isEmpty()) {
      found = elsewhere(finding, words);
    }
    if (found.isEmpty()) {
      pick(finding.element());
      scroll.requestFocus();
      scroll.setVvalue(0);
    }
    found.ifPresent(
        node -> {
          bringIntoView(node);
          Platform.runLater(() -> bringIntoView(node));
        });
  }

  /// Says who asks for files.
  public void ask(FileDialogs dialogs) {
    desk.ask(dialogs);
  }

  /// Goes to a property of the organization and puts the keyboard on it.
  public void goTo(Property property) {
    session.selection().clear();
    form.flatMap(f -> f.reveal(property, List.of()))
        .ifPresent(
            node -> {
              bringIntoView(node);
              Platform.runLater(() -> bringIntoView(node));
            });
  }

  private void pick(Optional<ElementId> element) {
    element.ifPresentOrElse(
        id -> session.selection().pickAll(Set.of(id)), session.selection()::clear);
  }

  private Optional<Node> elsewhere(Finding finding, List<String> words) {
    return ProblemFixes.of(desk.document(), finding).stream()
        .flatMap(repair -> repair.steps().stream())
        .filter(SetProperty.class::isInstance)
        .map(SetProperty.class::cast)
        .findFirst()
        .flatMap(
            set -> {
              Optional<ElementId> on = set.on().stream().findFirst();
              Optional<ElementId> owner =
                  on.flatMap(id -> Elements.ownerOf(desk.document(), id)).map(Element::id);
              pick(owner.or(() -> on));
              Property property = owner.isPresent() ? Property.of("servers") : set.property();
              return form.flatMap(f -> f.reveal(property, words));
            });
  }

  /// Scrolls so that something stands in the upper third.
  private void bringIntoView(Node node) {
    applyCss();
    layout();
    Bounds at = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
    double room = content.getHeight() - scroll.getViewportBounds().getHeight();
    if (at != null && room > 0) {
      double top = at.getMinY() - scroll.getViewportBounds().getHeight() / 4;
      scroll.setVvalue(Math.clamp(top / room, 0, 1));
    }
  }

  private void update(Optional<Document> document) {
    if (document.isEmpty()) {
      content.getChildren().clear();
      form = Optional.empty();
      signature = List.of();
      return;
    }
    if (!session.current().equals(design)) {
      design = session.current();
      desk.forget();
      signature = List.of();
    }
    Document now = document.get();
    desk.show(now);
    Subject next = subject(now);
    List<Record> records = next.records(now);
    if (records.isEmpty()) {
      next = new Subject.Whole();
      records = next.records(now);
    }
    List<Object> shape = new ArrayList<>(Form.signature(records));
    shape.add(next);
    if (shape.equals(signature) && form.isPresent()) {
      head(now);
      Form shown = form.get();
      List<Record> values = records;
      shown.show(now, values);
      return;
    }
    boolean same = next.equals(subject) && !signature.isEmpty();
    double position = scroll.getVvalue();
    Optional<String> focused = same ? form.flatMap(Form::focused) : Optional.empty();
    subject = next;
    signature = shape;
    form = Optional.of(new Form(desk, subject, records));
    heading();
    head(now);
    List<Finding> own = own();
    form.get().findings(own);
    remark(own);
    content.getChildren().setAll(heading, remarks, form.get().node());
    if (same) {
      content.applyCss();
      scroll.layout();
      scroll.setVvalue(position);
      focused.ifPresent(form.get()::focus);
      desk.takeNext().flatMap(form.get()::start).ifPresent(this::bringIntoView);
    } else {
      scroll.setVvalue(0);
    }
  }

  private Subject subject(Document document) {
    Set<ElementId> chosen = session.selection().elements();
    Optional<Intent.Line> line = session.selection().line();
    if (line.isPresent()) {
      return new Subject.Line(line.get().kind(), line.get().from(), line.get().to());
    }
    List<ElementId> elements = new ArrayList<>();
    Optional<ElementId> note = Optional.empty();
    Set<ElementId> notes = new LinkedHashSet<>();
    document.layout().notes().stream().map(Note::id).forEach(notes::add);
    for (ElementId id : chosen) {
      if (notes.contains(id)) {
        note = Optional.of(id);
      } else {
        elements.add(id);
      }
    }
    if (elements.isEmpty()) {
      return note.<Subject>map(Subject.Drawn::new).orElseGet(Subject.Whole::new);
    }
    return new Subject.Of(elements);
  }

  // Above the form

  private void heading() {
    heading.getChildren().clear();
    Document document = desk.document();
    switch (subject) {
      case Subject.Whole _ ->
          heading("user-group", texts.say("inspector.organization"), Optional.empty());
      case Subject.Of(List<ElementId> ids) when ids.size() == 1 -> {
        Element element = Elements.find(document, ids.getFirst()).orElseThrow();
        String kind = "kind." + element.kind();
        heading(
            element.kind().value(),
            texts.say(kind),
            texts.has(kind + ".hint") ? Optional.of(texts.say(kind + ".hint")) : Optional.empty());
      }
      case Subject.Of(List<ElementId> ids) -> {
        heading("network", "", Optional.empty());
        VBox list = new VBox(2);
        for (ElementId id : ids.subList(0, Math.min(MOST_NAMES, ids.size()))) {
          list.getChildren().add(link(document, id));
        }
        if (ids.size() > MOST_NAMES) {
          Label more = new Label(texts.say("sheet.more", ids.size() - MOST_NAMES));
          more.getStyleClass().add(Styles.TEXT_MUTED);
          list.getChildren().add(more);
        }
        list.getStyleClass().add("inspector-hint");
        heading.getChildren().add(list);
      }
      case Subject.Drawn(ElementId id) ->
          heading(
              "note",
              texts.say(
                  "value.NoteKind."
                      + document.layout().notes().stream()
                          .filter(n -> n.id().equals(id))
                          .findFirst()
                          .orElseThrow()
                          .kind()
                          .name()),
              Optional.empty());
      case Subject.Line(LinkKind link, ElementId from, ElementId to) ->
          heading(
              "network",
              texts.say(link.labelKey()),
              Optional.of(
                  texts.say("inspector.line.hint", nameOf(document, from), nameOf(document, to))));
    }
  }

  private static String nameOf(Document document, ElementId id) {
    return Elements.find(document, id).map(Element::name).orElse(id.value());
  }

  private void heading(String icon, String kind, Optional<String> hint) {
    Label under = new Label(kind);
    under.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    under.setWrapText(true);
    VBox words = kind.isEmpty() ? new VBox(name) : new VBox(name, under);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Node sign = Icon.ofKind(icon).node(22);
    HBox row = new HBox(10, sign, words);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("inspector-heading");
    heading.getChildren().add(row);
    hint.ifPresent(
        h -> {
          Label label = new Label(h);
          label.setWrapText(true);
          label.setMinHeight(USE_PREF_SIZE);
          label.getStyleClass().addAll(Styles.TEXT_MUTED, "inspector-hint");
          heading.getChildren().add(label);
        });
  }

  /// The name in the heading follows what is typed.
  private void head(Document document) {
    name.setText(
        switch (subject) {
          case Subject.Whole _ -> {
            String given = document.topology().organization().name();
            yield given.isBlank() ? texts.say("inspector.organization") : given;
          }
          case Subject.Of(List<ElementId> ids) ->
              ids.size() == 1
                  ? nameOf(document, ids.getFirst())
                  : texts.say("inspector.several", ids.size());
          case Subject.Drawn _ -> texts.say("inspector.drawn");
          case Subject.Line _ -> texts.say("inspector.line");
        });
  }

  private Hyperlink link(Document document, ElementId id) {
    Hyperlink link = new Hyperlink(nameOf(document, id));
    link.setOnAction(_ -> session.selection().pick(id, false));
    link.getStyleClass().add("property-link");
    return link;
  }

  // Findings

  /// The findings about what is shown.
  private List<Finding> own() {
    Set<ElementId> elements = Form.elements(subject);
    boolean whole = subject instanceof Subject.Whole;
    List<Finding> own = new ArrayList<>();
    for (Finding finding : desk.findings()) {
      Optional<ElementId> element = finding.element();
      if (element.isEmpty() ? whole : elements.contains(element.get())) {
        own.add(finding);
      }
    }
    return own;
  }

  /// Findings that no field is about stand above the form.
  private void remark(List<Finding> own) {
    List<Finding> now = new ArrayList<>();
    if (!(subject instanceof Subject.Of(List<ElementId> ids) && ids.size() > 1)) {
      for (Finding finding : own) {
        if (form.isEmpty() || !form.get().says(finding.check())) {
          now.add(finding);
        }
      }
    }
    if (now.equals(remarked)) {
      return;
    }
    remarked = now;
    Form.tell(desk, List.of(), now, remarks);
    remarks.setVisible(!now.isEmpty());
  }
}

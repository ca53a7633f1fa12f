package edgewise.ui.form;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import edgewise.catalogue.PropertyRow;
import edgewise.check.Finding;
import edgewise.check.Severity;
import edgewise.edit.Property;
import edgewise.model.Document;
import edgewise.model.Fqdn;
import edgewise.model.Shape;
import edgewise.text.Message;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One property in a form: its label, its editor, where a derived value comes from, and below it
/// what is wrong with it.
final class Field extends FieldLine implements Entry {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Desk desk;
  private final Subject subject;
  private final Property place;
  private final PropertyRow row;
  private final String words;
  private final Editor editor;
  private final VBox notes = new VBox(3);
  private Optional<Derivation> derivation = Optional.empty();
  private HBox source;
  private Label sourceWords;
  private ToggleSwitch override;
  private boolean overriding;
  private boolean showing;
  private List<Record> records = List.of();
  private Optional<Message> wrong = Optional.empty();
  private Optional<Message> doubtful = Optional.empty();
  private List<Finding> findings = List.of();
  private List<Object> said = List.of();
  private Document applied;

  /// @param owner what the property belongs to, said before its name to those who do not see it;
  ///   may be empty
  Field(
      Desk desk,
      Subject subject,
      Class<?> root,
      Property place,
      PropertyRow row,
      Shape shape,
      String owner) {
    this.desk = desk;
    this.subject = subject;
    this.place = place;
    this.row = row;
    Texts texts = desk.texts();
    words = texts.say("property." + row.name());
    editor = Editors.of(shape, row, desk, subject, this);
    String id = Editors.id(place);
    editor.control().setId("field-" + id);
    editor.control().setAccessibleText(owner.isEmpty() ? words : owner + ", " + words);
    VBox body = new VBox(3, editor.node());
    derivation = Derivation.of(root, place);
    if (derivation.isPresent()) {
      source(id);
      body.getChildren().add(source);
    }
    body.getChildren().add(notes);
    notes.setManaged(false);
    Node label = FieldLabel.of(desk, row, words);
    arrange(label, body, Editors.isWide(texts, shape, row));
    desk.draft(subject, place).ifPresent(editor::draft);
  }

  private void source(String id) {
    sourceWords = new Label();
    sourceWords.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    sourceWords.setWrapText(true);
    sourceWords.setMinWidth(0);
    HBox.setHgrow(sourceWords, Priority.ALWAYS);
    sourceWords.setMaxWidth(Double.MAX_VALUE);
    override = new ToggleSwitch();
    override.setId("override-" + id);
    override.getStyleClass().add("small-switch");
    String own = desk.texts().say("derived.override");
    override.setText(own);
    override.setAccessibleText(own + ": " + words);
    override.setTooltip(new Tooltip(desk.texts().say("derived.override.hint")));
    override.setMinWidth(Region.USE_PREF_SIZE);
    override.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.SPACE || e.getCode() == KeyCode.ENTER) {
            override.fire();
            e.consume();
          }
        });
    override.selectedProperty().addListener((_, _, now) -> override(now));
    source = new HBox(6, sourceWords, override);
    source.setAlignment(Pos.CENTER_LEFT);
  }

  /// The place of the value in the record.
  Property place() {
    return place;
  }

  /// What takes the keyboard.
  Editor editor() {
    return editor;
  }

  /// Shows what the document holds now.
  void show(Document document, List<Record> now) {
    records = now;
    List<Object> values = now.stream().flatMap(r -> place.in(r).stream()).distinct().toList();
    if (values.isEmpty()) {
      return;
    }
    List<Object> derived = derived(document);
    boolean holds =
        !derived.isEmpty()
            && now.stream().allMatch(r -> derivation.orElseThrow().holds(document, r, place));
    if (derivation.isPresent()) {
      showing = true;
      boolean open = !holds || overriding;
      source.setVisible(!derived.isEmpty());
      source.setManaged(!derived.isEmpty());
      sourceWords.setText(
          derived.isEmpty()
              ? ""
              : desk.texts()
                  .say(
                      holds && !overriding ? "derived.from" : "derived.instead",
                      Message.of(derivation.get().sourceKey()),
                      derived.size() > 1
                          ? Message.of("entry.several")
                          : Saying.inWords(desk.texts(), document, derived.getFirst())));
      override.setSelected(open);
      editor.setOpen(open || derived.isEmpty());
      showing = false;
    }
    if (holds) {
      editor.show(derived.getFirst(), derived.size() > 1);
    } else {
      editor.show(values.getFirst(), values.size() > 1);
    }
  }

  private List<Object> derived(Document document) {
    if (derivation.isEmpty()) {
      return List.of();
    }
    Set<Object> derived = new HashSet<>();
    for (Record record : records) {
      Optional<Object> one = derivation.get().at(document, record, place);
      if (one.isEmpty()) {
        return List.of();
      }
      derived.add(one.get());
    }
    return List.copyOf(derived);
  }

  private void override(boolean now) {
    if (showing) {
      return;
    }
    overriding = now;
    if (now) {
      show(desk.document(), records);
      editor.control().requestFocus();
      return;
    }
    Derivation d = derivation.orElseThrow();
    Object back =
        d.copied()
            ? d.at(desk.document(), records.getFirst(), place).orElseThrow()
            : leftOut(place.in(records.getFirst()).orElseThrow());
    desk.dropDraft(subject, place);
    wrong = Optional.empty();
    if (!apply(back)) {
      show(desk.document(), records);
    }
    done();
    say();
  }

  private static Object leftOut(Object value) {
    return switch (value) {
      case Optional<?> _ -> Optional.empty();
      case List<?> _ -> List.of();
      case Fqdn _ -> Fqdn.of("");
      default -> "";
    };
  }

  // What is wrong

  /// Shows the findings about this property; those of other properties are left to others.
  void findings(List<Finding> all) {
    findings = all.stream().filter(f -> row.concerns(f.check())).toList();
    say();
  }

  private void say() {
    List<Object> now = new ArrayList<>(findings);
    wrong.ifPresent(now::add);
    doubtful.ifPresent(now::add);
    editor.control().pseudoClassStateChanged(WRONG, wrong.isPresent());
    if (now.equals(said)) {
      return;
    }
    said = now;
    List<Node> own = new ArrayList<>();
    wrong.ifPresent(w -> own.add(new Remark(Severity.ERROR, "wrong").say(desk.texts().say(w), "")));
    doubtful.ifPresent(
        d -> own.add(new Remark(Severity.WARNING, "doubtful").say(desk.texts().say(d), "")));
    Form.tell(desk, own, findings, notes);
    editor
        .control()
        .setAccessibleHelp(
            notes.getChildren().stream()
                .map(n -> ((Label) ((HBox) n).getChildren().getLast()).getText())
                .collect(Collectors.joining(" ")));
  }

  // What the editor tells

  @Override
  public void fits(Object value) {
    desk.dropDraft(subject, place);
    wrong = Optional.empty();
    doubtful = Doubles.of(desk.document(), subject, place, value);
    say();
  }

  @Override
  public void refuse(Message why, String typed) {
    desk.keepDraft(subject, place, typed);
    wrong = Optional.of(why);
    doubtful = Optional.empty();
    say();
  }

  @Override
  public boolean apply(Object value) {
    boolean changed =
        desk.session()
            .edit(
                subject.enter(place, value, Message.of("property." + row.name()), desk.document()));
    if (changed) {
      applied = desk.document();
    }
    return changed;
  }

  @Override
  public void done() {
    desk.session().seal();
  }

  // The step is taken back only while nothing else has happened since.
  @Override
  @SuppressWarnings("ReferenceEquality")
  public void takeBack() {
    if (applied == desk.document()) {
      desk.session().undo();
    }
  }

  @Override
  public void undo(boolean again) {
    if (again) {
      desk.session().redo();
    } else {
      desk.session().undo();
    }
  }
}

package edgewise.ui.form;

import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/// A value that is typed. It is applied by Enter, when the keyboard goes elsewhere, and after a
/// pause; Escape brings back what stood there before.
final class TypedEditor implements Editor {
  private static final Duration PAUSE = Duration.millis(700);
  private static final int MOST_LINES = 8;
  private static final PseudoClass DERIVED = PseudoClass.getPseudoClass("derived");

  private final TextInputControl input;
  private final Node node;
  private final Function<String, Outcome<Object>> read;
  private final Entry entry;
  private final Texts texts;
  private final String prompt;
  private final PauseTransition pause = new PauseTransition(PAUSE);
  private String shown = "";
  private Optional<Object> held = Optional.empty();
  private boolean showing;
  private boolean applied;

  /// @param lines whether the value may have several lines
  /// @param unit said behind the value; may be empty
  TypedEditor(
      Texts texts,
      boolean lines,
      String unit,
      String prompt,
      Function<String, Outcome<Object>> read,
      Entry entry) {
    this.texts = texts;
    this.read = read;
    this.entry = entry;
    this.prompt = prompt;
    input = lines ? new TextArea() : new TextField();
    input.getStyleClass().add("entry");
    input.setPromptText(prompt);
    if (input instanceof TextArea area) {
      area.setWrapText(true);
      area.setPrefRowCount(1);
      area.setPrefColumnCount(8);
    } else {
      ((TextField) input).setPrefColumnCount(6);
    }
    if (unit.isEmpty()) {
      node = input;
    } else {
      Label label = new Label(unit);
      label.getStyleClass().add("unit");
      label.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
      HBox.setHgrow(input, Priority.ALWAYS);
      HBox box = new HBox(6, input, label);
      box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
      node = box;
    }
    pause.setOnFinished(_ -> apply());
    input.textProperty().addListener((_, _, now) -> typed(now));
    input.focusedProperty().addListener((_, _, now) -> focus(now));
    input.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public Control control() {
    return input;
  }

  @Override
  public void setOpen(boolean open) {
    input.setEditable(open);
    input.setFocusTraversable(open);
    input.pseudoClassStateChanged(DERIVED, !open);
  }

  @Override
  public void show(Object value, boolean several) {
    String text = several ? "" : Saying.typed(value);
    boolean dirty = !input.getText().equals(shown);
    input.setPromptText(several ? texts.say("entry.several") : prompt);
    Optional<Object> now = several ? Optional.empty() : Optional.of(value);
    boolean same = now.equals(held);
    held = now;
    if (input.isFocused() && input.isEditable()) {
      // Whoever is typing goes on: news of something else, such as findings, takes no letter away.
      if (dirty && same) {
        return;
      }
      if (!several && isTyped(value)) {
        shown = input.getText();
        return;
      }
    }
    if (dirty && read.apply(input.getText()) instanceof Outcome.Refused<Object>) {
      shown = text;
      return;
    }
    shown = text;
    put(text);
  }

  /// Whether what is typed already means the value.
  private boolean isTyped(Object value) {
    return read.apply(input.getText()) instanceof Outcome.Ok<Object> ok && ok.value().equals(value);
  }

  private void put(String text) {
    if (input.getText().equals(text)) {
      return;
    }
    int caret = input.getCaretPosition();
    showing = true;
    input.setText(text);
    showing = false;
    rows(text);
    input.positionCaret(Math.min(caret, text.length()));
  }

  private void rows(String text) {
    if (input instanceof TextArea area) {
      area.setPrefRowCount(Math.clamp(text.lines().count(), 1, MOST_LINES));
    }
  }

  @Override
  public void draft(String typed) {
    showing = true;
    input.setText(typed);
    showing = false;
    rows(typed);
    check(typed);
  }

  private void typed(String now) {
    if (showing) {
      return;
    }
    rows(now + (now.endsWith("\n") ? " " : ""));
    if (check(now)) {
      pause.playFromStart();
    } else {
      pause.stop();
    }
  }

  private boolean check(String now) {
    switch (read.apply(now)) {
      case Outcome.Ok<Object>(Object value, List<Trouble> _) -> {
        entry.fits(value);
        return true;
      }
      case Outcome.Refused<Object>(List<Trouble> why) -> {
        Message first = why.getFirst().message();
        if (now.equals(shown) && now.isEmpty()) {
          entry.fits(now);
        } else {
          entry.refuse(first, now);
        }
        return false;
      }
    }
  }

  /// Applies what is typed, if it means something else than what is shown.
  private void apply() {
    pause.stop();
    String text = input.getText();
    if (text.equals(shown) || !input.isEditable()) {
      return;
    }
    if (read.apply(text) instanceof Outcome.Ok<Object> ok) {
      shown = text;
      held = Optional.of(ok.value());
      applied |= entry.apply(ok.value());
    }
  }

  private void finish() {
    apply();
    entry.done();
    applied = false;
  }

  private void focus(boolean now) {
    if (now) {
      applied = false;
      return;
    }
    finish();
    if (read.apply(input.getText()) instanceof Outcome.Ok<Object> ok
        && !input.getText().isBlank()) {
      String canonical = Saying.typed(ok.value());
      shown = canonical;
      put(canonical);
    }
  }

  private void key(KeyEvent e) {
    boolean lines = input instanceof TextArea;
    if (e.getCode() == KeyCode.ESCAPE) {
      escape(e);
    } else if (e.getCode() == KeyCode.ENTER && (!lines || e.isShortcutDown())) {
      finish();
      e.consume();
    } else if (e.getCode() == KeyCode.TAB && lines && !e.isControlDown()) {
      input.requestFocusTraversal(
          e.isShiftDown()
              ? javafx.scene.TraversalDirection.PREVIOUS
              : javafx.scene.TraversalDirection.NEXT);
      e.consume();
    } else if (e.isShortcutDown() && input.getText().equals(shown)) {
      boolean again = e.getCode() == KeyCode.Y || e.getCode() == KeyCode.Z && e.isShiftDown();
      if (again || e.getCode() == KeyCode.Z) {
        entry.undo(again);
        e.consume();
      }
    }
  }

  private void escape(KeyEvent e) {
    pause.stop();
    boolean dirty = !input.getText().equals(shown);
    if (!dirty && !applied) {
      return;
    }
    put(shown);
    check(shown);
    if (applied) {
      applied = false;
      entry.takeBack();
    }
    e.consume();
  }
}

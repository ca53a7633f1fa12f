package edgewise.ui.canvas;

import edgewise.layout.Box;
import java.util.function.Consumer;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

/// A field over the drawing in which a name or the words of a note are edited in place. Enter or
/// going elsewhere takes the text over, Escape leaves it as it was. In a field of several lines
/// Shift+Enter begins a line.
final class InlineText {
  private static final double LEAST_WIDTH = 140;
  private static final double LEAST_HEIGHT = 28;

  private final Pane over;
  private TextInputControl field;

  InlineText(Pane over) {
    this.over = over;
  }

  /// Opens the field.
  ///
  /// @param at where, relative to the drawing surface
  /// @param name accessible name of the field
  /// @param take gets the text when it is taken over
  void open(Box at, String name, String text, boolean lines, Consumer<String> take) {
    close();
    TextInputControl opened = lines ? area() : new TextField();
    field = opened;
    opened.setText(text);
    opened.setId("inline-text");
    opened.setAccessibleText(name);
    opened.getStyleClass().add("inline-text");
    opened.setManaged(false);
    double width = Math.max(LEAST_WIDTH, at.width());
    double height = lines ? Math.max(2 * LEAST_HEIGHT, at.height()) : LEAST_HEIGHT;
    over.getChildren().add(opened);
    opened.resizeRelocate(
        Math.clamp(at.x(), 0, Math.max(0, over.getWidth() - width)),
        Math.clamp(at.y(), 0, Math.max(0, over.getHeight() - height)),
        width,
        height);
    opened.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            close();
            over.requestFocus();
            e.consume();
          } else if (e.getCode() == KeyCode.ENTER && !e.isShiftDown()) {
            take(opened, take);
            over.requestFocus();
            e.consume();
          }
        });
    opened
        .focusedProperty()
        .addListener(
            (_, _, now) -> {
              if (!now) {
                take(opened, take);
              }
            });
    opened.requestFocus();
    opened.selectAll();
  }

  private static TextArea area() {
    TextArea area = new TextArea();
    area.setWrapText(true);
    return area;
  }

  // A control is the same only when it is the same object.
  @SuppressWarnings("ReferenceEquality")
  private void take(TextInputControl from, Consumer<String> take) {
    if (field == from) {
      String text = from.getText();
      close();
      take.accept(text);
    }
  }

  /// Closes the field without taking the text over.
  void close() {
    if (field != null) {
      TextInputControl closing = field;
      field = null;
      over.getChildren().remove(closing);
    }
  }
}

package edgewise.ui.form;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.util.StringConverter;

/// One of a few values, such as the constants of an enumeration.
final class ChoiceEditor implements Editor {
  private final ComboBox<Object> box = new ComboBox<>();
  private final String several;
  private boolean showing;

  /// @param values as the component has them, [java.util.Optional] where it may be missing
  /// @param several what stands there when the elements behind the form differ
  ChoiceEditor(List<?> values, Function<Object, String> say, String several, Entry entry) {
    this.several = several;
    box.getItems().setAll(values);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setMinWidth(0);
    box.setPrefWidth(80);
    box.getStyleClass().add("entry");
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Object value) {
            return value == null ? "" : say.apply(value);
          }

          @Override
          public Object fromString(String text) {
            throw new UnsupportedOperationException();
          }
        });
    box.valueProperty()
        .addListener(
            (_, _, now) -> {
              if (!showing && now != null) {
                entry.fits(now);
                entry.apply(now);
                entry.done();
              }
            });
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public Control control() {
    return box;
  }

  @Override
  public void setOpen(boolean open) {
    box.setDisable(!open);
  }

  @Override
  public void show(Object value, boolean differs) {
    showing = true;
    box.setPromptText(differs ? several : "");
    box.setValue(differs ? null : value);
    showing = false;
  }
}

package edgewise.ui.form;

import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;

/// A value that is not changed in a form, but can be copied from it.
final class ShownOnly implements Editor {
  private final TextField text = new TextField();
  private final Function<Object, String> say;

  ShownOnly(Function<Object, String> say) {
    this.say = say;
    text.setEditable(false);
    text.setPrefColumnCount(6);
    text.getStyleClass().addAll("entry", "shown-only");
  }

  @Override
  public Node node() {
    return text;
  }

  @Override
  public Control control() {
    return text;
  }

  @Override
  public void show(Object value, boolean several) {
    text.setText(several ? "" : say.apply(value));
  }

  @Override
  public void setOpen(boolean open) {
    // Never open.
  }
}

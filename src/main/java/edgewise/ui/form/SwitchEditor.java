package edgewise.ui.form;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/// Yes or no: a switch, and a box with a third state where elements differ.
final class SwitchEditor implements Editor {
  private final ToggleSwitch toggle = new ToggleSwitch();
  private final CheckBox check = new CheckBox();
  private final StackPane node = new StackPane(toggle, check);
  private boolean showing;

  SwitchEditor(Entry entry) {
    node.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    check.setVisible(false);
    check.setManaged(false);
    check.accessibleTextProperty().bind(toggle.accessibleTextProperty());
    toggle.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.SPACE || e.getCode() == KeyCode.ENTER) {
            toggle.fire();
            e.consume();
          }
        });
    toggle.selectedProperty().addListener((_, _, now) -> entered(entry, now));
    check.selectedProperty().addListener((_, _, now) -> entered(entry, now));
  }

  private void entered(Entry entry, boolean now) {
    if (!showing) {
      entry.apply(now);
      entry.done();
    }
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public Control control() {
    return toggle;
  }

  @Override
  public void setOpen(boolean open) {
    node.setDisable(!open);
  }

  @Override
  public void show(Object value, boolean several) {
    showing = true;
    check.setVisible(several);
    check.setManaged(several);
    toggle.setVisible(!several);
    toggle.setManaged(!several);
    check.setIndeterminate(several);
    check.setSelected(!several && (Boolean) value);
    toggle.setSelected(!several && (Boolean) value);
    showing = false;
  }
}

package edgewise.ui.form;

import javafx.scene.Node;
import javafx.scene.control.Control;

/// Shows one value and takes another. What is typed and not applied yet stays when the document
/// changes elsewhere.
interface Editor {
  /// What stands beside the label.
  Node node();

  /// What takes the keyboard.
  Control control();

  /// Shows what the document holds.
  ///
  /// @param value as the component has it
  /// @param several whether the elements behind the form differ in it
  void show(Object value, boolean several);

  /// Lets the value be changed, or shows it only.
  void setOpen(boolean open);

  /// Shows what was typed before and could not be applied.
  default void draft(String typed) {}
}

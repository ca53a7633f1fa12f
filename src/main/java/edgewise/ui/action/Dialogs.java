package edgewise.ui.action;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Modality;
import javafx.stage.Window;

/// Dialogs in the colours of their window.
final class Dialogs {
  private Dialogs() {}

  /// A dialog that does not keep the window waiting.
  static Dialog<ButtonType> of(Window owner, String title, Node content, ButtonType... buttons) {
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.initModality(Modality.NONE);
    dialog.setTitle(title);
    dialog.setHeaderText(null);
    dialog.setResizable(true);
    if (owner != null && owner.getScene() != null) {
      dialog.getDialogPane().getStylesheets().addAll(owner.getScene().getRoot().getStylesheets());
    }
    dialog.getDialogPane().setContent(content);
    dialog.getDialogPane().getButtonTypes().setAll(buttons);
    return dialog;
  }

  /// Puts a button that does more than close the dialog beside those that close it.
  static void add(Dialog<ButtonType> dialog, Button button, ButtonBar.ButtonData place) {
    ButtonBar.setButtonData(button, place);
    ButtonBar.setButtonUniformSize(button, false);
    ((ButtonBar) dialog.getDialogPane().lookup(".button-bar")).getButtons().add(button);
  }
}

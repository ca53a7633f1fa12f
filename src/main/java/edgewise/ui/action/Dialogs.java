package edgewise.ui.action;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.layout.VBox;
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
    VBox box = new VBox(content);
    box.setPadding(new Insets(8));
    VBox.setVgrow(content, javafx.scene.layout.Priority.ALWAYS);
    dialog.getDialogPane().setContent(box);
    dialog.getDialogPane().getButtonTypes().setAll(buttons);
    return dialog;
  }
}

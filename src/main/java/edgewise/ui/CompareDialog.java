package edgewise.ui;

import edgewise.compare.Comparison;
import edgewise.compare.Comparison.Change;
import edgewise.compare.Comparison.Field;
import edgewise.text.Message;
import edgewise.text.Texts;
import java.util.List;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Shows what is different between two documents: elements and the rows that follow from them.
final class CompareDialog {
  private final Texts texts;

  private CompareDialog(Texts texts) {
    this.texts = texts;
  }

  /// A dialog about a comparison, not shown yet.
  ///
  /// @param title what is compared with what
  static Dialog<ButtonType> of(
      Comparison comparison, Message title, Texts texts, Window owner, List<String> stylesheets) {
    return new CompareDialog(texts).dialog(comparison, title, owner, stylesheets);
  }

  private Dialog<ButtonType> dialog(
      Comparison comparison, Message title, Window owner, List<String> stylesheets) {
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(texts.say("files.compare.title"));
    dialog.setHeaderText(null);
    dialog.setResizable(true);
    dialog.getDialogPane().getStylesheets().addAll(stylesheets);
    Label what = new Label(texts.say(title));
    what.setWrapText(true);
    TreeItem<String> root = new TreeItem<>("");
    section(root, "changes.elements", "property.", comparison.elements());
    section(root, "table.firewall", "column.firewall.", comparison.firewall());
    section(root, "table.dns", "column.dns.", comparison.dns());
    section(root, "table.certificates", "column.certificates.", comparison.certificates());
    if (root.getChildren().isEmpty()) {
      root.getChildren().add(new TreeItem<>(texts.say("files.compare.same")));
    }
    TreeView<String> tree = new TreeView<>(root);
    tree.setShowRoot(false);
    tree.setId("comparison");
    tree.setAccessibleText(texts.say("files.compare.title"));
    tree.setPrefSize(640, 380);
    VBox.setVgrow(tree, Priority.ALWAYS);
    dialog.getDialogPane().setContent(new VBox(10, what, tree));
    dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    return dialog;
  }

  private void section(TreeItem<String> root, String heading, String names, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    TreeItem<String> section = new TreeItem<>(texts.say(heading) + "  " + changes.size());
    section.setExpanded(true);
    for (Change change : changes) {
      String sign =
          switch (change.kind()) {
            case ADDED -> "+ ";
            case REMOVED -> "− ";
            case CHANGED -> "~ ";
          };
      TreeItem<String> item =
          new TreeItem<>(sign + (change.label().isEmpty() ? change.id() : change.label()));
      for (Field field : change.fields()) {
        item.getChildren().add(new TreeItem<>(line(change.kind(), names, field)));
      }
      section.getChildren().add(item);
    }
    root.getChildren().add(section);
  }

  private String line(Comparison.Kind kind, String names, Field field) {
    String name = texts.find(names + field.name()).orElse(field.name());
    return switch (kind) {
      case ADDED -> name + ": " + field.after();
      case REMOVED -> name + ": " + field.before();
      case CHANGED -> name + ": " + shown(field.before()) + "  →  " + shown(field.after());
    };
  }

  private static String shown(String value) {
    return value.isEmpty() ? "–" : value;
  }
}

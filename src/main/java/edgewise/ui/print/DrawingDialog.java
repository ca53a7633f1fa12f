package edgewise.ui.print;

import edgewise.export.Colours;
import edgewise.export.DrawingFormat;
import edgewise.model.ElementId;
import edgewise.text.Texts;
import edgewise.ui.FileDialogs;
import edgewise.ui.Picturing;
import edgewise.ui.Session;
import edgewise.work.Rendering;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.stage.Window;

/// Chooses how the drawing becomes a file: format, colours, size of the picture. The last choice is
/// remembered.
public final class DrawingDialog {
  private static final String FORMAT = "drawing.format";
  private static final String DARK = "drawing.dark";
  private static final String SCALE = "drawing.scale";
  private static final List<String> SCALES = List.of("0.5", "1", "2", "3", "4");

  private final Session session;
  private final Texts texts;
  private final ComboBox<DrawingFormat> format = new ComboBox<>();
  private final ComboBox<Boolean> dark = new ComboBox<>();
  private final ComboBox<String> scale = new ComboBox<>();
  private final CheckBox selected = new CheckBox();

  private DrawingDialog(Session session) {
    this.session = session;
    this.texts = session.texts();
  }

  /// Fills a dialog for the design in front.
  ///
  /// @param dialog an empty dialog in the colours of its window
  /// @param onlySelected whether it begins with what is selected alone
  public static void fill(
      Dialog<ButtonType> dialog,
      Session session,
      FileDialogs files,
      Picturing picturing,
      String name,
      boolean onlySelected,
      Window owner) {
    new DrawingDialog(session).build(dialog, files, picturing, name, onlySelected, owner);
  }

  private void build(
      Dialog<ButtonType> dialog,
      FileDialogs files,
      Picturing picturing,
      String name,
      boolean onlySelected,
      Window owner) {
    Set<ElementId> elements = Set.copyOf(session.selection().elements());
    format.getItems().setAll(DrawingFormat.values());
    format.setConverter(PrintDialog.named(f -> texts.say("format." + f.id())));
    format.setValue(
        DrawingFormat.ofFile("." + session.settings().get(FORMAT, "svg"))
            .orElse(DrawingFormat.SVG));
    dark.getItems().setAll(false, true);
    dark.setConverter(
        PrintDialog.named(d -> texts.say(d ? "action.theme-dark" : "action.theme-light")));
    dark.setValue(session.settings().get(DARK, "false").equals("true"));
    scale.getItems().setAll(SCALES);
    String last = session.settings().get(SCALE, "2");
    scale.setValue(Rendering.scale(last).isPresent() ? last : "2");
    scale.setEditable(true);
    scale.getEditor().setId("drawing-scale-text");
    scale.getEditor().setAccessibleText(texts.say("drawing.field.scale"));
    scale.disableProperty().bind(format.valueProperty().isNotEqualTo(DrawingFormat.PNG));
    Label wrong = new Label();
    wrong.setId("drawing-wrong");
    wrong.getStyleClass().add("field-note");
    wrong
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    isPossible()
                        ? ""
                        : texts.say(
                            "drawing.bad-scale", Rendering.LEAST_SCALE, Rendering.LARGEST_SCALE),
                format.valueProperty(),
                scale.getEditor().textProperty()));
    selected.setId("drawing-selected");
    selected.setText(texts.say("drawing.field.selected"));
    selected.setSelected(onlySelected);
    selected.setDisable(elements.isEmpty());
    GridPane grid = new GridPane(12, 10);
    grid.setId("drawing-export");
    int row = 0;
    row = row(grid, row, "format", format);
    row = row(grid, row, "colours", dark);
    row = row(grid, row, "scale", scale);
    grid.add(selected, 1, row++);
    grid.add(wrong, 0, row, 2, 1);
    dialog.getDialogPane().setContent(grid);
    Button save = new Button(texts.say("drawing.save"));
    save.setId("drawing-save");
    save.setDefaultButton(true);
    save.disableProperty().bind(wrong.textProperty().isNotEmpty());
    save.setOnAction(
        _ ->
            files
                .drawingToSave(owner, name + "." + format.getValue().id())
                .ifPresent(
                    file -> {
                      keep();
                      dialog.close();
                      picturing.export(
                          file,
                          selected.isSelected() ? elements : Set.of(),
                          dark.getValue() ? Colours.DARK : Colours.LIGHT,
                          Rendering.scale(scale.getEditor().getText().strip()).orElse(1.0));
                    }));
    ButtonBar.setButtonData(save, ButtonBar.ButtonData.OK_DONE);
    ((ButtonBar) dialog.getDialogPane().lookup(".button-bar")).getButtons().add(save);
  }

  /// A scale counts for pictures made of pixels alone.
  private boolean isPossible() {
    return format.getValue() != DrawingFormat.PNG
        || Rendering.scale(scale.getEditor().getText().strip()).isPresent();
  }

  private void keep() {
    session.settings().put(FORMAT, format.getValue().id());
    session.settings().put(DARK, dark.getValue().toString());
    if (format.getValue() == DrawingFormat.PNG) {
      session.settings().put(SCALE, scale.getEditor().getText().strip());
    }
  }

  private int row(GridPane grid, int row, String id, Control field) {
    Label label = new Label(texts.say("drawing.field." + id));
    label.setLabelFor(field);
    label.setMinWidth(Label.USE_PREF_SIZE);
    field.setId("drawing-" + id);
    field.setAccessibleText(label.getText());
    field.setPrefWidth(240);
    grid.addRow(row, label, field);
    return row + 1;
  }
}

package edgewise.ui.form;

import atlantafx.base.theme.Styles;
import edgewise.catalogue.PropertyRow;
import edgewise.catalogue.PropertyRows;
import edgewise.check.Finding;
import edgewise.edit.Property;
import edgewise.model.Document;
import edgewise.model.EdgeServer;
import edgewise.model.ExistingRecord;
import edgewise.model.ExistingRule;
import edgewise.model.Server;
import edgewise.model.Shape;
import edgewise.ui.theme.Icon;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;

/// A list of machines, rules or records as a table in the form: the columns needed most, and a
/// button that opens all of them in a window of their own.
final class RecordTable extends VBox implements Form.Part {
  private static final Set<Class<?>> HELD =
      Set.of(EdgeServer.class, Server.class, ExistingRule.class, ExistingRecord.class);
  private static final int FEW = 2;

  private final Desk desk;
  private final Subject subject;
  private final Property place;
  private final PropertyRow row;
  private final List<Column> all;
  private final Shape.Rec type;
  private final Label title = new Label();
  private final RecordGrid grid;
  private Optional<RecordGrid> wide = Optional.empty();

  RecordTable(
      Desk desk, Subject subject, Class<?> root, Property place, PropertyRow row, Shape.Rec type) {
    super(4);
    this.desk = desk;
    this.subject = subject;
    this.place = place;
    this.row = row;
    this.type = type;
    all =
        PropertyRows.standard().of(type.type()).stream()
            .filter(p -> !p.name().equals("id"))
            .map(p -> new Column(p, type.component(p.name())))
            .toList();
    title.getStyleClass().add("nested-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button enlarge = new Button(null, Icon.ofAction("enlarge").node(14));
    enlarge.setId("enlarge-" + Editors.id(place));
    enlarge.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    String said = desk.texts().say("sheet.enlarge");
    enlarge.setAccessibleText(said);
    enlarge.setTooltip(new Tooltip(said));
    enlarge.setOnAction(_ -> enlarge());
    HBox head = new HBox(6, title, space, enlarge);
    head.setAlignment(Pos.CENTER_LEFT);
    grid =
        new RecordGrid(
            desk, subject, root, place, row, type, all.subList(0, Math.min(FEW, all.size())), true);
    getChildren().addAll(head, grid);
  }

  /// Whether lists of these records are shown as a table.
  static boolean holds(Class<?> record) {
    return HELD.contains(record);
  }

  @Override
  public void show(Document document, List<Record> records) {
    List<?> entries = (List<?>) place.in(records.getFirst()).orElse(List.of());
    title.setText(
        row.group().equals(row.name())
            ? desk.texts().say("sheet.rows", entries.size())
            : desk.texts()
                .say("sheet.title", desk.texts().say("property." + row.name()), entries.size()));
    grid.show(document, records.getFirst());
    wide.ifPresent(w -> w.show(document, records.getFirst()));
  }

  /// Puts the keyboard on the row that holds one of these words, else on the first one.
  void start(List<String> words) {
    grid.start(words);
  }

  @Override
  public void findings(List<Finding> all) {
    // They stand below the table.
  }

  /// Opens all columns in a window beside the drawing; it follows the design while it is open.
  private void enlarge() {
    Record root = subject.records(desk.document()).getFirst();
    RecordGrid table = new RecordGrid(desk, subject, root.getClass(), place, row, type, all, false);
    wide = Optional.of(table);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(getScene().getWindow());
    dialog.initModality(Modality.NONE);
    dialog.setResizable(true);
    dialog.setTitle(
        desk.texts().say("property." + row.name())
            + " – "
            + (subject.name(desk.document()) instanceof String s ? s : ""));
    dialog.setHeaderText(null);
    dialog.getDialogPane().getStylesheets().setAll(getScene().getRoot().getStylesheets());
    dialog.getDialogPane().getStyleClass().add("sheet-dialog");
    dialog.getDialogPane().setPrefSize(920, 420);
    // A table takes Escape for itself even when no cell is edited.
    table.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE && !table.isEditing()) {
            dialog.close();
            e.consume();
          }
        });
    dialog.getDialogPane().setContent(table);
    dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    dialog.setOnHidden(_ -> wide = Optional.empty());
    sceneProperty()
        .addListener(
            (_, _, now) -> {
              if (now == null) {
                dialog.close();
              }
            });
    table.show(desk.document(), root);
    dialog.show();
    table.start();
  }
}

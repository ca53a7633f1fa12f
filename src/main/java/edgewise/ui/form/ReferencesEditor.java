package edgewise.ui.form;

import atlantafx.base.theme.Styles;
import edgewise.model.ElementId;
import edgewise.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Several other elements: their names, each with a button that takes it away, and a button that
/// adds one of those that fit.
final class ReferencesEditor implements Editor {
  private final Desk desk;
  private final Entry entry;
  private final VBox names = new VBox(1);
  private final Button add;
  private final VBox node;
  private List<ElementId> shown = List.of();
  private List<Row> rows = List.of();
  private boolean asSeveral;

  ReferencesEditor(Desk desk, Candidates candidates, Entry entry) {
    this.desk = desk;
    this.entry = entry;
    add = new Button(desk.texts().say("entry.add"), Icon.ofAction("plus").node(13));
    add.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "add-button");
    add.setOnAction(
        _ -> {
          List<Picker.Item<Optional<ElementId>>> items = new ArrayList<>();
          for (Candidates.Candidate c : candidates.of(desk.document())) {
            if (!shown.contains(c.id())) {
              items.add(ReferenceEditor.item(desk, c));
            }
          }
          Picker.open(
              add,
              desk.texts().say("entry.find"),
              desk.texts().say("entry.nothing-fits"),
              items,
              picked -> {
                List<Object> next = new ArrayList<>(shown);
                next.add(picked.orElseThrow());
                enter(next);
              });
        });
    node = new VBox(2, names, add);
  }

  private void enter(List<Object> next) {
    entry.apply(List.copyOf(next));
    entry.done();
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public Control control() {
    return add;
  }

  @Override
  public void setOpen(boolean open) {
    node.setDisable(!open);
  }

  @Override
  public void show(Object value, boolean several) {
    List<ElementId> ids = new ArrayList<>();
    if (!several) {
      ((List<?>) value).forEach(v -> ids.add((ElementId) v));
    }
    shown = List.copyOf(ids);
    List<Row> now = ids.stream().map(id -> new Row(id, desk.name(id), desk.knows(id))).toList();
    if (now.equals(rows) && several == asSeveral && !names.getChildren().isEmpty()) {
      return;
    }
    rows = now;
    asSeveral = several;
    boolean inside = holdsFocus();
    names.getChildren().clear();
    if (inside) {
      add.requestFocus();
    }
    if (several) {
      Label label = new Label(desk.texts().say("entry.several"));
      label.getStyleClass().add(Styles.TEXT_MUTED);
      names.getChildren().add(label);
    }
    for (Row row : rows) {
      names.getChildren().add(line(row.id, row.name, row.known));
    }
  }

  /// Whether the keyboard is on one of the names; it must not be lost with them.
  private boolean holdsFocus() {
    Node at = names.getScene() == null ? null : names.getScene().getFocusOwner();
    while (at != null && !at.equals(names)) {
      at = at.getParent();
    }
    return at != null;
  }

  private record Row(ElementId id, String name, boolean known) {}

  private Node line(ElementId id, String name, boolean known) {
    Hyperlink link = new Hyperlink(name);
    link.getStyleClass().add("property-link");
    link.setOnAction(_ -> desk.goTo(id));
    link.idProperty().bind(add.idProperty().map(field -> field + "-go-" + id));
    link.setMinWidth(0);
    if (!known) {
      link.setDisable(true);
      link.setTooltip(new Tooltip(desk.texts().say("inspector.missing")));
    }
    Button remove = new Button(null, Icon.ofAction("close").node(11));
    remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "tiny");
    remove.idProperty().bind(add.idProperty().map(field -> field + "-remove-" + id));
    remove.setAccessibleText(desk.texts().say("entry.remove-named", name));
    remove.setTooltip(new Tooltip(desk.texts().say("entry.remove-named", name)));
    remove.setMinWidth(Region.USE_PREF_SIZE);
    remove.setOnAction(
        _ -> {
          List<Object> next = new ArrayList<>(shown);
          next.remove(id);
          enter(next);
        });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(4, link, space, remove);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}

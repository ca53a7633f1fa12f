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
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Another element: a button that says its name and opens the list of those that fit, and one that
/// goes there.
final class ReferenceEditor implements Editor {
  private final Desk desk;
  private final boolean optional;
  private final Button button = new Button();
  private final Button go;
  private final HBox node;
  private Optional<ElementId> shown = Optional.empty();

  /// @param optional whether there may be none
  /// @param candidates the elements that fit
  ReferenceEditor(Desk desk, boolean optional, Candidates candidates, Entry entry) {
    this.desk = desk;
    this.optional = optional;
    button.getStyleClass().addAll("entry", "reference-button");
    button.setAlignment(Pos.CENTER_LEFT);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(0);
    button.setMnemonicParsing(false);
    button.setPrefWidth(80);
    Node chevron = Icon.ofAction("chevron").node(12);
    StackPane.setAlignment(chevron, Pos.CENTER_RIGHT);
    StackPane.setMargin(chevron, new javafx.geometry.Insets(0, 7, 0, 0));
    StackPane stack = new StackPane(button, chevron);
    stack.setMinWidth(0);
    HBox.setHgrow(stack, Priority.ALWAYS);
    Runnable open =
        () -> {
          List<Picker.Item<Optional<ElementId>>> items = new ArrayList<>();
          if (optional) {
            items.add(
                new Picker.Item<>(
                    Optional.empty(),
                    desk.texts().say("entry.none"),
                    () -> Icon.ofAction("close").node(14)));
          }
          for (Candidates.Candidate c : candidates.of(desk.document())) {
            items.add(item(desk, c));
          }
          Picker.open(
              button,
              desk.texts().say("entry.find"),
              desk.texts().say("entry.nothing-fits"),
              items,
              picked -> {
                entry.apply(optional ? picked : picked.orElseThrow());
                entry.done();
              });
        };
    button.setOnAction(_ -> open.run());
    button.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (Picker.isOpening(e)) {
            open.run();
            e.consume();
          }
        });
    go = new Button(null, Icon.ofAction("go-to").node(14));
    go.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    go.setOnAction(_ -> shown.ifPresent(id -> desk.goTo(id)));
    go.idProperty().bind(button.idProperty().map(id -> id + "-go"));
    go.setMinWidth(Region.USE_PREF_SIZE);
    node = new HBox(2, stack, go);
    node.setAlignment(Pos.CENTER_LEFT);
  }

  static Picker.Item<Optional<ElementId>> item(Desk desk, Candidates.Candidate c) {
    return new Picker.Item<>(
        Optional.of(c.id()),
        c.name() + "  ·  " + desk.texts().say("kind." + c.kind()),
        () -> Icon.ofKind(c.kind().value()).node(16));
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public Control control() {
    return button;
  }

  @Override
  public void setOpen(boolean open) {
    button.setDisable(!open);
  }

  @Override
  public void show(Object value, boolean several) {
    Object id = value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
    shown = several ? Optional.empty() : Optional.ofNullable((ElementId) id);
    boolean known = shown.isPresent() && desk.knows(shown.get());
    String name =
        several
            ? desk.texts().say("entry.several")
            : shown
                .map(desk::name)
                .orElse(desk.texts().say(optional ? "entry.none" : "entry.open"));
    button.setText(name);
    button.setTooltip(
        shown.isPresent() && !known ? new Tooltip(desk.texts().say("inspector.missing")) : null);
    go.setVisible(known);
    go.setManaged(known);
    go.setAccessibleText(desk.texts().say("entry.go-to", name));
    go.setTooltip(new Tooltip(desk.texts().say("entry.go-to", name)));
  }
}

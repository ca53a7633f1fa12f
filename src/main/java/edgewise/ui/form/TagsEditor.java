package edgewise.ui.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Any of a set of constants: a list with a box for each, and a field to find one where there are
/// many.
final class TagsEditor implements Editor {
  private static final double ROW = 26;
  private static final int FEW = 12;
  private static final int MOST_ROWS = 9;

  private final ListView<Item> list = new ListView<>();
  private final VBox node = new VBox(4);
  private final Entry entry;
  private final List<Item> items = new ArrayList<>();
  private List<Object> chosen = List.of();
  private boolean showing;

  /// The box of a constant says its name to those who do not see the words beside it.
  private static final class Tick extends CheckBoxListCell<Item> {
    Tick() {
      super(Item::on, new InWords());
    }

    @Override
    public void updateItem(Item item, boolean empty) {
      super.updateItem(item, empty);
      if (getGraphic() != null && item != null) {
        getGraphic().setAccessibleText(item.words());
      }
    }
  }

  private static final class InWords extends StringConverter<Item> {
    @Override
    public String toString(Item item) {
      return item == null ? "" : item.words();
    }

    @Override
    public Item fromString(String text) {
      throw new UnsupportedOperationException();
    }
  }

  private record Item(Object constant, String words, BooleanProperty on) {}

  /// @param find what the field to find a constant says
  TagsEditor(List<?> constants, Function<Object, String> say, String find, Entry entry) {
    this.entry = entry;
    for (Object constant : constants) {
      Item item = new Item(constant, say.apply(constant), new SimpleBooleanProperty());
      item.on().addListener((_, _, now) -> toggled(item, now));
      items.add(item);
    }
    FilteredList<Item> shown = new FilteredList<>(FXCollections.observableList(items));
    list.setItems(shown);
    list.getStyleClass().addAll("tags", "dense");
    list.setFixedCellSize(ROW);
    list.setPrefHeight(Math.min(items.size(), MOST_ROWS) * ROW + 2);
    list.setMinHeight(list.getPrefHeight());
    list.setPrefWidth(120);
    list.setCellFactory(_ -> new Tick());
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          Item item = list.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.SPACE && item != null) {
            item.on().set(!item.on().get());
            e.consume();
          }
        });
    if (items.size() > FEW) {
      TextField search = new TextField();
      search.idProperty().bind(list.idProperty().map(id -> id + "-find"));
      search.setPromptText(find);
      search.setAccessibleText(find);
      search.getStyleClass().add("entry");
      search
          .textProperty()
          .addListener(
              (_, _, now) -> {
                String word = now.strip().toLowerCase(Locale.ROOT);
                shown.setPredicate(i -> i.words().toLowerCase(Locale.ROOT).contains(word));
              });
      node.getChildren().add(search);
    }
    node.getChildren().add(list);
  }

  /// What was chosen keeps its order; what is added comes last.
  private void toggled(Item item, boolean now) {
    if (showing) {
      return;
    }
    List<Object> next = new ArrayList<>(chosen);
    next.remove(item.constant());
    if (now) {
      next.add(item.constant());
    }
    entry.apply(List.copyOf(next));
    entry.done();
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public Control control() {
    return list;
  }

  @Override
  public void setOpen(boolean open) {
    list.setDisable(!open);
  }

  @Override
  public void show(Object value, boolean several) {
    showing = true;
    chosen = several ? List.of() : new ArrayList<>((List<?>) value);
    Set<Object> on = new HashSet<>(chosen);
    items.forEach(i -> i.on().set(on.contains(i.constant())));
    showing = false;
  }
}

package edgewise.ui.form;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Popup;

/// A list to pick one of many from, below a control: typed words narrow it, arrows and Enter or a
/// click pick, Escape closes it.
public final class Picker {
  private static final double ROW = 30;
  private static final int MOST_ROWS = 10;

  /// What the picture, the padding and the scroll bar take beside the words of a row.
  private static final double BESIDE = 84;

  private Picker() {}

  /// One thing to pick.
  ///
  /// @param picture stands before the words
  public record Item<T>(T value, String words, Supplier<Node> picture) {}

  /// Opens the list.
  ///
  /// @param find what the field for typed words says
  /// @param none what the list says when nothing fits
  static <T> void open(
      Region below, String find, String none, List<Item<T>> items, Consumer<T> picked) {
    open(below, find, none, items, _ -> Optional.empty(), picked);
  }

  /// Opens the list.
  ///
  /// @param find what the field for typed words says
  /// @param none what the list says when nothing fits
  /// @param typed what typed words themselves stand for, beside the things that fit them
  public static <T> void open(
      Region below,
      String find,
      String none,
      List<Item<T>> items,
      Function<String, Optional<Item<T>>> typed,
      Consumer<T> picked) {
    ObservableList<Item<T>> all = FXCollections.observableArrayList(items);
    FilteredList<Item<T>> shown = new FilteredList<>(all);
    TextField search = new TextField();
    search.setPromptText(find);
    search.setAccessibleText(find);
    search.setId("picker-find");
    ListView<Item<T>> list = new ListView<>(shown);
    list.setId("picker-list");
    list.setAccessibleText(find);
    list.setFixedCellSize(ROW);
    list.setPlaceholder(new Label(none));
    list.setPrefHeight(Math.clamp(items.size(), 2, MOST_ROWS) * ROW + 2);
    list.setPrefWidth(Math.max(width(items), below.getWidth()));
    list.getStyleClass().add("dense");
    list.setCellFactory(_ -> new Cell<>());
    VBox box = new VBox(6, search, list);
    box.getStyleClass().add("picker");
    box.getStylesheets().setAll(below.getScene().getRoot().getStylesheets());
    Popup popup = new Popup();
    popup.getContent().add(box);
    popup.setAutoHide(true);
    Runnable take =
        () -> {
          Item<T> item = list.getSelectionModel().getSelectedItem();
          popup.hide();
          below.requestFocus();
          if (item != null) {
            picked.accept(item.value());
          }
        };
    search
        .textProperty()
        .addListener(
            (_, _, now) -> {
              String word = now.strip().toLowerCase(Locale.ROOT);
              Optional<Item<T>> own = typed.apply(now.strip());
              if (own.isPresent() || all.size() > items.size()) {
                shown.setPredicate(_ -> true);
                all.setAll(own.stream().toList());
                all.addAll(items);
              }
              shown.setPredicate(
                  i ->
                      own.filter(i::equals).isPresent()
                          || i.words().toLowerCase(Locale.ROOT).contains(word));
              list.getSelectionModel().selectFirst();
            });
    box.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          int at = list.getSelectionModel().getSelectedIndex();
          switch (e.getCode()) {
            case DOWN -> select(list, at + 1);
            case UP -> select(list, Math.max(0, at - 1));
            case ENTER -> take.run();
            case ESCAPE -> {
              popup.hide();
              below.requestFocus();
            }
            default -> {
              return;
            }
          }
          e.consume();
        });
    list.setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY
              && list.getSelectionModel().getSelectedItem() != null) {
            take.run();
          }
        });
    list.getSelectionModel().selectFirst();
    Bounds at = below.localToScreen(below.getBoundsInLocal());
    popup.show(below, at.getMinX(), at.getMaxY());
    search.requestFocus();
  }

  /// Room for the longest words, within limits.
  private static double width(List<? extends Item<?>> items) {
    String longest =
        items.stream().map(Item::words).max(Comparator.comparingInt(String::length)).orElse("");
    return Math.clamp(new Text(longest).getLayoutBounds().getWidth() + BESIDE, 220, 480);
  }

  private static void select(ListView<?> list, int row) {
    int last = list.getItems().size() - 1;
    list.getSelectionModel().select(Math.min(row, last));
    list.scrollTo(Math.min(row, last));
  }

  /// Whether a key opens a list.
  static boolean isOpening(KeyEvent e) {
    return e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.F4;
  }

  private static final class Cell<T> extends ListCell<Item<T>> {
    @Override
    protected void updateItem(Item<T> item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? null : item.words());
      setGraphic(empty || item == null ? null : item.picture().get());
    }
  }
}

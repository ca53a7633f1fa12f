package edgewise.ui.simulate;

import atlantafx.base.theme.Styles;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What the pages of the simulation are put together from.
final class Parts {
  /// Room for the scroll bar of a table.
  private static final double BAR = 18;

  private Parts() {}

  /// Buttons side by side, of which one is chosen.
  static HBox pills(Collection<ToggleButton> buttons) {
    HBox group = new HBox();
    group.setAlignment(Pos.CENTER_LEFT);
    group.getChildren().addAll(buttons);
    List<ToggleButton> all = List.copyOf(buttons);
    int last = all.size() - 1;
    for (int i = 0; i <= last; i++) {
      String side = i == 0 ? Styles.LEFT_PILL : i == last ? Styles.RIGHT_PILL : Styles.CENTER_PILL;
      all.get(i).getStyleClass().add(side);
    }
    group.setMinWidth(Region.USE_PREF_SIZE);
    return group;
  }

  /// A field that filters while somebody types.
  ///
  /// @param words takes what was typed, in lower case
  static TextField search(String id, String prompt, Consumer<String> words) {
    TextField search = new TextField();
    search.setId(id);
    search.setPromptText(prompt);
    search.setAccessibleText(prompt);
    search.getStyleClass().addAll(Styles.SMALL, "search");
    search
        .textProperty()
        .addListener((_, _, now) -> words.accept(now.strip().toLowerCase(Locale.ROOT)));
    return search;
  }

  /// Adds a column of words.
  static <T> void column(
      TableView<T> table, String id, String title, double width, Function<T, String> cell) {
    TableColumn<T, String> column = new TableColumn<>(title);
    column.setId(id);
    column.setCellValueFactory(c -> new ReadOnlyStringWrapper(cell.apply(c.getValue())));
    column.setSortable(false);
    column.setPrefWidth(width);
    table.getColumns().add(column);
  }

  /// Gives the last column the width that the others leave.
  static void lastTakesTheRest(TableView<?> table, double least) {
    table
        .widthProperty()
        .addListener(
            (_, _, now) -> {
              int last = table.getColumns().size() - 1;
              double rest = now.doubleValue() - BAR;
              for (TableColumn<?, ?> column : table.getColumns().subList(0, last)) {
                rest -= column.getWidth();
              }
              table.getColumns().get(last).setPrefWidth(Math.max(least, rest));
            });
  }
}

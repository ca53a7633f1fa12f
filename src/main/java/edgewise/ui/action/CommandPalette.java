package edgewise.ui.action;

import atlantafx.base.theme.Styles;
import edgewise.catalogue.Kinds;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.text.Texts;
import edgewise.ui.Session;
import edgewise.ui.theme.Icon;
import edgewise.work.Fuzzy;
import edgewise.work.RecentFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/// Finds everything that can be done, every element of the design and every recent file by a few
/// letters. What was used last stands first.
final class CommandPalette {
  private static final int MOST = 50;
  private static final int REMEMBERED = 8;
  private static final double WIDTH = 560;
  private static final double HEIGHT = 380;
  private static final double ROW = 32;

  private final Actions actions;
  private final Desk desk;
  private final Texts texts;
  private final Set<String> used = new LinkedHashSet<>();

  CommandPalette(Actions actions, Desk desk) {
    this.actions = actions;
    this.desk = desk;
    this.texts = desk.texts();
  }

  /// One thing to choose.
  ///
  /// @param id stays the same from one opening to the next
  /// @param aside what is shown at the right: its key, its kind, its folder
  /// @param whyNot why it cannot be chosen now, if it cannot
  record Entry(
      String id,
      String label,
      String aside,
      Supplier<Node> icon,
      Optional<String> whyNot,
      Runnable run) {}

  void show() {
    TextField field = new TextField();
    field.setId("command-field");
    field.setPromptText(texts.say("commands.prompt"));
    field.setAccessibleText(texts.say("commands.prompt"));
    ListView<Entry> list = new ListView<>();
    list.setId("command-list");
    list.setAccessibleText(texts.say("action.commands"));
    list.setFixedCellSize(ROW);
    list.getStyleClass().addAll(Styles.DENSE, "edge-to-edge", "command-list");
    list.setCellFactory(_ -> new EntryCell());
    Label none = new Label(texts.say("commands.none"));
    none.getStyleClass().add(Styles.TEXT_MUTED);
    list.setPlaceholder(none);
    VBox box = new VBox(field, list);
    box.getStyleClass().add("command-palette");
    box.setId("command-palette");
    box.setPrefSize(WIDTH, HEIGHT);
    VBox.setVgrow(list, Priority.ALWAYS);
    box.getStylesheets().addAll(desk.owner().getScene().getRoot().getStylesheets());
    Popup popup = new Popup();
    popup.setAutoHide(true);
    popup.getContent().add(box);
    List<Entry> all = entries();
    list.getItems().setAll(best("", all));
    list.getSelectionModel().selectFirst();
    field
        .textProperty()
        .addListener(
            (_, _, now) -> {
              list.getItems().setAll(best(now, all));
              list.getSelectionModel().selectFirst();
              list.scrollTo(0);
            });
    Runnable choose =
        () -> {
          Entry chosen = list.getSelectionModel().getSelectedItem();
          if (chosen != null && chosen.whyNot().isEmpty()) {
            popup.hide();
            remember(chosen);
            chosen.run().run();
          }
        };
    field.addEventFilter(KeyEvent.KEY_PRESSED, e -> keys(e, list, popup, choose));
    list.addEventFilter(
        MouseEvent.MOUSE_CLICKED,
        e -> {
          if (e.getY() < ROW * list.getItems().size()) {
            choose.run();
          }
        });
    Node root = desk.owner().getScene().getRoot();
    Bounds at = root.localToScreen(root.getLayoutBounds());
    popup.show(desk.owner(), at.getCenterX() - WIDTH / 2, at.getMinY() + 72);
    field.requestFocus();
  }

  private static void keys(KeyEvent e, ListView<Entry> list, Popup popup, Runnable choose) {
    int at = list.getSelectionModel().getSelectedIndex();
    int last = list.getItems().size() - 1;
    switch (e.getCode()) {
      case DOWN -> list.getSelectionModel().select(at == last ? 0 : at + 1);
      case UP -> list.getSelectionModel().select(at <= 0 ? last : at - 1);
      case PAGE_DOWN -> list.getSelectionModel().select(Math.min(last, at + 8));
      case PAGE_UP -> list.getSelectionModel().select(Math.max(0, at - 8));
      case ENTER -> choose.run();
      case ESCAPE -> popup.hide();
      default -> {
        return;
      }
    }
    if (e.getCode() != KeyCode.ENTER && e.getCode() != KeyCode.ESCAPE) {
      list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 4));
    }
    e.consume();
  }

  private void remember(Entry entry) {
    used.remove(entry.id());
    used.add(entry.id());
    if (used.size() > REMEMBERED) {
      used.remove(used.iterator().next());
    }
  }

  private List<Entry> entries() {
    List<Entry> all = new ArrayList<>();
    for (Action action : actions.all()) {
      String menu = texts.say("menu." + action.place().menu().id());
      all.add(
          new Entry(
              action.id(),
              action.place().menu() == Place.Bar.INSERT
                  ? texts.say("commands.insert", action.name(texts))
                  : action.name(texts),
              action.key().map(KeyCombination::getDisplayText).orElse(menu),
              () -> ActionControls.icon(action, 16),
              action.whyNot().map(texts::say),
              action::perform));
    }
    Session session = desk.session();
    session.documentProperty().get().ifPresent(document -> elements(document, all));
    for (RecentFiles.Recent recent : session.program().recentFiles()) {
      Path file = recent.file();
      all.add(
          new Entry(
              "file:" + file,
              texts.say("commands.open", String.valueOf(file.getFileName())),
              String.valueOf(file.getParent()),
              () -> Icon.ofAction("recent").node(16),
              Optional.empty(),
              () -> session.open(file)));
    }
    return all;
  }

  private void elements(Document document, List<Entry> all) {
    for (Element element : document.topology().elements()) {
      String kind = element.kind().value();
      if (Kinds.standard().find(element.kind()).isEmpty()) {
        continue;
      }
      all.add(
          new Entry(
              "element:" + element.id(),
              texts.say(
                  "commands.go-to",
                  element.name().isBlank() ? texts.say("kind." + kind) : element.name()),
              texts.say("kind." + kind),
              () -> Icon.ofKind(kind).node(16),
              Optional.empty(),
              () -> {
                desk.session().selection().pickAll(Set.of(element.id()));
                desk.parts().zoomSelection();
              }));
    }
  }

  /// The best answers, at most [#MOST]; without query what was used last, then everything.
  private List<Entry> best(String query, List<Entry> all) {
    List<String> recent = new ArrayList<>(used);
    record Scored(Entry entry, int score) {}
    return all.stream()
        .map(
            e -> {
              int score = Fuzzy.score(query, e.label());
              return new Scored(e, score < 0 ? score : score * 16 + recent.indexOf(e.id()) + 1);
            })
        .filter(s -> s.score() >= 0)
        .sorted(Comparator.comparingInt(Scored::score).reversed())
        .limit(MOST)
        .map(Scored::entry)
        .toList();
  }

  private static final class EntryCell extends ListCell<Entry> {
    EntryCell() {
      // As wide as the list: long names are shortened, nothing scrolls sideways.
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      setText(null);
      setTooltip(null);
      if (empty || entry == null) {
        setGraphic(null);
        return;
      }
      Label label = new Label(entry.label());
      Label aside = new Label(entry.whyNot().orElse(entry.aside()));
      aside.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
      aside.setMinWidth(0);
      if (entry.whyNot().isPresent()) {
        label.getStyleClass().add(Styles.TEXT_MUTED);
      }
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      HBox icon = new HBox(entry.icon().get());
      icon.setMinWidth(18);
      icon.setAlignment(Pos.CENTER);
      HBox row = new HBox(10, icon, label, space, aside);
      row.setAlignment(Pos.CENTER_LEFT);
      setGraphic(row);
      setAccessibleText(entry.label() + ", " + aside.getText());
    }
  }
}

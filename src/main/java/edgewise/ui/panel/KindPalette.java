package edgewise.ui.panel;

import atlantafx.base.theme.Styles;
import edgewise.catalogue.Kind;
import edgewise.catalogue.Kinds;
import edgewise.model.KindId;
import edgewise.model.NoteKind;
import edgewise.model.Words;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import edgewise.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All kinds of elements and notes, by group. A kind is dragged onto the drawing, or picked by a
/// click or Enter and put down by a click or Enter there.
public final class KindPalette extends BorderPane {
  /// What the palette does to the drawing.
  public interface Drawing {
    /// An element of the kind hangs on the pointer from now on.
    ///
    /// @param dragged whether the button is held, so that letting go puts it down
    void begin(KindId kind, boolean dragged);

    /// The pointer drags it to a point of the scene.
    void drag(double sceneX, double sceneY, boolean released);
  }

  private static final double SLACK = 3;

  private final Texts texts;
  private final Drawing drawing;
  private final Function<KindId, String> keys;
  private final TextField search = new TextField();
  private final VBox content = new VBox();
  private final List<Tile> tiles = new ArrayList<>();
  private final List<Label> captions = new ArrayList<>();
  private final Label none = new Label();

  /// @param keys what to press for a kind; empty for nothing
  public KindPalette(Texts texts, Drawing drawing, Function<KindId, String> keys) {
    this.texts = texts;
    this.drawing = drawing;
    this.keys = keys;
    setId("kind-palette");
    getStyleClass().addAll("side-panel", "kind-palette");
    search.setId("search-kinds");
    search.setPromptText(texts.say("palette.search"));
    search.setAccessibleText(texts.say("palette.search"));
    search.getStyleClass().addAll(Styles.SMALL, "search");
    search.textProperty().addListener((_, _, _) -> filter());
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveSearch);
    HBox bar = new HBox(search);
    HBox.setHgrow(search, Priority.ALWAYS);
    bar.getStyleClass().add("panel-bar");
    none.setText(texts.say("palette.none"));
    none.setWrapText(true);
    none.getStyleClass().addAll(Styles.TEXT_MUTED, "palette-none");
    content.getStyleClass().add("palette-content");
    for (String group : Palette.GROUPS) {
      add(
          texts.say("palette.group." + group),
          Kinds.standard().all().stream()
              .filter(k -> k.group().equals(group))
              .map(Kind::id)
              .toList());
    }
    add(
        texts.say("palette.group.notes"),
        Stream.of(NoteKind.values()).map(Words::of).map(KindId::of).toList());
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setAccessibleText(texts.say("palette.title"));
    setTop(bar);
    setCenter(scroll);
    filter();
  }

  private void add(String title, List<KindId> kinds) {
    Label caption = new Label(title);
    caption.getStyleClass().addAll("caption", "palette-caption");
    captions.add(caption);
    content.getChildren().add(caption);
    for (KindId kind : kinds) {
      Tile tile = new Tile(kind, caption);
      tiles.add(tile);
      content.getChildren().add(tile);
    }
  }

  /// Goes to the search field.
  public void find() {
    search.requestFocus();
    search.selectAll();
  }

  private void filter() {
    String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
    boolean any = false;
    captions.forEach(c -> show(c, false));
    for (Tile tile : tiles) {
      boolean shown = wanted.isEmpty() || tile.words.contains(wanted);
      show(tile, shown);
      if (shown) {
        show(tile.caption, true);
        any = true;
      }
    }
    content.getChildren().remove(none);
    if (!any) {
      content.getChildren().add(none);
    }
  }

  private static void show(Region node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private void leaveSearch(KeyEvent e) {
    if (e.getCode() == KeyCode.ENTER) {
      tiles.stream()
          .filter(Tile::isManaged)
          .findFirst()
          .ifPresent(t -> drawing.begin(t.kind, false));
      e.consume();
    } else if (e.getCode() == KeyCode.DOWN) {
      tiles.stream().filter(Tile::isManaged).findFirst().ifPresent(Tile::requestFocus);
      e.consume();
    } else if (e.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
      search.clear();
      e.consume();
    }
  }

  /// One kind.
  private final class Tile extends Button {
    final KindId kind;
    final Label caption;
    final String words;
    private double pressedX;
    private double pressedY;
    private boolean dragging;

    Tile(KindId kind, Label caption) {
      this.kind = kind;
      this.caption = caption;
      String name = texts.say("kind." + kind);
      String hint = texts.say("kind." + kind + ".hint");
      String key = keys.apply(kind);
      words = (name + " " + kind + " " + hint).toLowerCase(Locale.ROOT);
      setId("kind-" + kind);
      Label label = new Label(name);
      label.setTextOverrun(OverrunStyle.ELLIPSIS);
      label.setMinWidth(0);
      HBox.setHgrow(label, Priority.ALWAYS);
      label.setMaxWidth(Double.MAX_VALUE);
      HBox row = new HBox(8, Icon.ofKind(kind.value()).node(18), label);
      row.setAlignment(Pos.CENTER_LEFT);
      if (!key.isEmpty()) {
        Label press = new Label(key);
        press.getStyleClass().add("kind-key");
        press.setMinWidth(Region.USE_PREF_SIZE);
        row.getChildren().add(press);
      }
      setGraphic(row);
      setMaxWidth(Double.MAX_VALUE);
      setAlignment(Pos.CENTER_LEFT);
      row.prefWidthProperty().bind(widthProperty().subtract(14));
      getStyleClass().addAll(Styles.FLAT, "kind-tile");
      setAccessibleText(name);
      setAccessibleHelp(hint);
      Tooltip tooltip =
          new Tooltip(
              name
                  + (key.isEmpty() ? "" : "  (" + key + ")")
                  + "\n"
                  + hint
                  + "\n"
                  + texts.say("palette.how"));
      tooltip.setWrapText(true);
      tooltip.setMaxWidth(320);
      setTooltip(tooltip);
      setOnAction(_ -> drawing.begin(kind, false));
      addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
      addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
      addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
      addEventHandler(KeyEvent.KEY_PRESSED, this::keys);
    }

    private void pressed(MouseEvent e) {
      pressedX = e.getSceneX();
      pressedY = e.getSceneY();
      dragging = false;
    }

    private void dragged(MouseEvent e) {
      if (e.getButton() != MouseButton.PRIMARY) {
        return;
      }
      if (!dragging && Math.hypot(e.getSceneX() - pressedX, e.getSceneY() - pressedY) >= SLACK) {
        dragging = true;
        disarm();
        drawing.begin(kind, true);
      }
      if (dragging) {
        drawing.drag(e.getSceneX(), e.getSceneY(), false);
        e.consume();
      }
    }

    private void released(MouseEvent e) {
      if (dragging) {
        dragging = false;
        disarm();
        drawing.drag(e.getSceneX(), e.getSceneY(), true);
        e.consume();
      }
    }

    private void keys(KeyEvent e) {
      List<Tile> shown = tiles.stream().filter(Tile::isManaged).toList();
      int at = shown.indexOf(this);
      if (e.getCode() == KeyCode.ENTER) {
        fire();
      } else if (e.getCode() == KeyCode.DOWN && at + 1 < shown.size()) {
        shown.get(at + 1).requestFocus();
      } else if (e.getCode() == KeyCode.UP) {
        (at > 0 ? shown.get(at - 1) : search).requestFocus();
      } else {
        return;
      }
      e.consume();
    }
  }
}

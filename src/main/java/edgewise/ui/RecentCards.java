package edgewise.ui;

import atlantafx.base.theme.Styles;
import edgewise.text.Texts;
import edgewise.ui.canvas.Thumbnail;
import edgewise.ui.theme.Icon;
import edgewise.ui.theme.Theme;
import edgewise.work.Opening;
import edgewise.work.RecentFiles.Recent;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/// The designs opened last as cards with a picture, name, folder and time. A card opens its design;
/// its menu pins it or takes it off the list. A design that is gone is greyed.
final class RecentCards extends TilePane {
  private static final double WIDTH = 184;
  private static final int MOST = 6;

  private final Session session;
  private final Program program;
  private final Texts texts;
  private final Theme theme;
  private final DateTimeFormatter time;

  /// Files and colours are those of all windows and outlive this one.
  private final ListChangeListener<Recent> relists = _ -> show();

  private final ChangeListener<Boolean> recolours = (_, _, _) -> show();

  RecentCards(Session session, Theme theme) {
    super(12, 12);
    this.session = session;
    this.program = session.program();
    this.texts = session.texts();
    this.theme = theme;
    this.time =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(texts.locale())
            .withZone(program.clock().getZone());
    setId("recent");
    setPrefColumns(3);
    setTileAlignment(Pos.TOP_LEFT);
    program.recentFiles().addListener(new WeakListChangeListener<>(relists));
    theme.darkProperty().addListener(new WeakChangeListener<>(recolours));
    show();
  }

  private void show() {
    List<Recent> files = program.recentFiles();
    getChildren().clear();
    for (Recent recent : files.subList(0, Math.min(MOST, files.size()))) {
      getChildren().add(card(recent));
    }
    if (files.isEmpty()) {
      Label none = new Label(texts.say("start.no-recent"));
      none.getStyleClass().add(Styles.TEXT_MUTED);
      getChildren().add(none);
    }
  }

  private Node card(Recent recent) {
    Path file = recent.file();
    String name = file.getFileName().toString();
    ImageView picture = new ImageView();
    picture.setFitWidth(WIDTH);
    picture.setFitHeight(WIDTH * Thumbnail.HEIGHT / Thumbnail.WIDTH);
    StackPane frame = new StackPane(Icon.ofAction("recent").node(28), picture);
    frame.setPrefSize(picture.getFitWidth(), picture.getFitHeight());
    frame.getStyleClass().add("recent-picture");
    Label title = new Label(Opening.baseName(file));
    title.getStyleClass().add(Styles.TEXT_BOLD);
    title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    if (recent.pinned()) {
      title.setGraphic(Icon.ofAction("pin").node(13));
    }
    Label folder = muted(String.valueOf(file.getParent()));
    folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    Label when = muted(recent.opened().equals(Instant.EPOCH) ? "" : time.format(recent.opened()));
    VBox words = new VBox(1, title, folder, when);
    words.getStyleClass().add("recent-words");
    VBox content = new VBox(frame, words);
    content.setMaxWidth(WIDTH);
    Button card = new Button(null, content);
    card.getStyleClass().setAll("recent-card");
    card.setAccessibleText(texts.say("files.recent.open", name, folder.getText()));
    card.setTooltip(new Tooltip(file.toString()));
    card.setOnAction(_ -> session.open(file));
    card.setContextMenu(menu(recent));
    program.look(
        file,
        theme.darkProperty().get(),
        seen -> {
          if (!seen.exists()) {
            card.getStyleClass().add("recent-gone");
            card.setOnAction(_ -> card.getContextMenu().show(card, Side.BOTTOM, 0, 0));
            when.setText(texts.say("files.recent.gone"));
            card.setAccessibleText(texts.say("files.recent.gone-named", name));
          }
          seen.picture()
              .ifPresent(
                  p -> {
                    picture.setImage(p);
                    frame.getChildren().getFirst().setVisible(false);
                  });
        });
    return card;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll(Styles.TEXT_MUTED, "recent-small");
    return label;
  }

  private ContextMenu menu(Recent recent) {
    Path file = recent.file();
    return new ContextMenu(
        item("open", () -> session.open(file)),
        item(recent.pinned() ? "unpin" : "pin", () -> program.pinRecent(file, !recent.pinned())),
        item("remove", () -> program.removeRecent(file)));
  }

  private MenuItem item(String id, Runnable run) {
    MenuItem item = new MenuItem(texts.say("files.recent.menu." + id));
    item.setId("recent-" + id);
    item.setOnAction(_ -> run.run());
    return item;
  }
}

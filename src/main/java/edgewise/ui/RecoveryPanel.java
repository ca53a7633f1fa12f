package edgewise.ui;

import atlantafx.base.theme.Styles;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import edgewise.work.Journals;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Offers the designs that a crash left behind: each can be opened again or thrown away. Left alone
/// they are offered at the next start again.
final class RecoveryPanel extends VBox {
  private static final double ROW = 34;
  private static final int ROWS = 4;

  private final Session session;
  private final Texts texts;
  private final DateTimeFormatter time;

  /// @param close takes the panel away, for now
  RecoveryPanel(Session session, List<Journals.Copy> copies, ZoneId zone, Runnable close) {
    super(6);
    this.session = session;
    this.texts = session.texts();
    this.time =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(texts.locale())
            .withZone(zone);
    setId("recovery");
    getStyleClass().addAll("banner", "banner-info");
    Node icon = Icon.ofAction("info").node(16);
    icon.getStyleClass().add("severity-info");
    Label heading =
        new Label(
            copies.size() == 1
                ? texts.say("files.recovered.one")
                : texts.say("files.recovered.several", copies.size()));
    heading.setId("recovery-text");
    heading.setWrapText(true);
    heading.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(heading, Priority.ALWAYS);
    HBox head = new HBox(10, icon, heading);
    head.setAlignment(Pos.CENTER_LEFT);
    if (copies.size() > 1) {
      head.getChildren()
          .addAll(
              button("restore-all", () -> copies.forEach(session::restore)),
              sure("discard-all", () -> copies.forEach(session.program()::discard)));
    }
    Button away = new Button(null, Icon.ofAction("close").node(14));
    away.setId("recovery-close");
    away.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    away.setAccessibleText(texts.say("files.recovered.later"));
    away.setTooltip(new Tooltip(texts.say("files.recovered.later")));
    away.setOnAction(_ -> close.run());
    head.getChildren().add(away);
    VBox rows = new VBox(2);
    copies.forEach(c -> rows.getChildren().add(row(c)));
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(ROW * Math.min(ROWS, copies.size()));
    scroll.setMinHeight(USE_PREF_SIZE);
    scroll.getStyleClass().addAll("edge-to-edge", "recovery-rows");
    scroll.setFocusTraversable(false);
    getChildren().addAll(head, scroll);
  }

  private Node row(Journals.Copy copy) {
    Journals.Entry entry = copy.entry();
    Label name = new Label(entry.name());
    name.getStyleClass().add(Styles.TEXT_BOLD);
    name.setMinWidth(USE_PREF_SIZE);
    Label where =
        new Label(
            texts.say(
                "files.recovered.where",
                time.format(copy.at()),
                entry
                    .file()
                    .map(Path::getParent)
                    .map(Path::toString)
                    .orElse(texts.say("files.no-file"))));
    where.getStyleClass().add(Styles.TEXT_MUTED);
    where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    where.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(where, Priority.ALWAYS);
    Button restore = button("restore", () -> session.restore(copy));
    restore.setAccessibleText(restore.getText() + " " + entry.name());
    Button discard = sure("discard", () -> session.program().discard(copy));
    discard.setAccessibleText(discard.getText() + " " + entry.name());
    HBox row = new HBox(10, name, where, restore, discard);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("recovery-row");
    return row;
  }

  private Button button(String id, Runnable run) {
    Button button = new Button(texts.say("files.recovered." + id));
    button.setId("recovery-" + id);
    button.setMnemonicParsing(false);
    button.setMinWidth(USE_PREF_SIZE);
    button.getStyleClass().add(Styles.SMALL);
    button.setOnAction(_ -> run.run());
    return button;
  }

  /// A button that asks by its own label before it does what cannot be undone.
  private Button sure(String id, Runnable run) {
    Button button = button(id, () -> {});
    button.setOnAction(
        _ -> {
          button.setText(texts.say("files.recovered.sure"));
          button.setAccessibleText(null);
          button.getStyleClass().add(Styles.DANGER);
          button.setOnAction(_ -> run.run());
        });
    return button;
  }
}

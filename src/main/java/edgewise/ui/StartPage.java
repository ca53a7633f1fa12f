package edgewise.ui;

import atlantafx.base.theme.Styles;
import edgewise.text.Texts;
import edgewise.ui.action.Action;
import edgewise.ui.theme.Icon;
import edgewise.ui.theme.Theme;
import edgewise.work.RecentFiles;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What the window shows before a design is open: how to begin.
final class StartPage extends StackPane {
  private static final double LEFT = 300;
  private static final double NARROW = 700;
  private static final double WIDE = 1010;
  private static final List<String> FIRST =
      List.of(
          "small-organization",
          "edge-single-nat",
          "edge-scaled-dnslb-nat",
          "edge-scaled-hlb",
          "director-pool-hlb",
          "large-multi-datacenter");

  private final Texts texts;
  private final Program program;

  /// The list of files is that of all windows and outlives this one.
  private final ListChangeListener<RecentFiles.Recent> resizes;

  StartPage(Session session, Theme theme, Action open, Action blank, Action interview) {
    this.texts = session.texts();
    setId("start-page");
    getStyleClass().add("start-page");
    ImageView sign =
        new ImageView(
            new Image(
                StartPage.class.getResource("/edgewise/icons/edgewise-128.png").toExternalForm()));
    sign.setFitWidth(64);
    sign.setFitHeight(64);
    sign.setSmooth(true);
    Label title = new Label(texts.say("start.title"));
    title.getStyleClass().addAll(Styles.TITLE_2);
    Label claim = new Label(texts.say("start.claim"));
    claim.getStyleClass().add(Styles.TEXT_MUTED);
    claim.setWrapText(true);
    VBox words = new VBox(2, title, claim);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox head = new HBox(20, sign, words);
    head.setAlignment(Pos.CENTER_LEFT);
    Button first = button(open, true);
    Button second = button(blank, false);
    Button third = button(interview, false);
    Label drop = new Label(texts.say("start.drop"));
    drop.getStyleClass().add(Styles.TEXT_MUTED);
    HBox buttons = new HBox(10, first, second, third, drop);
    buttons.setAlignment(Pos.CENTER_LEFT);
    VBox templates = new VBox(2);
    for (String id : FIRST) {
      Hyperlink link = new Hyperlink(texts.say("template." + id));
      link.setId("start-" + id);
      link.setGraphic(
          Icon.ofKind(
                  id.startsWith("director")
                      ? "director-pool"
                      : id.startsWith("edge") ? "edge-pool" : "central-site")
              .node(16));
      link.setGraphicTextGap(8);
      link.setOnAction(_ -> session.openTemplate(id));
      templates.getChildren().add(link);
    }
    VBox left = new VBox(8, caption("start.templates"), templates);
    left.setMinWidth(LEFT);
    VBox right = new VBox(8, caption("start.recent"), new RecentCards(session, theme));
    HBox.setHgrow(right, Priority.ALWAYS);
    HBox lists = new HBox(24, left, right);
    VBox page = new VBox(28, head, buttons, lists);
    page.getStyleClass().add("start-content");
    getChildren().add(page);
    program = session.program();
    resizes = _ -> size(page);
    program.recentFiles().addListener(new WeakListChangeListener<>(resizes));
    size(page);
  }

  /// Cards need room; an empty list does not.
  private void size(VBox page) {
    page.setMaxSize(program.recentFiles().isEmpty() ? NARROW : WIDE, USE_PREF_SIZE);
  }

  private Label caption(String key) {
    Label label = new Label(texts.say(key));
    label.getStyleClass().add("caption");
    return label;
  }

  private Button button(Action action, boolean important) {
    Button button = new Button(texts.say(action.label()), Icon.ofAction(action.icon()).node(16));
    button.setId("start-" + action.id());
    button.setMnemonicParsing(false);
    if (important) {
      button.getStyleClass().add(Styles.ACCENT);
      button.setDefaultButton(true);
    }
    button.setOnAction(_ -> action.perform());
    return button;
  }
}

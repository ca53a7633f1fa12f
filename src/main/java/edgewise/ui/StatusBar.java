package edgewise.ui;

import atlantafx.base.theme.Styles;
import edgewise.check.Severity;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import edgewise.work.Analysis;
import edgewise.work.Jobs;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The line at the lower edge: what the design holds, its problems, what runs in the background,
/// and the zoom.
final class StatusBar extends HBox {
  /// Work that takes less is over before anybody could read what it is.
  private static final Duration SOON = Duration.millis(250);

  private final Texts texts;
  private final Label counts = new Label();
  private final HBox problems = new HBox(4);
  private final Label zoom = new Label();
  private final Label saved = new Label();

  private final Map<Severity, Integer> shown = new EnumMap<>(Severity.class);
  private final DateTimeFormatter time;
  private final Consumer<Severity> onProblems;

  /// @param onProblems is told which problems the person wants to see
  StatusBar(Session session, Consumer<Severity> onProblems) {
    this.texts = session.texts();
    this.onProblems = onProblems;
    this.time = DateTimeFormatter.ofPattern("HH:mm").withZone(session.program().clock().getZone());
    saved.setId("status-saved");
    session.changesProperty().addListener((_, _, _) -> saved(session.current()));
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    setId("status");
    counts.setId("status-counts");
    zoom.setId("status-zoom");
    zoom.setMinWidth(48);
    zoom.setAlignment(Pos.CENTER_RIGHT);
    problems.setAlignment(Pos.CENTER_LEFT);
    Label job = new Label();
    ProgressBar bar = new ProgressBar();
    bar.getStyleClass().add(Styles.SMALL);
    bar.setPrefWidth(120);
    bar.setAccessibleText(texts.say("status.progress"));
    Button cancel = new Button(null, Icon.ofAction("close").node(12));
    cancel.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    cancel.setId("status-cancel");
    cancel.setAccessibleText(texts.say("status.cancel"));
    cancel.setTooltip(new Tooltip(texts.say("status.cancel")));
    cancel.setOnAction(_ -> session.cancelWork());
    HBox work = new HBox(8, job, bar, cancel);
    work.setAlignment(Pos.CENTER_LEFT);
    work.setVisible(false);
    work.setId("status-work");
    Consumer<Jobs.Status> tell =
        status -> {
          job.setText(texts.say(status.label()));
          bar.setProgress(
              status.share() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : status.share());
        };
    PauseTransition soon = new PauseTransition(SOON);
    soon.setOnFinished(
        _ -> {
          session.runningProperty().get().ifPresent(tell);
          work.setVisible(session.runningProperty().get().isPresent());
        });
    session
        .runningProperty()
        .addListener(
            (_, _, now) -> {
              if (now.isEmpty()) {
                soon.stop();
                work.setVisible(false);
              } else if (work.isVisible()) {
                tell.accept(now.get());
              } else if (soon.getStatus() != Animation.Status.RUNNING) {
                soon.playFromStart();
              }
            });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(counts, problems, space, work, saved, zoom);
  }

  private void saved(Optional<OpenDesign> design) {
    saved.setText(
        design
            .map(
                d ->
                    d.isUnsaved()
                        ? d.copied()
                            .map(at -> texts.say("files.status.copied", time.format(at)))
                            .orElse(texts.say("files.status.unsaved"))
                        : d.file().isPresent() ? texts.say("files.status.saved") : "")
            .orElse(""));
  }

  void show(Analysis analysis) {
    if (analysis == null) {
      problems.getChildren().clear();
      shown.clear();
      counts.setText("");
      zoom.setText("");
      return;
    }
    counts.setText(
        texts.say(
            "status.counts",
            analysis.design().elements().size(),
            analysis.plan().firewall().size(),
            analysis.plan().dns().size(),
            analysis.plan().certificates().size()));
    Map<Severity, Integer> now = new EnumMap<>(Severity.class);
    analysis.findings().forEach(f -> now.merge(f.severity(), 1, Integer::sum));
    // A button that stays costs no look at the styles.
    if (!now.keySet().equals(shown.keySet())) {
      problems.getChildren().setAll(now.keySet().stream().map(this::button).toList());
    }
    if (!now.equals(shown)) {
      int i = 0;
      for (Map.Entry<Severity, Integer> each : now.entrySet()) {
        Button button = (Button) problems.getChildren().get(i++);
        String words = texts.say("status.problems." + each.getKey().id(), each.getValue());
        button.setText(Integer.toString(each.getValue()));
        button.setAccessibleText(words);
        button.getTooltip().setText(words);
      }
      shown.clear();
      shown.putAll(now);
    }
  }

  private Button button(Severity severity) {
    var icon = Icon.ofAction(severity.id()).node(13);
    icon.getStyleClass().add("severity-" + severity.id());
    Button button = new Button("", icon);
    button.setId("status-" + severity.id());
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "status-problem");
    button.setTooltip(new Tooltip());
    button.setOnAction(_ -> onProblems.accept(severity));
    return button;
  }

  void zoom(double scale) {
    double percent = scale * 100;
    zoom.setText(
        percent < 10
            ? String.format(texts.locale(), "%.1f %%", percent)
            : Math.round(percent) + " %");
  }
}

package edgewise.ui.panel;

import atlantafx.base.theme.Styles;
import edgewise.check.Finding;
import edgewise.model.ElementId;
import edgewise.plan.Cause;
import edgewise.plan.Reason;
import edgewise.plan.Row;
import edgewise.text.Texts;
import edgewise.ui.Session;
import edgewise.work.Analysis;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Why a row exists: the facts it follows from, what in the design calls for each, and where that
/// is published.
final class RowDetail<R> extends ScrollPane {
  private final Session session;
  private final Texts texts;
  private final VBox content = new VBox(6);
  private Analysis analysis;

  RowDetail(Session session) {
    this.session = session;
    this.texts = session.texts();
    getStyleClass().addAll("detail", "edge-to-edge");
    content.getStyleClass().add("detail-content");
    setContent(content);
    setFitToWidth(true);
    setMinWidth(160);
    setPrefWidth(320);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setAccessibleText(texts.say("detail.title"));
    show(null);
  }

  void design(Analysis shown) {
    analysis = shown;
    show(null);
  }

  void show(R row) {
    content.getChildren().clear();
    setVvalue(0);
    switch (row) {
      case Row derived -> reasons(derived);
      case Finding finding -> finding(finding);
      case null, default -> content.getChildren().add(muted(texts.say("detail.nothing")));
    }
  }

  private void reasons(Row row) {
    add(title(texts.say("detail.title")));
    for (Reason reason : row.reasons()) {
      Label note = wrapped(texts.say(reason.fact().noteKey()));
      add(note);
      causes(reason.causes());
      topics(reason.fact().id(), reason.fact().topics());
    }
    add(caption(texts.say("detail.id")));
    add(mono(row.id()));
  }

  private void finding(Finding finding) {
    add(title(texts.say(finding.message())));
    add(caption(texts.say("detail.remedy")));
    add(wrapped(texts.say(finding.remedy())));
    finding
        .element()
        .ifPresent(
            e -> {
              add(caption(texts.say("detail.element")));
              add(links(List.of(link(e, finding.elementName()))));
            });
    topics(finding.check(), finding.topics());
  }

  private void causes(List<Cause> causes) {
    add(caption(texts.say("detail.because")));
    add(links(causes.stream().<Node>map(c -> cause(c)).toList()));
  }

  private Node cause(Cause cause) {
    Optional<ElementId> element = cause.element();
    if (element.isPresent()) {
      return link(element.get(), cause.name());
    }
    Label label = new Label(cause.text(texts));
    label.getStyleClass().add("tag");
    return label;
  }

  private Hyperlink link(ElementId id, String name) {
    Hyperlink link = new Hyperlink(name.isBlank() ? id.value() : name);
    link.getStyleClass().add("tag-link");
    link.setOnAction(
        _ -> {
          if (analysis != null && analysis.design().find(id).isPresent()) {
            session.selection().pick(id, false);
          }
        });
    return link;
  }

  private FlowPane links(List<Node> nodes) {
    FlowPane pane = new FlowPane(6, 4);
    pane.getChildren().addAll(nodes);
    return pane;
  }

  private void topics(String fact, List<String> topics) {
    add(caption(texts.say("detail.reference")));
    add(mono(fact + (topics.isEmpty() ? "" : "  ·  " + String.join(", ", topics))));
  }

  private void add(Node node) {
    content.getChildren().add(node);
  }

  private static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static Label title(String text) {
    Label label = wrapped(text);
    label.getStyleClass().addAll(Styles.TEXT_BOLD, "detail-heading");
    return label;
  }

  private static Label caption(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("caption");
    return label;
  }

  private static Label muted(String text) {
    Label label = wrapped(text);
    label.getStyleClass().add(Styles.TEXT_MUTED);
    return label;
  }

  private static Label mono(String text) {
    Label label = wrapped(text);
    label.getStyleClass().addAll(Styles.TEXT_SMALL, "reference");
    return label;
  }
}

package edgewise.ui.panel;

import atlantafx.base.theme.Styles;
import edgewise.catalogue.Topics;
import edgewise.check.Finding;
import edgewise.check.Issuance;
import edgewise.edit.Accept;
import edgewise.edit.DropIssued;
import edgewise.edit.Repair;
import edgewise.edit.Unaccept;
import edgewise.model.Acceptance;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.IssuedCertificate;
import edgewise.plan.Cause;
import edgewise.plan.Reason;
import edgewise.plan.Row;
import edgewise.sim.FlowResult;
import edgewise.sim.Impact;
import edgewise.sim.NeedResult;
import edgewise.text.Texts;
import edgewise.ui.Session;
import edgewise.ui.form.Excerpt;
import edgewise.ui.simulate.Simulating;
import edgewise.ui.theme.Icon;
import edgewise.work.Between;
import edgewise.work.PartnerNeeds;
import edgewise.work.Planned;
import edgewise.work.RowImpact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Why a row exists: the facts it follows from, what in the design calls for each, and where that
/// is published.
final class RowDetail<R> extends ScrollPane {
  private static final int MOST_CAUSES = 60;

  private final Session session;
  private final Texts texts;
  private final VBox content = new VBox(6);
  private static final int MOST_PARTNERS = 12;

  private Row shownRow;
  private Planned planned;

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

  void design(Planned shown) {
    planned = shown;
    show(null);
  }

  void show(R row) {
    content.getChildren().clear();
    shownRow = null;
    setVvalue(0);
    switch (row) {
      case Row derived -> reasons(derived);
      case Issuance issuance -> {
        issuance.issued().ifPresent(i -> issued(issuance, i));
        reasons(issuance.row());
      }
      case Between.Found found -> reasons(found.row());
      case PartnerNeeds.Planned planned -> reasons(planned.row());
      case PartnerNeeds.Need need -> {
        add(title(need.what(texts)));
        add(wrapped(need.why(texts)));
      }
      case ChangesPanel.Item item -> change(item);
      case Finding finding -> finding(finding);
      case null, default -> {}
    }
  }

  /// Brings into view what breaks without the row.
  void showLoss() {
    Node place = lookup("#without");
    if (place != null) {
      applyCss();
      layout();
      double room = content.getHeight() - getViewportBounds().getHeight();
      if (room > 0) {
        setVvalue(Math.clamp((place.getBoundsInParent().getMinY() - 24) / room, 0, 1));
      }
    }
    requestFocus();
  }

  /// Puts the keyboard where the reason for accepting a problem is written.
  void askReason() {
    if (content.lookup("#accept-reason") instanceof TextField reason) {
      setVvalue(1);
      reason.requestFocus();
    }
  }

  /// What was issued for a planned certificate.
  private void issued(Issuance issuance, IssuedCertificate issued) {
    add(title(texts.say("issued.detail.title") + ": " + texts.say(issuance.status().label())));
    for (Issuance.Fault fault : issuance.faults()) {
      Label line = wrapped(texts.say(fault.message()));
      var icon = Icon.ofAction(fault.severity().id()).node(14);
      icon.getStyleClass().add("severity-" + fault.severity().id());
      line.setGraphic(icon);
      add(line);
    }
    add(wrapped(texts.say("issued.detail.issuer", issued.issuer())));
    add(
        wrapped(
            texts.say(
                "issued.detail.valid",
                Issuance.day(issued.notBefore()),
                Issuance.day(issued.notAfter()))));
    add(caption(texts.say("issued.detail.thumbprint")));
    add(mono(issued.thumbprint()));
    Button forget = new Button(texts.say("issued.row.forget"));
    forget.setId("issued-forget");
    forget.getStyleClass().add(Styles.SMALL);
    forget.setOnAction(_ -> session.edit(new DropIssued(issued.certificate())));
    add(forget);
  }

  private void change(ChangesPanel.Item item) {
    add(title(item.label()));
    add(
        wrapped(
            texts.say(
                "changes.heading",
                texts.say("changes.todo"),
                texts.say("todo." + item.change().todo().id()))));
    item.change().notes().forEach(note -> add(wrapped(texts.say(note))));
    item.details(texts).forEach(line -> add(wrapped(line)));
    add(caption(texts.say("detail.id")));
    add(mono(item.change().id()));
  }

  private void reasons(Row row) {
    add(title(texts.say("detail.title")));
    for (Reason reason : row.reasons()) {
      Label note = wrapped(texts.say(reason.fact().noteKey()));
      add(note);
      causes(reason.causes());
    }
    without(row);
    for (Reason reason : row.reasons()) {
      topics(reason.fact().id(), reason.fact().topics());
    }
    add(caption(texts.say("detail.id")));
    add(mono(row.id()));
  }

  /// What breaks without a row; it arrives a moment later.
  private void without(Row row) {
    VBox place = new VBox(4);
    place.setId("without");
    add(caption(texts.say("simulation.row.caption")));
    add(place);
    shownRow = row;
    session
        .simulating()
        .without(
            row,
            impact -> {
              if (row.equals(shownRow)) {
                impact(place, row, impact);
              }
            });
  }

  private void impact(VBox place, Row row, RowImpact impact) {
    place.getChildren().clear();
    Impact.Loss loss = impact.loss();
    if (impact.using().isEmpty() && impact.needs().isEmpty()) {
      place.getChildren().add(wrapped(texts.say("simulation.row.unused")));
      return;
    }
    if (loss.isEmpty()) {
      place
          .getChildren()
          .add(
              wrapped(
                  texts.say(
                      loss.standIns().isEmpty() ? "simulation.row.safe" : "simulation.row.stand-in",
                      impact.using().size() + impact.needs().size(),
                      String.join(", ", loss.standIns()))));
    }
    flows(place, loss.flows(), "simulation.row.lost", impact);
    flows(place, loss.degraded(), "simulation.row.worse", impact);
    needs(place, loss.needs());
    impact.names().stream().limit(MOST_PARTNERS).forEach(n -> name(place, n));
    if (impact.names().size() > MOST_PARTNERS) {
      place
          .getChildren()
          .add(
              muted(texts.say("simulation.row.more-names", impact.names().size() - MOST_PARTNERS)));
    }
    if (!impact.using().isEmpty()) {
      Hyperlink using = new Hyperlink(texts.say("simulation.row.used", impact.using().size()));
      using.setId("row-flows");
      using.getStyleClass().add("tag-link");
      using.setOnAction(_ -> session.simulating().open(Simulating.Asked.of(row, impact)));
      place.getChildren().add(using);
    }
    Hyperlink fail = new Hyperlink(texts.say("simulation.row.fail"));
    fail.setId("row-fail");
    fail.getStyleClass().add("tag-link");
    fail.setOnAction(
        _ -> {
          session.simulating().fail(impact.fault());
          session.simulating().open(Simulating.Asked.of(row, impact));
        });
    place.getChildren().add(fail);
  }

  /// What else stops working: replication, revocation checks and the like.
  private void needs(VBox place, List<NeedResult> needs) {
    Set<String> sentences = new LinkedHashSet<>();
    needs.forEach(n -> sentences.add(texts.say(n.need().statement())));
    if (!sentences.isEmpty()) {
      place.getChildren().add(wrapped(texts.say("simulation.row.needs")));
      sentences.forEach(s -> place.getChildren().add(wrapped("•  " + s)));
    }
  }

  /// What breaks when a certificate lacks a name.
  private void name(VBox place, RowImpact.Name without) {
    Impact.Loss loss = without.loss();
    List<String> parts = new ArrayList<>();
    if (!loss.flows().isEmpty()) {
      parts.add(texts.say("simulation.row.name.lost", loss.flows().size()));
    }
    if (!loss.degraded().isEmpty()) {
      parts.add(texts.say("simulation.row.name.worse", loss.degraded().size()));
    }
    loss.needs().stream().limit(1).forEach(n -> parts.add(texts.say(n.need().statement())));
    place
        .getChildren()
        .add(wrapped(texts.say("simulation.row.name", without.name(), String.join(" ", parts))));
  }

  private void flows(VBox place, List<FlowResult> flows, String key, RowImpact impact) {
    if (flows.isEmpty()) {
      return;
    }
    place.getChildren().add(wrapped(texts.say(key, flows.size(), impact.using().size())));
    Map<String, Set<String>> traffics = new LinkedHashMap<>();
    for (FlowResult r : flows) {
      String partner =
          r.flow().partnerName().isEmpty()
              ? texts.say("simulation.remote-users")
              : r.flow().partnerName();
      traffics
          .computeIfAbsent(partner, _ -> new LinkedHashSet<>())
          .add(texts.say("sim.traffic." + r.flow().traffic().id()));
    }
    int shown = 0;
    for (Map.Entry<String, Set<String>> each : traffics.entrySet()) {
      if (shown++ == MOST_PARTNERS) {
        place
            .getChildren()
            .add(muted(texts.say("simulation.row.more", traffics.size() - MOST_PARTNERS)));
        return;
      }
      place
          .getChildren()
          .add(wrapped("•  " + each.getKey() + ": " + String.join(", ", each.getValue())));
    }
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
    repairs(finding);
    acceptance(finding);
    topics(finding.check(), finding.topics());
  }

  private void repairs(Finding finding) {
    int n = 0;
    Optional<Document> document = session.documentProperty().get();
    for (Repair repair : document.map(d -> ProblemFixes.of(d, finding)).orElse(List.of())) {
      Button fix = new Button(texts.say(repair.label()));
      fix.setId("fix-" + n++);
      fix.setMnemonicParsing(false);
      fix.setWrapText(true);
      fix.setMinHeight(USE_PREF_SIZE);
      fix.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
      fix.setOnAction(_ -> session.edit(repair));
      add(fix);
    }
  }

  /// Lets a person live with a finding, for a reason, or says why one does.
  private void acceptance(Finding finding) {
    Optional<Acceptance> accepted =
        session.documentProperty().get().stream()
            .flatMap(d -> d.decisions().accepted().stream())
            .filter(a -> a.finding().equals(finding.id()))
            .findFirst();
    if (accepted.isPresent()) {
      add(caption(texts.say("accept.because")));
      add(wrapped(accepted.get().reason()));
      Button withdraw = new Button(texts.say("accept.withdraw"));
      withdraw.setId("withdraw");
      withdraw.getStyleClass().add(Styles.SMALL);
      withdraw.setOnAction(_ -> session.edit(new Unaccept(finding.id())));
      add(withdraw);
      return;
    }
    add(caption(texts.say("accept.title")));
    TextField reason = new TextField();
    reason.setId("accept-reason");
    reason.setPromptText(texts.say("accept.reason"));
    reason.setAccessibleText(texts.say("accept.reason"));
    reason.getStyleClass().add(Styles.SMALL);
    Button accept = new Button(texts.say("accept"));
    accept.setId("accept");
    accept.getStyleClass().add(Styles.SMALL);
    accept.setMinWidth(USE_PREF_SIZE);
    accept
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(() -> reason.getText().isBlank(), reason.textProperty()));
    accept.setOnAction(_ -> session.edit(new Accept(finding.id(), reason.getText().strip())));
    reason.setOnAction(_ -> accept.fire());
    HBox.setHgrow(reason, Priority.ALWAYS);
    add(new HBox(6, reason, accept));
  }

  private void causes(List<Cause> causes) {
    add(caption(texts.say("detail.because")));
    List<Node> nodes = new ArrayList<>();
    causes.stream().limit(MOST_CAUSES).map(this::cause).forEach(nodes::add);
    if (causes.size() > MOST_CAUSES) {
      nodes.add(muted(texts.say("sheet.more", causes.size() - MOST_CAUSES)));
    }
    add(links(nodes));
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
          if (planned != null && planned.design().find(id).isPresent()) {
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
    add(mono(fact));
    for (String topic : topics) {
      Optional<String> title = Topics.standard().title(topic);
      Optional<String> page = Topics.standard().link(topic);
      if (title.isEmpty() || page.isEmpty()) {
        add(mono(title.orElse(topic)));
      } else {
        Hyperlink link = new Hyperlink(title.get());
        link.getStyleClass().add("tag-link");
        link.setWrapText(true);
        link.setMinHeight(USE_PREF_SIZE);
        link.setOnAction(_ -> session.browse(page.get()));
        add(link);
      }
    }
  }

  private void add(Node node) {
    content.getChildren().add(node);
  }

  private static Label wrapped(String text) {
    Label label = new Label(Excerpt.of(text, Excerpt.READ));
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

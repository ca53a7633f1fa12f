package edgewise.ui;

import atlantafx.base.theme.Styles;
import edgewise.model.ElementId;
import edgewise.model.Partner;
import edgewise.model.PortRange;
import edgewise.model.Site;
import edgewise.plan.Design;
import edgewise.plan.FirewallRow;
import edgewise.plan.FirewallSide;
import edgewise.plan.Plan;
import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.ui.canvas.DiagramView;
import edgewise.ui.canvas.Overlay;
import edgewise.ui.theme.Icon;
import edgewise.ui.theme.Palette;
import edgewise.work.PartnerNeeds;
import edgewise.work.PartnerNeeds.Planned;
import edgewise.work.PartnerNeeds.Team;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The drawing for an audience: nothing but the picture and a line below it, one slide after the
/// other. First everything, then each site, then what each partner needs.
///
/// Right, Down, Page Down, Space and Enter go on; Left, Up, Page Up and Backspace go back; Home and
/// End go to the ends; plus, minus and 0 and the wheel zoom; Escape leaves. Other keys do nothing,
/// so that nothing is edited unseen.
final class Presentation extends BorderPane {
  private static final double MOST = 2.5;
  private static final double TWO_LINES = 46;

  /// Up to so many rows the window does not wait noticeably.
  private static final int SMALL = 4_000;

  private final Session session;
  private final Texts texts;
  private final Design design;
  private final Opened opened;
  private final Runnable leave;
  private final Selection selection = new Selection();
  private final DiagramView diagram;
  private final Label title = new Label();
  private final Label summary = new Label();
  private final Label position = new Label();
  private final Button previous;
  private final Button next;
  private final List<Slide> slides = new ArrayList<>();
  private int at;

  /// What one slide is about.
  sealed interface Slide {
    /// The whole design.
    record Overview() implements Slide {}

    /// One site.
    record OfSite(Site site) implements Slide {}

    /// What a partner needs.
    record OfPartner(Partner partner) implements Slide {}
  }

  /// @param leave ends the presentation
  Presentation(Session session, Opened opened, Palette palette, Runnable leave) {
    this.session = session;
    this.opened = opened;
    this.design = opened.analysis().design();
    this.texts = session.texts();
    this.leave = leave;
    setId("presentation");
    getStyleClass().add("presentation");
    slides.add(new Slide.Overview());
    design.sites().forEach(s -> slides.add(new Slide.OfSite(s)));
    PartnerNeeds.partners(design).forEach(p -> slides.add(new Slide.OfPartner(p)));
    diagram = new DiagramView(texts, selection);
    diagram.setId("presentation-drawing");
    diagram.setPalette(palette);
    diagram.setMinimapVisible(false);
    diagram.show(opened.drawing(), false);
    diagram.widthProperty().addListener((_, _, _) -> fit());
    diagram.heightProperty().addListener((_, _, _) -> fit());
    previous = button("previous", "arrow-left", this::back);
    next = button("next", "go-to", this::forth);
    setCenter(diagram);
    setBottom(line());
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    go(0);
  }

  private HBox line() {
    title.setId("presentation-title");
    title.getStyleClass().add("presentation-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    summary.setId("presentation-summary");
    summary.getStyleClass().add("presentation-summary");
    summary.setWrapText(true);
    summary.setMaxHeight(TWO_LINES);
    position.setId("presentation-position");
    position.getStyleClass().add("presentation-summary");
    position.setMinWidth(Region.USE_PREF_SIZE);
    VBox words = new VBox(2, title, summary);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(10, words, previous, position, next, button("leave", "close", leave));
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("presentation-line");
    return line;
  }

  private Button button(String what, String icon, Runnable run) {
    Button button = new Button(null, Icon.ofAction(icon).node(20));
    button.setId("presentation-" + what);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    button.setAccessibleText(texts.say("presentation." + what));
    button.setTooltip(new Tooltip(texts.say("presentation." + what)));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> run.run());
    return button;
  }

  private void key(KeyEvent e) {
    KeyCode code = e.getCode();
    boolean presses =
        e.getTarget() instanceof ButtonBase && (code == KeyCode.ENTER || code == KeyCode.SPACE);
    if (code == KeyCode.TAB || code.isModifierKey() || presses) {
      return;
    }
    switch (code) {
      case RIGHT, DOWN, PAGE_DOWN, SPACE, ENTER -> forth();
      case LEFT, UP, PAGE_UP, BACK_SPACE -> back();
      case HOME -> go(0);
      case END -> go(slides.size() - 1);
      case PLUS, ADD, EQUALS -> diagram.zoomIn();
      case MINUS, SUBTRACT -> diagram.zoomOut();
      case DIGIT0, NUMPAD0 -> fit();
      case ESCAPE -> leave.run();
      default -> {
        // What would edit the design unseen is kept away.
      }
    }
    e.consume();
  }

  private void forth() {
    go(Math.min(at + 1, slides.size() - 1));
  }

  private void back() {
    go(Math.max(at - 1, 0));
  }

  /// Shows a slide, by its place from 0.
  void go(int slide) {
    at = slide;
    selection.clear();
    switch (slides.get(at)) {
      case Slide.Overview() -> {
        title.setText(opened.name());
        summary.setText(
            texts.say(
                "presentation.overview",
                design.sites().size(),
                design.elements().size(),
                design.partners().size()));
      }
      case Slide.OfSite(Site site) -> {
        title.setText(site.name());
        summary.setText(at(site));
      }
      case Slide.OfPartner(Partner partner) -> {
        title.setText(texts.say("presentation.partner", partner.name()));
        summary.setText("");
      }
    }
    diagram.setNeeded(Set.of());
    diagram.setOverlay(Overlay.NONE);
    if (slides.get(at) instanceof Slide.OfPartner(Partner partner)) {
      needs(partner);
    }
    position.setText(texts.say("presentation.position", at + 1, slides.size()));
    previous.setDisable(at == 0);
    next.setDisable(at == slides.size() - 1);
    setAccessibleText(texts.say("presentation.name", title.getText(), at + 1, slides.size()));
    fit();
  }

  /// Finds out what a partner needs; in a large design away from the window's thread.
  private void needs(Partner partner) {
    Plan plan = opened.analysis().plan();
    int slide = at;
    if (plan.firewall().size() <= SMALL) {
      show(PartnerNeeds.of(plan, partner));
    } else {
      session.work(
          "presentation",
          Message.of("job.listing"),
          _ -> PartnerNeeds.of(plan, partner),
          needs -> {
            if (at == slide) {
              show(needs);
              fit();
            }
          });
    }
  }

  private void show(PartnerNeeds needs) {
    summary.setText(summary(needs));
    diagram.setNeeded(needs.elements());
    diagram.setOverlay(Overlay.PARTNER);
  }

  private String at(Site site) {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    design.elements().stream()
        .filter(e -> e.siteId().filter(site.id()::equals).isPresent())
        .forEach(e -> kinds.merge(texts.say("kind." + e.kind().value()), 1, Integer::sum));
    return kinds.entrySet().stream()
        .map(
            e ->
                e.getValue() == 1
                    ? e.getKey()
                    : texts.say("presentation.count", e.getKey(), e.getValue()))
        .collect(Collectors.joining(" · "));
  }

  private String summary(PartnerNeeds needs) {
    Map<String, Set<String>> ports = new TreeMap<>();
    for (PartnerNeeds.Need need : needs.of(Team.FIREWALL)) {
      if (need instanceof Planned(Team _, FirewallRow row)
          && row.firewall() == FirewallSide.EXTERNAL) {
        ports
            .computeIfAbsent(row.transport().name(), _ -> new LinkedHashSet<>())
            .add(row.ports().or(row::sourcePorts).map(PortRange::toString).orElse("*"));
      }
    }
    String open =
        ports.entrySet().stream()
            .map(e -> e.getKey() + " " + String.join(", ", e.getValue()))
            .collect(Collectors.joining(" · "));
    return open.isEmpty()
        ? needs.of(Team.PARTNER).stream().map(n -> n.what(texts)).collect(Collectors.joining(" "))
        : texts.say(
            "presentation.needs",
            open,
            needs.of(Team.DNS).size(),
            needs.of(Team.PKI).size(),
            needs.of(Team.PARTNER).size());
  }

  /// As large as fits, so that the last row reads it.
  private void fit() {
    Set<ElementId> about =
        switch (slides.get(at)) {
          case Slide.Overview() -> Set.of();
          case Slide.OfSite(Site site) -> Set.of(site.id());
          case Slide.OfPartner(Partner partner) ->
              diagram.needed().isEmpty() ? Set.of(partner.id()) : diagram.needed();
        };
    diagram.fit(about, MOST);
  }

  /// The slides in their order.
  List<Slide> slides() {
    return slides;
  }

  /// The place of the slide on show, from 0.
  int at() {
    return at;
  }

  DiagramView diagram() {
    return diagram;
  }
}

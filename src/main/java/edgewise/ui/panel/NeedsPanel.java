package edgewise.ui.panel;

import atlantafx.base.theme.Styles;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Partner;
import edgewise.model.Words;
import edgewise.plan.Column;
import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.ui.Session;
import edgewise.ui.form.Picker;
import edgewise.ui.theme.Icon;
import edgewise.work.PartnerNeeds;
import edgewise.work.PartnerNeeds.Need;
import edgewise.work.PartnerNeeds.Team;
import edgewise.work.Planned;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/// “What does a partner need?”: rules, records, certificates and the partner's own share, by team,
/// fresh after every edit. What the partner needs can be shown on the drawing.
public final class NeedsPanel extends BorderPane {
  /// Up to so many rows the window does not wait noticeably.
  private static final int SMALL = 4_000;

  private final Session session;
  private final Texts texts;
  private final Button pick = new Button();
  private final ToggleButton show = new ToggleButton();
  private final Button copyText = new Button();
  private final Button save = new Button();
  private final RowTable<Need> table;
  private final ReadOnlyObjectWrapper<Optional<PartnerNeeds>> needs =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<ElementId> partner = Optional.empty();
  private Planned planned;

  /// A panel of no partner yet.
  public NeedsPanel(Session session) {
    this.session = session;
    this.texts = session.texts();
    setId("needs");
    table = new RowTable<>(kind(), session);
    if (session.settings().get("table.needs.group", null) == null) {
      table.groupBy(Optional.of("team"));
    }
    table.onNothing(() -> Optional.of(nothing()));
    pick.setId("needs-partner");
    pick.setMnemonicParsing(false);
    pick.getStyleClass().addAll(Styles.SMALL, "end-button");
    pick.setPrefWidth(200);
    pick.setMinWidth(110);
    pick.setAlignment(Pos.CENTER_LEFT);
    pick.setOnAction(_ -> choose());
    Label caption = new Label(texts.say("needs.partner"));
    caption.setLabelFor(pick);
    caption.setMinWidth(Region.USE_PREF_SIZE);
    caption.getStyleClass().add(Styles.TEXT_MUTED);
    show.setId("needs-show");
    show.setText(texts.say("needs.show"));
    show.setTooltip(new Tooltip(texts.say("needs.show.hint")));
    show.getStyleClass().addAll(Styles.SMALL, Styles.ROUNDED, "chip");
    show.setMinWidth(Region.USE_PREF_SIZE);
    tool(copyText, "needs-copy-text", "needs.copy-text");
    copyText.setOnAction(_ -> copyText());
    tool(save, "needs-save", "needs.save");
    table.answers(List.of(caption, pick, show, copyText, save));
    setCenter(table);
    name();
  }

  private void tool(Button button, String id, String key) {
    button.setId(id);
    button.setText(texts.say(key));
    button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setDisable(true);
  }

  /// Says how the window selects and shows what a row is about.
  public void onOpen(Consumer<Set<ElementId>> how) {
    table.onOpen(how);
  }

  /// Says how the text is saved.
  public void onSave(Runnable how) {
    save.setOnAction(_ -> how.run());
  }

  /// The switch that shows the needs on the drawing.
  public ToggleButton showSwitch() {
    return show;
  }

  /// What the chosen partner needs; empty while none is chosen.
  public ReadOnlyObjectProperty<Optional<PartnerNeeds>> needsProperty() {
    return needs.getReadOnlyProperty();
  }

  /// The table of the needs.
  public RowTable<Need> table() {
    return table;
  }

  /// Shows the needs in another state of the design, or another design. A partner that is gone
  /// gives way to the first one.
  public void show(Planned shown) {
    planned = shown;
    derive();
  }

  /// Chooses a partner.
  public void choose(ElementId id) {
    partner = Optional.of(id);
    derive();
  }

  /// Puts the keyboard on the choice of the partner.
  public void focus() {
    pick.requestFocus();
  }

  private void derive() {
    if (planned == null) {
      return;
    }
    Planned asked = planned;
    Optional<Partner> chosen =
        partner
            .flatMap(id -> asked.design().find(id, Partner.class))
            .or(() -> PartnerNeeds.partners(asked.design()).stream().findFirst());
    partner = chosen.map(Element::id);
    name();
    if (chosen.isEmpty()) {
      take(Optional.empty());
    } else if (asked.plan().firewall().size() <= SMALL) {
      take(Optional.of(PartnerNeeds.of(asked.plan(), chosen.get())));
    } else {
      session.work(
          "needs",
          Message.of("job.listing"),
          _ -> Optional.of(PartnerNeeds.of(asked.plan(), chosen.get())),
          this::take);
    }
  }

  private void take(Optional<PartnerNeeds> now) {
    needs.set(now);
    copyText.setDisable(now.isEmpty());
    save.setDisable(now.isEmpty());
    table.show(planned);
  }

  private void name() {
    Optional<Partner> chosen =
        planned == null
            ? Optional.empty()
            : partner.flatMap(id -> planned.design().find(id, Partner.class));
    String name = chosen.map(Partner::name).orElseGet(() -> texts.say("needs.pick"));
    pick.setText(name);
    pick.setGraphic(
        chosen
            .map(p -> Icon.ofKind(p.kind().value()).node(16))
            .orElseGet(() -> Icon.ofAction("search").node(14)));
    pick.setAccessibleText(texts.say("needs.partner") + ": " + name);
  }

  private void choose() {
    if (planned == null) {
      return;
    }
    List<Picker.Item<ElementId>> items = new ArrayList<>();
    for (Partner p : PartnerNeeds.partners(planned.design())) {
      String domains =
          p.domains().stream()
              .map(Fqdn::text)
              .filter(d -> !d.equals(p.name()))
              .collect(Collectors.joining(", "));
      items.add(
          new Picker.Item<>(
              p.id(),
              p.name() + "   " + texts.say("kind." + p.kind().value()) + "   " + domains,
              () -> Icon.ofKind(p.kind().value()).node(16)));
    }
    Picker.open(
        pick,
        texts.say("needs.find"),
        texts.say("needs.find.none"),
        items,
        _ -> Optional.empty(),
        this::choose);
  }

  private String nothing() {
    return texts.say(
        planned == null || PartnerNeeds.partners(planned.design()).isEmpty()
            ? "needs.none"
            : "needs.ask");
  }

  private void copyText() {
    needs
        .get()
        .ifPresent(
            n -> {
              ClipboardContent content = new ClipboardContent();
              content.putString(n.text(texts));
              Clipboard.getSystemClipboard().setContent(content);
            });
  }

  private RowKind<Need> kind() {
    return new RowKind<>(
        "needs",
        "partner-needs",
        List.of(
            new Column<>("id", (n, _) -> n.id()),
            new Column<>("team", (n, t) -> t.say("team." + Words.of(n.team()))),
            new Column<>("what", (n, t) -> n.what(t)),
            new Column<>("details", (n, t) -> n.details(t)),
            new Column<>("why", (n, t) -> n.why(t))),
        _ -> needs.get().map(PartnerNeeds::needs).orElse(List.of()),
        Need::elements,
        Arrays.stream(Team.values()).map(Words::of).toList(),
        n -> Words.of(n.team()),
        Map.of("team", 120.0, "what", 380.0, "details", 260.0, "why", 300.0),
        "why",
        List.of("team"),
        Map.of(),
        _ -> List.of());
  }
}

package edgewise.ui.panel;

import atlantafx.base.theme.Styles;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.PortRange;
import edgewise.model.Zone;
import edgewise.plan.Column;
import edgewise.plan.Tables;
import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.ui.Session;
import edgewise.ui.form.Picker;
import edgewise.ui.theme.Icon;
import edgewise.work.Answer;
import edgewise.work.Between.Direction;
import edgewise.work.Between.Found;
import edgewise.work.End;
import edgewise.work.Match;
import edgewise.work.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/// “From A to B: which ports?”: two ends to choose, and the firewall rows between them, fresh after
/// every edit. Where there is none, why.
public final class BetweenPanel extends BorderPane {
  /// Up to so many rows the window does not wait noticeably.
  private static final int SMALL = 4_000;

  private final Session session;
  private final Texts texts;
  private final Button fromButton = new Button();
  private final Button toButton = new Button();
  private final CheckBox both = new CheckBox();
  private final Button copyText = new Button();
  private final RowTable<Found> table;
  private Optional<End> from = Optional.empty();
  private Optional<End> to = Optional.empty();
  private boolean gone;
  private Planned planned;
  private Answer answer = new Answer(List.of(), Optional.empty());
  private Consumer<Set<ElementId>> opener = _ -> {};

  /// A panel that asks nothing yet.
  public BetweenPanel(Session session) {
    this.session = session;
    this.texts = session.texts();
    setId("between");
    getStyleClass().add("between");
    table = new RowTable<>(kind(), session);
    table.onNothing(() -> Optional.of(nothing()));
    table.onOpen(ends -> opener.accept(ends));
    table.answers(question());
    setCenter(table);
    name();
  }

  /// Says how the window selects and shows the ends of a row.
  public void onOpen(Consumer<Set<ElementId>> how) {
    opener = how;
  }

  private List<Node> question() {
    end(fromButton, "between-from", "between.from", e -> from = Optional.of(e));
    end(toButton, "between-to", "between.to", e -> to = Optional.of(e));
    Button swap = new Button(null, Icon.ofAction("swap").node(15));
    swap.setId("between-swap");
    swap.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    swap.setAccessibleText(texts.say("between.swap"));
    swap.setTooltip(new Tooltip(texts.say("between.swap")));
    swap.setOnAction(_ -> ask(to, from));
    both.setId("between-both");
    both.setText(texts.say("between.both"));
    both.setTooltip(new Tooltip(texts.say("between.both.hint")));
    both.setMinWidth(Region.USE_PREF_SIZE);
    both.setSelected(session.settings().get("between.both", "yes").equals("yes"));
    both.selectedProperty()
        .addListener(
            (_, _, now) -> {
              session.settings().put("between.both", now ? "yes" : "no");
              ask();
            });
    copyText.setText(texts.say("between.copy-text"));
    copyText.setId("between-copy-text");
    copyText.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    copyText.setMinWidth(Region.USE_PREF_SIZE);
    copyText.setOnAction(_ -> copyText());
    return List.of(
        caption(fromButton, "between.from"),
        fromButton,
        swap,
        caption(toButton, "between.to"),
        toButton,
        both,
        copyText);
  }

  private Label caption(Node of, String key) {
    Label label = new Label(texts.say(key));
    label.setLabelFor(of);
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.getStyleClass().add(Styles.TEXT_MUTED);
    return label;
  }

  private void end(Button button, String id, String key, Consumer<End> taken) {
    button.setId(id);
    button.setMnemonicParsing(false);
    button.getStyleClass().addAll(Styles.SMALL, "end-button");
    button.setPrefWidth(180);
    button.setMinWidth(110);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setContentDisplay(ContentDisplay.LEFT);
    button.setOnAction(
        _ -> {
          if (planned != null) {
            Picker.open(
                button,
                texts.say("between.find"),
                texts.say("between.find.none"),
                items(),
                this::typed,
                end -> {
                  taken.accept(end);
                  gone = false;
                  ask();
                });
          }
        });
    button.setAccessibleHelp(texts.say(key));
  }

  private List<Picker.Item<End>> items() {
    List<Picker.Item<End>> items = new ArrayList<>();
    for (End end : End.all(planned.design())) {
      items.add(new Picker.Item<>(end, words(end), () -> picture(end)));
    }
    return items;
  }

  private Optional<Picker.Item<End>> typed(String words) {
    return End.parse(words)
        .map(
            end ->
                new Picker.Item<>(
                    end,
                    end.text(planned.design(), texts) + "   " + texts.say("between.typed"),
                    () -> picture(end)));
  }

  private String words(End end) {
    String kind =
        switch (end) {
          case End.Drawn(ElementId id) ->
              planned.design().find(id).map(e -> texts.say("kind." + e.kind().value())).orElse("");
          case End.Within _ -> texts.say("between.kind.zone");
          case End.People _ -> texts.say("between.kind.people");
          case End.Typed _ -> texts.say("between.typed");
        };
    String site =
        end.drawn()
            .flatMap(planned.design()::find)
            .flatMap(Element::siteId)
            .map(s -> "   " + planned.design().name(s))
            .orElse("");
    return end.text(planned.design(), texts) + "   " + kind + site;
  }

  private Node picture(End end) {
    String icon =
        switch (end) {
          case End.Drawn(ElementId id) ->
              planned.design().find(id).map(e -> e.kind().value()).orElse("network");
          case End.Within(Zone zone) ->
              switch (zone) {
                case INTERNET -> "internet";
                case PERIMETER_EXTERNAL -> "outer-firewall";
                case PERIMETER_INTERNAL -> "inner-firewall";
                case CORPORATE -> "network";
              };
          case End.People people -> people == End.People.INSIDE ? "internal-clients" : "user-group";
          case End.Typed _ -> "network";
        };
    return Icon.ofKind(icon).node(16);
  }

  /// Shows the answer for another state of the design, or another design.
  public void show(Planned shown) {
    planned = shown;
    Optional<End> a = from.filter(this::exists);
    Optional<End> b = to.filter(this::exists);
    gone = gone && (a.isEmpty() || b.isEmpty()) || !a.equals(from) || !b.equals(to);
    from = a;
    to = b;
    ask();
  }

  private boolean exists(End end) {
    return end.drawn().isEmpty() || end.drawn().flatMap(planned.design()::find).isPresent();
  }

  /// Asks about two ends; an empty one leaves what stands there open.
  public void ask(Optional<End> first, Optional<End> second) {
    from = first;
    to = second;
    gone = false;
    ask();
  }

  /// Asks about other ends where these are given, and keeps the others.
  public void fill(Optional<End> first, Optional<End> second) {
    ask(first.or(() -> from), second.or(() -> to));
  }

  private void ask() {
    name();
    if (planned == null) {
      return;
    }
    if (from.isEmpty() || to.isEmpty()) {
      take(new Answer(List.of(), Optional.empty()));
      return;
    }
    Planned asked = planned;
    End a = from.get();
    End b = to.get();
    boolean back = both.isSelected();
    if (asked.plan().firewall().size() <= SMALL) {
      take(Answer.of(asked.plan(), a, b, back));
    } else {
      session.work(
          "between",
          Message.of("job.listing"),
          _ -> Answer.of(asked.plan(), a, b, back),
          this::take);
    }
  }

  private void take(Answer now) {
    answer = now;
    copyText.setDisable(from.isEmpty() || to.isEmpty());
    table.show(planned);
  }

  private void name() {
    name(fromButton, from, "between.from");
    name(toButton, to, "between.to");
  }

  private void name(Button button, Optional<End> end, String key) {
    String name =
        planned == null || end.isEmpty()
            ? texts.say("between.pick")
            : end.get().text(planned.design(), texts);
    button.setText(name);
    button.setGraphic(
        planned == null || end.isEmpty() ? Icon.ofAction("search").node(14) : picture(end.get()));
    button.setAccessibleText(texts.say(key) + ": " + name);
    button.setTooltip(end.isPresent() && planned != null ? new Tooltip(words(end.get())) : null);
  }

  private String nothing() {
    if (from.isPresent() && to.isPresent()) {
      return answer.whyNone().map(texts::say).orElse("");
    }
    return texts.say(gone ? "between.gone" : "between.ask");
  }

  private void copyText() {
    if (from.isPresent() && to.isPresent()) {
      ClipboardContent content = new ClipboardContent();
      content.putString(answer.text(planned.design(), from.get(), to.get(), texts));
      Clipboard.getSystemClipboard().setContent(content);
    }
  }

  /// The first end, if one is chosen.
  public Optional<End> from() {
    return from;
  }

  /// The second end, if one is chosen.
  public Optional<End> to() {
    return to;
  }

  /// The table of the answer.
  public RowTable<Found> table() {
    return table;
  }

  /// Puts the keyboard on the first end that is not chosen yet, else on the rows.
  public void focus() {
    if (from.isEmpty()) {
      fromButton.requestFocus();
    } else if (to.isEmpty()) {
      toButton.requestFocus();
    } else {
      table.table().requestFocus();
    }
  }

  private RowKind<Found> kind() {
    return new RowKind<>(
        "between",
        "ports-between",
        columns(),
        _ -> answer.rows(),
        f -> from.isPresent() && to.isPresent() ? Answer.ends(f, from.get(), to.get()) : Set.of(),
        List.of(),
        f -> f.row().firewall().id(),
        Map.ofEntries(
            Map.entry("direction", 100.0),
            Map.entry("firewall", 98.0),
            Map.entry("application", 104.0),
            Map.entry("transport", 96.0),
            Map.entry("port", 92.0),
            Map.entry("source_port", 112.0),
            Map.entry("source", 110.0),
            Map.entry("source_addresses", 150.0),
            Map.entry("destination", 110.0),
            Map.entry("destination_addresses", 160.0),
            Map.entry("note", 320.0)),
        "note",
        List.of("direction", "firewall", "application", "source", "destination", "required_by"),
        Map.ofEntries(
            Map.entry("port", ports(f -> f.row().ports(), "*")),
            Map.entry("source_port", ports(f -> f.row().sourcePorts(), "")),
            Map.entry(
                "source_addresses",
                new RowKind.Narrowing<Found>(
                    Match.Sort.ADDRESSES, f -> f.row().source().addresses().text())),
            Map.entry(
                "destination_addresses",
                new RowKind.Narrowing<Found>(
                    Match.Sort.ADDRESSES, f -> f.row().destination().addresses().text()))),
        _ -> List.of());
  }

  private static RowKind.Narrowing<Found> ports(
      Function<Found, Optional<PortRange>> ports, String none) {
    return new RowKind.Narrowing<>(
        Match.Sort.PORTS, f -> ports.apply(f).map(PortRange::toString).orElse(none));
  }

  private List<Column<Found>> columns() {
    return List.of(
        new Column<>("id", (f, _) -> arrow(f) + f.row().id()),
        new Column<>("direction", (f, _) -> direction(f)),
        new Column<>("firewall", (f, _) -> f.row().firewall().id()),
        new Column<>("application", (f, _) -> f.row().application()),
        new Column<>("transport", (f, _) -> f.row().transport().name()),
        new Column<>("port", (f, _) -> f.row().ports().map(PortRange::toString).orElse("*")),
        new Column<>(
            "source_port", (f, _) -> f.row().sourcePorts().map(PortRange::toString).orElse("")),
        new Column<>("source", (f, t) -> f.row().source().text(t)),
        new Column<>("source_addresses", (f, _) -> f.row().source().addresses().text()),
        new Column<>("destination", (f, t) -> f.row().destination().text(t)),
        new Column<>("destination_addresses", (f, _) -> f.row().destination().addresses().text()),
        new Column<>("required_by", (f, t) -> Tables.requiredBy(f.row(), t)),
        new Column<>("note", (f, t) -> Tables.note(f.row(), t)));
  }

  private static String arrow(Found found) {
    return found.direction() == Direction.BACK ? "← " : "→ ";
  }

  private String direction(Found found) {
    return texts.say(
        found.direction() == Direction.BACK ? "between.direction.back" : "between.direction.there");
  }
}

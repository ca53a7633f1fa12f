package edgewise.ui.panel;

import atlantafx.base.theme.Styles;
import edgewise.compare.Comparison;
import edgewise.compare.Comparison.Change;
import edgewise.compare.Comparison.Field;
import edgewise.compare.Comparison.Kind;
import edgewise.compare.Comparison.Section;
import edgewise.export.ChangeRequest;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.plan.Column;
import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.ui.CompareBase;
import edgewise.ui.Session;
import edgewise.ui.theme.Icon;
import edgewise.work.Comparing;
import edgewise.work.Planned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/// What is different between the open design and its last saved state, a file, a former version or
/// another open design: by part, fresh after every edit. All of it is worked out away from the
/// window's thread.
public final class ChangesPanel extends BorderPane {
  /// Parts whose changes are rows of the tables.
  private static final Set<String> TABLES = Set.of("firewall", "dns", "certificates");

  /// A line of the table.
  ///
  /// @param part id of the part of the comparison
  /// @param names in front of the names of fields: the key of their words
  public record Item(String part, String names, Change change) {
    String id() {
      return part + "/" + change.id();
    }

    String label() {
      return change.label().isEmpty() ? change.id() : change.label();
    }

    /// What is different, a line for each field.
    List<String> details(Texts texts) {
      return change.fields().stream().map(f -> detail(f, texts)).toList();
    }

    private String detail(Field field, Texts texts) {
      String name = ChangeRequest.field(texts, names, field.name()) + ": ";
      String none = texts.say("changes.none");
      return switch (change.kind()) {
        case ADDED -> name + field.after();
        case REMOVED -> name + field.before();
        case CHANGED ->
            name
                + (field.before().isEmpty() ? none : field.before())
                + " → "
                + (field.after().isEmpty() ? none : field.after());
      };
    }
  }

  /// Both designs and what differs.
  private record Answer(Planned before, Planned after, CompareBase base, Comparison comparison) {}

  private final Session session;
  private final Texts texts;
  private final Button with = new Button();
  private final ContextMenu choice = new ContextMenu();
  private final Button save = new Button();
  private final Button configure = new Button();
  private final RowTable<Item> table;
  private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Supplier<List<MenuItem>> bases = List::of;
  private BiConsumer<String, String> rowOpener = (_, _) -> {};
  private CompareBase base;
  private Planned planned;
  private Planned baseline;
  private Document compared;
  private Optional<Answer> answer = Optional.empty();
  private boolean working;

  /// A panel that compares nothing yet.
  public ChangesPanel(Session session) {
    this.session = session;
    this.texts = session.texts();
    setId("changes");
    table = new RowTable<>(kind(), session);
    if (session.settings().get("table.compare.group", null) == null) {
      table.groupBy(Optional.of("part"));
    }
    table.onNothing(() -> Optional.of(nothing()));
    table.onMenu(this::goTo);
    with.setId("changes-with");
    with.setMnemonicParsing(false);
    with.getStyleClass().addAll(Styles.SMALL, "end-button");
    with.setPrefWidth(190);
    with.setMinWidth(150);
    with.setAlignment(Pos.CENTER_LEFT);
    choice.setId("changes-choice");
    with.setOnAction(_ -> choose());
    Label caption = new Label(texts.say("changes.with"));
    caption.setLabelFor(with);
    caption.setMinWidth(Region.USE_PREF_SIZE);
    caption.getStyleClass().add(Styles.TEXT_MUTED);
    tool(save, "changes-save", "changes.save");
    tool(configure, "changes-configure", "changes.configure");
    table.answers(List.of(caption, with, save, configure));
    setCenter(table);
    name();
  }

  private void tool(Button button, String id, String key) {
    button.setId(id);
    button.setText(texts.say(key));
    button.setTooltip(new Tooltip(texts.say(key + ".hint")));
    button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setDisable(true);
  }

  /// Says how the window selects and shows what a line is about.
  public void onOpen(Consumer<Set<ElementId>> how) {
    table.onOpen(how);
  }

  /// Says how the window shows a row of a table: by table and id.
  public void onRow(BiConsumer<String, String> how) {
    rowOpener = how;
  }

  /// Says what the design can be compared with.
  public void onChoose(Supplier<List<MenuItem>> what) {
    bases = what;
  }

  /// Says how the change request is saved: as a document, and as configuration.
  public void onSave(Runnable document, Runnable configuration) {
    save.setOnAction(_ -> document.run());
    configure.setOnAction(_ -> configuration.run());
  }

  /// What differs; empty while nothing is compared.
  public ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  /// The menu of what the design can be compared with.
  public ContextMenu choice() {
    return choice;
  }

  /// The table of the changes.
  public RowTable<Item> table() {
    return table;
  }

  /// The change request as it is on show, dated now; empty while nothing differs.
  public Optional<ChangeRequest> request(String name, Instant now) {
    return answer
        .filter(a -> !a.comparison().isEmpty())
        .map(
            a ->
                new ChangeRequest(
                    a.before().exportInput(texts, a.base().name(), Optional.of(now)),
                    a.after().exportInput(texts, name, Optional.of(now)),
                    a.comparison()));
  }

  /// Compares with something else from the next state on that is shown.
  public void prepare(CompareBase other) {
    session.cancelWork("changes");
    base = other;
    baseline = null;
    planned = null;
    answer = Optional.empty();
    comparison.set(Optional.empty());
    save.setDisable(true);
    configure.setDisable(true);
    name();
  }

  /// Looks whether what the design is compared with is another one now.
  @SuppressWarnings("ReferenceEquality") // A document that nobody changed stays the same object.
  public void refresh() {
    if (base != null && base.document().get().orElse(null) != compared) {
      derive();
    }
  }

  /// Shows what differs in another state of the design, or another design.
  public void show(Planned shown) {
    planned = shown;
    derive();
  }

  /// Opens the choice of what to compare with.
  public void choose() {
    with.requestFocus();
    // Before it is shown, since a menu without items does not open.
    choice.getItems().setAll(bases.get());
    choice.show(with, Side.BOTTOM, 0, 2);
  }

  @SuppressWarnings("ReferenceEquality") // A document that nobody changed stays the same object.
  private void derive() {
    if (planned == null || base == null) {
      return;
    }
    Planned after = planned;
    CompareBase asked = base;
    Optional<Document> before = asked.document().get();
    compared = before.orElse(null);
    if (before.isEmpty()) {
      session.cancelWork("changes");
      working = false;
      take(Optional.empty());
      return;
    }
    Document old = before.get();
    if (old == after.document()) {
      session.cancelWork("changes");
      baseline = after;
      take(Optional.of(new Answer(after, after, asked, Comparing.of(after, after, texts))));
      return;
    }
    Planned known = baseline != null && baseline.document() == old ? baseline : null;
    working = true;
    session.work(
        "changes",
        Message.of("job.comparing"),
        _ -> {
          Planned first = known == null ? Comparing.rows(old) : known;
          return new Answer(first, after, asked, Comparing.of(first, after, texts));
        },
        found -> {
          if (found.base() == base) {
            baseline = found.before();
            take(Optional.of(found));
          }
        });
  }

  private void take(Optional<Answer> now) {
    working = false;
    answer = now;
    comparison.set(now.map(Answer::comparison));
    boolean nothing = now.map(a -> a.comparison().isEmpty()).orElse(true);
    save.setDisable(nothing);
    configure.setDisable(nothing);
    table.show(planned);
  }

  private void name() {
    String label = base == null ? texts.say("changes.pick") : base.label();
    with.setText(label);
    with.setGraphic(Icon.ofAction("compare").node(14));
    with.setAccessibleText(texts.say("changes.with") + ": " + label);
  }

  private String nothing() {
    return working || base == null
        ? texts.say("changes.working")
        : answer.isEmpty()
            ? texts.say("changes.never-saved")
            : texts.say("changes.nothing", base.label());
  }

  /// What the menu of a line offers: the row itself, where the design still has it.
  private List<MenuItem> goTo() {
    return table.chosenRow().stream()
        .filter(i -> TABLES.contains(tableOf(i)) && i.change().kind() != Kind.REMOVED)
        .map(
            i -> {
              MenuItem item = new MenuItem(texts.say("changes.go-to-row"));
              item.setId("row-go-to-row");
              item.setOnAction(_ -> rowOpener.accept(tableOf(i), i.change().id()));
              return item;
            })
        .toList();
  }

  /// The table that a line is about: an issued certificate belongs to a planned one.
  private static String tableOf(Item item) {
    return item.part().equals("issued") ? "certificates" : item.part();
  }

  private List<Item> items() {
    List<Item> items = new ArrayList<>();
    comparison
        .get()
        .ifPresent(
            c -> {
              for (Section section : c.sections()) {
                section
                    .changes()
                    .forEach(change -> items.add(new Item(section.id(), section.names(), change)));
              }
            });
    return items;
  }

  /// The elements of a line that the design still has.
  private Set<ElementId> elements(Item item) {
    return planned == null
        ? Set.of()
        : item.change().elements().stream()
            .filter(id -> planned.design().find(id).isPresent())
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private RowKind<Item> kind() {
    Map<String, Double> widths = new LinkedHashMap<>();
    widths.put("part", 110.0);
    widths.put("change", 90.0);
    widths.put("what", 300.0);
    widths.put("todo", 110.0);
    widths.put("why", 300.0);
    widths.put("details", 360.0);
    return new RowKind<>(
        "compare",
        "compare",
        List.of(
            new Column<>("id", (i, _) -> i.id()),
            new Column<>("part", (i, t) -> t.say("changes." + i.part())),
            new Column<>("change", (i, t) -> t.say("change-kind." + i.change().kind().id())),
            new Column<>("what", (i, _) -> i.label()),
            new Column<>("todo", (i, t) -> t.say("todo." + i.change().todo().id())),
            new Column<>(
                "why",
                (i, t) -> i.change().notes().stream().map(t::say).collect(Collectors.joining(" "))),
            new Column<>("details", (i, t) -> String.join(";", i.details(t)))),
        _ -> items(),
        this::elements,
        Arrays.stream(Kind.values()).map(Kind::id).toList(),
        i -> i.change().kind().id(),
        widths,
        "details",
        List.of("part", "change", "todo"),
        Map.of(),
        _ -> List.of());
  }
}

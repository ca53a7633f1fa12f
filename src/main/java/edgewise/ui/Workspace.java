package edgewise.ui;

import edgewise.check.Finding;
import edgewise.check.Severity;
import edgewise.compare.Comparison;
import edgewise.edit.Property;
import edgewise.model.ElementId;
import edgewise.model.KindId;
import edgewise.model.Partner;
import edgewise.model.PortRange;
import edgewise.plan.FirewallRow;
import edgewise.plan.Row;
import edgewise.sim.Fault;
import edgewise.sim.FlowResult;
import edgewise.sim.Trace;
import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import edgewise.ui.canvas.DiagramView;
import edgewise.ui.canvas.Heat;
import edgewise.ui.canvas.HeatMap;
import edgewise.ui.canvas.Overlay;
import edgewise.ui.panel.BetweenPanel;
import edgewise.ui.panel.ChangesPanel;
import edgewise.ui.panel.Inspector;
import edgewise.ui.panel.KindPalette;
import edgewise.ui.panel.NeedsPanel;
import edgewise.ui.panel.Outline;
import edgewise.ui.panel.RowKind;
import edgewise.ui.panel.RowTable;
import edgewise.ui.panel.ShownRows;
import edgewise.ui.simulate.Loading;
import edgewise.ui.simulate.Player;
import edgewise.ui.simulate.Simulating;
import edgewise.ui.simulate.SimulationPanel;
import edgewise.ui.theme.Icon;
import edgewise.ui.theme.Theme;
import edgewise.ui.tool.Intent;
import edgewise.work.Between;
import edgewise.work.End;
import edgewise.work.Failures;
import edgewise.work.Ladder;
import edgewise.work.LoadHeat;
import edgewise.work.PartnerNeeds;
import edgewise.work.Planned;
import edgewise.work.RowImpact;
import edgewise.work.WeakPoints;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

/// The window's parts while a design is open: outline, drawing and inspector side by side, the
/// tables below.
final class Workspace extends BorderPane {
  private static final double OUTLINE = 236;
  private static final double INSPECTOR = 264;
  private static final double TABLES = 250;

  private final Session session;
  private final Texts texts;
  private final Outline outline;
  private final Inspector inspector;
  private final DiagramView diagram;
  private final Drafting drafting;
  private final KindPalette palette;
  private final SidePanel side;
  private final TabPane tabs = new TabPane();
  private final Map<String, TableTab<?>> tables = new LinkedHashMap<>();
  private final Tab betweenTab = new Tab();
  private final BetweenPanel between;
  private final Tab needsTab = new Tab();
  private final NeedsPanel needs;
  private final Tab changesTab = new Tab();
  private final ChangesPanel changes;
  private final Tab simulationTab = new Tab();
  private final SimulationPanel simulation;
  private final Player player;
  private Runnable exporting = () -> {};
  private Runnable savingLoad = () -> {};
  private Runnable exportingCharts = () -> {};
  private final SplitPane across = new SplitPane();
  private final SplitPane down = new SplitPane();
  private final Panels panels;
  private final Function<Boolean, List<MenuItem>> rowItems;
  private Optional<String> problem = Optional.empty();
  private Planned planned;
  private boolean sized;
  private boolean tall;

  /// The colours are those of all windows and outlive this one.
  private final ChangeListener<Boolean> recolours;

  private final ChangeListener<Boolean> darkens;

  Workspace(
      Session session,
      Theme theme,
      Panels panels,
      Function<KindId, String> keys,
      Supplier<ContextMenu> contextMenu,
      Function<Boolean, List<MenuItem>> rowItems) {
    this.rowItems = rowItems;
    this.session = session;
    this.panels = panels;
    panels.onChange(this::arrange);
    this.texts = session.texts();
    outline = new Outline(session);
    outline.onMenu(contextMenu);
    inspector = new Inspector(session);
    diagram = new DiagramView(texts, session.selection());
    diagram.setId("diagram");
    diagram.setPalette(theme.palette());
    diagram.setTraffic(this::traffic);
    drafting =
        new Drafting(
            session, diagram, new CanvasMenus(session, diagram, this::drafting, contextMenu));
    diagram.setEditing(drafting);
    palette = new KindPalette(texts, new PaletteDrops(), keys);
    side = new SidePanel(texts);
    side.add("elements", "shapes", palette);
    side.add("outline", "tree", outline);
    outline.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.F2) {
            editName();
            e.consume();
          }
        });
    recolours = (_, _, _) -> diagram.setPalette(theme.palette());
    theme.darkProperty().addListener(new WeakChangeListener<>(recolours));
    for (RowKind<?> kind :
        List.of(
            RowKind.FIREWALL,
            RowKind.DNS,
            RowKind.certificates(session.program().clock()),
            RowKind.PROBLEMS)) {
      TableTab<?> tab = new TableTab<>(kind);
      tables.put(kind.id(), tab);
      tabs.getTabs().add(tab.tab);
    }
    between = new BetweenPanel(session);
    between.onOpen(this::select);
    betweenTab.setId("tab-between");
    betweenTab.setText(texts.say("table.between"));
    betweenTab.setGraphic(Icon.ofAction("ports-between").node(15));
    betweenTab.setContent(between);
    tabs.getTabs().add(betweenTab);
    needs = new NeedsPanel(session);
    needs.onOpen(this::select);
    needs
        .needsProperty()
        .addListener(
            (_, _, now) -> diagram.setNeeded(now.map(PartnerNeeds::elements).orElse(Set.of())));
    needsTab.setId("tab-needs");
    needsTab.setText(texts.say("table.needs"));
    needsTab.setGraphic(Icon.ofAction("partner-needs").node(15));
    needsTab.setContent(needs);
    tabs.getTabs().add(needsTab);
    player = new Player(texts, session.simulating(), diagram);
    simulation = new SimulationPanel(session, player, new AroundSimulation());
    session.simulating().onOpen(this::simulated);
    session.simulating().weakProperty().addListener((_, _, _) -> heat());
    session.simulating().weakStaleProperty().addListener((_, _, _) -> heat());
    Loading loading = session.simulating().loading();
    loading.shownProperty().addListener((_, _, _) -> heat());
    loading.cursorProperty().addListener((_, _, _) -> heat());
    simulation.pageProperty().addListener((_, _, _) -> heat());
    simulation.setDark(theme.darkProperty().get());
    darkens = (_, _, now) -> simulation.setDark(now);
    theme.darkProperty().addListener(new WeakChangeListener<>(darkens));
    simulationTab.setId("tab-simulation");
    simulationTab.setText(texts.say("table.simulation"));
    simulationTab.setGraphic(Icon.ofAction("simulate").node(15));
    simulationTab.setContent(simulation);
    simulationTab.setOnSelectionChanged(_ -> simulationSelected());
    tabs.getTabs().add(simulationTab);
    changes = new ChangesPanel(session);
    changes.onOpen(this::zoomTo);
    changes.onRow((table, id) -> open(table).choose(id));
    changes.comparisonProperty().addListener((_, _, now) -> changesTab.setText(changesTitle(now)));
    session.changesProperty().addListener((_, _, _) -> savedOrEdited());
    changesTab.setId("tab-changes");
    changesTab.setText(texts.say("table.changes"));
    changesTab.setGraphic(Icon.ofAction("compare").node(15));
    changesTab.setContent(changes);
    tabs.getTabs().add(changesTab);
    tabs.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> rowChosen());
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add("tables");
    tabs.setId("tables");
    tabs.setAccessibleText(texts.say("tables.title"));
    tabs.setMinHeight(80);
    tabs.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> fill());
    down.setOrientation(Orientation.VERTICAL);
    across.getStyleClass().add("plain-split");
    down.getStyleClass().add("plain-split");
    SplitPane.setResizableWithParent(side, false);
    SplitPane.setResizableWithParent(inspector, false);
    SplitPane.setResizableWithParent(tabs, false);
    side.setPrefWidth(OUTLINE);
    side.setMinWidth(150);
    inspector.setPrefWidth(INSPECTOR);
    tabs.setPrefHeight(TABLES);
    arrange();
    setCenter(down);
  }

  /// What the palette does to the drawing.
  private final class PaletteDrops implements KindPalette.Drawing {
    @Override
    public void begin(KindId kind, boolean dragged) {
      diagram.beginPlacing(kind, dragged);
    }

    @Override
    public void drag(double sceneX, double sceneY, boolean released) {
      Point2D at = diagram.sceneToLocal(sceneX, sceneY);
      diagram.dragTo(at.getX(), at.getY(), released);
    }
  }

  /// A tab whose table is made when it is first looked at.
  private final class TableTab<R> {
    final RowKind<R> kind;
    final Tab tab = new Tab();
    RowTable<R> table;
    boolean stale = true;

    TableTab(RowKind<R> kind) {
      this.kind = kind;
      tab.setId("tab-" + kind.id());
      tab.setGraphic(Icon.ofAction(kind.icon()).node(15));
    }

    void count() {
      int rows = kind.rows().apply(planned).size();
      tab.setText(texts.say("table." + kind.id()) + "  " + rows);
      stale = true;
    }

    /// What it shows, or would show if it was opened.
    ShownRows<R> shown() {
      return table == null ? ShownRows.standard(kind, kind.rows().apply(planned)) : fill().shown();
    }

    RowTable<R> fill() {
      if (table == null) {
        table = new RowTable<>(kind, session);
        table.onOpen(Workspace.this::zoomTo);
        boolean plannedRows = !kind.id().equals(RowKind.PROBLEMS.id());
        table.onMenu(() -> rowItems.apply(plannedRows));
        table.onChosen(Workspace.this::rowChosen);
        table.onField(Workspace.this::goTo);
        tab.setContent(table);
      }
      if (stale && planned != null) {
        stale = false;
        table.show(planned);
      }
      return table;
    }
  }

  void show(Opened opened, boolean sameDesign) {
    diagram.show(opened.drawing(), sameDesign);
    outline.show(opened.analysis());
    inspector.show(opened.analysis());
    session.simulating().show(opened.design(), opened.analysis());
    show(opened.analysis().planned());
  }

  /// Shows the rows of a design, which may come before its drawing.
  @SuppressWarnings("ReferenceEquality")
  void show(Planned shown) {
    if (planned != shown) {
      planned = shown;
      tables.values().forEach(TableTab::count);
      fill();
    }
  }

  private String changesTitle(Optional<Comparison> comparison) {
    return comparison
        .map(
            c ->
                texts.say("table.changes")
                    + "  "
                    + c.sections().stream().mapToInt(s -> s.changes().size()).sum())
        .orElseGet(() -> texts.say("table.changes"));
  }

  /// Saving changes what there is to compare with, though not the design.
  private void savedOrEdited() {
    if (changesTab.isSelected() && planned != null) {
      changes.refresh();
    }
  }

  /// Compares the design with this from now on, but not before somebody looks.
  void compareLater(CompareBase base) {
    changes.prepare(base);
  }

  /// Shows what differs from this.
  void compareWith(CompareBase base) {
    changes.prepare(base);
    openChanges();
  }

  /// Brings the changes to the front.
  void openChanges() {
    panels.show("tables");
    tabs.getSelectionModel().select(changesTab);
    if (planned != null) {
      changes.show(planned);
    }
  }

  ChangesPanel changes() {
    return changes;
  }

  private void fill() {
    for (TableTab<?> tab : tables.values()) {
      if (tab.tab.isSelected()) {
        tab.fill();
      }
    }
    if (betweenTab.isSelected() && planned != null) {
      between.show(planned);
    }
    if (planned != null
        && (needsTab.isSelected() || diagram.overlayProperty().get() == Overlay.PARTNER)) {
      needs.show(planned);
    }
    if (simulationTab.isSelected() && planned != null) {
      session.simulating().wake();
    }
    if (changesTab.isSelected() && planned != null) {
      changes.show(planned);
    }
  }

  /// Diagrams need more room than rows.
  private void simulationSelected() {
    if (!simulationTab.isSelected() || planned == null) {
      return;
    }
    session.simulating().wake();
    tall = true;
    if (sized && panels.isShown("tables")) {
      double least = 1 - tableHeight() / getHeight();
      if (down.getDividerPositions()[0] > least) {
        down.setDividerPosition(0, least);
      }
    }
  }

  private double tableHeight() {
    return tall
        ? Math.clamp(getHeight() * 0.46, 180, 480)
        : Math.clamp(getHeight() * 0.31, 180, 340);
  }

  /// Shows what rows are about; of one element, its properties too.
  private void zoomTo(Set<ElementId> elements) {
    if (elements.size() == 1) {
      session.selection().pickAll(elements);
    } else {
      session.selection().mark(elements);
    }
    diagram.fitSelection();
  }

  /// Selects and shows the ends of a row.
  private void select(Set<ElementId> ends) {
    if (!ends.isEmpty()) {
      session.selection().pickAll(ends);
      diagram.fitSelection();
    }
  }

  /// Asks which ports are needed between what is selected: the ends of a line or of a chosen row,
  /// or one or two elements.
  void portsBetween() {
    List<End> ends = selectedEnds();
    panels.show("tables");
    tabs.getSelectionModel().select(betweenTab);
    between.show(planned);
    between.fill(ends.stream().findFirst(), ends.stream().skip(1).findFirst());
    between.focus();
  }

  private List<End> selectedEnds() {
    for (TableTab<?> tab : tables.values()) {
      if (tab.tab.isSelected()
          && tab.table != null
          && tab.table.chosenRow().orElse(null) instanceof FirewallRow row) {
        return List.of(End.of(row.source()), End.of(row.destination()));
      }
    }
    Optional<Intent.Line> line = session.selection().line();
    Collection<ElementId> ids =
        line.isPresent()
            ? List.of(line.get().from(), line.get().to())
            : session.selection().elements();
    return ids.stream()
        .filter(id -> planned.design().find(id).isPresent())
        .limit(2)
        .<End>map(End.Drawn::new)
        .toList();
  }

  /// Shows what the selected partner needs, or else the one shown last, or the first one.
  void partnerNeeds() {
    panels.show("tables");
    tabs.getSelectionModel().select(needsTab);
    choosePartner();
    needs.focus();
  }

  /// Chooses the selected partner, if one is selected.
  void choosePartner() {
    needs.show(planned);
    session.selection().elements().stream()
        .filter(id -> planned.design().find(id, Partner.class).isPresent())
        .findFirst()
        .ifPresent(needs::choose);
  }

  NeedsPanel needs() {
    return needs;
  }

  /// Brings a page of the simulation to the front.
  void simulate(String page) {
    panels.show("tables");
    tabs.getSelectionModel().select(simulationTab);
    session.simulating().wake();
    simulation.open(page);
  }

  /// What the panel of the simulation does to the other parts of the window.
  private final class AroundSimulation implements SimulationPanel.Around {
    @Override
    public void follow(Ladder.Part part) {
      switch (part.kind()) {
        case RULE -> open(RowKind.FIREWALL.id()).choose(part.target());
        case CERTIFICATE -> open(RowKind.CERTIFICATES.id()).choose(part.target());
        case RECORD -> open(RowKind.DNS.id()).chooseWhere("name", part.target());
        case WORDS, REASON, SYMPTOM -> {}
      }
    }

    @Override
    public void used(FlowResult flow) {
      rowsUsed(flow);
    }

    @Override
    public void mark(Set<ElementId> elements) {
      session.selection().mark(elements);
    }

    @Override
    public void export() {
      exporting.run();
    }

    @Override
    public void saveLoad() {
      savingLoad.run();
    }

    @Override
    public void exportCharts() {
      exportingCharts.run();
    }
  }

  /// Says how results and charts of a load are saved.
  void onSaveLoad(Runnable results, Runnable charts) {
    savingLoad = results;
    exportingCharts = charts;
  }

  /// Says how the sequence diagram is exported.
  void onExportDiagram(Runnable how) {
    exporting = how;
  }

  /// Selects the rows that a flow uses in all tables, and marks its way on the drawing.
  void rowsUsed(FlowResult flow) {
    Trace trace = flow.trace();
    choose(RowKind.CERTIFICATES.id(), trace.certificates());
    choose(RowKind.DNS.id(), trace.records());
    choose(RowKind.FIREWALL.id(), trace.rules());
    Set<ElementId> way = new LinkedHashSet<>(trace.elements());
    way.add(flow.flow().user());
    session.selection().mark(way);
  }

  private void choose(String table, Set<String> ids) {
    open(table).chooseAll(ids);
  }

  /// Shows flows that a row is about.
  private void simulated(Simulating.Asked asked) {
    simulate("flows");
    simulation.show(asked);
  }

  /// What the page in front says about everything: what it costs when it fails, or how busy it is.
  private void heat() {
    Loading loading = session.simulating().loading();
    if (simulation.pageProperty().get().equals("load")) {
      diagram.setHeat(
          loading
              .shown()
              .flatMap(s -> loading.heat().map(h -> busy(s, h, loading.cursorProperty().get())))
              .orElse(HeatMap.NONE));
    } else if (simulation.pageProperty().get().equals("weak") || diagram.heat().key().isEmpty()) {
      heat(session.simulating().weakProperty().get());
    }
  }

  private HeatMap busy(Loading.Shown shown, LoadHeat heat, int point) {
    Map<ElementId, Heat> cards = new HashMap<>();
    heat.cards().forEach((id, use) -> cards.put(id, busy(use)));
    Map<ElementId, Heat> links = new HashMap<>();
    heat.links().forEach((id, use) -> links.put(id, busy(use)));
    return new HeatMap(
        cards,
        (from, to) -> heat.between(from, to, shown.design()).map(links::get),
        Optional.of(texts.say("load.heat.key", shown.clock(point))));
  }

  private Heat busy(LoadHeat.Use use) {
    return new Heat(use.share(), texts.say(use.words()));
  }

  private void heat(Optional<WeakPoints> found) {
    String of =
        session.simulating().weakStaleProperty().get()
            ? "simulation.weak.of.before"
            : "simulation.weak.of";
    Map<ElementId, Heat> heat = new HashMap<>();
    found.ifPresent(
        w ->
            w.lost()
                .forEach(
                    (id, lost) ->
                        heat.put(
                            id,
                            new Heat(
                                w.wanted() == 0 ? 0 : (double) lost / w.wanted(),
                                lost == 0 ? "" : texts.say(of, lost, w.wanted())))));
    diagram.setHeat(HeatMap.of(heat));
  }

  /// Takes what is selected out of service.
  void failSelected() {
    List<Fault> faults = new ArrayList<>();
    session
        .selection()
        .line()
        .ifPresentOrElse(
            line -> faults.add(Failures.link(line.from(), line.to())),
            () -> {
              for (ElementId id : session.selection().elements()) {
                if (planned.design().find(id).filter(Failures::canFail).isPresent()) {
                  faults.add(Fault.element(id.value()));
                }
              }
            });
    if (faults.isEmpty()) {
      session.selection().elements().stream()
          .findFirst()
          .ifPresent(
              id ->
                  session.say(
                      List.of(
                          Trouble.of(
                              "",
                              Message.of("simulation.cannot-fail", planned.design().name(id))))));
      return;
    }
    simulate("matrix");
    faults.forEach(session.simulating()::fail);
  }

  /// The row of a plan that is chosen in the table in front.
  private Optional<Row> plannedRow() {
    for (TableTab<?> tab : tables.values()) {
      if (tab.tab.isSelected() && tab.table != null) {
        return tab.table.chosenRow().filter(Row.class::isInstance).map(Row.class::cast);
      }
    }
    return Optional.empty();
  }

  private void rowChosen() {
    session.simulating().rowProperty().set(plannedRow());
  }

  /// Shows what breaks without the chosen row.
  void lossOfRow() {
    for (TableTab<?> tab : tables.values()) {
      if (tab.tab.isSelected() && tab.table != null) {
        tab.table.explainLoss();
      }
    }
  }

  /// Shows the flows that pass all that is selected.
  void flowsOfSelected() {
    Optional<Intent.Line> line = session.selection().line();
    List<ElementId> at =
        line.isPresent()
            ? List.of(line.get().from(), line.get().to())
            : List.copyOf(session.selection().elements());
    String names = String.join(" – ", at.stream().map(id -> planned.design().name(id)).toList());
    session.simulating().passing(at, Message.of("simulation.only.passes", names));
  }

  /// Runs all traffic without the chosen row.
  void simulateWithoutRow() {
    plannedRow()
        .ifPresent(
            row -> {
              simulate("matrix");
              session.simulating().fail(RowImpact.fault(row));
            });
  }

  /// Shows the flows that use the chosen row.
  void flowsOfRow() {
    plannedRow()
        .ifPresent(
            row ->
                session
                    .simulating()
                    .without(
                        row,
                        impact -> session.simulating().open(Simulating.Asked.of(row, impact))));
  }

  Player player() {
    return player;
  }

  SimulationPanel simulation() {
    return simulation;
  }

  BetweenPanel between() {
    return between;
  }

  DiagramView diagram() {
    return diagram;
  }

  Outline outline() {
    return outline;
  }

  Drafting drafting() {
    return drafting;
  }

  /// Goes to the search field of the outline.
  void findInOutline() {
    panels.show("outline");
    side.open("outline");
    outline.find();
  }

  /// Goes to the search field of the palette of kinds.
  void findKind() {
    panels.show("outline");
    side.open("elements");
    palette.find();
  }

  /// All tables as they are on show.
  List<ShownRows<?>> shownTables() {
    List<ShownRows<?>> shown = new ArrayList<>();
    tables.values().forEach(tab -> shown.add(tab.shown()));
    return shown;
  }

  /// Brings a table to the front.
  RowTable<?> open(String table) {
    panels.show("tables");
    TableTab<?> tab = tables.get(table);
    tabs.getSelectionModel().select(tab.tab);
    return tab.fill();
  }

  /// Puts the keyboard on the name of what is selected, in the inspector.
  void editName() {
    panels.show("inspector");
    inspector.focusName();
  }

  void openProblems(Severity severity) {
    open(RowKind.PROBLEMS.id()).onlyChip(severity.id());
  }

  // Problems

  /// Goes to what documents say about themselves.
  void goToDocumentSettings() {
    panels.show("inspector");
    inspector.goTo(Property.of("document.company"));
  }

  /// Says who asks for files.
  void ask(FileDialogs dialogs) {
    inspector.ask(dialogs);
  }

  /// Goes to the field that a problem is about.
  private void goTo(Finding finding) {
    problem = Optional.of(finding.id());
    panels.show("inspector");
    inspector.goTo(finding);
    finding.element().ifPresent(id -> diagram.bringIntoView(Set.of(id)));
  }

  /// Goes to the field of the chosen problem, or of one about what is selected.
  void goToProblem() {
    withProblem(this::goTo);
  }

  /// Goes to the problem after the one gone to last, or before it.
  void nextProblem(int by) {
    open(RowKind.PROBLEMS.id()).next(problem, by).ifPresentOrElse(this::goTo, this::noProblem);
  }

  /// Repairs the chosen problem, or one about what is selected.
  void fixProblem() {
    RowTable<?> table = open(RowKind.PROBLEMS.id());
    withProblem(
        finding -> {
          if (!table.fix(finding)) {
            session.say(List.of(Trouble.of("", Message.of("problem.no-fix"))));
          }
        });
  }

  private void withProblem(Consumer<Finding> what) {
    open(RowKind.PROBLEMS.id()).problem().ifPresentOrElse(what, this::noProblem);
  }

  private void noProblem() {
    session.say(List.of(Trouble.of("", Message.of("problem.none"))));
  }

  /// Narrows the table in front to rows about what is selected.
  void rowsOfSelection() {
    panels.show("tables");
    tables.values().stream()
        .filter(t -> t.tab.isSelected())
        .findFirst()
        .ifPresent(t -> t.fill().onlySelection());
  }

  /// Asks which columns of the table in front are shown; of the firewall rules when none is.
  void tableColumns() {
    panels.show("tables");
    if (betweenTab.isSelected()) {
      between.table().chooseColumns();
    } else if (needsTab.isSelected()) {
      needs.table().chooseColumns();
    } else if (changesTab.isSelected()) {
      changes.table().chooseColumns();
    } else {
      open(tables.values().stream()
              .filter(t -> t.tab.isSelected())
              .map(t -> t.kind.id())
              .findFirst()
              .orElse(RowKind.FIREWALL.id()))
          .chooseColumns();
    }
  }

  private void arrange() {
    List<Node> row = new ArrayList<>();
    if (panels.isShown("outline")) {
      row.add(side);
    }
    row.add(diagram);
    if (panels.isShown("inspector")) {
      row.add(inspector);
    }
    across.getItems().setAll(row);
    down.getItems().setAll(panels.isShown("tables") ? List.of(across, tabs) : List.of(across));
    diagram.setMinimapVisible(panels.isShown("minimap"));
    sized = false;
    requestLayout();
  }

  /// Dividers stand where the panels have the widths they ask for; afterwards they belong to the
  /// person.
  @Override
  protected void layoutChildren() {
    if (!sized && getWidth() > 0 && getHeight() > 0) {
      sized = true;
      double width = getWidth();
      double left = Math.min(side.getPrefWidth(), width * 0.2);
      double right = Math.min(inspector.getPrefWidth(), width * 0.24);
      int divider = 0;
      if (panels.isShown("outline")) {
        across.setDividerPosition(divider++, left / width);
      }
      if (panels.isShown("inspector")) {
        across.setDividerPosition(divider, 1 - right / width);
      }
      if (panels.isShown("tables")) {
        down.setDividerPosition(0, 1 - tableHeight() / getHeight());
      }
    }
    super.layoutChildren();
  }

  /// One line for each distinct protocol and port of the firewall rows between two elements.
  private List<String> traffic(ElementId a, ElementId b) {
    Set<String> lines = new LinkedHashSet<>();
    for (Between.Found found : diagram.drawing().rows().rows(a, b)) {
      FirewallRow row = found.row();
      String arrow =
          switch (found.direction()) {
            case THERE -> "→ ";
            case BACK -> "← ";
            case BESIDE -> "· ";
          };
      String port = row.ports().map(Workspace::ports).orElse("*");
      lines.add(arrow + row.application() + "  " + row.transport() + " " + port);
    }
    return List.copyOf(lines);
  }

  private static String ports(PortRange range) {
    return range.from() == range.to()
        ? Integer.toString(range.from())
        : range.from() + "–" + range.to();
  }
}

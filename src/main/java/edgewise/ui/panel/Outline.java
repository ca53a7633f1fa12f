package edgewise.ui.panel;

import atlantafx.base.theme.Styles;
import edgewise.catalogue.Kinds;
import edgewise.check.Severity;
import edgewise.layout.BandKind;
import edgewise.layout.BandLayout;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Host;
import edgewise.model.Partner;
import edgewise.model.Site;
import edgewise.plan.Design;
import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.ui.OpenDesign;
import edgewise.ui.Session;
import edgewise.ui.theme.Icon;
import edgewise.work.Analysis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The design as a tree: partners, then each site with its zones, then what belongs to no site. The
/// field above it finds names, FQDNs, addresses and kinds.
public final class Outline extends BorderPane {
  /// Up to so many elements everything is open at first.
  private static final int OPEN = 400;

  /// Up to so many elements the window does not wait noticeably.
  private static final int SMALL = 1_500;

  private final Session session;
  private final Texts texts;
  private final TextField search = new TextField();
  private final TreeView<Entry> tree = new TreeView<>(new TreeItem<>(Entry.group("", "", 0)));
  private Contents contents = Contents.NONE;
  private Optional<OpenDesign> design = Optional.empty();
  private Analysis analysis;
  private boolean following;
  private Supplier<ContextMenu> elementMenu = ContextMenu::new;

  /// A line of the tree: a group or an element.
  ///
  /// @param count elements in a group
  public record Entry(
      String name, Optional<Element> element, String icon, int count, Optional<Severity> worst) {
    static Entry group(String name, String icon, int count) {
      return new Entry(name, Optional.empty(), icon, count, Optional.empty());
    }

    /// What stays the same while its content changes.
    Object key() {
      return element.<Object>map(Element::id).orElse(icon);
    }
  }

  /// A group or site with what stands in it.
  private record Branch(Entry entry, List<Entry> entries) {}

  /// All lines of the tree.
  ///
  /// @param words what was searched for
  /// @param places position of the branch that an element is or stands in
  private record Contents(String words, List<Branch> branches, Map<ElementId, Integer> places) {
    static final Contents NONE = new Contents("", List.of(), Map.of());
  }

  /// The line of a branch. The lines below it are made when somebody looks at them.
  private static final class BranchItem extends TreeItem<Entry> {
    private Branch branch;
    private boolean filled;

    BranchItem(Branch branch, boolean open) {
      super(branch.entry());
      this.branch = branch;
      setExpanded(open);
    }

    @Override
    public boolean isLeaf() {
      return branch.entries().isEmpty();
    }

    @Override
    public ObservableList<TreeItem<Entry>> getChildren() {
      ObservableList<TreeItem<Entry>> children = super.getChildren();
      if (!filled) {
        filled = true;
        children.setAll(branch.entries().stream().map(TreeItem::new).toList());
      }
      return children;
    }

    @SuppressWarnings("ReferenceEquality")
    void show(Branch now) {
      if (branch != now) {
        boolean leaf = isLeaf();
        branch = now;
        setValue(now.entry());
        if (filled) {
          merge(getChildren(), now.entries(), Entry::key, TreeItem::new, TreeItem::setValue);
        } else if (leaf != isLeaf()) {
          // The arrow of a line shows once its lines are made.
          getChildren();
        }
      }
    }

    Optional<TreeItem<Entry>> find(ElementId id) {
      return getChildren().stream().filter(i -> i.getValue().key().equals(id)).findFirst();
    }
  }

  /// Brings lines up to date: those that stay keep what is open in them, and only what comes or
  /// goes is put in or taken out.
  private static <T> void merge(
      ObservableList<TreeItem<Entry>> items,
      List<T> now,
      Function<T, Object> key,
      Function<T, TreeItem<Entry>> make,
      BiConsumer<TreeItem<Entry>, T> show) {
    int most = Math.min(items.size(), now.size());
    int head = 0;
    while (head < most && items.get(head).getValue().key().equals(key.apply(now.get(head)))) {
      head++;
    }
    int tail = 0;
    while (tail < most - head
        && items
            .get(items.size() - 1 - tail)
            .getValue()
            .key()
            .equals(key.apply(now.get(now.size() - 1 - tail)))) {
      tail++;
    }
    Map<Object, TreeItem<Entry>> old = new HashMap<>();
    for (TreeItem<Entry> item : items.subList(head, items.size() - tail)) {
      old.put(item.getValue().key(), item);
    }
    List<TreeItem<Entry>> middle = new ArrayList<>();
    for (T one : now.subList(head, now.size() - tail)) {
      TreeItem<Entry> item = old.get(key.apply(one));
      middle.add(item == null ? make.apply(one) : item);
    }
    if (!old.isEmpty()) {
      items.remove(head, items.size() - tail);
    }
    items.addAll(head, middle);
    for (int i = 0; i < now.size(); i++) {
      show.accept(items.get(i), now.get(i));
    }
  }

  /// An empty outline.
  public Outline(Session session) {
    this.session = session;
    this.texts = session.texts();
    setId("outline");
    getStyleClass().addAll("side-panel", "outline");
    search.setId("search-outline");
    search.setPromptText(texts.say("outline.search"));
    search.setAccessibleText(texts.say("outline.search"));
    search.getStyleClass().addAll(Styles.SMALL, "search");
    search.textProperty().addListener((_, _, _) -> update());
    HBox bar = new HBox(search);
    HBox.setHgrow(search, Priority.ALWAYS);
    bar.getStyleClass().add("panel-bar");
    tree.setId("outline-tree");
    tree.setShowRoot(false);
    tree.getStyleClass().addAll(Styles.DENSE, "edge-to-edge");
    tree.setAccessibleText(texts.say("outline.title"));
    tree.setCellFactory(_ -> new EntryCell());
    tree.setFixedCellSize(28);
    tree.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, now) -> {
              if (!following && now != null) {
                now.getValue().element().ifPresent(e -> session.selection().pick(e.id(), false));
              }
            });
    session
        .selection()
        .elementsProperty()
        .addListener((_, _, now) -> follow(now.stream().findFirst()));
    MenuKey.install(tree, this::menu, this::chosenBounds);
    setTop(bar);
    setCenter(tree);
    setMinWidth(140);
  }

  /// Shows a design.
  public void show(Analysis shown) {
    analysis = shown;
    update();
  }

  /// Puts the keyboard into the search field.
  public void find() {
    search.requestFocus();
    search.selectAll();
  }

  /// The tree.
  public TreeView<Entry> tree() {
    return tree;
  }

  /// Says what can be done with a selected element.
  public void onMenu(Supplier<ContextMenu> menu) {
    elementMenu = menu;
  }

  /// What can be done with the chosen line: with an element what the drawing offers, too.
  private ContextMenu menu() {
    TreeItem<Entry> chosen = tree.getSelectionModel().getSelectedItem();
    ContextMenu menu = new ContextMenu();
    if (chosen != null && chosen.getValue().element().isPresent()) {
      ElementId id = chosen.getValue().element().get().id();
      if (!session.selection().elements().contains(id)) {
        session.selection().pick(id, false);
      }
      menu = elementMenu.get();
    } else if (chosen != null) {
      menu.getItems()
          .add(
              item(
                  "outline.select-group",
                  () -> {
                    Set<ElementId> all = new LinkedHashSet<>();
                    chosen
                        .getChildren()
                        .forEach(c -> c.getValue().element().ifPresent(e -> all.add(e.id())));
                    session.selection().pickAll(all);
                  },
                  chosen.getChildren().size()));
    }
    if (!menu.getItems().isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
    }
    menu.getItems().add(item("outline.expand-all", () -> expandAll(true)));
    menu.getItems().add(item("outline.collapse-all", () -> expandAll(false)));
    menu.setId("outline-menu");
    return menu;
  }

  private MenuItem item(String key, Runnable what, Object... args) {
    MenuItem item = new MenuItem(texts.say(key, args));
    item.setId(key.replace('.', '-'));
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> what.run());
    return item;
  }

  private void expandAll(boolean open) {
    tree.getRoot().getChildren().forEach(i -> i.setExpanded(open));
  }

  private Bounds chosenBounds() {
    for (Node node : tree.lookupAll(".tree-cell")) {
      if (node instanceof TreeCell<?> cell && cell.isSelected()) {
        return cell.localToScene(cell.getBoundsInLocal());
      }
    }
    return null;
  }

  private void follow(Optional<ElementId> id) {
    TreeItem<Entry> item = id.flatMap(this::find).orElse(null);
    following = true;
    try {
      if (item == null) {
        tree.getSelectionModel().clearSelection();
      } else if (!item.equals(tree.getSelectionModel().getSelectedItem())) {
        for (TreeItem<Entry> up = item.getParent(); up != null; up = up.getParent()) {
          up.setExpanded(true);
        }
        tree.getSelectionModel().select(item);
        tree.scrollTo(Math.max(0, tree.getRow(item) - 4));
      }
    } finally {
      following = false;
    }
  }

  private Optional<TreeItem<Entry>> find(ElementId id) {
    Integer place = contents.places().get(id);
    if (place == null) {
      return Optional.empty();
    }
    BranchItem branch = (BranchItem) tree.getRoot().getChildren().get(place);
    return branch.getValue().key().equals(id) ? Optional.of(branch) : branch.find(id);
  }

  private void update() {
    if (analysis == null) {
      return;
    }
    Analysis asked = analysis;
    Contents before = contents;
    String words = search.getText().toLowerCase(Locale.ROOT).strip();
    if (asked.design().elements().size() <= SMALL) {
      show(contents(asked, words, before));
    } else {
      session.work(
          "outline",
          Message.of("job.listing"),
          job -> {
            Session.rest(job);
            return contents(asked, words, before);
          },
          this::show);
    }
  }

  private void show(Contents now) {
    boolean same = design.equals(session.current()) && now.words().equals(contents.words());
    boolean open = !now.words().isEmpty() || now.places().size() <= OPEN;
    design = session.current();
    contents = now;
    following = true;
    try {
      if (same) {
        merge(
            tree.getRoot().getChildren(),
            now.branches(),
            b -> b.entry().key(),
            b -> new BranchItem(b, open),
            (item, b) -> ((BranchItem) item).show(b));
      } else {
        TreeItem<Entry> root = new TreeItem<>(Entry.group("", "", 0));
        root.getChildren()
            .setAll(now.branches().stream().map(b -> new BranchItem(b, open)).toList());
        tree.setRoot(root);
      }
    } finally {
      following = false;
    }
    follow(session.selection().elements().stream().findFirst());
  }

  /// What the tree shows of a design; branches that are as before are the same objects.
  private Contents contents(Analysis shown, String words, Contents before) {
    Design of = shown.design();
    Map<ElementId, Severity> worst = new HashMap<>();
    shown
        .findings()
        .forEach(
            f ->
                f.element()
                    .ifPresent(
                        e -> worst.merge(e, f.severity(), (a, b) -> a.compareTo(b) <= 0 ? a : b)));
    List<Element> partners = new ArrayList<>();
    List<Element> loose = new ArrayList<>();
    Map<ElementId, Map<BandKind, List<Element>>> sites = new LinkedHashMap<>();
    of.sites().forEach(s -> sites.put(s.id(), new LinkedHashMap<>()));
    for (Element element : of.elements()) {
      if (element instanceof Site || !matches(element, words, shown)) {
        continue;
      }
      if (element instanceof Partner) {
        partners.add(element);
        continue;
      }
      Optional<Site> site = BandLayout.frame(element, of);
      if (site.isEmpty()) {
        loose.add(element);
      } else {
        BandKind band =
            BandLayout.band(element, of) == BandKind.CORPORATE
                ? BandKind.CORPORATE
                : BandKind.PERIMETER;
        sites.get(site.get().id()).computeIfAbsent(band, _ -> new ArrayList<>()).add(element);
      }
    }
    List<Branch> branches = new ArrayList<>();
    if (!partners.isEmpty()) {
      branches.add(
          new Branch(
              Entry.group(texts.say("outline.partners"), "internet", partners.size()),
              entries(partners, worst)));
    }
    for (Site site : of.sites()) {
      Map<BandKind, List<Element>> bands = sites.get(site.id());
      if (!words.isEmpty() && bands.isEmpty() && !matches(site, words, shown)) {
        continue;
      }
      List<Element> all = new ArrayList<>();
      for (BandKind band : List.of(BandKind.PERIMETER, BandKind.CORPORATE)) {
        all.addAll(bands.getOrDefault(band, List.of()));
      }
      branches.add(new Branch(entry(site, worst), entries(all, worst)));
    }
    if (!loose.isEmpty()) {
      branches.add(
          new Branch(
              Entry.group(texts.say("outline.organization"), "user-group", loose.size()),
              entries(loose, worst)));
    }
    Map<Object, Branch> old = new HashMap<>();
    before.branches().forEach(b -> old.put(b.entry().key(), b));
    Map<ElementId, Integer> places = new HashMap<>();
    for (int i = 0; i < branches.size(); i++) {
      Branch branch = branches.get(i);
      Branch was = old.get(branch.entry().key());
      if (branch.equals(was)) {
        branches.set(i, was);
      }
      int place = i;
      branch.entry().element().ifPresent(e -> places.put(e.id(), place));
      branch.entries().forEach(e -> places.put(e.element().orElseThrow().id(), place));
    }
    return new Contents(words, branches, places);
  }

  private List<Entry> entries(List<Element> elements, Map<ElementId, Severity> worst) {
    return elements.stream().map(e -> entry(e, worst)).toList();
  }

  private Entry entry(Element element, Map<ElementId, Severity> worst) {
    String name = element.name().isBlank() ? texts.say("kind." + element.kind()) : element.name();
    return new Entry(
        name,
        Optional.of(element),
        element.kind().value(),
        0,
        Optional.ofNullable(worst.get(element.id())));
  }

  private boolean matches(Element element, String words, Analysis shown) {
    if (words.isEmpty()) {
      return true;
    }
    StringBuilder all =
        new StringBuilder(element.name()).append(' ').append(texts.say("kind." + element.kind()));
    if (element instanceof Host host) {
      all.append(' ').append(host.fqdn().text());
      host.insideAddresses().forEach(a -> all.append(' ').append(a.text()));
    }
    shown.cards().get(element.id()).lines().forEach(l -> all.append(' ').append(l.value()));
    String text = all.toString().toLowerCase(Locale.ROOT);
    for (String word : words.split("\\s+")) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  /// Icon, name, number of elements, worst problem.
  private final class EntryCell extends TreeCell<Entry> {
    @Override
    protected void updateItem(Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      Node icon = Icon.ofKind(entry.icon()).node(16);
      entry
          .element()
          .flatMap(e -> Kinds.standard().find(e.kind()))
          .ifPresent(k -> icon.getStyleClass().add("kind-" + k.group()));
      Label name = new Label(entry.name());
      name.setMinWidth(20);
      HBox.setHgrow(name, Priority.ALWAYS);
      Region space = new Region();
      HBox.setHgrow(space, Priority.SOMETIMES);
      HBox row = new HBox(7, icon, name, space);
      row.getStyleClass().add("outline-row");
      if (entry.count() > 0) {
        Label count = new Label(Integer.toString(entry.count()));
        count.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        row.getChildren().add(count);
      }
      boolean shown = entry.worst().filter(s -> s != Severity.INFO).isPresent();
      if (shown) {
        Node mark = Icon.ofAction(entry.worst().get().id()).node(13);
        mark.getStyleClass().add("severity-" + entry.worst().get().id());
        row.getChildren().add(mark);
      }
      if (entry.element().filter(e -> e instanceof Site).isPresent() || entry.element().isEmpty()) {
        name.getStyleClass().add(Styles.TEXT_BOLD);
      }
      // Without a width of its own a long name would make the tree scroll sideways.
      row.prefWidthProperty()
          .bind(
              tree.widthProperty()
                  .subtract(52 + 18 * Math.max(0, tree.getTreeItemLevel(getTreeItem()) - 1)));
      setText(null);
      setGraphic(row);
    }
  }
}

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
import edgewise.text.Texts;
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
import java.util.function.Supplier;
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
  private final Session session;
  private final Texts texts;
  private final TextField search = new TextField();
  private final TreeView<Entry> tree =
      new TreeView<>(new TreeItem<>(new Entry("", Optional.empty(), "", 0, Optional.empty())));
  private final Map<ElementId, TreeItem<Entry>> items = new HashMap<>();
  private Analysis analysis;
  private boolean following;
  private Supplier<ContextMenu> elementMenu = ContextMenu::new;

  /// A line of the tree: a group or an element.
  ///
  /// @param count elements in a group
  public record Entry(
      String name, Optional<Element> element, String icon, int count, Optional<Severity> worst) {}

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
    search.textProperty().addListener((_, _, _) -> rebuild());
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
    rebuild();
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
    TreeItem<Entry> item = id.map(items::get).orElse(null);
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

  private void rebuild() {
    if (analysis == null) {
      return;
    }
    Design design = analysis.design();
    Map<ElementId, Severity> worst = new HashMap<>();
    analysis
        .findings()
        .forEach(
            f ->
                f.element()
                    .ifPresent(
                        e -> worst.merge(e, f.severity(), (a, b) -> a.compareTo(b) <= 0 ? a : b)));
    String words = search.getText().toLowerCase(Locale.ROOT).strip();
    List<Element> partners = new ArrayList<>();
    List<Element> loose = new ArrayList<>();
    Map<ElementId, Map<BandKind, List<Element>>> sites = new LinkedHashMap<>();
    design.sites().forEach(s -> sites.put(s.id(), new LinkedHashMap<>()));
    for (Element element : design.elements()) {
      if (element instanceof Site || !matches(element, words)) {
        continue;
      }
      if (element instanceof Partner) {
        partners.add(element);
        continue;
      }
      Optional<Site> site = BandLayout.frame(element, design);
      if (site.isEmpty()) {
        loose.add(element);
      } else {
        BandKind band =
            BandLayout.band(element, design) == BandKind.CORPORATE
                ? BandKind.CORPORATE
                : BandKind.PERIMETER;
        sites.get(site.get().id()).computeIfAbsent(band, _ -> new ArrayList<>()).add(element);
      }
    }
    items.clear();
    boolean searching = !words.isEmpty();
    boolean small = design.elements().size() <= 400;
    TreeItem<Entry> root = new TreeItem<>(new Entry("", Optional.empty(), "", 0, Optional.empty()));
    if (!partners.isEmpty()) {
      root.getChildren()
          .add(
              group(
                  texts.say("outline.partners"), "internet", partners, worst, searching || small));
    }
    for (Site site : design.sites()) {
      Map<BandKind, List<Element>> bands = sites.get(site.id());
      if (searching && bands.isEmpty() && !matches(site, words)) {
        continue;
      }
      TreeItem<Entry> item = item(site, worst);
      for (BandKind band : List.of(BandKind.PERIMETER, BandKind.CORPORATE)) {
        for (Element element : bands.getOrDefault(band, List.of())) {
          item.getChildren().add(item(element, worst));
        }
      }
      item.setExpanded(searching || small);
      root.getChildren().add(item);
    }
    if (!loose.isEmpty()) {
      root.getChildren()
          .add(
              group(
                  texts.say("outline.organization"),
                  "user-group",
                  loose,
                  worst,
                  searching || small));
    }
    following = true;
    tree.setRoot(root);
    following = false;
    follow(session.selection().elements().stream().findFirst());
  }

  private TreeItem<Entry> group(
      String name,
      String icon,
      List<Element> elements,
      Map<ElementId, Severity> worst,
      boolean open) {
    TreeItem<Entry> item =
        new TreeItem<>(new Entry(name, Optional.empty(), icon, elements.size(), Optional.empty()));
    for (Element element : elements) {
      item.getChildren().add(item(element, worst));
    }
    item.setExpanded(open);
    return item;
  }

  private TreeItem<Entry> item(Element element, Map<ElementId, Severity> worst) {
    String name = element.name().isBlank() ? texts.say("kind." + element.kind()) : element.name();
    TreeItem<Entry> item =
        new TreeItem<>(
            new Entry(
                name,
                Optional.of(element),
                element.kind().value(),
                0,
                Optional.ofNullable(worst.get(element.id()))));
    items.put(element.id(), item);
    return item;
  }

  private boolean matches(Element element, String words) {
    if (words.isEmpty()) {
      return true;
    }
    StringBuilder all =
        new StringBuilder(element.name()).append(' ').append(texts.say("kind." + element.kind()));
    if (element instanceof Host host) {
      all.append(' ').append(host.fqdn().text());
      host.insideAddresses().forEach(a -> all.append(' ').append(a.text()));
    }
    analysis.cards().get(element.id()).lines().forEach(l -> all.append(' ').append(l.value()));
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

package edgewise.ui.panel;

import edgewise.check.Finding;
import edgewise.check.Issuance;
import edgewise.edit.DropIssued;
import edgewise.edit.Elements;
import edgewise.edit.Unaccept;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.text.Texts;
import edgewise.ui.Session;
import edgewise.work.Listing.Entry;
import edgewise.work.Listing.Heading;
import edgewise.work.Listing.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What can be done with the chosen rows of a table: repair, show, explain, narrow, copy.
final class RowMenu<R> {
  private static final int MOST_ELEMENTS = 12;
  private static final int MOST_LETTERS = 48;

  private final RowTable<R> table;
  private final Session session;
  private final Texts texts;
  private final Supplier<List<MenuItem>> more;

  /// @param more what the window offers for rows of any table
  RowMenu(RowTable<R> table, Session session, Supplier<List<MenuItem>> more) {
    this.table = table;
    this.session = session;
    this.texts = session.texts();
    this.more = more;
  }

  /// The menu for what is chosen.
  ///
  /// @param column the one under the pointer, if any
  ContextMenu make(Optional<String> column) {
    ContextMenu menu = new ContextMenu();
    menu.setId("row-menu-" + table.kind().id());
    List<Line<R>> lines = table.chosenLines();
    switch (lines.isEmpty() ? null : lines.getLast()) {
      case Heading<R> heading -> {
        add(
            menu,
            List.of(
                item(heading.open() ? "group.close" : "group.open", () -> table.toggle(heading)),
                item("group.open-all", () -> table.openAll(true)),
                item("group.close-all", () -> table.openAll(false))));
        add(menu, List.of(item("copy", table::copy), columns()));
      }
      case Entry<R>(R row) -> {
        if (row instanceof Finding finding) {
          add(menu, problem(finding));
        }
        if (row instanceof Issuance issuance && issuance.issued().isPresent()) {
          MenuItem forget =
              plain(
                  texts.say("issued.row.forget"),
                  () -> session.edit(new DropIssued(issuance.row().id())));
          forget.setId("row-forget-issued");
          add(menu, List.of(forget));
        }
        add(menu, places(row));
        add(menu, narrowing(row, column));
        add(menu, copying(row, column));
        add(menu, List.of(columns()));
        add(menu, more.get());
      }
      case null -> add(menu, List.of(item("copy", table::copy), columns()));
    }
    return menu;
  }

  private static void add(ContextMenu menu, List<MenuItem> items) {
    if (!items.isEmpty() && !menu.getItems().isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
    }
    menu.getItems().addAll(items);
  }

  /// An item with the text `row.NAME`.
  private MenuItem item(String name, Runnable what, Object... args) {
    MenuItem item = new MenuItem(texts.say("row." + name, args));
    item.setId("row-" + name.replace('.', '-'));
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> what.run());
    return item;
  }

  private MenuItem columns() {
    return item("columns", table::chooseColumns);
  }

  private List<MenuItem> problem(Finding finding) {
    List<MenuItem> items = new ArrayList<>(table.fixes().items(finding, table.findings()));
    items.add(item("field", () -> table.goToField(finding)));
    boolean accepted =
        session.documentProperty().get().stream()
            .flatMap(d -> d.decisions().accepted().stream())
            .anyMatch(a -> a.finding().equals(finding.id()));
    items.add(
        accepted
            ? item("unaccept", () -> session.edit(new Unaccept(finding.id())))
            : item("accept", table::explainAcceptance));
    return items;
  }

  private List<MenuItem> places(R row) {
    List<MenuItem> items = new ArrayList<>();
    Set<ElementId> elements = table.elementsOf(table.chosen());
    Optional<Document> document = session.documentProperty().get();
    if (!elements.isEmpty()) {
      items.add(item("show", () -> table.open(elements)));
      items.add(item("select", () -> session.selection().pickAll(elements), elements.size()));
    }
    Set<ElementId> own = table.kind().elements().apply(row);
    if (own.size() > 1 && document.isPresent()) {
      Menu to = new Menu(texts.say("row.go"));
      to.setId("row-go");
      own.stream()
          .limit(MOST_ELEMENTS)
          .forEach(
              id ->
                  to.getItems()
                      .add(
                          plain(
                              Elements.nameOf(document.get(), id), () -> table.open(Set.of(id)))));
      items.add(to);
    }
    items.add(item("why", table::explain));
    return items;
  }

  private static MenuItem plain(String label, Runnable what) {
    MenuItem item = new MenuItem(label);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> what.run());
    return item;
  }

  /// The values of a row in the columns on show, by column; empty ones left out.
  private Map<String, String> values(R row) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String id : table.visibleColumns()) {
      String value = table.text(id, row);
      if (!value.isEmpty()) {
        values.put(id, value);
      }
    }
    return values;
  }

  private List<MenuItem> narrowing(R row, Optional<String> column) {
    List<MenuItem> items = new ArrayList<>();
    Map<String, String> values = values(row);
    column
        .filter(values::containsKey)
        .ifPresent(
            c -> {
              items.add(
                  item("filter", () -> table.only(c, values.get(c)), shown(c, values.get(c))));
              if (table.kind().groups().contains(c)) {
                items.add(item("group", () -> table.groupBy(Optional.of(c)), table.heading(c)));
              }
            });
    Menu by = new Menu(texts.say("row.filter-by"));
    by.setId("row-filter-by");
    values.forEach((c, v) -> by.getItems().add(plain(named(c, v), () -> table.only(c, v))));
    items.add(by);
    if (table.isNarrowed()) {
      items.add(item("show-all", table::showAll));
    }
    return items;
  }

  private List<MenuItem> copying(R row, Optional<String> column) {
    List<MenuItem> items = new ArrayList<>();
    Map<String, String> values = values(row);
    items.add(item("copy", table::copy));
    column
        .filter(values::containsKey)
        .ifPresent(
            c ->
                items.add(
                    item("copy-value", () -> table.copy(values.get(c)), shown(c, values.get(c)))));
    Menu of = new Menu(texts.say("row.copy-one"));
    of.setId("row-copy-one");
    values.forEach((c, v) -> of.getItems().add(plain(named(c, v), () -> table.copy(v))));
    items.add(of);
    for (String c : column.stream().toList()) {
      items.add(item("copy-column", () -> table.copyColumn(c), table.heading(c)));
    }
    return items;
  }

  private String named(String column, String value) {
    return texts.say("row.named", table.heading(column), shown(column, value));
  }

  private String shown(String column, String value) {
    String text = RowKind.word(column, value, texts).replace(";", ", ");
    return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS).strip() + "…";
  }
}

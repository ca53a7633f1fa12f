package edgewise.ui.action;

import atlantafx.base.theme.Styles;
import edgewise.edit.Elements;
import edgewise.edit.Property;
import edgewise.edit.Replace;
import edgewise.edit.Search;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Note;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.cell.CheckBoxTableCell;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Finds text in names, FQDNs, addresses, ports and notes, and replaces what is ticked in one step.
/// What was found stands out on the drawing.
final class FindReplace {
  private final Desk desk;
  private final Texts texts;

  FindReplace(Desk desk) {
    this.desk = desk;
    this.texts = desk.texts();
  }

  /// One value that was found.
  private static final class Found {
    final SimpleBooleanProperty chosen = new SimpleBooleanProperty(true);
    final Optional<ElementId> owner;
    final String where;
    final String before;
    final Optional<Replace.Replacement> replacement;
    final String after;

    Found(
        Optional<ElementId> owner,
        String where,
        String before,
        Optional<Replace.Replacement> replacement,
        String after) {
      this.owner = owner;
      this.where = where;
      this.before = before;
      this.replacement = replacement;
      this.after = after;
      chosen.set(replacement.filter(r -> r.problem().isEmpty()).isPresent());
    }
  }

  void show() {
    TextField find = field("find-text", "find.find");
    TextField replace = field("find-replacement", "find.replace");
    CheckBox matchCase = new CheckBox(texts.say("find.case"));
    matchCase.setId("find-case");
    CheckBox words = new CheckBox(texts.say("find.words"));
    words.setId("find-words");
    CheckBox expression = new CheckBox(texts.say("find.expression"));
    expression.setId("find-expression");
    Label wrongQuery = problem("find-problem");
    Label wrongReplacement = problem("find-replacement-problem");
    TableView<Found> table = table();
    Label count = new Label(texts.say("find.hint"));
    count.setId("find-count");
    count.getStyleClass().add(Styles.TEXT_MUTED);
    Button apply = new Button(texts.say("find.apply"));
    apply.setId("find-apply");
    apply.getStyleClass().add(Styles.ACCENT);
    Runnable look =
        () -> {
          Search.Options options =
              new Search.Options(
                  matchCase.isSelected(),
                  words.isSelected(),
                  expression.isSelected(),
                  Search.Options.everywhere().fields());
          String query = find.getText();
          String by = replace.getText();
          Optional<Document> document = desk.session().documentProperty().get();
          desk.session()
              .work(
                  "find",
                  Message.of("find.job"),
                  job -> found(document, query, by, options, job::isCancelled),
                  result -> {
                    List<Found> found = result.found();
                    say(find, wrongQuery, result.wrongQuery());
                    say(replace, wrongReplacement, result.wrongReplacement());
                    table.getItems().setAll(found);
                    count.setText(
                        query.isBlank() || result.wrongQuery().isPresent()
                            ? texts.say("find.hint")
                            : texts.say("find.count", found.size()));
                    Set<ElementId> marked = new LinkedHashSet<>();
                    found.forEach(f -> f.owner.ifPresent(marked::add));
                    desk.session().selection().mark(marked);
                    apply.setDisable(found.stream().noneMatch(f -> f.chosen.get()));
                  });
        };
    find.textProperty().addListener((_, _, _) -> look.run());
    replace.textProperty().addListener((_, _, _) -> look.run());
    for (CheckBox option : List.of(matchCase, words, expression)) {
      option.setMinWidth(Region.USE_PREF_SIZE);
      option.selectedProperty().addListener((_, _, _) -> look.run());
    }
    expression.setTooltip(new Tooltip(texts.say("find.expression.hint")));
    apply.setDisable(true);
    apply.setOnAction(
        _ -> {
          List<Replace.Replacement> chosen =
              table.getItems().stream()
                  .filter(f -> f.chosen.get())
                  .flatMap(f -> f.replacement.stream())
                  .toList();
          if (!chosen.isEmpty()) {
            desk.session().edit(new Replace(chosen));
          }
          look.run();
        });
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, now) -> {
              if (now != null && now.owner.isPresent()) {
                desk.session().selection().pickAll(Set.of(now.owner.get()));
                desk.parts().zoomSelection();
              }
            });
    GridPane fields = new GridPane(10, 4);
    fields.addRow(0, new Label(texts.say("find.find")), find);
    fields.add(wrongQuery, 1, 1);
    fields.addRow(2, new Label(texts.say("find.replace")), replace);
    fields.add(wrongReplacement, 1, 3);
    GridPane.setHgrow(find, Priority.ALWAYS);
    GridPane.setHgrow(replace, Priority.ALWAYS);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox options = new HBox(16, matchCase, words, expression, space, count);
    options.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(table, Priority.ALWAYS);
    VBox box = new VBox(12, fields, options, table);
    box.setPrefSize(760, 500);
    Dialog<ButtonType> dialog =
        Dialogs.of(desk.owner(), texts.say("action.replace"), box, ButtonType.CLOSE);
    Dialogs.add(dialog, apply, ButtonBar.ButtonData.APPLY);
    dialog.setOnHidden(
        _ -> {
          desk.session().cancelWork("find");
          desk.session().selection().mark(Set.of());
        });
    dialog.show();
    find.requestFocus();
  }

  private TextField field(String id, String name) {
    TextField field = new TextField();
    field.setId(id);
    field.setAccessibleText(texts.say(name));
    return field;
  }

  /// A sentence below a field, there only while something is wrong with it.
  private static Label problem(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.DANGER);
    label.setVisible(false);
    label.setManaged(false);
    return label;
  }

  private static void say(TextField field, Label below, Optional<String> wrong) {
    below.setText(wrong.orElse(""));
    below.setVisible(wrong.isPresent());
    below.setManaged(wrong.isPresent());
    field.pseudoClassStateChanged(Styles.STATE_DANGER, wrong.isPresent());
    field.setAccessibleHelp(wrong.orElse(null));
  }

  private TableView<Found> table() {
    TableView<Found> table = new TableView<>();
    table.setId("find-results");
    table.setAccessibleText(texts.say("find.results"));
    table.setEditable(true);
    table.getStyleClass().addAll(Styles.DENSE, Styles.BORDERED);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    Label none = new Label(texts.say("find.none"));
    none.setWrapText(true);
    none.setPadding(new Insets(16));
    none.getStyleClass().add(Styles.TEXT_MUTED);
    table.setPlaceholder(none);
    TableColumn<Found, Boolean> tick = new TableColumn<>("");
    tick.setCellValueFactory(f -> f.getValue().chosen);
    tick.setCellFactory(CheckBoxTableCell.forTableColumn(tick));
    tick.setEditable(true);
    tick.setMinWidth(36);
    tick.setMaxWidth(36);
    table.getColumns().add(tick);
    table.getColumns().add(column("find.where", f -> f.where));
    table.getColumns().add(column("find.before", f -> f.before));
    table.getColumns().add(column("find.after", f -> f.after));
    return table;
  }

  private TableColumn<Found, String> column(
      String title, java.util.function.Function<Found, String> value) {
    TableColumn<Found, String> column = new TableColumn<>(texts.say(title));
    column.setCellValueFactory(f -> new ReadOnlyStringWrapper(value.apply(f.getValue())));
    return column;
  }

  /// What came of looking.
  private record Result(
      List<Found> found, Optional<String> wrongQuery, Optional<String> wrongReplacement) {}

  private Result found(
      Optional<Document> document,
      String query,
      String by,
      Search.Options options,
      BooleanSupplier cancelled) {
    if (document.isEmpty() || query.isBlank()) {
      return new Result(List.of(), Optional.empty(), Optional.empty());
    }
    return switch (Search.find(document.get(), query, options, cancelled)) {
      case Outcome.Refused<List<Search.Hit>> refused ->
          new Result(List.of(), Optional.of(why(refused)), Optional.empty());
      case Outcome.Ok<List<Search.Hit>>(List<Search.Hit> hits, List<Trouble> _) -> {
        Outcome<List<Replace.Replacement>> replacing =
            by.isEmpty()
                ? Outcome.ok(List.of())
                : Replace.preview(document.get(), query, by, options, cancelled);
        yield switch (replacing) {
          case Outcome.Refused<List<Replace.Replacement>> refused ->
              new Result(
                  rows(document.get(), hits, List.of()),
                  Optional.empty(),
                  Optional.of(why(refused)));
          case Outcome.Ok<List<Replace.Replacement>> ok ->
              new Result(
                  rows(document.get(), hits, ok.value()), Optional.empty(), Optional.empty());
        };
      }
    };
  }

  private String why(Outcome.Refused<?> refused) {
    return refused.why().getFirst().say(texts);
  }

  private List<Found> rows(
      Document document, List<Search.Hit> hits, List<Replace.Replacement> replacing) {
    List<Found> found = new ArrayList<>();
    Map<ElementId, String> names = names(document);
    Set<List<Object>> told = new HashSet<>();
    for (Replace.Replacement r : replacing) {
      told.add(List.of(r.owner(), r.property()));
      found.add(
          new Found(
              r.owner(),
              where(r.owner(), r.property(), names),
              r.before(),
              Optional.of(r),
              r.problem().map(texts::say).orElse(r.after())));
    }
    for (Search.Hit hit : hits) {
      if (told.add(List.of(hit.owner(), hit.property()))) {
        found.add(
            new Found(
                hit.owner(),
                where(hit.owner(), hit.property(), names),
                hit.text(),
                Optional.empty(),
                ""));
      }
    }
    return found;
  }

  private String where(Optional<ElementId> owner, Property property, Map<ElementId, String> names) {
    String path = property.toString();
    String last = path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[.*]$", "");
    String said = texts.has("property." + last) ? texts.say("property." + last) : path;
    return owner
            .map(id -> names.getOrDefault(id, id.value()))
            .orElseGet(() -> texts.say("inspector.organization"))
        + "  ›  "
        + said;
  }

  private static Map<ElementId, String> names(Document document) {
    Map<ElementId, String> names = new HashMap<>();
    for (Element element : document.topology().elements()) {
      names.put(element.id(), element.name());
      for (Record server : Elements.servers(element)) {
        names.put(Elements.serverId(server), Elements.serverFqdn(server).host());
      }
    }
    for (Note note : document.layout().notes()) {
      names.put(note.id(), note.text());
    }
    return names;
  }
}

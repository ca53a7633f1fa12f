package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.Command;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Note;
import edgewise.model.NoteKind;
import edgewise.text.Message;
import edgewise.ui.action.Action;
import edgewise.ui.action.ContextMenus;
import edgewise.ui.action.Keys;
import edgewise.ui.action.Place;
import edgewise.ui.theme.Theme;
import edgewise.work.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the menus, the toolbar and the keys do.
@SuppressWarnings("NonApiType")
class ActionsTest {
  @TempDir Path folder;
  private Windows w;

  @BeforeEach
  void window() {
    w = Windows.of(folder, 1280, 800, Theme.Choice.LIGHT);
  }

  private Action action(String id) {
    return w.window.actions().get(id);
  }

  /// A step that gives the design another name of its organization.
  private static Command step(String name) {
    return new Command() {
      @Override
      public Message label() {
        return Message.of("job.opening", name);
      }

      @Override
      public Document on(Document before) {
        Note note =
            new Note(new ElementId("note-" + name), NoteKind.TEXT, name, 0, 0, 100, 20, false, 0);
        return before.withLayout(before.layout().withNotes(List.of(note)));
      }
    };
  }

  @Test
  void everyActionIsInAMenu() {
    var inMenus = new TreeSet<String>();
    MenuBar bar = (MenuBar) w.find("#menus");
    bar.getMenus().forEach(m -> collect(m, inMenus));
    for (Action action : w.window.actions().all()) {
      assertThat(inMenus).contains("menu-" + action.id());
    }
    assertThat(bar.getMenus()).extracting(Menu::getId).startsWith("menu-file", "menu-edit");
  }

  private static void collect(MenuItem item, TreeSet<String> into) {
    into.add(String.valueOf(item.getId()));
    if (item instanceof Menu menu) {
      menu.getItems().forEach(i -> collect(i, into));
    }
  }

  /// What is done all day is done by keys too; only settings and colours are not.
  @Test
  void whatEditsArrangesAndShowsHasAKey() {
    Set<Place.Bar> daily = Set.of(Place.Bar.EDIT, Place.Bar.ARRANGE, Place.Bar.VIEW);
    assertThat(w.window.actions().all())
        .filteredOn(a -> daily.contains(a.place().menu()))
        .filteredOn(a -> a.place() != Place.EDIT_SETTINGS && a.place() != Place.THEME)
        .allSatisfy(a -> assertThat(a.standardKeys()).as(a.id()).isNotEmpty());
  }

  @Test
  void noTwoActionsShareAKey() {
    Map<String, List<String>> byKey = new LinkedHashMap<>();
    w.window
        .keys()
        .shown()
        .forEach(
            (id, keys) ->
                keys.forEach(k -> byKey.computeIfAbsent(k, _ -> new ArrayList<>()).add(id)));
    assertThat(byKey.values()).allMatch(ids -> ids.size() == 1);
  }

  @Test
  void undoNamesTheStepInMenuAndToolbar() {
    w.template("edge-single-nat");
    Button undo = (Button) w.find("#tool-undo");
    assertThat(undo.isDisabled()).isTrue();
    Windows.run(() -> w.session.edit(step("Oslo")));
    w.settle();
    assertThat(undo.isDisabled()).isFalse();
    assertThat(undo.getTooltip().getText()).isEqualTo("Undo Opening Oslo  (Ctrl+Z)");
    assertThat(undo.getAccessibleText()).isEqualTo("Undo Opening Oslo");
    Document after = w.session.current().orElseThrow().document();
    Windows.run(() -> action("undo").perform());
    assertThat(undo.isDisabled()).isTrue();
    assertThat(action("redo").name(w.session.texts())).isEqualTo("Redo Opening Oslo");
    Windows.run(() -> action("redo").perform());
    assertThat(w.session.current().orElseThrow().document()).isSameAs(after);
  }

  @Test
  void chosenKeysHoldAtOnceAndNextTime() {
    Keys keys = w.window.keys();
    KeyCombination taken = KeyCombination.valueOf("Shortcut+E");
    Windows.run(() -> keys.choose(action("about"), List.of(taken)));
    assertThat(action("export").keys()).isEmpty();
    assertThat(action("about").key()).contains(taken);
    Windows again = Windows.of(folder, 800, 600, Theme.Choice.LIGHT);
    assertThat(again.window.keys().shown()).isEqualTo(keys.shown());
    assertThat(new Settings(folder).get("key.about", "")).isEqualTo("Shortcut+E");
    Windows.run(keys::resetAll);
    assertThat(action("about").keys()).isEmpty();
    assertThat(action("export").key()).contains(taken);
    assertThat(new Settings(folder).get("key.about", "none")).isEqualTo("none");
  }

  @Test
  void everyKeyCanBeRemembered() {
    List<KeyCombination> all =
        w.window.actions().all().stream().flatMap(a -> a.keys().stream()).toList();
    Windows.run(() -> w.window.keys().choose(action("about"), all));
    Windows again = Windows.of(folder, 800, 600, Theme.Choice.LIGHT);
    assertThat(again.window.actions().get("about").keys()).isEqualTo(all);
    assertThat(again.window.keys().shown()).containsOnlyKeys("about");
  }

  @Test
  void contextMenuIsAboutWhatIsSelected() {
    w.template("edge-single-nat");
    assertThat(contextMenu()).contains("context-undo", "context-zoom-fit");
    Document document = w.session.documentProperty().get().orElseThrow();
    ElementId element = document.topology().elements().getLast().id();
    Windows.run(() -> w.session.selection().pick(element, false));
    assertThat(contextMenu())
        .contains("context-zoom-selection")
        .doesNotContain("context-undo", "context-zoom-fit");
  }

  private List<String> contextMenu() {
    return Windows.onFx(
        () ->
            ContextMenus.forSelection(w.window.actions(), w.session).getItems().stream()
                .map(MenuItem::getId)
                .toList());
  }
}

package edgewise.edit;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.fixture.EditSequences;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.LineShape;
import edgewise.model.Note;
import edgewise.model.Placement;
import edgewise.plan.Plan;
import edgewise.plan.Plans;
import edgewise.store.DesignFile;
import edgewise.store.FragmentFile;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for any sequence of edits on any design.
class EditPropertyTest {
  private static final int STEPS = 30;

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void undoingAllGivesTheFirstDocumentAndRedoingAllTheLast(
      @ForAll("templates") String template, @ForAll long seed) {
    Document first = Designs.template(template).document();
    History history = new History(first);
    EditSequences edits = new EditSequences(seed);
    for (int i = 0; i < STEPS; i++) {
      Command command = edits.any(history.current(), first);
      assertSaid(command);
      history.apply(command);
    }
    Document last = history.current();
    while (history.canUndo()) {
      history.undo();
    }
    assertThat(history.current()).isSameAs(first);
    while (history.canRedo()) {
      history.redo();
    }
    assertThat(history.current()).isSameAs(last);
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void everyReferenceLeadsSomewhereAndEveryIdIsUnique(
      @ForAll("templates") String template, @ForAll long seed) {
    Document first = Designs.template(template).document();
    Document now = first;
    EditSequences edits = new EditSequences(seed);
    for (int i = 0; i < STEPS; i++) {
      Set<ElementId> open = unresolved(now);
      Command command = edits.any(now, first);
      Document next = command.on(now);
      assertThat(open).as("%s after %s", command, now).containsAll(unresolved(next));
      assertThat(command.on(now)).isEqualTo(next);
      assertUniqueIds(next);
      now = next;
    }
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void savedDesignsOpenEqual(@ForAll("templates") String template, @ForAll long seed) {
    Document first = Designs.template(template).document();
    Document now = first;
    EditSequences edits = new EditSequences(seed);
    for (int i = 0; i < STEPS; i++) {
      now = edits.any(now, first).on(now);
    }
    assertThat(DesignFile.parse(DesignFile.write(now), "edited")).isEqualTo(Outcome.ok(now));
    var fragment =
        Copying.of(
            now,
            EditSequences.shown(now),
            now.topology().elements().stream().map(Element::id).collect(Collectors.toSet()));
    assertThat(FragmentFile.parse(FragmentFile.write(fragment), "clipboard"))
        .isEqualTo(Outcome.ok(fragment));
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void editsOfTheDrawingLeaveThePlanAlone(@ForAll("templates") String template, @ForAll long seed) {
    Document first = Designs.template(template).document();
    Document now = first;
    EditSequences edits = new EditSequences(seed);
    for (int i = 0; i < STEPS; i++) {
      now = edits.drawing(now).on(now);
      assertThat(now.topology()).isSameAs(first.topology());
    }
    Plan before = Plans.of(first.topology());
    Plan after = Plans.of(now.topology());
    assertThat(after.firewall()).isEqualTo(before.firewall());
    assertThat(after.dns()).isEqualTo(before.dns());
    assertThat(after.certificates()).isEqualTo(before.certificates());
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void changesTellWhatDiffers(@ForAll("templates") String template, @ForAll long seed) {
    Document first = Designs.template(template).document();
    Document now = first;
    EditSequences edits = new EditSequences(seed);
    for (int i = 0; i < STEPS; i++) {
      Document next = edits.any(now, first).on(now);
      assertDifference(now, next);
      now = next;
    }
    assertDifference(first, now);
  }

  private static void assertDifference(Document before, Document after) {
    Change change = Change.between(before, after);
    Map<ElementId, Object> was = byId(before.topology().elements(), Element::id);
    Map<ElementId, Object> is = byId(after.topology().elements(), Element::id);
    Map<ElementId, Object> notesWere = byId(before.layout().notes(), Note::id);
    Map<ElementId, Object> notesAre = byId(after.layout().notes(), Note::id);
    Set<ElementId> changed = new HashSet<>();
    was.forEach(
        (id, element) -> {
          if (is.containsKey(id) && !is.get(id).equals(element)) {
            changed.add(id);
          }
        });
    Set<ElementId> added = new HashSet<>(is.keySet());
    added.addAll(notesAre.keySet());
    added.removeAll(was.keySet());
    added.removeAll(notesWere.keySet());
    Set<ElementId> removed = new HashSet<>(was.keySet());
    removed.addAll(notesWere.keySet());
    removed.removeAll(is.keySet());
    removed.removeAll(notesAre.keySet());
    assertThat(change.changed()).isEqualTo(changed);
    assertThat(change.added()).isEqualTo(added);
    assertThat(change.removed()).isEqualTo(removed);
    Map<ElementId, Object> placesWere = byId(before.layout().placements(), Placement::element);
    Map<ElementId, Object> placesAre = byId(after.layout().placements(), Placement::element);
    Set<ElementId> moved = new HashSet<>();
    Set<ElementId> all = new HashSet<>(placesWere.keySet());
    all.addAll(placesAre.keySet());
    all.stream()
        .filter(id -> !java.util.Objects.equals(placesWere.get(id), placesAre.get(id)))
        .forEach(moved::add);
    notesWere.forEach(
        (id, note) -> {
          if (notesAre.containsKey(id) && !notesAre.get(id).equals(note)) {
            moved.add(id);
          }
        });
    moved.removeAll(removed);
    assertThat(change.moved()).isEqualTo(moved);
    List<LineShape> lines = before.layout().lines();
    assertThat(change.lines() || lines.equals(after.layout().lines())).isTrue();
  }

  private static <T> Map<ElementId, Object> byId(List<T> list, Function<T, ElementId> id) {
    Map<ElementId, Object> map = new TreeMap<>();
    list.forEach(item -> map.put(id.apply(item), item));
    return map;
  }

  private static void assertSaid(Command command) {
    assertThat(Texts.english().say(command.label())).doesNotContain("«").doesNotContain("{");
  }

  private static Set<ElementId> unresolved(Document document) {
    Set<ElementId> ids = Elements.ids(document);
    Set<ElementId> open = new HashSet<>();
    for (Element element : document.topology().elements()) {
      References.of(element).values().forEach(open::addAll);
    }
    document.layout().placements().forEach(p -> open.add(p.element()));
    document
        .layout()
        .lines()
        .forEach(
            l -> {
              open.add(l.from());
              open.add(l.to());
            });
    open.removeAll(ids);
    return open;
  }

  private static void assertUniqueIds(Document document) {
    List<ElementId> ids = new ArrayList<>();
    for (Element element : document.topology().elements()) {
      ids.add(element.id());
      Elements.servers(element).forEach(s -> ids.add(Elements.serverId(s)));
    }
    document.layout().notes().forEach(n -> ids.add(n.id()));
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Provide
  Arbitrary<String> templates() {
    return Arbitraries.of(
        "blank",
        "small-organization",
        "edge-scaled-hlb",
        "director-pool-dns-hlb",
        "large-multi-datacenter");
  }
}

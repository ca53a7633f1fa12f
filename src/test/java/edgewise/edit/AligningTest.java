package edgewise.edit;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.Bend;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.LineShape;
import edgewise.model.LinkKind;
import edgewise.model.Note;
import edgewise.model.NoteKind;
import edgewise.model.Placement;
import edgewise.model.Site;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Aligning, distributing and arranging.
@SuppressWarnings("EnumOrdinal")
class AligningTest {
  private static final Document TEMPLATE = Designs.template("edge-single-nat").document();
  private static final List<ElementId> CARDS =
      TEMPLATE.topology().elements().stream()
          .filter(e -> !(e instanceof Site) && e.siteId().isPresent())
          .map(Element::id)
          .limit(4)
          .toList();
  private static final ElementId SITE =
      TEMPLATE.topology().elements().stream()
          .filter(e -> e instanceof Site)
          .map(Element::id)
          .findFirst()
          .orElseThrow();
  private static final ElementId NOTE = ElementId.of("note-1");

  /// Four cards and a note, none in line with another.
  private static Document document() {
    Layout layout =
        new Layout(
            List.of(
                new Placement(CARDS.get(0), 0, 0, 100, 50),
                new Placement(CARDS.get(1), 130, 200, 80, 70),
                new Placement(CARDS.get(2), 240, 430, 60, 30),
                new Placement(CARDS.get(3), 400, 690, 120, 90)),
            List.of(),
            List.of(note(NOTE, 555, 333, 150, 60)));
    return TEMPLATE.withLayout(layout);
  }

  private static Note note(ElementId id, double x, double y, double width, double height) {
    return new Note(id, NoteKind.NOTE, "words", x, y, width, height, false, 0);
  }

  private static Placement at(Document document, int card) {
    return document.layout().find(CARDS.get(card)).orElseThrow();
  }

  private static Set<ElementId> all() {
    Set<ElementId> ids = new LinkedHashSet<>(CARDS);
    ids.add(NOTE);
    return ids;
  }

  @Test
  void edgesAndMiddlesComeInLine() {
    Document before = document();
    for (Align.Edge edge : Align.Edge.values()) {
      Document after = new Align(all(), edge, before.layout()).on(before);
      for (int i = 0; i < 4; i++) {
        Placement p = at(after, i);
        Placement old = at(before, i);
        Placement expected =
            switch (edge) {
              case LEFT -> old.at(0, old.y());
              case CENTER -> old.at(352.5 - old.width() / 2, old.y());
              case RIGHT -> old.at(705 - old.width(), old.y());
              case TOP -> old.at(old.x(), 0);
              case MIDDLE -> old.at(old.x(), 390 - old.height() / 2);
              case BOTTOM -> old.at(old.x(), 780 - old.height());
            };
        assertThat(p).as("%s", edge).isEqualTo(expected);
      }
      assertThat(new Align(all(), edge, after.layout()).on(after)).isSameAs(after);
    }
  }

  @Test
  void aLockedCardIsWhatOthersAlignWith() {
    Document before = new Lock(Set.of(CARDS.get(2)), true, document().layout()).on(document());
    Document after = new Align(all(), Align.Edge.LEFT, before.layout()).on(before);
    assertThat(after.layout().placements()).allMatch(p -> p.x() == 240);
    assertThat(after.layout().notes().getFirst().x()).isEqualTo(240);
  }

  @Test
  void oneAloneStays() {
    Document before = document();
    assertThat(new Align(Set.of(CARDS.get(1)), Align.Edge.LEFT, before.layout()).on(before))
        .isSameAs(before);
  }

  @Test
  void gapsBecomeEqual() {
    Document before = document();
    Document after = new Distribute(new LinkedHashSet<>(CARDS), false, before.layout()).on(before);
    assertThat(after.layout().placements().stream().map(Placement::y))
        .containsExactly(0.0, 230.0, 480.0, 690.0);
    Document across = new Distribute(new LinkedHashSet<>(CARDS), true, before.layout()).on(before);
    double gap = at(across, 1).x() - 100;
    assertThat(at(across, 2).x() - at(across, 1).x() - 80).isEqualTo(gap);
    assertThat(at(across, 3).x()).isEqualTo(400);
  }

  @Test
  void gapsAreEqualBetweenWhatStays() {
    Document before = new Lock(Set.of(CARDS.get(1)), true, document().layout()).on(document());
    Document after = new Distribute(new LinkedHashSet<>(CARDS), false, before.layout()).on(before);
    assertThat(at(after, 1)).isEqualTo(at(before, 1));
    assertThat(at(after, 2).y()).isEqualTo(270 + (690 - 270 - 30) / 2.0);
  }

  @Test
  void aSiteCarriesItsCardsWhenAligned() {
    Document before =
        document()
            .withLayout(
                document()
                    .layout()
                    .withPlacements(
                        List.of(
                            new Placement(SITE, 100, 100, 500, 500),
                            new Placement(CARDS.get(0), 120, 140, 100, 50),
                            new Placement(CARDS.get(1), 300, 300, 80, 70, false, true, 0))));
    Document after =
        new Align(Set.of(SITE, CARDS.get(0), NOTE), Align.Edge.RIGHT, before.layout()).on(before);
    assertThat(after.layout().find(SITE).orElseThrow().x()).isEqualTo(205);
    assertThat(at(after, 0).x()).isEqualTo(225);
    assertThat(at(after, 1).x()).isEqualTo(300);
  }

  @Test
  void notesTakeTheSizeOfTheFirst() {
    ElementId other = ElementId.of("note-2");
    Document before =
        document()
            .withLayout(
                document()
                    .layout()
                    .withNotes(List.of(note(NOTE, 0, 0, 100, 50), note(other, 9, 9, 70, 30))));
    Set<ElementId> ids = new LinkedHashSet<>(List.of(CARDS.get(0), other, NOTE));
    assertThat(new SameSize(ids, true).on(before).layout().notes())
        .containsExactly(note(NOTE, 0, 0, 70, 50), note(other, 9, 9, 70, 30));
    assertThat(new SameSize(ids, false).on(before).layout().notes())
        .containsExactly(note(NOTE, 0, 0, 100, 30), note(other, 9, 9, 70, 30));
    assertThat(new SameSize(Set.of(CARDS.get(0)), true).on(before)).isSameAs(before);
  }

  @Test
  void anArrangementMovesAllButWhatIsLocked() {
    Document before = new Lock(Set.of(CARDS.get(2)), true, document().layout()).on(document());
    Layout to = new Layout(CARDS.stream().map(c -> new Placement(c, 10, 20, 300, 200)).toList());
    Document after = Arrange.all(to, Optional.empty()).on(before);
    assertThat(at(after, 0)).isEqualTo(new Placement(CARDS.get(0), 10, 20, 300, 200));
    assertThat(at(after, 2)).isEqualTo(at(before, 2));
    assertThat(Arrange.all(to, Optional.empty()).on(after)).isEqualTo(after);
  }

  @Test
  void handMadeBendsFollowTwoEndsThatMoveAlike() {
    LineShape kept =
        new LineShape(
            LinkKind.MEDIA, CARDS.get(0), CARDS.get(1), List.of(new Bend(5, 6)), Optional.empty());
    LineShape labelled =
        new LineShape(
            LinkKind.MEDIA,
            CARDS.get(0),
            CARDS.get(2),
            List.of(new Bend(5, 6)),
            Optional.of("words"));
    LineShape dropped =
        new LineShape(
            LinkKind.MEDIA, CARDS.get(2), CARDS.get(1), List.of(new Bend(5, 6)), Optional.empty());
    Document before =
        document().withLayout(document().layout().withLines(List.of(kept, labelled, dropped)));
    Layout to =
        new Layout(
            List.of(at(before, 0).at(8, 8), at(before, 1).at(138, 208), at(before, 2).at(0, 0)));
    assertThat(Arrange.all(to, Optional.empty()).on(before).layout().lines())
        .containsExactly(
            new LineShape(
                LinkKind.MEDIA,
                CARDS.get(0),
                CARDS.get(1),
                List.of(new Bend(13, 14)),
                Optional.empty()),
            new LineShape(
                LinkKind.MEDIA, CARDS.get(0), CARDS.get(2), List.of(), Optional.of("words")));
  }

  @Property(tries = 100)
  void nothingButPlacesChanges(@ForAll long seed) {
    Random random = new Random(seed);
    Document before = document();
    Set<ElementId> ids = new LinkedHashSet<>();
    all().stream().filter(_ -> random.nextBoolean()).forEach(ids::add);
    Command command =
        random.nextBoolean()
            ? new Align(ids, Align.Edge.values()[random.nextInt(6)], before.layout())
            : new Distribute(ids, random.nextBoolean(), before.layout());
    Document after = command.on(before);
    assertThat(after.topology()).isSameAs(before.topology());
    for (Placement p : before.layout().placements()) {
      Placement now = after.layout().find(p.element()).orElseThrow();
      assertThat(now.sized(p.width(), p.height())).isEqualTo(now);
      if (!ids.contains(p.element())) {
        assertThat(now).isEqualTo(p);
      }
    }
  }
}

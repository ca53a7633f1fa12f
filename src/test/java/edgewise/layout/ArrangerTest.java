package edgewise.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgewise.fixture.BigOrganization;
import edgewise.fixture.Designs;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Note;
import edgewise.model.NoteKind;
import edgewise.model.Placement;
import edgewise.model.Site;
import edgewise.model.Topology;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every arrangement keeps to.
class ArrangerTest {
  static List<String> templates() {
    return Designs.templateNames();
  }

  private static Layout arranged(Topology topology, Layout now, Arranger.Effort effort) {
    Design design = new Design(topology);
    Arranger arranger = new Arranger(design, BandLayout.arrange(design, now), _ -> {});
    Layout quick = arranger.all();
    return effort == Arranger.Effort.QUICK ? quick : arranger.better(quick);
  }

  /// All cards somewhere else, one over the other.
  private static Layout scattered(Topology topology, Random random) {
    return new Layout(
        BandLayout.arrange(topology, Layout.empty()).placements().stream()
            .map(p -> p.at(random.nextInt(2000), random.nextInt(1500)))
            .toList());
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aTemplateBecomesTidyWithNoMoreCrossings(String template) {
    Topology topology = Designs.template(template).document().topology();
    Design design = new Design(topology);
    Layout bands = BandLayout.arrange(topology, Layout.empty());
    Layout quick = arranged(topology, bands, Arranger.Effort.QUICK);
    Layout thorough = arranged(topology, bands, Arranger.Effort.THOROUGH);
    assertTidy(topology, quick);
    assertTidy(topology, thorough);
    List<Link> links = Links.of(design);
    assertThat(Drawn.of(design, links, thorough).crossings())
        .isLessThanOrEqualTo(Drawn.of(design, links, quick).crossings())
        .isLessThanOrEqualTo(Drawn.of(design, links, bands).crossings());
  }

  @Property(tries = 150)
  void randomDesignsBecomeTidy(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 12) int sites,
      @ForAll @IntRange(max = 60) int elements,
      @ForAll boolean thorough) {
    Random random = new Random(seed);
    Topology topology = RandomTopologies.of(random, sites, elements);
    Layout scattered = scattered(topology, random);
    Arranger.Effort effort = thorough ? Arranger.Effort.THOROUGH : Arranger.Effort.QUICK;
    Layout arranged = arranged(topology, scattered, effort);
    assertTidy(topology, arranged);
    assertThat(arranged(topology, scattered, effort)).isEqualTo(arranged);
  }

  @Property(tries = 15)
  void arrangingAgainMovesNothing(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int sites,
      @ForAll @IntRange(max = 40) int elements) {
    Random random = new Random(seed);
    Topology topology = RandomTopologies.of(random, sites, elements);
    Layout once = arranged(topology, scattered(topology, random), Arranger.Effort.THOROUGH);
    assertThat(moved(once, arranged(topology, once, Arranger.Effort.QUICK))).isEmpty();
    assertThat(moved(once, arranged(topology, once, Arranger.Effort.THOROUGH))).isEmpty();
  }

  /// Twenty designs of two to eight sites, one element more in each.
  @Test
  void oneMoreElementMovesFewOthers() {
    double share = 0;
    int unmoved = 0;
    for (int seed = 0; seed < 20; seed++) {
      Topology more = RandomTopologies.of(new Random(seed), 2 + seed % 7, 20 + 2 * seed);
      Topology less =
          new Topology(more.organization(), more.elements().subList(0, more.elements().size() - 1));
      Layout before = arranged(less, scattered(less, new Random(seed)), Arranger.Effort.THOROUGH);
      Layout after = arranged(more, before, Arranger.Effort.QUICK);
      assertTidy(more, after);
      Map<ElementId, Double> moved = moved(before, after);
      share += (double) moved.size() / less.elements().size() / 20;
      unmoved += moved.isEmpty() ? 1 : 0;
    }
    assertThat(share).isLessThan(0.2);
    assertThat(unmoved).isGreaterThanOrEqualTo(10);
  }

  @Property(tries = 150)
  void lockedElementsStayAndAreKeptClearOf(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int sites,
      @ForAll @IntRange(min = 1, max = 40) int elements) {
    Random random = new Random(seed);
    Topology topology = RandomTopologies.of(random, sites, elements);
    Layout base = arranged(topology, Layout.empty(), Arranger.Effort.QUICK);
    List<Placement> placements = new ArrayList<>();
    Set<ElementId> locked = new LinkedHashSet<>();
    Cells cells = new Cells();
    for (Placement p : base.placements()) {
      boolean site =
          topology.elements().stream()
              .anyMatch(e -> e.id().equals(p.element()) && e instanceof Site);
      Placement other = p.at(p.x() + 8 * random.nextInt(50), p.y() + 8 * random.nextInt(50));
      if (!site && random.nextInt(6) == 0 && cells.isFree(Arranger.box(other))) {
        cells.add(Arranger.box(other));
        locked.add(p.element());
        placements.add(other.withLocked(true));
      } else {
        placements.add(other);
      }
    }
    Layout now = new Layout(placements);
    Layout arranged = arranged(topology, now, Arranger.Effort.QUICK);
    Map<ElementId, Double> moved = moved(now, arranged);
    locked.forEach(id -> assertThat(moved).doesNotContainKey(id));
    assertNoOverlap(topology, arranged);
  }

  @Property(tries = 150)
  void aSelectionIsArrangedAboutItsPlaceAndLeavesOthersAlone(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int sites,
      @ForAll @IntRange(min = 1, max = 40) int elements) {
    Random random = new Random(seed);
    Topology topology = RandomTopologies.of(random, sites, elements);
    Layout now = arranged(topology, Layout.empty(), Arranger.Effort.QUICK);
    Set<ElementId> chosen = new LinkedHashSet<>();
    Design design = new Design(topology);
    for (Element element : topology.elements()) {
      if (random.nextInt(3) == 0) {
        chosen.add(element.id());
      }
    }
    Arranger arranger = new Arranger(design, now, _ -> {});
    Layout arranged = arranger.better(chosen, arranger.some(chosen));
    Map<ElementId, Box> before = boxes(now);
    Map<ElementId, Box> after = boxes(arranged);
    for (Element element : topology.elements()) {
      boolean mine =
          chosen.contains(element.id())
              || BandLayout.frame(element, design).map(s -> chosen.contains(s.id())).orElse(false);
      if (!mine && !(element instanceof Site)) {
        assertThat(after.get(element.id())).isEqualTo(before.get(element.id()));
      }
    }
    assertTidy(topology, arranged);
  }

  @Test
  void notesGoWithWhatTheyLieBesideAndAreNotCovered() {
    Topology topology = Designs.template("edge-scaled-dnslb-nat").document().topology();
    Layout scattered = scattered(topology, new Random(5));
    Placement host = scattered.find(ElementId.of("lsedge")).orElseThrow();
    Note beside =
        new Note(
            ElementId.of("n1"),
            NoteKind.NOTE,
            "x",
            host.x() + host.width() + 8,
            host.y(),
            160,
            80,
            false,
            0);
    Note fixed = new Note(ElementId.of("n2"), NoteKind.NOTE, "y", 500, 300, 160, 80, true, 0);
    Layout arranged =
        arranged(topology, scattered.withNotes(List.of(beside, fixed)), Arranger.Effort.QUICK);
    assertThat(arranged.notes().get(1)).isEqualTo(fixed);
    Cells cells = new Cells();
    boxes(arranged)
        .forEach(
            (id, box) -> {
              if (topology.elements().stream()
                  .noneMatch(e -> e.id().equals(id) && e instanceof Site)) {
                cells.add(box);
              }
            });
    for (Note note : arranged.notes()) {
      assertThat(cells.hit(Arranger.box(note))).as(note.text()).isNull();
    }
    assertNoOverlap(topology, arranged);
  }

  @Test
  void whoeverWatchesMayStopIt() {
    Topology topology = BigOrganization.of(3);
    Design design = new Design(topology);
    Layout now = BandLayout.arrange(design, Layout.empty());
    List<Double> heard = new ArrayList<>();
    Arranger arranger =
        new Arranger(
            design,
            now,
            share -> {
              heard.add(share);
              if (heard.size() == 2) {
                throw new CancellationException();
              }
            });
    assertThatThrownBy(() -> arranger.all()).isInstanceOf(CancellationException.class);
    assertThat(heard).hasSize(2).isSorted();
  }

  private static Map<ElementId, Double> moved(Layout before, Layout after) {
    Map<ElementId, Box> old = boxes(before);
    Map<ElementId, Double> moved = new HashMap<>();
    boxes(after)
        .forEach(
            (id, box) -> {
              Box from = old.get(id);
              if (from != null && (from.x() != box.x() || from.y() != box.y())) {
                moved.put(id, Math.hypot(from.x() - box.x(), from.y() - box.y()));
              }
            });
    return moved;
  }

  private static void assertTidy(Topology topology, Layout layout) {
    Design design = new Design(topology);
    Map<ElementId, Box> boxes = boxes(layout);
    assertNoOverlap(topology, layout);
    Cells frames = new Cells();
    for (Site site : design.sites()) {
      Box frame = boxes.get(site.id());
      assertThat(frames.hit(frame)).as("over the frame of %s", site.id()).isNull();
      frames.add(frame);
    }
    List<Band> bands = Bands.of(design, layout);
    for (Element element : topology.elements()) {
      if (!(element instanceof Site)) {
        Box box = boxes.get(element.id());
        BandKind kind = BandLayout.band(element, design);
        assertThat(bands)
            .as("%s in its band", element.id())
            .anyMatch(b -> b.kind() == kind && b.area().contains(box));
      }
    }
  }

  /// No card over another, every card in its own frame and no other, no frame over another.
  private static void assertNoOverlap(Topology topology, Layout layout) {
    Design design = new Design(topology);
    Map<ElementId, Box> boxes = boxes(layout);
    Cells cards = new Cells();
    for (Element element : topology.elements()) {
      if (element instanceof Site) {
        continue;
      }
      Box box = boxes.get(element.id());
      assertThat(cards.hit(box)).as("over %s", element.id()).isNull();
      cards.add(box);
      BandLayout.frame(element, design)
          .ifPresent(
              s ->
                  assertThat(boxes.get(s.id()).contains(box))
                      .as("%s in %s", element.id(), s.id())
                      .isTrue());
    }
  }

  private static Map<ElementId, Box> boxes(Layout layout) {
    Map<ElementId, Box> boxes = new HashMap<>();
    layout.placements().forEach(p -> boxes.put(p.element(), Arranger.box(p)));
    return boxes;
  }
}

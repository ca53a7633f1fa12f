package edgewise.layout;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Placement;
import edgewise.model.Site;
import edgewise.model.Topology;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BandLayoutTest {
  static List<String> templates() {
    return Designs.templateNames();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyElementOfATemplateHasAPlaceOfItsOwn(String template) {
    Topology topology = Designs.template(template).document().topology();
    assertTidy(topology, BandLayout.arrange(topology, Layout.empty()));
  }

  @Property(tries = 60)
  void randomDesignsAreTidy(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 12) int sites,
      @ForAll @IntRange(max = 60) int extra) {
    Topology topology = RandomTopologies.of(new Random(seed), sites, extra);
    assertTidy(topology, BandLayout.arrange(topology, Layout.empty()));
  }

  @Property(tries = 60)
  void placedElementsStayAndNewOnesFindRoom(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int sites,
      @ForAll @IntRange(max = 40) int extra) {
    Random random = new Random(seed);
    Topology topology = RandomTopologies.of(random, sites, extra);
    List<Placement> kept = new ArrayList<>();
    for (Placement placement : BandLayout.arrange(topology, Layout.empty()).placements()) {
      if (random.nextBoolean()) {
        kept.add(placement);
      }
    }
    Layout joined = BandLayout.arrange(topology, new Layout(kept));
    assertThat(joined.placements())
        .containsAll(kept.stream().filter(p -> !isSite(topology, p.element())).toList());
    assertNoOverlap(topology, boxes(joined));
  }

  @Test
  void aBandReachesAroundItsCardsHoweverFarLeftTheOrganizationStands() {
    Topology topology = Designs.template("edge-single-nat").document().topology();
    Design design = new Design(topology);
    Layout layout = BandLayout.arrange(topology, Layout.empty());
    List<Placement> moved =
        layout.placements().stream()
            .map(
                p ->
                    design.find(p.element()).orElseThrow().siteId().isEmpty()
                            && !isSite(topology, p.element())
                            && BandLayout.band(design.find(p.element()).orElseThrow(), design)
                                == BandKind.CORPORATE
                        ? p.at(0, p.y())
                        : p)
            .toList();
    Layout drawn = new Layout(moved);
    Map<ElementId, Box> boxes = boxes(drawn);
    Box perimeter =
        Bands.of(design, drawn).stream()
            .filter(b -> b.kind() == BandKind.PERIMETER)
            .findFirst()
            .orElseThrow()
            .area();
    for (Element element : design.elements()) {
      if (BandLayout.band(element, design) == BandKind.PERIMETER) {
        assertThat(perimeter.right()).isGreaterThan(boxes.get(element.id()).right());
      }
    }
  }

  @Test
  void aCompleteLayoutIsLeftAsItIs() {
    Topology topology = Designs.template("large-multi-datacenter").document().topology();
    Layout once = BandLayout.arrange(topology, Layout.empty());
    assertThat(BandLayout.arrange(topology, once)).isEqualTo(once);
  }

  @Test
  void sameDesignSamePlaces() {
    Topology topology = RandomTopologies.of(new Random(7), 20, 200);
    assertThat(BandLayout.arrange(topology, Layout.empty()))
        .isEqualTo(BandLayout.arrange(topology, Layout.empty()));
  }

  @Test
  void aThousandSitesDoNotMakeATower() {
    Topology topology = RandomTopologies.of(new Random(1), 1000, 5000);
    Box all = null;
    for (Box box : boxes(BandLayout.arrange(topology, Layout.empty())).values()) {
      all = all == null ? box : all.union(box);
    }
    assertThat(all.width() / all.height()).isBetween(0.3, 4.0);
  }

  @Test
  void sitesWithoutPerimeterStandInTheCorporateBand() {
    Topology topology = Designs.template("large-multi-datacenter").document().topology();
    Design design = new Design(topology);
    Layout layout = BandLayout.arrange(topology, Layout.empty());
    Map<ElementId, Box> boxes = boxes(layout);
    Box corporate =
        Bands.of(design, layout).stream()
            .filter(b -> b.kind() == BandKind.CORPORATE)
            .findFirst()
            .orElseThrow()
            .area();
    for (Site site : design.branchSites()) {
      assertThat(corporate.contains(boxes.get(site.id()))).as(site.name()).isTrue();
    }
  }

  @Test
  void anEmptyDesignHasAnEmptyLayout() {
    Topology blank = Designs.blank().document().topology();
    Topology empty = new Topology(blank.organization(), List.of());
    assertThat(BandLayout.arrange(empty, Layout.empty())).isEqualTo(Layout.empty());
    assertThat(Bands.of(new Design(empty), Layout.empty())).isEmpty();
  }

  private static void assertTidy(Topology topology, Layout layout) {
    Design design = new Design(topology);
    Map<ElementId, Box> boxes = boxes(layout);
    assertThat(boxes.keySet())
        .containsExactlyInAnyOrderElementsOf(
            topology.elements().stream().map(Element::id).toList());
    assertNoOverlap(topology, boxes);
    List<Band> bands = Bands.of(design, layout);
    for (Element element : topology.elements()) {
      Box box = boxes.get(element.id());
      assertThat(box.x() % BandLayout.GRID).as("%s x", element.id()).isZero();
      assertThat(box.width() % BandLayout.GRID).as("%s width", element.id()).isZero();
      if (element instanceof Site) {
        continue;
      }
      BandKind kind = BandLayout.band(element, design);
      assertThat(bands)
          .as("%s in its band", element.id())
          .anyMatch(b -> b.kind() == kind && b.area().contains(box));
      BandLayout.frame(element, design)
          .ifPresent(
              s ->
                  assertThat(boxes.get(s.id()).contains(box))
                      .as("%s in %s", element.id(), s.id())
                      .isTrue());
    }
  }

  private static void assertNoOverlap(Topology topology, Map<ElementId, Box> boxes) {
    Cells cells = new Cells();
    for (Element element : topology.elements()) {
      if (!(element instanceof Site)) {
        Box box = boxes.get(element.id());
        assertThat(cells.hit(box)).as("over %s", element.id()).isNull();
        cells.add(box);
      }
    }
  }

  private static boolean isSite(Topology topology, ElementId id) {
    return topology.elements().stream().anyMatch(e -> e.id().equals(id) && e instanceof Site);
  }

  private static Map<ElementId, Box> boxes(Layout layout) {
    Map<ElementId, Box> boxes = new HashMap<>();
    layout
        .placements()
        .forEach(p -> boxes.put(p.element(), new Box(p.x(), p.y(), p.width(), p.height())));
    return boxes;
  }
}

package edgewise.layout;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.Bend;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.LineShape;
import edgewise.model.LinkKind;
import edgewise.model.Site;
import edgewise.model.Topology;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoutesTest {
  private static final ElementId A = ElementId.of("a");
  private static final ElementId B = ElementId.of("b");
  private static final ElementId C = ElementId.of("c");
  private static final Link LINK = new Link(LinkKind.NEXT_HOP, A, B);

  static List<String> templates() {
    return Designs.templateNames();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void noLineOfATemplateRunsThroughAForeignCard(String template) {
    Design design = new Design(Designs.template(template).document().topology());
    Folding folding = Folding.of(design, BandLayout.arrange(design, Layout.empty()));
    List<Link> links = Links.of(design);
    List<double[]> lines = Routes.of(links, folding.boxes(), folding.frames(), List.of()).lines();
    for (int i = 0; i < lines.size(); i++) {
      assertThat(crossed(lines.get(i), links.get(i), folding)).as("%s", links.get(i)).isEmpty();
      assertEndsAtCards(lines.get(i), links.get(i), folding.boxes());
    }
  }

  @Property(tries = 40)
  void movingCardsGivesTheSameLinesAsRoutingAllAgain(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 9) int sites,
      @ForAll @IntRange(min = 2, max = 120) int elements) {
    Random random = new Random(seed);
    Topology topology = RandomTopologies.of(random, sites, elements);
    Design design = new Design(topology);
    Folding folding = Folding.of(design, BandLayout.arrange(design, Layout.empty()));
    List<Link> links = Links.of(design);
    Map<ElementId, Box> boxes = new HashMap<>(folding.boxes());
    Routes routes = Routes.of(links, boxes, folding.frames(), List.of());
    for (int step = 0; step < 4; step++) {
      Map<ElementId, Box> moved = new HashMap<>();
      for (int i = 0; i <= random.nextInt(5); i++) {
        Element element = topology.elements().get(random.nextInt(topology.elements().size()));
        Box box = boxes.get(element.id());
        moved.put(
            element.id(),
            new Box(
                box.x() + 8 * (random.nextInt(201) - 100),
                box.y() + 8 * (random.nextInt(101) - 50),
                box.width(),
                box.height()));
      }
      boxes.putAll(moved);
      routes = routes.moved(moved);
      assertSame(routes, Routes.of(links, boxes, folding.frames(), List.of()));
    }
  }

  @Property(tries = 40)
  void cardsAndLinesThatComeAndGoGiveTheSameLinesAsRoutingAllAgain(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 9) int sites,
      @ForAll @IntRange(min = 4, max = 120) int elements) {
    Random random = new Random(seed);
    Topology topology = RandomTopologies.of(random, sites, elements);
    Design design = new Design(topology);
    Folding folding = Folding.of(design, BandLayout.arrange(design, Layout.empty()));
    Routes routes = null;
    for (int step = 0; step < 5; step++) {
      Map<ElementId, Box> boxes = new HashMap<>(folding.boxes());
      List<Link> links = new ArrayList<>(Links.of(design));
      for (int i = 0; i < random.nextInt(6); i++) {
        boxes.remove(topology.elements().get(random.nextInt(topology.elements().size())).id());
        if (!links.isEmpty()) {
          links.remove(random.nextInt(links.size()));
        }
      }
      Set<ElementId> frames = new HashSet<>(folding.frames());
      frames.retainAll(boxes.keySet());
      Routes fresh = Routes.of(links, boxes, frames, List.of());
      routes = routes == null ? fresh : routes.updated(links, boxes, frames, List.of());
      assertSame(routes, fresh);
    }
  }

  @Test
  void aLineFarFromAMovementIsKept() {
    ElementId d = ElementId.of("d");
    Map<ElementId, Box> boxes = new HashMap<>(row(2));
    boxes.put(C, new Box(0, 5000, 200, 80));
    boxes.put(d, new Box(600, 5000, 200, 80));
    List<Link> links = List.of(LINK, new Link(LinkKind.NEXT_HOP, C, d));
    Routes before = Routes.of(links, boxes, Set.of(), List.of());
    Routes after = before.moved(Map.of(A, new Box(0, 300, 200, 80)));
    assertThat(after.lines().get(1)).isSameAs(before.lines().get(1));
    assertThat(after.lines().getFirst()).isNotEqualTo(before.lines().getFirst());
    assertThat(after.moved(Map.of(A, new Box(0, 300, 200, 80)))).isSameAs(after);
  }

  @Test
  void aCardBetweenTwoIsAvoided() {
    Map<ElementId, Box> boxes = new HashMap<>(row(2));
    boxes.put(C, new Box(300, -100, 200, 280));
    double[] line = Routes.of(List.of(LINK), boxes, Set.of(), List.of()).lines().getFirst();
    assertThat(hits(line, boxes.get(C))).isFalse();
    boxes.put(C, new Box(300, 400, 200, 80));
    assertThat(Routes.of(List.of(LINK), boxes, Set.of(), List.of()).lines().getFirst())
        .containsExactly(200, 24, 600, 24);
  }

  @Test
  void aLineRunsThroughItsBendsWithRightAngles() {
    LineShape shape =
        new LineShape(
            LinkKind.NEXT_HOP,
            A,
            B,
            List.of(new Bend(300, 24), new Bend(300, 200), new Bend(500, 260)),
            Optional.empty());
    double[] line = Routes.of(List.of(LINK), row(2), Set.of(), List.of(shape)).lines().getFirst();
    assertThat(line).containsExactly(200, 24, 300, 24, 300, 200, 500, 200, 500, 24, 600, 24);
  }

  @Test
  void aBendAboveACardLeavesItAtTheTop() {
    LineShape shape =
        new LineShape(
            LinkKind.NEXT_HOP,
            A,
            B,
            List.of(new Bend(100, -60), new Bend(700, -60)),
            Optional.empty());
    double[] line = Routes.of(List.of(LINK), row(2), Set.of(), List.of(shape)).lines().getFirst();
    assertThat(line).containsExactly(100, 0, 100, -60, 700, -60, 700, 0);
  }

  @Test
  void shapingALineIsTheSameAsRoutingAllAgain() {
    List<Link> links = List.of(LINK, new Link(LinkKind.MEDIA, A, B));
    LineShape shape =
        new LineShape(LinkKind.NEXT_HOP, A, B, List.of(new Bend(400, 300)), Optional.empty());
    Routes routes = Routes.of(links, row(2), Set.of(), List.of());
    Routes shaped = routes.updated(links, row(2), Set.of(), List.of(shape));
    assertSame(shaped, Routes.of(links, row(2), Set.of(), List.of(shape)));
    assertSame(shaped.updated(links, row(2), Set.of(), List.of()), routes);
  }

  @Test
  void linesOfElementsWithoutPlaceAreEmpty() {
    assertThat(
            Routes.of(List.of(LINK), Map.of(A, new Box(0, 0, 9, 9)), Set.of(), List.of()).lines())
        .containsExactly(new double[0]);
  }

  @Test
  void aPreviewIsTheLineOfTwoCardsAlone() {
    for (LinkKind kind : LinkKind.values()) {
      for (double x : new double[] {-600, -210, 0, 120, 210, 250, 600}) {
        Box a = new Box(0, 0, 200, 80);
        Box b = new Box(x, 160, 200, 80);
        double[] line =
            Routes.of(List.of(new Link(kind, A, B)), Map.of(A, a, B, b), Set.of(), List.of())
                .lines()
                .getFirst();
        assertThat(Routes.preview(a, b, kind)).as("%s %s", kind, x).isEqualTo(line);
      }
    }
  }

  @Test
  void aLinkIntoACollapsedSiteEndsAtTheSite() {
    Topology topology = Designs.template("large-multi-datacenter").document().topology();
    Design design = new Design(topology);
    Layout layout = BandLayout.arrange(design, Layout.empty());
    ElementId collapsed = design.sites().iterator().next().id();
    Layout folded =
        layout.withPlacements(
            layout.placements().stream()
                .map(p -> p.withCollapsed(p.element().equals(collapsed)))
                .toList());
    Folding folding = Folding.of(design, folded);
    List<Link> links = Links.of(design);
    List<Link> drawn = folding.links(links);
    List<double[]> lines = Routes.of(drawn, folding.shown(), folding.frames(), List.of()).lines();
    assertThat(drawn).hasSameSizeAs(links);
    Set<Link> seen = new java.util.HashSet<>();
    for (int i = 0; i < links.size(); i++) {
      boolean fromInside = folding.hidden().containsKey(links.get(i).from());
      boolean toInside = folding.hidden().containsKey(links.get(i).to());
      Link expected =
          new Link(
              links.get(i).kind(),
              folding.shown(links.get(i).from()),
              folding.shown(links.get(i).to()));
      boolean isDrawn =
          fromInside || toInside ? !(fromInside && toInside) && seen.add(expected) : true;
      assertThat(lines.get(i).length > 0).as("%s", links.get(i)).isEqualTo(isDrawn);
      if (isDrawn) {
        assertEndsAtCards(lines.get(i), expected, folding.boxes());
      }
    }
    assertThat(seen).isNotEmpty();
    assertThat(folding.boxes().get(collapsed).height()).isEqualTo(Folding.HEIGHT);
    assertThat(folding.frames()).doesNotContain(collapsed);
  }

  @Test
  void nothingIsHiddenWhenNoSiteIsCollapsed() {
    Topology topology = Designs.template("edge-single-nat").document().topology();
    Design design = new Design(topology);
    Folding folding = Folding.of(design, BandLayout.arrange(design, Layout.empty()));
    List<Link> links = Links.of(design);
    assertThat(folding.hidden()).isEmpty();
    assertThat(folding.links(links)).isSameAs(links);
    assertThat(folding.frames())
        .containsExactlyElementsOf(design.sites().stream().map(Site::id).toList());
  }

  private static Map<ElementId, Box> row(int cards) {
    Map<ElementId, Box> boxes = new HashMap<>();
    List<ElementId> ids = List.of(A, B, C);
    for (int i = 0; i < cards; i++) {
      boxes.put(ids.get(i), new Box(600 * i, 0, 200, 80));
    }
    return boxes;
  }

  private static void assertSame(Routes one, Routes other) {
    assertThat(one.lines()).hasSameSizeAs(other.lines());
    for (int i = 0; i < one.lines().size(); i++) {
      assertThat(one.lines().get(i)).as("line %d", i).isEqualTo(other.lines().get(i));
    }
  }

  /// The cards that a line runs through, its ends left out.
  static List<ElementId> crossed(double[] line, Link link, Folding folding) {
    List<ElementId> crossed = new ArrayList<>();
    folding
        .shown()
        .forEach(
            (id, box) -> {
              if (!id.equals(link.from())
                  && !id.equals(link.to())
                  && !folding.frames().contains(id)
                  && hits(line, box)) {
                crossed.add(id);
              }
            });
    return crossed;
  }

  private static boolean hits(double[] p, Box box) {
    for (int i = 0; i + 3 < p.length; i += 2) {
      Box stretch =
          Box.between(
              Math.min(p[i], p[i + 2]) - 0.5,
              Math.min(p[i + 1], p[i + 3]) - 0.5,
              Math.max(p[i], p[i + 2]) + 0.5,
              Math.max(p[i + 1], p[i + 3]) + 0.5);
      if (stretch.overlaps(box)) {
        return true;
      }
    }
    return false;
  }

  private static void assertEndsAtCards(double[] p, Link link, Map<ElementId, Box> boxes) {
    assertThat(onEdge(boxes.get(link.from()), p[0], p[1])).as("start of %s", link).isTrue();
    assertThat(onEdge(boxes.get(link.to()), p[p.length - 2], p[p.length - 1]))
        .as("end of %s", link)
        .isTrue();
    for (int i = 0; i + 3 < p.length; i += 2) {
      assertThat(p[i] == p[i + 2] || p[i + 1] == p[i + 3]).as("right angles of %s", link).isTrue();
    }
  }

  private static boolean onEdge(Box box, double x, double y) {
    return (x == box.x() || x == box.right()) && y >= box.y() && y <= box.bottom();
  }
}

package edgewise.ui.canvas;

import edgewise.catalogue.Kind;
import edgewise.catalogue.Kinds;
import edgewise.check.Finding;
import edgewise.layout.Band;
import edgewise.layout.BandLayout;
import edgewise.layout.Box;
import edgewise.layout.Card;
import edgewise.layout.Link;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Partner;
import edgewise.model.Site;
import edgewise.text.Texts;
import edgewise.ui.theme.Palette;
import edgewise.ui.tool.Intent;
import edgewise.work.Analysis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A design ready to be painted: cards, frames and lines in arrays, with their words said. Made
/// away from the window's thread; never changes.
public final class Drawing {
  private static final double MARGIN = 32;

  final List<Frame> frames;
  final Item[] items;
  final Line[] lines;
  final List<Band> bands;
  final Box bounds;
  private final Box content;
  final SpatialIndex index;
  private final Map<ElementId, Integer> places = new HashMap<>();
  private final Map<ElementId, Frame> framesBySite = new HashMap<>();
  private final List<List<Integer>> linesByItem;

  /// A frame around the elements of a site, or around what belongs to no site (then without id).
  record Frame(Optional<ElementId> site, Box box, String title, String kind, Kind icon) {}

  /// A card.
  ///
  /// @param group position of the kind's group in [Palette#GROUPS]
  record Item(
      Element element,
      Box box,
      Kind kind,
      int group,
      String name,
      String kindName,
      List<Card.Line> lines,
      List<String> labels,
      List<String> chips,
      int errors,
      int warnings) {
    /// The same card at another place.
    Item at(Box other) {
      return new Item(
          element, other, kind, group, name, kindName, lines, labels, chips, errors, warnings);
    }
  }

  /// A line between two cards.
  static final class Line {
    private final Link link;
    private final int from;
    private final int to;
    private final double[] points;

    Line(Link link, int from, int to, double[] points) {
      this.link = link;
      this.from = from;
      this.to = to;
      this.points = points;
    }

    Link link() {
      return link;
    }

    /// Position of its first card.
    int from() {
      return from;
    }

    /// Position of its second card.
    int to() {
      return to;
    }

    /// Corner points x, y, x, y …, not copied: they are read in every frame.
    double[] points() {
      return points;
    }
  }

  private Drawing(
      List<Frame> frames, Item[] items, Line[] lines, List<Band> bands, Box content, Box bounds) {
    this.content = content;
    this.frames = frames;
    this.items = items;
    this.lines = lines;
    this.bands = bands;
    this.bounds = bounds;
    this.index = new SpatialIndex(items, lines, bounds);
    for (int i = 0; i < items.length; i++) {
      places.put(items[i].element().id(), i);
    }
    for (Frame frame : frames) {
      frame.site().ifPresent(s -> framesBySite.put(s, frame));
    }
    linesByItem = new ArrayList<>(items.length);
    for (int i = 0; i < items.length; i++) {
      linesByItem.add(new ArrayList<>(2));
    }
    for (int i = 0; i < lines.length; i++) {
      linesByItem.get(lines[i].from()).add(i);
      linesByItem.get(lines[i].to()).add(i);
    }
  }

  /// A drawing with nothing on it.
  public static Drawing empty() {
    return new Drawing(
        List.of(), new Item[0], new Line[0], List.of(), new Box(0, 0, 1, 1), new Box(0, 0, 1, 1));
  }

  /// The drawing of a design.
  public static Drawing of(Analysis analysis, Texts texts) {
    Map<ElementId, int[]> problems = new HashMap<>();
    for (Finding finding : analysis.findings()) {
      finding
          .element()
          .ifPresent(
              e -> {
                int[] counts = problems.computeIfAbsent(e, _ -> new int[2]);
                switch (finding.severity()) {
                  case ERROR -> counts[0]++;
                  case WARNING -> counts[1]++;
                  case INFO -> {}
                }
              });
    }
    List<Frame> frames = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    Box loose = null;
    for (Element element : analysis.design().elements()) {
      Box box = analysis.boxes().get(element.id());
      Kind kind = Kinds.standard().kind(element.kind());
      String kindName = texts.say("kind." + kind.id());
      if (element instanceof Site site) {
        frames.add(new Frame(Optional.of(site.id()), box, site.name(), kindName, kind));
        continue;
      }
      if (!(element instanceof Partner) && BandLayout.frame(element, analysis.design()).isEmpty()) {
        loose = loose == null ? box : loose.union(box);
      }
      Card card = analysis.cards().get(element.id());
      List<String> labels =
          card.lines().stream().map(l -> l.label().isEmpty() ? "" : texts.say(l.label())).toList();
      List<String> chips = card.chips().stream().map(texts::say).toList();
      int[] counts = problems.getOrDefault(element.id(), new int[2]);
      items.add(
          new Item(
              element,
              box,
              kind,
              Palette.GROUPS.indexOf(kind.group()),
              element.name().isBlank() ? kindName : element.name(),
              kindName,
              card.lines(),
              labels,
              chips,
              counts[0],
              counts[1]));
    }
    if (loose != null) {
      Box around =
          Box.between(
              loose.x() - BandLayout.PADDING,
              loose.y() - BandLayout.TITLE,
              loose.right() + BandLayout.PADDING,
              loose.bottom() + BandLayout.PADDING);
      String name = analysis.design().organization().name();
      frames.add(
          new Frame(
              Optional.empty(),
              around,
              name.isBlank() ? texts.say("frame.organization") : name,
              texts.say("frame.organization"),
              Kinds.standard().all().iterator().next()));
    }
    items.sort(
        Comparator.comparingDouble((Item i) -> frameTop(i, analysis))
            .thenComparing(i -> BandLayout.band(i.element(), analysis.design()))
            .thenComparingDouble(i -> i.box().x())
            .thenComparingDouble(i -> i.box().y()));
    Map<ElementId, Integer> places = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      places.put(items.get(i).element().id(), i);
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < analysis.links().size(); i++) {
      Link link = analysis.links().get(i);
      Integer from = places.get(link.from());
      Integer to = places.get(link.to());
      if (from != null && to != null && analysis.routes().get(i).length > 0) {
        lines.add(new Line(link, from, to, analysis.routes().get(i)));
      }
    }
    lines.sort(Comparator.comparing((Line l) -> l.link().kind()).reversed());
    Box bounds = null;
    for (Item item : items) {
      bounds = bounds == null ? item.box() : bounds.union(item.box());
    }
    for (Frame frame : frames) {
      bounds = bounds == null ? frame.box() : bounds.union(frame.box());
    }
    if (bounds == null) {
      return empty();
    }
    Box content = bounds;
    bounds = bounds.grown(MARGIN);
    for (Band band : analysis.bands()) {
      bounds = bounds.union(band.area());
    }
    return new Drawing(
        List.copyOf(frames),
        items.toArray(new Item[0]),
        lines.toArray(new Line[0]),
        analysis.bands(),
        content,
        bounds);
  }

  private static double frameTop(Item item, Analysis analysis) {
    return item.element()
        .siteId()
        .map(s -> analysis.boxes().get(s))
        .map(b -> b.y())
        .orElse(
            item.element() instanceof Partner
                ? Double.NEGATIVE_INFINITY
                : Double.POSITIVE_INFINITY);
  }

  /// True when there is nothing to draw.
  public boolean isEmpty() {
    return items.length == 0 && frames.isEmpty();
  }

  /// The area around everything, bands included.
  public Box bounds() {
    return bounds;
  }

  /// The area around cards and frames.
  public Box content() {
    return content;
  }

  /// The bands behind the cards.
  public List<Band> bands() {
    return bands;
  }

  /// Number of cards.
  public int size() {
    return items.length;
  }

  /// Number of lines.
  public int lineCount() {
    return lines.length;
  }

  /// The element of a card.
  public Element element(int card) {
    return items[card].element();
  }

  /// Position of an element's card; empty for sites and unknown ids.
  public Optional<Integer> find(ElementId id) {
    return Optional.ofNullable(places.get(id));
  }

  /// Whether an element has a card or a frame.
  public boolean knows(ElementId id) {
    return places.containsKey(id) || framesBySite.containsKey(id);
  }

  /// Where an element is drawn, frames included.
  public Optional<Box> box(ElementId id) {
    Integer place = places.get(id);
    return place != null
        ? Optional.of(items[place].box())
        : Optional.ofNullable(framesBySite.get(id)).map(Frame::box);
  }

  List<Integer> linesOf(int item) {
    return linesByItem.get(item);
  }

  /// The card at a point of the drawing, or -1.
  int itemAt(double x, double y) {
    return index.itemAt(items, x, y);
  }

  /// Elements whose card or frame lies wholly in a rectangle of the drawing.
  public List<ElementId> elementsIn(Box area) {
    List<ElementId> found = new ArrayList<>();
    index.query(area.x(), area.y(), area.right(), area.bottom());
    for (int k = 0; k < index.itemCount; k++) {
      Item item = items[index.foundItems[k]];
      if (area.contains(item.box())) {
        found.add(item.element().id());
      }
    }
    for (Frame frame : frames) {
      if (area.contains(frame.box())) {
        frame.site().ifPresent(found::add);
      }
    }
    return found;
  }

  /// The element whose card lies at a point, some of them left out.
  public Optional<ElementId> cardAt(double x, double y, Set<ElementId> without) {
    index.query(x, y, x, y);
    for (int k = 0; k < index.itemCount; k++) {
      Item item = items[index.foundItems[k]];
      if (item.box().contains(x, y) && !without.contains(item.element().id())) {
        return Optional.of(item.element().id());
      }
    }
    return Optional.empty();
  }

  /// The site whose frame a point lies in, some of them left out.
  public Optional<ElementId> siteAt(double x, double y, Set<ElementId> without) {
    return frames.stream()
        .filter(f -> f.site().isPresent() && !without.contains(f.site().get()))
        .filter(f -> f.box().contains(x, y))
        .min(Comparator.comparingDouble(f -> f.box().width() * f.box().height()))
        .flatMap(Frame::site);
  }

  /// Places of the cards that lie at least partly in a rectangle, some of them left out.
  public List<Box> boxesIn(Box area, Set<ElementId> without) {
    List<Box> found = new ArrayList<>();
    index.query(area.x(), area.y(), area.right(), area.bottom());
    for (int k = 0; k < index.itemCount; k++) {
      Item item = items[index.foundItems[k]];
      if (area.overlaps(item.box()) && !without.contains(item.element().id())) {
        found.add(item.box());
      }
    }
    return found;
  }

  /// Corner points x, y, x, y … of a line; empty when it is not drawn.
  public double[] points(Intent.Line line) {
    for (Line drawn : lines) {
      Link link = drawn.link();
      if (link.kind() == line.kind()
          && link.from().equals(line.from())
          && link.to().equals(line.to())) {
        return drawn.points().clone();
      }
    }
    return new double[0];
  }

  /// The line within a distance of a point, or -1.
  int lineAt(double x, double y, double distance) {
    return index.lineAt(lines, x, y, distance);
  }

  /// The site whose title or edge is at a point of the drawing.
  Optional<ElementId> frameAt(double x, double y) {
    for (Frame frame : frames) {
      Box b = frame.box();
      boolean onTitle = b.contains(x, y) && y < b.y() + BandLayout.TITLE;
      if (onTitle && frame.site().isPresent()) {
        return frame.site();
      }
    }
    return Optional.empty();
  }

  /// The nearest card in a direction, or the same one.
  int neighbour(int from, int dx, int dy) {
    Box a = items[from].box();
    int best = from;
    double bestCost = Double.POSITIVE_INFINITY;
    for (int i = 0; i < items.length; i++) {
      Box b = items[i].box();
      double along = dx != 0 ? (b.centerX() - a.centerX()) * dx : (b.centerY() - a.centerY()) * dy;
      double aside =
          dx != 0 ? Math.abs(b.centerY() - a.centerY()) : Math.abs(b.centerX() - a.centerX());
      if (i != from && along > 8) {
        double cost = along + 2.5 * aside;
        if (cost < bestCost) {
          bestCost = cost;
          best = i;
        }
      }
    }
    return best;
  }
}

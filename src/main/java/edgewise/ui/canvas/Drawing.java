package edgewise.ui.canvas;

import edgewise.catalogue.Kind;
import edgewise.check.Finding;
import edgewise.check.Issuance;
import edgewise.layout.Band;
import edgewise.layout.BandLayout;
import edgewise.layout.Box;
import edgewise.layout.Card;
import edgewise.layout.Link;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.LinkKind;
import edgewise.model.Note;
import edgewise.plan.Design;
import edgewise.text.Texts;
import edgewise.ui.tool.Intent;
import edgewise.work.Analysis;
import edgewise.work.Between;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A design ready to be painted: cards, frames, lines and notes in arrays, with their words said.
/// Made away from the window's thread; never changes.
///
/// A collapsed site is a card; what stands in it is found under the place of that card, and its
/// lines end there.
public final class Drawing {
  final List<Frame> frames;
  final Item[] items;
  final Line[] lines;
  final List<Sheet> sheets;
  final List<Band> bands;
  final Box bounds;

  /// The area of all bands; whatever lies beyond belongs to the outermost ones.
  final Box banded;

  final Box content;
  final SpatialIndex index;
  final Traffic traffic;
  final Optional<Design> design;
  final Repainted repainted;

  /// Tells drawings apart without holding on to them.
  final Object token = new Object();

  /// Cards in the order in which they are painted, by position; null when that is the order of
  /// their positions.
  private final int[] ranks;

  private final Map<ElementId, Integer> places;
  private final Map<ElementId, ElementId> inside;
  private final Map<ElementId, Frame> framesBySite = new HashMap<>();
  private final Map<ElementId, Sheet> sheetsById = new HashMap<>();

  /// Corner points of all lines one after the other: far away all of them are painted in a frame,
  /// and memory read in order is fast.
  final double[] allPoints;

  /// Where the points of each line begin in `allPoints`; one more at the end.
  final int[] pointStarts;

  /// Kind of each line, by its ordinal.
  final byte[] lineKinds;

  private final int[] lineStarts;
  private final int[] linesByItem;

  /// A frame around the elements of a site, or around what belongs to no site (then without id).
  ///
  /// @param problems of the site itself
  record Frame(
      Optional<ElementId> site,
      Box box,
      String title,
      String kind,
      Kind icon,
      boolean locked,
      Problems problems) {
    /// The same frame at another place.
    Frame at(Box other) {
      return new Frame(site, other, title, kind, icon, locked, problems);
    }
  }

  /// How many problems there are.
  record Problems(int errors, int warnings, int hints) {
    static final Problems NONE = new Problems(0, 0, 0);

    Problems and(Problems more) {
      return more.isNone()
          ? this
          : new Problems(errors + more.errors, warnings + more.warnings, hints + more.hints);
    }

    boolean isNone() {
      return errors + warnings + hints == 0;
    }

    /// Whether something is wrong for sure or likely.
    boolean isBad() {
      return errors + warnings > 0;
    }

    static Problems of(Finding finding) {
      return switch (finding.severity()) {
        case ERROR -> new Problems(1, 0, 0);
        case WARNING -> new Problems(0, 1, 0);
        case INFO -> new Problems(0, 0, 1);
      };
    }
  }

  /// A card.
  ///
  /// @param group position of the kind's group in [edgewise.ui.theme.Palette#GROUPS]
  /// @param issued how the worst of the certificates is that were issued to it; empty without any
  /// @param collapsed whether it stands for a site and all that is in it
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
      Problems problems,
      Optional<Issuance.Status> issued,
      boolean locked,
      boolean collapsed,
      int level) {
    /// The same card at another place.
    Item at(Box other) {
      return new Item(
          element, other, kind, group, name, kindName, lines, labels, chips, problems, issued,
          locked, collapsed, level);
    }

    int errors() {
      return problems.errors();
    }

    int warnings() {
      return problems.warnings();
    }
  }

  /// A note on the drawing.
  record Sheet(Note note, Box box) {
    static Sheet of(Note note) {
      return new Sheet(note, new Box(note.x(), note.y(), note.width(), note.height()));
    }
  }

  /// A line between two cards.
  static final class Line {
    private final List<Link> links;
    private final int from;
    private final int to;
    private final double[] points;
    private final String label;
    private final boolean shapeable;

    /// @param links what it stands for, at least one
    /// @param label words beside it, or empty
    /// @param shapeable whether it has a shape of its own; a line that ends at a collapsed site has
    ///   none
    Line(List<Link> links, int from, int to, double[] points, String label, boolean shapeable) {
      this.links = List.copyOf(links);
      this.from = from;
      this.to = to;
      this.points = points;
      this.label = label;
      this.shapeable = shapeable;
    }

    /// The link it stands for, or the first one.
    Link link() {
      return links.getFirst();
    }

    /// What it stands for.
    List<Link> links() {
      return links;
    }

    /// The same as selections and gestures know it.
    List<Intent.Line> intents() {
      return links.stream().map(l -> new Intent.Line(l.kind(), l.from(), l.to())).toList();
    }

    boolean isShapeable() {
      return shapeable;
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

    String label() {
      return label;
    }

    int count() {
      return links.size();
    }

    /// Whether it looks the same and joins the same.
    boolean isLike(Line other) {
      return links.equals(other.links)
          && shapeable == other.shapeable
          && label.equals(other.label)
          && Arrays.equals(points, other.points);
    }
  }

  Drawing(Composing parts) {
    content = parts.content;
    frames = parts.frames;
    items = parts.items;
    lines = parts.lines;
    sheets = parts.sheets;
    bands = parts.bands;
    bounds = parts.bounds;
    banded = bands.stream().map(Band::area).reduce(Box::union).orElse(bounds);
    places = parts.places;
    inside = parts.inside;
    traffic = parts.traffic;
    design = parts.design;
    index = parts.index;
    repainted = parts.repainted;
    for (Frame frame : frames) {
      frame.site().ifPresent(s -> framesBySite.put(s, frame));
    }
    for (Sheet sheet : sheets) {
      sheetsById.put(sheet.note().id(), sheet);
    }
    lineStarts = new int[items.length + 1];
    for (Line line : lines) {
      lineStarts[line.from() + 1]++;
      lineStarts[line.to() + 1]++;
    }
    for (int i = 0; i < items.length; i++) {
      lineStarts[i + 1] += lineStarts[i];
    }
    linesByItem = new int[2 * lines.length];
    int[] next = lineStarts.clone();
    for (int i = 0; i < lines.length; i++) {
      linesByItem[next[lines[i].from()]++] = i;
      linesByItem[next[lines[i].to()]++] = i;
    }
    pointStarts = new int[lines.length + 1];
    for (int i = 0; i < lines.length; i++) {
      pointStarts[i + 1] = pointStarts[i] + lines[i].points().length;
    }
    allPoints = new double[pointStarts[lines.length]];
    lineKinds = new byte[lines.length];
    for (int i = 0; i < lines.length; i++) {
      double[] q = lines[i].points();
      System.arraycopy(q, 0, allPoints, pointStarts[i], q.length);
      lineKinds[i] = number(lines[i].link().kind());
    }
    ranks = ranks(items);
  }

  /// The number of a kind of line in [#lineKinds].
  // The number is never stored, and an array of bytes is read faster than the kinds themselves.
  @SuppressWarnings("EnumOrdinal")
  static byte number(LinkKind kind) {
    return (byte) kind.ordinal();
  }

  private static int[] ranks(Item[] items) {
    if (Arrays.stream(items).allMatch(i -> i.level() == 0)) {
      return null;
    }
    Integer[] order = new Integer[items.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingInt(i -> items[i].level()));
    int[] ranks = new int[items.length];
    for (int i = 0; i < order.length; i++) {
      ranks[order[i]] = i;
    }
    return ranks;
  }

  /// The firewall rows of the design by their ends.
  public Between rows() {
    return traffic.rows();
  }

  /// Where a new drawing differs from the one before it.
  ///
  /// @param since token of the drawing before; no drawing has it when everything is new
  /// @param areas what has to be painted anew
  record Repainted(Object since, List<Box> areas) {
    static Repainted all() {
      return new Repainted(new Object(), List.of());
    }
  }

  /// A drawing with nothing on it.
  public static Drawing empty() {
    return new Drawing(Composing.nothing());
  }

  /// The drawing of a design.
  public static Drawing of(Analysis analysis, Texts texts) {
    return of(analysis, texts, empty());
  }

  /// The drawing of a design, sharing what has not changed with an earlier drawing of it.
  public static Drawing of(Analysis analysis, Texts texts, Drawing previous) {
    return of(analysis, texts, previous, Clock.systemUTC());
  }

  /// The same at the time of a clock, which says what certificates have ended.
  public static Drawing of(Analysis analysis, Texts texts, Drawing previous, Clock clock) {
    return new Drawing(new Composing(analysis, texts, previous, clock.instant()));
  }

  /// True when there is nothing to draw.
  public boolean isEmpty() {
    return items.length == 0 && frames.isEmpty() && sheets.isEmpty();
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

  /// Position of an element's card; that of its site when the site is collapsed. Empty for sites
  /// with a frame, notes and unknown ids.
  public Optional<Integer> find(ElementId id) {
    return Optional.ofNullable(places.get(inside.getOrDefault(id, id)));
  }

  /// Whether an element or note is on the drawing, be it inside a collapsed site.
  public boolean knows(ElementId id) {
    return places.containsKey(id)
        || framesBySite.containsKey(id)
        || sheetsById.containsKey(id)
        || inside.containsKey(id);
  }

  /// The name of an element, drawn or not.
  String name(ElementId id) {
    return design
        .map(d -> d.name(id))
        .or(() -> find(id).map(i -> items[i].name()))
        .orElseGet(id::value);
  }

  /// Whether an element is not drawn itself because its site is collapsed.
  public boolean isInside(ElementId id) {
    return inside.containsKey(id);
  }

  /// Where an element or note is drawn, frames included; of what is inside a collapsed site the
  /// place of the site.
  public Optional<Box> box(ElementId id) {
    Optional<Integer> place = find(id);
    if (place.isPresent()) {
      return Optional.of(items[place.get()].box());
    }
    Frame frame = framesBySite.get(id);
    return frame != null ? Optional.of(frame.box()) : note(id).map(Sheet::box);
  }

  /// Places of elements and notes, in the given order; unknown ones are left out.
  public Map<ElementId, Box> boxes(Set<ElementId> ids) {
    Map<ElementId, Box> found = new java.util.LinkedHashMap<>();
    ids.forEach(id -> box(id).ifPresent(b -> found.put(id, b)));
    return found;
  }

  /// The card of an element itself, or null.
  Item item(ElementId id) {
    Integer place = places.get(id);
    return place == null ? null : items[place];
  }

  Optional<Frame> frame(ElementId site) {
    return Optional.ofNullable(framesBySite.get(site));
  }

  Optional<Sheet> note(ElementId id) {
    return Optional.ofNullable(sheetsById.get(id));
  }

  /// Positions of the lines of a card.
  int[] linesOf(int item) {
    return Arrays.copyOfRange(linesByItem, lineStarts[item], lineStarts[item + 1]);
  }

  /// Finds cards and lines near a rectangle and puts the cards into the order in which they are
  /// painted.
  void query(Box area) {
    query(area, true);
  }

  /// The same for cards, and for lines only where they matter.
  void query(Box area, boolean withLines) {
    index.query(area.x(), area.y(), area.right(), area.bottom(), withLines);
    int[] found = index.foundItems;
    Arrays.sort(found, 0, index.itemCount);
    if (ranks != null) {
      long[] keys = new long[index.itemCount];
      for (int k = 0; k < keys.length; k++) {
        keys[k] = ((long) ranks[found[k]] << 32) | found[k];
      }
      Arrays.sort(keys);
      for (int k = 0; k < keys.length; k++) {
        found[k] = (int) keys[k];
      }
    }
  }

  private int rank(int item) {
    return ranks == null ? item : ranks[item];
  }

  /// The uppermost card at a point of the drawing, or -1.
  int itemAt(double x, double y) {
    return itemAt(x, y, Set.of());
  }

  private int itemAt(double x, double y, Set<ElementId> without) {
    index.query(x, y, x, y);
    int best = -1;
    for (int k = 0; k < index.itemCount; k++) {
      int i = index.foundItems[k];
      if (items[i].box().contains(x, y)
          && (best < 0 || rank(i) > rank(best))
          && !without.contains(items[i].element().id())) {
        best = i;
      }
    }
    return best;
  }

  /// The uppermost note at a point of the drawing.
  ///
  /// @param above whether it has to lie above the cards
  Optional<ElementId> noteAt(double x, double y, boolean above) {
    for (Sheet sheet : sheets.reversed()) {
      if (sheet.note().level() >= 0 == above && sheet.box().contains(x, y)) {
        return Optional.of(sheet.note().id());
      }
    }
    return Optional.empty();
  }

  /// Elements and notes that lie wholly in a rectangle of the drawing.
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
    for (Sheet sheet : sheets) {
      if (area.contains(sheet.box())) {
        found.add(sheet.note().id());
      }
    }
    return found;
  }

  /// The element whose card lies at a point, some of them left out.
  public Optional<ElementId> cardAt(double x, double y, Set<ElementId> without) {
    int found = itemAt(x, y, without);
    return found < 0 ? Optional.empty() : Optional.of(items[found].element().id());
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
    int found = find(line);
    return found < 0 ? new double[0] : lines[found].points().clone();
  }

  /// Position of a line, or of the one it is merged into; -1 when it is not drawn.
  int find(Intent.Line line) {
    Optional<Integer> from = find(line.from());
    if (from.isPresent()) {
      for (int i : linesOf(from.get())) {
        if (lines[i].link().kind() == line.kind() && lines[i].intents().contains(line)) {
          return i;
        }
      }
    }
    return -1;
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

  /// Position of the card after the first selected one, or before it; of the first or last card
  /// when none is selected. Empty past the last card.
  public Optional<Integer> step(Set<ElementId> selected, int by) {
    int at =
        selected.stream()
            .map(this::find)
            .flatMap(Optional::stream)
            .min(Integer::compare)
            .orElse(-1);
    int next = at >= 0 ? at + by : by > 0 ? 0 : items.length - 1;
    return next < 0 || next >= items.length ? Optional.empty() : Optional.of(next);
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

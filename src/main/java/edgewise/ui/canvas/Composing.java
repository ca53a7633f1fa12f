package edgewise.ui.canvas;

import edgewise.catalogue.Kind;
import edgewise.catalogue.Kinds;
import edgewise.check.Finding;
import edgewise.check.Issuance;
import edgewise.export.CardTexts;
import edgewise.layout.Band;
import edgewise.layout.BandKind;
import edgewise.layout.BandLayout;
import edgewise.layout.Box;
import edgewise.layout.Card;
import edgewise.layout.Link;
import edgewise.layout.Routes;
import edgewise.model.Decisions;
import edgewise.model.Differences;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.LineShape;
import edgewise.model.Note;
import edgewise.model.Partner;
import edgewise.model.Placement;
import edgewise.model.Site;
import edgewise.plan.Design;
import edgewise.text.Texts;
import edgewise.ui.theme.Palette;
import edgewise.work.Analysis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

/// Puts a drawing together from what was derived of a design. What has not changed since an earlier
/// drawing is taken over from it.
final class Composing {
  private static final double MARGIN = 32;
  private static final int MOST_MENDED = 400;

  /// Painting so many areas one by one takes about as long as painting all.
  private static final int MOST_AREAS = 64;

  List<Drawing.Frame> frames = List.of();
  Drawing.Item[] items = new Drawing.Item[0];
  Drawing.Line[] lines = new Drawing.Line[0];
  List<Drawing.Sheet> sheets = List.of();
  List<Band> bands = List.of();
  Box content = new Box(0, 0, 1, 1);
  Box bounds = new Box(0, 0, 1, 1);
  Map<ElementId, Integer> places = new HashMap<>();
  final Map<ElementId, ElementId> inside = new HashMap<>();
  Traffic traffic = Traffic.none();
  Optional<Design> design = Optional.empty();
  SpatialIndex index;
  Drawing.Repainted repainted = Drawing.Repainted.all();

  private Analysis analysis;
  private Texts texts;
  private Drawing previous;
  private final Map<ElementId, Placement> placements = new HashMap<>();
  private CardTexts words;
  private final Map<ElementId, Drawing.Problems> problems = new HashMap<>();
  private final Map<ElementId, Issuance.Status> issued = new HashMap<>();

  private Composing() {
    index = new SpatialIndex(items, lines, bounds);
  }

  static Composing nothing() {
    return new Composing();
  }

  Composing(Analysis analysis, Texts texts, Drawing previous, Instant now) {
    this.analysis = analysis;
    this.texts = texts;
    words = new CardTexts(texts);
    this.previous = previous;
    design = Optional.of(analysis.design());
    bands = analysis.bands();
    traffic = previous.traffic.orOf(analysis.plan());
    analysis.layout().placements().forEach(p -> placements.put(p.element(), p));
    for (Finding finding : analysis.findings()) {
      finding
          .element()
          .ifPresent(e -> problems.merge(e, Drawing.Problems.of(finding), Drawing.Problems::and));
    }
    Decisions decisions = analysis.document().decisions();
    if (!decisions.issued().isEmpty()) {
      for (Issuance each : Issuance.of(analysis.plan(), decisions, now)) {
        if (each.issued().isPresent()) {
          each.row().on().forEach(id -> issued.merge(id, each.status(), Composing::worse));
        }
      }
    }
    sheets =
        analysis.document().layout().notes().stream()
            .sorted(Comparator.comparingInt(Note::level))
            .map(Drawing.Sheet::of)
            .toList();
    hide();
    cards();
    lines();
    bounds();
    index();
    repaint();
    // What is only needed on the way would keep the earlier drawing alive.
    this.analysis = null;
    this.previous = null;
  }

  private static Issuance.Status worse(Issuance.Status a, Issuance.Status b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private void hide() {
    if (placements.values().stream().noneMatch(Placement::collapsed)) {
      return;
    }
    for (Element element : analysis.design().elements()) {
      if (!(element instanceof Site)) {
        BandLayout.frame(element, analysis.design())
            .filter(site -> isCollapsed(site.id()))
            .ifPresent(site -> inside.put(element.id(), site.id()));
      }
    }
  }

  private boolean isCollapsed(ElementId site) {
    Placement place = placements.get(site);
    return place != null && place.collapsed();
  }

  private Drawing.Problems problems(ElementId id) {
    return problems.getOrDefault(id, Drawing.Problems.NONE);
  }

  private boolean isLocked(ElementId id) {
    Placement place = placements.get(id);
    return place != null && place.locked();
  }

  // Cards and frames

  private record Sorted(Drawing.Item item, double top, BandKind band) {}

  private void cards() {
    List<Drawing.Frame> framed = new ArrayList<>();
    List<Sorted> sorted = new ArrayList<>();
    Box loose = null;
    Design of = analysis.design();
    Map<ElementId, List<Element>> contents = contents();
    for (Element element : of.elements()) {
      Box box = analysis.boxes().get(element.id());
      if (inside.containsKey(element.id())) {
        continue;
      }
      if (element instanceof Site site && !isCollapsed(site.id())) {
        framed.add(frame(site, box));
        continue;
      }
      if (!(element instanceof Partner)
          && !(element instanceof Site)
          && BandLayout.frame(element, of).isEmpty()) {
        loose = loose == null ? box : loose.union(box);
      }
      Drawing.Item item =
          element instanceof Site site
              ? collapsed(site, box, contents.getOrDefault(site.id(), List.of()))
              : card(element, box);
      sorted.add(new Sorted(item, frameTop(element), BandLayout.band(element, of)));
    }
    if (loose != null) {
      framed.add(organization(loose));
    }
    frames = List.copyOf(framed);
    sorted.sort(
        Comparator.comparingDouble(Sorted::top)
            .thenComparing(Sorted::band)
            .thenComparingDouble(s -> s.item().box().x())
            .thenComparingDouble(s -> s.item().box().y()));
    items = sorted.stream().map(Sorted::item).toArray(Drawing.Item[]::new);
    places = HashMap.newHashMap(items.length);
    for (int i = 0; i < items.length; i++) {
      places.put(items[i].element().id(), i);
    }
  }

  private Map<ElementId, List<Element>> contents() {
    Map<ElementId, List<Element>> found = new HashMap<>();
    if (!inside.isEmpty()) {
      for (Element element : analysis.design().elements()) {
        ElementId site = inside.get(element.id());
        if (site != null) {
          found.computeIfAbsent(site, _ -> new ArrayList<>()).add(element);
        }
      }
    }
    return found;
  }

  private Drawing.Frame frame(Site site, Box box) {
    Kind kind = Kinds.standard().kind(site.kind());
    return new Drawing.Frame(
        Optional.of(site.id()),
        box,
        site.name(),
        texts.say("kind." + kind.id()),
        kind,
        isLocked(site.id()),
        problems(site.id()));
  }

  private Drawing.Frame organization(Box loose) {
    String name = analysis.design().organization().name();
    return new Drawing.Frame(
        Optional.empty(),
        Box.between(
            loose.x() - BandLayout.PADDING,
            loose.y() - BandLayout.TITLE,
            loose.right() + BandLayout.PADDING,
            loose.bottom() + BandLayout.PADDING),
        name.isBlank() ? texts.say("frame.organization") : name,
        texts.say("frame.organization"),
        Kinds.standard().all().iterator().next(),
        false,
        Drawing.Problems.NONE);
  }

  // An element that was not touched is the same object in the next document.
  @SuppressWarnings("ReferenceEquality")
  private Drawing.Item card(Element element, Box box) {
    Card card = analysis.cards().get(element.id());
    Placement place = placements.get(element.id());
    int level = place == null ? 0 : place.level();
    Drawing.Problems found = problems(element.id());
    Drawing.Item before = previous.item(element.id());
    if (before != null
        && before.element() == element
        && before.lines().equals(card.lines())
        && before.problems().equals(found)
        && before.issued().equals(Optional.ofNullable(issued.get(element.id())))
        && before.locked() == isLocked(element.id())
        && before.level() == level
        && !before.collapsed()) {
      if (before.chips().equals(words.chips(card))) {
        return before.box().equals(box) ? before : before.at(box);
      }
    }
    return item(element, box, words.of(element, card), found, false, level);
  }

  private Drawing.Item item(
      Element element,
      Box box,
      CardTexts.Words said,
      Drawing.Problems found,
      boolean collapsed,
      int level) {
    Kind kind = Kinds.standard().kind(element.kind());
    return new Drawing.Item(
        element,
        box,
        kind,
        Palette.GROUPS.indexOf(kind.group()),
        said.name(),
        said.kind(),
        said.lines(),
        said.labels(),
        said.chips(),
        found,
        collapsed ? Optional.empty() : Optional.ofNullable(issued.get(element.id())),
        isLocked(element.id()),
        collapsed,
        level);
  }

  /// A site that shows only what it is and how much is in it.
  private Drawing.Item collapsed(Site site, Box box, List<Element> contents) {
    Drawing.Problems all = problems(site.id());
    for (Element element : contents) {
      all = all.and(problems(element.id()));
    }
    CardTexts.Words said = words.collapsed(site, contents);
    return item(site, CardTexts.box(said, box), said, all, true, placements.get(site.id()).level());
  }

  private double frameTop(Element element) {
    return element instanceof Site site
        ? analysis.boxes().get(site.id()).y()
        : element
            .siteId()
            .map(s -> analysis.boxes().get(s))
            .map(Box::y)
            .orElse(
                element instanceof Partner ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
  }

  // Lines

  private void lines() {
    Map<Link, String> labels = new HashMap<>();
    for (LineShape shape : analysis.document().layout().lines()) {
      shape.label().ifPresent(l -> labels.put(new Link(shape.link(), shape.from(), shape.to()), l));
    }
    List<Drawing.Line> drawn = new ArrayList<>(analysis.links().size());
    Map<Link, List<Link>> merged = new LinkedHashMap<>();
    for (int i = 0; i < analysis.links().size(); i++) {
      Link link = analysis.links().get(i);
      ElementId a = inside.getOrDefault(link.from(), link.from());
      ElementId b = inside.getOrDefault(link.to(), link.to());
      Integer from = places.get(a);
      Integer to = places.get(b);
      if (from == null || to == null || from.equals(to)) {
        continue;
      }
      boolean whole =
          a.equals(link.from())
              && b.equals(link.to())
              && !items[from].collapsed()
              && !items[to].collapsed();
      if (!whole) {
        merged.computeIfAbsent(new Link(link.kind(), a, b), _ -> new ArrayList<>(2)).add(link);
      } else if (analysis.routes().get(i).length > 0) {
        drawn.add(
            new Drawing.Line(
                List.of(link),
                from,
                to,
                analysis.routes().get(i),
                labels.getOrDefault(link, ""),
                true));
      }
    }
    if (!merged.isEmpty()) {
      drawn.addAll(merged(merged, labels));
    }
    drawn.sort(Comparator.comparing((Drawing.Line l) -> l.link().kind()).reversed());
    lines = drawn.toArray(new Drawing.Line[0]);
  }

  /// Lines that end at the card of a collapsed site; those of one kind between the same cards are
  /// one line.
  private List<Drawing.Line> merged(Map<Link, List<Link>> merged, Map<Link, String> labels) {
    Map<ElementId, Box> boxes = HashMap.newHashMap(items.length);
    for (Drawing.Item item : items) {
      boxes.put(item.element().id(), item.box());
    }
    List<Link> ends = List.copyOf(merged.keySet());
    List<double[]> routes = Routes.of(ends, boxes, Set.of(), List.of()).lines();
    List<Drawing.Line> drawn = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++) {
      List<Link> links = merged.get(ends.get(i));
      if (routes.get(i).length > 0) {
        drawn.add(
            new Drawing.Line(
                links,
                places.get(ends.get(i).from()),
                places.get(ends.get(i).to()),
                routes.get(i),
                links.size() == 1
                    ? labels.getOrDefault(links.getFirst(), "")
                    : texts.say("canvas.times", links.size()),
                false));
      }
    }
    return drawn;
  }

  // The whole

  private void bounds() {
    Box around = null;
    for (Drawing.Item item : items) {
      around = around == null ? item.box() : around.union(item.box());
    }
    for (Drawing.Frame frame : frames) {
      around = around == null ? frame.box() : around.union(frame.box());
    }
    for (Drawing.Sheet sheet : sheets) {
      around = around == null ? sheet.box() : around.union(sheet.box());
    }
    if (around == null) {
      return;
    }
    content = around;
    bounds = around.grown(MARGIN);
    for (Band band : bands) {
      bounds = bounds.union(band.area());
    }
  }

  /// Makes the index, or mends that of the earlier drawing.
  private void index() {
    Drawing.Item[] oldItems = previous.items;
    Drawing.Line[] oldLines = previous.lines;
    boolean alike =
        oldItems.length == items.length
            && oldLines.length == lines.length
            && items.length > 0
            && bounds.equals(previous.bounds)
            && bands.equals(previous.bands);
    List<Integer> newItems = new ArrayList<>();
    List<Integer> newLines = new ArrayList<>();
    for (int i = 0; alike && i < items.length; i++) {
      if (!isSame(items[i], oldItems[i], Object::equals)) {
        alike = items[i].element().id().equals(oldItems[i].element().id());
        newItems.add(i);
      }
    }
    for (int i = 0; alike && i < lines.length; i++) {
      if (!isSame(lines[i], oldLines[i], Drawing.Line::isLike)) {
        alike =
            lines[i].link().equals(oldLines[i].link())
                && lines[i].from() == oldLines[i].from()
                && lines[i].to() == oldLines[i].to();
        newLines.add(i);
      }
    }
    index =
        alike && newItems.size() + newLines.size() <= MOST_MENDED
            ? previous.index.mended(oldItems, items, newItems, oldLines, lines, newLines)
            : new SpatialIndex(items, lines, bounds);
  }

  /// Notes what has to be painted anew where all else looks as it did.
  private void repaint() {
    if (items.length == 0 || !bounds.equals(previous.bounds) || !bands.equals(previous.bands)) {
      return;
    }
    List<Box> areas = new ArrayList<>();
    differences(
        previous.frames, frames, Object::equals, Drawing.Frame::site, f -> areas.add(f.box()));
    differences(
        previous.sheets, sheets, Object::equals, s -> s.note().id(), s -> areas.add(s.box()));
    differences(
        Arrays.asList(previous.items),
        Arrays.asList(items),
        Object::equals,
        i -> i.element().id(),
        i -> areas.add(i.box()));
    differences(
        Arrays.asList(previous.lines),
        Arrays.asList(lines),
        Drawing.Line::isLike,
        Drawing.Line::link,
        l -> stretches(l.points(), areas));
    if (areas.size() <= MOST_AREAS) {
      repainted = new Drawing.Repainted(previous.token, List.copyOf(areas));
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private static <T> boolean isSame(T a, T b, BiPredicate<T, T> alike) {
    return a == b || alike.test(a, b);
  }

  private static <T> void differences(
      List<T> was, List<T> is, BiPredicate<T, T> alike, Function<T, ?> key, Consumer<T> differs) {
    Differences.between(
        was, is, alike, (a, b) -> key.apply(a).equals(key.apply(b)), differs, differs);
  }

  /// The straight stretches of a line.
  private static void stretches(double[] q, List<Box> to) {
    for (int i = 0; i + 3 < q.length; i += 2) {
      to.add(
          Box.between(
              Math.min(q[i], q[i + 2]),
              Math.min(q[i + 1], q[i + 3]),
              Math.max(q[i], q[i + 2]),
              Math.max(q[i + 1], q[i + 3])));
    }
  }
}

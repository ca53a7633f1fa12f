package edgewise.work;

import edgewise.check.Checks;
import edgewise.check.Finding;
import edgewise.edit.Change;
import edgewise.layout.Band;
import edgewise.layout.BandLayout;
import edgewise.layout.Bands;
import edgewise.layout.Box;
import edgewise.layout.Card;
import edgewise.layout.Cards;
import edgewise.layout.Folding;
import edgewise.layout.Link;
import edgewise.layout.Links;
import edgewise.layout.Routes;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Placement;
import edgewise.model.Site;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import edgewise.plan.Planner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;

/// Keeps the analysis of one design up to date while it is edited: what an edit does not touch is
/// the same object as before. The result equals a fresh [Analysis#of].
///
/// Safe for several threads: plans and drawings are made one after the other, checks run aside.
public final class Analyzer {
  /// From this number of elements on, a drawing takes longer than a person should wait for rows,
  /// and checks take longer still.
  private static final int MANY = 1500;

  /// Leaves a processor to the window, which would wait for its frames otherwise.
  private static final ForkJoinPool ASIDE =
      new ForkJoinPool(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));

  private final Planner planner = new Planner();
  private Plan plan;
  private Analysis last;
  private Routes routes;
  private volatile Checked checked = new Checked(null, List.of());

  /// The findings of a plan, accepted ones included.
  private record Checked(Plan plan, List<Finding> findings) {}

  /// Whether rows, drawing and findings of a document are better made one after the other.
  public static boolean isLarge(Document document) {
    return document.topology().elements().size() >= MANY;
  }

  /// The analysis of a document, with its findings.
  // Topologies and plans that did not change stay the same objects; comparing two by value would
  // take as long as making one.
  @SuppressWarnings("ReferenceEquality")
  public Analysis next(Document document, Job job) {
    Plan now = plan(document);
    job.done(0.3);
    if (checked.plan() != now) {
      checked = new Checked(now, ASIDE.submit(() -> Checks.of(now)).join());
    }
    job.done(0.6);
    return analyze(document, planned(document, now), job);
  }

  /// The same without checking a large design anew: its findings are those of the last check. Then
  /// [#isChecked] is false and [#next] has still to be called.
  public Analysis rows(Document document, Job job) {
    return isLarge(document) ? analyze(document, planned(document, job), job) : next(document, job);
  }

  /// The rows of a document alone, with the findings of the last check.
  public Planned planned(Document document, Job job) {
    Plan now = plan(document);
    job.done(0.3);
    return planned(document, now);
  }

  /// Whether the findings of an analysis are those of its plan.
  // Topologies and plans that did not change stay the same objects; comparing two by value would
  // take as long as making one.
  @SuppressWarnings("ReferenceEquality")
  public boolean isChecked(Analysis analysis) {
    return analysis.plan() == checked.plan();
  }

  // Topologies and plans that did not change stay the same objects; comparing two by value would
  // take as long as making one.
  @SuppressWarnings("ReferenceEquality")
  private Plan plan(Document document) {
    synchronized (planner) {
      if (plan == null || plan.design().topology() != document.topology()) {
        plan = planner.plan(document.topology());
      }
      return plan;
    }
  }

  private Planned planned(Document document, Plan now) {
    Checked found = checked;
    return Planned.of(
        document,
        now,
        found.plan() == null
            ? found.findings()
            : Checks.with(found.findings(), now, document.decisions()));
  }

  // Topologies and plans that did not change stay the same objects; comparing two by value would
  // take as long as making one.
  @SuppressWarnings("ReferenceEquality")
  private synchronized Analysis analyze(Document document, Planned planned, Job job) {
    job.done(0.6);
    boolean same = last != null && last.document().topology() == document.topology();
    Design design = planned.design();
    Layout layout =
        isComplete(document.layout(), design)
            ? document.layout()
            : BandLayout.arrange(design, document.layout());
    Folding folding = Folding.of(design, layout);
    Map<ElementId, Card> cards = same ? last.cards() : cards(document, design);
    List<Link> links = same ? last.links() : Links.of(design);
    job.done(0.8);
    Map<ElementId, Box> boxes = folding.boxes();
    boolean unmoved = same && boxes.equals(last.boxes());
    List<Band> bands = unmoved ? last.bands() : Bands.of(design, layout);
    List<Link> drawn = folding.links(links);
    routes =
        routes == null
            ? Routes.of(drawn, folding.shown(), folding.frames(), layout.lines())
            : routes.updated(drawn, folding.shown(), folding.frames(), layout.lines());
    last =
        new Analysis(
            planned, layout, unmoved ? last.boxes() : boxes, cards, bands, links, routes.lines());
    return last;
  }

  /// Whether [BandLayout] would leave a layout as it is: every element has a place, nothing else
  /// has one, and every frame holds its cards.
  private static boolean isComplete(Layout layout, Design design) {
    if (layout.placements().size() != design.elements().size()) {
      return false;
    }
    Map<ElementId, Box> placed = HashMap.newHashMap(layout.placements().size());
    for (Placement p : layout.placements()) {
      Box box = new Box(p.x(), p.y(), p.width(), p.height());
      if (p.width() <= 0 || p.height() <= 0 || placed.put(p.element(), box) != null) {
        return false;
      }
    }
    for (Element element : design.elements()) {
      Box box = placed.get(element.id());
      Box frame = element.siteId().map(placed::get).orElse(null);
      boolean out = frame != null && !(element instanceof Site) && !frame.contains(box);
      if (box == null || out) {
        return false;
      }
    }
    return true;
  }

  /// Cards of elements that neither changed nor are named by a changed one, nor name one, stay.
  // An organization that did not change stays the same object.
  @SuppressWarnings("ReferenceEquality")
  private Map<ElementId, Card> cards(Document document, Design design) {
    Map<ElementId, Card> cards = HashMap.newHashMap(design.elements().size());
    if (last == null
        || last.document().topology().organization() != document.topology().organization()) {
      design.elements().forEach(e -> cards.put(e.id(), Cards.of(e, design)));
      return cards;
    }
    Change change = Change.between(last.document(), document);
    Set<ElementId> touched = new HashSet<>(change.added());
    touched.addAll(change.changed());
    touched.addAll(change.removed());
    Set<ElementId> affected = new HashSet<>(touched);
    for (ElementId id : touched) {
      last.design().find(id).ifPresent(e -> affected.addAll(e.references()));
      design.find(id).ifPresent(e -> affected.addAll(e.references()));
    }
    for (Element element : design.elements()) {
      Card before = last.cards().get(element.id());
      boolean stays =
          before != null
              && !affected.contains(element.id())
              && element.references().stream().noneMatch(touched::contains);
      cards.put(element.id(), stays ? before : Cards.of(element, design));
    }
    return cards;
  }
}

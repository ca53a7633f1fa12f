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

/// Keeps the analysis of one design up to date while it is edited: what an edit does not touch is
/// the same object as before. The result equals a fresh [Analysis#of].
///
/// Safe for several threads, which wait for each other; results come in the order of the calls.
public final class Analyzer {
  /// From this number of elements on, checks take longer than a person should wait for rows.
  private static final int MANY = 1500;

  private final Planner planner = new Planner();
  private Analysis last;
  private Routes routes;
  private List<Finding> findings = List.of();
  private Plan checked;

  /// The analysis of a document, with its findings.
  public synchronized Analysis next(Document document, Job job) {
    return analyze(document, true, job);
  }

  /// The same without checking a large design anew: its findings are those of the last check. Then
  /// [#isChecked] is false and [#next] has still to be called.
  public synchronized Analysis rows(Document document, Job job) {
    return analyze(document, document.topology().elements().size() < MANY, job);
  }

  /// Whether the findings of an analysis are those of its plan.
  // A plan is one object; comparing two by value would take as long as making one.
  @SuppressWarnings("ReferenceEquality")
  public synchronized boolean isChecked(Analysis analysis) {
    return analysis.plan() == checked;
  }

  // Topologies and plans that did not change stay the same objects.
  @SuppressWarnings("ReferenceEquality")
  private Analysis analyze(Document document, boolean check, Job job) {
    boolean same = last != null && last.document().topology() == document.topology();
    Plan plan = same ? last.plan() : planner.plan(document.topology());
    job.done(0.3);
    if (check && checked != plan) {
      findings = Checks.of(plan);
      checked = plan;
    }
    job.done(0.6);
    Design design = plan.design();
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
            Planned.of(
                document,
                plan,
                checked == null ? findings : Checks.with(findings, plan, document.decisions())),
            layout,
            unmoved ? last.boxes() : boxes,
            cards,
            bands,
            links,
            routes.lines());
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

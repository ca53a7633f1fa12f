package edgewise.work;

import edgewise.check.Finding;
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
import edgewise.plan.Design;
import edgewise.plan.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Everything the window shows of one document, computed in one go away from the window's thread.
///
/// @param layout complete: every element has a place
/// @param cards by element
/// @param boxes by element; a collapsed site's is its card
/// @param routes corner points of each link, in the order of `links`; none for what is hidden in a
///   collapsed site. Of several links that become one line there, the first has it
public record Analysis(
    Planned planned,
    Layout layout,
    Map<ElementId, Box> boxes,
    Map<ElementId, Card> cards,
    List<Band> bands,
    List<Link> links,
    List<double[]> routes) {

  /// Derives, checks and lays out a document.
  public static Analysis of(Document document, Job job) {
    Planned planned = Planned.of(document);
    job.done(0.7);
    Design design = planned.plan().design();
    Layout layout = BandLayout.arrange(design, document.layout());
    Folding folding = Folding.of(design, layout);
    job.done(0.8);
    Map<ElementId, Card> cards = HashMap.newHashMap(layout.placements().size());
    for (Element element : design.elements()) {
      cards.put(element.id(), Cards.of(element, design));
    }
    job.done(0.9);
    List<Link> links = Links.of(design);
    return new Analysis(
        planned,
        layout,
        folding.boxes(),
        cards,
        Bands.of(design, layout),
        links,
        Routes.of(folding.links(links), folding.shown(), folding.frames(), layout.lines()).lines());
  }

  /// The document itself.
  public Document document() {
    return planned.document();
  }

  /// Its plan.
  public Plan plan() {
    return planned.plan();
  }

  /// The findings that nobody has accepted.
  public List<Finding> findings() {
    return planned.findings();
  }

  /// The index of the document's topology.
  public Design design() {
    return planned.plan().design();
  }

  /// Each is itself alone: what is shown of a large design is too large to be compared piece by
  /// piece whenever the window is told of it.
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}

package edgewise.edit;

import edgewise.model.Bend;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fragment;
import edgewise.model.Layout;
import edgewise.model.LineShape;
import edgewise.model.Note;
import edgewise.model.Placement;
import edgewise.model.Site;
import edgewise.model.Topology;
import edgewise.text.Message;
import edgewise.text.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Pastes a fragment: new ids, and new names and addresses where the design has them already.
/// References inside the fragment lead to what is pasted; those to the outside stay when the design
/// has such an element. What cannot be without an element that is missing stays out.
///
/// @param x left edge of what is pasted, in drawing units; `y` its upper edge
/// @param site the site that elements go to whose own site is not in the fragment; when empty, the
///   site they name if the design has it, else the first that fits
public record Paste(Fragment fragment, double x, double y, Optional<ElementId> site)
    implements Command {
  /// Pastes a fragment a little below and to the right of where it was.
  static Paste beside(Fragment fragment, double by) {
    double[] corner = corner(fragment.layout());
    return new Paste(fragment, corner[0] + by, corner[1] + by, Optional.empty());
  }

  /// The step, or why nothing of a fragment can be pasted.
  public static Outcome<Command> check(
      Document document, Fragment fragment, double x, double y, Optional<ElementId> site) {
    if (fragment.isEmpty()) {
      return Refused.because("refused.nothing-to-paste");
    }
    Paste paste = new Paste(fragment, x, y, site);
    if (!fragment.layout().notes().isEmpty()
        || fragment.elements().stream().anyMatch(e -> paste.siteOf(document, e).isPresent())) {
      return Outcome.ok(paste);
    }
    if (Elements.all(document, Site.class).isEmpty()) {
      return Refused.because("refused.paste-needs-site");
    }
    return site.flatMap(id -> Elements.find(document, id, Site.class))
        .flatMap(s -> Adoption.refusal(fragment.elements().getFirst(), s))
        .<Outcome<Command>>map(Refused::because)
        .orElseGet(() -> Refused.because("refused.paste-no-place"));
  }

  @Override
  public Message label() {
    List<String> names = fragment.elements().stream().map(Element::name).toList();
    return names.isEmpty()
        ? Counted.label("step.paste", fragment.layout().notes().stream().map(Note::id).toList())
        : Counted.label("step.paste", names);
  }

  @Override
  public Document on(Document before) {
    Set<ElementId> taken = Elements.ids(before);
    Set<ElementId> there = new HashSet<>(taken);
    Map<ElementId, ElementId> ids = new LinkedHashMap<>();
    Copies copies = new Copies(before);
    List<Element> named = new ArrayList<>();
    Map<ElementId, Element> originals = new LinkedHashMap<>();
    for (Element element : fragment.elements()) {
      if (siteOf(before, element).isEmpty()) {
        continue;
      }
      Element copy = copies.named(element);
      ElementId id = Elements.fresh(taken, copy.name());
      ids.put(element.id(), id);
      List<Record> servers = new ArrayList<>();
      for (Record server : Elements.servers(copy)) {
        ElementId serverId = Elements.fresh(taken, Elements.serverFqdn(server).host());
        ids.put(Elements.serverId(server), serverId);
        servers.add(Copies.withId(server, serverId));
      }
      if (!servers.isEmpty()) {
        copy = Elements.withServers(copy, servers);
      }
      named.add((Element) Copies.withId((Record) copy, id));
      originals.put(id, element);
    }
    List<Element> linked = new ArrayList<>();
    for (Element copy : named) {
      Element original = originals.get(copy.id());
      Optional<ElementId> home = siteOf(before, original).orElseThrow();
      Element bare = copies.unique(copy, ids);
      References.rewrite(
              bare,
              id ->
                  original.siteId().equals(Optional.of(id)) && !ids.containsKey(id)
                      ? home
                      : Optional.ofNullable(ids.get(id))
                          .or(() -> Optional.of(id).filter(there::contains)))
          .ifPresent(linked::add);
    }
    List<Element> done = copies.addressed(linked, originals);
    if (done.isEmpty() && fragment.layout().notes().isEmpty()) {
      return before;
    }
    List<Element> all = new ArrayList<>(before.topology().elements());
    all.addAll(done);
    Set<ElementId> pasted = new HashSet<>();
    done.forEach(e -> pasted.add(e.id()));
    return before
        .withTopology(new Topology(before.topology().organization(), all))
        .withLayout(layout(before.layout(), ids, pasted, taken));
  }

  /// The site that an element goes to: an empty one for elements without a site or whose site comes
  /// along; nothing when it cannot stand anywhere.
  // The outer Optional says whether it can stand anywhere, the inner one whether it has a site.
  @SuppressWarnings("OptionalMapToOptional")
  private Optional<Optional<ElementId>> siteOf(Document document, Element element) {
    Optional<ElementId> own = element.siteId();
    if (own.isEmpty() || fragment.elements().stream().anyMatch(e -> own.get().equals(e.id()))) {
      return Optional.of(Optional.empty());
    }
    List<Site> sites = Elements.all(document, Site.class);
    Optional<ElementId> wanted = site.isPresent() ? site : own;
    List<Site> fitting =
        sites.stream().filter(s -> Adoption.refusal(element, s).isEmpty()).toList();
    Optional<ElementId> found =
        fitting.stream().map(Site::id).filter(id -> wanted.equals(Optional.of(id))).findFirst();
    if (found.isEmpty() && site.isEmpty()) {
      found = fitting.stream().map(Site::id).findFirst();
    }
    return found.map(Optional::of);
  }

  private Layout layout(
      Layout before, Map<ElementId, ElementId> ids, Set<ElementId> pasted, Set<ElementId> taken) {
    double[] corner = corner(fragment.layout());
    double dx = x - corner[0];
    double dy = y - corner[1];
    List<Placement> placements = new ArrayList<>(before.placements());
    for (Placement p : fragment.layout().placements()) {
      ElementId id = ids.get(p.element());
      if (id != null && pasted.contains(id)) {
        placements.add(
            new Placement(
                id,
                p.x() + dx,
                p.y() + dy,
                p.width(),
                p.height(),
                p.collapsed(),
                false,
                p.level()));
      }
    }
    List<LineShape> lines = new ArrayList<>(before.lines());
    for (LineShape l : fragment.layout().lines()) {
      ElementId from = ids.get(l.from());
      ElementId to = ids.get(l.to());
      if (from != null && to != null && pasted.contains(from) && pasted.contains(to)) {
        lines.add(
            new LineShape(
                l.link(),
                from,
                to,
                l.bends().stream().map(b -> new Bend(b.x() + dx, b.y() + dy)).toList(),
                l.label()));
      }
    }
    List<Note> notes = new ArrayList<>(before.notes());
    for (Note n : fragment.layout().notes()) {
      notes.add(
          new Note(
              Elements.fresh(taken, edgewise.model.Words.of(n.kind())),
              n.kind(),
              n.text(),
              n.x() + dx,
              n.y() + dy,
              n.width(),
              n.height(),
              false,
              n.level()));
    }
    return new Layout(placements, lines, notes);
  }

  /// The upper left corner of everything placed.
  private static double[] corner(Layout layout) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    for (Placement p : layout.placements()) {
      left = Math.min(left, p.x());
      top = Math.min(top, p.y());
    }
    for (Note n : layout.notes()) {
      left = Math.min(left, n.x());
      top = Math.min(top, n.y());
    }
    return Double.isInfinite(left) ? new double[] {0, 0} : new double[] {left, top};
  }
}

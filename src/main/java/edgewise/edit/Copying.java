package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fragment;
import edgewise.model.Layout;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Taking parts of a design along.
public final class Copying {
  /// How far a duplicate is drawn from what it repeats.
  private static final double BESIDE = 24;

  private Copying() {}

  /// What is selected as a fragment: elements, what stands in selected sites, notes, and the lines
  /// and places that belong to them. Servers come with their pools only.
  ///
  /// @param shown where the window draws elements that nobody has placed
  public static Fragment of(Document document, Layout shown, Set<ElementId> ids) {
    Set<ElementId> all = new LinkedHashSet<>();
    for (Element element : document.topology().elements()) {
      if (ids.contains(element.id()) || element.siteId().filter(ids::contains).isPresent()) {
        all.add(element.id());
      }
    }
    List<Element> elements =
        document.topology().elements().stream().filter(e -> all.contains(e.id())).toList();
    Layout layout =
        new Layout(
            Drawn.complete(document, shown).stream()
                .filter(p -> all.contains(p.element()))
                .toList(),
            document.layout().lines().stream()
                .filter(l -> all.contains(l.from()) && all.contains(l.to()))
                .toList(),
            document.layout().notes().stream().filter(n -> ids.contains(n.id())).toList());
    return new Fragment(elements, layout);
  }

  /// The step that repeats what is selected beside itself: new names, new addresses, the same site.
  public static Command duplicate(Document document, Layout shown, Set<ElementId> ids) {
    Fragment fragment = of(document, shown, ids);
    return Paste.beside(fragment, BESIDE);
  }
}

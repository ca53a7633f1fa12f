package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Site;
import edgewise.text.Message;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Shows sites as their title only, or in full again. Anything but sites stays as it is.
///
/// @param shown where the window draws elements that nobody has placed
public record Collapse(Set<ElementId> sites, boolean collapsed, Layout shown) implements Command {
  public Collapse {
    sites = Collections.unmodifiableSet(new LinkedHashSet<>(sites));
  }

  @Override
  public Message label() {
    return Counted.label(collapsed ? "step.collapse" : "step.expand", sites);
  }

  @Override
  public Document on(Document before) {
    Set<ElementId> real =
        Elements.all(before, Site.class).stream()
            .map(Element::id)
            .filter(sites::contains)
            .collect(Collectors.toSet());
    return Drawn.edit(before, shown, real, p -> p.withCollapsed(collapsed));
  }
}

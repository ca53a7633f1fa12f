package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Host;
import edgewise.model.Site;
import edgewise.text.Message;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Moves elements to a site; branch sites come to belong to it. What [Adoption] would refuse stays
/// where it is.
public record Adopt(Set<ElementId> ids, ElementId site) implements Command {
  public Adopt {
    ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
  }

  @Override
  public Message label() {
    return Counted.label("step.adopt", ids);
  }

  @Override
  public Document on(Document before) {
    Optional<Site> target = Elements.find(before, site, Site.class);
    if (target.isEmpty()) {
      return before;
    }
    return Elements.map(
        before,
        element ->
            Optional.of(
                ids.contains(element.id()) && Adoption.refusal(element, target.get()).isEmpty()
                    ? moved(element)
                    : element));
  }

  private Element moved(Element element) {
    if (element instanceof Site) {
      return Elements.with(element, "centralSite", Optional.of(site));
    }
    boolean required =
        element instanceof Host
            || !(edgewise.model.Shape.Rec.of(element.getClass()).component("site").shape()
                instanceof edgewise.model.Shape.Maybe);
    return Elements.with(element, "site", required ? site : Optional.of(site));
  }
}

package edgewise.edit;

import edgewise.catalogue.Structures;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.KindId;
import edgewise.model.Organization;
import edgewise.model.Topology;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Gives a property of one or several elements or servers another value. Elements that have no such
/// property stay as they are. Without any element, the property is one of the organization.
///
/// @param on ids of elements and servers; none for the organization
/// @param value as the component has it: an [Optional] where it may be missing
public record SetProperty(Set<ElementId> on, Property property, Object value) implements Command {
  private static final String ORGANIZATION = "organization";

  public SetProperty {
    on = Collections.unmodifiableSet(new LinkedHashSet<>(on));
  }

  /// A change of one element or server.
  public static SetProperty of(ElementId on, String property, Object value) {
    return new SetProperty(Set.of(on), Property.of(property), value);
  }

  /// A change of what holds for the whole design: `sipDomains`, or `organization.sipDomains`.
  public static SetProperty ofOrganization(String property, Object value) {
    return new SetProperty(Set.of(), Property.of(property), value);
  }

  /// The value that an element or server has, as the component has it; empty when it has no such
  /// property. The property may begin with `organization`.
  public static Optional<Object> value(Document document, ElementId on, Property property) {
    return Elements.find(document, on)
        .<Record>map(e -> (Record) e)
        .or(
            () ->
                Elements.ownerOf(document, on).stream()
                    .flatMap(e -> Elements.servers(e).stream())
                    .filter(s -> Elements.serverId(s).equals(on))
                    .map(s -> (Record) s)
                    .findFirst())
        .flatMap(property::in);
  }

  @Override
  public Message label() {
    String last = property.steps().getLast().component();
    return Message.of("step.property", Message.of("property." + last));
  }

  @Override
  public Optional<Object> mergeKey() {
    return Optional.of(List.of("property", on, property));
  }

  @Override
  public Document on(Document before) {
    if (on.isEmpty()) {
      Organization was = before.topology().organization();
      Organization is = ofOrganization().with(was, value);
      return is.equals(was)
          ? before
          : before.withTopology(new Topology(is, before.topology().elements()));
    }
    Set<ElementId> open = new HashSet<>(on);
    if (on.size() == 1) {
      ElementId one = on.iterator().next();
      return Elements.edit(
          before,
          Elements.positionAround(before, one),
          e -> e.id().equals(one) ? ofElement(e) : ofServers(e, open));
    }
    Document after =
        Elements.replace(before, e -> !open.isEmpty() && open.remove(e.id()) ? ofElement(e) : e);
    return open.isEmpty()
        ? after
        : Elements.replace(after, e -> open.isEmpty() ? e : ofServers(e, open));
  }

  private Property ofOrganization() {
    List<Property.Step> steps = property.steps();
    return steps.size() > 1 && steps.getFirst().component().equals(ORGANIZATION)
        ? new Property(steps.subList(1, steps.size()))
        : property;
  }

  /// An element with the property set, itself when it has none of the kind.
  Element ofElement(Element element) {
    return isOfStructure(element) ? (Element) property.with((Record) element, value) : element;
  }

  /// @param open those that have not been met yet
  private Element ofServers(Element element, Set<ElementId> open) {
    List<? extends Record> servers = Elements.servers(element);
    boolean meant = false;
    for (Record server : servers) {
      meant |= open.remove(Elements.serverId(server));
    }
    if (!meant) {
      return element;
    }
    List<Record> copy = new ArrayList<>();
    for (Record server : servers) {
      copy.add(on.contains(Elements.serverId(server)) ? property.with(server, value) : server);
    }
    return copy.equals(servers) ? element : Elements.withServers(element, copy);
  }

  /// False when the kind would become one that another record holds.
  private boolean isOfStructure(Element element) {
    return !property.text().equals("kind")
        || value instanceof KindId kind
            && Structures.ofKind(kind).filter(rec -> rec.type() == element.getClass()).isPresent();
  }
}

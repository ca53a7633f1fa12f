package edgewise.ui.form;

import edgewise.edit.Elements;
import edgewise.edit.Property;
import edgewise.model.Address;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.LoadBalancer;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.model.Shape;
import edgewise.model.Vip;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Names and addresses that another element of the design has already, told while they are typed;
/// the checks say the rest a moment later.
final class Doubles {
  private Doubles() {}

  /// What to say about a value that is typed: who else has it.
  static Optional<Message> of(Document document, Subject subject, Property place, Object value) {
    Set<ElementId> own =
        subject instanceof Subject.Of(List<ElementId> ids) ? Set.copyOf(ids) : Set.of();
    if (own.isEmpty() || document == null) {
      return Optional.empty();
    }
    for (Object one : values(value)) {
      Optional<Element> other =
          document.topology().elements().stream()
              .filter(e -> !own.contains(e.id()))
              .filter(e -> has(e, place, one))
              .findFirst();
      if (other.isPresent()) {
        return Optional.of(
            Message.of("entry.double", Saying.typed(one), Saying.name(document, other.get().id())));
      }
    }
    return Optional.empty();
  }

  /// Whether a value of a new row is one that another row or element has: an address or a name of a
  /// machine.
  static boolean isTaken(
      Document document, List<Record> rows, Shape.Component component, Object value) {
    Property place = Property.of(component.name());
    for (Object one : values(value)) {
      boolean own =
          one instanceof Address && isOwnAddress(place) || one instanceof Fqdn && isName(place);
      if (own
          && (rows.stream().anyMatch(r -> values(component.of(r)).contains(one))
              || document.topology().elements().stream().anyMatch(e -> has(e, place, one)))) {
        return true;
      }
    }
    return false;
  }

  private static List<Object> values(Object value) {
    return switch (value) {
      case Optional<?> maybe -> List.copyOf(maybe.stream().toList());
      case List<?> list -> List.copyOf(list);
      default -> List.of(value);
    };
  }

  private static boolean has(Element e, Property place, Object value) {
    return switch (value) {
      case String name -> place.text().equals("name") && e.name().equalsIgnoreCase(name);
      case Fqdn name -> !name.isBlank() && isName(place) && names(e).contains(name);
      case Address address -> isOwnAddress(place) && addresses(e).contains(address);
      default -> false;
    };
  }

  /// Names that one machine or pool may have only; domains may stand in several places.
  private static boolean isName(Property place) {
    String last = place.steps().getLast().component();
    return last.equals("fqdn") || last.equals("externalFqdn");
  }

  private static boolean isOwnAddress(Property place) {
    String last = place.steps().getLast().component();
    return !last.equals("dnsServers") && !last.endsWith("ateway");
  }

  private static List<Fqdn> names(Element e) {
    List<Fqdn> names = new ArrayList<>();
    switch (e) {
      case EdgePool edge -> {
        names.add(edge.access().fqdn());
        names.add(edge.webConferencing().fqdn());
        names.add(edge.av().fqdn());
      }
      case Pool pool -> pool.web().flatMap(w -> w.externalFqdn()).ifPresent(names::add);
      case ReverseProxy proxy -> proxy.fqdn().ifPresent(names::add);
      default -> {}
    }
    if (e instanceof Host host) {
      names.add(host.fqdn());
    }
    Elements.servers(e).forEach(s -> names.add(Elements.serverFqdn(s)));
    return names;
  }

  private static List<Address> addresses(Element e) {
    List<Address> found = new ArrayList<>();
    switch (e) {
      case EdgePool edge -> edge.servers().forEach(s -> addresses(s, found));
      case Pool pool -> pool.servers().stream().map(Server::addresses).forEach(found::addAll);
      case Host host -> found.addAll(host.insideAddresses());
      case ReverseProxy proxy -> {
        found.addAll(proxy.external());
        found.addAll(proxy.publicAddresses());
        found.addAll(proxy.internal());
      }
      case LoadBalancer balancer ->
          balancer.vips().stream().map(Vip::addresses).forEach(found::addAll);
      default -> {}
    }
    return found;
  }

  private static void addresses(EdgeServer server, List<Address> found) {
    found.addAll(server.internal());
    found.addAll(server.access());
    found.addAll(server.webConferencing());
    found.addAll(server.av());
    found.addAll(server.accessPublic());
    found.addAll(server.webConferencingPublic());
    found.addAll(server.avPublic());
  }
}

package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.Partner;
import edgewise.model.ReverseProxy;
import edgewise.model.Shape;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Renames an element or server. A name that is the host part of the FQDN takes the FQDN along, of
/// a pool of one machine that of the machine, too; the name of a partner that is its domain takes
/// the domain along. A new name that no host can have leaves the FQDN as it is.
///
/// @param id an element or a server; a server has its name in its FQDN only
public record Rename(ElementId id, String name) implements Command {
  @Override
  public Message label() {
    return Message.of("step.rename", name);
  }

  @Override
  public Optional<Object> mergeKey() {
    return Optional.of(List.of("rename", id));
  }

  @Override
  public Document on(Document before) {
    if (name.isBlank()) {
      return before;
    }
    return Elements.replace(before, this::renamed);
  }

  /// The FQDN that an element or server would have under another name; empty when it has none or
  /// keeps its own.
  public static Optional<Fqdn> proposedFqdn(Document document, ElementId id, String name) {
    Document after = new Rename(id, name).on(document);
    Optional<Fqdn> then = fqdn(after, id);
    return then.filter(f -> !then.equals(fqdn(document, id)));
  }

  private static Optional<Fqdn> fqdn(Document document, ElementId id) {
    Optional<Object> value = SetProperty.value(document, id, Property.of("fqdn"));
    return value.flatMap(
        v -> v instanceof Optional<?> maybe ? maybe.map(Fqdn.class::cast) : Optional.of((Fqdn) v));
  }

  /// The element under the new name, whatever its id.
  Element of(Element element) {
    return new Rename(element.id(), name).renamed(element);
  }

  private Element renamed(Element element) {
    if (!element.id().equals(id)) {
      return withServerRenamed(element);
    }
    Element now = Elements.with(element, "name", name);
    return switch (element) {
      case Host host -> withFqdn(now, host.name(), host.fqdn());
      case ReverseProxy proxy ->
          proxy
              .fqdn()
              .flatMap(f -> moved(f, proxy.name()))
              .map(f -> Elements.with(now, "fqdn", Optional.of(f)))
              .orElse(now);
      case Partner partner -> withDomain(now, partner);
      default -> now;
    };
  }

  private Element withFqdn(Element now, String old, Fqdn fqdn) {
    Optional<Fqdn> next = moved(fqdn, old);
    if (next.isEmpty()) {
      return now;
    }
    Element moved = Elements.with(now, "fqdn", next.get());
    List<Record> servers = new ArrayList<>();
    for (Record server : Elements.servers(now)) {
      servers.add(Elements.serverFqdn(server).equals(fqdn) ? withFqdn(server, next.get()) : server);
    }
    return servers.isEmpty() ? moved : Elements.withServers(moved, servers);
  }

  private Element withDomain(Element now, Partner partner) {
    Fqdn next = Fqdn.of(name);
    if (partner.domains().isEmpty()
        || !next.isValid()
        || !partner.domains().getFirst().equals(Fqdn.of(partner.name()))) {
      return now;
    }
    List<Fqdn> domains = new ArrayList<>(partner.domains());
    domains.set(0, next);
    return Elements.with(now, "domains", List.copyOf(domains));
  }

  private Element withServerRenamed(Element element) {
    for (Record server : Elements.servers(element)) {
      if (Elements.serverId(server).equals(id)) {
        Fqdn old = Elements.serverFqdn(server);
        Optional<Fqdn> next = moved(old, old.host());
        if (next.isEmpty()) {
          return element;
        }
        boolean whole =
            element instanceof Host host
                && host.fqdn().equals(old)
                && Elements.servers(element).size() == 1;
        if (whole && element.name().toLowerCase(Locale.ROOT).equals(old.host())) {
          return new Rename(element.id(), name).renamed(element);
        }
        List<Record> servers = new ArrayList<>();
        for (Record each : Elements.servers(element)) {
          servers.add(Elements.serverId(each).equals(id) ? withFqdn(each, next.get()) : each);
        }
        Element now = Elements.withServers(element, servers);
        return whole ? Elements.with(now, "fqdn", next.get()) : now;
      }
    }
    return element;
  }

  private static Record withFqdn(Record server, Fqdn fqdn) {
    return (Record) Shape.Rec.of(server.getClass()).with(server, "fqdn", fqdn);
  }

  /// The FQDN under the new name, when its host part was the old name and the new one can be a host
  /// part.
  private Optional<Fqdn> moved(Fqdn fqdn, String old) {
    String host = name.strip();
    if (!fqdn.host().equals(old.toLowerCase(Locale.ROOT))
        || host.indexOf('.') >= 0
        || !Fqdn.of(host).hasValidLabels()) {
      return Optional.empty();
    }
    int dot = fqdn.text().indexOf('.');
    return Optional.of(Fqdn.of(dot < 0 ? host : host + fqdn.text().substring(dot)));
  }
}

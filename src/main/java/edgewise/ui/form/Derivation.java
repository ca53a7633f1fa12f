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
import edgewise.model.Modality;
import edgewise.model.Organization;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.PstnGateway;
import edgewise.model.Release;
import edgewise.model.ReverseProxy;
import edgewise.model.SipDomain;
import edgewise.model.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A value that follows from others unless somebody overrides it. Two sorts: what the plan fills in
/// where a design leaves a property out, and what a design holds as a copy that goes along with its
/// source.
///
/// @param root the record a form is about; of a common type for all its records
/// @param property the place, with `[]` for any entry of a list: `servers[].accessPublic`
/// @param copied whether the design holds a copy; otherwise it leaves the property out
/// @param source what it is derived from, part of a text key
/// @param value what the component is when derived; empty when there is nothing to derive it from
record Derivation(
    Class<?> root,
    String property,
    boolean copied,
    String source,
    Function<At, Optional<Object>> value) {

  /// Where a value is derived.
  ///
  /// @param holder the record that has the component
  record At(Document document, Record root, Record holder) {
    Organization organization() {
      return document.topology().organization();
    }
  }

  private static final Set<String> ONE_MACHINE =
      Set.of(
          "edge-server",
          "standard-edition",
          "director",
          "survivable-branch-appliance",
          "survivable-branch-server");
  private static final int GATEWAY_TLS = 5067;
  private static final int GATEWAY_TCP = 5066;

  /// All derived values; copies in the order in which they follow each other.
  static final List<Derivation> ALL =
      List.of(
          copied(Host.class, "fqdn", "name", Derivation::nameInDomain),
          copied(EdgePool.class, "servers[].fqdn", "pool-fqdn", Derivation::ofPool),
          copied(Pool.class, "servers[].fqdn", "pool-fqdn", Derivation::ofPool),
          leftOut(EdgePool.class, "release", "organization", Derivation::release),
          leftOut(Pool.class, "release", "organization", Derivation::release),
          leftOut(
              EdgePool.class,
              "internalBalancing",
              "outside-balancing",
              at -> Optional.of(Optional.of(((EdgePool) at.root()).balancing()))),
          leftOut(EdgePool.class, "webConferencing.fqdn", "shared", Derivation::sharedName),
          leftOut(EdgePool.class, "av.fqdn", "shared", Derivation::sharedName),
          leftOut(EdgePool.class, "servers[].webConferencing", "shared", Derivation::sharedAddress),
          leftOut(EdgePool.class, "servers[].av", "shared", Derivation::sharedAddress),
          leftOut(
              EdgePool.class,
              "servers[].accessPublic",
              "no-nat",
              at -> outside(at, EdgeServer::access, List.of())),
          leftOut(
              EdgePool.class,
              "servers[].webConferencingPublic",
              "no-nat",
              at ->
                  outside(
                      at, EdgeServer::webConferencing, ((EdgeServer) at.holder()).accessPublic())),
          leftOut(
              EdgePool.class,
              "servers[].avPublic",
              "no-nat",
              at -> outside(at, EdgeServer::av, ((EdgeServer) at.holder()).accessPublic())),
          leftOut(EdgePool.class, "servers[].location", "site", Derivation::siteName),
          leftOut(Pool.class, "servers[].location", "site", Derivation::siteName),
          leftOut(
              Pool.class,
              "web.internalFqdn",
              "pool-fqdn",
              at -> named(((Pool) at.root()).fqdn()).map(Optional::of)),
          leftOut(
              ReverseProxy.class,
              "publicAddresses",
              "no-nat",
              at -> some(((ReverseProxy) at.root()).external())),
          leftOut(
              PstnGateway.class,
              "port",
              "trunk",
              at ->
                  Optional.of(
                      Optional.of(((PstnGateway) at.root()).tls() ? GATEWAY_TLS : GATEWAY_TCP))),
          leftOut(Partner.class, "modalities", "all", _ -> Optional.of(List.of(Modality.values()))),
          leftOut(
              Organization.class,
              "sipDomains[].xmppHost",
              "sip-domain",
              at ->
                  Optional.of((SipDomain) at.holder())
                      .filter(d -> d.xmpp() && !d.name().isBlank())
                      .map(d -> Optional.of(Fqdn.of("sip." + d.name().text())))));

  private static Derivation copied(
      Class<?> root, String property, String source, Function<At, Optional<Object>> value) {
    return new Derivation(root, property, true, source, value);
  }

  private static Derivation leftOut(
      Class<?> root, String property, String source, Function<At, Optional<Object>> value) {
    return new Derivation(root, property, false, source, value);
  }

  /// How a property of a record is derived, if it is.
  static Optional<Derivation> of(Class<?> root, Property property) {
    String pattern = property.text().replaceAll("\\[[^]]*]", "[]");
    return ALL.stream()
        .filter(d -> d.root.isAssignableFrom(root) && d.property.equals(pattern))
        .findFirst();
  }

  /// The text key of what it is derived from.
  String sourceKey() {
    return "derived." + source;
  }

  /// The derived value of a place.
  Optional<Object> at(Document document, Record root, Property place) {
    List<Property.Step> steps = place.steps();
    Optional<Object> holder =
        steps.size() == 1 ? Optional.of(root) : holder(root, steps.subList(0, steps.size() - 1));
    return holder.flatMap(h -> value.apply(new At(document, root, (Record) h)));
  }

  private static Optional<Object> holder(Record root, List<Property.Step> steps) {
    return new Property(steps)
        .in(root)
        .flatMap(v -> v instanceof Optional<?> o ? o.map(x -> (Object) x) : Optional.of(v));
  }

  /// Whether a place has its derived value.
  boolean holds(Document document, Record root, Property place) {
    Optional<Object> stored = place.in(root);
    if (stored.isEmpty()) {
      return false;
    }
    return copied ? stored.equals(at(document, root, place)) : isLeftOut(stored.get());
  }

  /// Whether a value is one that says nothing.
  static boolean isLeftOut(Object value) {
    return switch (value) {
      case Optional<?> maybe -> maybe.isEmpty();
      case List<?> list -> list.isEmpty();
      case Fqdn name -> name.isBlank();
      case String text -> text.isBlank();
      default -> false;
    };
  }

  /// The document after an edit with copies brought along: those that had their derived value
  /// before have it afterwards.
  static Document carry(Document before, Document after, Subject subject) {
    if (subject instanceof Subject.Whole && sameDomains(before, after)) {
      return after;
    }
    Map<ElementId, Element> current = new HashMap<>();
    after.topology().elements().forEach(e -> current.put(e.id(), e));
    boolean changed = false;
    for (Element old : subject.followers(before)) {
      for (Derivation d : ALL) {
        if (d.copied && d.root.isInstance(old)) {
          for (Property place : d.places((Record) old)) {
            changed |= d.carry(before, after, old, place, current);
          }
        }
      }
    }
    Topology topology = after.topology();
    return changed
        ? after.withTopology(
            new Topology(
                topology.organization(),
                topology.elements().stream().map(e -> current.get(e.id())).toList()))
        : after;
  }

  private static boolean sameDomains(Document before, Document after) {
    return before
        .topology()
        .organization()
        .internalDomains()
        .equals(after.topology().organization().internalDomains());
  }

  private boolean carry(
      Document before,
      Document after,
      Element old,
      Property place,
      Map<ElementId, Element> current) {
    if (!current.containsKey(old.id()) || !holds(before, (Record) old, place)) {
      return false;
    }
    Record element = (Record) current.get(old.id());
    Optional<Object> derived = at(after, element, place);
    boolean touched = !place.in((Record) old).equals(place.in(element));
    if (touched || derived.isEmpty() || derived.equals(place.in(element))) {
      return false;
    }
    current.put(old.id(), (Element) place.with(element, derived.get()));
    return true;
  }

  private List<Property> places(Record root) {
    int bracket = property.indexOf("[]");
    if (bracket < 0) {
      return List.of(Property.of(property));
    }
    List<Property> places = new ArrayList<>();
    for (Record server : Elements.servers((Element) root)) {
      places.add(
          Property.of(
              property.substring(0, bracket)
                  + "["
                  + Elements.serverId(server)
                  + "]"
                  + property.substring(bracket + 2)));
    }
    return places;
  }

  // What follows from what

  private static Optional<Object> nameInDomain(At at) {
    Host host = (Host) at.root();
    return at.organization().internalDomains().stream()
        .findFirst()
        .map(domain -> Fqdn.of(host.name().strip() + "." + domain.text()))
        .filter(Fqdn::isValid)
        .map(f -> f);
  }

  private static Optional<Object> ofPool(At at) {
    Element pool = (Element) at.root();
    boolean one = ONE_MACHINE.contains(pool.kind().value()) && Elements.servers(pool).size() == 1;
    return one ? named(((Host) pool).fqdn()) : Optional.empty();
  }

  private static Optional<Object> named(Fqdn name) {
    return name.isBlank() ? Optional.empty() : Optional.of(name);
  }

  private static Optional<Object> some(List<?> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  private static Optional<Object> release(At at) {
    Release release = at.organization().release();
    return Optional.of(Optional.of(release));
  }

  private static Optional<Object> sharedName(At at) {
    EdgePool edge = (EdgePool) at.root();
    return edge.sharedAddress() ? named(edge.access().fqdn()) : Optional.empty();
  }

  private static Optional<Object> sharedAddress(At at) {
    return ((EdgePool) at.root()).sharedAddress()
        ? some(((EdgeServer) at.holder()).access())
        : Optional.empty();
  }

  /// The public side of an Edge service: the address on the adapter where nothing translates, that
  /// of Access Edge where all services share it.
  private static Optional<Object> outside(
      At at, Function<EdgeServer, List<Address>> own, List<Address> shared) {
    EdgePool edge = (EdgePool) at.root();
    EdgeServer server = (EdgeServer) at.holder();
    if (!edge.nat()) {
      List<Address> local = own.apply(server);
      return some(local.isEmpty() && edge.sharedAddress() ? server.access() : local);
    }
    return edge.sharedAddress() ? some(shared) : Optional.empty();
  }

  private static Optional<Object> siteName(At at) {
    Optional<ElementId> site = ((Element) at.root()).siteId();
    return site.flatMap(id -> Elements.find(at.document(), id))
        .map(Element::name)
        .filter(n -> !n.isBlank())
        .map(Optional::of);
  }
}

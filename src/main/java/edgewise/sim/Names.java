package edgewise.sim;

import edgewise.model.Address;
import edgewise.model.Fqdn;
import edgewise.model.Partner;
import edgewise.model.RecordType;
import edgewise.model.SipDomain;
import edgewise.model.View;
import edgewise.plan.DnsRow;
import edgewise.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What name servers answer: the planned records of each view, and what partners publish.
///
/// An inside machine asks the inside servers first. Names of a zone that exists inside end there;
/// other names are passed on to the Internet.
final class Names {
  /// Who asks.
  enum Seat {
    /// A machine of the corporate network.
    INSIDE,
    /// An Edge Server: perimeter name servers that see what the Internet sees.
    PERIMETER,
    /// Anyone on the Internet.
    OUTSIDE
  }

  /// An answer; no addresses when the name does not resolve.
  ///
  /// @param led the question that led to this one, with its answer; empty when the name was known
  /// @param records ids of the planned records that were used
  record Answer(String led, String name, List<Address> addresses, List<String> records) {
    boolean isEmpty() {
      return addresses.isEmpty();
    }

    /// This answer to a name that a service record gave.
    Answer ledBy(Service service) {
      return service.owner().equals(service.target())
          ? this
          : new Answer(
              service.owner() + " = " + service.target() + ":" + service.port(),
              name,
              addresses,
              records);
    }

    /// This answer to a name that was asked for because there is no service record.
    Answer without(String owner) {
      return new Answer(owner + " = NXDOMAIN", name, addresses, records);
    }

    /// The questions in their order, each with what came back: `NAME = ANSWER; NAME = ANSWER`.
    String text() {
      return led.isEmpty() ? host() : led + "; " + host();
    }

    /// The name with its addresses.
    String host() {
      StringBuilder out = new StringBuilder(name).append(" = ");
      for (int i = 0; i < addresses.size(); i++) {
        out.append(i == 0 ? "" : ";").append(addresses.get(i).text());
      }
      return out.toString();
    }
  }

  /// A service found through a record; owner and target are the same where a name was known.
  ///
  /// @param records ids of the planned records that were used
  record Service(String owner, String target, int port, List<String> records) {}

  private static final int CHAIN = 8;

  private final Map<String, List<DnsRow>> inside = new HashMap<>();
  private final Map<String, List<DnsRow>> outside = new HashMap<>();
  private final Map<String, List<Address>> foreign = new HashMap<>();
  private final Map<String, Service> foreignServices = new HashMap<>();
  private final List<Fqdn> insideZones = new ArrayList<>();

  Names(Plan plan, World world) {
    for (DnsRow row : plan.dns()) {
      (row.zone() == View.INTERNAL ? inside : outside)
          .computeIfAbsent(row.name(), _ -> new ArrayList<>(2))
          .add(row);
    }
    insideZones.addAll(plan.design().organization().internalDomains());
    if (plan.design().organization().splitBrain()) {
      for (SipDomain d : plan.design().organization().sipDomains()) {
        insideZones.add(d.name());
      }
    }
    for (Partner p : plan.design().partners()) {
      publish(p, world.partner(p));
    }
  }

  private void publish(Partner p, Adapter adapter) {
    boolean xmpp = p.kind().value().equals("xmpp-partner");
    p.edge().ifPresent(e -> foreign.put(e.lower(), adapter.addresses()));
    for (Fqdn domain : p.domains()) {
      String host = host(p, domain);
      foreign.putIfAbsent(host, adapter.addresses());
      String owner = (xmpp ? "_xmpp-server._tcp." : "_sipfederationtls._tcp.") + domain.lower();
      if (p.publishesSrv()) {
        foreignServices.put(owner, new Service(owner, host, xmpp ? 5269 : 5061, List.of()));
      } else if (xmpp) {
        foreign.put(domain.lower(), adapter.addresses());
      }
    }
  }

  /// The host that a partner's service record names: the pinned one where it lies in the domain.
  static String host(Partner p, Fqdn domain) {
    boolean xmpp = p.kind().value().equals("xmpp-partner");
    return p.edge()
        .filter(e -> e.isIn(domain))
        .map(Fqdn::lower)
        .orElse((xmpp ? "xmpp." : "sip.") + domain.lower());
  }

  /// The addresses of a host name.
  Answer resolve(Seat seat, String name, Conditions conditions) {
    List<Address> addresses = new ArrayList<>(2);
    List<String> used = new ArrayList<>(2);
    String at = name;
    for (int i = 0; i < CHAIN; i++) {
      String alias = null;
      for (DnsRow row : rows(seat, at)) {
        if (!conditions.hasRecord(row.name(), row.id())) {
          continue;
        }
        if (row.type() == RecordType.CNAME) {
          alias = row.value();
          used.add(row.id());
        } else if (row.type() == RecordType.A || row.type() == RecordType.AAAA) {
          addresses.add(Address.of(row.value()));
          used.add(row.id());
        }
      }
      if (!addresses.isEmpty() || alias == null) {
        break;
      }
      at = alias;
    }
    if (addresses.isEmpty() && conditions.hasRecord(at, at)) {
      List<Address> other = foreign.get(at);
      if (other != null) {
        return new Answer("", name, other, used);
      }
    }
    return new Answer("", name, addresses, used);
  }

  /// The service behind a record: lowest priority, then highest weight, then first received; never
  /// a second choice. Source: Gg398758.
  Optional<Service> service(Seat seat, String owner, Conditions conditions) {
    return services(seat, owner, conditions).stream().findFirst();
  }

  /// All services behind a record, in the order in which clients try them.
  List<Service> services(Seat seat, String owner, Conditions conditions) {
    List<DnsRow> rows = new ArrayList<>(2);
    for (DnsRow row : rows(seat, owner)) {
      if (row.type() == RecordType.SRV && conditions.hasRecord(row.name(), row.id())) {
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      Service other = conditions.hasRecord(owner, owner) ? foreignServices.get(owner) : null;
      return other == null ? List.of() : List.of(other);
    }
    rows.sort(
        Comparator.comparingInt((DnsRow r) -> r.priority().orElse(0))
            .thenComparingInt(r -> -r.weight().orElse(0)));
    return rows.stream()
        .map(r -> new Service(owner, r.value(), r.port().orElse(0), List.of(r.id())))
        .toList();
  }

  /// Id of the planned record that makes a name an alias.
  Optional<String> alias(Seat seat, String name, Conditions conditions) {
    return rows(seat, name).stream()
        .filter(r -> r.type() == RecordType.CNAME && conditions.hasRecord(r.name(), r.id()))
        .map(DnsRow::id)
        .findFirst();
  }

  /// True for a name that partners publish.
  boolean isForeign(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return foreign.containsKey(lower) || foreignServices.containsKey(lower);
  }

  private List<DnsRow> rows(Seat seat, String name) {
    if (seat == Seat.INSIDE) {
      List<DnsRow> own = inside.get(name);
      if (own != null) {
        return own;
      }
      for (Fqdn zone : insideZones) {
        if (Fqdn.of(name).isIn(zone)) {
          return List.of();
        }
      }
    }
    return outside.getOrDefault(name, List.of());
  }
}

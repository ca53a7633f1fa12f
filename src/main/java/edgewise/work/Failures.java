package edgewise.work;

import edgewise.layout.Link;
import edgewise.layout.Links;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Firewall;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.LoadBalancer;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.model.Site;
import edgewise.plan.CertificateRow;
import edgewise.plan.Design;
import edgewise.plan.DnsRow;
import edgewise.plan.FirewallRow;
import edgewise.plan.Plan;
import edgewise.plan.San;
import edgewise.sim.Fault;
import edgewise.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Everything that can be taken out of service in a plan, and its words.
public final class Failures {
  private static final List<String> WRONG = List.of("missing", "expired", "untrusted", "no-eku");

  /// Of more sites the lines between any two are typed, not picked.
  private static final int MOST_SITES = 12;

  private Failures() {}

  /// Something that can fail.
  ///
  /// @param icon name of an element kind, or of the table a row is in
  /// @param ofKind whether the icon is that of a kind
  public record Choice(Fault fault, Message words, String icon, boolean ofKind) {}

  /// All of them: elements in document order with their servers, then rules, records and
  /// certificates.
  public static List<Choice> of(Plan plan) {
    List<Choice> all = new ArrayList<>();
    Design design = plan.design();
    for (Element e : design.elements()) {
      if (!canFail(e)) {
        continue;
      }
      element(all, e, e.id(), design);
      switch (e) {
        case EdgePool p -> {
          if (p.servers().size() > 1) {
            p.servers().stream().map(EdgeServer::id).forEach(id -> element(all, e, id, design));
          }
        }
        case Pool p -> {
          if (p.servers().size() > 1) {
            p.servers().stream().map(Server::id).forEach(id -> element(all, e, id, design));
          }
        }
        default -> {}
      }
    }
    links(all, design);
    for (FirewallRow row : plan.firewall()) {
      Fault fault = Fault.rule(row.id());
      all.add(new Choice(fault, words(fault, design), "firewall-rules", false));
    }
    Set<String> names = new LinkedHashSet<>();
    for (DnsRow row : plan.dns()) {
      if (names.add(row.name())) {
        record(all, row.name(), design);
      }
    }
    plan.dns().forEach(row -> record(all, row.id(), design));
    plan.certificates().forEach(row -> certificate(all, row, design));
    return all;
  }

  /// What is drawn as a line between two things that can fail, and the lines between sites.
  private static void links(List<Choice> all, Design design) {
    Set<Fault> seen = new LinkedHashSet<>();
    for (Link link : Links.of(design)) {
      if (fails(link.from(), design) && fails(link.to(), design)) {
        Fault fault = link(link.from(), link.to());
        if (!seen.contains(link(link.to(), link.from())) && seen.add(fault)) {
          all.add(new Choice(fault, words(fault, design), "swap", false));
        }
      }
    }
    List<Site> sites = design.sites();
    for (int i = 0; i < sites.size(); i++) {
      for (int j = i + 1; j < sites.size() && sites.size() <= MOST_SITES; j++) {
        Fault fault = link(sites.get(i).id(), sites.get(j).id());
        all.add(new Choice(fault, words(fault, design), "swap", false));
      }
    }
  }

  private static boolean fails(ElementId id, Design design) {
    return design
        .find(id)
        .filter(e -> canFail(e) && !(e instanceof Firewall) && !(e instanceof Site))
        .isPresent();
  }

  /// What runs between two elements, cut.
  public static Fault link(ElementId from, ElementId to) {
    return new Fault(
        Fault.Kind.LINK,
        from.value().toLowerCase(Locale.ROOT),
        to.value().toLowerCase(Locale.ROOT),
        Optional.empty());
  }

  private static void element(List<Choice> all, Element e, ElementId id, Design design) {
    Fault fault = Fault.element(id.value());
    all.add(new Choice(fault, words(fault, design), e.kind().value(), true));
  }

  private static void record(List<Choice> all, String name, Design design) {
    Fault fault = Fault.record(name);
    all.add(new Choice(fault, words(fault, design), "dns-records", false));
  }

  private static void certificate(List<Choice> all, CertificateRow row, Design design) {
    List<String> details = new ArrayList<>(WRONG);
    for (San san : row.sans()) {
      details.add("no-name=" + san.name());
    }
    for (String detail : details) {
      Fault fault = Fault.certificate(row.id(), detail);
      all.add(new Choice(fault, words(fault, design), "certificates", false));
    }
  }

  /// Whether traffic notices when an element stands still.
  public static boolean canFail(Element element) {
    return element instanceof EdgePool
        || element instanceof Pool
        || element instanceof Host
        || element instanceof ReverseProxy
        || element instanceof LoadBalancer
        || element instanceof Firewall
        || element instanceof Site
        || element instanceof Partner;
  }

  /// A fault in words, with its time if it has one.
  public static Message words(Fault fault, Design design) {
    Message what = what(fault, design);
    return fault
        .at()
        .map(
            span ->
                span.until()
                    .map(
                        u ->
                            Message.of(
                                "simulation.fault.from-to", what, clock(span.from()), clock(u)))
                    .orElseGet(() -> Message.of("simulation.fault.from", what, clock(span.from()))))
        .orElse(what);
  }

  /// A time of a run as `HH:MM`.
  private static String clock(Duration time) {
    return String.format(Locale.ROOT, "%02d:%02d", time.toHours(), time.toMinutesPart());
  }

  private static Message what(Fault fault, Design design) {
    return switch (fault.kind()) {
      case ELEMENT -> Message.of("simulation.fault.element", name(fault.target(), design));
      case LINK ->
          Message.of(
              "simulation.fault.link", name(fault.target(), design), name(fault.detail(), design));
      case RECORD -> Message.of("simulation.fault.record", fault.target());
      case RULE -> Message.of("simulation.fault.rule", fault.target());
      case CERTIFICATE ->
          fault.detail().startsWith("no-name=")
              ? Message.of(
                  "simulation.fault.no-name",
                  fault.target(),
                  fault.detail().substring("no-name=".length()))
              : Message.of("simulation.fault." + fault.detail(), fault.target());
    };
  }

  /// The drawn name of what a fault calls by its id in lower case, with its site where another
  /// element has the same name.
  public static String name(String target, Design design) {
    for (Element e : design.elements()) {
      Optional<String> name =
          e.id().value().equalsIgnoreCase(target)
              ? Optional.of(told(e, design))
              : server(e, target).map(Fqdn::lower);
      if (name.isPresent()) {
        return name.get();
      }
    }
    return target;
  }

  private static String told(Element element, Design design) {
    boolean other =
        design.elements().stream()
            .anyMatch(e -> !e.id().equals(element.id()) && e.name().equals(element.name()));
    return other && element.siteId().isPresent()
        ? element.name() + " (" + design.name(element.siteId().get()) + ")"
        : element.name();
  }

  /// The element that a fault calls by its id in lower case, or whose server it calls so.
  public static Optional<ElementId> element(String target, Design design) {
    return design.elements().stream()
        .filter(e -> e.id().value().equalsIgnoreCase(target) || server(e, target).isPresent())
        .map(Element::id)
        .findFirst();
  }

  private static Optional<Fqdn> server(Element element, String target) {
    return switch (element) {
      case EdgePool p ->
          p.servers().stream()
              .filter(s -> s.id().value().equalsIgnoreCase(target))
              .map(EdgeServer::fqdn)
              .findFirst();
      case Pool p ->
          p.servers().stream()
              .filter(s -> s.id().value().equalsIgnoreCase(target))
              .map(Server::fqdn)
              .findFirst();
      default -> Optional.empty();
    };
  }
}

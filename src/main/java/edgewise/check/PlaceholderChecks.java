package edgewise.check;

import edgewise.model.Address;
import edgewise.model.Balancing;
import edgewise.model.Cidr;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.Fqdn;
import edgewise.model.LoadBalancer;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.model.Vip;
import edgewise.model.VipService;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import edgewise.text.Message;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Conditions on what is not filled in yet: words, samples and gaps that would slip into rules,
/// records and requests.
final class PlaceholderChecks {
  /// Names that nobody can own (RFC 2606).
  private static final Set<String> RESERVED_TOP = Set.of("example", "test", "invalid", "localhost");

  private static final List<Fqdn> RESERVED_SECOND =
      Stream.of("example.com", "example.net", "example.org").map(Fqdn::of).toList();

  /// Companies that exist in planning literature only.
  private static final Set<String> SAMPLE_COMPANIES =
      Set.of(
          "contoso",
          "fabrikam",
          "adatum",
          "litware",
          "litwareinc",
          "northwindtraders",
          "woodgrovebank",
          "tailspintoys",
          "wingtiptoys",
          "proseware",
          "cohowinery",
          "cohovineyard",
          "alpineskihouse",
          "treyresearch",
          "adventure-works",
          "margiestravel",
          "fourthcoffee");

  private static final Set<String> WORDS =
      Set.of("todo", "tbd", "tba", "fqdn", "dummy", "changeit");

  private static final int LONGEST_WORD = WORDS.stream().mapToInt(String::length).max().getAsInt();

  /// What stands around a part that is to be filled in.
  private static final String BRACKETS = "<>{}[]$%?";

  private static final List<String> PHRASES =
      List.of(
          "changeme",
          "change-me",
          "placeholder",
          "yourdomain",
          "your-domain",
          "yourcompany",
          "your-company",
          "mydomain",
          "domainname");

  private static final List<Cidr> DOCUMENTATION =
      List.of(
          Cidr.of("192.0.2.0/24"),
          Cidr.of("198.51.100.0/24"),
          Cidr.of("203.0.113.0/24"),
          Cidr.of("2001:db8::/32"),
          Cidr.of("3fff::/20"));

  static final Map<String, Condition> ALL = all();

  private PlaceholderChecks() {}

  private static Map<String, Condition> all() {
    Map<String, Condition> all = new LinkedHashMap<>();
    all.put("PH-01", PlaceholderChecks::placeholderNames);
    all.put(
        "PH-02",
        (plan, hits) -> {
          for (DrawnAddress drawn : DrawnAddress.of(plan.design())) {
            if (!drawn.address().isValid()) {
              hits.on(
                  drawn.element(),
                  drawn.place() + " " + drawn.owner(),
                  drawn.text(),
                  drawn.placeInWords());
            }
          }
        });
    all.put(
        "PH-03",
        (plan, hits) -> {
          for (DrawnAddress drawn : DrawnAddress.of(plan.design())) {
            if (!drawn.subnet() && drawn.address().isUnspecified()) {
              hits.on(
                  drawn.element(),
                  drawn.place() + " " + drawn.owner(),
                  drawn.text(),
                  drawn.placeInWords());
            }
          }
        });
    all.put("PH-04", PlaceholderChecks::missingAddresses);
    all.put(
        "PH-05",
        (plan, hits) -> {
          DrawnName.ofOwn(plan.design()).forEach(n -> emptyOrBlank(n, hits));
          DrawnName.ofPartners(plan.design()).forEach(n -> emptyOrBlank(n, hits));
        });
    all.put("PH-06", PlaceholderChecks::documentationAddresses);
    all.put("PH-07", PlaceholderChecks::sampleCompanies);
    return Collections.unmodifiableMap(all);
  }

  private static void placeholderNames(Plan plan, Hits hits) {
    Design design = plan.design();
    Set<String> reserved = new LinkedHashSet<>();
    for (DrawnName drawn : DrawnName.ofOwn(design)) {
      reservedDomain(drawn.name()).ifPresent(reserved::add);
    }
    if (!reserved.isEmpty()) {
      hits.onOrganization(Each.joined(reserved.stream()));
    }
    Map<Optional<Element>, Set<String>> byElement = new LinkedHashMap<>();
    for (DrawnName drawn : DrawnName.ofOwn(design)) {
      collectPlaceholder(drawn, byElement);
    }
    for (DrawnName drawn : DrawnName.ofPartners(design)) {
      collectPlaceholder(drawn, byElement);
    }
    byElement.forEach(
        (element, names) -> {
          String text = Each.joined(names.stream());
          if (element.isPresent()) {
            hits.on(element.get(), text);
          } else {
            hits.onOrganization(text);
          }
        });
  }

  private static void collectPlaceholder(
      DrawnName drawn, Map<Optional<Element>, Set<String>> byElement) {
    if (isPlaceholder(drawn.name())) {
      byElement
          .computeIfAbsent(drawn.element(), _ -> new LinkedHashSet<>())
          .add(drawn.name().text());
    }
  }

  /// True for a name with brackets around a part of it, or with a word that means "fill me in".
  static boolean isPlaceholder(Fqdn name) {
    String text = name.lower();
    for (String phrase : PHRASES) {
      if (text.contains(phrase)) {
        return true;
      }
    }
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (BRACKETS.indexOf(c) >= 0) {
        return true;
      }
      if (c == '.' || c == '-' || c == '_' || Character.isWhitespace(c)) {
        if (isStandIn(text, start, i)) {
          return true;
        }
        start = i + 1;
      }
    }
    return isStandIn(text, start, text.length());
  }

  /// True for a word that means "fill me in", and for a row of `x`.
  private static boolean isStandIn(String text, int from, int to) {
    int length = to - from;
    if (length < 3 || length > LONGEST_WORD && text.charAt(from) != 'x') {
      return false;
    }
    String word = text.substring(from, to);
    return WORDS.contains(word) || word.equals("x".repeat(length));
  }

  /// The part of a name that is reserved for examples and tests, if there is one.
  private static Optional<String> reservedDomain(Fqdn name) {
    String text = name.lower();
    String top = text.substring(text.lastIndexOf('.') + 1);
    if (text.indexOf('.') > 0 && RESERVED_TOP.contains(top)) {
      return Optional.of(top);
    }
    return RESERVED_SECOND.stream().filter(name::isIn).map(Fqdn::lower).findFirst();
  }

  private static void sampleCompanies(Plan plan, Hits hits) {
    Set<String> samples = new LinkedHashSet<>();
    DrawnName.ofOwn(plan.design()).forEach(n -> sampleDomain(n.name()).ifPresent(samples::add));
    DrawnName.ofPartners(plan.design())
        .forEach(
            n ->
                sampleDomain(n.name())
                    .or(() -> reservedDomain(n.name()).map(_ -> n.name().lower()))
                    .ifPresent(samples::add));
    if (!samples.isEmpty()) {
      hits.onOrganization(Each.joined(samples.stream()));
    }
  }

  /// The company label and what follows it, such as `contoso.com`.
  private static Optional<String> sampleDomain(Fqdn name) {
    String rest = name.lower();
    while (rest.indexOf('.') > 0) {
      if (SAMPLE_COMPANIES.contains(rest.substring(0, rest.indexOf('.')))) {
        return Optional.of(rest);
      }
      rest = rest.substring(rest.indexOf('.') + 1);
    }
    return Optional.empty();
  }

  private static void emptyOrBlank(DrawnName drawn, Hits hits) {
    if (drawn.name().isBlank() || DrawnName.hasBlank(drawn.name())) {
      Object text = drawn.name().isBlank() ? Message.of("name.empty") : drawn.name().text();
      drawn.report(
          hits,
          drawn.place() + " " + drawn.owner() + drawn.name().text(),
          text,
          drawn.placeInWords());
    }
  }

  private static void documentationAddresses(Plan plan, Hits hits) {
    Map<Element, Set<String>> byElement = new LinkedHashMap<>();
    for (DrawnAddress drawn : DrawnAddress.of(plan.design())) {
      if (DOCUMENTATION.stream().anyMatch(c -> c.contains(drawn.address()))) {
        byElement.computeIfAbsent(drawn.element(), _ -> new LinkedHashSet<>()).add(drawn.text());
      }
    }
    byElement.forEach((element, addresses) -> hits.on(element, Each.joined(addresses.stream())));
  }

  private static void missingAddresses(Plan plan, Hits hits) {
    Design design = plan.design();
    for (Element element : design.elements()) {
      switch (element) {
        case EdgePool pool -> missingOnEdge(design, pool, hits);
        case Pool pool -> {
          missing(pool.servers(), pool, pool.name(), "no-server", hits);
          for (Server s : pool.servers()) {
            missing(s.addresses(), pool, Each.label(s.fqdn(), s.id().value()), "server", hits);
          }
        }
        case ReverseProxy proxy -> {
          missing(proxy.external(), proxy, proxy.name(), "proxy-external", hits);
          missing(proxy.internal(), proxy, proxy.name(), "proxy-internal", hits);
        }
        case LoadBalancer balancer -> {
          for (Vip vip : balancer.vips()) {
            missing(vip.addresses(), balancer, design.name(vip.pool()), "virtual", hits);
          }
        }
        default -> {}
      }
    }
  }

  private static void missingOnEdge(Design design, EdgePool pool, Hits hits) {
    missing(pool.servers(), pool, pool.name(), "no-server", hits);
    boolean conferencing = pool.webConferencingOn() && !pool.sharedAddress();
    boolean media = pool.audioVideoOn() && !pool.sharedAddress();
    for (EdgeServer s : pool.servers()) {
      String name = Each.label(s);
      missing(s.internal(), pool, name, "edge-internal", hits);
      missing(s.access(), pool, name, "access-edge", hits);
      if (conferencing) {
        missing(s.webConferencing(), pool, name, "web-conferencing-edge", hits);
      }
      if (media) {
        missing(s.av(), pool, name, "av-edge", hits);
      }
      // The translated address of A/V Edge is looked at by EDGE-NET-14.
      if (pool.nat()) {
        missing(s.accessPublic(), pool, name, "access-edge-public", hits);
        if (conferencing) {
          missing(s.webConferencingPublic(), pool, name, "web-conferencing-edge-public", hits);
        }
      }
    }
    if (pool.balancing() == Balancing.HARDWARE) {
      Map<VipService, Boolean> wanted = new EnumMap<>(VipService.class);
      wanted.put(VipService.ACCESS_EDGE, true);
      wanted.put(VipService.WEB_CONFERENCING_EDGE, conferencing);
      wanted.put(VipService.AV_EDGE, media);
      wanted.put(VipService.EDGE_INTERNAL, true);
      wanted.forEach(
          (service, needed) -> {
            if (needed && design.vips(pool.id()).stream().noneMatch(v -> v.service() == service)) {
              String place = "virtual-" + service.name().toLowerCase(Locale.ROOT).replace('_', '-');
              report(pool, pool.name(), place, "virtual", hits);
            }
          });
    }
  }

  /// Reports a place where nothing is typed; words and `0.0.0.0` have checks of their own.
  private static void missing(
      List<?> typed, Element element, String owner, String place, Hits hits) {
    if (typed.stream().allMatch(a -> a instanceof Address address && address.text().isEmpty())) {
      report(element, owner, place, place, hits);
    }
  }

  private static void report(Element element, String owner, String place, String stops, Hits hits) {
    hits.on(
        element,
        place + " " + owner,
        DrawnAddress.inWords(place, owner),
        Message.of("missing." + stops));
  }
}

package edgewise.export;

import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.ElementId;
import edgewise.model.Firewall;
import edgewise.model.PortRange;
import edgewise.model.ReverseProxy;
import edgewise.model.VipService;
import edgewise.plan.AddressSet;
import edgewise.plan.Design;
import edgewise.plan.Endpoint;
import edgewise.plan.FirewallRow;
import edgewise.plan.FirewallSide;
import edgewise.plan.Roles;
import edgewise.text.Texts;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The firewall rows as what devices want: one rule set for each firewall of a site, groups of
/// addresses named after the design, the addresses on both sides of a translation.
final class FirewallRules {
  private static final int LONGEST_GROUP = 48;
  private static final int LONGEST_LINUX = 15;
  private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9]+");
  private static final Pattern START = Pattern.compile("^-+");
  private static final Pattern END = Pattern.compile("-+$");

  /// The side of a firewall that an end of a rule is on.
  enum Band {
    OUTSIDE,
    PERIMETER,
    INSIDE
  }

  /// Addresses under a name of the design; the name has at most 53 letters, digits and hyphens and
  /// starts with a letter.
  record Group(String name, List<Cidr> parts) {
    /// The parts of one address family.
    List<Cidr> of(int family) {
      for (Cidr part : parts) {
        if (part.base().family() != family) {
          return parts.stream().filter(c -> c.base().family() == family).toList();
        }
      }
      return parts;
    }

    private boolean has(int family) {
      for (Cidr part : parts) {
        if (part.base().family() == family) {
          return true;
        }
      }
      return false;
    }
  }

  /// One end of a rule.
  ///
  /// @param any every address; then both groups are empty
  /// @param real the addresses that the machines have
  /// @param outside the addresses by which the other side knows them; the same group where nothing
  ///   translates
  record End(Band band, boolean any, Group real, Group outside) {
    boolean isTranslated() {
      return !real.equals(outside);
    }

    /// True when rules of this address family can name this end.
    boolean has(int family) {
      return any || real.has(family) && outside.has(family);
    }
  }

  /// One row.
  ///
  /// @param note what it is for, on one line: its id first
  record Rule(FirewallRow row, End source, End destination, String note) {
    String transport() {
      return row.transport().name().toLowerCase(Locale.ROOT);
    }

    /// True when a rule of the family can be written; a row between any and any is one of IPv4.
    boolean has(int family) {
      return source.has(family)
          && destination.has(family)
          && (family == 4 || !source.any() || !destination.any());
    }

    /// True when an end has no address in the design yet.
    boolean isOpen() {
      return !has(4) && !has(6);
    }
  }

  /// What one firewall of a site lets through.
  ///
  /// @param file name of its file without folder and extension
  /// @param translated real addresses by the public ones in front of them
  /// @param interfaces what the device calls its interfaces or zones, as far as the design says so
  record RuleSet(
      String site,
      FirewallSide side,
      String file,
      List<Rule> rules,
      Map<Address, Address> translated,
      Map<Band, String> interfaces) {
    /// What the device calls the interface or zone of a band.
    ///
    /// @param example what it is called where the design does not say
    String named(Band band, Function<Band, String> example) {
      String name = interfaces.get(band);
      return name == null ? example.apply(band) : name;
    }

    /// The interface of a band on Linux, which takes no longer names. Networks inside that a
    /// firewall stands between have an interface each, so rules ask for none there.
    Optional<String> linux(Band band) {
      return asksFor(band)
          ? Optional.of(interfaces.get(band)).filter(n -> n.length() <= LONGEST_LINUX)
          : Optional.empty();
    }

    private boolean asksFor(Band band) {
      return interfaces.containsKey(band)
          && (side != FirewallSide.INTERNAL_NET || band != Band.INSIDE);
    }

    /// The bands that rules of the device name.
    private Set<Band> bands() {
      Set<Band> bands = EnumSet.noneOf(Band.class);
      rules.stream()
          .filter(r -> !r.isOpen())
          .forEach(
              r -> {
                bands.add(r.source().band());
                bands.add(r.destination().band());
              });
      if (!translated.isEmpty()) {
        bands.add(Band.OUTSIDE);
        bands.add(Band.PERIMETER);
      }
      return bands;
    }

    /// The groups that rules name, each once, in the order of the rules.
    List<Group> groups(Function<Rule, List<Group>> named) {
      return rules.stream()
          .filter(r -> !r.isOpen())
          .flatMap(r -> named.apply(r).stream())
          .filter(g -> !g.parts().isEmpty())
          .distinct()
          .toList();
    }

    /// The site as an element; empty where rows belong to none.
    Optional<ElementId> siteId() {
      return rules.stream().findFirst().flatMap(r -> r.row().site());
    }

    /// What tells the firewall from others on one machine, and stays when the site is renamed: the
    /// id of the site and the side, as `redmond-internal`.
    String key() {
      return siteId().map(id -> id.value() + "-").orElse("") + side.id();
    }

    /// This firewall with nothing in it.
    RuleSet empty() {
      return new RuleSet(site, side, file, List.of(), Map.of(), interfaces);
    }

    /// The translated addresses of one family.
    Map<Address, Address> translated(int family) {
      Map<Address, Address> some = new LinkedHashMap<>();
      translated.forEach(
          (outside, real) -> {
            if (outside.family() == family) {
              some.put(outside, real);
            }
          });
      return some;
    }

    /// The public addresses that machines inside call as well.
    Set<Address> calledFromInside() {
      Set<Address> called = new HashSet<>();
      rules.stream()
          .filter(r -> r.source().band() != Band.OUTSIDE && r.destination().isTranslated())
          .flatMap(r -> r.destination().outside().parts().stream())
          .forEach(c -> called.add(c.base()));
      return called;
    }

    /// The public address in front of each real one: the first where there are several.
    Map<Address, Address> back(int family) {
      Map<Address, Address> back = new LinkedHashMap<>();
      translated(family).forEach((outside, real) -> back.putIfAbsent(real, outside));
      return back;
    }
  }

  /// A firewall in two plans.
  private record Pair(RuleSet before, RuleSet after) {}

  private static final Group NONE = new Group("any", List.of());

  private final Texts texts;
  private final Set<String> taken = new HashSet<>(Set.of("any"));
  private final Map<String, List<Group>> groups = new HashMap<>();

  private final Set<Address> virtual = new HashSet<>();

  private FirewallRules(ExportInput in) {
    texts = in.texts();
    in.plan().design().loadBalancers().stream()
        .flatMap(l -> l.vips().stream())
        .forEach(v -> virtual.addAll(v.addresses()));
  }

  /// The rule sets in the order of the table.
  static List<RuleSet> of(ExportInput in) {
    record Place(String site, FirewallSide side) {}
    Map<Place, List<FirewallRow>> byFirewall = new LinkedHashMap<>();
    for (FirewallRow row : in.plan().firewall()) {
      byFirewall
          .computeIfAbsent(new Place(row.siteName(), row.firewall()), _ -> new ArrayList<>())
          .add(row);
    }
    FirewallRules all = new FirewallRules(in);
    List<RuleSet> sets = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    byFirewall.forEach(
        (place, rows) -> {
          String file =
              Numbered.free(
                  taken,
                  n ->
                      OutFile.safeName(
                          place.site() + (n == 1 ? "-" : "-" + n + "-") + place.side().id()));
          sets.add(
              new RuleSet(
                  place.site(),
                  place.side(),
                  file,
                  rows.stream().map(all::rule).toList(),
                  place.side() == FirewallSide.EXTERNAL
                      ? translation(in.plan().design(), place.site())
                      : Map.of(),
                  interfaces(in.plan().design(), place.side(), rows.getFirst().site())));
        });
    return List.copyOf(sets);
  }

  /// The names that the drawn firewall of a site has for its sides. Firewalls between networks
  /// inside are not drawn: where the inner firewall does their work, its names are theirs.
  private static Map<Band, String> interfaces(
      Design design, FirewallSide side, Optional<ElementId> site) {
    Map<Band, String> names = new EnumMap<>(Band.class);
    String kind = side == FirewallSide.EXTERNAL ? "outer-firewall" : "inner-firewall";
    design.firewalls().stream()
        .filter(f -> f.kind().value().equals(kind) && site.equals(Optional.of(f.site())))
        .forEach(
            f -> {
              name(names, Band.OUTSIDE, f.outsideInterface());
              name(names, Band.PERIMETER, f.perimeterInterface());
              name(names, Band.INSIDE, f.insideInterface());
            });
    return names;
  }

  private static void name(Map<Band, String> names, Band band, Optional<String> name) {
    name.filter(Firewall::isInterfaceName).ifPresent(n -> names.putIfAbsent(band, n));
  }

  /// One file for each rule set: `firewall/SITE-FIREWALL` and the extension.
  static List<OutFile> files(ExportInput in, String extension, Function<RuleSet, byte[]> text) {
    List<OutFile> files = new ArrayList<>();
    for (RuleSet set : of(in)) {
      files.add(file(set.file() + extension, text.apply(set)));
    }
    return List.copyOf(files);
  }

  /// One file for each firewall at which two plans differ: `firewall/SITE-FIREWALL-changes` and the
  /// extension. A firewall that only one of them has stands against one without a rule.
  ///
  /// @param text what has to change; empty when nothing has
  static List<OutFile> changes(
      ExportInput before,
      ExportInput after,
      String extension,
      BiFunction<RuleSet, RuleSet, String> text,
      Charset charset) {
    List<OutFile> files = new ArrayList<>();
    for (Pair pair : pairs(of(before), of(after))) {
      String changes = text.apply(pair.before(), pair.after());
      if (!changes.isEmpty()) {
        files.add(file(pair.after().file() + "-changes" + extension, changes.getBytes(charset)));
      }
    }
    return List.copyOf(files);
  }

  /// The rule sets of one firewall in two plans: those of the later plan in its order, then those
  /// that it has no more. A site is the same by its id, or by its name where it was drawn anew.
  private static List<Pair> pairs(List<RuleSet> before, List<RuleSet> after) {
    List<RuleSet> gone = new ArrayList<>(before);
    List<Pair> pairs = new ArrayList<>();
    for (RuleSet now : after) {
      RuleSet old =
          gone.stream()
              .filter(s -> s.side() == now.side() && s.siteId().equals(now.siteId()))
              .findFirst()
              .or(
                  () ->
                      gone.stream()
                          .filter(s -> s.side() == now.side() && s.site().equals(now.site()))
                          .findFirst())
              .orElse(now.empty());
      gone.remove(old);
      pairs.add(new Pair(old, now));
    }
    gone.forEach(old -> pairs.add(new Pair(old, old.empty())));
    return pairs;
  }

  static OutFile file(String name, byte[] bytes) {
    return new OutFile("firewall/" + name, out -> out.write(bytes));
  }

  static byte[] ascii(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /// What a file is: the design, the site and the firewall.
  static String head(ExportInput in, RuleSet set) {
    return in.texts()
        .say(
            "export.firewall.head", in.baseName(), set.site(), set.side().id(), set.rules().size());
  }

  /// What a file of changes is.
  static String changesHead(ExportInput before, ExportInput after, RuleSet set) {
    return after
        .texts()
        .say(
            "export.firewall.changes",
            before.baseName(),
            after.baseName(),
            set.site(),
            set.side().id());
  }

  /// Says which names of interfaces or zones are examples, or of another device; nothing where the
  /// design has all of them.
  ///
  /// @param all key of what is said where the design has none
  static Optional<String> examples(
      ExportInput in, RuleSet set, String all, Function<Band, String> example) {
    if (set.interfaces().isEmpty()) {
      return Optional.of(in.texts().say(all));
    }
    List<String> names =
        set.bands().stream()
            .filter(b -> !set.interfaces().containsKey(b))
            .map(example)
            .distinct()
            .toList();
    if (!names.isEmpty()) {
      return Optional.of(in.texts().say("export.firewall.examples", String.join(", ", names)));
    }
    return set.side() == FirewallSide.INTERNAL_NET
        ? Optional.of(
            in.texts()
                .say(
                    "export.firewall.inner",
                    set.bands().stream()
                        .map(set.interfaces()::get)
                        .distinct()
                        .collect(Collectors.joining(", "))))
        : Optional.empty();
  }

  /// Says which interfaces rules for Linux do not ask for, since they cannot be called so there.
  static Optional<String> tooLong(ExportInput in, RuleSet set) {
    List<String> names =
        set.bands().stream()
            .filter(b -> set.asksFor(b) && set.linux(b).isEmpty())
            .map(set.interfaces()::get)
            .distinct()
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            in.texts().say("export.firewall.long", String.join(", ", names), LONGEST_LINUX));
  }

  /// Says that a rule cannot be written yet.
  static String open(ExportInput in, Rule rule) {
    return in.texts().say("export.firewall.open", rule.row().id());
  }

  private Rule rule(FirewallRow row) {
    String security =
        row.security().equals("none") || row.security().equals("not-stated")
            ? ""
            : " " + row.security();
    return new Rule(
        row,
        end(row.source(), row.source().addresses(), row.source().translated(), true),
        end(
            row.destination(),
            row.destination().addresses(),
            row.destination().translated(),
            false),
        texts.say(
            "export.firewall.rule",
            row.id(),
            row.application() + security,
            onceEach(row.source().text(texts)),
            onceEach(row.destination().text(texts))));
  }

  /// Names joined by `;`, each once: networks of several sites may be called alike.
  private static String onceEach(String names) {
    return names.indexOf(';') < 0
        ? names
        : String.join(";", new LinkedHashSet<>(List.of(names.split(";", -1))));
  }

  /// A sender is planned with the address it has, a listener with the address that is called.
  private End end(Endpoint end, AddressSet planned, AddressSet translated, boolean sends) {
    AddressSet other = translated.isEmpty() ? planned : translated;
    AddressSet real = sends ? planned : other;
    AddressSet outside = sends ? other : planned;
    Group inner = group(end.name(), end.role(), real);
    return new End(
        band(end.role()),
        planned.isAny(),
        inner,
        outside.equals(real) ? inner : group(end.name(), end.role() + "-public", outside));
  }

  private static Band band(String role) {
    return switch (Roles.zone(role)) {
      case INTERNET -> Band.OUTSIDE;
      case PERIMETER_EXTERNAL, PERIMETER_INTERNAL -> Band.PERIMETER;
      case CORPORATE -> Band.INSIDE;
    };
  }

  /// The group of these addresses; what has the same name and other addresses gets a number.
  ///
  /// @param tail the role, which stays whole where the name has to be cut
  private Group group(String owner, String tail, AddressSet addresses) {
    List<Cidr> parts = addresses.parts();
    if (parts.isEmpty()) {
      return NONE;
    }
    String base = owner + "-" + tail;
    for (Group g : groups.computeIfAbsent(base, _ -> new ArrayList<>())) {
      if (g.parts().equals(parts)) {
        return g;
      }
    }
    boolean balanced = parts.stream().allMatch(c -> virtual.contains(c.base()));
    String stem = stem(owner, balanced ? tail + "-vip" : tail);
    String name = Numbered.free(taken, n -> n == 1 ? stem : stem + "-" + n);
    Group group = new Group(name, parts);
    groups.get(base).add(group);
    return group;
  }

  /// A name for a group.
  private static String stem(String owner, String tail) {
    String first = START.matcher(OTHERS.matcher(onceEach(owner)).replaceAll("-")).replaceAll("");
    if (!first.isEmpty() && !Character.isLetter(first.charAt(0))) {
      first = "g-" + first;
    }
    int room = LONGEST_GROUP - tail.length() - 1;
    String cut =
        END.matcher(first.length() > room ? first.substring(0, room) : first).replaceAll("");
    return cut.isEmpty() ? tail : cut + "-" + tail;
  }

  /// The pairs of public and real addresses at a site.
  private static Map<Address, Address> translation(Design design, String site) {
    Map<Address, Address> pairs = new LinkedHashMap<>();
    for (EdgePool edge : design.edgePools()) {
      if (edge.nat() && design.siteName(edge).equals(site)) {
        for (EdgeServer server : edge.servers()) {
          for (VipService service :
              List.of(
                  VipService.ACCESS_EDGE, VipService.WEB_CONFERENCING_EDGE, VipService.AV_EDGE)) {
            pair(
                pairs,
                design.publicAddresses(edge, server, service),
                design.external(edge, server, service));
          }
        }
      }
    }
    for (ReverseProxy proxy : design.reverseProxies()) {
      if (design.siteName(proxy).equals(site)) {
        pair(pairs, Design.usable(proxy.publicAddresses()), Design.usable(proxy.external()));
      }
    }
    return pairs;
  }

  private static void pair(
      Map<Address, Address> pairs, List<Address> outside, List<Address> inside) {
    for (int i = 0; i < Math.min(outside.size(), inside.size()); i++) {
      if (!outside.get(i).equals(inside.get(i))
          && outside.get(i).family() == inside.get(i).family()) {
        pairs.putIfAbsent(outside.get(i), inside.get(i));
      }
    }
  }

  // --- Names and words that devices take

  /// A name of at most so many letters, digits, hyphens and underscores for a row id, the same in
  /// every run. What does not fit ends in a sum of the whole.
  static String name(String id, int longest) {
    StringBuilder safe = new StringBuilder(id.length());
    boolean same = true;
    for (int i = 0; i < id.length(); i += Character.charCount(id.codePointAt(i))) {
      char c = id.charAt(i);
      boolean fits =
          c >= 'A' && c <= 'Z'
              || c >= 'a' && c <= 'z'
              || c >= '0' && c <= '9'
              || "_-".indexOf(c) >= 0;
      safe.append(fits ? c : '-');
      same &= fits || c == '/' || c == '.';
    }
    if (safe.length() <= longest && same) {
      return safe.toString();
    }
    String end = Plain.sum(id);
    return safe.substring(0, Math.min(safe.length(), longest - end.length())) + end;
  }

  /// Names of the rules of a set by row id, different from each other.
  static Map<String, String> names(RuleSet set, int longest) {
    Map<String, String> names = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Rule rule : set.rules()) {
      String id = rule.row().id();
      names.put(id, Numbered.free(taken, n -> name(n == 1 ? id : id + "#" + n, longest)));
    }
    return names;
  }

  /// Text for a comment or description of a device, at most so long: letters, digits and marks that
  /// mean nothing in any of the grammars. Everything else, a question mark too, which asks many a
  /// device for help, becomes `_`.
  static String words(String text, boolean onlyAscii, int longest) {
    StringBuilder out = new StringBuilder(text.length());
    int left = longest;
    for (int i = 0; i < text.length() && left > 0; left--) {
      int c = text.codePointAt(i);
      boolean fits =
          c < 0x80
              ? Character.isLetterOrDigit(c) || " .,:;/()+-_@".indexOf(c) >= 0
              : !onlyAscii && c <= 0xffff && Character.isLetterOrDigit(c);
      out.append(fits ? (char) c : '_');
      i += Character.charCount(c);
    }
    return out.toString();
  }

  /// `443` or `50000-59999`, with the mark of the device between the two.
  static String ports(PortRange range, String to) {
    return range.from() == range.to()
        ? Integer.toString(range.from())
        : range.from() + to + range.to();
  }

  /// Name of an object for one address or subnet: `h-192.0.2.1`, `n-192.0.2.0-24`.
  static String object(Cidr part) {
    String text = part.base().text().replace(':', '_');
    return part.isSingle() ? "h-" + text : "n-" + text + "-" + part.length();
  }

  /// The address with the length of the prefix, also of a single one.
  static String prefix(Cidr part) {
    return part.base().text() + "/" + part.length();
  }

  /// The mask of an IPv4 subnet: `255.255.255.0`.
  static String mask(int length) {
    long bits = length == 0 ? 0 : 0xffff_ffffL << (32 - length) & 0xffff_ffffL;
    return (bits >> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
  }

  /// Name of a service with the ports of a rule: `tcp-443`, `tcp-from-50000-59999`.
  static String service(Rule rule) {
    StringBuilder out = new StringBuilder(rule.transport());
    rule.row().ports().ifPresent(p -> out.append('-').append(ports(p, "-")));
    rule.row().sourcePorts().ifPresent(p -> out.append("-from-").append(ports(p, "-")));
    return out.toString();
  }

  /// The rules with different services, one of each.
  static List<Rule> services(RuleSet set) {
    return List.copyOf(
        set.rules().stream()
            .filter(r -> !r.isOpen())
            .collect(
                Collectors.toMap(
                    FirewallRules::service, r -> r, (a, _) -> a, LinkedHashMap<String, Rule>::new))
            .values());
  }
}

package edgewise.work;

import edgewise.catalogue.Kinds;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Host;
import edgewise.model.LoadBalancer;
import edgewise.model.Network;
import edgewise.model.Partner;
import edgewise.model.ReverseProxy;
import edgewise.model.Site;
import edgewise.model.UserGroup;
import edgewise.model.Words;
import edgewise.model.Zone;
import edgewise.plan.AddressSet;
import edgewise.plan.Design;
import edgewise.plan.Endpoint;
import edgewise.plan.FirewallRow;
import edgewise.plan.Plan;
import edgewise.plan.Reason;
import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.work.Between.Direction;
import edgewise.work.Between.Found;
import edgewise.work.Fitting.Fit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The firewall rows that traffic from one end to another needs, of whatever kind the ends are.
///
/// @param rows all of them: first those from the first end to the second, then those back; in each
///   direction first those that name both ends, then those that hold for them because they hold for
///   a whole network, each in the order of the plan. A row that runs both ways stands there twice
/// @param whyNone says why there is no row; empty when there are some
public record Answer(List<Found> rows, Optional<Message> whyNone) {
  public Answer {
    rows = List.copyOf(rows);
  }

  /// Asks a plan.
  ///
  /// @param both whether rows back from the second end to the first are wanted too
  public static Answer of(Plan plan, End from, End to, boolean both) {
    Design design = plan.design();
    Fitting a = new Fitting(design, from);
    Fitting b = new Fitting(design, to);
    List<Found> found = between(plan.firewall(), a, b, !from.equals(to));
    List<Found> there = found.stream().filter(f -> f.direction() == Direction.THERE).toList();
    List<Found> all = both ? found : there;
    return new Answer(
        all,
        all.isEmpty()
            ? Optional.of(whyNone(design, from, to, found.size() - there.size()))
            : Optional.empty());
  }

  /// The rows among some that run between two ends, in the order of an answer.
  ///
  /// @param both whether rows back from the second end to the first are wanted too
  static List<Found> between(List<FirewallRow> some, Fitting a, Fitting b, boolean both) {
    List<Found> all = new ArrayList<>();
    List<Found> thereWide = new ArrayList<>();
    List<Found> back = new ArrayList<>();
    List<Found> backWide = new ArrayList<>();
    for (FirewallRow row : some) {
      Fit there = fit(a, b, row);
      if (there != Fit.NO) {
        (there == Fit.NAMED ? all : thereWide).add(new Found(Direction.THERE, row));
      }
      Fit other = both ? fit(b, a, row) : Fit.NO;
      if (other != Fit.NO) {
        (other == Fit.NAMED ? back : backWide).add(new Found(Direction.BACK, row));
      }
    }
    all.addAll(thereWide);
    all.addAll(back);
    all.addAll(backWide);
    return all;
  }

  private static Fit fit(Fitting from, Fitting to, FirewallRow row) {
    Fit source = from.of(row.source(), row);
    if (source == Fit.NO) {
      return Fit.NO;
    }
    Fit destination = to.of(row.destination(), row);
    return source.compareTo(destination) < 0 ? source : destination;
  }

  private static Message whyNone(Design design, End from, End to, int back) {
    if (back > 0) {
      return back == 1
          ? Message.of("between.none.other-way-one")
          : Message.of("between.none.other-way", back);
    }
    for (End end : List.of(from, to)) {
      Optional<Element> element = end.drawn().flatMap(design::find);
      if (element.isPresent() && isSilent(element.get())) {
        return Message.of(
            "between.none.silent",
            element.get().name(),
            Message.of("kind." + element.get().kind().value()));
      }
      if (element.isPresent() && element.get() instanceof Partner p && !isReached(design, p)) {
        return Message.of("between.none.partner-off", p.name());
      }
    }
    Set<Zone> here = zones(design, from);
    Set<Zone> there = zones(design, to);
    if (isOnly(here, Zone.INTERNET) && isOnly(there, Zone.INTERNET)) {
      return Message.of("between.none.internet");
    }
    if (isOnly(here, Zone.INTERNET) && isOnly(there, Zone.CORPORATE)
        || isOnly(here, Zone.CORPORATE) && isOnly(there, Zone.INTERNET)) {
      String relays = relays(design);
      return relays.isEmpty()
          ? Message.of("between.none.no-relay")
          : Message.of("between.none.two-firewalls", relays);
    }
    if (!from.equals(to) && here.stream().anyMatch(there::contains)) {
      Optional<String> site = commonSite(design, from, to);
      Zone zone = here.stream().filter(there::contains).findFirst().orElseThrow();
      Message where = Message.of("between.zone." + Words.of(zone));
      return site.isPresent()
          ? Message.of("between.none.same-site", where, site.get())
          : Message.of("between.none.same-zone", where);
    }
    return from.equals(to) ? Message.of("between.none.same") : Message.of("between.none.unused");
  }

  /// True for what neither sends nor listens by itself.
  private static boolean isSilent(Element e) {
    return !(e instanceof Host
        || e instanceof ReverseProxy
        || e instanceof LoadBalancer
        || e instanceof Site
        || e instanceof Network
        || e instanceof Partner
        || e instanceof UserGroup);
  }

  private static boolean isReached(Design design, Partner p) {
    boolean on = design.organization().accessEdge().federatedUsers();
    return on && (design.isSipPartner(p) || design.isPublicIm(p)) || design.isXmpp(p);
  }

  private static boolean isOnly(Set<Zone> zones, Zone one) {
    return zones.equals(EnumSet.of(one));
  }

  /// The zones that an end stands in; an Edge pool stands in both sides of the perimeter.
  private static Set<Zone> zones(Design design, End end) {
    return switch (end) {
      case End.Within(Zone zone) -> EnumSet.of(zone);
      case End.People people ->
          EnumSet.of(people == End.People.REMOTE ? Zone.INTERNET : Zone.CORPORATE);
      case End.Typed(AddressSet addresses) -> typed(design, addresses);
      case End.Drawn(ElementId id) -> design.find(id).map(Answer::zones).orElse(Set.of());
    };
  }

  private static Set<Zone> zones(Element e) {
    if (e instanceof Network n) {
      return EnumSet.of(n.zone());
    }
    if (e instanceof Site) {
      return EnumSet.of(Zone.PERIMETER_EXTERNAL, Zone.PERIMETER_INTERNAL, Zone.CORPORATE);
    }
    return switch (Kinds.standard().find(e.kind()).map(k -> k.zone()).orElse("corporate")) {
      case "internet" -> EnumSet.of(Zone.INTERNET);
      case "perimeter" -> EnumSet.of(Zone.PERIMETER_EXTERNAL, Zone.PERIMETER_INTERNAL);
      default -> EnumSet.of(Zone.CORPORATE);
    };
  }

  private static Set<Zone> typed(Design design, AddressSet addresses) {
    Set<Zone> found = EnumSet.noneOf(Zone.class);
    for (Network n : design.networks()) {
      if (n.subnets().stream().anyMatch(s -> addresses.parts().stream().anyMatch(s::overlaps))) {
        found.add(n.zone());
      }
    }
    if (found.isEmpty()) {
      found.add(
          addresses.parts().stream().allMatch(p -> p.base().isPrivate())
              ? Zone.CORPORATE
              : Zone.INTERNET);
    }
    return found;
  }

  private static Optional<String> commonSite(Design design, End from, End to) {
    Optional<ElementId> a = from.drawn().flatMap(design::find).flatMap(Element::siteId);
    Optional<ElementId> b = to.drawn().flatMap(design::find).flatMap(Element::siteId);
    return a.isPresent() && a.equals(b) ? a.map(design::name) : Optional.empty();
  }

  private static String relays(Design design) {
    List<String> names = new ArrayList<>();
    design.edgePools().stream().map(EdgePool::name).forEach(names::add);
    design.reverseProxies().stream().map(ReverseProxy::name).forEach(names::add);
    return names.size() > 6
        ? String.join(", ", names.subList(0, 6)) + "…"
        : String.join(", ", names);
  }

  /// The elements at the ends of a row, as they are asked about.
  public static Set<ElementId> ends(Found found, End from, End to) {
    Set<ElementId> ids = new LinkedHashSet<>();
    List<Endpoint> ends = List.of(found.row().source(), found.row().destination());
    boolean back = found.direction() == Direction.BACK;
    List<End> asked = back ? List.of(to, from) : List.of(from, to);
    for (int i = 0; i < 2; i++) {
      List<ElementId> named = ends.get(i).elements();
      Optional<ElementId> one = asked.get(i).drawn();
      if (named.size() == 1 || one.isEmpty()) {
        ids.addAll(named);
      } else {
        ids.add(one.get());
      }
    }
    return ids;
  }

  /// The answer in sentences, one a line, for a mail to whoever runs the firewalls.
  public String text(Design design, End from, End to, Texts texts) {
    String title =
        texts.say("between.text.title", from.text(design, texts), to.text(design, texts));
    if (whyNone.isPresent()) {
      return title + "\n" + texts.say(whyNone.get()) + "\n";
    }
    return title
        + "\n"
        + rows.stream()
            .map(f -> "- " + sentence(f.row(), design, texts))
            .distinct()
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  /// A firewall row as a sentence.
  public static String sentence(FirewallRow row, Design design, Texts texts) {
    String ports = row.transport() + " " + row.ports().map(Object::toString).orElse("*");
    String all =
        row.sourcePorts().isPresent()
            ? texts.say("between.text.source-port", ports, row.sourcePorts().get().toString())
            : ports;
    String why =
        row.reasons().stream()
            .map(Reason::fact)
            .map(f -> texts.say(f.noteKey()))
            .distinct()
            .collect(Collectors.joining(" "));
    return texts.say(
        "between.text.row",
        firewall(row, design, texts),
        all,
        row.application(),
        end(row.source(), texts),
        end(row.destination(), texts),
        why);
  }

  /// The firewall of a row in words, at which site where there are several.
  static String firewall(FirewallRow row, Design design, Texts texts) {
    String firewall = texts.say("between.firewall." + row.firewall().id());
    return design.sites().size() > 1 && !row.siteName().isEmpty()
        ? texts.say("between.firewall.at-site", firewall, row.siteName())
        : firewall;
  }

  private static String end(Endpoint end, Texts texts) {
    String name = end.text(texts).replace(";", ", ");
    if (end.addresses().isAny() || end.addresses().isEmpty()) {
      return name;
    }
    String addresses = end.addresses().text().replace(";", ", ");
    return end.translated().isEmpty()
        ? texts.say("between.text.end", name, addresses)
        : texts.say(
            "between.text.end-translated",
            name,
            addresses,
            end.translated().text().replace(";", ", "));
  }
}

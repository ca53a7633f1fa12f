package edgewise.work;

import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Firewall;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.plan.Design;
import edgewise.sim.load.LoadResult;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How busy everything on the drawing is at one moment of load runs.
///
/// @param cards pools by their busiest server; firewalls by what passes them, without a share since
///   they have no capacity
/// @param links of sites, how full they are
public record LoadHeat(Map<ElementId, Use> cards, Map<ElementId, Use> links) {
  public LoadHeat {
    cards = Map.copyOf(cards);
    links = Map.copyOf(links);
  }

  /// How busy one thing is.
  ///
  /// @param share of the capacity, 0 to 1 or more
  /// @param words the same for people
  public record Use(double share, Message words) {}

  /// Of some moment of charts.
  ///
  /// @param point number of a point of the series
  public static LoadHeat at(List<LoadChart> charts, LoadResult result, int point) {
    Map<ElementId, Use> cards = new LinkedHashMap<>();
    Map<ElementId, Use> links = new LinkedHashMap<>();
    Map<ElementId, ElementId> pools = new LinkedHashMap<>();
    result.servers().forEach(s -> pools.put(s.id(), s.pool()));
    for (LoadChart chart : charts) {
      for (LoadChart.Series s : chart.series()) {
        ElementId id = s.element().orElse(null);
        if (id == null) {
          continue;
        }
        double value = s.values().get(point);
        Message words = chart.kind().say(value);
        switch (chart.kind()) {
          case SERVERS ->
              cards.merge(pools.getOrDefault(id, id), new Use(value / 100, words), LoadHeat::more);
          case LINKS -> links.put(id, new Use(value / 100, words));
          case FIREWALLS -> cards.put(id, new Use(0, words));
          default -> {}
        }
      }
    }
    return new LoadHeat(cards, links);
  }

  private static Use more(Use a, Use b) {
    return b.share() > a.share() ? b : a;
  }

  /// The fullest link that a line of the drawing passes: between a site and the Internet, or
  /// between two sites. Empty within a site.
  public Optional<ElementId> between(ElementId from, ElementId to, Design design) {
    Optional<Element> a = design.find(from);
    Optional<Element> b = design.find(to);
    if (a.isEmpty() || b.isEmpty()) {
      return Optional.empty();
    }
    List<ElementId> passed = new ArrayList<>();
    if (a.get() instanceof Partner || b.get() instanceof Partner) {
      Element inside = a.get() instanceof Partner ? b.get() : a.get();
      inside.siteId().ifPresent(s -> passed.add(ElementId.of("internet." + s)));
    } else if (carriesTraffic(a.get()) && carriesTraffic(b.get())) {
      Optional<ElementId> here = a.get().siteId();
      Optional<ElementId> there = b.get().siteId();
      if (here.isPresent() && there.isPresent() && !here.equals(there)) {
        passed.add(ElementId.of("uplink." + here.get()));
        passed.add(ElementId.of("uplink." + there.get()));
      }
    }
    return passed.stream()
        .filter(links::containsKey)
        .max(Comparator.comparingDouble(id -> links.get(id).share()));
  }

  private static boolean carriesTraffic(Element element) {
    return element instanceof EdgePool
        || element instanceof Pool
        || element instanceof ReverseProxy
        || element instanceof Firewall;
  }
}

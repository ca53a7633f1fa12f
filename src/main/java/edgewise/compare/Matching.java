package edgewise.compare;

import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.model.SipDomain;
import edgewise.model.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What the things of an earlier design are called in a later one: elements and servers that were
/// drawn anew under another id, and the only SIP domain that gave way to the only new one.
final class Matching {
  private final Map<String, String> now = new HashMap<>();
  private final Set<String> redrawn = new HashSet<>();

  private Matching() {}

  static Matching of(Topology before, Topology after) {
    Matching matching = new Matching();
    matching.domain(before, after);
    Map<String, Element> later = new LinkedHashMap<>();
    after.elements().forEach(e -> later.putIfAbsent(e.id().value(), e));
    List<Element> gone = new ArrayList<>();
    Map<String, Element> fresh = new LinkedHashMap<>(later);
    for (Element old : before.elements()) {
      Element same = later.get(old.id().value());
      if (same == null) {
        gone.add(old);
      } else {
        fresh.remove(old.id().value());
        matching.servers(old, same);
      }
    }
    matching.pair(gone, fresh, e -> Optional.of(e.name()));
    matching.pair(gone, fresh, Matching::fqdn);
    return matching;
  }

  /// The id, or part of an id, as the later design has it.
  String id(String id) {
    return now.getOrDefault(id, id);
  }

  /// The id of a row or finding as the later design has it: its parts are ids.
  String row(String id) {
    if (now.isEmpty()) {
      return id;
    }
    String[] parts = id.split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = id(parts[i]);
    }
    return String.join("/", parts);
  }

  /// Whether an element of the earlier design has another id now.
  boolean isRedrawn(String id) {
    return redrawn.contains(id);
  }

  private void domain(Topology before, Topology after) {
    List<String> gone = domains(before);
    List<String> fresh = domains(after);
    gone.removeAll(domains(after));
    fresh.removeAll(domains(before));
    if (gone.size() == 1 && fresh.size() == 1) {
      now.put(gone.getFirst(), fresh.getFirst());
    }
  }

  private static List<String> domains(Topology topology) {
    return new ArrayList<>(
        topology.organization().sipDomains().stream()
            .map(SipDomain::name)
            .map(Fqdn::lower)
            .toList());
  }

  /// Takes elements of one kind for the same where both say the same word and nobody else does.
  private void pair(
      List<Element> gone, Map<String, Element> fresh, Function<Element, Optional<String>> word) {
    Map<String, List<Element>> earlier = byWord(gone, word);
    Map<String, List<Element>> later = byWord(List.copyOf(fresh.values()), word);
    earlier.forEach(
        (key, olds) -> {
          List<Element> news = later.getOrDefault(key, List.of());
          if (olds.size() == 1 && news.size() == 1) {
            Element old = olds.getFirst();
            Element same = news.getFirst();
            now.put(old.id().value(), same.id().value());
            redrawn.add(old.id().value());
            gone.remove(old);
            fresh.remove(same.id().value());
            servers(old, same);
          }
        });
  }

  private static Map<String, List<Element>> byWord(
      List<Element> elements, Function<Element, Optional<String>> word) {
    Map<String, List<Element>> all = new LinkedHashMap<>();
    for (Element element : elements) {
      word.apply(element)
          .filter(w -> !w.isBlank())
          .ifPresent(
              w ->
                  all.computeIfAbsent(
                          element.kind().value() + " " + w.toLowerCase(Locale.ROOT),
                          _ -> new ArrayList<>())
                      .add(element));
    }
    return all;
  }

  private static Optional<String> fqdn(Element element) {
    return switch (element) {
      case Host host -> Optional.of(host.fqdn().lower());
      case ReverseProxy proxy -> proxy.fqdn().map(Fqdn::lower);
      default -> Optional.empty();
    };
  }

  /// Servers of one pool that have the same FQDN under another id.
  private void servers(Element old, Element same) {
    Map<String, String> gone = servers(old);
    Map<String, String> fresh = servers(same);
    gone.forEach(
        (id, name) -> {
          if (!fresh.containsKey(id)) {
            fresh.entrySet().stream()
                .filter(e -> e.getValue().equals(name) && !gone.containsKey(e.getKey()))
                .findFirst()
                .ifPresent(e -> now.put(id, e.getKey()));
          }
        });
  }

  private static Map<String, String> servers(Element element) {
    Map<String, String> names = new LinkedHashMap<>();
    switch (element) {
      case EdgePool edge -> {
        for (EdgeServer server : edge.servers()) {
          names.put(server.id().value(), server.fqdn().lower());
        }
      }
      case Pool pool -> {
        for (Server server : pool.servers()) {
          names.put(server.id().value(), server.fqdn().lower());
        }
      }
      default -> {}
    }
    return names;
  }
}

package edgewise.edit;

import edgewise.model.Acceptance;
import edgewise.model.AccessPolicy;
import edgewise.model.Certificate;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Extras;
import edgewise.model.Layout;
import edgewise.model.Note;
import edgewise.model.Placement;
import edgewise.model.PolicyScope;
import edgewise.model.Site;
import edgewise.model.Topology;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What goes when somebody removes elements, servers and notes: told beforehand, and done.
///
/// @param asked what somebody wants to remove, as far as it is there
/// @param gone everything that goes: elements, servers and notes, in document order
/// @param also what goes beyond what was asked for, a sentence each
/// @param cleared the references that are left empty, a sentence each
public record Removal(
    Set<ElementId> asked, Set<ElementId> gone, List<Message> also, List<Message> cleared) {
  public Removal {
    asked = Collections.unmodifiableSet(new LinkedHashSet<>(asked));
    gone = Collections.unmodifiableSet(new LinkedHashSet<>(gone));
    also = List.copyOf(also);
    cleared = List.copyOf(cleared);
  }

  /// What goes with these elements, servers and notes. A site takes what stands in it; whatever
  /// cannot be without something that is gone goes with it.
  public static Removal of(Document document, Set<ElementId> ids) {
    return new Search(document, ids).run();
  }

  /// Whether nothing goes or changes beyond what was asked for.
  public boolean isPlain() {
    return also.isEmpty() && cleared.isEmpty();
  }

  private static final class Search {
    private final Document document;
    private final Set<ElementId> asked = new LinkedHashSet<>();
    private final Set<ElementId> gone = new LinkedHashSet<>();
    private final Map<ElementId, Message> reasons = new LinkedHashMap<>();
    private final Taken taken;

    Search(Document document, Set<ElementId> ids) {
      this.document = document;
      taken = Taken.of(document.topology());
      for (Element element : around(ids)) {
        if (ids.contains(element.id())) {
          asked.add(element.id());
        }
        for (Record server : Elements.servers(element)) {
          if (ids.contains(Elements.serverId(server))) {
            asked.add(Elements.serverId(server));
          }
        }
      }
      document.layout().notes().stream().map(Note::id).filter(ids::contains).forEach(asked::add);
      gone.addAll(asked);
    }

    private List<Element> around(Set<ElementId> some) {
      List<Element> all = document.topology().elements();
      return taken.around(some).stream().map(all::get).toList();
    }

    Removal run() {
      int before = -1;
      while (before != gone.size()) {
        before = gone.size();
        for (Element element : around(gone)) {
          if (!gone.contains(element.id())) {
            reason(element)
                .ifPresent(
                    why -> {
                      gone.add(element.id());
                      reasons.put(element.id(), why);
                    });
          }
          if (gone.contains(element.id())) {
            Elements.servers(element).forEach(s -> gone.add(Elements.serverId(s)));
          }
        }
      }
      List<Message> also = new ArrayList<>(reasons.values());
      List<Message> cleared = new ArrayList<>();
      for (Element element : around(gone)) {
        if (gone.contains(element.id())) {
          continue;
        }
        References.of(element)
            .forEach(
                (path, ids) -> {
                  List<Object> names = new ArrayList<>();
                  ids.stream()
                      .filter(gone::contains)
                      .distinct()
                      .forEach(id -> names.add(Elements.nameOf(document, id)));
                  if (names.isEmpty()) {
                    return;
                  }
                  if (path.equals("vips.pool")) {
                    also.add(Message.of("removal.vips", element.name(), names));
                  } else {
                    cleared.add(
                        Message.of(
                            "removal.cleared",
                            element.name(),
                            Message.of("removal.reference." + path),
                            names));
                  }
                });
      }
      for (Acceptance a : document.decisions().accepted()) {
        if (isAbout(a, gone)) {
          also.add(Message.of("removal.acceptance", a.finding()));
        }
      }
      return new Removal(asked, gone, also, cleared);
    }

    private Optional<Message> reason(Element element) {
      List<? extends Record> servers = Elements.servers(element);
      if (servers.size() == 1
          && gone.contains(Elements.serverId(servers.getFirst()))
          && Singles.isSingle(element.kind())) {
        return Optional.of(Message.of("removal.last-server", element.name()));
      }
      Optional<ElementId> bound = bound(element).filter(gone::contains);
      if (bound.isEmpty() && References.rewrite(element, this::kept).isEmpty()) {
        bound = element.references().stream().filter(gone::contains).findFirst();
      }
      return bound.map(
          id ->
              Message.of(
                  Elements.find(document, id, Site.class).isPresent()
                      ? "removal.in-site"
                      : "removal.needed",
                  element.name(),
                  Elements.nameOf(document, id)));
    }

    /// What an element would mean something else without, although the file may leave it out.
    private static Optional<ElementId> bound(Element element) {
      return switch (element) {
        case Certificate c -> c.server();
        case AccessPolicy p when p.scope() == PolicyScope.SITE -> p.site();
        default -> Optional.empty();
      };
    }

    private Optional<ElementId> kept(ElementId id) {
      return gone.contains(id) ? Optional.empty() : Optional.of(id);
    }
  }

  /// Whether an accepted finding is about one of these elements.
  static boolean isAbout(Acceptance acceptance, Set<ElementId> ids) {
    String[] parts = acceptance.finding().split("/");
    return parts.length > 1 && ids.contains(ElementId.of(parts[1]));
  }

  /// The document without what goes.
  Document from(Document document) {
    if (gone.isEmpty()) {
      return document;
    }
    long bits = Taken.bits(gone);
    Predicate<ElementId> goes = id -> (bits & Taken.bit(id)) != 0 && gone.contains(id);
    Layout layout = document.layout();
    layout =
        layout
            .withPlacements(placements(layout.placements(), goes))
            .withLines(left(layout.lines(), l -> goes.test(l.from()) || goes.test(l.to())))
            .withNotes(left(layout.notes(), n -> goes.test(n.id())));
    List<Acceptance> accepted =
        document.decisions().accepted().stream().filter(a -> !isAbout(a, gone)).toList();
    return new Document(
        topology(document), layout, document.decisions().withAccepted(accepted), extras(document));
  }

  @SuppressWarnings("ReferenceEquality")
  private Topology topology(Document document) {
    Topology was = document.topology();
    Element[] all = was.elements().toArray(Element[]::new);
    boolean changed = false;
    for (int at : Taken.of(was).around(gone)) {
      Element now = gone.contains(all[at].id()) ? null : left(all[at]);
      changed |= now != all[at];
      all[at] = now;
    }
    return changed ? new Topology(was.organization(), present(all)) : was;
  }

  /// What is left of placements.
  private static List<Placement> placements(List<Placement> were, Predicate<ElementId> goes) {
    Placement[] all = were.toArray(Placement[]::new);
    boolean changed = false;
    for (int at = 0; at < all.length; at++) {
      if (goes.test(all[at].element())) {
        all[at] = null;
        changed = true;
      }
    }
    return changed ? present(all) : were;
  }

  /// The entries that are not null. A design has tens of thousands of them, so they are moved in
  /// stretches.
  private static <T> List<T> present(T[] all) {
    int to = 0;
    int from = 0;
    while (from < all.length) {
      int end = from;
      while (end < all.length && all[end] != null) {
        end++;
      }
      System.arraycopy(all, from, all, to, end - from);
      to += end - from;
      from = end + 1;
    }
    return Arrays.asList(all).subList(0, to);
  }

  /// An element without the servers that go, and without references to what goes.
  private Element left(Element element) {
    Element left = element;
    List<? extends Record> servers = Elements.servers(element);
    if (servers.stream().anyMatch(s -> gone.contains(Elements.serverId(s)))) {
      left =
          Elements.withServers(
              element, servers.stream().filter(s -> !gone.contains(Elements.serverId(s))).toList());
    }
    return References.rewrite(left, id -> gone.contains(id) ? Optional.empty() : Optional.of(id))
        .orElse(null);
  }

  /// What is left of a list without what goes; the list itself when nothing does.
  private static <T> List<T> left(List<T> all, Predicate<T> goes) {
    List<T> left = new ArrayList<>(all.size());
    for (T one : all) {
      if (!goes.test(one)) {
        left.add(one);
      }
    }
    return left.size() == all.size() ? all : left;
  }

  private Extras extras(Document document) {
    Extras extras = document.extras();
    if (extras.isEmpty()) {
      return extras;
    }
    SortedMap<String, Map<String, String>> keys = new TreeMap<>(extras.keys());
    keys.keySet().removeIf(path -> names(path));
    Map<ElementId, Optional<ElementId>> before = new LinkedHashMap<>();
    Optional<ElementId> last = Optional.empty();
    for (Element element : document.topology().elements()) {
      if (!gone.contains(element.id())) {
        last = Optional.of(element.id());
      }
      before.put(element.id(), last);
    }
    List<Extras.Foreign> elements =
        extras.elements().stream()
            .map(
                f ->
                    f.after().filter(gone::contains).isEmpty()
                        ? f
                        : new Extras.Foreign(before.get(f.after().get()), f.json()))
            .toList();
    Extras now = new Extras(keys, elements);
    return now.equals(extras) ? extras : now;
  }

  /// Whether a path of unknown keys leads to something that goes.
  private boolean names(String path) {
    for (String segment : path.split("/")) {
      if (gone.contains(ElementId.of(segment))) {
        return true;
      }
    }
    return false;
  }
}

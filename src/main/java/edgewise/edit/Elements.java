package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Note;
import edgewise.model.Pool;
import edgewise.model.Server;
import edgewise.model.Shape;
import edgewise.model.Topology;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Finding and replacing elements and servers of a document. What is not replaced stays the same
/// object.
public final class Elements {
  private static final int MOST_OF_A_NOTE = 32;

  private Elements() {}

  /// The element with this id, if there is one.
  public static Optional<Element> find(Document document, ElementId id) {
    int at = position(document, id);
    return at < 0 ? Optional.empty() : Optional.of(document.topology().elements().get(at));
  }

  /// Where the element with this id stands in document order, -1 when there is none. Looks from
  /// both ends, as what is edited is often what has just been added.
  static int position(Document document, ElementId id) {
    List<Element> all = document.topology().elements();
    for (int front = 0, back = all.size() - 1; front <= back; front++, back--) {
      if (all.get(back).id().equals(id)) {
        return back;
      }
      if (all.get(front).id().equals(id)) {
        return front;
      }
    }
    return -1;
  }

  /// Where the element stands that has this id, for itself or a server; -1 when there is none.
  static int positionAround(Document document, ElementId id) {
    List<Element> all = document.topology().elements();
    int at = position(document, id);
    for (int i = 0; at < 0 && i < all.size(); i++) {
      for (Record server : servers(all.get(i))) {
        at = serverId(server).equals(id) ? i : at;
      }
    }
    return at;
  }

  /// The element with this id, if there is one of this type.
  public static <T extends Element> Optional<T> find(
      Document document, ElementId id, Class<T> type) {
    return find(document, id).filter(type::isInstance).map(type::cast);
  }

  /// All elements of a type, in document order.
  public static <T extends Element> List<T> all(Document document, Class<T> type) {
    List<T> all = new ArrayList<>();
    for (Element element : document.topology().elements()) {
      if (type.isInstance(element)) {
        all.add(type.cast(element));
      }
    }
    return Collections.unmodifiableList(all);
  }

  /// The pool that holds the server with this id, if there is one.
  public static Optional<Element> ownerOf(Document document, ElementId server) {
    int at = positionAround(document, server);
    return at < 0
        ? Optional.empty()
        : Optional.of(document.topology().elements().get(at)).filter(e -> !e.id().equals(server));
  }

  /// The servers of a pool: [EdgeServer]s of an Edge, [Server]s of an inside pool; none of anything
  /// else.
  public static List<? extends Record> servers(Element element) {
    return switch (element) {
      case EdgePool edge -> edge.servers();
      case Pool pool -> pool.servers();
      default -> List.of();
    };
  }

  /// The id of a server.
  public static ElementId serverId(Record server) {
    return server instanceof EdgeServer e ? e.id() : ((Server) server).id();
  }

  /// The name of a server as its machine has it.
  public static edgewise.model.Fqdn serverFqdn(Record server) {
    return server instanceof EdgeServer e ? e.fqdn() : ((Server) server).fqdn();
  }

  /// The pool with other servers, which must be of the type of its own.
  static Element withServers(Element pool, List<? extends Record> servers) {
    return with(pool, "servers", List.copyOf(servers));
  }

  /// The element with another value of one component; the element itself when nothing changes.
  static Element with(Element element, String component, Object value) {
    return (Element) Shape.Rec.of(element.getClass()).with(element, component, value);
  }

  /// The document with every element replaced by what a function makes of it; empty drops it.
  @SuppressWarnings("ReferenceEquality")
  static Document map(
      Document document, java.util.function.Function<Element, Optional<Element>> to) {
    List<Element> elements = new ArrayList<>(document.topology().elements().size());
    boolean changed = false;
    for (Element element : document.topology().elements()) {
      Optional<Element> now = to.apply(element);
      changed |= now.isEmpty() || now.get() != element;
      now.ifPresent(elements::add);
    }
    return changed ? holding(document, elements) : document;
  }

  /// The document with every element as a function makes it; the document itself when it leaves all
  /// as they are.
  @SuppressWarnings("ReferenceEquality")
  static Document replace(Document document, UnaryOperator<Element> to) {
    List<Element> all = document.topology().elements();
    Element[] elements = null;
    int i = 0;
    for (Element element : all) {
      Element now = to.apply(element);
      if (now != element) {
        elements = elements == null ? all.toArray(Element[]::new) : elements;
        elements[i] = now;
      }
      i++;
    }
    return elements == null ? document : holding(document, List.of(elements));
  }

  /// The document with the element at a position replaced by what a function makes of it; the
  /// document itself when the element stays as it is, or the position is negative.
  @SuppressWarnings("ReferenceEquality")
  static Document edit(Document document, int position, UnaryOperator<Element> to) {
    if (position < 0) {
      return document;
    }
    List<Element> all = document.topology().elements();
    Element now = to.apply(all.get(position));
    if (now == all.get(position)) {
      return document;
    }
    Element[] elements = all.toArray(Element[]::new);
    elements[position] = now;
    return holding(document, List.of(elements));
  }

  /// The document with one element replaced by what a function makes of it; the document itself
  /// when there is no such element.
  static Document edit(Document document, ElementId id, UnaryOperator<Element> to) {
    return edit(document, position(document, id), to);
  }

  private static Document holding(Document document, List<Element> elements) {
    return document.withTopology(new Topology(document.topology().organization(), elements));
  }

  /// Every id that is taken: elements, servers and notes.
  static Set<ElementId> ids(Document document) {
    Set<ElementId> ids = new HashSet<>();
    for (Element element : document.topology().elements()) {
      ids.add(element.id());
      servers(element).forEach(s -> ids.add(serverId(s)));
    }
    document.layout().notes().stream().map(Note::id).forEach(ids::add);
    return ids;
  }

  /// Which of some ids elements, servers and notes have.
  static Set<ElementId> taken(Document document, Set<ElementId> some) {
    Taken here = Taken.of(document.topology());
    Set<ElementId> taken = new HashSet<>(some);
    taken.removeIf(id -> !here.has(id));
    for (Note note : document.layout().notes()) {
      if (some.contains(note.id())) {
        taken.add(note.id());
      }
    }
    return taken;
  }

  /// An id that is not taken, made of a name, and takes it.
  static ElementId fresh(Set<ElementId> taken, String name) {
    return fresh(taken::add, name);
  }

  /// An id made of a name.
  ///
  /// @param take takes an id, unless it is taken
  static ElementId fresh(Predicate<ElementId> take, String name) {
    StringBuilder stem = new StringBuilder();
    for (char c : name.strip().toLowerCase(Locale.ROOT).toCharArray()) {
      boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '_';
      if (plain) {
        stem.append(c);
      } else if (!stem.isEmpty() && stem.charAt(stem.length() - 1) != '-') {
        stem.append('-');
      }
    }
    while (!stem.isEmpty() && stem.charAt(stem.length() - 1) == '-') {
      stem.setLength(stem.length() - 1);
    }
    String first = stem.isEmpty() ? "element" : stem.toString();
    ElementId id = ElementId.of(first);
    for (int n = 2; !take.test(id); n++) {
      id = ElementId.of(first + "-" + n);
    }
    return id;
  }

  /// The name of an element, server or note as sentences say it; the id when there is none.
  public static String nameOf(Document document, ElementId id) {
    return find(document, id)
        .map(Element::name)
        .or(
            () ->
                document.topology().elements().stream()
                    .flatMap(e -> (Stream<? extends Record>) servers(e).stream())
                    .filter(s -> serverId(s).equals(id))
                    .map(s -> serverFqdn(s).host())
                    .findFirst())
        .or(
            () ->
                document.layout().notes().stream()
                    .filter(n -> n.id().equals(id))
                    .map(Elements::firstWords)
                    .findFirst())
        .filter(name -> !name.isBlank())
        .orElse(id.value());
  }

  private static String firstWords(Note note) {
    String line = note.text().strip().lines().findFirst().orElse("");
    return line.length() <= MOST_OF_A_NOTE ? line : line.substring(0, MOST_OF_A_NOTE).strip() + "…";
  }

  /// The name of a step with the names of elements, servers and notes in place of their ids, as
  /// they were before it or, of what it added, are after it.
  public static Message named(Message label, Document before, Document after) {
    return new Message(
        label.key(), label.args().stream().map(a -> named(a, before, after)).toList());
  }

  /// The name of a step that has not been made yet.
  public static Message named(Message label, Document document) {
    return named(label, document, document);
  }

  private static Object named(Object argument, Document before, Document after) {
    return switch (argument) {
      case ElementId id -> {
        String name = nameOf(before, id);
        yield name.equals(id.value()) ? nameOf(after, id) : name;
      }
      case Message message -> named(message, before, after);
      case List<?> list -> list.stream().map(a -> named(a, before, after)).toList();
      default -> argument;
    };
  }
}

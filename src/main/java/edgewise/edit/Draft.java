package edgewise.edit;

import edgewise.catalogue.Kinds;
import edgewise.catalogue.Structures;
import edgewise.model.Address;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.KindId;
import edgewise.model.Organization;
import edgewise.model.Shape;
import edgewise.model.Topology;
import edgewise.model.Zone;
import edgewise.text.Message;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A proposal in the making: the document as it would be so far, the commands that lead there, and
/// which ids, names and addresses are still free.
final class Draft {
  private static final Kinds KINDS = Kinds.standard();

  private final Texts texts;
  private final List<Command> commands = new ArrayList<>();
  private final List<Element> added = new ArrayList<>();
  private final Taken taken;
  private final Set<ElementId> ids = new HashSet<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, Integer> counters = new HashMap<>();
  private final Addresses addresses;

  /// What is there, by type; null when it has to be looked at anew.
  private Map<Class<?>, List<Element>> lists;

  private final Document start;

  /// The document so far, its elements as they were when somebody last asked for it.
  private Document now;

  /// The elements so far; null while they are those of the document.
  private List<Element> elements;

  Draft(Document document, Texts texts) {
    this.texts = texts;
    start = document;
    now = document;
    taken = Taken.of(document.topology());
    addresses = new Addresses(document);
    document.layout().notes().forEach(n -> ids.add(n.id()));
  }

  /// The document as far as it is drafted. Making it takes a copy of all elements.
  Document document() {
    if (elements != null) {
      now = now.withTopology(new Topology(organization(), elements));
      elements = null;
    }
    return now;
  }

  private List<Element> elements() {
    return elements == null ? now.topology().elements() : elements;
  }

  private List<Element> changing() {
    if (elements == null) {
      elements = new ArrayList<>(now.topology().elements());
    }
    return elements;
  }

  Organization organization() {
    return now.topology().organization();
  }

  /// What is new so far, in the order in which it was added.
  List<Element> added() {
    return List.copyOf(added);
  }

  List<Command> commands() {
    return List.copyOf(commands);
  }

  Addresses addresses() {
    return addresses;
  }

  @SuppressWarnings("ReferenceEquality")
  void apply(Command command) {
    Document was = document();
    Document next = command.on(was);
    if (next == was) {
      return;
    }
    if (next.topology().elements() != was.topology().elements()) {
      lists = null;
    }
    now = next;
    commands.add(command);
  }

  /// Puts an element into the list of its type: in the place of what it was, or behind all others.
  private void put(Element element) {
    if (lists == null) {
      return;
    }
    List<Element> list = new ArrayList<>(lists.getOrDefault(element.getClass(), List.of()));
    int at = list.size() - 1;
    while (at >= 0 && !list.get(at).id().equals(element.id())) {
      at--;
    }
    if (at >= 0) {
      list.set(at, element);
    } else {
      list.add(element);
    }
    lists.put(element.getClass(), list);
  }

  /// Adds an element of a kind with some values given and all others at their defaults.
  Element add(KindId kind, String name, Map<String, ?> given) {
    Map<String, Object> values = new HashMap<>(given);
    values.put("id", Elements.fresh(this::take, name));
    values.put("kind", kind);
    values.put("name", name);
    Element element = (Element) Structures.ofKind(kind).orElseThrow().create(values);
    Taken.names(element, names::add);
    addresses.add(element);
    added.add(element);
    // Its ids are free, so that nothing needs to be looked up.
    changing().add(element);
    commands.add(new Add(List.of(element), List.of()));
    put(element);
    return element;
  }

  @SuppressWarnings("ReferenceEquality")
  void set(Element element, String property, Object value) {
    SetProperty set = SetProperty.of(element.id(), property, value);
    int at = position(element.id());
    if (at < 0) {
      return;
    }
    Element was = elements().get(at);
    Element is = set.ofElement(was);
    if (is != was) {
      changing().set(at, is);
      commands.add(set);
      put(is);
    }
  }

  /// An id for a server.
  ElementId serverId(String host) {
    return Elements.fresh(this::take, host);
  }

  /// The organization with some values changed.
  void organization(String property, Object value) {
    apply(SetProperty.ofOrganization(property, value));
  }

  void offer(Feature... features) {
    List<Feature> all = new ArrayList<>(organization().features());
    for (Feature feature : features) {
      if (!all.contains(feature)) {
        all.add(feature);
      }
    }
    all.sort(java.util.Comparator.comparingInt(Feature::ordinal));
    if (all.size() > organization().features().size()) {
      organization("features", List.copyOf(all));
    }
  }

  /// A record of the model with some values given.
  static <R> R record(Class<R> type, Map<String, ?> given) {
    return type.cast(Shape.Rec.of(type).create(given));
  }

  // Names

  private boolean isTaken(String name) {
    return names.contains(name) || taken.has(name);
  }

  /// Takes a name, when it is free.
  private boolean take(String name) {
    return !taken.has(name) && names.add(name);
  }

  /// Takes an id, when it is free.
  private boolean take(ElementId id) {
    return !taken.has(id) && ids.add(id);
  }

  /// `STEM01`, or the first number whose name and inside FQDN nobody has; takes it.
  String host(String stem) {
    while (true) {
      String name = stem + next(stem, 1);
      if (!isTaken(name) && take(inside(name).lower())) {
        take(name);
        return name;
      }
    }
  }

  /// The next number of a name in two digits or more. No name becomes free in a draft, so numbers
  /// that were tried once are not tried again.
  private String next(String what, int first) {
    int n = counters.merge(what, first, (was, _) -> was + 1);
    return n < 10 ? "0" + n : Integer.toString(n);
  }

  /// Words for a name of an element, numbered from the second on.
  String words(String key) {
    String first = texts.say(key);
    String name = first;
    for (int n = 2; !take(name.toLowerCase(Locale.ROOT)); n++) {
      name = first + " " + n;
    }
    return name;
  }

  /// Words for the name of an element that other sites may have under the same name; numbered from
  /// the second in one site on.
  String wordsIn(ElementId site, String key) {
    Set<String> here = new HashSet<>();
    for (Element element : elements()) {
      if (element.siteId().equals(Optional.of(site))) {
        here.add(element.name().toLowerCase(Locale.ROOT));
      }
    }
    String first = texts.say(key);
    String name = first;
    for (int n = 2; !here.add(name.toLowerCase(Locale.ROOT)); n++) {
      name = first + " " + n;
    }
    return name;
  }

  /// Words for the name of an element of which there are many, numbered from the first on.
  String numbered(String key) {
    for (int n = 1; ; n++) {
      String name = texts.say(key, n);
      if (take(name.toLowerCase(Locale.ROOT))) {
        return name;
      }
    }
  }

  /// A name of a design that nobody has: the first of these, else the text with a number.
  String oneOf(List<String> choices, String otherwise) {
    for (String choice : choices) {
      if (take(choice)) {
        return choice;
      }
    }
    for (int n = choices.size() + 1; ; n++) {
      String name = otherwise.replace("#", Integer.toString(n));
      if (take(name)) {
        return name;
      }
    }
  }

  /// The inside FQDN of a host.
  Fqdn inside(String host) {
    return Fqdn.of(host + "." + internalDomain());
  }

  private String internalDomain() {
    List<Fqdn> domains = organization().internalDomains();
    return domains.isEmpty() ? Foundation.INTERNAL_DOMAIN : domains.getFirst().lower();
  }

  /// An outside name below the default SIP domain that nobody has, `sip`, then `sip02`; takes it.
  Fqdn outside(String host) {
    String domain =
        organization().defaultSipDomain().map(Fqdn::lower).orElse(Foundation.SIP_DOMAIN);
    return unique(host, domain);
  }

  /// An inside name that nobody has, likewise.
  Fqdn insideService(String host) {
    return unique(host, internalDomain());
  }

  private Fqdn unique(String host, String domain) {
    Fqdn name = Fqdn.of(host + "." + domain);
    while (!take(name.lower())) {
      name = Fqdn.of(host + next(host + "." + domain, 2) + "." + domain);
    }
    return name;
  }

  /// The next free address of a zone as a list, empty when there is none.
  List<Address> address(ElementId site, Zone zone, int first) {
    return addresses.next(site, zone, first).map(List::of).orElseGet(List::of);
  }

  /// The next free address that stands for one of the provider.
  List<Address> publicAddress(int first) {
    return addresses.nextPublic(first).map(List::of).orElseGet(List::of);
  }

  // What is there

  /// The element with this id, if there is one of this type.
  <T extends Element> Optional<T> find(ElementId id, Class<T> type) {
    int at = position(id);
    return at < 0
        ? Optional.empty()
        : Optional.of(elements().get(at)).filter(type::isInstance).map(type::cast);
  }

  /// Where an element stands in document order, -1 when there is none. What a draft adds comes
  /// behind all others, and nothing goes.
  private int position(ElementId id) {
    int at = taken.position(id);
    List<Element> all = elements();
    for (int i = all.size() - 1; at < 0 && i >= start.topology().elements().size(); i--) {
      at = all.get(i).id().equals(id) ? i : -1;
    }
    return at;
  }

  /// The elements of a type, in document order.
  // Elements that did not change are the same list.
  @SuppressWarnings({"ReferenceEquality", "unchecked"})
  <T extends Record & Element> List<T> all(Class<T> type) {
    if (lists == null) {
      lists =
          elements() == start.topology().elements()
              ? new HashMap<>(taken.byType())
              : Taken.byType(elements());
    }
    // A list is not changed once somebody may have it.
    return (List<T>) (List<?>) Collections.unmodifiableList(lists.getOrDefault(type, List.of()));
  }

  /// The first element of a type that a site holds, else the first anywhere.
  static <T extends Element> Optional<T> nearest(List<T> all, ElementId site) {
    return all.stream()
        .filter(e -> e.siteId().equals(Optional.of(site)))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  static boolean plays(Element element, String role) {
    return KINDS.plays(element.kind(), role);
  }

  /// The proposal that this draft comes to.
  Proposal done(Message label, ElementId main) {
    return new Proposal(
        main, added(), new Drafted(Command.all(label, commands()), start, document()));
  }

  static Map<String, Object> values(Object... pairs) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put((String) pairs[i], pairs[i + 1]);
    }
    return values;
  }

  /// What a draft comes to. On the document it was drafted for, its result is known already.
  private record Drafted(Command command, Document start, Document end) implements Command {
    @Override
    public Message label() {
      return command.label();
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public Document on(Document before) {
      return before == start ? end : command.on(before);
    }
  }
}

package edgewise.edit;

import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.PortRange;
import edgewise.model.Words;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Replaces values that a search found. What is no longer as it was found, or would become
/// something that cannot stand there, stays as it is.
public record Replace(List<Replacement> replacements) implements Command {
  /// One value before and after.
  ///
  /// @param owner element, server or note; empty for the organization
  /// @param problem why the value cannot become that, if it cannot
  public record Replacement(
      Optional<ElementId> owner,
      Property property,
      Search.Field field,
      String before,
      String after,
      Optional<Message> problem) {}

  public Replace {
    replacements = List.copyOf(replacements);
  }

  /// What replacing comes to, value by value in document order; hits in one value make one
  /// replacement. A subnet replaced by a subnet of the same length keeps the place of each address
  /// in it.
  public static List<Replacement> preview(
      Document document, String query, String replacement, Search.Options options) {
    Map<List<Object>, List<Search.Hit>> byValue = new LinkedHashMap<>();
    boolean one = Address.of(query).isValid();
    for (Search.Hit hit : Search.find(document, query, options)) {
      if (one && hit.field() == Search.Field.ADDRESS && hit.text().indexOf('/') >= 0) {
        // A subnet that holds the address is found, but is not the address.
        continue;
      }
      byValue
          .computeIfAbsent(List.of(hit.owner(), hit.property()), _ -> new ArrayList<>())
          .add(hit);
    }
    List<Replacement> all = new ArrayList<>();
    for (List<Search.Hit> hits : byValue.values()) {
      Search.Hit first = hits.getFirst();
      String after = after(hits, query.strip(), replacement.strip());
      if (!after.equals(first.text())) {
        all.add(
            new Replacement(
                first.owner(),
                first.property(),
                first.field(),
                first.text(),
                after,
                problem(document, first, after)));
      }
    }
    return List.copyOf(all);
  }

  private static String after(List<Search.Hit> hits, String query, String replacement) {
    Search.Hit first = hits.getFirst();
    Cidr from = Cidr.of(query);
    Cidr to = Cidr.of(replacement);
    if (first.field() == Search.Field.ADDRESS && from.isValid() && query.indexOf('/') >= 0) {
      return shifted(first.text(), from, to).orElse(replacement);
    }
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Search.Hit hit : hits) {
      text.append(first.text(), at, hit.start()).append(replacement);
      at = hit.end();
    }
    return text.append(first.text().substring(at)).toString();
  }

  /// An address or subnet at the same place of another subnet; IPv4 only.
  private static Optional<String> shifted(String text, Cidr from, Cidr to) {
    Cidr value = Cidr.of(text);
    boolean alike =
        to.isValid()
            && from.base().family() == 4
            && to.base().family() == 4
            && from.length() == to.length();
    if (!alike || !value.isValid()) {
      return Optional.empty();
    }
    Address moved = Addresses.at(to, value.base().low() - from.base().low());
    return Optional.of(
        text.indexOf('/') < 0 ? moved.text() : Cidr.of(moved, value.length()).text());
  }

  private static Optional<Message> problem(Document document, Search.Hit hit, String after) {
    if (hit.field() == Search.Field.NOTE) {
      return Optional.empty();
    }
    Optional<Object> before = value(document, hit.owner(), hit.property());
    if (before.isEmpty()) {
      return Optional.of(Message.of("refused.gone"));
    }
    return problem(plain(before.get()), after, hit.property());
  }

  private static Object plain(Object value) {
    return value instanceof Optional<?> maybe && maybe.isPresent() ? maybe.get() : value;
  }

  private static Optional<Message> problem(Object before, String after, Property property) {
    boolean name = property.steps().getLast().component().equals("name");
    return switch (before) {
      case Address a when a.isValid() && !Address.of(after).isValid() ->
          Optional.of(Message.of("refused.no-address", after));
      case Cidr c when c.isValid() && !Cidr.of(after).isValid() ->
          Optional.of(Message.of("refused.no-subnet", after));
      case Fqdn f when f.isValid() && !Fqdn.of(after).isValid() ->
          Optional.of(Message.of("refused.no-fqdn", after));
      case Integer _ when !isPort(after) -> Optional.of(Message.of("refused.no-port", after));
      case PortRange _ when Words.parse(PortRange.class, after).isEmpty() ->
          Optional.of(Message.of("refused.no-port", after));
      case String _ when name && after.isBlank() -> Optional.of(Message.of("refused.no-name"));
      default -> Optional.empty();
    };
  }

  private static boolean isPort(String text) {
    return Words.parse(PortRange.class, text)
        .filter(p -> text.indexOf('-') < 0 && ((PortRange) p).from() == ((PortRange) p).to())
        .isPresent();
  }

  private static Optional<Object> value(
      Document document, Optional<ElementId> owner, Property property) {
    return owner.isEmpty()
        ? property.in(document.topology().organization())
        : SetProperty.value(document, owner.get(), property);
  }

  @Override
  public Message label() {
    return Counted.label("step.replace", replacements.stream().map(Replacement::before).toList());
  }

  @Override
  public Document on(Document before) {
    Document now = before;
    for (Replacement r : replacements) {
      if (r.problem().isEmpty()) {
        now = r.field() == Search.Field.NOTE ? note(now, r) : property(now, r);
      }
    }
    return now;
  }

  private static Document note(Document document, Replacement r) {
    boolean same =
        document.layout().notes().stream()
            .anyMatch(n -> r.owner().equals(Optional.of(n.id())) && n.text().equals(r.before()));
    return same ? new EditNote(r.owner().orElseThrow(), r.after()).on(document) : document;
  }

  private static Document property(Document document, Replacement r) {
    Optional<Object> found = value(document, r.owner(), r.property());
    if (found.isEmpty()) {
      return document;
    }
    Object old = plain(found.get());
    boolean same = !(old instanceof Optional<?>) && old.toString().equals(r.before());
    if (!same || problem(old, r.after(), r.property()).isPresent()) {
      return document;
    }
    Optional<Object> next = Words.parse(old.getClass(), r.after());
    if (next.isEmpty()) {
      return document;
    }
    Object value = found.get() instanceof Optional<?> ? next : next.get();
    return new SetProperty(r.owner().map(Set::of).orElseGet(Set::of), r.property(), value)
        .on(document);
  }
}

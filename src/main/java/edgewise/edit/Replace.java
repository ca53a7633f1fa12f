package edgewise.edit;

import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.PortRange;
import edgewise.model.Words;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

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
  /// in it. Refused as a search is, or when the replacement names a group that is not there.
  public static Outcome<List<Replacement>> preview(
      Document document,
      String query,
      String replacement,
      Search.Options options,
      BooleanSupplier cancelled) {
    return switch (Search.find(document, query, options, cancelled)) {
      case Outcome.Refused<List<Search.Hit>> refused -> new Outcome.Refused<>(refused.why());
      case Outcome.Ok<List<Search.Hit>>(List<Search.Hit> hits, List<Trouble> _) -> {
        try {
          yield hits.isEmpty()
              ? Outcome.ok(List.of())
              : preview(document, hits, query, replacement, options);
        } catch (Needle.TooHard e) {
          yield e.refusal();
        }
      }
    };
  }

  private static Outcome<List<Replacement>> preview(
      Document document,
      List<Search.Hit> hits,
      String query,
      String replacement,
      Search.Options options) {
    Needle needle = ((Outcome.Ok<Needle>) Needle.of(query, options)).value();
    boolean one = !options.expression() && Address.of(query).isValid();
    Map<List<Object>, Search.Hit> byValue = new LinkedHashMap<>();
    for (Search.Hit hit : hits) {
      if (one && hit.field() == Search.Field.ADDRESS && hit.text().indexOf('/') >= 0) {
        // A subnet that holds the address is found, but is not the address.
        continue;
      }
      byValue.putIfAbsent(List.of(hit.owner(), hit.property()), hit);
    }
    String by = options.expression() ? replacement : replacement.strip();
    List<Replacement> all = new ArrayList<>();
    for (Search.Hit hit : byValue.values()) {
      switch (after(hit, needle, query.strip(), by, options)) {
        case Outcome.Refused<String> refused -> {
          return new Outcome.Refused<>(refused.why());
        }
        case Outcome.Ok<String>(String after, List<Trouble> _) -> {
          if (!after.equals(hit.text())) {
            all.add(
                new Replacement(
                    hit.owner(),
                    hit.property(),
                    hit.field(),
                    hit.text(),
                    after,
                    problem(document, hit, after)));
          }
        }
      }
    }
    return Outcome.ok(List.copyOf(all));
  }

  private static Outcome<String> after(
      Search.Hit hit, Needle needle, String query, String replacement, Search.Options options) {
    if (!options.expression()) {
      Cidr from = Cidr.of(query);
      if (hit.field() == Search.Field.ADDRESS && from.isValid() && query.indexOf('/') >= 0) {
        return Outcome.ok(shifted(hit.text(), from, Cidr.of(replacement)).orElse(replacement));
      }
      if (hit.field() == Search.Field.PORT
          || hit.field() == Search.Field.ADDRESS && from.isValid()) {
        return Outcome.ok(replacement);
      }
    }
    return needle.replaced(hit.text(), replacement);
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

package edgewise.edit;

import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Note;
import edgewise.model.PortRange;
import edgewise.model.Shape;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Finds text in the names, FQDNs, addresses, ports and notes of a design. A subnet finds the
/// addresses in it; a number finds the ports and port ranges that it stands for, not numbers that
/// merely hold its digits.
public final class Search {
  private static final Set<String> PORTS =
      Set.of(
          "port",
          "ports",
          "federationPort",
          "xmppPort",
          "mirrorPort",
          "httpsListen",
          "httpListen",
          "bridgeHttps",
          "bridgeHttp");

  /// What a hit is.
  public enum Field {
    /// A name as it is drawn.
    NAME,
    /// A DNS name.
    FQDN,
    /// An address or subnet.
    ADDRESS,
    /// A port or port range.
    PORT,
    /// The words of a note.
    NOTE,
    /// Any other text.
    TEXT
  }

  /// How to look.
  ///
  /// @param wholeWord whether the text must not be part of a longer word
  /// @param expression whether what is looked for is a regular expression; then addresses and ports
  ///   are looked at as they are written
  /// @param fields what to look in
  public record Options(
      boolean matchCase, boolean wholeWord, boolean expression, Set<Field> fields) {
    /// Everywhere, upper and lower case alike, parts of words too.
    public static Options everywhere() {
      return new Options(false, false, false, EnumSet.allOf(Field.class));
    }

    /// The same for a regular expression.
    public Options asExpression() {
      return new Options(matchCase, wholeWord, true, fields);
    }
  }

  /// A place that holds what was looked for.
  ///
  /// @param owner element, server or note; empty for the organization
  /// @param property where in the owner; of a server within the server
  /// @param text the whole value as it is written
  /// @param start where in the text the hit begins; `end` where it ends
  public record Hit(
      Optional<ElementId> owner, Property property, Field field, String text, int start, int end) {}

  private final Options options;
  private final String query;
  private final Needle needle;
  private final BooleanSupplier cancelled;
  private final Optional<Cidr> subnet;
  private final Optional<Integer> port;
  private final List<Hit> hits = new ArrayList<>();

  private Search(Needle needle, String query, Options options, BooleanSupplier cancelled) {
    this.needle = needle;
    this.query = query.strip();
    this.options = options;
    this.cancelled = cancelled;
    Cidr cidr = Cidr.of(this.query);
    subnet = cidr.isValid() && !options.expression() ? Optional.of(cidr) : Optional.empty();
    port = options.expression() ? Optional.empty() : number(this.query);
  }

  /// Every hit, in document order: the organization, the elements with their servers, the notes. An
  /// empty query finds nothing. A pattern that is none, or that takes too long, is refused.
  ///
  /// @param cancelled whether nobody waits for the answer any more; then it is not complete
  public static Outcome<List<Hit>> find(
      Document document, String query, Options options, BooleanSupplier cancelled) {
    if (query.isBlank()) {
      return Outcome.ok(List.of());
    }
    return switch (Needle.of(query, options)) {
      case Outcome.Refused<Needle> refused -> new Outcome.Refused<>(refused.why());
      case Outcome.Ok<Needle>(Needle needle, List<Trouble> _) -> {
        try {
          yield Outcome.ok(new Search(needle, query, options, cancelled).all(document));
        } catch (Needle.TooHard e) {
          yield e.refusal();
        }
      }
    };
  }

  private List<Hit> all(Document document) {
    look(Optional.empty(), document.topology().organization());
    for (Element element : document.topology().elements()) {
      look(Optional.of(element.id()), (Record) element);
    }
    for (Note note : document.layout().notes()) {
      text(Optional.of(note.id()), List.of(step("text")), Field.NOTE, note.text());
    }
    return List.copyOf(hits);
  }

  private static Property.Step step(String component) {
    return new Property.Step(component, Optional.empty());
  }

  private static Optional<Integer> number(String text) {
    boolean digits = !text.isEmpty() && text.length() <= 5;
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private void look(Optional<ElementId> owner, Record record) {
    look(owner, List.of(), Shape.Rec.of(record.getClass()), record);
  }

  private void look(
      Optional<ElementId> owner, List<Property.Step> path, Shape shape, Object value) {
    switch (shape) {
      case Shape.Scalar _ -> scalar(owner, path, value);
      case Shape.Maybe m -> ((Optional<?>) value).ifPresent(v -> look(owner, path, m.of(), v));
      case Shape.ListOf l -> {
        List<?> items = (List<?>) value;
        for (int i = 0; i < items.size(); i++) {
          String component = path.getLast().component();
          if (component.equals("servers") && items.get(i) instanceof Record server) {
            look(Optional.of(Elements.serverId(server)), server);
          } else {
            List<Property.Step> longer = new ArrayList<>(path.subList(0, path.size() - 1));
            longer.add(new Property.Step(component, Optional.of(Integer.toString(i))));
            look(owner, longer, l.of(), items.get(i));
          }
        }
      }
      case Shape.Rec r -> {
        for (Shape.Component c : r.components()) {
          List<Property.Step> longer = new ArrayList<>(path);
          longer.add(step(c.name()));
          look(owner, longer, c.shape(), c.of(value));
        }
      }
    }
  }

  private void scalar(Optional<ElementId> owner, List<Property.Step> path, Object value) {
    String component = path.getLast().component();
    switch (value) {
      case Fqdn f -> text(owner, path, Field.FQDN, f.text());
      case Address a -> address(owner, path, a.text(), Cidr.of(a.text()));
      case Cidr c -> address(owner, path, c.text(), c);
      case PortRange range when options.expression() ->
          text(owner, path, Field.PORT, range.toString());
      case Integer i when options.expression() && PORTS.contains(component) ->
          text(owner, path, Field.PORT, Integer.toString(i));
      case PortRange range ->
          port.filter(range::contains)
              .ifPresent(_ -> whole(owner, path, Field.PORT, range.toString()));
      case Integer i when PORTS.contains(component) ->
          port.filter(i::equals)
              .ifPresent(_ -> whole(owner, path, Field.PORT, Integer.toString(i)));
      case String s -> text(owner, path, component.equals("name") ? Field.NAME : Field.TEXT, s);
      default -> {}
    }
  }

  private void address(
      Optional<ElementId> owner, List<Property.Step> path, String text, Cidr value) {
    if (subnet.isPresent()) {
      boolean hit =
          value.isValid() && (subnet.get().contains(value) || isOneAddress() && holds(value));
      if (hit) {
        whole(owner, path, Field.ADDRESS, text);
      }
    } else {
      text(owner, path, Field.ADDRESS, text);
    }
  }

  private boolean isOneAddress() {
    return query.indexOf('/') < 0;
  }

  private boolean holds(Cidr value) {
    return value.contains(subnet.orElseThrow().base());
  }

  private void whole(
      Optional<ElementId> owner, List<Property.Step> path, Field field, String text) {
    if (options.fields().contains(field)) {
      hits.add(new Hit(owner, new Property(path), field, text, 0, text.length()));
    }
  }

  private void text(Optional<ElementId> owner, List<Property.Step> path, Field field, String text) {
    if (!options.fields().contains(field) || cancelled.getAsBoolean()) {
      return;
    }
    for (Needle.Range range : needle.in(text)) {
      hits.add(new Hit(owner, new Property(path), field, text, range.start(), range.end()));
    }
  }
}

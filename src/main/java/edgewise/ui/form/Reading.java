package edgewise.ui.form;

import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.Firewall;
import edgewise.model.Fqdn;
import edgewise.model.PortRange;
import edgewise.model.SimpleUrls;
import edgewise.model.Words;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a typed text stands for, or why it stands for nothing.
final class Reading {
  private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");
  private static final Pattern LINES = Pattern.compile("[\\r\\n;]+");
  private static final int HIGHEST_PORT = 65535;

  private Reading() {}

  /// Reads one value.
  ///
  /// @param measure unit or form, as in the property's row
  static Outcome<Object> one(Class<?> type, String measure, String text) {
    String t = text.strip();
    if (type == Fqdn.class) {
      return name(t, measure);
    } else if (type == Address.class) {
      return address(t);
    } else if (type == Cidr.class) {
      Cidr cidr = Cidr.of(t);
      return cidr.isValid() ? Outcome.ok(cidr) : refused("entry.subnet", t);
    } else if (type == int.class || type == Integer.class) {
      return number(t, measure);
    } else if (type == PortRange.class) {
      return ports(t);
    } else if (type == String.class) {
      return string(t, text, measure);
    }
    return Words.parse(type, t).map(Outcome::ok).orElseGet(() -> refused("entry.number", t));
  }

  /// Reads several values, separated by lines, commas or blanks; texts by lines only.
  static Outcome<Object> several(Class<?> type, String measure, String text) {
    List<Object> values = new ArrayList<>();
    for (String part : (type == String.class ? LINES : BETWEEN).split(text.strip())) {
      if (part.isBlank()) {
        continue;
      }
      switch (one(type, measure, part)) {
        case Outcome.Ok<Object>(Object value, List<Trouble> _) -> values.add(value);
        case Outcome.Refused<Object> refused -> {
          return refused;
        }
      }
    }
    return Outcome.ok(List.copyOf(values));
  }

  /// Reads a value that may be left out.
  static Outcome<Object> maybe(Class<?> type, String measure, String text) {
    if (text.isBlank()) {
      return Outcome.ok(Optional.empty());
    }
    return switch (one(type, measure, text)) {
      case Outcome.Ok<Object>(Object value, List<Trouble> _) -> Outcome.ok(Optional.of(value));
      case Outcome.Refused<Object> refused -> refused;
    };
  }

  private static Outcome<Object> name(String t, String measure) {
    Fqdn name = Fqdn.of(t);
    if (name.isBlank()) {
      return Outcome.ok(name);
    }
    if (measure.equals("owner")) {
      Fqdn plain = Fqdn.of(t.replace("_", "x").replaceFirst("^\\*\\.", "any."));
      return plain.hasValidLabels() ? Outcome.ok(name) : refused("entry.name.owner", t);
    }
    if (name.isValid()) {
      return Outcome.ok(name);
    }
    if (t.chars().anyMatch(Character::isWhitespace)) {
      return refused("entry.name.blank", t);
    }
    if (t.indexOf('_') >= 0) {
      return refused("entry.name.underscore", t);
    }
    return refused(name.hasValidLabels() ? "entry.name.short" : "entry.name", t);
  }

  private static Outcome<Object> address(String t) {
    Address address = Address.of(t);
    if (address.isUsable()) {
      return Outcome.ok(address);
    }
    return refused(address.isValid() ? "entry.address.unspecified" : "entry.address", t);
  }

  private static Outcome<Object> number(String t, String measure) {
    int value;
    try {
      value = Integer.parseInt(t);
    } catch (NumberFormatException _) {
      return refused("entry.number", t);
    }
    int least = measure.equals("port") ? 1 : 0;
    int most =
        measure.equals("port") ? HIGHEST_PORT : measure.equals("percent") ? 100 : Integer.MAX_VALUE;
    return value >= least && value <= most
        ? Outcome.ok(value)
        : most == Integer.MAX_VALUE
            ? refused("entry.number.negative", t)
            : refused("entry.number.range", t, Integer.toString(least), Integer.toString(most));
  }

  private static Outcome<Object> ports(String t) {
    try {
      return Outcome.ok(PortRange.parse(t.replace('–', '-')));
    } catch (IllegalArgumentException _) {
      return refused("entry.ports", t);
    }
  }

  private static Outcome<Object> string(String t, String typed, String measure) {
    return switch (measure) {
      case "name" -> t.isEmpty() ? refused("entry.name.missing") : Outcome.ok(t);
      case "date" -> date(t);
      case "url" ->
          t.isEmpty() || SimpleUrls.host(t).hasValidLabels()
              ? Outcome.ok(t)
              : refused("entry.url", t);
      case "interface" ->
          Firewall.isInterfaceName(t) ? Outcome.ok(t) : refused("entry.interface", t);
      case "lines" -> Outcome.ok(typed);
      default -> Outcome.ok(t);
    };
  }

  private static Outcome<Object> date(String t) {
    try {
      return Outcome.ok(LocalDate.parse(t).toString());
    } catch (DateTimeParseException _) {
      return refused("entry.date", t);
    }
  }

  private static Outcome<Object> refused(String key, Object... args) {
    return Outcome.refused(Trouble.of("", Message.of(key, args)));
  }
}

package edgewise.sim;

import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Something taken out of service.
///
/// @param target what the kind says, in lower case except for row ids
/// @param detail of a certificate what is wrong with it: `missing`, `expired`, `untrusted`,
///   `no-eku`, or `no-name=NAME`; of a link the other end; else empty
/// @param at when it happens, for load; flows are judged while it lasts
public record Fault(Kind kind, String target, String detail, Optional<Span> at) {
  /// When something is out of service, from the start of a load run.
  ///
  /// @param until when it works again; empty for never
  public record Span(Duration from, Optional<Duration> until) {}

  /// What can fail.
  public enum Kind {
    /// A server, pool, balancer, firewall, site or partner, by id, name or FQDN.
    ELEMENT,
    /// What runs between two elements or sites.
    LINK,
    /// All planned records of a name, or one record by its id.
    RECORD,
    /// A planned certificate.
    CERTIFICATE,
    /// A planned firewall row.
    RULE
  }

  private static final List<String> CERTIFICATE_FAULTS =
      List.of("missing", "expired", "untrusted", "no-eku", "no-name=");

  /// An element that stands still.
  public static Fault element(String id) {
    return new Fault(Kind.ELEMENT, id.toLowerCase(Locale.ROOT), "", Optional.empty());
  }

  /// A firewall row that is not there.
  public static Fault rule(String id) {
    return new Fault(Kind.RULE, id, "", Optional.empty());
  }

  /// A record that is not there, by name or row id.
  public static Fault record(String name) {
    return new Fault(Kind.RECORD, name, "", Optional.empty());
  }

  /// A certificate with something wrong about it.
  public static Fault certificate(String id, String detail) {
    return new Fault(Kind.CERTIFICATE, id, detail, Optional.empty());
  }

  /// Reads `ELEMENT`, `dns:NAME`, `cert:ID[:WHAT]`, `rule:ID` or `link:A,B`, each with `@TIME` or
  /// `@TIME-TIME` at will; a time is ISO (`PT8H`) or `HH:MM`, from the start of the run.
  public static Outcome<Fault> parse(String text) {
    String rest = text.strip();
    Optional<Span> at = Optional.empty();
    int sign = rest.lastIndexOf('@');
    if (sign >= 0) {
      at = span(rest.substring(sign + 1));
      if (at.isEmpty()) {
        return Outcome.refused(Trouble.of("", Message.of("sim.fault.time", text)));
      }
      rest = rest.substring(0, sign);
    }
    if (rest.startsWith("dns:")) {
      return named(Kind.RECORD, rest.substring(4), "", at, text);
    }
    if (rest.startsWith("rule:")) {
      return named(Kind.RULE, rest.substring(5), "", at, text);
    }
    if (rest.startsWith("cert:")) {
      return certificate(rest.substring(5), at, text);
    }
    if (rest.startsWith("link:")) {
      String[] ends = rest.substring(5).split(",", 2);
      return ends.length < 2 || ends[1].isBlank()
          ? Outcome.refused(Trouble.of("", Message.of("sim.fault.link", text)))
          : named(
              Kind.LINK,
              ends[0].strip().toLowerCase(Locale.ROOT),
              ends[1].strip().toLowerCase(Locale.ROOT),
              at,
              text);
    }
    return named(Kind.ELEMENT, rest.toLowerCase(Locale.ROOT), "", at, text);
  }

  /// This fault as [#parse] reads it.
  public String text() {
    String what =
        switch (kind) {
          case ELEMENT -> target;
          case LINK -> "link:" + target + "," + detail;
          case RECORD -> "dns:" + target;
          case CERTIFICATE -> "cert:" + target + ":" + detail;
          case RULE -> "rule:" + target;
        };
    return at.map(t -> what + "@" + written(t)).orElse(what);
  }

  private static String written(Span span) {
    return span.until().map(u -> span.from() + "-" + u).orElse(span.from().toString());
  }

  private static Outcome<Fault> certificate(String rest, Optional<Span> at, String text) {
    int colon = rest.lastIndexOf(':');
    String detail = colon < 0 ? "missing" : rest.substring(colon + 1);
    String id = colon < 0 ? rest : rest.substring(0, colon);
    boolean known =
        CERTIFICATE_FAULTS.stream()
            .anyMatch(k -> k.endsWith("=") ? detail.startsWith(k) : detail.equals(k));
    return known
        ? named(Kind.CERTIFICATE, id, detail, at, text)
        : Outcome.refused(Trouble.of("", Message.of("sim.fault.certificate", text)));
  }

  private static Outcome<Fault> named(
      Kind kind, String target, String detail, Optional<Span> at, String text) {
    return target.isBlank()
        ? Outcome.refused(Trouble.of("", Message.of("sim.fault.empty", text)))
        : Outcome.ok(new Fault(kind, target.strip(), detail, at));
  }

  private static Optional<Span> span(String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      return time(text).map(from -> new Span(from, Optional.empty()));
    }
    Optional<Duration> until = time(text.substring(dash + 1));
    return time(text.substring(0, dash))
        .filter(from -> until.filter(u -> u.compareTo(from) >= 0).isPresent())
        .map(from -> new Span(from, until));
  }

  private static Optional<Duration> time(String text) {
    String t = text.strip();
    try {
      if (t.matches("\\d{1,2}:\\d{2}")) {
        int colon = t.indexOf(':');
        return Optional.of(
            Duration.ofMinutes(
                60L * Integer.parseInt(t.substring(0, colon))
                    + Integer.parseInt(t.substring(colon + 1))));
      }
      Duration d = Duration.parse(t.toUpperCase(Locale.ROOT));
      return d.isNegative() ? Optional.empty() : Optional.of(d);
    } catch (java.time.format.DateTimeParseException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}

package edgewise.ui.form;

import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.Fqdn;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How values go on from row to row: numbers in names and addresses count up, everything else
/// repeats.
final class Series {
  private static final Pattern LAST_NUMBER = Pattern.compile("^(.*?)(\\d{1,9})(\\D*)$");

  private Series() {}

  /// The value so many rows further down.
  static Object later(Object value, int rows) {
    return switch (value) {
      case Address a -> later(a, rows);
      case Fqdn name -> Fqdn.of(later(name, rows));
      case String text -> counted(text, rows);
      case Optional<?> maybe -> maybe.map(v -> later(v, rows));
      case List<?> list -> list.stream().map(v -> later(v, rows)).toList();
      default -> value;
    };
  }

  /// The last number in a text, higher by so much, as wide as before; a text without one as it is.
  static String counted(String text, int by) {
    Matcher m = LAST_NUMBER.matcher(text);
    if (!m.matches()) {
      return text;
    }
    String number = m.group(2);
    String next = Long.toString(Math.max(0, Long.parseLong(number) + by));
    return m.group(1)
        + "0".repeat(Math.max(0, number.length() - next.length()))
        + next
        + m.group(3);
  }

  private static String later(Fqdn name, int rows) {
    String text = name.text();
    int dot = text.indexOf('.');
    return dot < 0
        ? counted(text, rows)
        : counted(text.substring(0, dot), rows) + text.substring(dot);
  }

  /// An address further on; the same where the numbers of its family end or it is none.
  static Address later(Address address, int by) {
    if (address.family() == 4) {
      long value = address.low() + by;
      if (value < 0 || value > 0xffffffffL) {
        return address;
      }
      return Address.of(
          (value >> 24)
              + "."
              + (value >> 16 & 255)
              + "."
              + (value >> 8 & 255)
              + "."
              + (value & 255));
    }
    if (address.family() == 6) {
      long low = address.low() + by;
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 8; i++) {
        long half = i < 4 ? address.high() : low;
        text.append(i == 0 ? "" : ":")
            .append(Long.toHexString(half >>> 48 - 16 * (i % 4) & 0xffff));
      }
      return Cidr.of(text.toString()).base();
    }
    return address;
  }
}

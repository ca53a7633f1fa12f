package edgewise.work;

import edgewise.model.Address;
import edgewise.model.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a person types to narrow a column: alternatives with commas between. `5061` and
/// `50000-59999` find ports, `10.45.16.0/24` the addresses in it and the subnets that share one
/// with it, anything else what contains it, whatever the case.
public final class Match implements Predicate<String> {
  private static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?:\\s*[-–]\\s*(\\d{1,5}))?");

  /// What the cells of a column hold.
  public enum Sort {
    /// Anything.
    TEXT,
    /// A port, a range of ports, or `*` for all of them.
    PORTS,
    /// Addresses and subnets, with `;` between.
    ADDRESSES
  }

  private final List<Predicate<String>> alternatives;

  private Match(List<Predicate<String>> alternatives) {
    this.alternatives = alternatives;
  }

  /// Reads what was typed. Nothing typed matches everything.
  public static Match of(String typed, Sort sort) {
    List<Predicate<String>> alternatives = new ArrayList<>();
    for (String part : typed.split(",")) {
      String word = part.strip().toLowerCase(Locale.ROOT);
      if (!word.isEmpty()) {
        alternatives.add(alternative(word, sort));
      }
    }
    return new Match(List.copyOf(alternatives));
  }

  private static Predicate<String> alternative(String word, Sort sort) {
    return switch (sort) {
      case TEXT -> containing(word);
      case PORTS -> {
        int[] wanted = ports(word);
        yield wanted.length == 0 ? containing(word) : cell -> overlaps(wanted, cell);
      }
      case ADDRESSES -> {
        Cidr wanted = subnet(word);
        yield wanted == null ? containing(word) : cell -> shares(wanted, cell);
      }
    };
  }

  private static Predicate<String> containing(String word) {
    return cell -> cell.toLowerCase(Locale.ROOT).contains(word);
  }

  /// Both ends of a range, or nothing for what is none.
  private static int[] ports(String text) {
    var matcher = PORTS.matcher(text);
    if (!matcher.matches()) {
      return new int[0];
    }
    int from = Integer.parseInt(matcher.group(1));
    int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
    return new int[] {Math.min(from, to), Math.max(from, to)};
  }

  private static boolean overlaps(int[] wanted, String cell) {
    if (cell.equals("*")) {
      return true;
    }
    int[] range = ports(cell.strip());
    return range.length == 2 && range[0] <= wanted[1] && wanted[0] <= range[1];
  }

  /// A whole address or a subnet; null for a part of one.
  private static Cidr subnet(String word) {
    if (word.contains("/")) {
      Cidr subnet = Cidr.of(word);
      return subnet.isValid() ? subnet : null;
    }
    Address address = Address.of(word);
    return address.isValid() ? Cidr.of(address, address.family() == 4 ? 32 : 128) : null;
  }

  private static boolean shares(Cidr wanted, String cell) {
    for (String part : cell.split(";")) {
      Cidr there = subnet(part.strip());
      if (there != null && wanted.overlaps(there)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean test(String cell) {
    if (alternatives.isEmpty()) {
      return true;
    }
    for (Predicate<String> alternative : alternatives) {
      if (alternative.test(cell)) {
        return true;
      }
    }
    return false;
  }
}

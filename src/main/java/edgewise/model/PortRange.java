package edgewise.model;

/// An inclusive range of TCP or UDP ports, 1 to 65535.
public record PortRange(int from, int to) implements Comparable<PortRange> {
  public PortRange {
    if (from < 1 || to > 65535 || from > to) {
      throw new IllegalArgumentException(from + "-" + to);
    }
  }

  /// The range of one port.
  public static PortRange of(int port) {
    return new PortRange(port, port);
  }

  /// Reads `443` or `50000-59999`; throws IllegalArgumentException for anything else.
  public static PortRange parse(String text) {
    int dash = text.indexOf('-');
    return dash < 0
        ? of(Integer.parseInt(text.strip()))
        : new PortRange(
            Integer.parseInt(text.substring(0, dash).strip()),
            Integer.parseInt(text.substring(dash + 1).strip()));
  }

  /// True when the port lies in this range.
  public boolean contains(int port) {
    return port >= from && port <= to;
  }

  /// True when the other range lies in this one.
  public boolean contains(PortRange other) {
    return other.from >= from && other.to <= to;
  }

  @Override
  public int compareTo(PortRange o) {
    return from != o.from ? Integer.compare(from, o.from) : Integer.compare(to, o.to);
  }

  @Override
  public String toString() {
    return from == to ? Integer.toString(from) : from + "-" + to;
  }
}

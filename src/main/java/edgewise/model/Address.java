package edgewise.model;

import java.util.Objects;

/// An IPv4 or IPv6 address as it was typed. It may be a word instead of an address (a placeholder);
/// then [#isValid] is false and it takes no part in any row. Equality is by value: `2001:db8::1`
/// equals `2001:DB8:0::1`.
public final class Address implements Comparable<Address> {
  private final String text;
  private final int family;
  private final long high;
  private final long low;

  private Address(String text, int family, long high, long low) {
    this.text = text;
    this.family = family;
    this.high = high;
    this.low = low;
  }

  /// The address with this text, valid or not; surrounding blanks are dropped.
  public static Address of(String text) {
    String t = Objects.requireNonNull(text).strip();
    long v4 = parseV4(t, 0, t.length());
    if (v4 >= 0) {
      return new Address(t, 4, 0, v4);
    }
    long[] v6 = parseV6(t);
    return v6 == null ? new Address(t, 0, 0, 0) : ofV6(v6[0], v6[1]);
  }

  static Address ofV4(long value) {
    return new Address(
        (value >> 24 & 255)
            + "."
            + (value >> 16 & 255)
            + "."
            + (value >> 8 & 255)
            + "."
            + (value & 255),
        4,
        0,
        value);
  }

  static Address ofV6(long high, long low) {
    return new Address(formatV6(high, low), 6, high, low);
  }

  /// The address as typed; an IPv6 address in its canonical short form (RFC 5952).
  public String text() {
    return text;
  }

  /// True for a real address, false for a word or an empty text.
  public boolean isValid() {
    return family != 0;
  }

  /// True when a real address stands here that a machine can have: valid and not `0.0.0.0` or `::`.
  public boolean isUsable() {
    return family != 0 && !isUnspecified();
  }

  /// True for `0.0.0.0` and `::`.
  public boolean isUnspecified() {
    return family != 0 && high == 0 && low == 0;
  }

  /// 4, 6, or 0 when this is no address.
  public int family() {
    return family;
  }

  /// Upper 64 bits of an IPv6 address; 0 for IPv4.
  public long high() {
    return high;
  }

  /// Lower 64 bits of an IPv6 address, or the 32 bits of an IPv4 address.
  public long low() {
    return low;
  }

  /// True for addresses that are not routed on the Internet: RFC 1918, loopback, link-local, shared
  /// (RFC 6598), unique local. Documentation ranges count as public, because planning material uses
  /// them for the Internet side.
  public boolean isPrivate() {
    if (family == 4) {
      long a = low >> 24;
      long b = low >> 16 & 255;
      return a == 10
          || a == 127
          || a == 172 && b >= 16 && b <= 31
          || a == 192 && b == 168
          || a == 169 && b == 254
          || a == 100 && b >= 64 && b <= 127;
    }
    if (family == 6) {
      return (high >>> 57) == 0x7eL || (high >>> 54) == 0x3faL || high == 0 && low == 1;
    }
    return false;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Address a
        && a.family == family
        && a.high == high
        && a.low == low
        && (family != 0 || a.text.equals(text));
  }

  @Override
  public int hashCode() {
    return family == 0
        ? text.hashCode()
        : 31 * (31 * family + Long.hashCode(high)) + Long.hashCode(low);
  }

  /// Numeric order: IPv4 before IPv6, words last.
  @Override
  public int compareTo(Address o) {
    int f = Integer.compare(family == 0 ? 9 : family, o.family == 0 ? 9 : o.family);
    if (f != 0) {
      return f;
    }
    if (family == 0) {
      return text.compareTo(o.text);
    }
    int h = Long.compareUnsigned(high, o.high);
    return h != 0 ? h : Long.compareUnsigned(low, o.low);
  }

  @Override
  public String toString() {
    return text;
  }

  /// The 32 bits of a dotted quad in `t[from, to)`, or -1. Leading zeros are refused, as they mean
  /// octal elsewhere.
  private static long parseV4(String t, int from, int to) {
    long value = 0;
    int part = -1;
    int parts = 0;
    int digits = 0;
    for (int i = from; i <= to; i++) {
      char c = i == to ? '.' : t.charAt(i);
      if (c >= '0' && c <= '9') {
        if (digits > 0 && part == 0 || ++digits > 3) {
          return -1;
        }
        part = (part < 0 ? 0 : part) * 10 + (c - '0');
      } else if (c == '.') {
        if (part < 0 || part > 255 || ++parts > 4) {
          return -1;
        }
        value = value << 8 | part;
        part = -1;
        digits = 0;
      } else {
        return -1;
      }
    }
    return parts == 4 ? value : -1;
  }

  private static long[] parseV6(String t) {
    int length = t.length();
    if (length < 2 || length > 45) {
      return null;
    }
    int[] groups = new int[8];
    int count = 0;
    int gap = -1;
    int i = 0;
    if (t.charAt(0) == ':') {
      if (t.charAt(1) != ':') {
        return null;
      }
      gap = 0;
      i = 2;
    }
    while (i < length) {
      int start = i;
      int value = 0;
      while (i < length && Character.digit(t.charAt(i), 16) >= 0 && t.charAt(i) < 128) {
        value = value << 4 | Character.digit(t.charAt(i), 16);
        i++;
      }
      if (i < length && t.charAt(i) == '.') {
        long v4 = parseV4(t, start, length);
        if (v4 < 0 || count > 6) {
          return null;
        }
        groups[count++] = (int) (v4 >> 16);
        groups[count++] = (int) (v4 & 0xffff);
        i = length;
        break;
      }
      if (i == start || i - start > 4 || count == 8) {
        return null;
      }
      groups[count++] = value;
      if (i == length) {
        break;
      }
      if (t.charAt(i) != ':' || ++i == length) {
        return null;
      }
      if (t.charAt(i) == ':') {
        if (gap >= 0) {
          return null;
        }
        gap = count;
        i++;
      }
    }
    if (gap < 0 ? count != 8 : count > 7) {
      return null;
    }
    int[] all = new int[8];
    int head = gap < 0 ? 8 : gap;
    for (int k = 0; k < count; k++) {
      all[k < head ? k : 8 - count + k] = groups[k];
    }
    long high = 0;
    long low = 0;
    for (int k = 0; k < 4; k++) {
      high = high << 16 | all[k];
      low = low << 16 | all[k + 4];
    }
    return new long[] {high, low};
  }

  private static String formatV6(long high, long low) {
    int[] g = new int[8];
    for (int k = 0; k < 4; k++) {
      g[k] = (int) (high >>> 48 - 16 * k & 0xffff);
      g[k + 4] = (int) (low >>> 48 - 16 * k & 0xffff);
    }
    int best = -1;
    int bestLength = 1;
    for (int k = 0; k < 8; k++) {
      int end = k;
      while (end < 8 && g[end] == 0) {
        end++;
      }
      if (end - k > bestLength) {
        best = k;
        bestLength = end - k;
      }
    }
    StringBuilder out = new StringBuilder();
    for (int k = 0; k < 8; k++) {
      if (k == best) {
        out.append("::");
        k += bestLength - 1;
      } else {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
          out.append(':');
        }
        out.append(Integer.toHexString(g[k]));
      }
    }
    return out.toString();
  }
}

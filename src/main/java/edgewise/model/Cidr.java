package edgewise.model;

import java.util.Objects;

/// A subnet such as `192.168.10.0/24` as it was typed. A single address is a subnet of full length.
/// It may be invalid (a placeholder).
public final class Cidr implements Comparable<Cidr> {
  private final String text;
  private final Address base;
  private final int length;

  private Cidr(String text, Address base, int length) {
    this.text = text;
    this.base = base;
    this.length = length;
  }

  /// The subnet with this text. Host bits are cleared: `10.0.0.5/24` is `10.0.0.0/24`.
  public static Cidr of(String text) {
    String t = Objects.requireNonNull(text).strip();
    int slash = t.indexOf('/');
    Address address = Address.of(slash < 0 ? t : t.substring(0, slash));
    int full = address.family() == 4 ? 32 : 128;
    int bits = full;
    if (slash >= 0) {
      bits = t.length() - slash - 1 < 1 || t.length() - slash - 1 > 3 ? -1 : 0;
      for (int i = slash + 1; i < t.length() && bits >= 0; i++) {
        char c = t.charAt(i);
        bits = c >= '0' && c <= '9' ? bits * 10 + c - '0' : -1;
      }
    }
    if (!address.isValid() || bits < 0 || bits > full) {
      return new Cidr(t, address, -1);
    }
    return of(address, bits);
  }

  /// The subnet of this length that holds the address.
  public static Cidr of(Address address, int length) {
    if (address.family() == 4 && length == 32) {
      return new Cidr(address.text(), address, length);
    }
    Address base;
    if (address.family() == 4) {
      base =
          Address.ofV4(length == 0 ? 0 : address.low() & 0xffffffffL << 32 - length & 0xffffffffL);
    } else {
      long high =
          length >= 64 ? address.high() : length == 0 ? 0 : address.high() & -1L << 64 - length;
      long low = length <= 64 ? 0 : address.low() & -1L << 128 - length;
      base = Address.ofV6(high, low);
    }
    int full = base.family() == 4 ? 32 : 128;
    return new Cidr(length == full ? base.text() : base.text() + "/" + length, base, length);
  }

  /// True when it holds one address alone.
  public boolean isSingle() {
    return length == (base.family() == 4 ? 32 : 128);
  }

  /// The subnet as it is written to tables: canonical when valid, as typed otherwise.
  public String text() {
    return text;
  }

  /// True for a real subnet or address.
  public boolean isValid() {
    return length >= 0;
  }

  /// First address of the subnet.
  public Address base() {
    return base;
  }

  /// Prefix length in bits; -1 when this is no subnet.
  public int length() {
    return length;
  }

  /// True when the address is usable and lies in this subnet.
  public boolean contains(Address a) {
    if (length < 0 || !a.isValid() || a.family() != base.family()) {
      return false;
    }
    if (a.family() == 4) {
      return length == 0 || ((a.low() ^ base.low()) >>> (32 - length)) == 0;
    }
    long high = a.high() ^ base.high();
    long low = a.low() ^ base.low();
    if (length <= 64) {
      return length == 0 || (high >>> (64 - length)) == 0;
    }
    return high == 0 && (low >>> (128 - length)) == 0;
  }

  /// True when the other subnet lies inside this one.
  public boolean contains(Cidr other) {
    return other.length >= length && contains(other.base);
  }

  /// True when the two subnets share an address.
  public boolean overlaps(Cidr other) {
    return length >= 0 && other.length >= 0 && (contains(other) || other.contains(this));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Cidr c
        && c.length == length
        && c.base.equals(base)
        && (length >= 0 || c.text.equals(text));
  }

  @Override
  public int hashCode() {
    return 31 * base.hashCode() + length;
  }

  /// Numeric order of the first address, wider subnets first.
  @Override
  public int compareTo(Cidr o) {
    int b = base.compareTo(o.base);
    return b != 0 ? b : Integer.compare(length, o.length);
  }

  @Override
  public String toString() {
    return text;
  }
}

package edgewise.plan;

import edgewise.model.Address;
import edgewise.model.Cidr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Addresses and subnets in numeric order without repeats, or any address at all. Invalid and
/// unspecified addresses never get in.
public final class AddressSet {
  /// Every address.
  public static final AddressSet ANY = new AddressSet(true, List.of());

  /// No address: translation does not apply, or nothing usable is drawn yet.
  public static final AddressSet NONE = new AddressSet(false, List.of());

  private final boolean any;
  private final List<Cidr> parts;
  private String text;

  private AddressSet(boolean any, List<Cidr> parts) {
    this.any = any;
    this.parts = parts;
  }

  /// The usable ones of these addresses.
  public static AddressSet of(Collection<Address> addresses) {
    List<Cidr> parts = new ArrayList<>(addresses.size());
    for (Address a : addresses) {
      if (a.isUsable()) {
        parts.add(Cidr.of(a, a.family() == 4 ? 32 : 128));
      }
    }
    return ofCidrs(parts);
  }

  /// The valid ones of these subnets. A subnet inside another one of the list is left out.
  public static AddressSet ofCidrs(Collection<Cidr> subnets) {
    List<Cidr> sorted = new ArrayList<>(subnets.size());
    for (Cidr c : subnets) {
      if (c.isValid()) {
        sorted.add(c);
      }
    }
    if (sorted.isEmpty()) {
      return NONE;
    }
    sorted.sort(null);
    List<Cidr> parts = new ArrayList<>(sorted.size());
    for (Cidr c : sorted) {
      if (parts.isEmpty() || !parts.getLast().contains(c)) {
        parts.add(c);
      }
    }
    return new AddressSet(false, List.copyOf(parts));
  }

  /// True for every address.
  public boolean isAny() {
    return any;
  }

  /// True when there is nothing in it.
  public boolean isEmpty() {
    return !any && parts.isEmpty();
  }

  /// The subnets and single addresses, in numeric order; empty for [#ANY].
  public List<Cidr> parts() {
    return parts;
  }

  /// True when the address lies in this set.
  public boolean contains(Address address) {
    if (any) {
      return true;
    }
    for (Cidr part : parts) {
      if (part.contains(address)) {
        return true;
      }
    }
    return false;
  }

  /// The same addresses in as few subnets as possible: neighbours of one size are joined.
  public AddressSet collapsed() {
    List<Cidr> stack = new ArrayList<>();
    int[] lengths = new int[parts.size()];
    for (Cidr part : parts) {
      int length = part.length();
      // The last part that was taken in has the lowest address; it stands for its neighbours until
      // it is known how far it widens.
      Cidr first = part;
      while (!stack.isEmpty()
          && lengths[stack.size() - 1] == length
          && length > 0
          && isSame(stack.getLast(), first, length - 1)) {
        first = stack.removeLast();
        length--;
      }
      lengths[stack.size()] = length;
      stack.add(first);
    }
    for (int i = 0; i < stack.size(); i++) {
      if (stack.get(i).length() != lengths[i]) {
        stack.set(i, Cidr.of(stack.get(i).base(), lengths[i]));
      }
    }
    return stack.size() == parts.size() ? this : new AddressSet(false, List.copyOf(stack));
  }

  /// True when two subnets start with the same bits.
  private static boolean isSame(Cidr a, Cidr b, int bits) {
    Address x = a.base();
    Address y = b.base();
    if (x.family() != y.family()) {
      return false;
    }
    if (x.family() == 4) {
      return bits == 0 || (x.low() ^ y.low()) >>> (32 - bits) == 0;
    }
    return (bits == 0 || (x.high() ^ y.high()) >>> (64 - Math.min(bits, 64)) == 0)
        && (bits <= 64 || (x.low() ^ y.low()) >>> (128 - bits) == 0);
  }

  /// The table cell: `any`, or the parts joined by `;`; empty when there are none.
  public String text() {
    if (text == null) {
      if (any) {
        text = "any";
      } else {
        StringBuilder out = new StringBuilder(parts.size() * 14);
        for (Cidr c : parts) {
          if (!out.isEmpty()) {
            out.append(';');
          }
          out.append(c.text());
        }
        text = out.toString();
      }
    }
    return text;
  }

  @Override
  public boolean equals(Object o) {
    return o == this || o instanceof AddressSet s && s.any == any && s.parts.equals(parts);
  }

  @Override
  public int hashCode() {
    return any ? 1 : parts.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}

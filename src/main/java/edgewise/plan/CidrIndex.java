package edgewise.plan;

import edgewise.model.Address;
import edgewise.model.Cidr;
import java.util.List;

/// Looks addresses up in sorted subnets that do not overlap, in logarithmic time.
final class CidrIndex {
  private final List<Cidr> parts;

  /// Takes subnets in the order of [AddressSet#parts].
  CidrIndex(List<Cidr> parts) {
    this.parts = parts;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof CidrIndex i && i.parts.equals(parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  boolean contains(Address a) {
    int low = 0;
    int high = parts.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Cidr part = parts.get(middle);
      if (part.base().compareTo(a) <= 0) {
        if (part.contains(a)) {
          return true;
        }
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }
}

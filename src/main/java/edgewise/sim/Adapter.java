package edgewise.sim;

import edgewise.model.Address;
import edgewise.model.Zone;
import java.util.List;

/// An interface of a machine, or a virtual address of a balancer.
///
/// @param role word of the port vocabulary that it plays unless a leg says otherwise
/// @param addresses as set on it, at most one of a family, IPv4 first; empty when the design does
///   not say
/// @param outside what the Internet sees, in the same order; equal to `addresses` without NAT
/// @param behind the adapters that a virtual address leads to; empty for a real one
record Adapter(
    Machine machine,
    String role,
    Zone zone,
    List<Address> addresses,
    List<Address> outside,
    List<Adapter> behind) {
  Adapter {
    addresses = List.copyOf(addresses);
    outside = List.copyOf(outside);
    behind = List.copyOf(behind);
  }

  boolean isVirtual() {
    return !behind.isEmpty();
  }

  /// The address of this family, or null.
  static Address ofFamily(List<Address> addresses, int family) {
    for (Address a : addresses) {
      if (a.family() == family) {
        return a;
      }
    }
    return null;
  }
}

package edgewise.check;

import edgewise.model.Cidr;
import edgewise.model.ExistingRule;
import edgewise.model.PortRange;
import edgewise.model.Transport;
import edgewise.plan.AddressSet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// What a firewall lets through today, as a set of rules of which any one may admit a packet.
final class ExistingRules {
  /// Source ports that clients and servers pick for themselves; a rule that admits these admits a
  /// flow without a fixed source port.
  private static final PortRange CHOSEN = new PortRange(1024, 65535);

  private static final PortRange EVERY = new PortRange(1, 65535);

  private final List<ExistingRule> rules;

  ExistingRules(List<ExistingRule> rules) {
    this.rules = rules;
  }

  /// A flow that has to get through.
  ///
  /// @param ports destination ports
  /// @param sourcePorts source ports that are all used
  record Flow(
      Transport transport, PortRange ports, PortRange sourcePorts, AddressSet from, AddressSet to) {
    /// A flow whose source port is chosen by the sender.
    static Flow of(Transport transport, PortRange ports, AddressSet from, AddressSet to) {
      return new Flow(transport, ports, CHOSEN, from, to);
    }

    /// A flow to any port.
    static Flow toAnyPort(
        Transport transport, PortRange sourcePorts, AddressSet from, AddressSet to) {
      return new Flow(transport, EVERY, sourcePorts, from, to);
    }

    /// True when one of its ends is not drawn yet, so that nothing can be said.
    boolean isUndecided() {
      return from.isEmpty() || to.isEmpty();
    }
  }

  /// True when every packet of the flow matches a rule. Several rules may share the flow between
  /// them: one for each source, or for parts of a range.
  boolean allows(Flow flow) {
    for (int family : new int[] {4, 6}) {
      List<Span> sources = spans(flow.from(), family);
      List<Span> destinations = spans(flow.to(), family);
      boolean open = flow.from().isAny() && flow.to().isAny() && family == 6;
      if (open || sources.isEmpty() || destinations.isEmpty()) {
        continue;
      }
      for (Span source : sources) {
        for (Span destination : destinations) {
          if (!admits(
              flow.transport(),
              family,
              new Box(source, destination, Span.of(flow.ports()), Span.of(flow.sourcePorts())))) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean admits(Transport transport, int family, Box wanted) {
    List<Box> left = List.of(wanted);
    for (ExistingRule rule : rules) {
      if (rule.transport() != transport) {
        continue;
      }
      Span ports = Span.of(rule.ports().orElse(EVERY));
      Span sourcePorts = Span.of(rule.sourcePorts().orElse(EVERY));
      if (!ports.meets(wanted.ports) || !sourcePorts.meets(wanted.sourcePorts)) {
        continue;
      }
      for (Span source : spans(side(rule.sources()), family)) {
        for (Span destination : spans(side(rule.destinations()), family)) {
          left = without(left, new Box(source, destination, ports, sourcePorts));
          if (left.isEmpty()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static AddressSet side(List<Cidr> subnets) {
    return subnets.isEmpty() ? AddressSet.ANY : AddressSet.ofCidrs(subnets);
  }

  private static List<Box> without(List<Box> boxes, Box hole) {
    List<Box> left = new ArrayList<>();
    for (Box box : boxes) {
      box.cut(hole, left);
    }
    return left;
  }

  private static List<Span> spans(AddressSet set, int family) {
    if (set.isAny()) {
      return List.of(Span.ofFamily(family));
    }
    return set.parts().stream().filter(c -> c.base().family() == family).map(Span::of).toList();
  }

  /// Packets between two ranges of addresses and two ranges of ports.
  private record Box(Span source, Span destination, Span ports, Span sourcePorts) {
    /// Adds what is left of this box outside the hole.
    void cut(Box hole, List<Box> into) {
      if (!source.meets(hole.source)
          || !destination.meets(hole.destination)
          || !ports.meets(hole.ports)
          || !sourcePorts.meets(hole.sourcePorts)) {
        into.add(this);
        return;
      }
      source
          .outside(hole.source)
          .forEach(s -> into.add(new Box(s, destination, ports, sourcePorts)));
      Span s = source.common(hole.source);
      destination
          .outside(hole.destination)
          .forEach(d -> into.add(new Box(s, d, ports, sourcePorts)));
      Span d = destination.common(hole.destination);
      ports.outside(hole.ports).forEach(p -> into.add(new Box(s, d, p, sourcePorts)));
      Span p = ports.common(hole.ports);
      sourcePorts.outside(hole.sourcePorts).forEach(q -> into.add(new Box(s, d, p, q)));
    }
  }

  /// An inclusive range of numbers.
  private record Span(BigInteger from, BigInteger to) {
    static Span of(PortRange ports) {
      return new Span(BigInteger.valueOf(ports.from()), BigInteger.valueOf(ports.to()));
    }

    static Span ofFamily(int family) {
      return new Span(
          BigInteger.ZERO,
          BigInteger.ONE.shiftLeft(family == 4 ? 32 : 128).subtract(BigInteger.ONE));
    }

    static Span of(Cidr subnet) {
      BigInteger base =
          unsigned(subnet.base().high()).shiftLeft(64).or(unsigned(subnet.base().low()));
      int free = (subnet.base().family() == 4 ? 32 : 128) - subnet.length();
      return new Span(base, base.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE));
    }

    private static BigInteger unsigned(long bits) {
      return new BigInteger(Long.toUnsignedString(bits));
    }

    boolean meets(Span other) {
      return from.compareTo(other.to) <= 0 && other.from.compareTo(to) <= 0;
    }

    Span common(Span other) {
      return new Span(from.max(other.from), to.min(other.to));
    }

    /// The parts of this range before and after the other one, which meets it.
    List<Span> outside(Span other) {
      List<Span> parts = new ArrayList<>(2);
      if (from.compareTo(other.from) < 0) {
        parts.add(new Span(from, other.from.subtract(BigInteger.ONE)));
      }
      if (other.to.compareTo(to) < 0) {
        parts.add(new Span(other.to.add(BigInteger.ONE), to));
      }
      return parts;
    }
  }
}

package edgewise.check;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.check.ExistingRules.Flow;
import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.ExistingRule;
import edgewise.model.PortRange;
import edgewise.model.Transport;
import edgewise.plan.AddressSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExistingRulesTest {
  private static ExistingRule rule(
      String ports, String sourcePorts, String sources, String destinations) {
    return new ExistingRule(
        Transport.TCP,
        range(ports),
        range(sourcePorts),
        subnets(sources),
        subnets(destinations),
        Optional.empty());
  }

  private static Optional<PortRange> range(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(PortRange.parse(text));
  }

  private static List<Cidr> subnets(String text) {
    return text.isEmpty() ? List.of() : Stream.of(text.split(" ", -1)).map(Cidr::of).toList();
  }

  private static AddressSet addresses(String text) {
    return text.isEmpty() ? AddressSet.ANY : AddressSet.ofCidrs(subnets(text));
  }

  private static boolean allows(Flow flow, ExistingRule... rules) {
    return new ExistingRules(List.of(rules)).allows(flow);
  }

  private static Flow flow(String ports, String from, String to) {
    return Flow.of(Transport.TCP, PortRange.parse(ports), addresses(from), addresses(to));
  }

  @Test
  void ruleWithoutLimitsLetsItsTransportThrough() {
    assertThat(allows(flow("5061", "", "10.0.0.1"), rule("", "", "", ""))).isTrue();
    Flow udp =
        Flow.of(
            Transport.UDP,
            PortRange.of(5061),
            AddressSet.ANY,
            AddressSet.of(List.of(Address.of("10.0.0.1"))));
    assertThat(allows(udp, rule("", "", "", ""))).isFalse();
  }

  @Test
  void rulesShareARangeOfPorts() {
    ExistingRule lower = rule("50000-55000", "", "", "");
    assertThat(allows(flow("50000-59999", "", "10.0.0.1"), lower)).isFalse();
    assertThat(allows(flow("50000-59999", "", "10.0.0.1"), lower, rule("55001-60000", "", "", "")))
        .isTrue();
    assertThat(allows(flow("50000-59999", "", "10.0.0.1"), lower, rule("55002-60000", "", "", "")))
        .isFalse();
  }

  @Test
  void rulesShareTheAddressesOfAFlow() {
    ExistingRule first = rule("443", "", "10.0.0.0/25", "");
    assertThat(allows(flow("443", "10.0.0.0/24", "10.1.0.1"), first)).isFalse();
    assertThat(
            allows(
                flow("443", "10.0.0.0/24", "10.1.0.1"),
                first,
                rule("443", "", "10.0.0.128/25", "")))
        .isTrue();
    assertThat(allows(flow("443", "10.0.0.1 10.0.0.200", "10.1.0.1"), first)).isFalse();
  }

  @Test
  void everyPairOfSourceAndDestinationCounts() {
    ExistingRule one = rule("443", "", "10.0.0.1", "10.1.0.1");
    ExistingRule two = rule("443", "", "10.0.0.2", "10.1.0.2");
    assertThat(allows(flow("443", "10.0.0.1 10.0.0.2", "10.1.0.1 10.1.0.2"), one, two)).isFalse();
    assertThat(allows(flow("443", "10.0.0.1", "10.1.0.1"), one, two)).isTrue();
  }

  @Test
  void anySourceNeedsEverySourceOfTheFamily() {
    assertThat(allows(flow("443", "", "10.1.0.1"), rule("443", "", "0.0.0.0/0", ""))).isTrue();
    assertThat(allows(flow("443", "", "10.1.0.1"), rule("443", "", "0.0.0.0/1 128.0.0.0/1", "")))
        .isTrue();
    assertThat(allows(flow("443", "", "10.1.0.1"), rule("443", "", "0.0.0.0/1", ""))).isFalse();
    assertThat(allows(flow("443", "", "2001:db8::1"), rule("443", "", "0.0.0.0/0", ""))).isFalse();
    assertThat(
            allows(flow("443", "", "10.1.0.1 2001:db8::1"), rule("443", "", "0.0.0.0/0 ::/0", "")))
        .isTrue();
  }

  @Test
  void sourcePortsChosenBySendersMustAllBeOpen() {
    assertThat(allows(flow("443", "", "10.1.0.1"), rule("443", "1024-65535", "", ""))).isTrue();
    assertThat(allows(flow("443", "", "10.1.0.1"), rule("443", "50000-59999", "", ""))).isFalse();
    Flow media =
        new Flow(
            Transport.TCP,
            PortRange.of(443),
            PortRange.parse("50000-59999"),
            addresses("10.1.0.1"),
            AddressSet.ANY);
    assertThat(allows(media, rule("443", "50000-59999", "", ""))).isTrue();
  }

  @Test
  void placeholdersInARuleLetNothingThrough() {
    assertThat(allows(flow("443", "", "10.1.0.1"), rule("443", "", "", "edge-address"))).isFalse();
  }
}

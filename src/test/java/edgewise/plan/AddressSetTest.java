package edgewise.plan;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.model.Address;
import edgewise.model.Cidr;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AddressSetTest {
  private static AddressSet of(String... parts) {
    return AddressSet.ofCidrs(Stream.of(parts).map(Cidr::of).toList());
  }

  @Test
  void cellsAreInNumericOrderWithoutRepeatsOrPlaceholders() {
    assertThat(
            AddressSet.of(
                    Stream.of(
                            "2001:db8::1", "10.0.0.10", "10.0.0.9", "Edge1", "0.0.0.0", "10.0.0.9")
                        .map(Address::of)
                        .toList())
                .text())
        .isEqualTo("10.0.0.9;10.0.0.10;2001:db8::1");
    assertThat(AddressSet.ANY.text()).isEqualTo("any");
    assertThat(AddressSet.of(List.of()).text()).isEmpty();
  }

  @Test
  void aSubnetSwallowsWhatLiesInIt() {
    assertThat(of("10.0.0.5", "10.0.0.0/24", "10.0.1.0/24").text())
        .isEqualTo("10.0.0.0/24;10.0.1.0/24");
  }

  @Test
  void neighboursAreJoined() {
    assertThat(
            of("10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24", "10.0.5.0/24")
                .collapsed()
                .text())
        .isEqualTo("10.0.0.0/22;10.0.5.0/24");
    assertThat(of("10.0.1.0/24", "10.0.2.0/24").collapsed().text())
        .isEqualTo("10.0.1.0/24;10.0.2.0/24");
  }

  @Property
  void collapsingKeepsEveryAddressAndAddsNone(
      @ForAll("subnets") List<Cidr> subnets, @ForAll("address") Address address) {
    AddressSet set = AddressSet.ofCidrs(subnets);
    boolean in = subnets.stream().anyMatch(s -> s.contains(address));
    assertThat(set.contains(address)).isEqualTo(in);
    assertThat(set.collapsed().contains(address)).isEqualTo(in);
    assertThat(new CidrIndex(set.parts()).contains(address)).isEqualTo(in);
  }

  @Provide
  Arbitrary<Address> address() {
    return Arbitraries.integers().between(0, 63).map(n -> Address.of("10.0.0." + n));
  }

  @Provide
  Arbitrary<List<Cidr>> subnets() {
    return Combinators.combine(address(), Arbitraries.integers().between(27, 32))
        .as((a, n) -> Cidr.of(a, n))
        .list()
        .ofMaxSize(20);
  }
}

package edgewise.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
  @ParameterizedTest
  @CsvSource({
    "192.168.10.77/24, 192.168.10.0/24",
    "10.0.0.1, 10.0.0.1",
    "10.0.0.1/32, 10.0.0.1",
    "0.0.0.0/0, 0.0.0.0/0",
    "2001:db8::5/64, 2001:db8::/64",
    "2001:db8:0:ff::/63, 2001:db8:0:fe::/63"
  })
  void hostBitsAreCleared(String typed, String text) {
    assertThat(Cidr.of(typed).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "10.0.0.0/8x",
        "2001:db8::/129",
        "perimeter",
        "",
        "10.0.0.0/0008"
      })
  void anythingElseIsNoSubnet(String text) {
    assertThat(Cidr.of(text).isValid()).isFalse();
    assertThat(Cidr.of(text).contains(Address.of("10.0.0.1"))).isFalse();
  }

  @Test
  void subnetsOfTwoFamiliesShareNothing() {
    assertThat(Cidr.of("0.0.0.0/0").overlaps(Cidr.of("::/0"))).isFalse();
    assertThat(Cidr.of("10.0.0.0/8").overlaps(Cidr.of("10.1.0.0/16"))).isTrue();
    assertThat(Cidr.of("10.1.0.0/16").overlaps(Cidr.of("10.0.0.0/8"))).isTrue();
    assertThat(Cidr.of("10.0.0.0/9").overlaps(Cidr.of("10.128.0.0/9"))).isFalse();
  }

  @Property
  void aSubnetHoldsExactlyTheAddressesWithItsPrefix(
      @ForAll int base, @ForAll int other, @ForAll @IntRange(min = 0, max = 32) int length) {
    Address a = Address.ofV4(base & 0xffffffffL);
    Address b = Address.ofV4(other & 0xffffffffL);
    boolean same = length == 0 || (a.low() >> 32 - length) == (b.low() >> 32 - length);
    assertThat(Cidr.of(a, length).contains(b)).isEqualTo(same);
    assertThat(Cidr.of(a, length).contains(a)).isTrue();
  }
}

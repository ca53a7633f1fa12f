package edgewise.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Edge1InternalIP",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "01.2.3.4",
        "::1::",
        "1:2:3:4:5:6:7",
        "12345::",
        ":1",
        "1:",
        "fe80::1%eth0",
        "1.2.3.4/24"
      })
  void wordsAreKeptButAreNoAddresses(String text) {
    assertThat(Address.of(text).isValid()).isFalse();
    assertThat(Address.of(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "::ffff:192.0.2.1, ::ffff:c000:201",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221"
  })
  void ipv6IsWrittenInItsShortForm(String typed, String text) {
    assertThat(Address.of(typed).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.1.1",
        "fd00::1",
        "fe80::1",
        "::1"
      })
  void privateAddressesAreNotRoutedOnTheInternet(String text) {
    assertThat(Address.of(text).isPrivate()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "131.107.155.10",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.1.1",
        "100.128.0.1",
        "203.0.113.10",
        "2001:db8::1",
        "2a00::1"
      })
  void otherAddressesArePublic(String text) {
    assertThat(Address.of(text).isPrivate()).isFalse();
  }

  @Test
  void addressesAreOrderedByNumberIpv4First() {
    assertThat(
            Stream.of("::2", "10.0.0.10", "::1", "word", "10.0.0.9", "9.9.9.9")
                .map(Address::of)
                .sorted()
                .map(Address::text))
        .isEqualTo(List.of("9.9.9.9", "10.0.0.9", "10.0.0.10", "::1", "::2", "word"));
  }

  @Property
  void everyIpv4AddressReadsBack(
      @ForAll @IntRange(min = 0, max = 255) int a,
      @ForAll @IntRange(min = 0, max = 255) int b,
      @ForAll int rest) {
    String text = a + "." + b + "." + (rest >>> 8 & 255) + "." + (rest & 255);
    Address address = Address.of(text);
    assertThat(address.text()).isEqualTo(text);
    assertThat(Address.ofV4(address.low())).isEqualTo(address);
  }

  @Property
  void ipv6AgreesWithThePlatform(@ForAll @Size(16) byte[] bytes) throws UnknownHostException {
    InetAddress platform = InetAddress.getByAddress(bytes);
    if (platform.getAddress().length == 16) {
      Address address = Address.of(platform.getHostAddress());
      assertThat(address.family()).isEqualTo(6);
      assertThat(Address.of(address.text())).isEqualTo(address);
      assertThat(InetAddress.getByName(address.text())).isEqualTo(platform);
    }
  }

  @Property
  void anyTextIsTakenWithoutComplaint(@ForAll String text) {
    assertThat(Address.of(text).equals(Address.of(text))).isTrue();
    assertThat(Cidr.of(text).equals(Cidr.of(text))).isTrue();
    assertThat(Fqdn.of(text).equals(Fqdn.of(text))).isTrue();
  }
}

package edgewise.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FqdnTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"sip.contoso.com", "FE1.contoso.com", "a.b", "xn--e1afmkfd.example", "1.2"})
  void namesOfLettersDigitsAndHyphensAreValid(String text) {
    assertThat(Fqdn.of(text).isValid()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host",
        "under_score.contoso.com",
        "-a.com",
        "a-.com",
        "a..com",
        ".com",
        "ü.com",
        "a b.com",
        "a.com/x"
      })
  void otherNamesAreNot(String text) {
    assertThat(Fqdn.of(text).isValid()).isFalse();
  }

  @Test
  void labelsEndAt63CharactersAndNamesAt253() {
    assertThat(Fqdn.of("a".repeat(63) + ".com").isValid()).isTrue();
    assertThat(Fqdn.of("a".repeat(64) + ".com").isValid()).isFalse();
    assertThat(Fqdn.of(("a".repeat(49) + ".").repeat(5) + "com").isValid()).isTrue();
    assertThat(Fqdn.of(("a".repeat(49) + ".").repeat(5) + "comm").isValid()).isFalse();
  }

  @Test
  void namesAreComparedWithoutCaseAndFinalDot() {
    assertThat(Fqdn.of("FE1.Contoso.com.")).isEqualTo(Fqdn.of("fe1.contoso.com"));
    assertThat(Fqdn.of("FE1.Contoso.com").text()).isEqualTo("FE1.Contoso.com");
    assertThat(Fqdn.of("fe1.contoso.com").isIn(Fqdn.of("Contoso.COM"))).isTrue();
    assertThat(Fqdn.of("fe1.notcontoso.com").isIn(Fqdn.of("contoso.com"))).isFalse();
  }
}

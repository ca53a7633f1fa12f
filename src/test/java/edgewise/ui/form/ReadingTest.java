package edgewise.ui.form;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.text.Outcome;
import edgewise.text.Texts;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is typed into a field stands for a value, or it is said why not.
class ReadingTest {
  @Test
  void anInterfaceIsCalledAsEveryDeviceTakesIt() {
    assertThat(Reading.maybe(String.class, "interface", " dmz-out "))
        .isEqualTo(Outcome.ok(Optional.of("dmz-out")));
    assertThat(Reading.maybe(String.class, "interface", " "))
        .isEqualTo(Outcome.ok(Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"any", "1wan", "to dmz", "a/b", "x12345678901234567890123456789012"})
  void anInterfaceThatSomeDeviceRefusesIsRefused(String typed) {
    Outcome<Object> read = Reading.maybe(String.class, "interface", typed);
    assertThat(read).isInstanceOf(Outcome.Refused.class);
    assertThat(Texts.english().say(((Outcome.Refused<Object>) read).why().getFirst().message()))
        .startsWith(typed + " is no name that every device takes");
  }
}

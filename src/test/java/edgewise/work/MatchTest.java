package edgewise.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TEXT      | sip           | SIP/TLS                     | true",
        "TEXT      | sip,https     | HTTPS                       | true",
        "TEXT      | sip           | STUN                        | false",
        "TEXT      | ''            | anything                    | true",
        "PORTS     | 5061          | 5061                        | true",
        "PORTS     | 506           | 5061                        | false",
        "PORTS     | 443,5061      | 443                         | true",
        "PORTS     | 443,5061      | 444                         | false",
        "PORTS     | 50000-59999   | 50010                       | true",
        "PORTS     | 50010         | 50000-59999                 | true",
        "PORTS     | 50000-59999   | 3478                        | false",
        "PORTS     | 443           | *                           | true",
        "PORTS     | 443           | ''                          | false",
        "ADDRESSES | 10.45.16.0/24 | 172.25.33.10;10.45.16.10    | true",
        "ADDRESSES | 10.45.16.0/24 | 10.45.0.0/16                | true",
        "ADDRESSES | 10.45.16.0/24 | 10.45.17.10                 | false",
        "ADDRESSES | 10.45.16.1    | 10.45.16.10                 | false",
        "ADDRESSES | 10.45.        | 10.45.16.10                 | true",
        "ADDRESSES | any           | any                         | true",
        "ADDRESSES | 10.45.16.0/24 | any                         | false",
        "ADDRESSES | fd00::/8      | fd00::10                    | true",
      })
  void typedWordsFindWhatAPersonMeans(Match.Sort sort, String typed, String cell, boolean found) {
    assertThat(Match.of(typed, sort).test(cell)).isEqualTo(found);
  }
}

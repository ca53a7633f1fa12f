package edgewise.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RightToLeftTest {
  @Test
  void arabicLettersJoinTheirNeighbours() {
    assertThat(RightToLeft.joined("شركة")).isEqualTo("\ufeb7\ufeae\ufedb\ufe94");
    assertThat(RightToLeft.joined("بيت")).isEqualTo("\ufe91\ufef4\ufe96");
    assertThat(RightToLeft.joined("سلام")).isEqualTo("\ufeb3\ufefc\ufee1");
    assertThat(RightToLeft.joined("ب ت")).isEqualTo("\ufe8f \ufe95");
  }

  @Test
  void marksDoNotPartLetters() {
    assertThat(RightToLeft.joined("بَت")).isEqualTo("\ufe91\u064e\ufe96");
    assertThat(RightToLeft.turned("בּא")).isEqualTo("אבּ");
  }

  @Test
  void lineIsInTheOrderOfTheEye() {
    assertThat(RightToLeft.visual("abc אבג 12 (דה) xyz")).isEqualTo("abc (הד) 12 גבא xyz");
    assertThat(RightToLeft.visual("אב 12")).isEqualTo("12 בא");
    assertThat(RightToLeft.visual("plain (text)")).isEqualTo("plain (text)");
  }

  @Test
  void marksOfDirectionTurnNothingAround() {
    assertThat(RightToLeft.visual("a\u202ebcא\u202c")).isEqualTo("abcא");
  }
}

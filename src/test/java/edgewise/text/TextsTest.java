package edgewise.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final List<String> BUNDLES =
      List.of(
          "messages",
          "model",
          "catalogue",
          "checks-edge",
          "checks-federation",
          "ui",
          "edit",
          "canvas",
          "tools",
          "inspector",
          "files",
          "tables",
          "commands",
          "arrange",
          "sim",
          "simulation",
          "load",
          "document",
          "print",
          "export",
          "sheet",
          "changes",
          "issued");

  private static List<String> keys() throws IOException {
    List<String> keys = new ArrayList<>();
    for (String bundle : BUNDLES) {
      try (InputStream in = Texts.class.getResourceAsStream(bundle + ".properties")) {
        for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
          if (!line.isBlank() && !line.startsWith("#") && line.contains("=")) {
            keys.add(line.substring(0, line.indexOf('=')).strip());
          }
        }
      }
    }
    return keys;
  }

  @Test
  void countsChooseTheirWords() {
    assertThat(Texts.english().say("status.counts", 1, 0, 2, 1))
        .isEqualTo("1 element  ·  0 firewall rules  ·  2 DNS records  ·  1 certificate");
    assertThat(Texts.english().say("table.count-of", 1, 1)).isEqualTo("1 of 1 row");
  }

  @Test
  void everyPatternIsFilledAsTheFormatsOfTheJdkFillIt() throws IOException {
    Object[] args = {"a {1} 'b'", "2", "3", "4", "5", "6", "7", "8", "9", "10"};
    Texts texts = Texts.english();
    for (String key : keys()) {
      String pattern = texts.say(key);
      if (!pattern.contains(",")) {
        assertThat(texts.say(key, args))
            .as(key)
            .isEqualTo(new MessageFormat(pattern, Locale.ENGLISH).format(args));
      }
    }
  }

  @Test
  void noKeyIsSaidTwice() throws IOException {
    assertThat(keys()).doesNotHaveDuplicates();
  }

  @Test
  void everyKeyOfEveryBundleIsFound() throws IOException {
    Texts texts = Texts.of(Locale.UK);
    for (String key : keys()) {
      assertThat(texts.has(key)).as(key).isTrue();
    }
    assertThat(texts.keys()).containsExactlyInAnyOrderElementsOf(keys());
  }

  @Test
  void keyWithoutTextIsShown() {
    assertThat(Texts.english().say("no.such.key")).isEqualTo("«no.such.key»");
  }
}

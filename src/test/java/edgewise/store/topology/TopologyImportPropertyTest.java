package edgewise.store.topology;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TopologyImportPropertyTest {
  private static final List<String> FILES =
      List.of(
          TopologyImportTest.fixture("builder-enterprise.tbxml"),
          TopologyImportTest.fixture("deployed-paired.xml"));
  private static final Pattern VALUE = Pattern.compile("\"[^\"<>]*\"");
  private static final Pattern TAG = Pattern.compile("<(\\w+)[^<>]*/>");

  private static void assertAnswered(byte[] bytes) {
    switch (TopologyImport.parse(bytes, "f")) {
      case Outcome.Refused<Imported> refused ->
          assertThat(refused.why()).isNotEmpty().allSatisfy(TopologyImportPropertyTest::assertSaid);
      case Outcome.Ok<Imported> ok -> {
        TopologyImportTest.assertSound(ok.value().document().topology());
        assertThat(ok.value().notes()).allSatisfy(TopologyImportPropertyTest::assertSaid);
      }
    }
  }

  private static void assertSaid(Trouble trouble) {
    assertThat(trouble.say(Texts.english())).startsWith("f:").doesNotContain("«import", "{0}");
  }

  /// Bytes are cut out, doubled, overwritten and cut off.
  @Property(tries = 400)
  void damagedBytesAreAnswered(
      @ForAll @IntRange(max = 1) int file, @ForAll boolean wide, @ForAll long seed) {
    Random random = new Random(seed);
    byte[] bytes =
        FILES.get(file).getBytes(wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int from = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, from + random.nextInt(60));
      byte[] head = Arrays.copyOf(bytes, from);
      byte[] tail = Arrays.copyOfRange(bytes, random.nextBoolean() ? to : from, bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes = head.length == 0 ? bytes : head;
        case 1 -> bytes[from] = (byte) random.nextInt();
        default -> {
          byte[] joined = Arrays.copyOf(head, head.length + tail.length);
          System.arraycopy(tail, 0, joined, head.length, tail.length);
          bytes = joined.length == 0 ? bytes : joined;
        }
      }
    }
    assertAnswered(bytes);
  }

  /// The XML stays well-formed: attribute values change places or become nonsense, empty elements
  /// vanish or are doubled.
  @Property(tries = 400)
  void strangeContentIsAnswered(@ForAll @IntRange(max = 1) int file, @ForAll long seed) {
    Random random = new Random(seed);
    List<String> nonsense =
        List.of(
            "",
            "0",
            "-1",
            "65536",
            "99999999999",
            "*",
            "ü",
            "a b",
            "..",
            "::",
            "true",
            "1.2.3.4",
            "Edge",
            "&lt;x&gt;");
    String text = FILES.get(file);
    for (int i = random.nextInt(12); i >= 0; i--) {
      boolean value = random.nextInt(3) > 0;
      List<MatchResult> found = (value ? VALUE : TAG).matcher(text).results().toList();
      MatchResult one = found.get(random.nextInt(found.size()));
      MatchResult other = found.get(random.nextInt(found.size()));
      String in =
          value && random.nextBoolean()
              ? "\"" + nonsense.get(random.nextInt(nonsense.size())) + "\""
              : value ? other.group() : random.nextBoolean() ? "" : one.group() + other.group();
      text = text.substring(0, one.start()) + in + text.substring(one.end());
    }
    assertAnswered(text.getBytes(StandardCharsets.UTF_8));
  }

  /// A file cut off anywhere is refused, and the place told is in the file.
  @Property(tries = 200)
  void truncatedFilesAreRefusedWithAPlace(
      @ForAll @IntRange(max = 1) int file, @ForAll @IntRange(min = 200, max = 15_000) int length) {
    String text = FILES.get(file).substring(0, length);
    Outcome<Imported> outcome = TopologyImport.parse(text.getBytes(StandardCharsets.UTF_8), "f");
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            r -> {
              Trouble trouble = ((Outcome.Refused<?>) r).why().getFirst();
              assertThat(trouble.line()).isBetween(1, (int) text.lines().count() + 1);
            });
  }
}

package edgewise.check;
import edgewise.fixture.Designs;
import edgewise.text.Texts;
import org.junit.jupiter.api.Test;
class ScratchTest {
  @Test void all() {
    for (String n : Designs.templateNames()) {
      for (String r : new String[]{"2013","2015","2019"}) {
      System.out.println("=== " + n + " " + r);
      Designs.template(n).set("organization/release", "\"" + r + "\"").findings().forEach(f -> System.out.println(f.severity() + " " + f.id() + ": " + Texts.english().say(f.message())));
      }
    }
  }
}

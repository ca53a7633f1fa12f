package edgewise.export.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.text.Outcome;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogoTest {
  /// A picture of a size.
  static byte[] picture(String kind, int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), kind, out);
    return out.toByteArray();
  }

  private static String why(Outcome<Logo> outcome) {
    return ((Outcome.Refused<Logo>) outcome).why().getFirst().message().key();
  }

  private static Logo taken(Outcome<Logo> outcome) {
    return ((Outcome.Ok<Logo>) outcome).value();
  }

  @ParameterizedTest
  @CsvSource({"png", "jpeg"})
  void picturesAreTakenByTheirContent(String kind) throws IOException {
    Logo logo = taken(Logo.of(picture(kind, 40, 20)));
    assertThat(logo.shape()).isEqualTo(2);
    assertThat(logo.address()).startsWith("data:image/" + kind + ";base64,");
    assertThat(taken(Logo.of(logo.address()))).isEqualTo(logo);
  }

  @Test
  void drawingOfShapesIsTaken() {
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 10\"><rect width=\"5\""
            + " height=\"5\" fill=\"url(#g)\"/></svg>";
    assertThat(taken(Logo.of(svg.getBytes(UTF_8))).shape()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<svg><script>x()</script></svg> | document.logo.svg",
        "<svg onload=\"x()\"/> | document.logo.svg",
        "<svg><use href=\"#a\"/></svg> | document.logo.svg",
        "<svg><image href=\"https://x/y\"/></svg> | document.logo.svg",
        "<svg><rect fill=\"url(https://x/y)\"/></svg> | document.logo.svg",
        "<svg><foreignObject/></svg> | document.logo.svg",
        "<svg><style>@import 'x'</style></svg> | document.logo.svg",
        "<!DOCTYPE svg [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><svg>&e;</svg> |"
            + " document.logo.broken",
        "<svg><rect></svg> | document.logo.broken",
        "GIF89a | document.logo.kind",
      })
  void hostileDrawingIsRefused(String file, String why) {
    assertThat(why(Logo.of(file.getBytes(UTF_8)))).isEqualTo(why);
  }

  @Test
  void damagedAndHugePicturesAreRefused() throws IOException {
    byte[] png = picture("png", 100, 100);
    assertThat(why(Logo.of(java.util.Arrays.copyOf(png, 40)))).isEqualTo("document.logo.broken");
    assertThat(why(Logo.of(new byte[Logo.LARGEST + 1]))).isEqualTo("document.logo.large");
    assertThat(why(Logo.of(picture("png", 5000, 4000)))).isEqualTo("document.logo.pixels");
    assertThat(why(Logo.of("https://x/y.png"))).isEqualTo("document.logo.kind");
    assertThat(why(Logo.of("data:image/png;base64,***"))).isEqualTo("document.logo.kind");
  }
}

package edgewise.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderTest {
  @TempDir private Path folder;

  private record Answer(int code, String out, String err) {}

  private static Answer run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, false, UTF_8), new PrintStream(err, false, UTF_8), false, "");
    int code = Cli.run(args, console);
    return new Answer(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private static String template(String name) {
    return Designs.root().resolve("templates").resolve(name + ".edgewise").toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"svg", "png", "pdf", "drawio"})
  void renderWritesThePictureItsNameSays(String ending) throws IOException {
    String design = template("edge-single-nat");
    Path picture = folder.resolve("new").resolve("drawing." + ending.toUpperCase(Locale.ROOT));
    Answer answer = run("render", design, "--out", picture.toString());
    assertThat(answer).isEqualTo(new Answer(0, picture + "\n", ""));
    byte[] first = Files.readAllBytes(picture);
    run("render", design, "--out", picture.toString(), "--theme", "dark");
    assertThat(Files.readAllBytes(picture)).isNotEqualTo(first);
    run("render", design, "--out", picture.toString());
    assertThat(Files.readAllBytes(picture)).isEqualTo(first);
    assertThat(run("render", design, "--out", picture.toString(), "--view", "redmond").code())
        .isZero();
  }

  @Test
  void renderOfAnUnknownSiteNamesThoseThereAre() throws IOException {
    String design = template("edge-single-nat");
    Answer answer =
        run("render", design, "--out", folder.resolve("x.svg").toString(), "--view", "Rome");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err())
        .isEqualTo("edgewise: no site is called Rome; the design has Redmond\n");
    assertThat(folder.resolve("x.svg")).doesNotExist();
  }

  @Test
  void renderOverAFolderCannotWrite() throws IOException {
    String design = template("edge-single-nat");
    Path taken = Files.createDirectory(folder.resolve("taken.svg"));
    Files.createFile(taken.resolve("inside"));
    assertThat(run("render", design, "--out", taken.toString()).code()).isEqualTo(3);
  }
}

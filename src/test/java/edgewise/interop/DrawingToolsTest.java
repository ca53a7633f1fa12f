package edgewise.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.export.ExportInput;
import edgewise.export.Exporters;
import edgewise.fixture.Designs;
import edgewise.fixture.HostileDesigns;
import edgewise.fixture.Tools;
import edgewise.text.Texts;
import edgewise.work.Opening;
import edgewise.work.Planned;
import edgewise.work.Progress;
import edgewise.work.Rendering;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Other programs read the drawings of every template and of designs with hostile names.
class DrawingToolsTest {
  @TempDir private Path folder;

  private static Map<String, ExportInput> inputs() {
    Map<String, ExportInput> inputs = new LinkedHashMap<>();
    Designs.templateNames().forEach(t -> inputs.put(t, Designs.template(t).exportInput()));
    HostileDesigns.NAMES
        .keySet()
        .forEach(n -> inputs.put("hostile " + n, HostileDesigns.of(n).getFirst().exportInput()));
    return inputs;
  }

  private List<Path> write(String format, Iterable<ExportInput> inputs) throws IOException {
    List<Path> files = new ArrayList<>();
    for (ExportInput in : inputs) {
      Path file = folder.resolve(files.size() + "." + format);
      Files.write(file, Exporters.find(format).orElseThrow().render(in).getFirst().bytes());
      files.add(file);
    }
    return files;
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void xmllintTakesSvgAndDrawio() throws IOException, InterruptedException {
    Tools.assumeInstalled("xmllint", "libxml2-utils");
    for (String format : List.of("svg", "drawio")) {
      List<String> command = new ArrayList<>(List.of("xmllint", "--noout", "--huge"));
      write(format, inputs().values()).forEach(f -> command.add(f.toString()));
      assertThat(run(command)).isEmpty();
    }
  }

  @Test
  void rsvgDrawsWhatThePngShows() throws IOException, InterruptedException {
    Tools.assumeInstalled("rsvg-convert", "librsvg2-bin");
    List<ExportInput> one = List.of(Designs.template("edge-single-nat").exportInput());
    Path svg = write("svg", one).getFirst();
    Path png = folder.resolve("svg.png");
    run(List.of("rsvg-convert", "--zoom", "0.5", svg.toString(), "-o", png.toString()));
    BufferedImage drawn = ImageIO.read(png.toFile());
    BufferedImage own = ImageIO.read(write("png", one).getFirst().toFile());
    assertThat(own.getWidth() / 4).isBetween(drawn.getWidth() - 2, drawn.getWidth() + 2);
    // Letters differ with the fonts of the machine, what they stand on does not.
    long alike = 0;
    for (int y = 0; y < drawn.getHeight(); y++) {
      for (int x = 0; x < drawn.getWidth(); x++) {
        alike +=
            isNear(
                    drawn.getRGB(x, y),
                    own.getRGB(4 * x + 2, Math.min(4 * y + 2, own.getHeight() - 1)))
                ? 1
                : 0;
      }
    }
    assertThat(alike / (double) (drawn.getWidth() * drawn.getHeight())).isGreaterThan(0.9);
  }

  private static boolean isNear(int a, int b) {
    for (int shift = 0; shift < 24; shift += 8) {
      if (Math.abs((a >> shift & 0xff) - (b >> shift & 0xff)) > 12) {
        return false;
      }
    }
    return true;
  }

  @Test
  void popplerReadsThePdf() throws IOException, InterruptedException {
    Tools.assumeInstalled("pdftotext", "poppler-utils");
    Path design = folder.resolve("design.edgewise");
    Files.write(design, Designs.templateBytes("large-multi-datacenter"));
    Planned planned = Planned.of(Designs.template("large-multi-datacenter").document());
    Path pdf = folder.resolve("drawing.pdf");
    var diagram = Rendering.view(planned, "all", Opening.baseName(design), Texts.english());
    Rendering.write(
        ((edgewise.text.Outcome.Ok<edgewise.export.Diagram>) diagram).value(),
        edgewise.export.DrawingFormat.PDF,
        edgewise.export.Colours.LIGHT,
        Texts.english(),
        1,
        Optional.empty(),
        pdf,
        Progress.NONE);
    String text = run(List.of("pdftotext", "-layout", pdf.toString(), "-"));
    planned
        .design()
        .elements()
        .forEach(e -> assertThat(text.replaceAll("\\s+", " ")).contains(e.name()));
    run(List.of("pdftoppm", "-r", "40", "-png", pdf.toString(), folder.resolve("page").toString()));
    BufferedImage page = ImageIO.read(folder.resolve("page-1.png").toFile());
    assertThat(page.getWidth()).isGreaterThan(500);
  }
}

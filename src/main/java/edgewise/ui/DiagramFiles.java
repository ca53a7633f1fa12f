package edgewise.ui;

import edgewise.check.Severity;
import edgewise.store.AtomicFiles;
import edgewise.text.Message;
import edgewise.ui.simulate.SimulationPanel;
import edgewise.work.Ladder;
import edgewise.work.LadderSvg;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/// Writes the sequence diagram of the chosen flow.
final class DiagramFiles {
  private DiagramFiles() {}

  /// What a file is made of, away from the window's thread.
  private interface Body {
    byte[] bytes() throws IOException;
  }

  /// Writes a picture when the name ends in `.png`, else SVG, and says so.
  static void write(SimulationPanel panel, Path file, Session session) {
    Optional<Ladder> ladder = panel.diagram();
    Optional<String[]> title = panel.title();
    if (ladder.isEmpty() || title.isEmpty()) {
      return;
    }
    Body body;
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      Image picture = panel.picture().orElseThrow();
      body = () -> png(picture);
    } else {
      String[] lines = title.get();
      body = () -> LadderSvg.of(ladder.get(), lines[0], lines[1]).getBytes(StandardCharsets.UTF_8);
    }
    session.work(
        "export-diagram",
        Message.of("job.exporting"),
        _ -> {
          try {
            AtomicFiles.write(file, body.bytes());
            return true;
          } catch (IOException _) {
            return false;
          }
        },
        done ->
            session.tell(
                done ? Severity.INFO : Severity.ERROR,
                session
                    .texts()
                    .say(
                        done ? "simulation.export.done" : "simulation.export.failed",
                        file.toString())));
  }

  private static byte[] png(Image picture) throws IOException {
    int width = (int) picture.getWidth();
    int height = (int) picture.getHeight();
    int[] pixels = new int[width * height];
    picture
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}

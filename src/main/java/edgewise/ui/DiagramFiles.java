package edgewise.ui;

import edgewise.check.Severity;
import edgewise.sim.load.LoadCsv;
import edgewise.sim.load.LoadJson;
import edgewise.store.AtomicFiles;
import edgewise.text.Message;
import edgewise.ui.simulate.Loading;
import edgewise.ui.simulate.SimulationPanel;
import edgewise.work.Ladder;
import edgewise.work.LadderSvg;
import edgewise.work.LoadChart;
import edgewise.work.LoadChartSvg;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/// Writes what a simulation shows: the sequence diagram of the chosen flow, the charts and results
/// of a load run.
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
    if (endsWith(file, ".png")) {
      Image picture = panel.picture().orElseThrow();
      body = () -> png(picture);
    } else {
      String[] lines = title.get();
      body = () -> bytes(LadderSvg.of(ladder.get(), lines[0], lines[1]));
    }
    write(body, "simulation.export", file, session);
  }

  /// Writes the charts of the load, a picture when the name ends in `.png`, else SVG.
  static void writeCharts(SimulationPanel panel, Path file, Session session) {
    Optional<Loading.Shown> shown = session.simulating().loading().shown();
    if (shown.isEmpty()) {
      return;
    }
    Body body;
    if (endsWith(file, ".png")) {
      Image picture = panel.chartsPicture();
      body = () -> png(picture);
    } else {
      String title = panel.loadTitle();
      List<LoadChart> charts =
          shown.get().charts().stream().map(c -> c.first(SimulationPanel.MOST_LINES)).toList();
      body = () -> bytes(LoadChartSvg.of(charts, title, session.texts()));
    }
    write(body, "load.export.charts", file, session);
  }

  /// Writes the results of the load, as JSON when the name ends in `.json`, else as CSV.
  static void writeResults(Path file, Session session) {
    session
        .simulating()
        .loading()
        .shown()
        .map(Loading.Shown::runs)
        .ifPresent(
            runs ->
                write(
                    endsWith(file, ".json")
                        ? () -> bytes(LoadJson.text(runs, 0) + "\n")
                        : () -> bytes(LoadCsv.of(runs)),
                    "load.export.results",
                    file,
                    session));
  }

  private static boolean endsWith(Path file, String ending) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Body body, String said, Path file, Session session) {
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
                    .say(done ? said + ".done" : "simulation.export.failed", file.toString())));
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

package edgewise.bench;

import edgewise.layout.BandLayout;
import edgewise.layout.Bands;
import edgewise.layout.Box;
import edgewise.layout.Card;
import edgewise.layout.Cards;
import edgewise.layout.Link;
import edgewise.layout.Links;
import edgewise.layout.RandomTopologies;
import edgewise.layout.Routes;
import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.LinkKind;
import edgewise.model.Site;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import edgewise.text.Texts;
import edgewise.ui.Selection;
import edgewise.ui.canvas.DiagramView;
import edgewise.ui.canvas.Drawing;
import edgewise.ui.canvas.Viewport;
import edgewise.work.Analysis;
import edgewise.work.Planned;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// Frame times of the drawing: the time from one animation pulse to the next while each pulse
/// changes the view, on the real [DiagramView] with 5,000 elements and 10,000 lines. The next pulse
/// waits for the last frame to be painted, so a slow frame shows up whole.
///
/// Prints one line for each operation with median and 95th percentile in milliseconds: `pan100`
/// moves at 100 %, `panFit` moves with everything in view, `zoom` goes from everything to 100 % and
/// back. 40 frames warm up, then 200 are measured.
///
/// Run with `-Dglass.platform=Headless -Dprism.order=sw -Djavafx.animation.fullspeed=true` and the
/// module path of the tests; the first argument is the number of elements. Figures of one machine
/// at one time: compare only with something measured in the same run.
public final class DiagramBench extends Application {
  private static final int WARM_UP = 40;
  private static final int FRAMES = 200;

  private record Operation(String name, IntFunction<Viewport> view) {}

  /// Starts the measurement.
  public static void main(String[] args) {
    launch(DiagramBench.class, args);
  }

  @Override
  public void start(Stage stage) {
    int size =
        getParameters().getRaw().isEmpty()
            ? 5000
            : Integer.parseInt(getParameters().getRaw().getFirst());
    long begin = System.nanoTime();
    Drawing drawing = Drawing.of(design(size), Texts.english());
    System.out.printf(
        Locale.ROOT,
        "prepared  %d cards, %d lines in %.0f ms%n",
        drawing.size(),
        drawing.lineCount(),
        (System.nanoTime() - begin) / 1e6);
    DiagramView view = new DiagramView(Texts.english(), new Selection());
    stage.setScene(new Scene(new StackPane(view), 1280, 800));
    stage.show();
    view.show(drawing, false);
    Viewport all = view.viewportProperty().get();
    measure(
        view,
        List.of(
            new Operation("pan100", k -> new Viewport(-2000 - 4 * k, -2000 - 3 * k, 1)),
            new Operation("panFit", k -> all.panned(-2 * (k % 40), -(k % 40))),
            new Operation(
                "zoom",
                k ->
                    all.zoomed(
                        all.scale()
                            * Math.pow(1 / all.scale(), 0.5 - 0.5 * Math.cos(k / 30.0 * Math.PI)),
                        640,
                        400))));
  }

  /// A random design with two lines for each card. Its plan is left empty: only the drawing is
  /// measured.
  private static Analysis design(int size) {
    Random random = new Random(1);
    var topology = RandomTopologies.of(random, Math.max(1, size / 25), size);
    Design design = new Design(topology);
    Layout layout = BandLayout.arrange(design, Layout.empty());
    Map<ElementId, Box> boxes = new HashMap<>();
    layout
        .placements()
        .forEach(p -> boxes.put(p.element(), new Box(p.x(), p.y(), p.width(), p.height())));
    Map<ElementId, Card> cards = new HashMap<>();
    design.elements().forEach(e -> cards.put(e.id(), Cards.of(e, design)));
    List<Element> ends = design.elements().stream().filter(e -> !(e instanceof Site)).toList();
    List<Link> links = new ArrayList<>(Links.of(design));
    while (links.size() < 2 * size) {
      int from = random.nextInt(size - 40);
      links.add(
          new Link(
              LinkKind.BACK_END,
              ends.get(from).id(),
              ends.get(from + 1 + random.nextInt(39)).id()));
    }
    Document document = new Document(topology, layout, Decisions.none());
    Planned planned =
        new Planned(
            document, new Plan(design, List.of(), List.of(), List.of()), List.of(), List.of());
    Set<ElementId> frames = design.sites().stream().map(Site::id).collect(Collectors.toSet());
    return new Analysis(
        planned,
        layout,
        boxes,
        cards,
        Bands.of(design, layout),
        links,
        Routes.of(links, boxes, frames, List.of()).lines());
  }

  private static void measure(DiagramView view, List<Operation> operations) {
    new AnimationTimer() {
      private int operation;
      private int frame = -WARM_UP;
      private long last;
      private final double[] millis = new double[FRAMES];

      @Override
      public void handle(long ignored) {
        long now = System.nanoTime();
        if (frame > 0) {
          millis[frame - 1] = (now - last) / 1e6;
        }
        last = now;
        if (frame == FRAMES) {
          report();
          return;
        }
        view.setViewport(operations.get(operation).view().apply(frame + WARM_UP));
        frame++;
      }

      private void report() {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.printf(
            Locale.ROOT,
            "%-9s median %.1f ms, p95 %.1f ms%n",
            operations.get(operation).name(),
            sorted[FRAMES / 2],
            sorted[(int) (FRAMES * 0.95)]);
        frame = -WARM_UP;
        if (++operation == operations.size()) {
          stop();
          Platform.exit();
        }
      }
    }.start();
  }
}

package edgewise.bench;

import edgewise.check.Finding;
import edgewise.check.Severity;
import edgewise.layout.BandLayout;
import edgewise.layout.Bands;
import edgewise.layout.Box;
import edgewise.layout.Card;
import edgewise.layout.Cards;
import edgewise.layout.Link;
import edgewise.layout.Links;
import edgewise.layout.RandomTopologies;
import edgewise.layout.Routes;
import edgewise.layout.Snapping;
import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.LinkKind;
import edgewise.model.Site;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.ui.Selection;
import edgewise.ui.canvas.DiagramView;
import edgewise.ui.canvas.Drawing;
import edgewise.ui.canvas.Preview;
import edgewise.ui.canvas.Viewport;
import edgewise.work.Analysis;
import edgewise.work.Planned;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// Frame times of the drawing: the time from one animation pulse to the next while each pulse
/// changes the view, on the real [DiagramView] with 5,000 elements and 10,000 lines. The next pulse
/// waits for the last frame to be painted, so a slow frame shows up whole. A part of the cards is
/// selected and has problems, guides are computed and shown, and the overview is visible.
///
/// Prints one line: `edgewise`, the number of elements, and as JSON the first paint and for each
/// operation median and 95th percentile in milliseconds, and the processor time of a frame in the
/// window's and the painter's thread, which other work on the machine disturbs less. `first` is the
/// time from a laid out design to the second pulse that shows it in a window that is open already.
/// `pan1` moves at 100 %, `panFit` with everything in view, `zoom` goes from everything to 100 %
/// and back, `drag1` and `drag200` move cards with everything in view, `drag1z1` and `drag200z1` at
/// 100 %. 120 frames warm up, then 200 frames or 10 s are measured.
///
/// Run with `-Dglass.platform=Headless -Dprism.order=sw -Djavafx.animation.fullspeed=true` and the
/// module path of the tests; the first argument is the number of elements. Figures of one machine
/// at one time: compare only with something measured in the same run.
public final class DiagramBench extends Application {
  private static final int WARM_UP = 120;
  private static final int FRAMES = 200;
  private static final long LONGEST_WARM_UP = 20_000_000_000L;
  private static final long LONGEST = 10_000_000_000L;
  private static final int MANY = 200;
  private static final int EVERY_TENTH = 10;
  private static final String WINDOW = "JavaFX Application Thread";
  private static final String RENDER = "QuantumRenderer";

  private record Operation(String name, Runnable begin, IntConsumer step) {}

  private final Selection selection = new Selection();
  private final StringBuilder out = new StringBuilder();
  private DiagramView view;
  private Drawing drawing;
  private Viewport all;
  private Map<ElementId, Box> held = Map.of();
  private Box around;
  private Snapping snapping;

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
    StackPane root = new StackPane();
    view = new DiagramView(Texts.english(), selection);
    root.getChildren().add(view);
    stage.setScene(new Scene(root, 1280, 800));
    stage.show();
    Analysis analysis = design(size);
    new AnimationTimer() {
      private int pulse;
      private long begin;

      @Override
      public void handle(long ignored) {
        pulse++;
        if (pulse == 10) {
          begin = System.nanoTime();
          drawing = Drawing.of(analysis, Texts.english());
          view.show(drawing, false);
        } else if (pulse == 12) {
          stop();
          out.append(
              String.format(
                  Locale.ROOT,
                  "edgewise %d {\"first\":%.1f",
                  size,
                  (System.nanoTime() - begin) / 1e6));
          all = view.viewportProperty().get();
          selection.pickAll(ids(EVERY_TENTH));
          measure(operations());
        }
      }
    }.start();
  }

  private Set<ElementId> ids(int count) {
    Set<ElementId> ids = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      ids.add(drawing.element(drawing.size() / 2 + i).id());
    }
    return ids;
  }

  private List<Operation> operations() {
    Runnable nothing = () -> {};
    Box middle = drawing.box(drawing.element(drawing.size() / 2).id()).orElseThrow();
    Viewport near = new Viewport(640 - middle.centerX(), 400 - middle.centerY(), 1);
    return List.of(
        new Operation("pan1", nothing, k -> view.setViewport(near.panned(-4 * k, -3 * k))),
        new Operation(
            "panFit", nothing, k -> view.setViewport(all.panned(-2 * (k % 40), -(k % 40)))),
        new Operation(
            "zoom",
            nothing,
            k ->
                view.setViewport(
                    all.zoomed(
                        all.scale()
                            * Math.pow(1 / all.scale(), 0.5 - 0.5 * Math.cos(k / 30.0 * Math.PI)),
                        640,
                        400))),
        new Operation("drag1", () -> hold(1, all), this::drag),
        new Operation("drag200", () -> hold(MANY, all), this::drag),
        new Operation("drag1z1", () -> hold(1, near), this::drag),
        new Operation("drag200z1", () -> hold(MANY, near), this::drag));
  }

  private void hold(int count, Viewport at) {
    view.preview(Preview.NONE);
    view.setViewport(at);
    Set<ElementId> ids = ids(count);
    selection.pickAll(ids);
    held = drawing.boxes(ids);
    around = held.values().stream().reduce(Box::union).orElseThrow();
    snapping = new Snapping(drawing.boxesIn(view.visible(), ids), BandLayout.GRID, 6 / at.scale());
  }

  private void drag(int k) {
    double unit = 1 / view.viewportProperty().get().scale();
    Snapping.Rest rest = snapping.rest(around, 3 * unit * (k % 40 - 20), 2 * unit * (k % 30 - 15));
    Map<ElementId, Box> boxes = new LinkedHashMap<>();
    held.forEach(
        (id, b) ->
            boxes.put(id, new Box(b.x() + rest.dx(), b.y() + rest.dy(), b.width(), b.height())));
    view.preview(Preview.moving(boxes, rest.guides()));
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
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < ends.size(); i += EVERY_TENTH) {
      Element element = ends.get(i);
      findings.add(
          new Finding(
              "bench-" + i,
              i % 20 == 0 ? Severity.ERROR : Severity.WARNING,
              "bench",
              Optional.of(element.id()),
              element.name(),
              Message.of("bench"),
              Message.of("bench"),
              List.of()));
    }
    Planned planned =
        new Planned(
            document, new Plan(design, List.of(), List.of(), List.of()), findings, List.of());
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

  private void measure(List<Operation> operations) {
    new AnimationTimer() {
      private int operation = -1;
      private int frame;
      private int warm;
      private int count;
      private long last;
      private long begin;
      private final double[] millis = new double[FRAMES];
      private long window;
      private long render;

      @Override
      public void handle(long ignored) {
        long now = System.nanoTime();
        if (operation < 0) {
          next(now);
        } else if (warm < WARM_UP && now - begin < LONGEST_WARM_UP) {
          warm++;
          if (warm == WARM_UP) {
            begin = now;
            window = cpu(WINDOW);
            render = cpu(RENDER);
          }
        } else {
          if (warm < WARM_UP) {
            warm = WARM_UP;
            window = cpu(WINDOW);
            render = cpu(RENDER);
          }
          millis[count++] = (now - last) / 1e6;
          if (count == FRAMES || (count >= 5 && now - begin > LONGEST)) {
            report();
            next(now);
          }
        }
        last = now;
        if (operation < operations.size()) {
          operations.get(operation).step().accept(frame++);
        }
      }

      private void next(long now) {
        operation++;
        frame = 0;
        warm = 0;
        count = 0;
        begin = now;
        if (operation < operations.size()) {
          operations.get(operation).begin().run();
          return;
        }
        System.out.println(out.append('}'));
        stop();
        Platform.exit();
      }

      private void report() {
        double[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        out.append(
            String.format(
                Locale.ROOT,
                ",\"%s\":{\"med\":%.2f,\"p95\":%.2f,\"n\":%d,\"cpu\":[%.2f,%.2f]}",
                operations.get(operation).name(),
                sorted[count / 2],
                sorted[Math.min(count - 1, (int) (count * 0.95))],
                count,
                (cpu(WINDOW) - window) / 1e6 / count,
                (cpu(RENDER) - render) / 1e6 / count));
      }
    }.start();
  }

  /// Processor time of a thread so far, in nanoseconds.
  private static long cpu(String thread) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (long id : threads.getAllThreadIds()) {
      ThreadInfo info = threads.getThreadInfo(id);
      if (info != null && info.getThreadName().startsWith(thread)) {
        return threads.getThreadCpuTime(id);
      }
    }
    return 0;
  }
}

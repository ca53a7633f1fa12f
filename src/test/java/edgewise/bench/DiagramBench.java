package edgewise.bench;

import edgewise.layout.RandomTopologies;
import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.Layout;
import edgewise.text.Texts;
import edgewise.ui.Selection;
import edgewise.ui.canvas.DiagramView;
import edgewise.ui.canvas.Drawing;
import edgewise.ui.canvas.Viewport;
import edgewise.work.Analysis;
import edgewise.work.Job;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// Frame times of the drawing: the time from one animation pulse to the next while each pulse changes the view, on the real [DiagramView] with 5,000
/// elements and about as many lines as two for each. The next pulse waits for the last frame to be painted, so a slow frame shows up whole.
///
/// Prints one line for each operation with median and 95th percentile in milliseconds: `pan100` moves at 100 %, `panFit` moves with everything in view,
/// `zoom` goes from everything to 100 % and back. 40 frames warm up, then 200 are measured.
///
/// Run with `-Dglass.platform=Headless -Dprism.order=sw -Djavafx.animation.fullspeed=true` and the module path of the tests; the first argument is the
/// number of elements. Figures of one machine at one time: compare only with something measured in the same run.
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
        int size = getParameters().getRaw().isEmpty() ? 5000 : Integer.parseInt(getParameters().getRaw().getFirst());
        long begin = System.nanoTime();
        var topology = RandomTopologies.of(new Random(1), Math.max(1, size / 25), size);
        Analysis analysis = Analysis.of(new Document(topology, Layout.empty(), Decisions.none()), Job.UNWATCHED);
        Drawing drawing = Drawing.of(analysis, Texts.english());
        System.out.printf(
                Locale.ROOT, "prepared  %d cards, %d lines in %.0f ms%n", drawing.size(), drawing.lineCount(), (System.nanoTime() - begin) / 1e6);
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
                        new Operation("zoom", k -> all.zoomed(all.scale() * Math.pow(1 / all.scale(), 0.5 - 0.5 * Math.cos(k / 30.0 * Math.PI)), 640, 400))));
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

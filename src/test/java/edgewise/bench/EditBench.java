package edgewise.bench;

import edgewise.edit.Command;
import edgewise.edit.Move;
import edgewise.edit.Rename;
import edgewise.fixture.BigOrganization;
import edgewise.layout.BandLayout;
import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Pool;
import edgewise.model.Topology;
import edgewise.text.Texts;
import edgewise.ui.canvas.Drawing;
import edgewise.work.Analysis;
import edgewise.work.Analyzer;
import edgewise.work.Job;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// How long after an edit its rows, its drawing, and its findings are ready: renamed pools and
/// moved cards in turn, in organizations of 10, 100 and 1,000 sites (or of the size that is the
/// first argument). Prints medians and 95th percentiles in milliseconds; the goal for rows at 1,000
/// sites is 100 ms. Figures of one machine at one time.
public final class EditBench {
  private static final int WARM_UP = 10;
  private static final int EDITS = 60;
  private static final double GOAL = 100;

  private EditBench() {}

  /// Runs the measurement.
  public static void main(String[] arguments) {
    List<Integer> sizes =
        arguments.length > 0 ? List.of(Integer.valueOf(arguments[0])) : List.of(10, 100, 1000);
    for (int sites : sizes) {
      measure(sites);
    }
  }

  private static void measure(int sites) {
    Topology topology = BigOrganization.of(sites);
    Layout layout = BandLayout.arrange(topology, Layout.empty());
    Document now = new Document(topology, layout, Decisions.none());
    Analyzer analyzer = new Analyzer();
    Analysis analysis = analyzer.next(now, Job.UNWATCHED);
    Drawing drawing = Drawing.of(analysis, Texts.english());
    List<ElementId> pools = new ArrayList<>();
    for (Element element : topology.elements()) {
      if (element instanceof EdgePool || element instanceof Pool) {
        pools.add(element.id());
      }
    }
    Random random = new Random(1);
    double[] rows = new double[EDITS];
    double[] drawn = new double[EDITS];
    double[] checked = new double[EDITS];
    for (int i = -WARM_UP; i < EDITS; i++) {
      ElementId id = pools.get(random.nextInt(pools.size()));
      Command edit =
          i % 2 == 0
              ? new Rename(id, "renamed" + (i + WARM_UP))
              : new Move(Set.of(id), 0, 8, now.layout(), Optional.empty());
      now = edit.on(now);
      long begin = System.nanoTime();
      analysis = analyzer.rows(now, Job.UNWATCHED);
      double first = (System.nanoTime() - begin) / 1e6;
      drawing = Drawing.of(analysis, Texts.english(), drawing);
      double second = (System.nanoTime() - begin) / 1e6;
      analysis = analyzer.next(now, Job.UNWATCHED);
      double third = (System.nanoTime() - begin) / 1e6;
      if (i >= 0) {
        rows[i] = first;
        drawn[i] = second;
        checked[i] = third;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%5d sites, %6d elements, %6d rows: %s; drawing %s; findings %s%s%n",
        sites,
        topology.elements().size(),
        analysis.plan().firewall().size(),
        said("rows", rows),
        said("", drawn),
        said("", checked),
        sites < 1000 ? "" : percentile(rows, 0.95) <= GOAL ? "; met" : "; missed");
  }

  private static String said(String what, double[] millis) {
    return String.format(
        Locale.ROOT,
        "%s median %.1f ms, p95 %.1f ms",
        what,
        percentile(millis, 0.5),
        percentile(millis, 0.95));
  }

  private static double percentile(double[] millis, double share) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))];
  }
}

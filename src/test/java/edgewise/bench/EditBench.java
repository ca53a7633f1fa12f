package edgewise.bench;

import edgewise.edit.Add;
import edgewise.edit.Command;
import edgewise.edit.Linking;
import edgewise.edit.Move;
import edgewise.edit.Proposal;
import edgewise.edit.Proposals;
import edgewise.edit.Remove;
import edgewise.edit.Rename;
import edgewise.edit.SetProperty;
import edgewise.edit.Unlink;
import edgewise.fixture.BigOrganization;
import edgewise.layout.BandLayout;
import edgewise.model.Address;
import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.KindId;
import edgewise.model.Layout;
import edgewise.model.LinkKind;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import edgewise.ui.FileDialogs;
import edgewise.ui.MainWindow;
import edgewise.ui.Opened;
import edgewise.ui.Session;
import edgewise.ui.panel.RowTable;
import edgewise.ui.theme.Theme;
import edgewise.work.FitFrames;
import edgewise.work.Planned;
import edgewise.work.Settings;
import edgewise.work.StoredDesigns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// How long after an edit the window shows what follows from it: edits of every kind in turn, in
/// organizations of 10, 100 and 1,000 sites (or of the size that is the first argument), through
/// the real session and window. Prints for each kind median and 95th percentile in milliseconds:
///
/// - `rows`: until the first frame in which the firewall table in front shows the new rows,
/// - `drawing`: until the first frame with the new drawing,
/// - `findings`: until the first frame with what the checks found,
/// - `task`: the longest task of the window's thread, by the clock and by processor time.
///
/// The goals at 1,000 sites: rows within 100 ms, no task longer than 16 ms. The second argument is
/// how often each kind is measured; a third, `stacks`, prints what long tasks do. Run with the
/// options of the window's tests; figures of one machine at one time.
public final class EditBench {
  private static final int WARM_UP = 2;
  private static final int EDITS = 24;
  private static final double GOAL_ROWS = 100;
  private static final double GOAL_TASK = 16;

  private final int sites;
  private final int edits;
  private final TaskProbe probe;
  private final boolean stacks;
  private final Random random = new Random(1);
  private final Texts texts = Texts.english();
  private final Map<Kind, List<double[]>> times = new EnumMap<>(Kind.class);
  private Session session;
  private Stage stage;
  private boolean missed;
  private int number;

  /// Edits as a person makes them, each at a site chosen at random and then taken back.
  private enum Kind {
    RENAME,
    ADDRESS,
    MOVE,
    ADD,
    UNLINK,
    LINK,
    PARTNER,
    REMOVE,
    UNDO
  }

  private EditBench(int sites, int edits, TaskProbe probe, boolean stacks) {
    this.sites = sites;
    this.edits = edits;
    this.probe = probe;
    this.stacks = stacks;
  }

  /// Runs the measurement.
  public static void main(String[] arguments) throws Exception {
    List<Integer> sizes =
        arguments.length > 0 ? List.of(Integer.valueOf(arguments[0])) : List.of(10, 100, 1000);
    int edits = arguments.length > 1 ? Integer.parseInt(arguments[1]) : EDITS;
    boolean stacks = arguments.length > 2 && arguments[2].equals("stacks");
    Thread.setDefaultUncaughtExceptionHandler(
        (_, e) -> {
          e.printStackTrace();
          Runtime.getRuntime().halt(2);
        });
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Platform.setImplicitExit(false);
    TaskProbe probe = new TaskProbe(stacks);
    boolean missed = false;
    for (int sites : sizes) {
      EditBench bench = new EditBench(sites, edits, probe, stacks);
      bench.measure();
      missed |= sites >= 1000 && bench.missed;
    }
    System.exit(missed ? 1 : 0);
  }

  private void measure() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("edit-bench");
    Document document = document();
    onFx(
        () -> {
          session = new Session(texts, new StoredDesigns(), new Settings(folder));
          MainWindow window =
              new MainWindow(session, new Theme(Theme.Choice.LIGHT), FileDialogs.ofSystem(texts));
          stage = new Stage();
          window.putOn(stage, 1280, 800);
          stage.show();
          session.openNew("big", () -> document);
        });
    settle();
    if (stacks) {
      probe.stacks();
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> probe.stacks().forEach(System.out::println)));
    }
    for (Kind kind : Kind.values()) {
      times.put(kind, new ArrayList<>());
    }
    for (int i = -WARM_UP; i < edits; i++) {
      for (Kind kind : Kind.values()) {
        if (kind != Kind.UNDO) {
          measure(kind, i >= 0);
          measure(Kind.UNDO, i >= 0);
        }
      }
    }
    report(document);
    onFx(
        () -> {
          session.close();
          stage.close();
        });
  }

  private Document document() {
    var topology = BigOrganization.of(sites);
    return new Document(topology, BandLayout.arrange(topology, Layout.empty()), Decisions.none());
  }

  private void measure(Kind kind, boolean counts) throws InterruptedException {
    int site = sites / 8 + random.nextInt(sites - sites / 8);
    number++;
    Watch[] watch = new Watch[1];
    onFx(
        () -> {
          probe.reset();
          watch[0] = new Watch();
        });
    // What is to come is proposed and shown while it hangs on the pointer, before it is put down;
    // the second is queued when the first is done, so that the probe tells the two apart.
    Command[] command = new Command[1];
    onFx(
        () -> {
          watch[0].begin = System.nanoTime();
          command[0] = command(kind, site);
        });
    Platform.runLater(
        () -> {
          if (kind == Kind.UNDO) {
            session.undo();
          } else {
            session.seal();
            if (!session.edit(command[0])) {
              throw new IllegalStateException(kind + " changes nothing at site " + site);
            }
          }
        });
    watch[0].settled.await();
    if (counts) {
      onFx(
          () ->
              times
                  .get(kind)
                  .add(
                      new double[] {
                        watch[0].after(watch[0].rows),
                        watch[0].after(watch[0].drawn),
                        watch[0].after(watch[0].found),
                        probe.longest(),
                        probe.longestProcessor()
                      }));
    }
  }

  private Command command(Kind kind, int site) {
    Document now = session.documentProperty().get().orElseThrow();
    ElementId edge = BigOrganization.id("edge", site);
    ElementId pool = BigOrganization.id("pool", site);
    return switch (kind) {
      case RENAME -> new Rename(number % 4 < 2 ? pool : edge, "renamed" + number);
      case ADDRESS ->
          SetProperty.of(
              ElementId.of(BigOrganization.id("fe", site).value() + "a"),
              "addresses",
              List.of(Address.of("10.128.0." + (100 + number % 100))));
      case MOVE ->
          new Move(
              Set.of(pool),
              0,
              8,
              session.opened().orElseThrow().analysis().layout(),
              Optional.empty());
      case ADD -> {
        Optional<ElementId> at = Optional.of(BigOrganization.id("site", site));
        Outcome<Proposal> outcome =
            Proposals.place(now, KindId.of("front-end-pool"), at, Optional.empty(), texts);
        yield switch (outcome) {
          case Outcome.Ok<Proposal>(Proposal proposal, List<Trouble> _) ->
              FitFrames.after(proposal.command());
          case Outcome.Refused<Proposal>(List<Trouble> why) ->
              throw new IllegalStateException(why.toString());
        };
      }
      case UNLINK -> new Unlink(LinkKind.MEDIA, pool, edge);
      case LINK ->
          switch (Linking.between(now, edge, BigOrganization.id("pool", site / 2))) {
            case Outcome.Ok<List<Linking.Option>>(List<Linking.Option> options, List<Trouble> _) ->
                options.getFirst().command();
            case Outcome.Refused<List<Linking.Option>>(List<Trouble> why) ->
                throw new IllegalStateException(why.toString());
          };
      case PARTNER ->
          switch (Proposals.place(
              now, KindId.of("allowed-domain"), Optional.empty(), Optional.empty(), texts)) {
            case Outcome.Ok<Proposal>(Proposal proposal, List<Trouble> _) ->
                FitFrames.after(proposal.command());
            case Outcome.Refused<Proposal>(List<Trouble> why) ->
                throw new IllegalStateException(why.toString());
          };
      case REMOVE ->
          new Remove(
              Set.of(
                  number % 4 < 2
                      ? BigOrganization.id("rp", site)
                      : ElementId.of(BigOrganization.id("partner", site).value() + "-3")));
      case UNDO -> new Add(List.of(), List.of());
    };
  }

  /// Looks at every frame what it shows.
  @SuppressWarnings("ReferenceEquality")
  private final class Watch {
    final CountDownLatch settled = new CountDownLatch(1);
    private final Scene scene = stage.getScene();
    private final Runnable frame = this::look;
    private Node table;
    private Opened last = session.opened().orElse(null);
    private int quiet;
    long begin;
    long rows;
    long drawn;
    long found;

    Watch() {
      scene.addPostLayoutPulseListener(frame);
      Platform.requestNextPulse();
    }

    private void look() {
      long time = System.nanoTime();
      Platform.requestNextPulse();
      if (begin == 0 || session.opened().isEmpty()) {
        return;
      }
      Opened opened = session.opened().get();
      Document now = session.documentProperty().get().orElseThrow();
      Planned planned = session.plannedProperty().get().orElseThrow();
      if (table == null || table.getScene() != scene) {
        table = scene.lookup("#table-firewall");
      }
      boolean current = opened.document() == now;
      if (current && opened != last) {
        last = opened;
        found = time;
        drawn = drawn == 0 ? time : drawn;
      }
      if (rows == 0
          && planned.document() == now
          && table instanceof RowTable<?> shown
          && shown.shows(planned)) {
        rows = time;
      }
      boolean busy = rows == 0 || drawn == 0 || session.runningProperty().get().isPresent();
      quiet = busy ? 0 : quiet + 1;
      if (quiet == 3) {
        scene.removePostLayoutPulseListener(frame);
        settled.countDown();
      }
    }

    double after(long end) {
      return (end - begin) / 1e6;
    }
  }

  private void settle() throws InterruptedException {
    Watch[] watch = new Watch[1];
    onFx(
        () -> {
          watch[0] = new Watch();
          watch[0].last = null;
          watch[0].begin = System.nanoTime();
        });
    watch[0].settled.await();
  }

  private static void onFx(Runnable work) {
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          work.run();
          done.countDown();
        });
    try {
      done.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void report(Document document) {
    System.out.printf(
        Locale.ROOT,
        "%d sites, %d elements, %d firewall rows%n%-8s | %15s | %15s | %15s | %22s%n",
        sites,
        document.topology().elements().size(),
        session.opened().orElseThrow().analysis().plan().firewall().size(),
        "edit",
        "rows ms",
        "drawing ms",
        "findings ms",
        "longest task ms (cpu)");
    times.forEach(
        (kind, own) -> {
          boolean met =
              percentile(own, 0, 0.95) <= GOAL_ROWS && percentile(own, 3, 0.95) <= GOAL_TASK;
          missed |= !met;
          System.out.printf(
              Locale.ROOT,
              "%-8s | %6.1f %8.1f | %6.1f %8.1f | %6.1f %8.1f | %6.1f %6.1f (%6.1f) | %s%n",
              kind.name().toLowerCase(Locale.ROOT),
              percentile(own, 0, 0.5),
              percentile(own, 0, 0.95),
              percentile(own, 1, 0.5),
              percentile(own, 1, 0.95),
              percentile(own, 2, 0.5),
              percentile(own, 2, 0.95),
              percentile(own, 3, 0.5),
              percentile(own, 3, 0.95),
              percentile(own, 4, 0.95),
              sites < 1000 ? "" : met ? "met" : "MISSED");
        });
    if (stacks) {
      probe.stacks().forEach(System.out::println);
    }
  }

  private static double percentile(List<double[]> own, int what, double share) {
    double[] sorted = own.stream().mapToDouble(t -> t[what]).sorted().toArray();
    return sorted[(int) (share * (sorted.length - 1))];
  }
}

package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.Command;
import edgewise.edit.Remove;
import edgewise.edit.Rename;
import edgewise.fixture.BigOrganization;
import edgewise.layout.BandLayout;
import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Topology;
import edgewise.ui.panel.Outline;
import edgewise.ui.theme.Theme;
import edgewise.work.Analysis;
import edgewise.work.Analyzer;
import edgewise.work.Job;
import java.nio.file.Path;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.scene.control.TreeItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A design so large that its rows, its drawing and its findings come one after the other.
class LargeDesignTest {
  private static final int SITES = 70;
  private static final ElementId POOL = BigOrganization.id("pool", SITES - 2);

  @TempDir Path folder;

  private static Document document() {
    Topology topology = BigOrganization.of(SITES);
    return new Document(topology, BandLayout.arrange(topology, Layout.empty()), Decisions.none());
  }

  private Windows open() {
    Document document = document();
    assertThat(Analyzer.isLarge(document)).isTrue();
    Windows w = Windows.of(folder, 1280, 800, Theme.Choice.LIGHT);
    Windows.run(() -> w.session.openNew("large", () -> document));
    settle(w);
    return w;
  }

  /// What comes one after the other takes a turn of JavaFX's thread each.
  private static void settle(Windows w) {
    for (int i = 0; i < 4; i++) {
      w.settle();
    }
    assertThat(Windows.onFx(() -> w.session.runningProperty().get())).isEmpty();
  }

  private static boolean isInOutline(Windows w, String name) {
    return Windows.onFx(() -> find(w.window.workspace().outline().tree().getRoot(), name));
  }

  private static boolean find(TreeItem<Outline.Entry> in, String name) {
    return in.getChildren().stream()
        .anyMatch(i -> i.getValue().name().equals(name) || find(i, name));
  }

  private static Analysis shown(Windows w) {
    return Windows.onFx(() -> w.session.opened().orElseThrow().analysis());
  }

  private static void edit(Windows w, Command step) {
    assertThat(Windows.onFx(() -> w.session.edit(step))).isTrue();
    settle(w);
  }

  @Test
  void everythingBesideTheDrawingFollowsEdits() {
    Windows w = open();
    Document first = shown(w).document();
    String name = shown(w).design().name(POOL);
    assertThat(isInOutline(w, name)).isTrue();

    edit(w, new Rename(POOL, "renamed"));
    Document renamed = shown(w).document();
    assertThat(renamed).isSameAs(Windows.onFx(() -> w.session.current().orElseThrow().document()));
    assertThat(isInOutline(w, "renamed")).isTrue();
    assertThat(isInOutline(w, name)).isFalse();
    assertThat(shown(w).findings()).isEqualTo(Analysis.of(renamed, Job.UNWATCHED).findings());
    assertThat(Windows.onFx(() -> w.session.plannedProperty().get().orElseThrow().document()))
        .isSameAs(renamed);

    edit(w, new Remove(Set.of(POOL)));
    assertThat(isInOutline(w, "renamed")).isFalse();
    assertThat(shown(w).findings())
        .isEqualTo(Analysis.of(shown(w).document(), Job.UNWATCHED).findings());

    Windows.run(w.session::undo);
    Windows.run(w.session::undo);
    settle(w);
    assertThat(shown(w).document().topology()).isSameAs(first.topology());
    assertThat(isInOutline(w, name)).isTrue();
    assertThat(shown(w).findings()).isEqualTo(Analysis.of(first, Job.UNWATCHED).findings());
  }

  @Test
  void stepsAreRehearsedOnceSomethingLargeIsOpen() {
    Windows w = Windows.of(folder, 1280, 800, Theme.Choice.LIGHT).template("edge-single-nat");
    assertThat(w.session.program().isRehearsed()).isFalse();

    Windows large = open();
    assertThat(large.session.program().isRehearsed()).isTrue();
  }

  @Test
  void aRehearsalThatAnEditInterruptsIsMadeUpForLater() {
    Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    Machine machine = new Machine();
    machine.background = waiting::add;
    Windows w = Windows.of(machine, folder);
    Windows.run(() -> w.session.openNew("large", LargeDesignTest::document));
    waiting.remove().run();
    w.settle();
    assertThat(Windows.onFx(() -> w.session.edit(new Rename(POOL, "renamed")))).isTrue();
    work(w, waiting);
    assertThat(shown(w).design().name(POOL)).isEqualTo("renamed");
    assertThat(w.session.program().isRehearsed()).isFalse();

    Windows.run(() -> w.session.switchTo(w.session.current().orElseThrow()));
    work(w, waiting);
    assertThat(w.session.program().isRehearsed()).isTrue();
  }

  /// Does what waits to be done in the background, and what comes of it.
  private static void work(Windows w, Queue<Runnable> waiting) {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
      w.settle();
    }
  }
}

package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.Collapse;
import edgewise.edit.SetProperty;
import edgewise.layout.Link;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Pool;
import edgewise.model.Site;
import edgewise.ui.canvas.DiagramView;
import edgewise.ui.theme.Theme;
import edgewise.ui.tool.Intent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Lines at a collapsed site, which are drawn as one.
class MergedLinesTest {
  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;
  private DiagramView diagram;

  /// Lines that are drawn as one, at least two.
  private List<Intent.Line> together = List.of();

  @BeforeEach
  void showCollapsedSite() throws Exception {
    Windows.start();
    w = Windows.of(folder, 1280, 800, Theme.Choice.LIGHT);
    w.show();
    w.template("large-multi-datacenter");
    diagram = w.window.workspace().diagram();
    EdgePool edge = all(EdgePool.class).getFirst();
    Set<ElementId> pools =
        all(Pool.class).stream()
            .filter(p -> !p.siteId().equals(edge.siteId()))
            .map(Element::id)
            .collect(Collectors.toSet());
    Set<ElementId> sites = all(Site.class).stream().map(Element::id).collect(Collectors.toSet());
    Windows.run(
        () -> {
          for (ElementId pool : pools) {
            w.session.edit(SetProperty.of(pool, "edge", Optional.of(edge.id())));
          }
        });
    w.settle();
    Windows.run(
        () ->
            w.session.edit(
                new Collapse(sites, true, w.session.opened().orElseThrow().analysis().layout())));
    w.settle();
    Map<List<Double>, List<Intent.Line>> byShape = new LinkedHashMap<>();
    for (Link link : w.session.opened().orElseThrow().analysis().links()) {
      Intent.Line line = new Intent.Line(link.kind(), link.from(), link.to());
      List<Double> points =
          java.util.Arrays.stream(diagram.drawing().points(line)).boxed().toList();
      if (!points.isEmpty()) {
        byShape.computeIfAbsent(points, _ -> new java.util.ArrayList<>()).add(line);
      }
    }
    together = byShape.values().stream().filter(l -> l.size() > 1).findFirst().orElseThrow();
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  private <E extends Element> List<E> all(Class<E> type) {
    return w.session.documentProperty().get().orElseThrow().topology().elements().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /// A point on the screen at which nothing lies but the line.
  private Point2D onLine() {
    double[] p = diagram.drawing().points(together.getFirst());
    return Windows.onFx(
        () -> {
          var view = diagram.viewportProperty().get();
          for (int i = 0; i + 3 < p.length; i += 2) {
            for (double at = 0.1; at < 1; at += 0.1) {
              double x = p[i] + (p[i + 2] - p[i]) * at;
              double y = p[i + 1] + (p[i + 3] - p[i + 1]) * at;
              if (diagram.drawing().cardAt(x, y, Set.of()).isEmpty()) {
                return diagram.localToScreen(view.screenX(x), view.screenY(y));
              }
            }
          }
          throw new AssertionError("the line lies behind cards");
        });
  }

  private static List<ContextMenu> menus() {
    return Windows.onFx(
        () ->
            Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .filter(m -> "merged-lines".equals(m.getId()))
                .toList());
  }

  @Test
  void aClickOffersTheLinesAndSelectsTheChosenOne() {
    robot.clickOn(onLine(), MouseButton.PRIMARY);
    ContextMenu menu = menus().getFirst();
    assertThat(menu.getItems()).hasSize(together.size());
    String name = diagramName(together.get(1).from());
    assertThat(menu.getItems().get(1).getText()).contains(name);
    Windows.run(
        () -> {
          MenuItem second = menu.getItems().get(1);
          menu.hide();
          second.fire();
        });
    assertThat(w.session.selection().line()).contains(together.get(1));
    robot.clickOn(onLine(), MouseButton.SECONDARY);
    assertThat(w.session.selection().line()).contains(together.get(1));
    assertThat(menus()).isEmpty();
  }

  private String diagramName(ElementId id) {
    return w.session.opened().orElseThrow().analysis().design().name(id);
  }

  @Test
  void theTooltipNamesEachOfThem() throws Exception {
    robot.moveTo(onLine());
    WaitForAsyncUtils.waitFor(5, java.util.concurrent.TimeUnit.SECONDS, () -> tooltip() != null);
    String text = tooltip();
    for (Intent.Line line : together) {
      assertThat(text).contains(diagramName(line.from()) + " → " + diagramName(line.to()));
    }
  }

  private static String tooltip() {
    return Windows.onFx(
        () ->
            Window.getWindows().stream()
                .filter(Tooltip.class::isInstance)
                .map(t -> ((Tooltip) t).getText())
                .filter(t -> t.contains("→"))
                .findFirst()
                .orElse(null));
  }
}

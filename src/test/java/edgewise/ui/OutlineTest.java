package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.Remove;
import edgewise.edit.Rename;
import edgewise.model.ElementId;
import edgewise.ui.panel.Outline;
import edgewise.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The outline follows edits without losing what a person opened, closed or selected in it.
class OutlineTest {
  @TempDir Path folder;

  private Windows open() {
    Windows w = Windows.of(folder, 1280, 800, Theme.Choice.LIGHT).template("edge-scaled-dnslb-nat");
    Windows.run(() -> w.window.workspace().findInOutline());
    return w;
  }

  private static TreeView<Outline.Entry> tree(Windows w) {
    return w.window.workspace().outline().tree();
  }

  private static TreeItem<Outline.Entry> item(Windows w, String name) {
    return Windows.onFx(() -> find(tree(w).getRoot(), name));
  }

  private static TreeItem<Outline.Entry> find(TreeItem<Outline.Entry> in, String name) {
    for (TreeItem<Outline.Entry> child : in.getChildren()) {
      TreeItem<Outline.Entry> found =
          child.getValue().name().equals(name) ? child : find(child, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static List<String> branches(Windows w) {
    return Windows.onFx(
        () -> tree(w).getRoot().getChildren().stream().map(i -> i.getValue().name()).toList());
  }

  @Test
  void anEditKeepsWhatIsClosed() {
    Windows w = open();
    List<String> before = branches(w);
    TreeItem<Outline.Entry> branch = item(w, before.getFirst());
    Windows.run(() -> branch.setExpanded(false));
    Windows.run(() -> w.session.edit(new Rename(ElementId.of("sqlbe"), "sql9")));
    w.settle();
    assertThat(item(w, before.getFirst())).isSameAs(branch);
    assertThat(branch.isExpanded()).isFalse();
    assertThat(branches(w)).isEqualTo(before);
    assertThat(item(w, "sql9")).isNotNull();
  }

  @Test
  void whatIsSelectedStaysSelectedWhileAnotherElementGoesAndComesBack() {
    Windows w = open();
    Windows.run(() -> w.session.selection().pick(ElementId.of("lsedge"), false));
    TreeItem<Outline.Entry> edge =
        Windows.onFx(() -> tree(w).getSelectionModel().getSelectedItem());
    assertThat(edge.getValue().element().orElseThrow().id()).isEqualTo(ElementId.of("lsedge"));
    String name =
        Windows.onFx(
            () -> w.session.opened().orElseThrow().analysis().design().name(ElementId.of("sqlbe")));
    assertThat(item(w, name)).isNotNull();
    Windows.run(() -> w.session.edit(new Remove(Set.of(ElementId.of("sqlbe")))));
    w.settle();
    assertThat(item(w, name)).isNull();
    assertThat(Windows.onFx(() -> tree(w).getSelectionModel().getSelectedItem())).isSameAs(edge);
    Windows.run(w.session::undo);
    w.settle();
    assertThat(item(w, name)).isNotNull();
    assertThat(Windows.onFx(() -> tree(w).getSelectionModel().getSelectedItem())).isSameAs(edge);
  }
}

package edgewise.ui;

import static edgewise.fixture.Authority.order;
import static edgewise.fixture.Authority.pem;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.export.CsrExporter;
import edgewise.export.OutFile;
import edgewise.fixture.Authority;
import edgewise.fixture.Designs;
import edgewise.model.Document;
import edgewise.ui.panel.RowTable;
import edgewise.ui.theme.Theme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TreeView;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Certificates of an authority are looked at before they come into the design, and then stand on
/// the drawing and in the table.
class IssuedTest {
  private static final Path PICTURES = Path.of("target", "snapshots");

  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;

  @BeforeEach
  void start() throws Exception {
    Windows.start();
  }

  private void show(Theme.Choice choice) throws Exception {
    w = Windows.of(folder.resolve("settings"), 1280, 900, choice);
    w.show();
    w.template("edge-single-nat");
    w.dialogs.answer = Optional.of(answer());
    Windows.run(() -> w.window.actions().get("import-issued").perform());
    w.settle();
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  /// A right one, one that ends soon, one without its names, and the chain.
  private Path answer() throws IOException {
    Designs designs = Designs.template("edge-single-nat");
    Authority root = Authority.root("Contoso Root");
    Instant now = Instant.now(w.session.program().clock());
    X509CertificateHolder[] all = new X509CertificateHolder[4];
    int n = 0;
    for (OutFile file : new CsrExporter().render(designs.exportInput())) {
      if (file.path().endsWith(".csr") && n < 3) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.body().writeTo(out);
        Authority.Order order = order(out.toString(StandardCharsets.US_ASCII));
        order.valid(now.minus(5, ChronoUnit.DAYS), now.plus(n == 1 ? 9 : 300, ChronoUnit.DAYS));
        if (n == 0) {
          order.sans(order.sans().subList(0, 1));
        }
        all[n++] = root.sign(order);
      }
    }
    all[3] = root.certificate();
    return Files.write(folder.resolve("answer.pem"), pem(all));
  }

  private Document document() {
    return w.session.current().orElseThrow().document();
  }

  private void picture(String name) throws IOException {
    var scene = robot.lookup("#issued").query().getScene();
    Windows.save(Windows.onFx(() -> scene.snapshot(null)), PICTURES.resolve(name));
  }

  @Test
  void certificatesAreShownTakenAndForgotten() throws Exception {
    show(Theme.Choice.LIGHT);
    picture("issued-light.png");
    TreeView<?> tree = robot.lookup("#issued-tree").queryAs(TreeView.class);
    assertThat(tree.getRoot().getChildren()).hasSize(5);
    Button take = robot.lookup("#issued-take").queryAs(Button.class);
    assertThat(take.getText()).isEqualTo("Take 3 certificates into the design");
    Windows.run(take::fire);
    w.settle();
    assertThat(document().decisions().issued()).hasSize(3);
    assertThat(spoken())
        .anyMatch(t -> t.startsWith("lsedge") && t.contains("certificate: faulty"))
        .anyMatch(t -> t.startsWith("rp01") && t.contains("certificate: issued"))
        .noneMatch(t -> t.startsWith("pool01") && t.contains("certificate:"));
    RowTable<?> table = Windows.onFx(() -> w.window.workspace().open("certificates"));
    w.settle();
    String first = document().decisions().issued().getFirst().certificate();
    Windows.run(() -> table.choose(first));
    w.settle();
    Windows.save(w.picture(), PICTURES.resolve("issued-window-light.png"));
    assertThat(robot.lookup("#issued-forget").tryQuery()).isPresent();
    Windows.run(() -> robot.lookup("#issued-forget").queryAs(Button.class).fire());
    w.settle();
    assertThat(document().decisions().issued()).hasSize(2);
    Windows.run(() -> w.session.undo());
    Windows.run(() -> w.session.undo());
    assertThat(document().decisions().issued()).isEqualTo(List.of());
  }

  /// What the drawing says of everything on it.
  private List<String> spoken() {
    return Windows.onFx(
        () -> {
          Node diagram = w.window.workspace().diagram();
          int count = (Integer) diagram.queryAccessibleAttribute(AccessibleAttribute.ITEM_COUNT);
          List<String> all = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            Node entry =
                (Node) diagram.queryAccessibleAttribute(AccessibleAttribute.ITEM_AT_INDEX, i);
            all.add(String.valueOf(entry.queryAccessibleAttribute(AccessibleAttribute.TEXT)));
          }
          return all;
        });
  }

  @Test
  void dialogIsDarkInADarkWindow() throws Exception {
    show(Theme.Choice.DARK);
    picture("issued-dark.png");
    Windows.run(() -> robot.lookup("#issued-take").queryAs(Button.class).fire());
    w.settle();
    Windows.save(w.picture(), PICTURES.resolve("issued-window-dark.png"));
    assertThat(document().decisions().issued()).hasSize(3);
  }
}

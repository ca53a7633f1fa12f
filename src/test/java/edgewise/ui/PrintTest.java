package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.export.DrawingFormat;
import edgewise.export.PageSetup;
import edgewise.export.Picture;
import edgewise.ui.panel.RowTable;
import edgewise.ui.print.PrintDialog;
import edgewise.ui.print.Printers;
import edgewise.ui.theme.Theme;
import edgewise.work.Progress;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The print dialog, and exporting the drawing from the window.
class PrintTest {
  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;
  private Stage stage;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    w = Windows.of(folder.resolve("settings"), 1000, 800, Theme.Choice.LIGHT);
    w.template("edge-scaled-hlb");
    stage = w.show();
    w.settle();
  }

  @AfterEach
  void closeWindows() {
    Windows.closeAll();
  }

  private void perform(String action) {
    Windows.run(() -> w.window.actions().get(action).perform());
    w.settle();
  }

  private <T extends javafx.scene.Node> T part(String id, Class<T> type) {
    return robot.lookup("#" + id).queryAs(type);
  }

  private void fire(String id) {
    Windows.run(() -> part(id, ButtonBase.class).fire());
    w.settle();
  }

  @SuppressWarnings("unchecked")
  private void type(String id, int value) {
    Windows.run(
        () -> ((Spinner<Integer>) part(id, Spinner.class)).getValueFactory().setValue(value));
  }

  private String position() {
    return Windows.onFx(() -> part("print-position", Label.class).getText());
  }

  private boolean isOpen() {
    return Windows.onFx(() -> robot.lookup("#print").tryQuery().isPresent());
  }

  private static PDDocument read(Path pdf) throws IOException {
    return Loader.loadPDF(Files.readAllBytes(pdf));
  }

  @Test
  void drawingOnTwoTimesTwoPagesIsSavedAsPdf() throws IOException {
    Path pdf = folder.resolve("print.pdf");
    w.dialogs.answer = Optional.of(pdf);
    perform("print");
    assertThat(position()).isEqualTo("Page 1 of 1");
    fire("print-fit-tiles");
    type("print-across", 2);
    type("print-down", 2);
    assertThat(position()).isEqualTo("Page 1 of 4");
    fire("print-next");
    assertThat(position()).isEqualTo("Page 2 of 4");
    assertThat(Windows.onFx(() -> part("print-preview", ImageView.class).getImage().getWidth()))
        .isGreaterThan(400);
    fire("print-go");
    assertThat(isOpen()).isFalse();
    try (PDDocument document = read(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(4);
      assertThat(new PDFTextStripper().getText(document)).contains("lsedge", "Page 4 of 4");
    }
    perform("print");
    assertThat(position()).isEqualTo("Page 1 of 4");
  }

  @Test
  void escapeLeavesEverythingAsItWas() {
    perform("print");
    assertThat(isOpen()).isTrue();
    fire("print-fit-tiles");
    robot.push(KeyCode.ESCAPE);
    w.settle();
    assertThat(isOpen()).isFalse();
    assertThat(w.session.settings().get("print.setup", "none")).isEqualTo("none");
  }

  @Test
  void noFileChosenKeepsTheDialog() {
    perform("print");
    fire("print-go");
    assertThat(isOpen()).isTrue();
  }

  @Test
  void pageSetupIsKept() {
    perform("page-setup");
    fire("print-fit-scale");
    type("print-percent", 60);
    fire("print-go");
    assertThat(isOpen()).isFalse();
    PageSetup kept = PageSetup.parse(w.session.settings().get("print.setup", "")).orElseThrow();
    assertThat(kept.fit()).isEqualTo(PageSetup.Fit.SCALE);
    assertThat(kept.percent()).isEqualTo(60);
  }

  @Test
  void tableIsPrintedAsItIsShown() throws IOException {
    Path pdf = folder.resolve("table.pdf");
    w.dialogs.answer = Optional.of(pdf);
    Windows.run(
        () -> {
          RowTable<?> table = w.window.workspace().open("firewall");
          table.narrow("application", "PSOM");
          table.table().getColumns().stream()
              .filter(c -> c.getId().equals("note"))
              .forEach(c -> c.setVisible(false));
        });
    w.settle();
    perform("print");
    Windows.run(() -> part("print-what", ChoiceBox.class).getSelectionModel().select(1));
    fire("print-go");
    try (PDDocument document = read(pdf)) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text).contains("Firewall, 3 of 82 rows", "PSOM").doesNotContain("XMPP", "Note");
    }
  }

  @Test
  void tableIsPrinted() throws IOException {
    Path pdf = folder.resolve("table.pdf");
    w.dialogs.answer = Optional.of(pdf);
    perform("print");
    Windows.run(() -> part("print-what", ChoiceBox.class).getSelectionModel().select(1));
    fire("print-go");
    try (PDDocument document = read(pdf)) {
      assertThat(new PDFTextStripper().getText(document)).contains("Firewall", "5061", "lsedge");
    }
  }

  @Test
  void planningDocumentIsPrinted() throws IOException {
    Path pdf = folder.resolve("document.pdf");
    w.dialogs.answer = Optional.of(pdf);
    perform("print");
    Windows.run(() -> part("print-what", ChoiceBox.class).getSelectionModel().selectLast());
    assertThat(position()).matches("Page 1 of \\d\\d");
    assertThat(Windows.onFx(() -> part("print-paper", ChoiceBox.class).isDisabled())).isTrue();
    fire("print-go");
    try (PDDocument document = read(pdf)) {
      assertThat(document.getNumberOfPages()).isGreaterThan(9);
      assertThat(new PDFTextStripper().getText(document)).contains("lsedge");
    }
  }

  @Test
  void printerGetsThePagesOfThePreview() {
    List<String> jobs = new ArrayList<>();
    Printers fake =
        new Printers() {
          @Override
          public List<String> names() {
            return List.of("Office");
          }

          @Override
          public boolean print(String printer, String title, List<Picture> pages, Progress on) {
            jobs.add(printer + ": " + pages.size());
            return true;
          }
        };
    Windows.run(
        () -> {
          new PrintDialog(w.session, w.dialogs, fake, stage, List.of(), List.of(), false).show();
        });
    w.settle();
    Windows.run(() -> part("print-target", ChoiceBox.class).getSelectionModel().select(1));
    fire("print-go");
    assertThat(jobs).containsExactly("Office: 1");
    assertThat(w.session.noticeProperty().get().orElseThrow().sentence()).contains("Office");
  }

  @ParameterizedTest
  @ValueSource(strings = {"svg", "png", "pdf", "drawio"})
  void drawingIsExported(String format) throws IOException {
    Path file = folder.resolve("drawing." + format);
    w.dialogs.answer = Optional.of(file);
    exportDrawing("export-drawing");
    long all = Files.size(file);
    assertThat(all).isGreaterThan(5000);
    Windows.run(() -> w.session.selection().pickAll(Set.of(edgewise.model.ElementId.of("lsedge"))));
    exportDrawing("export-selection");
    assertThat(Files.size(file)).isBetween(1L, all / 2);
  }

  private void exportDrawing(String action) {
    perform(action);
    fire("drawing-save");
  }

  @Test
  void drawingIsExportedInChosenSizeAndColoursWhichAreRemembered() throws IOException {
    Path file = folder.resolve("drawing.png");
    w.dialogs.answer = Optional.of(file);
    exportDrawing("export-drawing");
    BufferedImage usual = ImageIO.read(file.toFile());
    perform("export-drawing");
    drawing(DrawingFormat.PNG, true, "11");
    assertThat(part("drawing-save", Button.class).isDisabled()).isTrue();
    assertThat(part("drawing-wrong", Label.class).getText()).contains("0.1").contains("10");
    drawing(DrawingFormat.PNG, true, "1");
    Windows.save(
        Windows.onFx(() -> part("drawing-export", Node.class).getScene().snapshot(null)),
        Path.of("target/snapshots/export-drawing-light.png"));
    fire("drawing-save");
    BufferedImage small = ImageIO.read(file.toFile());
    assertThat(small.getWidth()).isBetween(usual.getWidth() / 2 - 1, usual.getWidth() / 2 + 1);
    assertThat(brightness(usual)).isGreaterThan(200);
    assertThat(brightness(small)).isLessThan(60);
    perform("export-drawing");
    assertThat(part("drawing-format", ComboBox.class).getValue()).isEqualTo(DrawingFormat.PNG);
    assertThat(part("drawing-scale", ComboBox.class).getValue()).isEqualTo("1");
  }

  @SuppressWarnings("unchecked")
  private void drawing(DrawingFormat format, boolean dark, String scale) {
    Windows.run(
        () -> {
          ((ComboBox<DrawingFormat>) part("drawing-format", ComboBox.class)).setValue(format);
          ((ComboBox<Boolean>) part("drawing-colours", ComboBox.class)).setValue(dark);
          part("drawing-scale", ComboBox.class).getEditor().setText(scale);
        });
  }

  private static int brightness(BufferedImage picture) {
    long sum = 0;
    for (int x = 0; x < picture.getWidth(); x += 7) {
      for (int y = 0; y < picture.getHeight(); y += 7) {
        sum += picture.getRGB(x, y) >> 8 & 0xff;
      }
    }
    return (int) (sum / ((picture.getWidth() / 7 + 1) * (long) (picture.getHeight() / 7 + 1)));
  }

  @Test
  void unknownEndingIsRefused() {
    w.dialogs.answer = Optional.of(folder.resolve("drawing.bmp"));
    exportDrawing("export-drawing");
    assertThat(w.session.noticeProperty().get().orElseThrow().sentence())
        .contains(".svg, .png, .pdf, .drawio");
    assertThat(folder.resolve("drawing.bmp")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIGHT", "DARK"})
  void dialogIsSeen(String choice) throws Exception {
    Windows.run(() -> w.theme.choiceProperty().set(Theme.Choice.valueOf(choice)));
    perform("print");
    fire("print-fit-tiles");
    Windows.save(
        Windows.onFx(() -> robot.lookup("#print").query().getScene().snapshot(null)),
        Path.of("target/pictures/print-" + choice + ".png"));
    assertThat(isOpen()).isTrue();
  }
}

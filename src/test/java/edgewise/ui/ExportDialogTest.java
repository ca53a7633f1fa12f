package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.export.Audience;
import edgewise.export.Exporters;
import edgewise.export.OutFile;
import edgewise.ui.theme.Theme;
import edgewise.work.ExportChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Choosing formats, seeing what they give, and writing it.
class ExportDialogTest {
  @TempDir private Path folder;

  private Windows w;

  @BeforeEach
  void showWindow() throws Exception {
    show(Theme.Choice.LIGHT);
    w.template("edge-single-nat");
  }

  private void show(Theme.Choice theme) throws Exception {
    Windows.start();
    w = Windows.of(folder, 1000, 800, theme);
    w.show();
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  private void open() {
    Windows.run(() -> w.window.actions().get("export").perform());
    w.settle();
  }

  private Optional<Node> lookup(String id) {
    return Windows.onFx(
        () ->
            List.copyOf(Window.getWindows()).stream()
                .map(each -> each.getScene().getRoot().lookup("#" + id))
                .filter(n -> n != null)
                .findFirst());
  }

  private <T extends Node> T find(String id, Class<T> type) {
    return type.cast(lookup(id).orElseThrow(() -> new AssertionError("no #" + id)));
  }

  private void fire(String id) {
    Windows.run(() -> find(id, Button.class).fire());
    w.settle();
  }

  private void target(String text) {
    Windows.run(() -> find("export-target", TextField.class).setText(text));
  }

  private List<String> files() {
    List<String> all = new ArrayList<>();
    Windows.run(
        () -> {
          for (Object file : find("export-files", ListView.class).getItems()) {
            all.add(((OutFile) file).path());
          }
        });
    return all;
  }

  private boolean isOpen() {
    return lookup("export").isPresent();
  }

  private static List<String> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void whatIsListedIsWritten() throws IOException {
    open();
    fire("export-for-dns");
    List<String> listed = files();
    assertThat(listed).contains("dns/external-contoso.com.zone", "dns/external.ps1");
    Path out = folder.resolve("out");
    w.dialogs.answer = Optional.of(out);
    fire("export-browse");
    fire("export-write");
    assertThat(below(out)).containsExactlyInAnyOrderElementsOf(listed);
    assertThat(isOpen()).isFalse();
  }

  @Test
  void theSelectedFileIsShown() {
    open();
    fire("export-for-dns");
    Windows.run(() -> find("export-files", ListView.class).getSelectionModel().select(0));
    assertThat(find("export-preview", TextArea.class).getText()).contains("$ORIGIN contoso.com.");
    fire("export-none");
    assertThat(files()).isEmpty();
    assertThat(find("export-preview", TextArea.class).getText()).isEmpty();
    assertThat(find("export-write", Button.class).isDisabled()).isTrue();
  }

  @Test
  void everythingFitsIntoOneArchive() throws IOException {
    open();
    fire("export-for-firewall");
    List<String> listed = files();
    target(folder.resolve("all").toString());
    Windows.run(() -> find("export-archive", RadioButton.class).fire());
    Path zip = folder.resolve("all.zip");
    assertThat(find("export-target", TextField.class).getText()).isEqualTo(zip.toString());
    fire("export-write");
    List<String> entries = new ArrayList<>();
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      archive.stream().forEach(e -> entries.add(e.getName()));
    }
    assertThat(entries).containsExactlyElementsOf(listed);
  }

  @Test
  void theLastChoiceIsRemembered() {
    open();
    fire("export-for-pki");
    Path out = folder.resolve("requests");
    target(out.toString());
    fire("export-write");
    open();
    assertThat(find("export-format-csr", CheckBox.class).isSelected()).isTrue();
    assertThat(find("export-format-csv", CheckBox.class).isSelected()).isFalse();
    assertThat(find("export-target", TextField.class).getText()).isEqualTo(out.toString());
  }

  @Test
  void thePlanningDocumentIsMadeWithTemplatesOfOnesOwn() throws IOException {
    Path own = Files.createDirectories(folder.resolve("own"));
    Files.writeString(own.resolve("element.xhtml"), "<div><p>SHEET BY US {{name}}</p></div>");
    open();
    fire("export-none");
    assertThat(find("export-templates", Label.class).getParent().isVisible()).isFalse();
    Windows.run(() -> find("export-format-html", CheckBox.class).setSelected(true));
    w.settle();
    assertThat(find("export-templates", Label.class).getText()).contains("those of the program");
    assertThat(find("export-templates-shipped", Button.class).isVisible()).isFalse();
    w.dialogs.answer = Optional.of(own);
    fire("export-templates-choose");
    assertThat(find("export-templates", Label.class).getText()).contains(own.toString());
    Path out = folder.resolve("out");
    target(out.toString());
    fire("export-write");
    assertThat(out.resolve("plan.html")).content().contains("SHEET BY US");
    open();
    fire("export-templates-shipped");
    target(out.toString());
    fire("export-write");
    assertThat(out.resolve("plan.html")).content().doesNotContain("SHEET BY US");
  }

  @Test
  void keysAreKeptOnRequestOnly() throws IOException {
    open();
    fire("export-for-pki");
    Path out = folder.resolve("requests");
    target(out.toString());
    Windows.run(() -> find("export-keys", CheckBox.class).setSelected(true));
    fire("export-write");
    assertThat(below(out)).anyMatch(f -> f.endsWith(".key")).contains("certificates/keys.password");
    open();
    assertThat(find("export-keys", CheckBox.class).isSelected()).isFalse();
    fire("export-for-dns");
    assertThat(find("export-keys", CheckBox.class).isDisabled()).isTrue();
  }

  @Test
  void placeholdersAreNamedBeforeAnythingIsWritten() {
    w.template("small-organization");
    open();
    assertThat(Windows.onFx(() -> find("export-problems", Node.class).isVisible())).isTrue();
    assertThat(below()).isEmpty();
  }

  private List<String> below() {
    try {
      return Files.exists(folder.resolve("out")) ? below(folder.resolve("out")) : List.of();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whatCannotBeWrittenIsSaidInTheDialog() throws IOException {
    open();
    fire("export-for-dns");
    target("somewhere");
    fire("export-write");
    assertThat(find("export-trouble", Label.class).getText()).contains("somewhere");
    Path file = Files.writeString(folder.resolve("taken"), "x");
    target(file.toString());
    fire("export-write");
    assertThat(find("export-trouble", Label.class).getText())
        .contains("taken")
        .doesNotContain("Exception");
    assertThat(isOpen()).isTrue();
    assertThat(file).hasContent("x");
  }

  /// A new format must not be forgotten by the presets, nor be without words.
  @Test
  void everyFormatHasWordsAndBelongsToATeam() {
    for (String id : Exporters.ids()) {
      assertThat(w.session.texts().has("format." + id)).as(id).isTrue();
      assertThat(w.session.texts().has("format." + id + ".note")).as(id).isTrue();
    }
    assertThat(
            Stream.of(Audience.values()).flatMap(t -> ExportChoice.preset(Optional.of(t)).stream()))
        .containsExactlyInAnyOrderElementsOf(Exporters.ids());
    assertThat(ExportChoice.preset(Optional.empty())).isEqualTo(Exporters.ids());
    assertThat(new ExportChoice(Set.of("fax", "csv"), false, "", false).formats())
        .containsExactly("csv");
  }

  @Test
  void picturesForTheEye() throws Exception {
    open();
    fire("export-for-firewall");
    picture("light");
    closeWindow();
    show(Theme.Choice.DARK);
    w.template("small-organization");
    open();
    fire("export-for-everyone");
    picture("dark");
    assertThat(Path.of("target", "snapshots", "export-dialog-dark.png")).isNotEmptyFile();
  }

  private void picture(String name) {
    Windows.save(
        Windows.onFx(() -> find("export", VBox.class).getScene().snapshot(null)),
        Path.of("target", "snapshots", "export-dialog-" + name + ".png"));
  }
}

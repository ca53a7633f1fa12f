package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.model.DocumentSettings;
import edgewise.ui.theme.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the planning document says about itself, entered in the inspector.
class DocumentSettingsTest {
  @TempDir private Path folder;

  private Windows w;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    w = Windows.of(folder, 1280, 800, Theme.Choice.LIGHT);
    w.show();
    w.template("small-organization");
    Windows.run(() -> w.window.actions().get("document-settings").perform());
    w.settle();
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  private DocumentSettings settings() {
    return w.session.opened().orElseThrow().document().topology().organization().document();
  }

  private void press(String id) {
    Windows.run(() -> ((Button) w.find("#" + id)).fire());
    w.settle();
  }

  @Test
  void commandGoesToTheCompany() {
    assertThat(w.scene.getFocusOwner()).isInstanceOf(TextField.class);
    assertThat(w.scene.getFocusOwner().getId()).isEqualTo("field-document-company");
  }

  @Test
  void logoIsTakenFromAFileAndCanBeUndoneAndTakenAway() throws IOException {
    Path file = folder.resolve("logo.png");
    ImageIO.write(new BufferedImage(60, 20, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    w.dialogs.answer = Optional.of(file);
    press("field-document-logo");
    assertThat(settings().logo().orElseThrow()).startsWith("data:image/png;base64,");
    Windows.run(w.session::undo);
    w.settle();
    assertThat(settings()).isEqualTo(DocumentSettings.NONE);
    Windows.run(w.session::redo);
    w.settle();
    assertThat(settings().logo()).isPresent();
    press("remove-logo");
    assertThat(settings()).isEqualTo(DocumentSettings.NONE);
    Windows.run(w.session::undo);
    w.settle();
    assertThat(settings().logo()).isPresent();
  }

  @Test
  void whatIsNoPictureIsRefusedInPlace() throws IOException {
    w.dialogs.answer =
        Optional.of(
            Files.writeString(folder.resolve("logo.svg"), "<svg><script>alert(1)</script></svg>"));
    press("field-document-logo");
    assertThat(settings().logo()).isEmpty();
    assertThat(w.find("#note-wrong")).isNotNull();
  }
}

package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class EdgewiseAppTest {
  private Stage stage;

  @BeforeAll
  static void useOwnSettings(@TempDir Path folder) {
    System.setProperty("edgewise.config", folder.toString());
  }

  @AfterAll
  static void forgetOwnSettings() {
    System.clearProperty("edgewise.config");
  }

  @Start
  void start(Stage stage) {
    this.stage = stage;
    new EdgewiseApp().start(stage);
  }

  @Test
  void windowIsNamedAfterTheProgram() {
    assertThat(stage.isShowing()).isTrue();
    assertThat(stage.getTitle()).isEqualTo("Edgewise");
  }
}

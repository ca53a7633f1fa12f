package edgewise.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.Rename;
import edgewise.fixture.Designs;
import edgewise.model.ElementId;
import edgewise.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures of the changes, for people to look at, in `target/snapshots`.
class ChangesSnapshotsTest {
  private static final Path FOLDER = Path.of("target", "snapshots");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "LIGHT, 1280, 800",
    "DARK, 1280, 800",
    "LIGHT, 1920, 1080",
    "DARK, 1920, 1080",
  })
  void changes(Theme.Choice theme, int width, int height) throws IOException {
    Windows w = Windows.of(folder.resolve("settings"), width, height, theme);
    Path before =
        Files.writeString(
            folder.resolve("before.edgewise"),
            Designs.template("edge-single-nat")
                .set("lsedge/webConferencing/fqdn", "\"meetings.contoso.com\"")
                .set("lsedge/servers/0/accessPublic", "[\"131.107.155.99\"]")
                .add(
                    "{\"id\": \"wingtip\", \"kind\": \"allowed-domain\", \"name\": \"Wingtip\","
                        + " \"domains\": [\"wingtip.example\"]}")
                .json(),
            UTF_8);
    Path file =
        Files.writeString(
            folder.resolve("a.edgewise"), Designs.template("edge-single-nat").json(), UTF_8);
    Windows.run(() -> w.session.open(file));
    w.settle();
    Windows.run(() -> w.window.actions().get("table-changes").perform());
    w.settle();
    String size = "-" + theme.id() + "-" + width;
    Windows.save(w.picture(), FOLDER.resolve("changes-none" + size + ".png"));
    w.dialogs.answer = Optional.of(before);
    Windows.run(() -> w.window.actions().get("compare-file").perform());
    w.settle();
    Windows.run(() -> w.session.edit(new Rename(ElementId.of("pool01"), "pool-oslo")));
    w.settle();
    assertThat(w.window.workspace().changes().table().size()).isPositive();
    Windows.save(w.picture(), FOLDER.resolve("changes" + size + ".png"));
  }
}

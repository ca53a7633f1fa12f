package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.BigOrganization;
import edgewise.fixture.Designs;
import edgewise.layout.Crossings;
import edgewise.model.Document;
import edgewise.model.Layout;
import edgewise.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures of arranged drawings for people to look at, in `target/pictures`.
class ArrangingPicturesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "edge-scaled-dnslb-nat, LIGHT",
    "edge-scaled-dnslb-nat, DARK",
    "large-multi-datacenter, LIGHT",
    "large-multi-datacenter, DARK",
    "ten-sites, LIGHT",
    "ten-sites, DARK"
  })
  void anArrangedDrawing(String name, Theme.Choice theme) {
    Windows w = Windows.of(folder, 1900, 1250, theme);
    Motion.reduce(w.session.settings(), true);
    Windows.run(
        () ->
            w.session.openNew(
                name,
                () ->
                    name.equals("ten-sites")
                        ? new Document(
                            BigOrganization.of(10),
                            Layout.empty(),
                            Designs.template("large-multi-datacenter").document().decisions())
                        : Designs.template(name).document()));
    w.settle();
    Windows.run(() -> w.window.actions().get("arrange-all").perform());
    w.settle();
    Windows.run(
        () -> {
          for (String panel : List.of("show-outline", "show-inspector", "show-tables")) {
            w.window.actions().find(panel).ifPresent(a -> a.perform());
          }
        });
    w.settle();
    Windows.run(() -> w.window.workspace().diagram().fitAll());
    Windows.save(
        w.picture(), Path.of("target/pictures/arranged-" + name + "-" + theme.id() + ".png"));
    assertThat(Crossings.count(w.session.opened().orElseThrow().analysis().routes()))
        .isLessThan(60);
  }
}

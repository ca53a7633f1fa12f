package edgewise.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.cli.Cli;
import edgewise.cli.Console;
import edgewise.edit.SetProperty;
import edgewise.fixture.Designs;
import edgewise.model.ElementId;
import edgewise.sim.load.LoadCsv;
import edgewise.sim.load.LoadJson;
import edgewise.sim.load.Outage;
import edgewise.ui.canvas.HeatMap;
import edgewise.ui.canvas.Overlay;
import edgewise.ui.simulate.Loading;
import edgewise.work.LoadLine;
import edgewise.work.LoadQuestion;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The load of a working day in the window.
class LoadTest {
  private static final String DESIGN = "edge-scaled-dnslb-nat";
  private static final ElementId EDGE = ElementId.of("lsedge");

  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private final List<Runnable> held = new CopyOnWriteArrayList<>();
  private volatile boolean holding;
  private Windows w;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    Machine machine = new Machine();
    machine.background =
        work -> {
          if (holding) {
            held.add(work);
          } else {
            work.run();
          }
        };
    w = Windows.of(machine, folder);
    w.show();
    w.template(DESIGN);
    perform("simulate-load");
    type("load-users", "200");
    type("load-start", "10:00");
    type("load-span", "20m");
    type("load-interval", "2m");
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  private void perform(String action) {
    Windows.run(() -> w.window.actions().get(action).perform());
    w.settle();
  }

  private <T extends Node> T find(String id, Class<T> type) {
    w.settle();
    return robot.lookup("#" + id).queryAs(type);
  }

  private void type(String id, String words) {
    Windows.run(() -> find(id, TextField.class).setText(words));
  }

  private void press(String id) {
    ButtonBase button = find(id, ButtonBase.class);
    Windows.run(button::fire);
    w.settle();
  }

  private Loading loading() {
    return w.session.simulating().loading();
  }

  private Loading.Shown shown() {
    return loading().shown().orElseThrow();
  }

  private LoadQuestion question() {
    return Windows.onFx(() -> loading().questionProperty().get());
  }

  private static String commandLine(String... options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(out, false, UTF_8);
    String[] args = new String[options.length + 2];
    args[0] = "simulate";
    args[1] = Designs.root().resolve("templates").resolve(DESIGN + ".edgewise").toString();
    System.arraycopy(options, 0, args, 2, options.length);
    Cli.run(args, new Console(to, to, false, ""));
    return out.toString(UTF_8);
  }

  @Test
  void theWindowFindsWhatTheCommandLineFinds() throws Exception {
    type("load-interval", "5m");
    type("load-seed", "9");
    type("load-runs", "2");
    fail("edge01");
    type("load-outage-0-from", "10:05");
    type("load-outage-0-until", "10:10");
    press("load-run");
    String[] same = {
      "--load",
      "200",
      "--start",
      "10:00",
      "--duration",
      "20m",
      "--seed",
      "9",
      "--runs",
      "2",
      "--fail",
      "edge01@00:05-00:10",
      "--format",
      "csv"
    };
    assertThat(LoadCsv.of(shown().runs())).isEqualTo(commandLine(same));
    w.dialogs.answer = Optional.of(folder.resolve("load.csv"));
    press("load-save");
    assertThat(Files.readString(folder.resolve("load.csv"))).isEqualTo(commandLine(same));
    w.dialogs.answer = Optional.of(folder.resolve("load.json"));
    perform("load-save");
    assertThat(Files.readString(folder.resolve("load.json")))
        .isEqualTo(LoadJson.text(shown().runs(), 0) + "\n");
  }

  private void fail(String words) {
    robot.clickOn(find("load-add-outage", Button.class)).write(words).type(KeyCode.ENTER);
    w.settle();
  }

  @Test
  void whatFailsIsPickedAndHasTimesOfTheDay() {
    fail("Internet link");
    assertThat(question().outages())
        .containsExactly(
            Outage.of(
                ElementId.of("internet.redmond"), Duration.ofMinutes(5), Duration.ofMinutes(10)));
    assertThat(find("load-outage-0-from", TextField.class).getText()).isEqualTo("10:05");
    type("load-start", "10:02");
    assertThat(question().outages().getFirst().from()).isEqualTo(Duration.ofMinutes(3));
    type("load-outage-0-until", "");
    assertThat(question().outages().getFirst().until()).isEmpty();
    type("load-outage-0-until", "later");
    assertThat(find("load-wrong", Label.class).getText()).startsWith("Write times as 09:30");
    assertThat(question().outages().getFirst().until()).isEmpty();
    press("load-outage-0-remove");
    assertThat(question().outages()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsSaidAndNotRun() {
    type("load-users", "many");
    assertThat(find("load-wrong", Label.class).getText()).startsWith("How many people");
    assertThat(question().settings().users()).contains(200);
    type("load-users", "200");
    assertThat(find("load-wrong", Label.class).isVisible()).isFalse();
    type("load-interval", "1s");
    type("load-span", "300d");
    press("load-run");
    assertThat(loading().shown()).isEmpty();
    assertThat(find("load-wrong", Label.class).getText()).startsWith("the time between two points");
  }

  @Test
  void aRunCanBeStopped() {
    // Without being stopped it would take days.
    type("load-span", "300d");
    type("load-interval", "1d");
    holding = true;
    press("load-run");
    assertThat(find("load-run", Button.class).getText()).isEqualTo("Cancel");
    assertThat(find("load-progress", Node.class).isVisible()).isTrue();
    Windows.run(
        () ->
            loading()
                .shareProperty()
                .addListener(
                    (_, _, now) -> {
                      if (now.doubleValue() > 0) {
                        loading().cancel();
                      }
                    }));
    // On this thread, as any background thread would, while the window's thread hears of it.
    List.copyOf(held).forEach(Runnable::run);
    w.settle();
    assertThat(find("load-run", Button.class).getText()).isEqualTo("Run");
    assertThat(find("load-progress", Node.class).isVisible()).isFalse();
    assertThat(loading().shown().isPresent()).isFalse();
    assertThat(find("load-empty", Label.class).isVisible()).isTrue();
  }

  @Test
  void theCursorMovesInAllChartsAndOnTheDrawing() {
    perform("load-run");
    press("load-heat");
    assertThat(find("load-heat", CheckBox.class).isSelected()).isTrue();
    assertThat(w.window.workspace().diagram().overlayProperty().get()).isEqualTo(Overlay.HEAT);
    Node chart = find("load-chart-throughput", Node.class);
    Windows.run(chart::requestFocus);
    robot.type(KeyCode.HOME);
    w.settle();
    assertThat(loading().cursorProperty().get()).isZero();
    assertThat(find("load-clock", Label.class).getText()).isEqualTo("10:02");
    HeatMap first = Windows.onFx(() -> w.window.workspace().diagram().heat());
    assertThat(first.key()).contains("How busy servers and links are at 10:02");
    assertThat(first.cards()).containsKeys(EDGE, ElementId.of("pool01"));
    assertThat(first.lines().apply(ElementId.of("litware"), EDGE)).isPresent();
    robot.type(KeyCode.RIGHT);
    w.settle();
    assertThat(loading().cursorProperty().get()).isEqualTo(1);
    assertThat(find("load-time", Slider.class).getValue()).isEqualTo(1);
    assertThat(find("load-chart-throughput", Node.class).getAccessibleText())
        .startsWith("Throughput, 10:04; Sent ");
    assertThat(find("load-chart-latency", Node.class).getAccessibleText())
        .startsWith("Latency, 10:04; ");
    HeatMap second = Windows.onFx(() -> w.window.workspace().diagram().heat());
    assertThat(second.cards()).isNotEqualTo(first.cards());
    perform("load-forward");
    perform("load-back");
    assertThat(loading().cursorProperty().get()).isEqualTo(1);
    perform("simulate-weak");
    assertThat(Windows.onFx(() -> w.window.workspace().diagram().heat().key())).isEmpty();
    perform("simulate-load");
    assertThat(Windows.onFx(() -> w.window.workspace().diagram().heat().key()))
        .contains("How busy servers and links are at 10:04");
  }

  @Test
  void aChartCanStandAlone() {
    perform("load-run");
    press("load-enlarge-servers");
    assertThat(robot.lookup("#load-chart-throughput").tryQuery()).isEmpty();
    assertThat(find("load-chart-servers", Node.class).isFocused()).isTrue();
    robot.type(KeyCode.ENTER);
    assertThat(find("load-chart-throughput", Node.class).isVisible()).isTrue();
  }

  @Test
  void laterRunsAreComparedWithTheOneThatWasKept() {
    press("load-run");
    press("load-compare");
    type("load-users", "400");
    press("load-run");
    LoadLine people = shown().lines().getFirst();
    assertThat(people.value()).contains(400.0);
    assertThat(people.before()).contains(200.0);
    assertThat(people.change()).contains(200.0);
    assertThat(shown().charts()).allMatch(c -> !c.series().getFirst().before().isEmpty());
    press("load-view-numbers");
    TableView<LoadLine> table = robot.lookup("#load-numbers").queryTableView();
    assertThat(table.getColumns()).extracting(c -> c.getText()).endsWith("A", "Difference from A");
    press("load-copy");
    String tsv = Windows.onFx(() -> Clipboard.getSystemClipboard().getString());
    assertThat(tsv)
        .startsWith("Part\tOf\tMeasure\tValue\tA\tDifference from A\n")
        .contains("Whole run\tWhole run\tusers\t400\t200\t+200\n");
    press("load-compare");
    assertThat(shown().before()).isEmpty();
  }

  @Test
  void resultsOfAnOlderDesignAreMarkedUntilTheyAreRunAgain() {
    press("load-run");
    Node banner = find("simulation-stale-bar", Node.class);
    assertThat(banner.isVisible()).isFalse();
    Loading.Shown before = shown();
    Windows.run(() -> w.session.edit(SetProperty.of(EDGE, "federation", false)));
    w.settle();
    assertThat(banner.isVisible()).isTrue();
    assertThat(shown()).isEqualTo(before);
    press("simulation-again");
    assertThat(banner.isVisible()).isFalse();
    assertThat(shown()).isNotEqualTo(before);
  }

  @Test
  void figuresDifferForOneRunAndSaySo() {
    press("load-view-figures");
    type("load-rates-find", "conversations by message");
    TableView<Object> rates = robot.lookup("#load-rates").queryTableView();
    assertThat(rates.getItems()).hasSize(1);
    Windows.run(
        () -> {
          rates.requestFocus();
          rates.getSelectionModel().clearAndSelect(0);
        });
    robot.type(KeyCode.ENTER);
    robot.write("12").type(KeyCode.ENTER);
    w.settle();
    assertThat(question().settings().rates())
        .containsExactly(Map.entry("user_model.im.sessions_per_day", 12.0));
    press("load-rates-reset");
    assertThat(question().settings().rates()).isEmpty();
  }

  /// Types into the cell of a table of figures, as people do.
  private void figure(String table, int row, String column, String words) {
    TableView<Object> view = robot.lookup("#" + table).queryTableView();
    Windows.run(
        () -> {
          view.requestFocus();
          view.getSelectionModel()
              .clearAndSelect(
                  row,
                  view.getColumns().stream()
                      .filter(c -> c.getId().equals(table + "-" + column))
                      .findFirst()
                      .orElseThrow());
        });
    robot.type(KeyCode.ENTER);
    w.settle();
    if (words.isEmpty()) {
      robot.type(KeyCode.DELETE);
    }
    robot.write(words).type(KeyCode.ENTER);
    w.settle();
  }

  private static int row(TableView<?> table, String words) {
    return Windows.onFx(
        () ->
            IntStream.range(0, table.getItems().size())
                .filter(i -> table.getColumns().getFirst().getCellData(i).equals(words))
                .findFirst()
                .orElseThrow());
  }

  private void chooseCodec(String use, String codec) {
    ComboBox<String> box = robot.lookup("#load-codec-" + use).queryComboBox();
    Windows.run(() -> box.setValue(codec));
    w.settle();
  }

  @Test
  void mediaPartnersAndLinksOfARunAreThoseOfTheCommandLine() {
    type("load-interval", "5m");
    press("load-terms-media");
    chooseCodec("audio-peer", "RTAudioNB");
    Windows.run(
        () -> robot.lookup("#load-dimension").queryComboBox().getSelectionModel().select(2));
    TableView<Object> media = robot.lookup("#load-media").queryTableView();
    figure("load-media", row(media, "Application sharing"), "kbps", "1500");
    assertThat(question().settings().kbps("audio-peer")).isEqualTo(56.6);
    assertThat(find("load-terms-media", Hyperlink.class).getText()).isEqualTo("Media: 2 set");
    press("load-terms-partners");
    TableView<Object> partners = robot.lookup("#load-partners").queryTableView();
    int litware = row(partners, "litware.com");
    figure("load-partners", litware, "share", "3");
    figure("load-partners", litware, "messages", "2,5");
    figure("load-partners", litware, "contacts", "40");
    figure("load-partners", litware, "invalid", "101");
    assertThat(find("load-partners-count", Label.class).getText())
        .isEqualTo(
            "“101” cannot stand under “Unknown, %”; write a number that fits, or nothing"
                + " for the usual");
    figure("load-partners", litware, "invalid", "12.5");
    press("load-terms-links");
    figure("load-links", 0, "capacity", "1.5M");
    press("load-outbound-by-director");
    press("load-public-im-stays");
    press("load-run");
    assertThat(LoadCsv.of(shown().runs()))
        .isEqualTo(
            commandLine(
                "--load",
                "200",
                "--start",
                "10:00",
                "--duration",
                "20m",
                "--codec",
                "audio-peer=RTAudioNB",
                "--dimension",
                "max-fec",
                "--bandwidth",
                "sharing=1500",
                "--partner-load",
                "litware:share=3,litware:messages=2.5,litware:contacts=40,litware:invalid=12.5",
                "--link",
                "internet.redmond=1500",
                "--outbound-by-director",
                "--public-im-moves-on",
                "--format",
                "csv"));
    TableView<Object> links = robot.lookup("#load-links").queryTableView();
    assertThat(Windows.onFx(() -> links.getColumns().get(4).getCellData(0).toString()))
        .matches("\\d{3,}(\\.\\d+)? %");
    press("load-warnings");
    assertThat(
            find("load-warned", VBox.class).getChildren().stream().map(n -> ((Label) n).getText()))
        .anyMatch(t -> t.startsWith("Internet link of Redmond: kbps between the site"));
  }

  @Test
  void whatIsSetIsAsUsualAgainWhenItIsEmptied() {
    press("load-terms-links");
    figure("load-links", 0, "capacity", "20M");
    assertThat(question().settings().linkKbps())
        .containsExactly(Map.entry(ElementId.of("internet.redmond"), 20_000));
    figure("load-links", 0, "capacity", "");
    assertThat(question().settings().linkKbps()).isEmpty();
    press("load-terms-partners");
    figure("load-partners", 0, "share", "7");
    press("load-partners-reset");
    assertThat(question().settings().partners()).isEmpty();
    assertThat(find("load-terms-partners", Hyperlink.class).getText()).isEqualTo("Partners");
    press("load-terms-media");
    chooseCodec("audio-conference", "Siren");
    press("load-media-reset");
    assertThat(question().settings())
        .isEqualTo(question().settings().withMedia(Map.of(), Map.of()));
  }

  @Test
  void chartsAreWrittenAsTextAndAsAPicture() throws Exception {
    type("load-runs", "3");
    press("load-run");
    w.dialogs.answer = Optional.of(folder.resolve("load.svg"));
    press("load-export");
    String svg = Files.readString(folder.resolve("load.svg"));
    assertThat(svg).startsWith("<svg xmlns=").contains(">Servers: busy<", "class=\"band\"");
    w.dialogs.answer = Optional.of(folder.resolve("load.png"));
    perform("load-charts");
    BufferedImage picture = ImageIO.read(folder.resolve("load.png").toFile());
    assertThat(picture.getWidth()).isGreaterThan(1500);
    Files.createDirectories(Path.of("target/snapshots"));
    Files.writeString(Path.of("target/snapshots/load.svg"), svg);
    ImageIO.write(picture, "png", Path.of("target/snapshots/load.png").toFile());
  }

  @Test
  void eachDesignKeepsItsOwnRuns() {
    press("load-run");
    Loading.Shown first = shown();
    w.template("edge-single-nat");
    assertThat(loading().shown()).isEmpty();
    assertThat(find("load-users", TextField.class).getText()).isEmpty();
    perform("previous-design");
    assertThat(shown()).isEqualTo(first);
    assertThat(find("load-users", TextField.class).getText()).isEqualTo("200");
    assertThat(List.of(loading().staleProperty().get())).containsExactly(false);
  }
}

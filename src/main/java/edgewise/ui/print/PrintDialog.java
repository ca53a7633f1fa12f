package edgewise.ui.print;

import edgewise.export.PageSetup;
import edgewise.export.PageSetup.Fit;
import edgewise.export.Paper;
import edgewise.export.Picture;
import edgewise.export.RasterPainter;
import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.ui.FileDialogs;
import edgewise.ui.Opened;
import edgewise.ui.Picturing;
import edgewise.ui.Session;
import edgewise.ui.panel.ShownRows;
import edgewise.work.Exporting;
import edgewise.work.Opening;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;

/// Asks what to print, where and on what pages, and shows the pages while it asks. Pages are made
/// away from the window's thread. The choices are remembered.
public final class PrintDialog {
  private static final String TOPIC = "print-pages";
  private static final String SETUP = "print.setup";
  private static final String WHAT = "print.what";
  private static final String TARGET = "print.target";
  private static final String PDF = "";
  private static final double WIDE = 520;
  private static final double HIGH = 420;
  private static final double SHARP = 2;

  private final Session session;
  private final Picturing picturing;
  private final Texts texts;
  private final FileDialogs files;
  private final Printers printers;
  private final Opened design;
  private final Dialog<ButtonType> dialog = new Dialog<>();
  private final ChoiceBox<String> target = new ChoiceBox<>();
  private final ChoiceBox<Printable> what = new ChoiceBox<>();
  private final ChoiceBox<Paper> paper = new ChoiceBox<>();
  private final ChoiceBox<Boolean> landscape = new ChoiceBox<>();
  private final Spinner<Integer> margin;
  private final RadioButton fitPage;
  private final RadioButton fitTiles;
  private final RadioButton fitScale;
  private final Spinner<Integer> percent;
  private final Spinner<Integer> across;
  private final Spinner<Integer> down;
  private final Spinner<Integer> overlap;
  private final CheckBox marks;
  private final CheckBox legend;
  private final CheckBox titleBlock;
  private final ImageView view = new ImageView();
  private final Label position = new Label();
  private final Button back;
  private final Button on;
  private final Button go = new Button();
  private final boolean setupOnly;
  private int page;
  private List<Picture> pages = List.of();

  /// @param tables the tables of the window, as they are on show
  /// @param setupOnly whether only the pages are set up and nothing is printed
  public PrintDialog(
      Session session,
      FileDialogs files,
      Printers printers,
      Window owner,
      List<String> stylesheets,
      List<ShownRows<?>> tables,
      boolean setupOnly) {
    this.session = session;
    this.picturing = new Picturing(session);
    this.texts = session.texts();
    this.files = files;
    this.printers = printers;
    this.setupOnly = setupOnly;
    design = session.opened().orElseThrow();
    PageSetup setup = PageSetup.parse(session.settings().get(SETUP, "")).orElse(PageSetup.STANDARD);
    margin = spinner("print-margin", 0, 60, (int) Math.round(setup.margin()));
    percent = spinner("print-percent", 10, 400, setup.percent());
    across = spinner("print-across", 1, PageSetup.MOST_TILES, setup.across());
    down = spinner("print-down", 1, PageSetup.MOST_TILES, setup.down());
    overlap = spinner("print-overlap", 0, 40, (int) Math.round(setup.overlap()));
    marks = check("print-marks", setup.marks());
    legend = check("print-legend", setup.legend());
    titleBlock = check("print-title", setup.titleBlock());
    ToggleGroup fits = new ToggleGroup();
    fitPage = radio("print-fit-page", fits, setup.fit() == Fit.PAGE);
    fitTiles = radio("print-fit-tiles", fits, setup.fit() == Fit.TILES);
    fitScale = radio("print-fit-scale", fits, setup.fit() == Fit.SCALE);
    back = button("print-previous", "‹", "print.previous", () -> turn(-1));
    on = button("print-next", "›", "print.next-page", () -> turn(1));
    choices(setup, tables);
    dialog.initOwner(owner);
    dialog.setTitle(texts.say(setupOnly ? "print.setup" : "print.title"));
    dialog.setHeaderText(null);
    dialog.setResizable(true);
    dialog.getDialogPane().getStylesheets().addAll(stylesheets);
    dialog.getDialogPane().setId("print");
    dialog.getDialogPane().setContent(content());
    buttons();
    remake();
  }

  /// Shows the dialog; the window can be used meanwhile.
  public void show() {
    dialog.initModality(javafx.stage.Modality.WINDOW_MODAL);
    dialog.show();
    (setupOnly ? paper : what).requestFocus();
  }

  // Parts

  private void choices(PageSetup setup, List<ShownRows<?>> tables) {
    target.getItems().add(PDF);
    target.getItems().addAll(printers.names());
    choice(target, "print-target", t -> t.equals(PDF) ? texts.say("print.pdf") : t);
    String last = session.settings().get(TARGET, PDF);
    target.setValue(target.getItems().contains(last) ? last : PDF);
    what.getItems()
        .setAll(
            Printable.all(
                session.selection().elements(),
                tables,
                Exporting.ownTemplates(session.settings())));
    choice(what, "print-what", p -> p.name(texts));
    String id = session.settings().get(WHAT, "drawing");
    what.setValue(
        what.getItems().stream()
            .filter(p -> p.id().equals(id))
            .findFirst()
            .orElse(what.getItems().getFirst()));
    paper.getItems().setAll(Paper.values());
    choice(
        paper,
        "print-paper",
        p -> texts.say("print.paper." + p.name().toLowerCase(java.util.Locale.ROOT)));
    paper.setValue(setup.paper());
    landscape.getItems().setAll(true, false);
    choice(
        landscape, "print-orientation", l -> texts.say(l ? "print.landscape" : "print.portrait"));
    landscape.setValue(setup.landscape());
    for (var value :
        List.of(
            paper.valueProperty(),
            landscape.valueProperty(),
            what.valueProperty(),
            margin.valueProperty(),
            percent.valueProperty(),
            across.valueProperty(),
            down.valueProperty(),
            overlap.valueProperty(),
            fitPage.selectedProperty(),
            fitTiles.selectedProperty(),
            fitScale.selectedProperty(),
            marks.selectedProperty(),
            legend.selectedProperty(),
            titleBlock.selectedProperty())) {
      value.addListener((_, _, _) -> remake());
    }
    target.valueProperty().addListener((_, _, _) -> label());
  }

  private <T> void choice(ChoiceBox<T> box, String id, Function<T, String> name) {
    box.setId(id);
    box.setAccessibleText(texts.say(id.replace("print-", "print.field.")));
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(named(name));
  }

  /// How the values of a list that nobody types into are called.
  static <T> StringConverter<T> named(Function<T, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : name.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private Spinner<Integer> spinner(String id, int least, int most, int value) {
    Spinner<Integer> spinner = new Spinner<>(least, most, Math.clamp(value, least, most));
    spinner.setId(id);
    String name = texts.say(id.replace("print-", "print.field."));
    spinner.setAccessibleText(name);
    spinner.getEditor().setId(id + "-text");
    spinner.getEditor().setAccessibleText(name);
    spinner.setEditable(true);
    spinner.setPrefWidth(88);
    // What was typed counts without Enter, too; what is no number is put back.
    spinner
        .getEditor()
        .focusedProperty()
        .addListener(
            (_, _, now) -> {
              if (!now) {
                commit(spinner);
              }
            });
    return spinner;
  }

  private static void commit(Spinner<Integer> spinner) {
    try {
      spinner.getValueFactory().setValue(Integer.valueOf(spinner.getEditor().getText().strip()));
    } catch (NumberFormatException _) {
      spinner.getEditor().setText(spinner.getValue().toString());
    }
  }

  private CheckBox check(String id, boolean on) {
    CheckBox box = new CheckBox(texts.say(id.replace("print-", "print.field.")));
    box.setId(id);
    box.setSelected(on);
    return box;
  }

  private RadioButton radio(String id, ToggleGroup group, boolean on) {
    RadioButton button = new RadioButton(texts.say(id.replace("print-", "print.field.")));
    button.setId(id);
    button.setToggleGroup(group);
    button.setSelected(on);
    return button;
  }

  private Button button(String id, String label, String name, Runnable what) {
    Button button = new Button(label);
    button.setId(id);
    button.setAccessibleText(texts.say(name));
    button.setOnAction(_ -> what.run());
    return button;
  }

  private Node content() {
    GridPane form = new GridPane(10, 8);
    int row = 0;
    if (!setupOnly) {
      row = line(form, row, "what", what);
      row = line(form, row, "target", target);
    }
    row = line(form, row, "paper", paper);
    row = line(form, row, "orientation", landscape);
    row = line(form, row, "margin", margin);
    Label size = new Label(texts.say("print.size"));
    size.getStyleClass().add("text-bold");
    form.add(size, 0, row++, 2, 1);
    form.add(fitPage, 0, row++, 2, 1);
    form.add(fitTiles, 0, row);
    HBox tiles = new HBox(6, across, new Label("×"), down);
    tiles.setAlignment(Pos.CENTER_LEFT);
    form.add(tiles, 1, row++);
    form.add(fitScale, 0, row);
    form.add(percent, 1, row++);
    row = line(form, row, "overlap", overlap);
    form.add(marks, 0, row++, 2, 1);
    form.add(legend, 0, row++, 2, 1);
    form.add(titleBlock, 0, row++, 2, 1);
    form.setMinWidth(330);
    StackPane paperView = new StackPane(view);
    paperView.getStyleClass().add("print-preview");
    paperView.setPrefSize(WIDE + 32, HIGH + 32);
    paperView.setMinSize(240, 200);
    view.setPreserveRatio(true);
    view.setId("print-preview");
    view.setFocusTraversable(false);
    view.setSmooth(true);
    view.fitWidthProperty().bind(paperView.widthProperty().subtract(32));
    view.fitHeightProperty().bind(paperView.heightProperty().subtract(32));
    position.setId("print-position");
    HBox turn = new HBox(10, back, position, on);
    turn.setAlignment(Pos.CENTER);
    VBox preview = new VBox(8, paperView, turn);
    VBox.setVgrow(paperView, Priority.ALWAYS);
    BorderPane whole = new BorderPane(preview);
    whole.setLeft(form);
    BorderPane.setMargin(form, new javafx.geometry.Insets(0, 20, 0, 0));
    return whole;
  }

  private int line(GridPane form, int row, String name, Control control) {
    Label label = new Label(texts.say("print.field." + name));
    label.setLabelFor(control);
    GridPane.setValignment(label, VPos.CENTER);
    GridPane.setHalignment(label, HPos.LEFT);
    GridPane.setHgrow(control, Priority.ALWAYS);
    form.add(label, 0, row);
    form.add(control, 1, row);
    return row + 1;
  }

  private void buttons() {
    ButtonType accept =
        new ButtonType(texts.say(setupOnly ? "print.keep" : "print.go"), ButtonData.OK_DONE);
    dialog.getDialogPane().getButtonTypes().setAll(accept, ButtonType.CANCEL);
    Button accepts = (Button) dialog.getDialogPane().lookupButton(accept);
    accepts.setId("print-go");
    accepts.textProperty().bind(go.textProperty());
    label();
    dialog.getDialogPane().lookupButton(ButtonType.CANCEL).setId("print-cancel");
    accepts.addEventFilter(
        javafx.event.ActionEvent.ACTION,
        e -> {
          if (!accept()) {
            e.consume();
          }
        });
    dialog.setOnHidden(_ -> session.cancelWork(TOPIC));
  }

  private void label() {
    go.setText(
        texts.say(
            setupOnly ? "print.keep" : PDF.equals(target.getValue()) ? "print.save" : "print.go"));
  }

  // What they do

  private PageSetup setup() {
    return new PageSetup(
        paper.getValue(),
        landscape.getValue(),
        margin.getValue(),
        fitTiles.isSelected() ? Fit.TILES : fitScale.isSelected() ? Fit.SCALE : Fit.PAGE,
        percent.getValue(),
        across.getValue(),
        down.getValue(),
        overlap.getValue(),
        marks.isSelected(),
        legend.isSelected(),
        titleBlock.isSelected());
  }

  private record Made(List<Picture> pages, int page, Image image) {}

  /// Makes the pages anew and shows one of them.
  private void remake() {
    boolean drawn = what.getValue() instanceof Printable.Drawn;
    boolean tiled = drawn && !fitPage.isSelected();
    enable(what.getValue().isSetUp(), paper, landscape, margin, titleBlock);
    enable(drawn, fitPage, fitTiles, fitScale, legend);
    enable(drawn && fitTiles.isSelected(), across, down);
    enable(drawn && fitScale.isSelected(), percent);
    enable(tiled, overlap, marks);
    PageSetup setup = setup();
    Printable chosen = what.getValue();
    Instant date = picturing.now();
    int wanted = page;
    session.work(
        TOPIC,
        Message.of("print.making"),
        _ -> {
          List<Picture> made = chosen.pages(design, setup, date, texts);
          return shown(made, Math.min(wanted, made.size() - 1));
        },
        this::show);
  }

  private static void enable(boolean on, Control... controls) {
    for (Control control : controls) {
      control.setDisable(!on);
    }
  }

  private static Made shown(List<Picture> pages, int page) {
    Picture picture = pages.get(page);
    double scale = Math.min(WIDE / picture.area().width(), HIGH / picture.area().height());
    return new Made(
        pages, page, Printers.image(RasterPainter.image(picture, Math.max(0.2, scale * SHARP))));
  }

  private void show(Made made) {
    pages = made.pages();
    page = made.page();
    view.setImage(made.image());
    String words = texts.say("print.page", page + 1, pages.size());
    position.setText(words);
    view.setAccessibleText(texts.say("print.preview", words));
    back.setDisable(page == 0);
    on.setDisable(page == pages.size() - 1);
  }

  private void turn(int by) {
    List<Picture> all = pages;
    int to = Math.clamp(page + by, 0, Math.max(0, all.size() - 1));
    if (!all.isEmpty()) {
      session.work(TOPIC, Message.of("print.making"), _ -> shown(all, to), this::show);
    }
  }

  /// Prints, or keeps what was chosen; false when the dialog should stay.
  private boolean accept() {
    List.of(margin, percent, across, down, overlap).forEach(PrintDialog::commit);
    PageSetup setup = setup();
    session.settings().put(SETUP, setup.text());
    if (setupOnly) {
      return true;
    }
    String to = target.getValue();
    Printable chosen = what.getValue();
    session.settings().put(TARGET, to);
    session.settings().put(WHAT, chosen.id());
    String name = Opening.baseName(Path.of(design.name()));
    Instant date = picturing.now();
    if (!to.equals(PDF)) {
      picturing.print(
          chosen.name(texts),
          to,
          job -> {
            List<Picture> made = chosen.pages(design, setup, date, texts);
            return printers.print(to, name, made, job);
          });
      return true;
    }
    Optional<Path> file =
        files.printToSave(dialog.getDialogPane().getScene().getWindow(), name + ".pdf");
    file.ifPresent(path -> picturing.savePages(path, chosen.pdf(design, setup, date, texts)));
    return file.isPresent();
  }
}

package edgewise.ui.deliver;

import atlantafx.base.theme.Styles;
import edgewise.check.Finding;
import edgewise.check.Severity;
import edgewise.export.Audience;
import edgewise.export.DocumentExporter;
import edgewise.export.ExportInput;
import edgewise.export.Exporter;
import edgewise.export.Exporters;
import edgewise.export.OutFile;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import edgewise.ui.FileDialogs;
import edgewise.ui.Opened;
import edgewise.ui.Session;
import edgewise.work.ExportChoice;
import edgewise.work.Exporting;
import edgewise.work.FilePreview;
import edgewise.work.Job;
import edgewise.work.Opening;
import java.io.ByteArrayInputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Chooses formats, shows the files they give and what is in them, says what is still wrong with
/// the design, and writes everything into a folder or one archive.
public final class ExportDialog {
  private static final String LISTING = "export-files";
  private static final String PREVIEW = "export-preview";
  private static final String WRITING = "export";

  /// How high the list of what is wrong becomes before it scrolls.
  private static final double MOST_PROBLEMS = 84;

  private final Session session;
  private final Texts texts;
  private final FileDialogs dialogs;
  private final ExportInput input;
  private final Optional<Path> design;
  private final Dialog<?> dialog;

  private final Map<String, CheckBox> boxes = new LinkedHashMap<>();
  private final ListView<OutFile> files = new ListView<>();
  private final TextArea text = new TextArea();
  private final ImageView picture = new ImageView();
  private final Label note = new Label();
  private final StackPane preview = new StackPane();
  private final RadioButton folder = new RadioButton();
  private final RadioButton archive = new RadioButton();
  private final TextField target = new TextField();
  private final CheckBox keys = new CheckBox();
  private final HBox templates = new HBox(6);
  private final Label trouble = new Label();
  private final ProgressBar progress = new ProgressBar();
  private final Label writing = new Label();
  private final HBox busy = new HBox(8);
  private final Button write = new Button();
  private boolean choosing;

  private ExportDialog(Session session, FileDialogs dialogs, Opened opened, Dialog<?> dialog) {
    this.session = session;
    this.texts = session.texts();
    this.dialogs = dialogs;
    this.dialog = dialog;
    this.design = opened.file();
    this.input =
        opened
            .analysis()
            .planned()
            .exportInput(
                texts,
                Opening.baseName(Path.of(opened.name())),
                Optional.of(Instant.now(session.program().clock())));
  }

  /// Fills a dialog for the design in front.
  ///
  /// @param dialog an empty dialog in the colours of its window
  public static void fill(
      Dialog<?> dialog, Session session, FileDialogs dialogs, Opened opened, Window owner) {
    new ExportDialog(session, dialogs, opened, dialog).build(owner);
  }

  private void build(Window owner) {
    ExportChoice last = ExportChoice.last(session.settings());
    Node formats = formats(last);
    Node content = content(formats, owner, last);
    dialog.getDialogPane().setContent(content);
    dialog.getDialogPane().setPrefSize(1080, 640);
    write.setId("export-write");
    write.setText(texts.say("export.dialog.write"));
    write.getStyleClass().add(Styles.ACCENT);
    write.setDefaultButton(true);
    write.setOnAction(_ -> write());
    ButtonBar.setButtonData(write, ButtonBar.ButtonData.OK_DONE);
    ButtonBar.setButtonUniformSize(write, false);
    ((ButtonBar) dialog.getDialogPane().lookup(".button-bar")).getButtons().add(write);
    dialog.setOnHidden(
        _ -> {
          session.cancelWork(LISTING);
          session.cancelWork(PREVIEW);
        });
    chosen();
  }

  private String say(String key, Object... args) {
    return texts.say("export.dialog." + key, args);
  }

  private Node content(Node formats, Window owner, ExportChoice last) {
    files.getStyleClass().add(Styles.DENSE);
    files.setId("export-files");
    files.setAccessibleText(say("files"));
    files.setPlaceholder(hint(say("no-files")));
    files.setCellFactory(_ -> new FileCell());
    files.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> preview(now));
    text.setId("export-preview");
    text.setAccessibleText(say("preview"));
    text.setEditable(false);
    text.getStyleClass().add("file-preview");
    picture.setPreserveRatio(true);
    note.setWrapText(true);
    note.getStyleClass().add(Styles.TEXT_MUTED);
    preview.getStyleClass().add("file-preview-pane");
    preview.getChildren().setAll(note);
    SplitPane middle =
        new SplitPane(
            titled(say("formats"), formats),
            titled(say("files"), files),
            titled(say("preview"), preview));
    middle.setDividerPositions(0.22, 0.47);
    middle.getStyleClass().add("export-panes");
    VBox.setVgrow(middle, Priority.ALWAYS);
    VBox all = new VBox(12, presets(), middle, warnings(), destination(owner, last), busy());
    all.setId("export");
    return all;
  }

  private static Node titled(String title, Node what) {
    Label label = new Label(title);
    label.getStyleClass().add(Styles.TEXT_BOLD);
    VBox.setVgrow(what, Priority.ALWAYS);
    VBox box = new VBox(6, label, what);
    box.setPadding(new Insets(0, 4, 0, 4));
    box.setMinWidth(160);
    return box;
  }

  private static Label hint(String words) {
    Label hint = new Label(words);
    hint.setWrapText(true);
    hint.getStyleClass().add(Styles.TEXT_MUTED);
    hint.setPadding(new Insets(8));
    return hint;
  }

  private Node presets() {
    HBox row = new HBox(6);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getChildren().add(new Label(say("for")));
    List<Optional<Audience>> teams =
        Stream.concat(
                Stream.of(Optional.<Audience>empty()),
                Stream.of(Audience.values()).map(Optional::of))
            .toList();
    for (Optional<Audience> team : teams) {
      String id = team.map(Audience::id).orElse("everyone");
      Button preset = new Button(texts.say("audience." + id));
      preset.setId("export-for-" + id);
      preset.getStyleClass().add(Styles.SMALL);
      preset.setOnAction(_ -> choose(ExportChoice.preset(team)));
      row.getChildren().add(preset);
    }
    Button none = new Button(say("none"));
    none.setId("export-none");
    none.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    none.setOnAction(_ -> choose(List.of()));
    row.getChildren().add(none);
    return row;
  }

  private Node formats(ExportChoice last) {
    VBox list = new VBox(4);
    list.setPadding(new Insets(8));
    for (Audience team : Audience.values()) {
      Label heading = new Label(texts.say("audience." + team.id()));
      heading.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
      VBox.setMargin(heading, new Insets(list.getChildren().isEmpty() ? 0 : 8, 0, 0, 0));
      list.getChildren().add(heading);
      for (String id : ExportChoice.preset(Optional.of(team))) {
        CheckBox box = new CheckBox(texts.say("format." + id));
        box.setId("export-format-" + id);
        box.setTooltip(new javafx.scene.control.Tooltip(texts.say("format." + id + ".note")));
        box.setSelected(last.formats().contains(id));
        box.selectedProperty().addListener((_, _, _) -> chosen());
        boxes.put(id, box);
        list.getChildren().add(box);
      }
    }
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setId("export-formats");
    scroll.setAccessibleText(say("formats"));
    scroll.getStyleClass().add("export-formats");
    return scroll;
  }

  /// What is wrong with the design: its errors, and placeholders that nobody should act on.
  private Node warnings() {
    List<Finding> open =
        input.findings().stream()
            .filter(f -> f.severity() == Severity.ERROR || isPlaceholder(f))
            .toList();
    if (open.isEmpty()) {
      Label fine = new Label(say("no-problems"));
      fine.setId("export-problems-none");
      fine.getStyleClass().add(Styles.TEXT_MUTED);
      return fine;
    }
    long placeholders = open.stream().filter(ExportDialog::isPlaceholder).count();
    Label heading = new Label(say("problems", open.size() - placeholders, placeholders));
    heading.getStyleClass().addAll(Styles.TEXT_BOLD, Styles.WARNING);
    VBox lines = new VBox();
    for (Finding finding : open) {
      Hyperlink line = new Hyperlink(texts.say(finding.message()));
      line.setWrapText(true);
      line.setOnAction(
          _ -> {
            finding.element().ifPresent(id -> session.selection().pick(id, false));
            dialog.close();
          });
      lines.getChildren().add(line);
    }
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.setId("export-problems");
    scroll.setAccessibleText(heading.getText());
    scroll.prefHeightProperty().bind(Bindings.min(MOST_PROBLEMS, lines.heightProperty().add(2)));
    scroll.setMinHeight(Region.USE_PREF_SIZE);
    return new VBox(4, heading, scroll);
  }

  private static boolean isPlaceholder(Finding finding) {
    return finding.check().startsWith("PH-");
  }

  private Node destination(Window owner, ExportChoice last) {
    ToggleGroup group = new ToggleGroup();
    folder.setText(say("folder"));
    folder.setId("export-folder");
    archive.setText(say("archive"));
    archive.setId("export-archive");
    folder.setToggleGroup(group);
    archive.setToggleGroup(group);
    group.selectToggle(last.archive() ? archive : folder);
    group
        .selectedToggleProperty()
        .addListener(
            (_, _, _) -> {
              target.setText(renamed(target.getText().strip()));
              chosen();
            });
    target.setId("export-target");
    target.setText(last.target());
    target.setPromptText(say("target.prompt"));
    target.setAccessibleText(say("target"));
    target.textProperty().addListener((_, _, _) -> ready());
    HBox.setHgrow(target, Priority.ALWAYS);
    Button browse = new Button(say("browse"));
    browse.setId("export-browse");
    browse.setOnAction(
        _ ->
            (archive.isSelected()
                    ? dialogs.archiveToSave(owner, input.baseName() + ".zip")
                    : dialogs.folder(owner))
                .ifPresent(path -> target.setText(path.toString())));
    keys.setId("export-keys");
    keys.setText(say("keys"));
    keys.setTooltip(new javafx.scene.control.Tooltip(say("keys.note")));
    keys.managedProperty().bind(keys.visibleProperty());
    trouble.setId("export-trouble");
    trouble.getStyleClass().add(Styles.DANGER);
    trouble.setWrapText(true);
    trouble.setMinHeight(Region.USE_PREF_SIZE);
    trouble.visibleProperty().bind(trouble.textProperty().isNotEmpty());
    trouble.managedProperty().bind(trouble.visibleProperty());
    HBox row = new HBox(10, folder, archive, target, browse);
    row.setAlignment(Pos.CENTER_LEFT);
    return new VBox(8, row, templates(owner), keys, trouble);
  }

  /// Whose templates the planning document is made with.
  private Node templates(Window owner) {
    Label whose = new Label();
    whose.setId("export-templates");
    whose.setMaxWidth(560);
    whose.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    Button choose = new Button(say("templates.choose"));
    choose.setId("export-templates-choose");
    Button shipped = new Button(say("templates.shipped"));
    shipped.setId("export-templates-shipped");
    Runnable told =
        () -> {
          Optional<Path> own = Exporting.ownTemplates(session.settings());
          whose.setText(
              say("templates", own.map(Path::toString).orElseGet(() -> say("templates.program"))));
          shipped.setVisible(own.isPresent());
          shipped.setManaged(own.isPresent());
        };
    choose.setOnAction(
        _ ->
            dialogs
                .folder(owner)
                .ifPresent(
                    folder -> {
                      session.settings().put(Exporting.TEMPLATES, folder.toString());
                      told.run();
                      chosen();
                    }));
    shipped.setOnAction(
        _ -> {
          session.settings().remove(Exporting.TEMPLATES);
          told.run();
          chosen();
        });
    told.run();
    Stream.of(choose, shipped)
        .forEach(b -> b.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.ACCENT));
    templates.getChildren().setAll(whose, choose, shipped);
    templates.setAlignment(Pos.CENTER_LEFT);
    templates.managedProperty().bind(templates.visibleProperty());
    return templates;
  }

  /// A folder's name as that of an archive, and the other way round.
  private String renamed(String name) {
    if (name.isEmpty()) {
      return name;
    }
    boolean zipped = name.endsWith(".zip");
    if (archive.isSelected()) {
      return zipped ? name : name + ".zip";
    }
    return zipped ? name.substring(0, name.length() - ".zip".length()) : name;
  }

  private Node busy() {
    progress.setPrefWidth(200);
    Button cancel = new Button(say("cancel"));
    cancel.setId("export-cancel");
    cancel.getStyleClass().add(Styles.SMALL);
    cancel.setOnAction(
        _ -> {
          session.cancelWork(WRITING);
          done();
          trouble.setText(say("cancelled"));
        });
    writing.setId("export-progress");
    busy.setAlignment(Pos.CENTER_LEFT);
    busy.getChildren().setAll(progress, writing, cancel);
    busy.setVisible(false);
    busy.managedProperty().bind(busy.visibleProperty());
    return busy;
  }

  private void choose(List<String> formats) {
    choosing = true;
    boxes.forEach((id, box) -> box.setSelected(formats.contains(id)));
    choosing = false;
    chosen();
  }

  private ExportChoice choice() {
    Set<String> formats = new LinkedHashSet<>();
    boxes.forEach(
        (id, box) -> {
          if (box.isSelected()) {
            formats.add(id);
          }
        });
    return new ExportChoice(
        formats, archive.isSelected(), target.getText().strip(), keys.isSelected());
  }

  private List<Exporter> exporters() {
    return Exporting.withTemplates(
        choice().formats().stream().map(Exporters::find).flatMap(Optional::stream).toList(),
        Exporting.templateFolders(Exporting.ownTemplates(session.settings()), design));
  }

  /// Lists the files of the chosen formats anew.
  private void chosen() {
    if (choosing) {
      return;
    }
    keys.setDisable(!choice().formats().contains("csr") || archive.isSelected());
    keys.setVisible(choice().formats().contains("csr"));
    templates.setVisible(exporters().stream().anyMatch(DocumentExporter.class::isInstance));
    ready();
    List<Exporter> exporters = exporters();
    String before =
        Optional.ofNullable(files.getSelectionModel().getSelectedItem())
            .map(OutFile::path)
            .orElse("");
    session.work(
        LISTING,
        Message.of("job.exporting"),
        job -> {
          List<OutFile> all = new ArrayList<>();
          for (Exporter exporter : exporters) {
            job.check();
            all.addAll(exporter.render(input));
          }
          return all;
        },
        all -> {
          files.getItems().setAll(all);
          int at = 0;
          for (int i = 0; i < all.size(); i++) {
            if (all.get(i).path().equals(before)) {
              at = i;
            }
          }
          if (!all.isEmpty()) {
            files.getSelectionModel().select(at);
          } else {
            preview(null);
          }
        });
  }

  private void ready() {
    write.setDisable(choice().formats().isEmpty() || choice().target().isEmpty());
  }

  private void preview(OutFile file) {
    if (file == null) {
      session.cancelWork(PREVIEW);
      show(new FilePreview.Text("", false));
      return;
    }
    session.work(
        PREVIEW, Message.of("job.exporting"), job -> FilePreview.of(file, job), this::show);
  }

  private void show(FilePreview shown) {
    switch (shown) {
      case FilePreview.Text(String words, boolean cut) -> {
        text.setText(cut ? words + "\n" + say("cut") : words);
        preview.getChildren().setAll(text);
      }
      case FilePreview.Picture found -> {
        picture.setImage(new Image(new ByteArrayInputStream(found.png())));
        picture.setFitWidth(Math.min(picture.getImage().getWidth(), 460));
        picture.setAccessibleText(say("preview"));
        ScrollPane scroll = new ScrollPane(picture);
        scroll.setPannable(true);
        preview.getChildren().setAll(scroll);
      }
      case FilePreview.Refused(Trouble why) -> {
        note.setText(why.say(session.texts()));
        preview.getChildren().setAll(note);
      }
      case FilePreview.Size(long bytes) -> {
        note.setText(say("size", Math.max(1, Math.round(bytes / 1024.0))));
        preview.getChildren().setAll(note);
      }
    }
  }

  private void write() {
    ExportChoice choice = choice();
    Path path;
    try {
      path = Path.of(choice.target());
    } catch (InvalidPathException _) {
      trouble.setText(say("bad-target", choice.target()));
      return;
    }
    if (!path.isAbsolute()) {
      trouble.setText(say("relative", choice.target()));
      return;
    }
    List<Exporter> exporters = exporters();
    if (choice.keys() && !keys.isDisabled()) {
      switch (Exporting.withKeys(exporters, path, Optional.empty())) {
        case Outcome.Ok<List<Exporter>> ok -> exporters = ok.value();
        case Outcome.Refused<List<Exporter>> refused -> {
          trouble.setText(session.program().sentence(refused.why()));
          return;
        }
      }
    }
    trouble.setText("");
    choice.keep(session.settings());
    progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
    writing.setText(say("writing"));
    busy.setVisible(true);
    write.setDisable(true);
    List<Exporter> with = exporters;
    session.work(
        WRITING,
        Message.of("job.exporting"),
        job -> outcome(with, choice, path, new Counted(job, files.getItems().size())),
        outcome -> {
          done();
          switch (outcome) {
            case Outcome.Ok<String>(String said, List<Trouble> _) -> {
              session.tellDone(said);
              dialog.close();
            }
            case Outcome.Refused<String>(List<Trouble> why) ->
                trouble.setText(session.program().sentence(why));
          }
        });
  }

  private Outcome<String> outcome(
      List<Exporter> exporters, ExportChoice choice, Path path, Counted job) {
    if (choice.archive()) {
      return switch (Exporting.writeZip(exporters, input, path, job)) {
        case Outcome.Ok<Path> _ -> Outcome.ok(texts.say("notice.archived", path.toString()));
        case Outcome.Refused<Path> refused -> new Outcome.Refused<>(refused.why());
      };
    }
    return switch (Exporting.write(exporters, input, path, job)) {
      case Outcome.Ok<List<Path>> ok ->
          Outcome.ok(texts.say("notice.exported", ok.value().size(), path.toString()));
      case Outcome.Refused<List<Path>> refused -> new Outcome.Refused<>(refused.why());
    };
  }

  private void done() {
    busy.setVisible(false);
    ready();
  }

  /// Says how many of the files have been begun.
  private final class Counted implements edgewise.work.Progress {
    private final Job job;
    private final int all;
    private int begun;

    Counted(Job job, int all) {
      this.job = job;
      this.all = Math.max(1, all);
    }

    @Override
    public void on(String what) {
      double share = Math.min(1, (double) begun++ / all);
      job.done(share);
      javafx.application.Platform.runLater(
          () -> {
            progress.setProgress(share);
            writing.setText(what);
          });
    }

    @Override
    public boolean isCancelled() {
      return job.isCancelled();
    }
  }

  private static final class FileCell extends ListCell<OutFile> {
    @Override
    protected void updateItem(OutFile file, boolean empty) {
      super.updateItem(file, empty);
      setText(empty || file == null ? null : file.path());
      setAccessibleText(getText());
    }
  }
}

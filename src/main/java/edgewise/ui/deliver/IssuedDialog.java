package edgewise.ui.deliver;

import atlantafx.base.theme.Styles;
import edgewise.check.Issuance;
import edgewise.issued.Intake;
import edgewise.issued.KeptKeys;
import edgewise.issued.PublicRoots;
import edgewise.issued.SourceFile;
import edgewise.model.IssuedCertificate;
import edgewise.plan.Plan;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.ui.FileDialogs;
import edgewise.ui.Opened;
import edgewise.ui.Session;
import edgewise.ui.theme.Icon;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Shows what an authority sent back before it comes into the design: the files, the planned
/// certificate each is for, and what is wrong with it.
public final class IssuedDialog {
  private static final String READING = "issued";

  private final Session session;
  private final Texts texts;
  private final FileDialogs dialogs;
  private final Plan plan;
  private final Dialog<?> dialog;
  private final List<Path> paths;
  private final Instant now;

  private final Label summary = new Label();
  private final TreeView<Line> tree = new TreeView<>();
  private final Label trouble = new Label();
  private final Button take = new Button();
  private Optional<Intake> intake = Optional.empty();

  /// A line of the tree.
  ///
  /// @param icon of an action; empty for none
  private record Line(String text, String icon, String style) {}

  private IssuedDialog(
      Session session, FileDialogs dialogs, Opened opened, List<Path> paths, Dialog<?> dialog) {
    this.session = session;
    this.texts = session.texts();
    this.dialogs = dialogs;
    this.plan = opened.analysis().plan();
    this.paths = paths;
    this.dialog = dialog;
    this.now = Instant.now(session.program().clock());
  }

  /// Fills a dialog about files, for the design in front.
  ///
  /// @param dialog an empty dialog in the colours of its window
  public static void fill(
      Dialog<?> dialog,
      Session session,
      FileDialogs dialogs,
      Opened opened,
      List<Path> paths,
      Window owner) {
    new IssuedDialog(session, dialogs, opened, paths, dialog).build(owner);
  }

  private String say(String key, Object... args) {
    return texts.say("issued.dialog." + key, args);
  }

  private void build(Window owner) {
    summary.setId("issued-summary");
    summary.setWrapText(true);
    summary.setText(say("reading"));
    tree.setId("issued-tree");
    tree.setAccessibleText(say("tree"));
    tree.setShowRoot(false);
    tree.setCellFactory(_ -> new LineCell());
    VBox.setVgrow(tree, Priority.ALWAYS);
    trouble.setId("issued-trouble");
    trouble.setWrapText(true);
    trouble.getStyleClass().add(Styles.DANGER);
    trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
    Label about = new Label(say("keys.note"));
    about.setWrapText(true);
    about.getStyleClass().add(Styles.TEXT_MUTED);
    HBox.setHgrow(about, Priority.ALWAYS);
    Button keys = new Button(say("keys"));
    keys.setId("issued-keys");
    keys.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
    keys.setOnAction(_ -> dialogs.folder(owner).ifPresent(f -> read(Optional.of(f))));
    HBox row = new HBox(10, keys, about);
    row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    VBox all = new VBox(10, summary, tree, row, trouble);
    all.setId("issued");
    dialog.getDialogPane().setContent(all);
    dialog.getDialogPane().setPrefSize(860, 600);
    take.setId("issued-take");
    take.getStyleClass().add(Styles.ACCENT);
    take.setDefaultButton(true);
    take.setText(say("take", 0));
    take.setDisable(true);
    take.setOnAction(
        _ -> {
          intake.flatMap(Intake::edit).ifPresent(session::edit);
          dialog.close();
        });
    ButtonBar.setButtonData(take, ButtonBar.ButtonData.OK_DONE);
    ButtonBar.setButtonUniformSize(take, false);
    ((ButtonBar) dialog.getDialogPane().lookup(".button-bar")).getButtons().add(take);
    dialog.setOnHidden(_ -> session.cancelWork(READING));
    read(Optional.empty());
  }

  /// Reads the files, with the requests of a folder when there is one.
  private void read(Optional<Path> folder) {
    trouble.setText("");
    session.work(
        READING,
        Message.of("job.issued"),
        _ -> {
          Outcome<KeptKeys> keys =
              folder.map(f -> KeptKeys.in(f, plan)).orElseGet(() -> Outcome.ok(KeptKeys.none()));
          return switch (keys) {
            case Outcome.Ok<KeptKeys> ok ->
                Outcome.ok(
                    Intake.of(SourceFile.read(paths), plan, ok.value(), PublicRoots.ofJava(), now));
            case Outcome.Refused<KeptKeys> refused -> new Outcome.Refused<Intake>(refused.why());
          };
        },
        outcome -> {
          switch (outcome) {
            case Outcome.Ok<Intake> ok -> show(ok.value());
            case Outcome.Refused<Intake> refused ->
                trouble.setText(refused.why().getFirst().say(texts));
          }
        });
  }

  private void show(Intake read) {
    intake = Optional.of(read);
    int taken = read.taken().size();
    long faulty = read.taken().stream().filter(i -> i.status() == Issuance.Status.FAULTY).count();
    summary.setText(say("summary", read.files().size(), taken, faulty));
    take.setText(say("take", taken));
    take.setDisable(taken == 0);
    TreeItem<Line> root = new TreeItem<>(new Line("", "", ""));
    for (SourceFile file : read.files()) {
      root.getChildren().add(file(file, read));
    }
    for (Issuance each : read.taken()) {
      root.getChildren().add(issuance(each));
    }
    List<Issuance> missing = read.plan().stream().filter(i -> i.issued().isEmpty()).toList();
    if (!missing.isEmpty()) {
      TreeItem<Line> open = branch(say("missing", missing.size()), "", Styles.TEXT_MUTED);
      open.setExpanded(false);
      missing.forEach(
          i -> open.getChildren().add(leaf(i.row().subject() + "  ·  " + i.row().id(), "", "")));
      root.getChildren().add(open);
    }
    tree.setRoot(root);
  }

  private TreeItem<Line> file(SourceFile file, Intake read) {
    String name = String.valueOf(Path.of(file.name()).getFileName());
    boolean bad = !file.troubles().isEmpty();
    TreeItem<Line> item =
        branch(
            say("file", name, texts.say(file.kind().label()), file.size()),
            bad ? "error" : "import",
            bad ? "severity-error" : "");
    file.troubles()
        .forEach(t -> item.getChildren().add(leaf(t.say(texts), "error", "severity-error")));
    for (Intake.Found found : read.found()) {
      if (found.file().equals(file.name())) {
        TreeItem<Line> one =
            leaf(
                found.label() + "  ·  " + texts.say(found.what()),
                found.role() == Intake.Role.UNPLANNED ? "warning" : "",
                found.role() == Intake.Role.UNPLANNED ? "severity-warning" : "");
        found
            .doubt()
            .ifPresent(d -> one.getChildren().add(leaf(texts.say(d), "info", "severity-info")));
        one.setExpanded(true);
        item.getChildren().add(one);
      }
    }
    return item;
  }

  private TreeItem<Line> issuance(Issuance each) {
    IssuedCertificate issued = each.issued().orElseThrow();
    TreeItem<Line> item =
        branch(
            texts.say(each.status().label())
                + "  ·  "
                + issued.subject()
                + "  ·  "
                + each.row().id(),
            icon(each.status()),
            style(each.status()));
    for (Issuance.Fault fault : each.faults()) {
      String severity = fault.severity().id();
      item.getChildren().add(leaf(texts.say(fault.message()), severity, "severity-" + severity));
    }
    item.getChildren()
        .add(
            leaf(
                say("valid", Issuance.day(issued.notBefore()), Issuance.day(issued.notAfter())),
                "",
                ""));
    item.getChildren()
        .add(
            leaf(
                say(
                    "chain",
                    String.join(
                        " → ",
                        issued.chain().isEmpty() ? List.of(issued.issuer()) : issued.chain())),
                "",
                ""));
    item.getChildren()
        .add(
            leaf(
                say(
                    issued.keyKept()
                        ? issued
                            .keyMatches()
                            .map(m -> m ? "key.yes" : "key.no")
                            .orElse("key.unknown")
                        : "key.gone"),
                "",
                ""));
    return item;
  }

  private static String icon(Issuance.Status status) {
    return switch (status) {
      case RIGHT -> "certificates";
      case ENDS_SOON, NO_KEY -> "warning";
      case FAULTY -> "error";
      case MISSING -> "";
    };
  }

  private static String style(Issuance.Status status) {
    return switch (status) {
      case ENDS_SOON, NO_KEY -> "severity-warning";
      case FAULTY -> "severity-error";
      case RIGHT, MISSING -> "";
    };
  }

  private static TreeItem<Line> branch(String text, String icon, String style) {
    TreeItem<Line> item = leaf(text, icon, style);
    item.setExpanded(true);
    return item;
  }

  private static TreeItem<Line> leaf(String text, String icon, String style) {
    return new TreeItem<>(new Line(text, icon, style));
  }

  private static final class LineCell extends TreeCell<Line> {
    LineCell() {
      setWrapText(true);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Line line, boolean empty) {
      super.updateItem(line, empty);
      if (empty || line == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      setText(line.text());
      if (line.icon().isEmpty()) {
        setGraphic(null);
      } else {
        var icon = Icon.ofAction(line.icon()).node(14);
        if (!line.style().isEmpty()) {
          icon.getStyleClass().add(line.style());
        }
        setGraphic(icon);
      }
    }
  }
}

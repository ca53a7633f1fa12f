package edgewise.ui.action;

import atlantafx.base.theme.Styles;
import edgewise.check.Severity;
import edgewise.edit.Interview;
import edgewise.model.Document;
import edgewise.model.Fqdn;
import edgewise.model.KindId;
import edgewise.model.Release;
import edgewise.model.Words;
import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import edgewise.work.Planned;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// A design from a few answers on one screen, with what follows from them beside it.
final class QuickStart {
  private final Desk desk;
  private final Texts texts;

  QuickStart(Desk desk) {
    this.desk = desk;
    this.texts = desk.texts();
  }

  private final class Form {
    final TextField name = field("interview-name", "interview.name", "");
    final TextField sites =
        field("interview-sites", "interview.sites", texts.say("interview.site"));
    final TextField users = field("interview-users", "interview.users", "1000");
    final TextField domains = field("interview-domains", "interview.domains", "");
    final ComboBox<Release> release = new ComboBox<>();
    final CheckBox available = new CheckBox(texts.say("interview.available"));
    final RadioButton nat = new RadioButton(texts.say("interview.nat"));
    final RadioButton open = new RadioButton(texts.say("interview.public"));
    final Map<KindId, CheckBox> partners = new LinkedHashMap<>();
    final FlowPane partnerBoxes = new FlowPane(16, 6);
    final Label problem = new Label();
    final VBox summary = new VBox(8);
    final Button create = new Button(texts.say("interview.create"));

    Optional<Message> trouble() {
      if (parts(sites).isEmpty()) {
        return Optional.of(Message.of("interview.no-site"));
      }
      if (parts(sites).size() > Interview.MOST_SITES) {
        return Optional.of(Message.of("interview.too-many-sites", Interview.MOST_SITES));
      }
      String count = users.getText().strip();
      if (!count.matches("[0-9]{1,7}") || Integer.parseInt(count) == 0) {
        return Optional.of(Message.of("interview.bad-users"));
      }
      int most = Interview.MOST_USERS_PER_SITE * parts(sites).size();
      if (Integer.parseInt(count) > most) {
        return Optional.of(Message.of("interview.too-many-users", most));
      }
      return parts(domains).stream()
          .filter(d -> !Fqdn.of(d).isValid())
          .findFirst()
          .map(d -> Message.of("interview.bad-domain", d));
    }

    Interview answers() {
      Set<KindId> chosen = new LinkedHashSet<>();
      partners.forEach(
          (kind, box) -> {
            if (box.isSelected()) {
              chosen.add(kind);
            }
          });
      return new Interview(
          name.getText().strip(),
          release.getValue(),
          parts(sites),
          Integer.parseInt(users.getText().strip()),
          parts(domains).stream().map(Fqdn::of).toList(),
          available.isSelected(),
          nat.isSelected(),
          chosen);
    }
  }

  private static List<String> parts(TextField field) {
    return Arrays.stream(field.getText().split("[,;\\s]+(?=\\S)|[,;]"))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  private TextField field(String id, String label, String text) {
    TextField field = new TextField(text);
    field.setId(id);
    field.setAccessibleText(texts.say(label));
    field.setPromptText(texts.has(label + ".prompt") ? texts.say(label + ".prompt") : "");
    return field;
  }

  void show() {
    Form form = new Form();
    Node content = content(form);
    Dialog<ButtonType> dialog =
        Dialogs.of(desk.owner(), texts.say("action.interview"), content, ButtonType.CANCEL);
    Dialogs.add(dialog, form.create, ButtonBar.ButtonData.OK_DONE);
    form.create.setOnAction(
        _ -> {
          dialog.close();
          Interview answers = form.answers();
          String name = answers.name().isBlank() ? texts.say("window.untitled") : answers.name();
          desk.session().openNew(name, () -> answers.design(texts));
        });
    dialog.show();
    form.sites.requestFocus();
  }

  private Node content(Form form) {
    form.release.getItems().setAll(Release.values());
    form.release.getSelectionModel().selectFirst();
    form.release.setId("interview-release");
    form.release.setMaxWidth(Double.MAX_VALUE);
    form.release.setAccessibleText(texts.say("interview.release"));
    form.release.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Release release) {
            return release == null ? "" : texts.say("value.Release." + release.name());
          }

          @Override
          public Release fromString(String text) {
            throw new UnsupportedOperationException("releases are chosen, not typed");
          }
        });
    form.available.setId("interview-available");
    form.available.setWrapText(true);
    ToggleGroup group = new ToggleGroup();
    form.nat.setToggleGroup(group);
    form.open.setToggleGroup(group);
    form.nat.setId("interview-nat");
    form.open.setId("interview-public");
    form.nat.setSelected(true);
    form.problem.setId("interview-problem");
    form.problem.setWrapText(true);
    form.problem.getStyleClass().add(Styles.DANGER);
    form.create.setId("interview-create");
    form.create.getStyleClass().add(Styles.ACCENT);
    form.create.setDefaultButton(true);
    GridPane grid = new GridPane(14, 10);
    int row = 0;
    row = add(grid, row, "interview.name", form.name);
    row = add(grid, row, "interview.sites", form.sites);
    row = add(grid, row, "interview.users", form.users);
    row = add(grid, row, "interview.domains", form.domains);
    row = add(grid, row, "interview.release", form.release);
    row = add(grid, row, "interview.availability", form.available);
    row = add(grid, row, "interview.addresses", new HBox(16, form.nat, form.open));
    form.partnerBoxes.setPrefWrapLength(380);
    add(grid, row, "interview.partners", form.partnerBoxes);
    partners(form);
    form.release.valueProperty().addListener((_, _, _) -> partners(form));
    for (TextField field : List.of(form.name, form.sites, form.users, form.domains)) {
      field.textProperty().addListener((_, _, _) -> preview(form));
    }
    form.release.valueProperty().addListener((_, _, _) -> preview(form));
    form.available.selectedProperty().addListener((_, _, _) -> preview(form));
    form.nat.selectedProperty().addListener((_, _, _) -> preview(form));
    Label title = new Label(texts.say("interview.result"));
    title.getStyleClass().add("caption");
    VBox beside = new VBox(14, title, form.summary, form.problem);
    beside.getStyleClass().add("interview-summary");
    beside.setPrefWidth(272);
    beside.setMinWidth(272);
    HBox.setHgrow(grid, Priority.ALWAYS);
    HBox box = new HBox(24, grid, beside);
    box.setPrefWidth(792);
    preview(form);
    return box;
  }

  private int add(GridPane grid, int row, String label, Node node) {
    Label text = new Label(texts.say(label));
    text.setLabelFor(node);
    text.setMinWidth(Label.USE_PREF_SIZE);
    grid.addRow(row, text, node);
    GridPane.setHgrow(node, Priority.ALWAYS);
    GridPane.setValignment(text, node instanceof Control ? VPos.CENTER : VPos.TOP);
    if (node instanceof TextField field) {
      field.setPrefColumnCount(30);
    }
    return row + 1;
  }

  private void partners(Form form) {
    Set<KindId> chosen = new LinkedHashSet<>();
    form.partners.forEach(
        (kind, box) -> {
          if (box.isSelected()) {
            chosen.add(kind);
          }
        });
    form.partners.clear();
    form.partnerBoxes.getChildren().clear();
    for (KindId kind : Interview.partnerKinds(form.release.getValue())) {
      CheckBox box = new CheckBox(texts.say("kind." + kind));
      box.setId("interview-" + kind);
      box.setSelected(chosen.contains(kind));
      box.selectedProperty().addListener((_, _, _) -> preview(form));
      form.partners.put(kind, box);
      form.partnerBoxes.getChildren().add(box);
    }
  }

  /// Says what would come of the answers, worked out away from the window's thread.
  private void preview(Form form) {
    Optional<Message> trouble = form.trouble();
    form.create.setDisable(trouble.isPresent());
    form.problem.setText(trouble.map(texts::say).orElse(""));
    if (trouble.isPresent()) {
      return;
    }
    Interview answers = form.answers();
    desk.session()
        .work(
            "interview",
            Message.of("interview.job"),
            _ -> {
              Document document = answers.design(texts);
              return Planned.of(document);
            },
            planned -> summarize(form, planned));
  }

  private void summarize(Form form, Planned planned) {
    Map<KindId, Integer> kinds = new LinkedHashMap<>();
    planned.document().topology().elements().forEach(e -> kinds.merge(e.kind(), 1, Integer::sum));
    form.summary.getChildren().clear();
    for (String kind :
        List.of(
            "central-site",
            "edge-server",
            "edge-pool",
            "standard-edition",
            "front-end-pool",
            "reverse-proxy",
            "hardware-load-balancer")) {
      Integer count = kinds.get(KindId.of(kind));
      if (count != null) {
        form.summary.getChildren().add(line(Icon.ofKind(kind).node(16), count, "kind." + kind));
      }
    }
    form.summary
        .getChildren()
        .add(
            line(
                Icon.ofAction("firewall-rules").node(16),
                planned.plan().firewall().size(),
                "interview.rules"));
    form.summary
        .getChildren()
        .add(
            line(
                Icon.ofAction("dns-records").node(16),
                planned.plan().dns().size(),
                "interview.records"));
    form.summary
        .getChildren()
        .add(
            line(
                Icon.ofAction("certificates").node(16),
                planned.plan().certificates().size(),
                "interview.certificates"));
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING)) {
      form.summary
          .getChildren()
          .add(
              line(
                  Icon.ofAction(Words.of(severity)).node(16),
                  (int) planned.count(severity),
                  "interview." + Words.of(severity)));
    }
  }

  private HBox line(Node icon, int count, String key) {
    Label number = new Label(Integer.toString(count));
    number.getStyleClass().add(Styles.TEXT_BOLD);
    number.setMinWidth(32);
    number.setAlignment(Pos.CENTER_RIGHT);
    HBox line = new HBox(10, icon, number, new Label(texts.say(key, count)));
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}

package edgewise.ui.form;

import atlantafx.base.theme.Styles;
import edgewise.catalogue.PropertyRow;
import edgewise.check.Finding;
import edgewise.edit.Property;
import edgewise.model.Document;
import edgewise.model.Shape;
import edgewise.text.Message;
import edgewise.ui.theme.Icon;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A list of a few records, one below the other: each can be moved and removed, and one more can be
/// added.
final class Cards extends VBox implements Form.Part {
  private final Desk desk;
  private final Subject subject;
  private final Property place;
  private final PropertyRow row;
  private final String words;
  private final VBox list = new VBox(6);

  Cards(Desk desk, Subject subject, Property place, PropertyRow row, Shape.Rec of) {
    super(6);
    this.desk = desk;
    this.subject = subject;
    this.place = place;
    this.row = row;
    this.words = desk.texts().say("property." + row.name());
    getStyleClass().add("cards");
    Label title = new Label(words);
    title.getStyleClass().add("nested-title");
    Button add = new Button(desk.texts().say("entry.add"), Icon.ofAction("plus").node(13));
    add.setId("add-" + Editors.id(place));
    add.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "add-button");
    add.setAccessibleText(desk.texts().say("entry.add-to", words));
    boolean possible = Blanks.of(of, desk.document(), subject).isPresent();
    add.setDisable(!possible);
    add.setOnAction(_ -> Blanks.of(of, desk.document(), subject).ifPresent(this::add));
    HBox head = new HBox(6, title, space(), add);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, list);
    if (!possible) {
      getChildren().add(Form.muted(desk.texts().say("entry.nothing-fits")));
    }
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }

  private void add(Record blank) {
    enter(
        entries -> {
          desk.startNext(Form.entry(place, entries.size()));
          entries.add(blank);
        });
    desk.takeNext();
  }

  private void enter(Consumer<List<Object>> how) {
    List<Record> records = subject.records(desk.document());
    List<Object> entries = new ArrayList<>((List<?>) place.in(records.getFirst()).orElseThrow());
    how.accept(entries);
    desk.session()
        .edit(
            subject.enter(
                place,
                List.copyOf(entries),
                Message.of("property." + row.name()),
                desk.document()));
    desk.session().seal();
  }

  /// The frame of one entry.
  VBox card(int at, int of) {
    Label number = new Label(Integer.toString(at + 1));
    number.getStyleClass().add("card-number");
    HBox head =
        new HBox(
            0,
            number,
            space(),
            button("arrow-up", "entry.up", at, at > 0, e -> Collections.swap(e, at, at - 1)),
            button(
                "arrow-down", "entry.down", at, at < of - 1, e -> Collections.swap(e, at, at + 1)),
            button("close", "entry.remove-named", at, true, e -> e.remove(at)));
    head.setAlignment(Pos.CENTER_LEFT);
    VBox card = new VBox(head);
    card.getStyleClass().add("entry-card");
    list.getChildren().add(card);
    return card;
  }

  private Node button(
      String icon, String key, int at, boolean possible, Consumer<List<Object>> how) {
    String said = desk.texts().say(key, words + " " + (at + 1));
    Button button = new Button(null, Icon.ofAction(icon).node(11));
    button.setId(icon + "-" + Editors.id(place) + "-" + at);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "tiny");
    button.setAccessibleText(said);
    button.setTooltip(new Tooltip(said));
    button.setDisable(!possible);
    button.setOnAction(_ -> enter(how));
    return button;
  }

  @Override
  public void show(Document document, List<Record> records) {
    // The fields of the cards show the document; another number of them is another form.
  }

  @Override
  public void findings(List<Finding> all) {
    // They stand below the list.
  }
}

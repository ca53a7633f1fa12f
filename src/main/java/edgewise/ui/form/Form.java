package edgewise.ui.form;

import atlantafx.base.theme.Styles;
import edgewise.catalogue.PropertyRow;
import edgewise.catalogue.PropertyRows;
import edgewise.check.Finding;
import edgewise.edit.Property;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Shape;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The properties of what a form is about, in groups. Made once for a shape of records; afterwards
/// only the values change.
public final class Form {
  /// More findings than these about one thing are read in the list of problems.
  private static final int MOST_NOTES = 5;

  private final Desk desk;
  private final Subject subject;
  private final VBox node = new VBox();
  private final List<Field> fields = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final Set<String> said = new HashSet<>();
  private final List<Spot> spots = new ArrayList<>();
  private final List<Hidden> unmade = new ArrayList<>();
  private List<Finding> findings = List.of();

  /// Where a property stands in the form.
  private record Spot(PropertyRow row, Property place, Node node) {}

  /// Rare properties that are not made yet.
  private record Hidden(List<PropertyRow> rows, Runnable open) {}

  /// A part of a form that shows the document by itself.
  interface Part {
    /// Shows what the document holds now.
    void show(Document document, List<Record> records);

    /// Shows the findings about it.
    void findings(List<Finding> all);
  }

  /// A form that shows the document of the desk.
  ///
  /// @param records what the subject stands for there; at least one
  public Form(Desk desk, Subject subject, List<Record> records) {
    this.desk = desk;
    this.subject = subject;
    node.getStyleClass().add("form");
    Class<?> type = records.getFirst().getClass();
    for (String group : PropertyRows.standard().groups(type)) {
      group(group, type, records);
    }
    show(desk.document(), records);
  }

  /// What is shown.
  public VBox node() {
    return node;
  }

  /// Puts the keyboard on the field of a property and marks what is in it.
  ///
  /// @return whether the form has it
  public boolean focus(String property) {
    Optional<Field> field =
        fields.stream().filter(f -> f.place().text().equals(property)).findFirst();
    field.ifPresent(Form::focus);
    return field.isPresent();
  }

  /// Puts the keyboard on the field that findings of a check are about, and opens the group it is
  /// in.
  ///
  /// @param words what the finding names, such as a server: of a table, the row that holds one
  /// @return what was found, to be brought into view
  public Optional<Node> reveal(String check, List<String> words) {
    return reveal(row -> row.concerns(check), words);
  }

  /// Puts the keyboard on the field of a property, and opens the group it is in.
  public Optional<Node> reveal(Property property, List<String> words) {
    return reveal(row -> row.name().equals(property.steps().getFirst().component()), words);
  }

  private Optional<Node> reveal(Predicate<PropertyRow> about, List<String> words) {
    if (spots.stream().noneMatch(s -> about.test(s.row()))) {
      unmade.stream()
          .filter(h -> h.rows().stream().anyMatch(about))
          .findFirst()
          .ifPresent(h -> h.open().run());
    }
    Optional<Spot> spot = spots.stream().filter(s -> about.test(s.row())).findFirst();
    spot.ifPresent(s -> focus(s, words));
    return spot.map(Spot::node);
  }

  private void focus(Spot spot, List<String> words) {
    if (spot.node() instanceof RecordTable table) {
      table.start(words);
      return;
    }
    String place = spot.place().text();
    fields.stream()
        .filter(f -> f.place().text().equals(place) || f.place().text().startsWith(place + "."))
        .findFirst()
        .ifPresentOrElse(
            Form::focus,
            () -> {
              Node control = spot.node().lookup("#field-" + Editors.id(spot.place()));
              if (control != null) {
                control.requestFocus();
              }
            });
  }

  /// Puts the keyboard on the first field of an entry of a list.
  ///
  /// @return that field, to be brought into view
  public Optional<Node> start(Property entry) {
    Optional<Field> field =
        fields.stream().filter(f -> f.place().text().startsWith(entry.text() + ".")).findFirst();
    field.ifPresent(Form::focus);
    return field.map(Node.class::cast);
  }

  private static void focus(Field field) {
    field.editor().control().requestFocus();
    if (field.editor().control() instanceof TextInputControl text) {
      text.selectAll();
    }
  }

  /// The property whose field has the keyboard.
  public Optional<String> focused() {
    return fields.stream()
        .filter(f -> f.editor().control().isFocused())
        .map(f -> f.place().text())
        .findFirst();
  }

  /// Says what is wrong in a box: of very many findings the first ones and how many more there are.
  /// What is about the same as before stays and says what is new, since making it takes long.
  ///
  /// @param first what stands before them
  public static void tell(Desk desk, List<Node> first, List<Finding> findings, Pane in) {
    List<Remark> before = new ArrayList<>();
    HBox more = null;
    for (Node node : in.getChildren()) {
      switch (node) {
        case Remark remark -> before.add(remark);
        case HBox box -> more = box;
        default -> {}
      }
    }
    List<Node> notes = new ArrayList<>(first);
    int some = findings.size() > MOST_NOTES + 1 ? MOST_NOTES : findings.size();
    for (Finding finding : findings.subList(0, some)) {
      Remark remark =
          before.stream()
              .filter(r -> r.isAbout(finding.severity(), finding.check()))
              .findFirst()
              .orElseGet(() -> new Remark(finding.severity(), finding.check()));
      before.remove(remark);
      notes.add(
          remark.say(desk.texts().say(finding.message()), desk.texts().say(finding.remedy())));
    }
    if (findings.size() > some) {
      more = more == null ? new HBox(muted("")) : more;
      ((Label) more.getChildren().getFirst())
          .setText(desk.texts().say("form.more-problems", findings.size() - some));
      notes.add(more);
    }
    if (!notes.equals(in.getChildren())) {
      in.getChildren().setAll(notes);
    }
    in.setManaged(!notes.isEmpty());
  }

  /// Checks whose findings stand beside a field of this form.
  public boolean says(String check) {
    return said.contains(check);
  }

  /// Shows what the document holds now.
  public void show(Document document, List<Record> records) {
    fields.forEach(f -> f.show(document, records));
    parts.forEach(p -> p.show(document, records));
  }

  /// Shows findings beside what they are about.
  public void findings(List<Finding> all) {
    findings = all;
    fields.forEach(f -> f.findings(all));
    parts.forEach(p -> p.findings(all));
  }

  /// What a form has to be made anew for: the types, and which parts are there.
  public static List<Object> signature(List<Record> records) {
    List<Object> out = new ArrayList<>();
    for (Record record : records) {
      out.add(record.getClass());
      parts(Shape.Rec.of(record.getClass()), record, out);
    }
    return records.size() > 1 ? List.copyOf(new LinkedHashSet<>(out)) : out;
  }

  private static void parts(Shape.Rec rec, Object record, List<Object> out) {
    for (Shape.Component c : rec.components()) {
      Object value = c.of(record);
      switch (c.shape()) {
        case Shape.Rec inner -> parts(inner, value, out);
        case Shape.Maybe(Shape.Rec inner) -> {
          Optional<?> maybe = (Optional<?>) value;
          out.add(c.name() + maybe.isPresent());
          maybe.ifPresent(v -> parts(inner, v, out));
        }
        case Shape.ListOf(Shape.Rec inner) -> {
          if (!RecordTable.holds(inner.type())) {
            out.add(c.name() + ((List<?>) value).size());
          }
        }
        default -> {}
      }
    }
  }

  // Groups

  private void group(String group, Class<?> type, List<Record> records) {
    VBox body = new VBox();
    body.getStyleClass().add("form-group");
    List<PropertyRow> rare = new ArrayList<>();
    for (PropertyRow row : PropertyRows.standard().of(type)) {
      if (!row.group().equals(group) || !isCommon(row, records)) {
        continue;
      }
      if (row.rare() && isStandard(row, records)) {
        rare.add(row);
      } else {
        add(body, type, row, records);
      }
    }
    Label caption = new Label(desk.texts().say("inspector.group." + group));
    caption.getStyleClass().add("caption");
    HBox head = new HBox(caption);
    head.setAlignment(Pos.CENTER_LEFT);
    if (!rare.isEmpty()) {
      more(head, body, type, group, rare, records);
    }
    if (!body.getChildren().isEmpty()) {
      VBox section = new VBox(head, body);
      section.getStyleClass().add("inspector-section");
      section.setId("group-" + group);
      node.getChildren().add(section);
    }
  }

  /// Whether all records have the property, and it means the same for several at once.
  private boolean isCommon(PropertyRow row, List<Record> records) {
    if (records.size() == 1) {
      return true;
    }
    Shape first = null;
    for (Record record : records) {
      Shape.Rec rec = Shape.Rec.of(record.getClass());
      if (!rec.knows(row.name())) {
        return false;
      }
      Shape shape = rec.component(row.name()).shape();
      if (first != null && !first.equals(shape)) {
        return false;
      }
      first = shape;
    }
    boolean own = row.name().equals("name") || row.name().equals("fqdn") || row.name().equals("id");
    return !own
        && !(row.name().equals("kind") && !areSiblings(records))
        && !(first instanceof Shape.ListOf(Shape.Rec _))
        && !(first instanceof Shape.Maybe(Shape.Rec _));
  }

  private static boolean areSiblings(List<Record> records) {
    return records.stream().map(Record::getClass).distinct().count() == 1;
  }

  private static boolean isStandard(PropertyRow row, List<Record> records) {
    for (Record record : records) {
      Shape.Component c = Shape.Rec.of(record.getClass()).component(row.name());
      if (c.mayBeMissing() && !c.of(record).equals(c.standard())) {
        return false;
      }
    }
    return true;
  }

  /// Rare properties are made when they are first asked for; a group of nothing else is one line
  /// until then.
  private void more(
      HBox head,
      VBox body,
      Class<?> type,
      String group,
      List<PropertyRow> rare,
      List<Record> records) {
    Texts texts = desk.texts();
    String key = type.getSimpleName() + "." + group;
    Hyperlink more = new Hyperlink();
    more.getStyleClass().add("more-link");
    more.setId("more-" + group);
    VBox hidden = new VBox();
    hidden.getStyleClass().add("form-group");
    Runnable show =
        () -> {
          boolean open = desk.isOpen(key);
          if (open && hidden.getChildren().isEmpty()) {
            List<Record> now = subject.records(desk.document());
            int before = fields.size();
            int partsBefore = parts.size();
            rare.forEach(row -> add(hidden, type, row, records));
            fields.subList(before, fields.size()).forEach(f -> refresh(f, now));
            parts.subList(partsBefore, parts.size()).forEach(p -> refresh(p, now));
          }
          hidden.setVisible(open);
          hidden.setManaged(open);
          more.setText(texts.say(open ? "entry.less" : "entry.more", rare.size()));
          more.setGraphic(Icon.ofAction(open ? "chevron" : "chevron-right").node(12));
        };
    more.setOnAction(
        _ -> {
          desk.setOpen(key, !desk.isOpen(key));
          more.setVisited(false);
          show.run();
        });
    show.run();
    unmade.add(
        new Hidden(
            rare,
            () -> {
              desk.setOpen(key, true);
              show.run();
            }));
    if (body.getChildren().isEmpty()) {
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      head.getChildren().addAll(space, more);
    } else {
      body.getChildren().add(more);
    }
    body.getChildren().add(hidden);
  }

  private void refresh(Field field, List<Record> records) {
    field.show(desk.document(), records);
    field.findings(findings);
  }

  private void refresh(Part part, List<Record> records) {
    part.show(desk.document(), records);
    part.findings(findings);
  }

  // Properties

  private void add(VBox body, Class<?> type, PropertyRow row, List<Record> records) {
    Shape shape = Shape.Rec.of(type).component(row.name()).shape();
    add(body, type, Property.of(row.name()), row, shape, records, "");
  }

  private void add(
      VBox body,
      Class<?> root,
      Property place,
      PropertyRow row,
      Shape shape,
      List<Record> records,
      String owner) {
    said.addAll(row.checks());
    String words = desk.texts().say("property." + row.name());
    switch (shape) {
      case Shape.Rec inner -> {
        VBox nested = nested(words);
        record(nested, root, place, inner, records, words);
        body.getChildren().add(nested);
        spots.add(new Spot(row, place, nested));
        remarks(nested, row);
      }
      case Shape.Maybe(Shape.Rec inner) -> {
        Presence presence = new Presence(desk, subject, place, row, inner);
        parts.add(presence);
        VBox nested = new VBox(presence);
        nested.getStyleClass().add("nested");
        boolean there =
            records.stream()
                .allMatch(
                    r ->
                        place.in(r).orElse(Optional.empty()) instanceof Optional<?> o
                            && o.isPresent());
        if (there) {
          record(nested, root, place, inner, records, words);
        }
        body.getChildren().add(nested);
        spots.add(new Spot(row, place, nested));
        remarks(nested, row);
      }
      case Shape.ListOf(Shape.Rec inner) when RecordTable.holds(inner.type()) -> {
        RecordTable table = new RecordTable(desk, subject, root, place, row, inner);
        parts.add(table);
        body.getChildren().add(table);
        spots.add(new Spot(row, place, table));
        remarks(body, row);
      }
      case Shape.ListOf(Shape.Rec inner) -> {
        Cards cards = new Cards(desk, subject, place, row, inner);
        body.getChildren().add(cards);
        spots.add(new Spot(row, place, cards));
        parts.add(cards);
        List<?> entries = (List<?>) place.in(records.getFirst()).orElse(List.of());
        for (int i = 0; i < entries.size(); i++) {
          VBox card = cards.card(i, entries.size());
          String which = words + " " + (i + 1);
          record(card, root, entry(place, i), inner, records, which);
        }
        remarks(body, row);
      }
      default -> {
        Field field = new Field(desk, subject, root, place, row, shape, owner);
        fields.add(field);
        spots.add(new Spot(row, place, field));
        body.getChildren().add(field);
      }
    }
  }

  private void remarks(VBox body, PropertyRow row) {
    if (!row.checks().isEmpty()) {
      Remarks remarks = new Remarks(desk, row);
      parts.add(remarks);
      body.getChildren().add(remarks);
    }
  }

  private VBox nested(String words) {
    Label title = new Label(words);
    title.getStyleClass().add("nested-title");
    VBox box = new VBox(title);
    box.getStyleClass().add("nested");
    return box;
  }

  private void record(
      VBox body,
      Class<?> root,
      Property place,
      Shape.Rec inner,
      List<Record> records,
      String owner) {
    for (PropertyRow row : PropertyRows.standard().of(inner.type())) {
      List<Property.Step> steps = new ArrayList<>(place.steps());
      steps.add(new Property.Step(row.name(), Optional.empty()));
      add(
          body,
          root,
          new Property(steps),
          row,
          inner.component(row.name()).shape(),
          records,
          owner);
    }
  }

  static Property entry(Property list, int at) {
    List<Property.Step> steps = new ArrayList<>(list.steps());
    Property.Step last = steps.removeLast();
    steps.add(new Property.Step(last.component(), Optional.of(Integer.toString(at))));
    return new Property(steps);
  }

  /// Findings about a property that is no single field.
  private static final class Remarks extends VBox implements Part {
    private final Desk desk;
    private final PropertyRow row;
    private List<Finding> said = List.of();

    Remarks(Desk desk, PropertyRow row) {
      super(3);
      this.desk = desk;
      this.row = row;
      setManaged(false);
    }

    @Override
    public void show(Document document, List<Record> records) {
      // Findings follow the document by themselves.
    }

    @Override
    public void findings(List<Finding> all) {
      List<Finding> now = all.stream().filter(f -> row.concerns(f.check())).toList();
      if (!now.equals(said)) {
        said = now;
        tell(desk, List.of(), now, this);
      }
    }
  }

  /// The elements a form is about, for its findings.
  public static Set<ElementId> elements(Subject subject) {
    return subject instanceof Subject.Of(List<ElementId> ids) ? Set.copyOf(ids) : Set.of();
  }

  /// A muted line of words.
  static Label muted(String words) {
    Label label = new Label(words);
    label.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    label.setWrapText(true);
    return label;
  }
}

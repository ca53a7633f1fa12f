package edgewise.ui.panel;

import atlantafx.base.theme.Styles;
import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Extras;
import edgewise.model.Fqdn;
import edgewise.model.KindId;
import edgewise.model.Organization;
import edgewise.model.PortRange;
import edgewise.model.Server;
import edgewise.model.SipDomain;
import edgewise.model.Vip;
import edgewise.text.Texts;
import edgewise.ui.Session;
import edgewise.ui.theme.Icon;
import edgewise.work.Analysis;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The properties of what is selected, in groups; of the organization when nothing is. The
/// properties are the components of the model's records, so a new one appears here as soon as it
/// has the text `property.NAME`.
public final class Inspector extends BorderPane {
  private final Session session;
  private final Texts texts;
  private final VBox content = new VBox();
  private final ScrollPane scroll = new ScrollPane(content);
  private Analysis analysis;

  /// Groups of properties, in the order shown.
  private enum Group {
    NAMES,
    ADDRESSES,
    SERVERS,
    LINKS,
    SETTINGS
  }

  /// An empty inspector.
  public Inspector(Session session) {
    this.session = session;
    this.texts = session.texts();
    setId("inspector");
    getStyleClass().addAll("side-panel", "inspector");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setAccessibleText(texts.say("inspector.title"));
    content.getStyleClass().add("inspector-content");
    content.setMinWidth(0);
    setCenter(scroll);
    setMinWidth(160);
    session.selection().elementsProperty().addListener((_, _, _) -> rebuild());
  }

  /// Shows a design.
  public void show(Analysis shown) {
    analysis = shown;
    rebuild();
  }

  private void rebuild() {
    content.getChildren().clear();
    scroll.setVvalue(0);
    if (analysis == null) {
      return;
    }
    Set<ElementId> chosen = session.selection().elements();
    if (chosen.size() > 1) {
      several(chosen);
      return;
    }
    Optional<Element> element =
        chosen.stream().findFirst().flatMap(id -> analysis.design().find(id));
    if (element.isPresent()) {
      heading(
          element.get().kind().value(),
          element.get().name(),
          texts.say("kind." + element.get().kind()));
      String hint = "kind." + element.get().kind() + ".hint";
      if (texts.has(hint)) {
        Label label = new Label(texts.say(hint));
        label.setWrapText(true);
        label.getStyleClass().addAll(Styles.TEXT_MUTED, "inspector-hint");
        content.getChildren().add(label);
      }
      properties((Record) element.get());
    } else {
      Organization organization = analysis.design().organization();
      String name =
          organization.name().isBlank() ? texts.say("inspector.organization") : organization.name();
      heading("user-group", name, texts.say("inspector.organization"));
      properties(organization);
    }
  }

  private void several(Set<ElementId> chosen) {
    heading("network", texts.say("inspector.several", chosen.size()), "");
    VBox list = new VBox(2);
    for (ElementId id : chosen) {
      list.getChildren().add(link(id));
    }
    content.getChildren().add(section(texts.say("inspector.elements"), list));
  }

  private void heading(String icon, String name, String kind) {
    Label title = new Label(name);
    title.getStyleClass().addAll(Styles.TITLE_4, "inspector-name");
    title.setWrapText(true);
    Label under = new Label(kind);
    under.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    Node sign = Icon.ofKind(icon).node(22);
    HBox row = new HBox(10, sign, kind.isEmpty() ? title : new VBox(title, under));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("inspector-heading");
    content.getChildren().add(row);
  }

  private void properties(Record record) {
    Map<Group, List<Node[]>> groups = new EnumMap<>(Group.class);
    List<Node> servers = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = plain(read(component, record));
      String name = component.getName();
      if (value == null || isHidden(name, value)) {
        continue;
      }
      if (name.equals("servers") && value instanceof List<?> list) {
        list.forEach(s -> servers.add(server(record, s)));
        continue;
      }
      Label label = new Label(texts.say("property." + name));
      label.getStyleClass().add("property-name");
      label.setWrapText(true);
      groups
          .computeIfAbsent(group(value), _ -> new ArrayList<>())
          .add(new Node[] {label, value(value)});
    }
    for (Group group : Group.values()) {
      if (group == Group.SERVERS && !servers.isEmpty()) {
        content
            .getChildren()
            .add(
                section(
                    texts.say("inspector.servers", servers.size()),
                    new VBox(10, servers.toArray(Node[]::new))));
      }
      if (groups.containsKey(group)) {
        GridPane grid = grid();
        int i = 0;
        for (Node[] pair : groups.get(group)) {
          if (isWide(pair[1])) {
            grid.add(pair[0], 0, i++, 2, 1);
            grid.add(pair[1], 0, i++, 2, 1);
            GridPane.setMargin(pair[1], new Insets(0, 0, 4, 10));
          } else {
            grid.addRow(i++, pair);
            GridPane.setValignment(pair[0], VPos.TOP);
          }
        }
        content
            .getChildren()
            .add(
                section(
                    texts.say("inspector.group." + group.name().toLowerCase(java.util.Locale.ROOT)),
                    grid));
      }
    }
  }

  /// Values that would be broken into pieces beside their name stand below it.
  private static boolean isWide(Node value) {
    return switch (value) {
      case FlowPane _ -> true;
      case VBox _ -> true;
      case Label label -> label.getText().length() > 15 || label.getText().indexOf('\n') >= 0;
      case Hyperlink link -> link.getText().length() > 15;
      default -> false;
    };
  }

  private static GridPane grid() {
    GridPane grid = new GridPane(10, 5);
    ColumnConstraints names = new ColumnConstraints();
    names.setPercentWidth(50);
    names.setMinWidth(0);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setPercentWidth(50);
    values.setMinWidth(0);
    grid.getColumnConstraints().addAll(names, values);
    return grid;
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The value without Optional; null when there is none.
  private static Object plain(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.orElse(null);
      case Collection<?> c when c.isEmpty() -> null;
      case String s when s.isBlank() -> null;
      case Fqdn f when f.isBlank() -> null;
      case null, default -> value;
    };
  }

  private static boolean isHidden(String name, Object value) {
    return name.equals("id")
        || name.equals("name")
        || value instanceof KindId
        || value instanceof Extras;
  }

  private static Group group(Object value) {
    Object one = value instanceof List<?> list ? list.getFirst() : value;
    return switch (one) {
      case ElementId _ -> Group.LINKS;
      case Address _, Cidr _, Vip _ -> Group.ADDRESSES;
      case Fqdn _, String _, SipDomain _ -> Group.NAMES;
      case Record r when !(r instanceof PortRange) -> Group.NAMES;
      default -> Group.SETTINGS;
    };
  }

  private Node value(Object value) {
    return switch (value) {
      case ElementId id -> link(id);
      case List<?> list when list.getFirst() instanceof ElementId -> {
        VBox links = new VBox(2);
        list.forEach(id -> links.getChildren().add(link((ElementId) id)));
        yield links;
      }
      case List<?> list when list.getFirst() instanceof Enum<?> -> {
        FlowPane tags = new FlowPane(4, 4);
        list.forEach(
            e -> {
              Label tag = new Label(say(e));
              tag.getStyleClass().add("tag");
              tags.getChildren().add(tag);
            });
        yield tags;
      }
      default -> {
        Label label = new Label(say(value));
        label.setWrapText(true);
        label.getStyleClass().add("property-value");
        yield label;
      }
    };
  }

  private String say(Object value) {
    return switch (value) {
      case Boolean b -> texts.say(b ? "value.yes" : "value.no");
      case Enum<?> e ->
          texts.say("value." + e.getDeclaringClass().getSimpleName() + "." + e.name());
      case Address a -> a.text();
      case Cidr c -> c.text();
      case Fqdn f -> f.text();
      case PortRange range ->
          range.from() == range.to()
              ? Integer.toString(range.from())
              : range.from() + "–" + range.to();
      case ElementId id -> analysis.design().name(id);
      case Vip vip ->
          say(vip.service())
              + ": "
              + vip.addresses().stream().map(Address::text).collect(Collectors.joining(", "));
      case SipDomain domain -> domain.name().text();
      case List<?> list -> list.stream().map(this::say).collect(Collectors.joining("\n"));
      case Record record -> parts(record);
      default -> value.toString();
    };
  }

  private String parts(Record record) {
    List<String> parts = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = plain(read(component, record));
      if (value == null || value instanceof Extras) {
        continue;
      }
      String said = say(value);
      boolean telling =
          value instanceof Fqdn
              || value instanceof String
              || value instanceof Address
              || value instanceof List<?>;
      parts.add(telling ? said : texts.say("property." + component.getName()) + ": " + said);
    }
    return String.join("\n", parts);
  }

  private Hyperlink link(ElementId id) {
    Hyperlink link = new Hyperlink(analysis.design().name(id));
    link.setOnAction(_ -> session.selection().pick(id, false));
    link.getStyleClass().add("property-link");
    boolean known = analysis.design().find(id).isPresent();
    link.setDisable(!known);
    if (!known) {
      link.setTooltip(new Tooltip(texts.say("inspector.missing")));
    }
    return link;
  }

  private Node server(Record owner, Object server) {
    GridPane grid = grid();
    grid.getColumnConstraints().getFirst().setPercentWidth(38);
    grid.getColumnConstraints().getLast().setPercentWidth(62);
    grid.getStyleClass().add("addresses");
    grid.setVgap(3);
    String name =
        switch (server) {
          case EdgeServer edge -> {
            edgeAddresses(grid, ((EdgePool) owner).sharedAddress(), edge);
            yield edge.fqdn().text();
          }
          case Server inside -> {
            addresses(grid, "card.address", inside.addresses(), List.of());
            yield inside.fqdn().text();
          }
          default -> server.toString();
        };
    Label title = new Label(name.isBlank() ? texts.say("inspector.unnamed") : name);
    title.getStyleClass().add("server-name");
    title.setTooltip(new Tooltip(title.getText()));
    return new VBox(3, title, grid);
  }

  private void edgeAddresses(GridPane grid, boolean shared, EdgeServer edge) {
    addresses(grid, "card.inside", edge.internal(), List.of());
    addresses(grid, shared ? "card.shared" : "card.access", edge.access(), edge.accessPublic());
    addresses(grid, "card.web-conferencing", edge.webConferencing(), edge.webConferencingPublic());
    addresses(grid, "card.av", edge.av(), edge.avPublic());
  }

  private void addresses(
      GridPane grid, String label, List<Address> local, List<Address> translated) {
    if (local.isEmpty() && translated.isEmpty()) {
      return;
    }
    Label name = new Label(texts.say(label));
    name.getStyleClass().add("property-name");
    GridPane.setValignment(name, VPos.TOP);
    String text = local.stream().map(Address::text).collect(Collectors.joining("\n"));
    if (!translated.isEmpty()) {
      text += "\n→ " + translated.stream().map(Address::text).collect(Collectors.joining("\n→ "));
    }
    Label value = new Label(text);
    value.getStyleClass().add("property-value");
    grid.addRow(grid.getRowCount(), name, value);
  }

  private static VBox section(String title, Node body) {
    Label label = new Label(title);
    label.getStyleClass().add("caption");
    VBox section = new VBox(7, label, body);
    section.getStyleClass().add("inspector-section");
    return section;
  }
}

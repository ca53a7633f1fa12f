package edgewise.work;

import edgewise.edit.SetProperty;
import edgewise.edit.TakeCells;
import edgewise.export.ElementLine;
import edgewise.export.Marks;
import edgewise.export.ServerLine;
import edgewise.model.Address;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.plan.Design;
import edgewise.store.SpreadsheetFile;
import edgewise.store.SpreadsheetFile.Line;
import edgewise.store.SpreadsheetFile.Table;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What somebody changed in an exported spreadsheet: names and addresses that can become the
/// design's, in the order of the sheets, and one sentence for every change that cannot.
public record SheetEdits(List<Proposed> changes, List<Message> problems) {
  /// A change of one property.
  ///
  /// @param place sheet and cell
  /// @param element what people call the element or server
  /// @param before what the design says now
  /// @param after what the sheet says
  /// @param remark what to look at before taking it, if anything
  public record Proposed(
      String place,
      String element,
      SetProperty change,
      String before,
      String after,
      Optional<Message> remark) {
    /// The name of the property.
    public Message property() {
      return Message.of("property." + change.property().steps().getLast().component());
    }

    /// The change in one line.
    public String say(Texts texts) {
      return texts.say(
          "spreadsheet.change",
          place,
          element,
          texts.say(property()),
          before.isEmpty() ? "–" : before,
          after.isEmpty() ? "–" : after,
          remark.map(m -> " (" + texts.say(m) + ")").orElse(""));
    }
  }

  public SheetEdits {
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
  }

  /// Reads an edited spreadsheet beside the design it was made of. Refused when the file is none,
  /// or none of this design.
  public static Outcome<SheetEdits> read(Path file, Document document) {
    return switch (SpreadsheetFile.read(file, SheetEdits::isMarked)) {
      case Outcome.Refused<List<Table>> refused -> new Outcome.Refused<>(refused.why());
      case Outcome.Ok<List<Table>> ok when ok.value().isEmpty() ->
          Outcome.refused(Trouble.of(file.toString(), Message.of("spreadsheet.not-ours")));
      case Outcome.Ok<List<Table>> ok -> {
        Reading reading = new Reading(document);
        ok.value().forEach(reading::table);
        yield reading.known < reading.unknown
            ? Outcome.refused(Trouble.of(file.toString(), Message.of("spreadsheet.other-design")))
            : Outcome.ok(reading.result());
      }
    };
  }

  private static boolean isMarked(Line line) {
    return line.cells().containsValue(Marks.key("topology"))
        || line.cells().containsValue(Marks.key("servers"));
  }

  /// The command that takes some of the changes over.
  public static TakeCells command(List<Proposed> chosen) {
    return new TakeCells(chosen.stream().map(Proposed::change).toList());
  }

  /// What one cell of the design's own table may become.
  ///
  /// @param property of the owner
  /// @param value what a text means there; refused with the reason
  private record Field(
      ElementId owner, String property, String now, Function<String, Outcome<Object>> value) {}

  /// A row of the design's own table.
  ///
  /// @param fields by column; a column without one cannot be changed
  private record Row(String name, Map<String, Field> fields) {}

  private static final class Reading {
    private final Document document;
    private final Map<String, Row> topology = new LinkedHashMap<>();
    private final Map<String, Row> servers = new LinkedHashMap<>();
    private final List<Message> problems = new ArrayList<>();
    private final Map<List<Object>, List<Proposed>> found = new LinkedHashMap<>();
    private int known;
    private int unknown;

    Reading(Document document) {
      this.document = document;
      Design design = new Design(document.topology());
      for (ElementLine line : ElementLine.all(design)) {
        topology.putIfAbsent(line.element().id().value(), row(line));
      }
      for (ServerLine line : ServerLine.all(design)) {
        servers.putIfAbsent(line.key(), row(line));
      }
    }

    private static Row row(ElementLine line) {
      Element element = line.element();
      Map<String, Field> fields = new HashMap<>();
      fields.put("name", new Field(element.id(), "name", element.name(), SheetEdits::name));
      if (line.named()) {
        fields.put("fqdn", fqdn(element.id(), line.fqdn(), isOptional(element)));
      }
      return new Row(element.name(), fields);
    }

    private static Row row(ServerLine line) {
      Map<String, Field> fields = new HashMap<>();
      line.named()
          .ifPresent(
              _ ->
                  fields.put(
                      "machine",
                      fqdn(
                          line.owner(),
                          Optional.of(Fqdn.of(line.machine())).filter(f -> !f.isBlank()),
                          isOptional(line.element()))));
      fields.put("addresses", addresses(line.owner(), line.addressed(), line.addresses()));
      line.translatedTo()
          .ifPresent(p -> fields.put("translated", addresses(line.owner(), p, line.translated())));
      return new Row(line.machine().isEmpty() ? line.element().name() : line.machine(), fields);
    }

    private static boolean isOptional(Element element) {
      return element instanceof edgewise.model.ReverseProxy;
    }

    private static Field fqdn(ElementId owner, Optional<Fqdn> now, boolean optional) {
      return new Field(
          owner,
          "fqdn",
          now.map(Fqdn::lower).orElse(""),
          text -> {
            Fqdn fqdn = Fqdn.of(text);
            if (optional) {
              return fqdn.isBlank()
                  ? Outcome.ok(Optional.empty())
                  : fqdn.isValid() ? Outcome.ok(Optional.of(fqdn)) : no("refused.no-fqdn", text);
            }
            return fqdn.isValid() ? Outcome.ok(fqdn) : no("refused.no-fqdn", text);
          });
    }

    private static Field addresses(ElementId owner, String property, List<Address> now) {
      return new Field(
          owner,
          property,
          String.join(";", now.stream().map(Address::text).toList()),
          text -> {
            List<Address> addresses = new ArrayList<>();
            for (String part : parts(text)) {
              Address address = Address.of(part);
              // A placeholder that stands there may stay.
              if (!address.isValid() && !now.contains(address)) {
                return no("refused.no-address", part);
              }
              if (addresses.contains(address)) {
                return no("spreadsheet.twice", part);
              }
              addresses.add(address);
            }
            return Outcome.ok(List.copyOf(addresses));
          });
    }

    void table(Table table) {
      Line head = table.lines().getFirst();
      boolean isTopology = head.cells().containsValue(Marks.key("topology"));
      Map<String, Row> rows = isTopology ? topology : servers;
      int key = column(head, Marks.key(isTopology ? "topology" : "servers"));
      List<Column> columns = columns(table, head);
      Map<String, Integer> seen = new HashMap<>();
      for (Line line : table.lines().subList(1, table.lines().size())) {
        String id = line.cell(key);
        Row row = rows.get(id);
        if (id.isEmpty()) {
          // A line with one text only is a remark of the sheet's own.
          if (line.cells().size() > 1) {
            problem("spreadsheet.new-row", place(table, 0, line));
          }
        } else if (row == null) {
          unknown++;
          problem("spreadsheet.unknown", place(table, 0, line), id);
        } else if (seen.putIfAbsent(id, line.number()) != null) {
          problem("spreadsheet.row-twice", place(table, 0, line), row.name(), seen.get(id));
        } else {
          known++;
          columns.forEach(c -> cell(table, line, c, row));
        }
      }
      List<String> missing =
          rows.entrySet().stream()
              .filter(e -> !seen.containsKey(e.getKey()))
              .map(e -> e.getValue().name())
              .toList();
      if (!missing.isEmpty() && !seen.isEmpty()) {
        problem("spreadsheet.missing", table.name(), missing.size(), missing.getFirst());
      }
    }

    /// A column of the sheet, and the hidden one that says what it was.
    private record Column(String id, String heading, int at, int was) {}

    private List<Column> columns(Table table, Line head) {
      List<Column> columns = new ArrayList<>();
      head.cells()
          .forEach(
              (was, heading) ->
                  Marks.was(heading)
                      .ifPresent(
                          mark -> {
                            int at = column(head, mark.heading());
                            if (at < 0) {
                              problem("spreadsheet.no-column", table.name(), mark.heading());
                            } else {
                              columns.add(new Column(mark.column(), mark.heading(), at, was));
                            }
                          }));
      return columns;
    }

    private static int column(Line head, String heading) {
      return head.cells().entrySet().stream()
          .filter(e -> e.getValue().strip().equals(heading))
          .mapToInt(Map.Entry::getKey)
          .findFirst()
          .orElse(-1);
    }

    private void cell(Table table, Line line, Column column, Row row) {
      String text = line.cell(column.at());
      String was = line.cell(column.was());
      Field field = row.fields().get(column.id());
      if (same(text, was)) {
        return;
      }
      String place = place(table, column.at(), line);
      if (field == null) {
        problem("spreadsheet.fixed", place, column.heading(), row.name());
        return;
      }
      if (same(text, field.now())) {
        return;
      }
      switch (field.value().apply(text.strip())) {
        case Outcome.Refused<Object> refused ->
            problem("spreadsheet.refused", place, refused.why().getFirst().message());
        case Outcome.Ok<Object> ok ->
            found
                .computeIfAbsent(List.of(field.owner(), field.property()), _ -> new ArrayList<>())
                .add(
                    new Proposed(
                        place,
                        row.name(),
                        SetProperty.of(field.owner(), field.property(), ok.value()),
                        field.now(),
                        tidy(text),
                        same(was, field.now())
                            ? Optional.empty()
                            : Optional.of(
                                Message.of("spreadsheet.moved-on", was.isEmpty() ? "–" : was))));
      }
    }

    SheetEdits result() {
      List<Proposed> changes = new ArrayList<>();
      for (List<Proposed> same : found.values()) {
        Proposed first = same.getFirst();
        Optional<Proposed> other =
            same.stream()
                .filter(p -> !p.change().value().equals(first.change().value()))
                .findFirst();
        if (other.isPresent()) {
          problem("spreadsheet.two-values", first.place(), other.get().place(), first.element());
        } else {
          changes.add(first);
        }
      }
      // Whatever is refused stays as it is, which may stand in the way of another change.
      Set<Proposed> refused;
      do {
        refused = doubles(changes);
        changes.removeAll(refused);
      } while (!refused.isEmpty());
      return new SheetEdits(changes, problems);
    }

    /// The changes that would give two places the same address or name; each is a problem.
    private Set<Proposed> doubles(List<Proposed> changes) {
      Document after = command(changes).on(document);
      Design design = new Design(after.topology());
      Map<String, Set<String>> users = new HashMap<>();
      Map<ElementId, ElementId> pools = new HashMap<>();
      Map<String, Map<ElementId, String>> names = new HashMap<>();
      Map<String, Map<ElementId, String>> hosts = new HashMap<>();
      for (ElementLine line : ElementLine.all(design)) {
        Element element = line.element();
        names
            .computeIfAbsent(element.name().strip().toLowerCase(Locale.ROOT), _ -> new HashMap<>())
            .put(element.id(), element.name());
        line.fqdn()
            .ifPresent(
                f ->
                    hosts
                        .computeIfAbsent(f.lower(), _ -> new HashMap<>())
                        .put(element.id(), element.name()));
      }
      for (ServerLine line : ServerLine.all(design)) {
        for (Address address : line.addresses()) {
          use(users, address, line, line.addressed());
        }
        for (Address address : line.translated()) {
          use(users, address, line, line.translatedTo().orElse(""));
        }
        pools.put(line.owner(), line.element().id());
        if (line.named().isPresent()) {
          hosts
              .computeIfAbsent(line.machine(), _ -> new HashMap<>())
              .put(line.owner(), line.element().name());
        }
      }
      Set<Proposed> refused = new LinkedHashSet<>();
      for (Proposed change : changes) {
        Optional<Message> clash = clash(change, users, names, hosts, pools);
        clash.ifPresent(problems::add);
        clash.ifPresent(_ -> refused.add(change));
      }
      return refused;
    }

    private static void use(
        Map<String, Set<String>> users, Address address, ServerLine line, String property) {
      if (address.isValid()) {
        users
            .computeIfAbsent(address.text(), _ -> new LinkedHashSet<>())
            .add(line.owner().value() + " " + property);
      }
    }

    private Optional<Message> clash(
        Proposed change,
        Map<String, Set<String>> users,
        Map<String, Map<ElementId, String>> names,
        Map<String, Map<ElementId, String>> hosts,
        Map<ElementId, ElementId> pools) {
      ElementId owner = change.change().on().iterator().next();
      Object value = change.change().value();
      if (value instanceof List<?> list) {
        Set<String> before = new HashSet<>(parts(change.before()));
        return list.stream()
            .map(a -> ((Address) a).text())
            .filter(a -> !before.contains(a) && users.getOrDefault(a, Set.of()).size() > 1)
            .findFirst()
            .map(a -> Message.of("spreadsheet.address-twice", change.place(), a));
      }
      boolean isName = value instanceof String;
      String text = (isName ? (String) value : change.after()).strip().toLowerCase(Locale.ROOT);
      return (isName ? names : hosts)
          .getOrDefault(text, Map.of()).entrySet().stream()
              .filter(e -> !e.getKey().equals(owner))
              // A pool of one machine may have the name of the machine.
              .filter(e -> !e.getKey().equals(pools.get(owner)))
              .filter(e -> !owner.equals(pools.get(e.getKey())))
              .map(Map.Entry::getValue)
              .findFirst()
              .map(
                  other ->
                      Message.of("spreadsheet.name-twice", change.place(), change.after(), other));
    }

    private void problem(String key, Object... args) {
      problems.add(Message.of(key, args));
    }

    private static String place(Table table, int column, Line line) {
      return table.name() + "!" + SpreadsheetFile.cellName(column, line.number());
    }
  }

  private static Outcome<Object> name(String text) {
    String name = tidy(text);
    return name.isEmpty() ? no("refused.no-name") : Outcome.ok(name);
  }

  private static Outcome<Object> no(String key, Object... args) {
    return Outcome.refused(Trouble.of("", Message.of(key, args)));
  }

  /// Whether two texts say the same where programs may put blanks, breaks or another separator.
  private static boolean same(String a, String b) {
    return a.equals(b) || loose(a).equals(loose(b));
  }

  private static String loose(String text) {
    return Arrays.stream(text.split("[\\s;,\\p{Cntrl}\\p{Cf}\\p{Cs}]+", -1))
        .filter(p -> !p.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String tidy(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static List<String> parts(String text) {
    return Arrays.stream(text.split("[\\s;,]+", -1)).filter(p -> !p.isEmpty()).toList();
  }
}

package edgewise.export;

import edgewise.check.Finding;
import edgewise.check.Problems;
import edgewise.model.Direction;
import edgewise.model.ElementId;
import edgewise.model.Traffic;
import edgewise.model.Verdict;
import edgewise.model.Words;
import edgewise.plan.CertificateRow;
import edgewise.plan.Column;
import edgewise.plan.Design;
import edgewise.plan.DnsRow;
import edgewise.plan.FirewallRow;
import edgewise.plan.FirewallSide;
import edgewise.plan.Row;
import edgewise.plan.San;
import edgewise.plan.Tables;
import edgewise.sim.FlowResult;
import edgewise.sim.Matrix;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A sheet of the spreadsheet. Rows of one team stand together.
///
/// @param id the heading is the text `sheet.ID`; what to do when there is no row, `sheet.empty.ID`
/// @param tone colour of a row
/// @param team who has to act on a row; none when the sheet is not divided
/// @param note a line below the rows; empty for none
/// @param places where it speaks of each element
record Page<R>(
    String id,
    List<Cell<R>> columns,
    List<R> rows,
    Function<R, Sheet.Tone> tone,
    Optional<Function<R, Team>> team,
    String note,
    Map<ElementId, Place> places) {
  Page(
      String id,
      List<Cell<R>> columns,
      List<R> rows,
      Function<R, ? extends Iterable<ElementId>> elements,
      Function<R, Sheet.Tone> tone,
      Optional<Function<R, Team>> team,
      String note) {
    this(id, columns, rows, tone, team, note, places(rows, elements));
  }

  /// Where a sheet speaks of an element.
  ///
  /// @param first its first row; the headings are row 0
  /// @param count how many rows are about it
  record Place(int first, int count) {
    private Place and(Place other) {
      return new Place(first, count + other.count);
    }
  }

  static final String TOPOLOGY = "topology";
  static final String SERVERS = "servers";
  static final String FIREWALL = "firewall";
  static final String DNS = "dns";
  static final String CERTIFICATES = "certificates";
  static final String PARTNERS = "partners";
  static final String PROBLEMS = "problems";
  static final String SIMULATION = "simulation";
  static final String CHANGES = "changes";

  /// A column of a sheet.
  ///
  /// @param id word of the column in files
  /// @param leads the sheet whose line of an element the cell leads to
  /// @param to that element
  /// @param tone colour of the cell, where it is not that of the row
  /// @param input whether a change of the cell can be read back
  record Cell<R>(
      String id,
      String heading,
      BiFunction<R, Texts, String> text,
      String leads,
      Function<R, Optional<ElementId>> to,
      Optional<Function<R, Sheet.Tone>> tone,
      Function<R, Boolean> input,
      boolean hidden) {
    /// A cell that leads to the line of an element.
    Cell<R> leading(String sheet, Function<R, Optional<ElementId>> element) {
      return new Cell<>(id, heading, text, sheet, element, tone, input, hidden);
    }

    /// A cell with a colour of its own.
    Cell<R> toned(Function<R, Sheet.Tone> own) {
      return new Cell<>(id, heading, text, leads, to, Optional.of(own), input, hidden);
    }

    /// A cell that people may change.
    Cell<R> editable(Function<R, Boolean> where) {
      return new Cell<>(id, heading, text, leads, to, tone, where, hidden);
    }

    /// A cell that says its value in other words.
    Cell<R> said(BiFunction<R, Texts, String> words) {
      return new Cell<>(id, heading, words, leads, to, tone, input, hidden);
    }

    Cell<R> kept() {
      return new Cell<>(id, heading, text, leads, to, tone, input, true);
    }
  }

  /// All sheets but the first, in their order.
  static List<Page<?>> of(ExportInput in) {
    Texts texts = in.texts();
    Design design = in.plan().design();
    Page<ServerLine> servers = servers(design, texts);
    List<Page<?>> tables =
        List.of(
            firewall(in.plan().firewall(), texts),
            dns(in.plan().dns(), texts),
            certificates(in.plan().certificates(), texts),
            partners(design, texts),
            problems(in.findings(), texts),
            simulation(in.simulated(), texts),
            changes(in));
    List<Page<?>> counted = new ArrayList<>();
    counted.add(servers);
    counted.addAll(tables);
    List<Page<?>> all = new ArrayList<>();
    all.add(topology(design, counted, texts));
    all.addAll(counted);
    return all;
  }

  String heading(Texts texts) {
    return texts.say("sheet." + id);
  }

  private static <R> Map<ElementId, Place> places(
      List<R> rows, Function<R, ? extends Iterable<ElementId>> elements) {
    Map<ElementId, Place> places = new HashMap<>();
    for (int r = 0; r < rows.size(); r++) {
      for (ElementId element : elements.apply(rows.get(r))) {
        places.merge(element, new Place(r + 1, 1), Place::and);
      }
    }
    return places;
  }

  /// The rows of each team, from the first row on, in their order.
  Map<Team, Integer> teams() {
    Map<Team, Integer> teams = new LinkedHashMap<>();
    team.ifPresent(of -> rows.forEach(r -> teams.merge(of.apply(r), 1, Integer::sum)));
    return teams;
  }

  private static Page<ElementLine> topology(Design design, List<Page<?>> counted, Texts texts) {
    List<Cell<ElementLine>> cells = cells(TOPOLOGY, ElementLine.COLUMNS, texts);
    edit(cells, "name", _ -> true);
    edit(cells, "fqdn", ElementLine::named);
    List<Cell<ElementLine>> all = new ArrayList<>(cells);
    for (Page<?> page : counted) {
      if (page.id.equals(CHANGES)) {
        continue;
      }
      Place none = new Place(0, 0);
      Function<ElementLine, Integer> count =
          l -> page.places.getOrDefault(l.element().id(), none).count;
      all.add(
          Page.<ElementLine>cell(
                  page.id,
                  page.heading(texts),
                  (l, _) -> count.apply(l) == 0 ? "" : Integer.toString(count.apply(l)))
              .leading(
                  page.id,
                  l -> count.apply(l) == 0 ? Optional.empty() : Optional.of(l.element().id())));
    }
    keep(all, cells, TOPOLOGY, l -> l.element().id().value());
    return new Page<>(
        TOPOLOGY,
        all,
        ElementLine.all(design),
        l -> List.of(l.element().id()),
        l -> zone(l.zone()),
        Optional.empty(),
        "");
  }

  private static Page<ServerLine> servers(Design design, Texts texts) {
    List<Cell<ServerLine>> cells = cells(SERVERS, ServerLine.COLUMNS, texts);
    list(cells, "addresses", "translated");
    edit(cells, "machine", l -> l.named().isPresent());
    edit(cells, "addresses", _ -> true);
    edit(cells, "translated", l -> l.translatedTo().isPresent());
    lead(cells, "element", TOPOLOGY, l -> Optional.of(l.element().id()));
    List<Cell<ServerLine>> all = new ArrayList<>(cells);
    keep(all, cells, SERVERS, ServerLine::key);
    return new Page<>(
        SERVERS,
        all,
        ServerLine.all(design),
        l -> List.of(l.element().id()),
        l -> zone(ElementLine.zone(l.element(), design)),
        Optional.empty(),
        "");
  }

  private static Page<FirewallRow> firewall(List<FirewallRow> rows, Texts texts) {
    List<Cell<FirewallRow>> cells = cells(FIREWALL, Tables.FIREWALL, texts);
    // Looked up once: there may be very many rows.
    Map<FirewallSide, String> sides = new EnumMap<>(FirewallSide.class);
    for (FirewallSide side : FirewallSide.values()) {
      sides.put(side, texts.say("sheet.firewall." + side.id()));
    }
    Map<String, String> roles = new HashMap<>();
    Function<String, String> role = r -> roles.computeIfAbsent(r, k -> texts.say("role." + k));
    String virtual = texts.say("sheet.interface.vip");
    String own = texts.say("sheet.interface.node");
    say(cells, "firewall", (r, _) -> sides.get(r.firewall()));
    say(cells, "application", (r, t) -> Said.protocol(r.application(), t));
    say(cells, "security", (r, t) -> Said.protocol(r.security(), t));
    say(cells, "source_role", (r, _) -> role.apply(r.source().role()));
    say(cells, "destination_role", (r, _) -> role.apply(r.destination().role()));
    say(cells, "interface", (r, _) -> r.vip() ? virtual : own);
    list(
        cells,
        "source_addresses",
        "destination_addresses",
        "source_translated",
        "destination_translated",
        "required_by",
        "reference");
    lead(cells, "site", TOPOLOGY, FirewallRow::site);
    lead(cells, "source", TOPOLOGY, r -> first(r.source().elements()));
    lead(cells, "destination", TOPOLOGY, r -> first(r.destination().elements()));
    return divided(FIREWALL, cells, rows, Row::elements, Sheet::tone, Team::of, texts);
  }

  private static Page<DnsRow> dns(List<DnsRow> rows, Texts texts) {
    List<Cell<DnsRow>> cells = cells(DNS, Tables.DNS, texts);
    say(cells, "zone", (r, t) -> t.say("sheet.view." + Words.of(r.zone())));
    list(cells, "required_by", "reference");
    lead(cells, "site", TOPOLOGY, DnsRow::site);
    lead(cells, "value", SERVERS, r -> first(r.targets()));
    return divided(DNS, cells, rows, Row::elements, Sheet::tone, Team::of, texts);
  }

  private static Page<CertificateRow> certificates(List<CertificateRow> rows, Texts texts) {
    List<Cell<CertificateRow>> cells = cells(CERTIFICATES, Tables.CERTIFICATES, texts);
    say(
        cells,
        "issuer",
        (r, t) -> t.say(r.publicIssuer() ? "sheet.issuer.public" : "sheet.issuer.enterprise"));
    say(
        cells,
        "ekus",
        (r, t) ->
            t.say(
                r.clientAuthentication()
                    ? "document.certificate.both"
                    : "document.certificate.server"));
    say(cells, "exportable", (r, t) -> t.say(r.exportable() ? "word.yes" : "word.no"));
    // The order counts: a name to each line.
    say(cells, "sans", (r, _) -> String.join("\n", r.sans().stream().map(San::name).toList()));
    list(cells, "servers", "assigned_to", "required_by", "reference");
    lead(cells, "site", TOPOLOGY, CertificateRow::site);
    lead(cells, "servers", SERVERS, r -> first(r.on()));
    return divided(CERTIFICATES, cells, rows, Row::elements, Sheet::tone, Team::of, texts);
  }

  private static Page<PartnerLine> partners(Design design, Texts texts) {
    List<Cell<PartnerLine>> cells = cells(PARTNERS, PartnerLine.COLUMNS, texts);
    list(cells, "domains", "addresses", "modalities");
    lead(cells, "name", TOPOLOGY, l -> Optional.of(l.partner().id()));
    return new Page<>(
        PARTNERS,
        cells,
        PartnerLine.of(design),
        l -> List.of(l.partner().id()),
        _ -> Sheet.Tone.OUTSIDE,
        Optional.empty(),
        "");
  }

  private static Page<Finding> problems(List<Finding> rows, Texts texts) {
    List<Cell<Finding>> cells = cells(PROBLEMS, Problems.COLUMNS, texts);
    say(cells, "severity", (f, t) -> t.say("severity." + f.severity().id()));
    list(cells, "reference");
    lead(cells, "element", TOPOLOGY, Finding::element);
    return divided(
        PROBLEMS,
        cells,
        rows,
        f -> f.element().map(List::of).orElse(List.of()),
        Sheet::tone,
        Team::of,
        texts);
  }

  /// A line of the matrix of one direction.
  private record Way(Matrix.Line line, Direction direction) {
    Optional<FlowResult> of(Traffic traffic) {
      Matrix.Cell cell = line.cells().get(traffic);
      return cell == null ? Optional.empty() : cell.of(direction);
    }

    Optional<FlowResult> wanted(Traffic traffic) {
      return of(traffic).filter(r -> r.flow().wanted());
    }

    String verdict(Traffic traffic, Texts texts) {
      return wanted(traffic)
          .map(r -> texts.say("sim.verdict." + r.verdict().id()))
          .orElse(of(traffic).isPresent() ? "–" : "");
    }

    Sheet.Tone tone(Traffic traffic) {
      return wanted(traffic)
          .map(
              r ->
                  switch (r.verdict()) {
                    case DELIVERED -> Sheet.Tone.INSIDE;
                    case DEGRADED -> Sheet.Tone.WARNING;
                    case FAILED -> Sheet.Tone.ERROR;
                    case NOT_SUPPORTED -> Sheet.Tone.INFO;
                  })
          .orElse(Sheet.Tone.NONE);
    }

    /// Each reason once, in front of it the traffic that it is about.
    String reasons(Texts texts) {
      Map<String, List<String>> reasons = new LinkedHashMap<>();
      for (Traffic traffic : Traffic.values()) {
        wanted(traffic)
            .filter(r -> r.verdict() != Verdict.DELIVERED)
            .ifPresent(
                r ->
                    reasons
                        .computeIfAbsent(texts.say(r.reason().message()), _ -> new ArrayList<>())
                        .add(texts.say("sim.traffic." + traffic.id())));
      }
      return String.join(
          "\n",
          reasons.entrySet().stream()
              .map(e -> String.join(", ", e.getValue()) + ": " + e.getKey())
              .toList());
    }
  }

  private static Page<Way> simulation(Simulated simulated, Texts texts) {
    List<Way> rows = new ArrayList<>();
    for (Matrix.Line line : simulated.matrix()) {
      for (Direction direction : Direction.values()) {
        Way way = new Way(line, direction);
        if (Arrays.stream(Traffic.values()).anyMatch(t -> way.of(t).isPresent())) {
          rows.add(way);
        }
      }
    }
    List<Cell<Way>> cells = new ArrayList<>();
    cells.add(
        Page.<Way>cell(
                "partner",
                texts.say("column.simulation.partner"),
                (w, t) ->
                    w.line.partner().isPresent() ? w.line.name() : t.say("simulation.remote-users"))
            .leading(PARTNERS, w -> w.line.partner()));
    cells.add(
        cell(
            "direction",
            texts.say("column.simulation.direction"),
            (w, t) -> t.say("sim.direction." + w.direction.id())));
    for (Traffic traffic : Traffic.values()) {
      cells.add(
          Page.<Way>cell(
                  traffic.id(),
                  texts.say("sim.traffic." + traffic.id()),
                  (w, t) -> w.verdict(traffic, t))
              .toned(w -> w.tone(traffic)));
    }
    cells.add(cell("reason", texts.say("column.simulation.reason"), Way::reasons));
    return new Page<>(
        SIMULATION,
        cells,
        rows,
        w -> w.line.partner().map(List::of).orElse(List.of()),
        _ -> Sheet.Tone.NONE,
        Optional.empty(),
        texts.say("sheet.note.simulation"));
  }

  private static Page<ChangeLine> changes(ExportInput in) {
    List<Cell<ChangeLine>> cells = cells(CHANGES, ChangeLine.COLUMNS, in.texts());
    return new Page<>(
        CHANGES,
        cells,
        ChangeLine.of(in),
        _ -> List.of(),
        l ->
            switch (l.kind()) {
              case "added" -> Sheet.Tone.INSIDE;
              case "removed" -> Sheet.Tone.ERROR;
              case "decided" -> Sheet.Tone.NONE;
              default -> Sheet.Tone.WARNING;
            },
        Optional.empty(),
        in.baseline()
            .map(b -> in.texts().say("sheet.note.changes", b.name()))
            .orElse(in.texts().say("sheet.note.decisions")));
  }

  private static <R> Page<R> divided(
      String id,
      List<Cell<R>> cells,
      List<R> rows,
      Function<R, ? extends Iterable<ElementId>> elements,
      Function<R, Sheet.Tone> tone,
      Function<R, Team> team,
      Texts texts) {
    cells.add(
        cell("team", texts.say("column.team"), (r, t) -> t.say("team." + team.apply(r).id())));
    List<R> sorted = rows.stream().sorted(Comparator.comparing(team)).toList();
    return new Page<>(id, cells, sorted, elements, tone, Optional.of(team), "");
  }

  private static <R> Cell<R> cell(String id, String heading, BiFunction<R, Texts, String> text) {
    return new Cell<>(
        id, heading, text, "", _ -> Optional.empty(), Optional.empty(), _ -> false, false);
  }

  private static <R> List<Cell<R>> cells(String table, List<Column<R>> columns, Texts texts) {
    List<Cell<R>> cells = new ArrayList<>();
    for (Column<R> column : columns) {
      cells.add(cell(column.id(), texts.say("column." + table + "." + column.id()), column.cell()));
    }
    return cells;
  }

  private static <R> void lead(
      List<Cell<R>> cells, String column, String sheet, Function<R, Optional<ElementId>> to) {
    cells.replaceAll(c -> c.id.equals(column) ? c.leading(sheet, to) : c);
  }

  private static <R> void say(
      List<Cell<R>> cells, String column, BiFunction<R, Texts, String> words) {
    cells.replaceAll(c -> c.id.equals(column) ? c.said(words) : c);
  }

  /// Puts a blank behind each semicolon, where a line may end.
  private static <R> void list(List<Cell<R>> cells, String... columns) {
    for (String column : columns) {
      cells.replaceAll(
          c -> c.id.equals(column) ? c.said((r, t) -> Said.list(c.text.apply(r, t))) : c);
    }
  }

  private static <R> void edit(List<Cell<R>> cells, String column, Function<R, Boolean> where) {
    cells.replaceAll(c -> c.id.equals(column) ? c.editable(where) : c);
  }

  /// Adds the columns that reading back needs: the key of each row, and every cell as it was.
  private static <R> void keep(
      List<Cell<R>> all, List<Cell<R>> cells, String table, Function<R, String> key) {
    all.add(Page.<R>cell("key", Marks.key(table), (r, _) -> key.apply(r)).kept());
    for (Cell<R> cell : cells) {
      all.add(Page.cell("was", Marks.was(cell.id, cell.heading), cell.text).kept());
    }
  }

  private static Optional<ElementId> first(List<ElementId> ids) {
    return ids.stream().findFirst();
  }

  private static Sheet.Tone zone(String zone) {
    return switch (zone) {
      case "internet" -> Sheet.Tone.OUTSIDE;
      case "perimeter" -> Sheet.Tone.PERIMETER;
      default -> Sheet.Tone.INSIDE;
    };
  }
}

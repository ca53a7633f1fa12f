package edgewise.sim.load;

import edgewise.model.ElementId;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// A load result as a report for people, in lines and columns of text.
public final class LoadReport {
  private final Texts texts;
  private final StringBuilder out = new StringBuilder();

  private LoadReport(Texts texts) {
    this.texts = texts;
  }

  /// The report; lines end with LF.
  ///
  /// @param name names of elements, by id
  public static String of(LoadResult result, Texts texts, Function<ElementId, String> name) {
    LoadReport report = new LoadReport(texts);
    report.write(result, name);
    return report.out.toString();
  }

  /// The report; of several runs every number with its spread.
  ///
  /// @param name names of elements, by id
  public static String of(LoadEnsemble ensemble, Texts texts, Function<ElementId, String> name) {
    if (ensemble.isSingle()) {
      return of(ensemble.results().getFirst(), texts, name);
    }
    LoadReport report = new LoadReport(texts);
    report.write(ensemble, name);
    return report.out.toString();
  }

  private void write(LoadEnsemble ensemble, Function<ElementId, String> name) {
    LoadResult first = ensemble.results().getFirst();
    line(
        texts.say(
            "load.text.runs",
            ensemble.results().size(),
            Integer.toString(first.users()),
            LoadText.clock(first.duration().toNanos() / 1e9),
            first.start().toString(),
            Long.toString(first.seed())));
    faults(first, name);
    String section = "";
    List<List<String>> rows = List.of();
    for (LoadEnsemble.Line l : ensemble.lines()) {
      if (l.greatest() == 0 && l.section().equals("drops")) {
        continue;
      }
      if (!l.section().equals(section)) {
        table(rows);
        section = l.section();
        rows = new ArrayList<>();
        rows.add(
            List.of(
                texts.say(LoadWords.section(section)).toUpperCase(texts.locale()),
                "",
                texts.say("load.text.mean"),
                texts.say("load.text.least"),
                texts.say("load.text.greatest"),
                texts.say("load.text.halfwidth")));
      }
      rows.add(
          List.of(
              l.element().isEmpty() ? "" : texts.say(LoadWords.element(section, l.element(), name)),
              texts.say(LoadWords.metric(section, l.metric())),
              LoadText.number(l.mean()),
              LoadText.number(l.least()),
              LoadText.number(l.greatest()),
              LoadText.number(l.halfwidth95())));
    }
    table(rows);
  }

  private void write(LoadResult r, Function<ElementId, String> name) {
    line(
        texts.say(
            "load.text.head",
            Integer.toString(r.users()),
            LoadText.clock(r.duration().toNanos() / 1e9),
            r.start().toString(),
            Long.toString(r.seed())));
    faults(r, name);
    sum(r);
    traffic(r);
    List<List<String>> drops = rows("drops", "dropped");
    for (Map.Entry<DropReason, Long> e : r.drops().entrySet()) {
      drops.add(List.of(texts.say(e.getKey().label()), Long.toString(e.getValue())));
    }
    table(drops);
    servers(r);
    ways("links", r.links(), l -> l.id().value());
    ways("firewalls", r.firewalls(), LoadResult.WayLine::name);
    partners(r);
    LoadResult.MediaLine m = r.media();
    out.append('\n');
    line(
        texts.say(
            "load.text.media",
            Long.toString(m.begun()),
            Long.toString(m.refused()),
            Long.toString(m.broken()),
            Long.toString(m.peak())));
    if (!r.warnings().isEmpty()) {
      out.append('\n');
      line(texts.say("load.text.warnings"));
      r.warnings().forEach(w -> line(texts.say(w.message(name))));
    }
  }

  private void faults(LoadResult r, Function<ElementId, String> name) {
    for (Outage f : r.faults()) {
      String from = LoadText.clock(f.from().toNanos() / 1e9);
      line(
          f.until()
              .map(
                  u ->
                      texts.say(
                          "load.text.fault",
                          name.apply(f.element()),
                          from,
                          LoadText.clock(u.toNanos() / 1e9)))
              .orElseGet(
                  () -> texts.say("load.text.fault-for-good", name.apply(f.element()), from)));
    }
  }

  private void sum(LoadResult r) {
    line(
        texts.say(
            "load.text.sum",
            Long.toString(r.sent()),
            Long.toString(r.delivered()),
            Long.toString(r.dropped()),
            Long.toString(r.inFlight())));
  }

  private void traffic(LoadResult r) {
    List<List<String>> rows =
        rows("traffic", "sent", "delivered", "dropped", "in-flight", "p50", "p95", "p99");
    for (LoadResult.TrafficLine t : r.traffic()) {
      rows.add(
          List.of(
              texts.say(t.traffic().label()),
              Long.toString(t.sent()),
              Long.toString(t.delivered()),
              Long.toString(t.dropped()),
              Long.toString(t.inFlight()),
              one(1000 * t.p50()),
              one(1000 * t.p95()),
              one(1000 * t.p99())));
    }
    table(rows);
  }

  private void servers(LoadResult r) {
    List<List<String>> rows =
        rows("servers", "handled", "rejected", "busy", "busiest", "holding", "users", "relays");
    for (LoadResult.ServerLine s : r.servers()) {
      rows.add(
          List.of(
              s.name(),
              Long.toString(s.handled()),
              Long.toString(s.rejected()),
              one(100 * s.utilisation()),
              one(100 * s.peakUtilisation()),
              one(1000 * s.holding()),
              Long.toString(Math.round(s.users())),
              Integer.toString(s.relays())));
    }
    table(rows);
  }

  private void ways(
      String heading, List<LoadResult.WayLine> ways, Function<LoadResult.WayLine, String> name) {
    List<List<String>> rows = rows(heading, "mean-kbps", "peak-kbps", "peak-share");
    for (LoadResult.WayLine w : ways) {
      rows.add(
          List.of(
              name.apply(w),
              one(w.mean()),
              one(w.peak()),
              w.peakUtilisation().map(u -> one(100 * u)).orElse("")));
    }
    table(rows);
  }

  private void partners(LoadResult r) {
    List<List<String>> rows =
        rows("partners", "out-sent", "out-dropped", "in-sent", "in-dropped", "held", "peak-in");
    for (LoadResult.PartnerLine p : r.partners()) {
      rows.add(
          List.of(
              p.name(),
              Long.toString(p.outSent()),
              Long.toString(p.outDropped()),
              Long.toString(p.inSent()),
              Long.toString(p.inDropped()),
              Long.toString(p.held()),
              Integer.toString(p.peakIn())));
    }
    table(rows);
  }

  private List<List<String>> rows(String... headings) {
    List<String> first = new ArrayList<>();
    for (String h : headings) {
      first.add(texts.say("load.text." + h));
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(first);
    return rows;
  }

  /// The first column stands left, the others right; a table without rows is left out.
  private void table(List<List<String>> rows) {
    if (rows.size() <= 1) {
      return;
    }
    out.append('\n');
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String pad = " ".repeat(widths[i] - row.get(i).length());
        text.append(i == 0 ? row.get(i) + pad : "  " + pad + row.get(i));
      }
      line(text.toString().stripTrailing());
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

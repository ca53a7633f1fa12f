package edgewise.sim.load;

import edgewise.model.ElementId;
import edgewise.model.Words;
import edgewise.text.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A load result as JSON, for files and programs: fixed names, times in seconds, latencies in
/// milliseconds, numbers with at most three decimals.
public final class LoadJson {
  private LoadJson() {}

  /// The result as maps, lists, texts and numbers, in the order in which they are written: the
  /// `load` member of what `simulate` prints.
  public static Map<String, Object> tree(LoadResult result) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("users", result.users());
    tree.put("seed", result.seed());
    tree.put("start", result.start().toString());
    tree.put("durationSeconds", result.duration().toNanos() / 1e9);
    tree.put("events", result.events());
    tree.put("faults", result.faults().stream().map(LoadJson::fault).toList());
    tree.put("sent", result.sent());
    tree.put("delivered", result.delivered());
    tree.put("dropped", result.dropped());
    tree.put("inFlight", result.inFlight());
    tree.put("traffic", result.traffic().stream().map(LoadJson::traffic).toList());
    Map<String, Object> drops = new LinkedHashMap<>();
    result.drops().forEach((reason, n) -> drops.put(Words.of(reason), n));
    tree.put("drops", drops);
    tree.put("servers", result.servers().stream().map(LoadJson::server).toList());
    tree.put("links", result.links().stream().map(LoadJson::way).toList());
    tree.put("firewalls", result.firewalls().stream().map(LoadJson::way).toList());
    tree.put("partners", result.partners().stream().map(LoadJson::partner).toList());
    tree.put("media", media(result.media()));
    tree.put("warnings", result.warnings().stream().map(LoadJson::warning).toList());
    tree.put("series", series(result.series()));
    return tree;
  }

  /// The same as text, two blanks a level.
  ///
  /// @param depth levels that lines but the first are already inside of
  public static String text(LoadResult result, int depth) {
    StringBuilder out = new StringBuilder();
    write(tree(result), depth, out);
    return out.toString();
  }

  /// Several runs as maps, lists, texts and numbers: their seeds, then every number with its
  /// spread.
  public static Map<String, Object> tree(LoadEnsemble ensemble) {
    Map<String, Object> tree = new LinkedHashMap<>();
    LoadResult first = ensemble.results().getFirst();
    tree.put("users", first.users());
    tree.put("runs", ensemble.results().size());
    tree.put("seeds", ensemble.results().stream().map(LoadResult::seed).toList());
    tree.put("start", first.start().toString());
    tree.put("durationSeconds", first.duration().toNanos() / 1e9);
    tree.put("faults", first.faults().stream().map(LoadJson::fault).toList());
    tree.put("lines", ensemble.lines().stream().map(LoadJson::line).toList());
    return tree;
  }

  private static Map<String, Object> line(LoadEnsemble.Line line) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("section", line.section());
    if (!line.element().isEmpty()) {
      map.put("element", line.element());
    }
    map.put("metric", line.metric());
    map.put("runs", line.runs());
    map.put("mean", line.mean());
    map.put("least", line.least());
    map.put("greatest", line.greatest());
    map.put("halfwidth95", line.halfwidth95());
    return map;
  }

  /// The same as text, two blanks a level; of one run its result, of several their spread.
  ///
  /// @param depth levels that lines but the first are already inside of
  public static String text(LoadEnsemble ensemble, int depth) {
    if (ensemble.isSingle()) {
      return text(ensemble.results().getFirst(), depth);
    }
    StringBuilder out = new StringBuilder();
    write(tree(ensemble), depth, out);
    return out.toString();
  }

  private static Map<String, Object> fault(Outage fault) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("element", fault.element().value());
    map.put("from", fault.from().toNanos() / 1e9);
    fault.until().ifPresent(u -> map.put("until", u.toNanos() / 1e9));
    return map;
  }

  private static Map<String, Object> traffic(LoadResult.TrafficLine line) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", Words.of(line.traffic()));
    map.put("sent", line.sent());
    map.put("delivered", line.delivered());
    map.put("dropped", line.dropped());
    map.put("inFlight", line.inFlight());
    map.put("meanMs", 1000 * line.mean());
    map.put("p50Ms", 1000 * line.p50());
    map.put("p95Ms", 1000 * line.p95());
    map.put("p99Ms", 1000 * line.p99());
    map.put("longestMs", 1000 * line.longest());
    return map;
  }

  private static Map<String, Object> server(LoadResult.ServerLine line) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", line.id().value());
    map.put("name", line.name());
    map.put("pool", line.pool().value());
    map.put("handled", line.handled());
    map.put("rejected", line.rejected());
    map.put("utilisation", line.utilisation());
    map.put("peakUtilisation", line.peakUtilisation());
    map.put("holdingMs", 1000 * line.holding());
    map.put("longestQueue", line.longestQueue());
    map.put("throttledSeconds", line.throttled());
    map.put("peakUsers", line.users());
    map.put("peakRelays", line.relays());
    map.put("certificateChecks", line.certificateChecks());
    return map;
  }

  private static Map<String, Object> way(LoadResult.WayLine line) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", line.id().value());
    map.put("name", line.name());
    line.capacity().ifPresent(c -> map.put("capacityKbps", c));
    map.put("meanKbps", line.mean());
    map.put("peakKbps", line.peak());
    line.peakUtilisation().ifPresent(u -> map.put("peakUtilisation", u));
    return map;
  }

  private static Map<String, Object> partner(LoadResult.PartnerLine line) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", line.id().value());
    map.put("name", line.name());
    map.put("outSent", line.outSent());
    map.put("outDelivered", line.outDelivered());
    map.put("outDropped", line.outDropped());
    map.put("inSent", line.inSent());
    map.put("inDelivered", line.inDelivered());
    map.put("inDropped", line.inDropped());
    map.put("held", line.held());
    map.put("peakInPerSecond", line.peakIn());
    map.put("peakXmppConnections", line.streams());
    return map;
  }

  private static Map<String, Object> media(LoadResult.MediaLine line) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("begun", line.begun());
    map.put("refused", line.refused());
    map.put("completed", line.completed());
    map.put("broken", line.broken());
    map.put("running", line.running());
    map.put("peak", line.peak());
    return map;
  }

  private static Map<String, Object> warning(LoadWarning warning) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("limit", warning.limit());
    map.put("element", warning.element().value());
    map.put("unit", warning.unit());
    map.put("maximum", warning.most());
    map.put("reached", warning.reached());
    map.put("atSeconds", warning.at());
    return map;
  }

  private static Map<String, Object> series(LoadSeries series) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("times", series.times());
    List<Object> columns = new ArrayList<>();
    for (LoadSeries.Column c : series.columns()) {
      Map<String, Object> column = new LinkedHashMap<>();
      column.put("metric", Words.of(c.metric()));
      Optional<ElementId> element = c.element();
      element.ifPresent(id -> column.put("element", id.value()));
      c.reason().ifPresent(r -> column.put("reason", Words.of(r)));
      column.put("values", c.values());
      columns.add(column);
    }
    map.put("columns", columns);
    return map;
  }

  // Writing

  private static void write(Object value, int depth, StringBuilder out) {
    switch (value) {
      case Map<?, ?> map -> object(map, depth, out);
      case List<?> list -> array(list, depth, out);
      case Double d -> out.append(LoadText.number(d));
      case Number n -> out.append(n);
      default -> JsonString.quote(value.toString(), out);
    }
  }

  private static void object(Map<?, ?> map, int depth, StringBuilder out) {
    if (map.isEmpty()) {
      out.append("{}");
      return;
    }
    String before = "{";
    for (Map.Entry<?, ?> e : map.entrySet()) {
      out.append(before).append('\n').repeat("  ", depth + 1);
      JsonString.quote(e.getKey().toString(), out);
      out.append(": ");
      write(e.getValue(), depth + 1, out);
      before = ",";
    }
    out.append('\n').repeat("  ", depth).append('}');
  }

  private static void array(List<?> list, int depth, StringBuilder out) {
    if (list.isEmpty() || list.getFirst() instanceof Number) {
      out.append(
          list.stream()
              .map(n -> n instanceof Double d ? LoadText.number(d) : n.toString())
              .collect(Collectors.joining(", ", "[", "]")));
      return;
    }
    String before = "[";
    for (Object item : list) {
      out.append(before).append('\n').repeat("  ", depth + 1);
      write(item, depth + 1, out);
      before = ",";
    }
    out.append('\n').repeat("  ", depth).append(']');
  }
}

package edgewise.export;

import edgewise.export.document.Fields;
import edgewise.model.Direction;
import edgewise.model.ElementId;
import edgewise.model.Traffic;
import edgewise.model.Verdict;
import edgewise.sim.FlowResult;
import edgewise.sim.Matrix;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the simulator says of the design: a matrix, and why whatever does not get through does not.
final class SimulationResults {
  private final ExportInput in;
  private final Texts texts;

  SimulationResults(ExportInput in) {
    this.in = in;
    texts = in.texts();
  }

  Fields fields() {
    List<Matrix.Line> matrix = in.simulated().matrix();
    List<Traffic> traffic =
        Arrays.stream(Traffic.values())
            .filter(t -> matrix.stream().anyMatch(l -> l.cells().containsKey(t)))
            .toList();
    List<Fields> lines = new ArrayList<>();
    for (Matrix.Line line : matrix) {
      for (Direction direction : Direction.values()) {
        if (line.cells().values().stream().anyMatch(c -> c.of(direction).isPresent())) {
          lines.add(line(line, direction, traffic));
        }
      }
    }
    Map<Verdict, Integer> counts = in.simulated().counts();
    List<Fields> verdicts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      if (counts.containsKey(verdict)) {
        verdicts.add(
            new Fields()
                .put("tone", verdict.id())
                .put("text", texts.say("sim.verdict." + verdict.id()))
                .put("count", counts.get(verdict)));
      }
    }
    return new Fields()
        .texts("traffic", traffic.stream().map(t -> texts.say("sim.traffic." + t.id())).toList())
        .put("lines", lines)
        .put("verdicts", verdicts)
        .put("flows", counts.values().stream().mapToInt(Integer::intValue).sum())
        .put("failures", failures());
  }

  private Fields line(Matrix.Line line, Direction direction, List<Traffic> traffic) {
    List<Fields> cells = new ArrayList<>();
    for (Traffic t : traffic) {
      Optional<FlowResult> result =
          Optional.ofNullable(line.cells().get(t)).flatMap(c -> c.of(direction));
      Optional<FlowResult> wanted = result.filter(r -> r.flow().wanted());
      cells.add(
          new Fields()
              .put("tone", wanted.map(r -> r.verdict().id()).orElse("none"))
              .put(
                  "text",
                  wanted
                      .map(r -> texts.say("sim.verdict." + r.verdict().id()))
                      .orElse(result.isPresent() ? "–" : "")));
    }
    return new Fields()
        .put("partner", partner(line.partner(), line.name()))
        .put("href", line.partner().map(Planning::link))
        .put("direction", texts.say("sim.direction." + direction.id()))
        .put("cells", cells);
  }

  private String partner(Optional<ElementId> partner, String name) {
    return partner.isPresent() ? name : texts.say("simulation.remote-users");
  }

  /// Flows that end alike for the same reason are one entry.
  private List<Fields> failures() {
    Map<List<String>, List<String>> alike = new LinkedHashMap<>();
    for (FlowResult r : in.simulated().results()) {
      if (r.flow().wanted() && r.verdict() != Verdict.DELIVERED) {
        List<String> key =
            List.of(
                partner(r.flow().partner(), r.flow().partnerName()),
                r.verdict().id(),
                texts.say(r.reason().message()),
                r.reason().isNone() ? "" : texts.say(r.reason().symptom()));
        String what =
            texts.say(
                "document.simulation.flow",
                texts.say("sim.traffic." + r.flow().traffic().id()),
                texts.say("sim.direction." + r.flow().direction().id()));
        List<String> flows = alike.computeIfAbsent(key, _ -> new ArrayList<>());
        if (!flows.contains(what)) {
          flows.add(what);
        }
      }
    }
    List<Fields> all = new ArrayList<>();
    alike.forEach(
        (key, flows) ->
            all.add(
                new Fields()
                    .put("partner", key.get(0))
                    .put("tone", key.get(1))
                    .put("verdict", texts.say("sim.verdict." + key.get(1)))
                    .put("reason", key.get(2))
                    .put("symptom", key.get(3))
                    .texts("flows", flows)
                    .put("flow-list", String.join(", ", flows))));
    return all;
  }
}

package edgewise.cli;

import edgewise.model.Document;
import edgewise.model.Verdict;
import edgewise.model.Words;
import edgewise.sim.FlowResult;
import edgewise.sim.Simulator;
import edgewise.text.JsonOut;
import edgewise.text.Texts;
import edgewise.work.ScenarioRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What came of all scenarios that are saved in a design.
///
/// @param runs one for each scenario, in their order in the design
record ScenarioAnswers(List<ScenarioRun> runs) {
  private static final int STATE_WIDTH = 18;

  ScenarioAnswers {
    runs = List.copyOf(runs);
  }

  static ScenarioAnswers of(Document document, Simulator simulator) {
    return new ScenarioAnswers(
        document.decisions().scenarios().stream().map(s -> ScenarioRun.of(simulator, s)).toList());
  }

  /// Whether something that is wanted does not come about: a scenario does not end as it should, it
  /// names what is gone, or, where nothing is stated, a wanted flow fails.
  boolean isTrouble() {
    return runs.stream().anyMatch(ScenarioAnswers::isTrouble);
  }

  static boolean isTrouble(ScenarioRun run) {
    return switch (run.state()) {
      case HOLDS -> false;
      case OPEN -> run.results().stream().anyMatch(FlowResult::isTrouble);
      case BROKEN, GONE -> true;
    };
  }

  /// In lines for people.
  void text(Texts texts, Console console) {
    if (runs.isEmpty()) {
      console.line(texts.say("cli.simulate.scenarios.none"));
      return;
    }
    for (ScenarioRun run : runs) {
      String state = texts.say("scenario.state." + Words.of(run.state()));
      console.line(
          state
              + " ".repeat(Math.max(1, STATE_WIDTH - state.length()))
              + texts.say(
                  "cli.simulate.scenarios.line",
                  run.scenario().name(),
                  run.results().size(),
                  texts.say(
                      run.worst()
                          .map(v -> "sim.verdict." + v.id())
                          .orElse("cli.simulate.scenarios.no-flow")),
                  texts.say(
                      run.scenario()
                          .expected()
                          .map(v -> "sim.verdict." + v.id())
                          .orElse("scenario.expected.nothing"))));
      if (isTrouble(run)) {
        console.line(" ".repeat(STATE_WIDTH) + texts.say("cli.simulate.why", why(run, texts)));
      }
    }
    console.line(
        texts.say(
            "cli.simulate.scenarios.done",
            runs.size(),
            count(ScenarioRun.State.HOLDS),
            count(ScenarioRun.State.BROKEN),
            count(ScenarioRun.State.GONE),
            count(ScenarioRun.State.OPEN)));
  }

  private long count(ScenarioRun.State state) {
    return runs.stream().filter(r -> r.state() == state).count();
  }

  /// What is gone, or why the flow to look at first ends as it does.
  private static String why(ScenarioRun run, Texts texts) {
    if (!run.gone().isEmpty()) {
      return texts.say(run.gone().getFirst());
    }
    Optional<FlowResult> first = run.first();
    return first.isEmpty()
        ? texts.say("scenario.no-flow")
        : first.get().reason().isNone()
            ? texts.say("sim.verdict." + first.get().verdict().id())
            : texts.say(first.get().reason().message());
  }

  /// For programs: name, what was expected, state, worst verdict, number of flows, those that end
  /// in another way, and why, of each.
  void json(Texts texts, Console console) {
    JsonOut json = new JsonOut(console.out()::print);
    json.beginObject();
    json.beginArray("scenarios");
    for (ScenarioRun run : runs) {
      json.beginObject();
      json.field("name", run.scenario().name());
      json.field("expected", run.scenario().expected().map(Verdict::id).orElse(""));
      json.field("state", Words.of(run.state()));
      json.field("verdict", run.worst().map(Verdict::id).orElse(""));
      json.field("flows", run.results().size());
      json.beginArray("unexpected");
      for (FlowResult r : run.surprises()) {
        json.beginObject();
        json.field("flow", r.flow().traffic().id());
        json.field("partner", r.flow().partnerName());
        json.field("direction", r.flow().direction().id());
        json.field("user", r.flow().userName());
        json.field("verdict", r.verdict().id());
        json.field("reason", r.reason().isNone() ? "" : texts.say(r.reason().message()));
        json.endObject();
      }
      json.endArray();
      json.field("reason", isTrouble(run) ? why(run, texts) : "");
      json.endObject();
    }
    json.endArray();
    json.endObject();
    json.end();
  }

  /// Columns `name,expected,state,verdict,flows,unexpected,reason`.
  void csv(Texts texts, Console console) {
    console.out().print("name,expected,state,verdict,flows,unexpected,reason\n");
    for (ScenarioRun run : runs) {
      console
          .out()
          .print(
              CsvLine.of(
                  run.scenario().name(),
                  run.scenario().expected().map(Verdict::id).orElse(""),
                  Words.of(run.state()),
                  run.worst().map(Verdict::id).orElse(""),
                  Integer.toString(run.results().size()),
                  run.surprises().stream()
                      .map(r -> r.flow().key())
                      .collect(Collectors.joining(";")),
                  isTrouble(run) ? why(run, texts) : ""));
    }
  }
}

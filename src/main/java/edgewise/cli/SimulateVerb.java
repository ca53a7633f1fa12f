package edgewise.cli;

import edgewise.model.Assumption;
import edgewise.model.Direction;
import edgewise.model.Document;
import edgewise.model.Partner;
import edgewise.model.Scenario;
import edgewise.model.Traffic;
import edgewise.model.Verdict;
import edgewise.model.Words;
import edgewise.plan.Design;
import edgewise.plan.Plans;
import edgewise.sim.Fault;
import edgewise.sim.Flow;
import edgewise.sim.FlowResult;
import edgewise.sim.Hop;
import edgewise.sim.Reason;
import edgewise.sim.SimSettings;
import edgewise.sim.Simulator;
import edgewise.sim.Sweep;
import edgewise.sim.load.LoadCsv;
import edgewise.sim.load.LoadEnsemble;
import edgewise.sim.load.LoadJson;
import edgewise.sim.load.LoadReport;
import edgewise.sim.load.Outage;
import edgewise.text.JsonOut;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import edgewise.work.LoadQuestion;
import edgewise.work.ScenarioRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `simulate FILE [options]`: runs federation traffic over the planned rows.
final class SimulateVerb extends Verb {
  private static final int NAME_WIDTH = 15;

  /// What a scenario says itself.
  private static final List<String> ALONE =
      List.of("--flow", "--partner", "--direction", "--fail", "--assume", "--load", "--sweep");

  /// What says nothing without a load.
  private static final List<String> OF_LOAD =
      List.of(
          "--interval",
          "--codec",
          "--bandwidth",
          "--dimension",
          "--partner-load",
          "--link",
          "--outbound-by-director",
          "--public-im-moves-on");

  SimulateVerb(Texts texts) {
    super("simulate", texts);
  }

  @Override
  void describe(CommandSpec spec) {
    parameter(spec, 0, "FILE");
    options(spec, "--flow", "KIND");
    options(spec, "--partner", "NAME");
    option(spec, "--direction", "out|in|both", false);
    options(spec, "--fail", "WHAT[@TIME]");
    options(spec, "--assume", "WHAT");
    option(spec, "--scenario", "NAME", false);
    flag(spec, "--scenarios");
    option(spec, "--load", "USERS", false);
    option(spec, "--start", "HH:MM", false);
    option(spec, "--duration", "SPAN", false);
    option(spec, "--seed", "N", false);
    option(spec, "--runs", "N", false);
    option(spec, "--interval", "SPAN", false);
    options(spec, "--rate", "ID=VALUE");
    options(spec, "--codec", "USE=CODEC");
    options(spec, "--bandwidth", "USE=KBPS");
    option(spec, "--dimension", "typical|max|max-fec", false);
    options(spec, "--partner-load", "PARTNER:WHAT=VALUE");
    options(spec, "--link", "LINK=KBPS");
    flag(spec, "--outbound-by-director");
    flag(spec, "--public-im-moves-on");
    option(spec, "--sweep", "1|2", false);
    option(spec, "--shard", "I/N", false);
    option(spec, "--format", "text|json|csv", false);
  }

  /// What was asked for.
  private record Question(
      List<Traffic> kinds,
      List<String> partners,
      Optional<Direction> direction,
      List<Fault> faults,
      List<Assumption> assumptions,
      Optional<LoadQuestion> load) {
    /// Faults that must name something; links of sites only play a part in the load.
    List<Fault> known(Simulator simulator) {
      return load.isEmpty()
          ? faults
          : faults.stream()
              .filter(f -> LoadQuestion.siteLink(f.target(), simulator.plan().design()).isEmpty())
              .toList();
    }
  }

  @Override
  int run(ParseResult args, Console console) {
    String format;
    switch (format(args, List.of("text", "json", "csv"))) {
      case Outcome.Ok<String> ok -> format = ok.value();
      case Outcome.Refused<String> refused -> {
        return refuse(refused, console, WRONG_USAGE);
      }
    }
    for (String saved : List.of("--scenario", "--scenarios")) {
      for (String other : ALONE) {
        if (args.hasMatchedOption(saved) && args.hasMatchedOption(other)) {
          return refuse((Outcome.Refused<?>) no("scenario-alone", other), console, WRONG_USAGE);
        }
      }
    }
    Question question;
    switch (question(args)) {
      case Outcome.Ok<Question> ok -> question = ok.value();
      case Outcome.Refused<Question> refused -> {
        return refuse(refused, console, WRONG_USAGE);
      }
    }
    Optional<Document> read = read(Path.of(args.matchedPositionalValue(0, "")), console);
    if (read.isEmpty()) {
      return WRONG_USAGE;
    }
    Document document = read.get();
    Simulator simulator =
        new Simulator(Plans.of(document.topology()), SimSettings.with(question.assumptions()));
    if (simulator.known(question.known(simulator))
        instanceof Outcome.Refused<List<Fault>> refused) {
      return refuse(refused, console, WRONG_USAGE);
    }
    if (args.hasMatchedOption("--sweep")) {
      return sweep(args, simulator, question.faults(), console);
    }
    if (args.hasMatchedOption("--scenario")) {
      return scenario(args, document, simulator, format, console);
    }
    if (args.hasMatchedOption("--scenarios")) {
      return scenarios(document, simulator, format, console);
    }
    List<Flow> flows;
    switch (flows(simulator, question)) {
      case Outcome.Ok<List<Flow>> ok -> flows = ok.value();
      case Outcome.Refused<List<Flow>> refused -> {
        return refuse(refused, console, WRONG_USAGE);
      }
    }
    Optional<LoadEnsemble> load = Optional.empty();
    if (question.load().isPresent()) {
      switch (load(args, simulator, question, console)) {
        case Outcome.Ok<LoadEnsemble> ok -> load = Optional.of(ok.value());
        case Outcome.Refused<LoadEnsemble> refused -> {
          return refuse(refused, console, WRONG_USAGE);
        }
      }
    }
    List<FlowResult> results = new ArrayList<>(flows.size());
    for (Flow flow : flows) {
      results.add(simulator.run(flow, question.faults()));
    }
    switch (format) {
      case "json" -> json(results, load, Optional.empty(), console);
      case "csv" -> {
        if (load.isPresent()) {
          console.out().print(LoadCsv.of(load.get()));
        } else {
          csv(results, console);
        }
      }
      default -> {
        text(results, console);
        if (load.isPresent()) {
          Design design = simulator.plan().design();
          console.line("");
          LoadReport.of(load.get(), texts(), design::name).lines().forEach(console::line);
        }
      }
    }
    return results.stream().anyMatch(FlowResult::isTrouble) ? NO : DONE;
  }

  /// Runs what somebody saved in the window. What is stated there counts, and nothing else.
  private int scenario(
      ParseResult args, Document document, Simulator simulator, String format, Console console) {
    String name = args.matchedOptionValue("--scenario", "");
    Optional<Scenario> scenario = document.decisions().scenario(name);
    if (scenario.isEmpty()) {
      String names =
          document.decisions().scenarios().stream()
              .map(Scenario::name)
              .collect(Collectors.joining(", "));
      return refuse(
          (Outcome.Refused<?>)
              (names.isEmpty() ? no("no-scenarios", name) : no("bad-scenario", name, names)),
          console,
          WRONG_USAGE);
    }
    ScenarioRun run;
    switch (ScenarioRun.of(simulator, scenario.get()).whole()) {
      case Outcome.Ok<ScenarioRun> ok -> run = ok.value();
      case Outcome.Refused<ScenarioRun> refused -> {
        return refuse(refused, console, WRONG_USAGE);
      }
    }
    switch (format) {
      case "json" -> json(run.results(), Optional.empty(), Optional.of(run), console);
      case "csv" -> csv(run.results(), console);
      default -> {
        text(run.results(), console);
        scenario
            .get()
            .expected()
            .ifPresent(
                e ->
                    console.line(
                        texts()
                            .say(
                                "cli.simulate.expected."
                                    + (run.state() == ScenarioRun.State.HOLDS ? "holds" : "broken"),
                                name,
                                texts().say("sim.verdict." + e.id()),
                                run.surprises().size())));
      }
    }
    return ScenarioAnswers.isTrouble(run) ? NO : DONE;
  }

  /// Runs all that somebody saved in the window.
  private int scenarios(Document document, Simulator simulator, String format, Console console) {
    ScenarioAnswers answers = ScenarioAnswers.of(document, simulator);
    switch (format) {
      case "json" -> answers.json(texts(), console);
      case "csv" -> answers.csv(texts(), console);
      default -> answers.text(texts(), console);
    }
    return answers.isTrouble() ? NO : DONE;
  }

  private Outcome<LoadEnsemble> load(
      ParseResult args, Simulator simulator, Question question, Console console) {
    Design design = simulator.plan().design();
    LoadQuestion load;
    switch (LoadOptions.of(question.load().orElseThrow(), args, design)) {
      case Outcome.Ok<LoadQuestion> ok -> load = ok.value();
      case Outcome.Refused<LoadQuestion> refused -> {
        return new Outcome.Refused<>(refused.why());
      }
    }
    return switch (LoadQuestion.outages(question.faults(), simulator)) {
      case Outcome.Ok<List<Outage>> ok ->
          load.withOutages(ok.value())
              .answer(
                  design,
                  share -> console.on(texts().say("cli.simulate.loading", Math.round(share * 100))),
                  console);
      case Outcome.Refused<List<Outage>> refused -> new Outcome.Refused<>(refused.why());
    };
  }

  private Outcome<Question> question(ParseResult args) {
    List<Traffic> kinds = new ArrayList<>();
    for (String word : LoadOptions.values(args, "--flow")) {
      Optional<Object> kind = Words.parse(Traffic.class, word);
      if (kind.isEmpty()) {
        return no(
            "bad-flow",
            word,
            Arrays.stream(Traffic.values()).map(Traffic::id).collect(Collectors.joining(", ")));
      }
      kinds.add((Traffic) kind.get());
    }
    String word = args.matchedOptionValue("--direction", "both");
    Optional<Object> direction = Words.parse(Direction.class, word);
    if (direction.isEmpty() && !word.equals("both")) {
      return no("bad-direction", word);
    }
    List<Fault> faults = new ArrayList<>();
    for (String text : faults(args)) {
      switch (Fault.parse(text)) {
        case Outcome.Ok<Fault> ok -> faults.add(ok.value());
        case Outcome.Refused<Fault> refused -> {
          return new Outcome.Refused<>(refused.why());
        }
      }
    }
    List<Assumption> assumptions = new ArrayList<>();
    for (String assumed : LoadOptions.values(args, "--assume")) {
      Optional<Object> assumption = Words.parse(Assumption.class, assumed);
      if (assumption.isEmpty()) {
        return no(
            "bad-assumption",
            assumed,
            Arrays.stream(Assumption.values())
                .map(Assumption::id)
                .collect(Collectors.joining(", ")));
      }
      assumptions.add((Assumption) assumption.get());
    }
    for (String option : OF_LOAD) {
      if (args.hasMatchedOption(option) && !args.hasMatchedOption("--load")) {
        return no("load-missing", option);
      }
    }
    Optional<LoadQuestion> load = Optional.empty();
    if (args.hasMatchedOption("--load")) {
      switch (LoadOptions.read(args)) {
        case Outcome.Ok<LoadQuestion> ok -> load = Optional.of(ok.value());
        case Outcome.Refused<LoadQuestion> refused -> {
          return new Outcome.Refused<>(refused.why());
        }
      }
    }
    return Outcome.ok(
        new Question(
            kinds,
            LoadOptions.values(args, "--partner"),
            direction.map(Direction.class::cast),
            faults,
            assumptions,
            load));
  }

  /// What `--fail` says: several may stand in one value, and the two ends of a link are one.
  private static List<String> faults(ParseResult args) {
    List<String> all = new ArrayList<>();
    for (String word : LoadOptions.values(args, "--fail")) {
      String last = all.isEmpty() ? "" : all.getLast();
      if (last.startsWith("link:") && !last.contains(",")) {
        all.set(all.size() - 1, last + "," + word);
      } else {
        all.add(word);
      }
    }
    return all;
  }

  private <T> Outcome<T> no(String key, Object... args) {
    return Outcome.refused(Trouble.of("", Message.of("cli.simulate." + key, args)));
  }

  private Outcome<List<Flow>> flows(Simulator simulator, Question question) {
    Set<String> partners = new HashSet<>();
    for (String name : question.partners()) {
      List<Partner> named = LoadOptions.partners(name, simulator.plan().design());
      if (named.isEmpty()) {
        return no("bad-partner", name);
      }
      named.forEach(p -> partners.add(p.id().value()));
    }
    List<Flow> all =
        question.kinds().isEmpty() ? simulator.wanted() : simulator.flows(question.kinds());
    return Outcome.ok(
        all.stream()
            .filter(
                f ->
                    partners.isEmpty()
                        || f.partner().filter(p -> partners.contains(p.value())).isPresent())
            .filter(
                f -> question.direction().isEmpty() || question.direction().get() == f.direction())
            .toList());
  }

  private void text(List<FlowResult> results, Console console) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (FlowResult r : results) {
      counts.merge(r.verdict(), 1, Integer::sum);
      console.line(
          pad(texts().say("sim.verdict." + r.verdict().id()))
              + texts()
                  .say(
                      "cli.simulate.line",
                      texts().say("sim.traffic." + r.flow().traffic().id()),
                      partner(r.flow()),
                      texts().say("sim.direction." + r.flow().direction().id()),
                      r.flow().userName(),
                      r.hops().size()));
      if (!r.reason().isNone()) {
        console.line(" ".repeat(NAME_WIDTH) + texts().say("cli.simulate.why", say(r.reason())));
        console.line(
            " ".repeat(NAME_WIDTH)
                + texts().say("cli.simulate.seen", texts().say(r.reason().symptom())));
      }
    }
    console.line(
        texts()
            .say(
                "cli.simulate.done",
                results.size(),
                counts.getOrDefault(Verdict.DELIVERED, 0),
                counts.getOrDefault(Verdict.DEGRADED, 0),
                counts.getOrDefault(Verdict.FAILED, 0),
                counts.getOrDefault(Verdict.NOT_SUPPORTED, 0)));
  }

  private static String pad(String text) {
    return text + " ".repeat(Math.max(1, NAME_WIDTH - text.length()));
  }

  private String partner(Flow flow) {
    return flow.partnerName().isEmpty() ? texts().say("cli.simulate.outside") : flow.partnerName();
  }

  private String say(Reason reason) {
    return reason.isNone() ? "" : texts().say(reason.message());
  }

  private void json(
      List<FlowResult> results,
      Optional<LoadEnsemble> load,
      Optional<ScenarioRun> scenario,
      Console console) {
    JsonOut json = new JsonOut(console.out()::print);
    json.beginObject();
    json.beginArray("flows");
    for (FlowResult r : results) {
      json.beginObject();
      json.field("flow", r.flow().traffic().id());
      json.field("partner", r.flow().partnerName());
      json.field("direction", r.flow().direction().id());
      json.field("user", r.flow().userName());
      json.field("verdict", r.verdict().id());
      json.field("code", r.reason().isNone() ? "" : r.reason().why().id());
      json.field("reason", say(r.reason()));
      json.field("symptom", r.reason().isNone() ? "" : texts().say(r.reason().symptom()));
      json.field("sip", r.reason().why().code().sip());
      json.field("diagnostic", r.reason().why().code().reason());
      json.field("xmpp", r.reason().why().code().xmpp());
      json.beginArray("hops");
      for (Hop h : r.hops()) {
        json.beginObject();
        json.field("n", h.n());
        json.field("from", h.from());
        json.field("to", h.to());
        json.field("protocol", h.protocol());
        json.field("transport", h.transport());
        json.field("port", h.port());
        json.field("lookup", h.lookup());
        json.field("certificate", h.certificate());
        json.field("rule", h.rule());
        json.field("result", h.result().id());
        json.field("reason", say(h.why()));
        json.endObject();
      }
      json.endArray();
      json.endObject();
    }
    json.endArray();
    scenario.ifPresent(
        s -> {
          json.beginObject("scenario");
          json.field("name", s.scenario().name());
          json.field("expected", s.scenario().expected().map(Verdict::id).orElse(""));
          json.field("state", Words.of(s.state()));
          json.endObject();
        });
    load.ifPresent(l -> json.written("load", LoadJson.text(l, 1)));
    json.endObject();
    json.end();
  }

  private void csv(List<FlowResult> results, Console console) {
    console.out().print("flow,partner,direction,user,verdict,code,reason,symptom,rules\n");
    for (FlowResult r : results) {
      console
          .out()
          .print(
              CsvLine.of(
                  r.flow().traffic().id(),
                  r.flow().partnerName(),
                  r.flow().direction().id(),
                  r.flow().userName(),
                  r.verdict().id(),
                  r.reason().isNone() ? "" : r.reason().why().id(),
                  say(r.reason()),
                  r.reason().isNone() ? "" : texts().say(r.reason().symptom()),
                  String.join(";", r.trace().rules())));
    }
  }

  private int sweep(ParseResult args, Simulator simulator, List<Fault> base, Console console) {
    String depth = args.matchedOptionValue("--sweep", "1");
    if (!depth.equals("1") && !depth.equals("2")) {
      return refuse((Outcome.Refused<?>) no("bad-sweep", depth), console, WRONG_USAGE);
    }
    int share = 1;
    int shares = 1;
    String shard = args.matchedOptionValue("--shard", "1/1");
    if (shard.matches("[1-9]\\d{0,5}/[1-9]\\d{0,5}")) {
      share = Integer.parseInt(shard.substring(0, shard.indexOf('/')));
      shares = Integer.parseInt(shard.substring(shard.indexOf('/') + 1));
    } else {
      shares = 0;
    }
    if (share > shares) {
      return refuse((Outcome.Refused<?>) no("bad-shard", shard), console, WRONG_USAGE);
    }
    Sweep sweep = new Sweep(simulator, base);
    console.out().print("case,failed,lost,degraded,wanted,flows,reason\n");
    boolean any = false;
    for (Sweep.Case c : sweep.run(Integer.parseInt(depth), share, shares, console::isCancelled)) {
      any |= !c.lost().isEmpty();
      console
          .out()
          .print(
              CsvLine.of(
                  Integer.toString(c.number() + 1),
                  c.failed().stream().map(Fault::target).collect(Collectors.joining(";")),
                  Integer.toString(c.lost().size()),
                  Integer.toString(c.worse().size()),
                  Integer.toString(c.wanted()),
                  c.lost().stream().map(r -> r.flow().key()).collect(Collectors.joining(";")),
                  c.lost().isEmpty() ? "" : say(c.lost().getFirst().reason())));
    }
    return console.isCancelled() ? CANCELLED : any ? NO : DONE;
  }
}

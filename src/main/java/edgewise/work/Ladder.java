package edgewise.work;

import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.PortRange;
import edgewise.plan.Design;
import edgewise.plan.FirewallRow;
import edgewise.plan.Plan;
import edgewise.sim.FlowResult;
import edgewise.sim.Hop;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The sequence diagram of a flow: machines as lifelines, steps from top to bottom, all with their
/// places, so that the window and the files show the same.
///
/// @param lifelines from left to right, in the order in which they come into play
public record Ladder(List<Lifeline> lifelines, List<Step> steps, double width, double height) {
  /// Height of the names above the lifelines.
  public static final double HEAD = 44;

  /// Height of a line of words.
  public static final double LINE = 16;

  /// Room between the words of a step and the next one.
  public static final double GAP = 8;

  /// Room left of the first lifeline.
  public static final double LEFT = 106;

  /// Width of the names above the lifelines.
  public static final double NAME = 150;

  private static final double COLUMN = 160;
  private static final double LETTER = 6.4;

  /// A machine.
  ///
  /// @param name short, as people say it
  /// @param what its kind, or empty
  /// @param element empty for those that are not drawn
  public record Lifeline(
      String machine, String name, String what, Optional<ElementId> element, double x) {}

  /// A step between two lifelines, or a decision on one.
  ///
  /// @param from position of the lifeline where it begins; equal to `to` for a decision
  /// @param y upper edge
  /// @param label what is sent, or what is decided
  /// @param lines what is said below it
  public record Step(
      Hop hop, int from, int to, double y, double height, String label, List<List<Part>> lines) {
    /// Whether nothing is sent.
    public boolean isDecision() {
      return from == to;
    }

    /// Whether it went wrong, be it that another way was found.
    public boolean isBad() {
      return hop.result() != Hop.Result.OK;
    }

    /// Where the arrow runs.
    public double arrow() {
      return y + LINE + 4;
    }

    /// Where the words below it begin.
    public double below() {
      return isDecision() ? y + LINE + 8 : y + LINE + 10;
    }
  }

  /// What words stand for.
  public enum Kind {
    /// Nothing else.
    WORDS,
    /// The id of a firewall row.
    RULE,
    /// The id of a certificate.
    CERTIFICATE,
    /// A name that was looked up.
    RECORD,
    /// What went wrong.
    REASON,
    /// What people see of it.
    SYMPTOM
  }

  /// Some words of a step.
  ///
  /// @param target id or name, as the tables have it; empty where there is nothing to go to
  public record Part(Kind kind, String words, String target) {}

  /// The diagram of a result.
  ///
  /// @param open the steps of which everything is said
  public static Ladder of(
      FlowResult result, Plan plan, Machines machines, Texts texts, Predicate<Hop> open) {
    Design design = plan.design();
    Map<String, Part> rows = new HashMap<>();
    plan.firewall().stream()
        .filter(r -> result.trace().rules().contains(r.id()))
        .forEach(r -> rows.put(r.id(), said(r, design, texts)));
    List<Lifeline> lifelines = lifelines(result, design, machines, texts);
    Map<String, Integer> places = new LinkedHashMap<>();
    lifelines.forEach(l -> places.put(l.machine(), places.size()));
    List<Step> steps = new ArrayList<>();
    double y = HEAD + GAP;
    double width = LEFT + COLUMN * (lifelines.size() - 1) + LEFT;
    for (Hop hop : result.hops()) {
      int from = places.get(home(hop, result, machines, places));
      int to = isDecision(hop) ? from : places.get(hop.to());
      List<List<Part>> lines = lines(hop, result, rows, texts, open.test(hop));
      double words = lines.size() * LINE;
      double height = LINE + 10 + words + GAP;
      Step step = new Step(hop, from, to, y, height, label(hop, texts), lines);
      steps.add(step);
      y += height;
      double start =
          isDecision(hop)
              ? lifelines.get(from).x() - 60
              : Math.min(lifelines.get(from).x(), lifelines.get(to).x());
      width = Math.max(width, start + 24 + step.label().length() * LETTER);
      for (List<Part> line : lines) {
        int letters = line.stream().mapToInt(p -> p.words().length() + 4).sum();
        width = Math.max(width, start + 24 + letters * LETTER);
      }
    }
    return new Ladder(lifelines, List.copyOf(steps), width, y + GAP);
  }

  private static boolean isDecision(Hop hop) {
    return hop.from().equals(hop.to());
  }

  /// Machines that talk have lifelines; a decision is made on that of its element.
  private static List<Lifeline> lifelines(
      FlowResult result, Design design, Machines machines, Texts texts) {
    Map<String, Integer> talking = new LinkedHashMap<>();
    for (Hop hop : result.hops()) {
      if (!isDecision(hop)) {
        talking.putIfAbsent(hop.from(), hop.n());
        talking.putIfAbsent(hop.to(), hop.n());
      }
    }
    Map<String, Integer> first = new LinkedHashMap<>(talking);
    for (Hop hop : result.hops()) {
      if (isDecision(hop)) {
        first.putIfAbsent(home(hop, result, machines, first), hop.n());
      }
    }
    List<String> order = new ArrayList<>(first.keySet());
    order.sort(java.util.Comparator.comparing(first::get));
    List<Lifeline> lifelines = new ArrayList<>();
    for (String machine : order) {
      Optional<Element> element = machines.element(machine).flatMap(design::find);
      lifelines.add(
          new Lifeline(
              machine,
              name(machine, texts),
              element.map(e -> texts.say("kind." + e.kind().value())).orElse(""),
              element.map(Element::id),
              LEFT + COLUMN * lifelines.size()));
    }
    return lifelines;
  }

  /// The lifeline on which a step begins.
  private static String home(
      Hop hop, FlowResult result, Machines machines, Map<String, Integer> known) {
    if (!isDecision(hop) || known.containsKey(hop.from())) {
      return hop.from();
    }
    Optional<ElementId> element = machines.element(hop.from());
    if (element.isPresent()) {
      for (String machine : known.keySet()) {
        if (machines.element(machine).equals(element)) {
          return machine;
        }
      }
    }
    if (hop.from().equals(result.flow().userName())) {
      for (String machine : known.keySet()) {
        if (Machines.isClients(machine) || machine.equals("remote")) {
          return machine;
        }
      }
    }
    return hop.from();
  }

  /// A machine in few words: of a name in DNS the host.
  public static String name(String machine, Texts texts) {
    String key = "simulation.machine." + machine;
    if (texts.has(key)) {
      return texts.say(key);
    }
    return machine;
  }

  /// What a step sends or decides, in few words.
  public static String label(Hop hop, Texts texts) {
    if (isDecision(hop)) {
      if (!hop.why().isNone()) {
        return texts.say(hop.why().message());
      }
      String key = "simulation.decision." + hop.lookup().toLowerCase(Locale.ROOT).replace(' ', '-');
      return texts.has(key) ? texts.say(key) : texts.say("simulation.decision", hop.lookup());
    }
    String what = hop.protocol() + " · " + hop.transport() + " " + hop.port();
    String name = asked(hop);
    return name.isEmpty() ? what : what + " · " + name;
  }

  /// The host that a step looked up.
  private static String asked(Hop hop) {
    List<String> questions = questions(hop);
    return questions.isEmpty() ? "" : asked(questions.getLast());
  }

  private static String asked(String question) {
    return question.substring(0, question.indexOf(" = "));
  }

  /// The look-ups of a step, each with what came back.
  private static List<String> questions(Hop hop) {
    return hop.lookup().contains(" = ") ? List.of(hop.lookup().split("; ")) : List.of();
  }

  private static List<List<Part>> lines(
      Hop hop, FlowResult result, Map<String, Part> rows, Texts texts, boolean open) {
    List<List<Part>> lines = new ArrayList<>();
    List<Part> rules = parts(hop.rule(), Kind.RULE);
    List<Part> certificates = certificates(hop);
    if (open) {
      rules.forEach(r -> lines.add(rule(r, rows)));
      named(lines, texts.say("simulation.part.certificate"), certificates);
      named(
          lines,
          texts.say("simulation.part.lookup"),
          questions(hop).stream()
              .map(q -> new Part(Kind.RECORD, q.replace(";", "; "), asked(q)))
              .toList());
    } else {
      List<Part> line = new ArrayList<>(rules);
      line.addAll(certificates);
      if (!line.isEmpty()) {
        lines.add(line);
      }
    }
    if (hop.result() != Hop.Result.OK) {
      if (!isDecision(hop)) {
        lines.add(List.of(new Part(Kind.REASON, texts.say(hop.why().message()), "")));
      }
      if (hop.result() == Hop.Result.RETRIED) {
        lines.add(List.of(new Part(Kind.WORDS, texts.say("simulation.retried"), "")));
      } else {
        lines.add(List.of(new Part(Kind.SYMPTOM, texts.say(result.reason().symptom()), "")));
      }
    }
    return lines;
  }

  /// A rule with what it lets through.
  private static List<Part> rule(Part id, Map<String, Part> rows) {
    Part said = rows.get(id.target());
    return said == null ? List.of(id) : List.of(id, said);
  }

  /// What a row lets through.
  private static Part said(FirewallRow row, Design design, Texts texts) {
    return new Part(
        Kind.WORDS,
        texts.say(
            "simulation.rule",
            Answer.firewall(row, design, texts),
            row.source().text(texts),
            row.destination().text(texts),
            row.transport(),
            row.ports().map(PortRange::toString).orElse("*")),
        "");
  }

  private static void named(List<List<Part>> lines, String name, List<Part> parts) {
    if (!parts.isEmpty()) {
      List<Part> line = new ArrayList<>();
      line.add(new Part(Kind.WORDS, name, ""));
      line.addAll(parts);
      lines.add(line);
    }
  }

  private static List<Part> parts(String ids, Kind kind) {
    return Arrays.stream(ids.split(";"))
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .map(id -> new Part(kind, id, id))
        .toList();
  }

  /// A certificate is shown as `ID (NAME)`.
  private static List<Part> certificates(Hop hop) {
    return Arrays.stream(hop.certificate().split(";"))
        .map(String::strip)
        .filter(c -> !c.isEmpty())
        .map(
            c -> {
              int open = c.indexOf(" (");
              return new Part(Kind.CERTIFICATE, c, open < 0 ? c : c.substring(0, open));
            })
        .toList();
  }
}

package edgewise.cli;

import edgewise.catalogue.Codec;
import edgewise.catalogue.Codecs;
import edgewise.catalogue.Rates;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Partner;
import edgewise.model.Words;
import edgewise.plan.Design;
import edgewise.sim.load.Dimension;
import edgewise.sim.load.LoadSettings;
import edgewise.sim.load.PartnerLoad;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import edgewise.work.LoadQuestion;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/// What the options of `simulate --load` ask.
final class LoadOptions {
  private static final String NUMBER = "\\d{1,12}(\\.\\d{1,9})?";

  private final ParseResult args;
  private LoadSettings settings = LoadSettings.USUAL;
  private Optional<Message> wrong = Optional.empty();

  private LoadOptions(ParseResult args) {
    this.args = args;
  }

  /// The question, as far as it can be told without the design.
  static Outcome<LoadQuestion> read(ParseResult args) {
    LoadOptions options = new LoadOptions(args);
    LoadQuestion question = options.question();
    return options.outcome(question);
  }

  /// The same question with what is said of partners and links of the design.
  static Outcome<LoadQuestion> of(LoadQuestion question, ParseResult args, Design design) {
    LoadOptions options = new LoadOptions(args);
    options.settings = question.settings();
    values(args, "--partner-load").forEach(text -> options.partner(text, design));
    values(args, "--link").forEach(text -> options.link(text, design));
    return options.outcome(question.with(options.settings));
  }

  /// Partners that are called so, by name, id or domain.
  static List<Partner> partners(String name, Design design) {
    return design.partners().stream()
        .filter(
            p ->
                p.name().equalsIgnoreCase(name)
                    || p.id().value().equalsIgnoreCase(name)
                    || p.domains().contains(Fqdn.of(name)))
        .toList();
  }

  /// The values of an option, several of which may stand in one with commas between them.
  static List<String> values(ParseResult args, String option) {
    List<String> found = args.matchedOptionValue(option, List.of());
    return found.stream().flatMap(v -> Arrays.stream(v.split(","))).map(String::strip).toList();
  }

  private <T> Outcome<T> outcome(T value) {
    return wrong.isPresent() ? Outcome.refused(Trouble.of("", wrong.get())) : Outcome.ok(value);
  }

  private void no(String key, Object... words) {
    if (wrong.isEmpty()) {
      wrong = Optional.of(Message.of("cli.simulate." + key, words));
    }
  }

  private LoadQuestion question() {
    String users = args.matchedOptionValue("--load", "");
    if (users.matches("[1-9]\\d{0,6}")) {
      settings = settings.withUsers(Integer.parseInt(users));
    } else {
      no("bad-load", users);
    }
    start(args.matchedOptionValue("--start", "08:00"));
    Duration interval = span("--interval", LoadSettings.USUAL.interval());
    settings = settings.withInterval(interval);
    values(args, "--rate").forEach(this::rate);
    String dimension = args.matchedOptionValue("--dimension", "typical");
    Words.parse(Dimension.class, dimension)
        .ifPresentOrElse(
            d -> settings = settings.withDimension((Dimension) d),
            () -> no("bad-dimension", dimension));
    values(args, "--codec").forEach(this::codec);
    values(args, "--bandwidth").forEach(this::bandwidth);
    settings =
        settings
            .withOutboundByDirector(args.hasMatchedOption("--outbound-by-director"))
            .withPublicImStays(!args.hasMatchedOption("--public-im-moves-on"));
    Duration duration = span("--duration", LoadQuestion.USUAL.duration());
    String runs = args.matchedOptionValue("--runs", "1");
    if (!runs.matches("[1-9]\\d{0,3}") || Integer.parseInt(runs) > LoadQuestion.MOST_RUNS) {
      no("bad-runs", runs, LoadQuestion.MOST_RUNS);
      runs = "1";
    }
    return LoadQuestion.USUAL
        .with(settings)
        .withDuration(duration)
        .withRuns(Integer.parseInt(runs))
        .withSeed(seed(args.matchedOptionValue("--seed", "1")));
  }

  private void start(String text) {
    if (!text.matches("([01]?\\d|2[0-3]):[0-5]\\d")) {
      no("bad-start", text);
      return;
    }
    int colon = text.indexOf(':');
    settings =
        settings.withStart(
            LocalTime.of(
                Integer.parseInt(text.substring(0, colon)),
                Integer.parseInt(text.substring(colon + 1))));
  }

  private long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      no("bad-seed", text);
      return 1;
    }
  }

  /// A span as ISO 8601 has it (`PT8H`, `P1D`) or as `8h`, `90m`, `1d`.
  private Duration span(String option, Duration usual) {
    String text = args.matchedOptionValue(option, usual.toString());
    String t = text.strip().toUpperCase(Locale.ROOT);
    if (t.matches("\\d{1,6}[SMHD]")) {
      t = t.endsWith("D") ? "P" + t : "PT" + t;
    }
    try {
      Duration span = Duration.parse(t);
      if (span.isPositive()) {
        return span;
      }
    } catch (DateTimeParseException | ArithmeticException _) {
      // Said below.
    }
    no("bad-duration", text);
    return usual;
  }

  /// What stands before the last sign and what stands behind it.
  private static String[] parts(String text, char sign) {
    int at = text.lastIndexOf(sign);
    return new String[] {
      text.substring(0, Math.max(0, at)).strip(), text.substring(at + 1).strip()
    };
  }

  private void rate(String text) {
    String[] parts = parts(text, '=');
    if (Rates.standard().find(parts[0]).isEmpty() || !parts[1].matches(NUMBER)) {
      no("bad-rate", text);
      return;
    }
    settings = settings.withRate(parts[0], Double.parseDouble(parts[1]));
  }

  private void codec(String text) {
    String[] parts = parts(text, '=');
    Optional<Codec> codec =
        Codecs.standard().ofUse(parts[0]).stream()
            .filter(c -> c.id().equalsIgnoreCase(parts[1]))
            .findFirst();
    if (codec.isEmpty()) {
      no(
          "bad-codec",
          text,
          Codecs.standard().all().stream()
              .map(c -> c.use() + "=" + c.id())
              .collect(Collectors.joining(", ")));
      return;
    }
    settings = settings.withCodec(parts[0], codec.get().id());
  }

  private void bandwidth(String text) {
    String[] parts = parts(text, '=');
    if (!LoadSettings.MEDIA.contains(parts[0]) || !parts[1].matches(NUMBER)) {
      no("bad-bandwidth", text, String.join(", ", LoadSettings.MEDIA));
      return;
    }
    settings = settings.withBandwidth(parts[0], Double.parseDouble(parts[1]));
  }

  private void partner(String text, Design design) {
    String[] value = parts(text, '=');
    String[] part = parts(value[0], ':');
    Optional<PartnerLoad.Part> what =
        Words.parse(PartnerLoad.Part.class, part[1]).map(PartnerLoad.Part.class::cast);
    List<Partner> partners = partners(part[0], design);
    if (partners.isEmpty()) {
      no("bad-partner", part[0]);
    } else if (what.isEmpty()
        || !value[1].matches(NUMBER)
        || !what.get().takes(Double.parseDouble(value[1]))) {
      no(
          "bad-partner-load",
          text,
          Stream.of(PartnerLoad.Part.values()).map(Words::of).collect(Collectors.joining(", ")));
    } else {
      for (Partner p : partners) {
        settings =
            settings.withPartner(
                p.id(),
                settings.partner(p.id()).with(what.get(), Optional.of(Double.valueOf(value[1]))));
      }
    }
  }

  private void link(String text, Design design) {
    String[] parts = parts(text, '=');
    Optional<ElementId> link = LoadQuestion.siteLink(parts[0].toLowerCase(Locale.ROOT), design);
    Optional<Integer> kbps = LoadQuestion.kbps(parts[1]);
    if (link.isEmpty() || kbps.isEmpty()) {
      no(
          "bad-link",
          text,
          LoadQuestion.siteLinks(design).stream()
              .map(ElementId::value)
              .collect(Collectors.joining(", ")));
      return;
    }
    settings = settings.withLink(link.get(), kbps.get());
  }
}

package edgewise.cli;

import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import edgewise.text.Version;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The command line: everything that runs without a window.
public final class Cli {
  /// The commands, in the order of the help; a new one is its class, its texts and its line here.
  private static final Map<String, Function<Texts, Verb>> VERBS = new LinkedHashMap<>();

  static {
    VERBS.put("plan", PlanVerb::new);
    VERBS.put("check", CheckVerb::new);
    VERBS.put("simulate", SimulateVerb::new);
    VERBS.put("diff", DiffVerb::new);
    VERBS.put("import", ImportVerb::new);
    VERBS.put("certificates", CertificatesVerb::new);
    VERBS.put("render", RenderVerb::new);
  }

  /// Commands that are promised for a later release and refused in this one.
  private static final List<String> PLANNED = List.of("verify");

  private static final int MOST_SECONDS_TO_STOP = 5;

  private Cli() {}

  /// Runs one command of this process and returns its exit code. When the process is interrupted
  /// meanwhile, the command gets a moment to remove its unfinished files; the code is then 130.
  public static int run(String[] args) {
    Console console = Console.system();
    CountDownLatch finished = new CountDownLatch(1);
    Thread stop =
        new Thread(
            () -> {
              console.cancel();
              try {
                boolean _ = finished.await(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      return run(args, console);
    } finally {
      finished.countDown();
    }
  }

  /// Runs one command on a console and returns its exit code.
  public static int run(String[] args, Console console) {
    Texts texts = Texts.english();
    boolean debug = List.of(args).contains("--debug");
    int code;
    try {
      code = dispatch(args, console, texts);
    } catch (CancellationException _) {
      code = Verb.CANCELLED;
    } catch (InvalidPathException e) {
      console.trouble(Trouble.of(e.getInput(), Message.of("cli.bad-path")), texts);
      code = Verb.WRONG_USAGE;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      if (debug) {
        console.trace(e);
      } else {
        console.trouble(Message.of("cli.defect", e.getClass().getSimpleName()), texts);
      }
      code = e instanceof UncheckedIOException ? Verb.CANNOT_WRITE : Verb.WRONG_USAGE;
    }
    if (!console.flush()) {
      console.trouble(Message.of("cli.no-output"), texts);
      return Verb.CANNOT_WRITE;
    }
    return code;
  }

  private static int dispatch(String[] args, Console console, Texts texts) {
    List<String> rest = new ArrayList<>(List.of(args));
    while (!rest.isEmpty() && rest.getFirst().equals("--debug")) {
      rest.removeFirst();
    }
    String word = rest.isEmpty() ? "" : rest.removeFirst();
    Function<Texts, Verb> verb = VERBS.get(word);
    if (verb != null) {
      return run(verb.apply(texts), rest, console, texts);
    }
    if (word.equals("--help") || word.equals("-h")) {
      help(console, texts);
      return Verb.DONE;
    }
    if (word.equals("--version") || word.equals("-V")) {
      console.line("edgewise " + Version.current());
      return Verb.DONE;
    }
    String known = String.join(", ", VERBS.keySet());
    if (word.isEmpty()) {
      console.trouble(Message.of("cli.no-command", known), texts);
    } else if (PLANNED.contains(word)) {
      console.trouble(Message.of("cli.planned." + word, known), texts);
    } else if (word.startsWith("-")) {
      console.trouble(Message.of("cli.unknown-root-option", word), texts);
    } else if (word.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '-')) {
      console.trouble(Message.of("cli.unknown-command", word, known), texts);
    } else {
      console.trouble(Trouble.of(word, Message.of("cli.no-such-design", known)), texts);
    }
    return Verb.WRONG_USAGE;
  }

  private static int run(Verb verb, List<String> args, Console console, Texts texts) {
    CommandSpec spec = CommandSpec.create();
    spec.name("edgewise " + verb.name());
    spec.usageMessage().description(texts.say("cli." + verb.name() + ".summary"));
    spec.usageMessage().sortOptions(false);
    verb.describe(spec);
    spec.addOption(flag(texts, "debug", "--debug"));
    spec.addOption(flag(texts, "help", "-h", "--help"));
    spec.addOption(flag(texts, "version", "-V", "--version"));
    CommandLine commandLine =
        new CommandLine(spec).setExpandAtFiles(false).setInterpolateVariables(false);
    // Asked for together with anything else, even with what is wrong, these still answer.
    if (args.contains("--help") || args.contains("-h")) {
      usage(verb, commandLine, console, texts);
      return Verb.DONE;
    }
    if (args.contains("--version") || args.contains("-V")) {
      console.line("edgewise " + Version.current());
      return Verb.DONE;
    }
    ParseResult parsed;
    try {
      parsed = commandLine.parseArgs(args.toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      console.trouble(wrongUsage(e, verb), texts);
      return Verb.WRONG_USAGE;
    }
    return verb.run(parsed, console);
  }

  private static OptionSpec flag(Texts texts, String name, String... names) {
    return OptionSpec.builder(names[0], java.util.Arrays.copyOfRange(names, 1, names.length))
        .type(boolean.class)
        .arity("0")
        .description(texts.say("cli.option." + name))
        .build();
  }

  private static Message wrongUsage(CommandLine.ParameterException e, Verb verb) {
    return switch (e) {
      case CommandLine.MissingParameterException missing ->
          Message.of(
              "cli.missing",
              missing.getMissing().stream().map(Cli::label).collect(Collectors.joining(", ")),
              verb.name());
      case CommandLine.OverwrittenOptionException twice ->
          Message.of("cli.twice", label(twice.getOverwritten()), verb.name());
      case CommandLine.UnmatchedArgumentException unmatched -> {
        String first = unmatched.getUnmatched().getFirst();
        yield Message.of(
            first.startsWith("-") ? "cli.unknown-option" : "cli.unmatched", first, verb.name());
      }
      default -> Message.of("cli.bad-argument", e.getMessage(), verb.name());
    };
  }

  private static String label(ArgSpec arg) {
    return arg instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : arg.paramLabel();
  }

  private static void usage(Verb verb, CommandLine commandLine, Console console, Texts texts) {
    commandLine.setUsageHelpAutoWidth(false);
    commandLine.getUsageMessage(Ansi.OFF).lines().forEach(console::line);
    String more = "cli." + verb.name() + ".more";
    if (texts.has(more)) {
      console.line("");
      texts.say(more).lines().forEach(console::line);
    }
  }

  private static void help(Console console, Texts texts) {
    console.line(texts.say("cli.help.what"));
    console.line("");
    texts.say("cli.help.usage").lines().forEach(console::line);
    console.line("");
    console.line(texts.say("cli.help.commands"));
    int width = VERBS.keySet().stream().mapToInt(String::length).max().orElse(0);
    for (String verb : VERBS.keySet()) {
      console.line(
          "  "
              + verb
              + " ".repeat(width - verb.length() + 3)
              + texts.say("cli." + verb + ".summary"));
    }
    console.line("");
    console.line(texts.say("cli.help.planned", String.join(", ", PLANNED)));
    console.line("");
    texts.say("cli.help.codes").lines().forEach(console::line);
  }
}

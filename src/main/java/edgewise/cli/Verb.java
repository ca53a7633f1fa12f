package edgewise.cli;

import edgewise.model.Document;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import edgewise.work.Opening;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// A command of the program. Its texts are `cli.NAME.…`.
abstract class Verb {
  /// Exit codes, as the contract has them.
  static final int DONE = 0;

  static final int NO = 1;
  static final int WRONG_USAGE = 2;
  static final int CANNOT_WRITE = 3;
  static final int CANCELLED = 130;

  private final String name;
  private final Texts texts;

  Verb(String name, Texts texts) {
    this.name = name;
    this.texts = texts;
  }

  /// Adds the verb's own options and parameters.
  abstract void describe(CommandSpec spec);

  /// Does the work and returns the exit code.
  abstract int run(ParseResult args, Console console);

  final String name() {
    return name;
  }

  final Texts texts() {
    return texts;
  }

  /// A required file or folder by its place among the arguments.
  final void parameter(CommandSpec spec, int index, String label) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index(Integer.toString(index))
            .paramLabel(label)
            .required(true)
            .type(String.class)
            .description(texts.say("cli." + name + "." + label))
            .build());
  }

  /// An option with one value; the words go into its description.
  final void option(
      CommandSpec spec, String option, String label, boolean required, Object... words) {
    spec.addOption(
        OptionSpec.builder(option)
            .paramLabel(label)
            .required(required)
            .type(String.class)
            .description(texts.say("cli." + name + "." + option.substring(2), words))
            .build());
  }

  /// An option without a value.
  final void flag(CommandSpec spec, String option) {
    spec.addOption(
        OptionSpec.builder(option)
            .type(boolean.class)
            .description(texts.say("cli." + name + "." + option.substring(2)))
            .build());
  }

  /// An option that may be given more than once.
  final void options(CommandSpec spec, String option, String label) {
    spec.addOption(
        OptionSpec.builder(option)
            .paramLabel(label)
            .arity("1")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(texts.say("cli." + name + "." + option.substring(2)))
            .build());
  }

  /// The value of `--format` if it is one of these; the first one when the option is not given.
  final Outcome<String> format(ParseResult args, List<String> known) {
    String format = args.matchedOptionValue("--format", known.getFirst());
    return known.contains(format)
        ? Outcome.ok(format)
        : Outcome.refused(
            Trouble.of("", Message.of("export.unknown-format", format, String.join(", ", known))));
  }

  /// The date that documents carry: SOURCE_DATE_EPOCH where it is set, else none.
  final Outcome<Optional<Instant>> date(Console console) {
    if (console.sourceDate().isEmpty()) {
      return Outcome.ok(Optional.empty());
    }
    try {
      return Outcome.ok(Optional.of(Instant.ofEpochSecond(Long.parseLong(console.sourceDate()))));
    } catch (NumberFormatException | DateTimeException _) {
      return Outcome.refused(
          Trouble.of("", Message.of("cli.bad-source-date", console.sourceDate())));
    }
  }

  /// The design in a file; what is to be said of it is said. Empty when it cannot be read, which is
  /// said too and ends the command with [#WRONG_USAGE].
  final Optional<Document> read(Path file, Console console) {
    return switch (Opening.read(file)) {
      case Outcome.Ok<Document> ok -> {
        ok.notes().forEach(n -> console.trouble(n, texts));
        yield Optional.of(ok.value());
      }
      case Outcome.Refused<Document> refused -> {
        refuse(refused, console, WRONG_USAGE);
        yield Optional.empty();
      }
    };
  }

  /// Reports a refusal. Only the first reason is said: one line, and the others often follow from
  /// it.
  final int refuse(Outcome.Refused<?> refused, Console console, int code) {
    console.trouble(refused.why().getFirst(), texts);
    return code;
  }
}

package edgewise.cli;

import edgewise.check.Severity;
import edgewise.export.ExportInput;
import edgewise.export.Exporter;
import edgewise.export.Exporters;
import edgewise.model.Document;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.work.Baselines;
import edgewise.work.Exporting;
import edgewise.work.Opening;
import edgewise.work.Planned;
import edgewise.work.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `plan FILE --out DIR [--format LIST]`: derives everything and writes it.
final class PlanVerb extends Verb {
  PlanVerb(Texts texts) {
    super("plan", texts);
  }

  @Override
  void describe(CommandSpec spec) {
    parameter(spec, 0, "FILE");
    option(spec, "--out", "DIR", true);
    option(
        spec,
        "--format",
        "LIST",
        false,
        String.join(", ", Exporters.ids()),
        String.join(",", Exporters.STANDARD));
    option(spec, "--baseline", "OLD.edgewise", false);
    flag(spec, "--keys");
    option(spec, "--keys-password", "FILE", false);
    option(spec, "--template", "DIR", false);
  }

  @Override
  int run(ParseResult args, Console console) {
    List<Exporter> exporters;
    switch (Exporting.formats(
        args.matchedOptionValue("--format", String.join(",", Exporters.STANDARD)))) {
      case Outcome.Ok<List<Exporter>> ok -> exporters = ok.value();
      case Outcome.Refused<List<Exporter>> refused -> {
        return refuse(refused, console, WRONG_USAGE);
      }
    }
    Optional<Instant> date;
    switch (date(console)) {
      case Outcome.Ok<Optional<Instant>> ok -> date = ok.value();
      case Outcome.Refused<Optional<Instant>> refused -> {
        return refuse(refused, console, WRONG_USAGE);
      }
    }
    Path file = Path.of(args.matchedPositionalValue(0, ""));
    console.on(file.toString());
    Optional<Document> read = read(file, console);
    if (read.isEmpty()) {
      return WRONG_USAGE;
    }
    Planned planned = Planned.of(read.get());
    ExportInput input = planned.exportInput(texts(), Opening.baseName(file), date);
    Optional<Path> template =
        Optional.ofNullable(args.<String>matchedOptionValue("--template", null)).map(Path::of);
    if (template.isPresent() && !Files.isDirectory(template.get())) {
      console.trouble(Message.of("cli.no-folder", template.get().toString()), texts());
      return WRONG_USAGE;
    }
    exporters =
        Exporting.withTemplates(
            exporters,
            Exporting.templateFolders(
                template.or(() -> Exporting.ownTemplates(new Settings(Settings.userFolder()))),
                Optional.of(file)));
    if (args.hasMatchedOption("--baseline")) {
      Path old = Path.of(args.matchedOptionValue("--baseline", ""));
      Optional<Document> before = read(old, console);
      if (before.isEmpty()) {
        return WRONG_USAGE;
      }
      input =
          input.since(
              Baselines.of(Opening.baseName(old), Planned.of(before.get()), planned, texts()));
    }
    Path folder = Path.of(args.matchedOptionValue("--out", ""));
    if (args.matchedOptionValue("--keys", false)) {
      Optional<Path> password =
          Optional.ofNullable(args.<String>matchedOptionValue("--keys-password", null))
              .map(Path::of);
      switch (Exporting.withKeys(exporters, folder, password)) {
        case Outcome.Ok<List<Exporter>> ok -> exporters = ok.value();
        case Outcome.Refused<List<Exporter>> refused -> {
          return refuse(refused, console, WRONG_USAGE);
        }
      }
    }
    return switch (Exporting.write(exporters, input, folder, console)) {
      case Outcome.Ok<List<Path>> ok -> {
        console.line(
            texts()
                .say(
                    "cli.plan.done",
                    planned.plan().firewall().size(),
                    planned.plan().dns().size(),
                    planned.plan().certificates().size(),
                    planned.count(Severity.ERROR),
                    planned.count(Severity.WARNING),
                    planned.count(Severity.INFO)));
        ok.value().forEach(path -> console.line(path.toString()));
        yield DONE;
      }
      case Outcome.Refused<List<Path>> refused -> refuse(refused, console, CANNOT_WRITE);
    };
  }
}

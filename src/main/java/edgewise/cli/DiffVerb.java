package edgewise.cli;

import edgewise.export.ChangeExporter;
import edgewise.export.ChangeRequest;
import edgewise.export.ExportInput;
import edgewise.export.Exporters;
import edgewise.export.OutFile;
import edgewise.model.Document;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.work.Comparing;
import edgewise.work.Exporting;
import edgewise.work.Opening;
import edgewise.work.Planned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `diff OLD NEW [--format text|json|html|xlsx] [--out FILE]`: what changes from one design to
/// another. With `--config LIST` the folder of `--out` gets files that add and remove in these
/// formats as well.
final class DiffVerb extends Verb {
  DiffVerb(Texts texts) {
    super("diff", texts);
  }

  @Override
  void describe(CommandSpec spec) {
    parameter(spec, 0, "OLD");
    parameter(spec, 1, "NEW");
    option(spec, "--format", String.join("|", ChangeRequest.formats()), false);
    option(spec, "--out", "FILE", false);
    option(spec, "--config", "LIST", false, String.join(", ", Exporters.changing()));
  }

  @Override
  int run(ParseResult args, Console console) {
    String format;
    switch (format(args, ChangeRequest.formats())) {
      case Outcome.Ok<String> ok -> format = ok.value();
      case Outcome.Refused<String> refused -> {
        return refuse(refused, console, WRONG_USAGE);
      }
    }
    Optional<Path> out =
        Optional.ofNullable(args.<String>matchedOptionValue("--out", null)).map(Path::of);
    Optional<String> config =
        Optional.ofNullable(args.<String>matchedOptionValue("--config", null));
    List<ChangeExporter> exporters = List.of();
    if (config.isPresent()) {
      if (out.isEmpty()) {
        console.trouble(Message.of("cli.diff.config-needs-out"), texts());
        return WRONG_USAGE;
      }
      switch (Exporting.changing(config.get())) {
        case Outcome.Ok<List<ChangeExporter>> ok -> exporters = ok.value();
        case Outcome.Refused<List<ChangeExporter>> refused -> {
          return refuse(refused, console, WRONG_USAGE);
        }
      }
    }
    if (format.equals("xlsx") && out.isEmpty()) {
      console.trouble(Message.of("cli.diff.needs-out", format), texts());
      return WRONG_USAGE;
    }
    Optional<Instant> date;
    switch (date(console)) {
      case Outcome.Ok<Optional<Instant>> ok -> date = ok.value();
      case Outcome.Refused<Optional<Instant>> refused -> {
        return refuse(refused, console, WRONG_USAGE);
      }
    }
    List<Planned> designs = new ArrayList<>();
    List<ExportInput> inputs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Path file = Path.of(args.matchedPositionalValue(i, ""));
      Optional<Document> read = read(file, console);
      if (read.isEmpty()) {
        return WRONG_USAGE;
      }
      Planned planned = Planned.of(read.get());
      designs.add(planned);
      inputs.add(planned.exportInput(texts(), Opening.baseName(file), date));
    }
    ChangeRequest request =
        new ChangeRequest(
            inputs.get(0), inputs.get(1), Comparing.of(designs.get(0), designs.get(1), texts()));
    OutFile file = request.file(format);
    if (config.isPresent()) {
      List<OutFile> files = new ArrayList<>(List.of(file));
      exporters.forEach(e -> files.addAll(e.changes(inputs.get(0), inputs.get(1))));
      switch (Exporting.write(files, out.get(), console)) {
        case Outcome.Ok<List<Path>> ok -> ok.value().forEach(p -> console.line(p.toString()));
        case Outcome.Refused<List<Path>> refused -> {
          return refuse(refused, console, CANNOT_WRITE);
        }
      }
    } else if (out.isPresent()) {
      if (Exporting.writeFile(out.get(), file) instanceof Outcome.Refused<Path> refused) {
        return refuse(refused, console, CANNOT_WRITE);
      }
    } else {
      try {
        file.body().writeTo(console.out());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return request.comparison().isEmpty() ? DONE : NO;
  }
}

package edgewise.cli;

import edgewise.store.topology.Imported;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.work.Importing;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `import SOURCE --out FILE`: makes a design of a topology document.
final class ImportVerb extends Verb {
  ImportVerb(Texts texts) {
    super("import", texts);
  }

  @Override
  void describe(CommandSpec spec) {
    parameter(spec, 0, "SOURCE");
    option(spec, "--out", "FILE.edgewise", true);
  }

  @Override
  int run(ParseResult args, Console console) {
    Path design = Path.of(args.matchedOptionValue("--out", ""));
    Imported imported;
    switch (Importing.read(Path.of(args.matchedPositionalValue(0, "")), design)) {
      case Outcome.Ok<Imported> ok -> imported = ok.value();
      case Outcome.Refused<Imported> refused -> {
        return refuse(refused, console, WRONG_USAGE);
      }
    }
    console.check();
    return switch (Importing.save(design, imported.document())) {
      case Outcome.Ok<Path> saved -> {
        imported
            .notesByKind()
            .forEach(
                (kind, notes) -> {
                  console.line(texts().say(kind.heading()) + ":");
                  notes.forEach(note -> console.line("  " + note.say(texts())));
                });
        console.line(
            texts()
                .say(
                    "cli.import.done",
                    saved.value().toString(),
                    imported.document().topology().elements().size()));
        yield DONE;
      }
      case Outcome.Refused<Path> refused -> refuse(refused, console, CANNOT_WRITE);
    };
  }
}

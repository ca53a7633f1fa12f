package edgewise.cli;

import edgewise.model.Document;
import edgewise.store.topology.Imported;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.work.Importing;
import edgewise.work.SheetEdits;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `import SOURCE --out FILE`: makes a design of a topology document; with `--into DESIGN`, takes
/// the changes of an edited spreadsheet into a design.
final class ImportVerb extends Verb {
  ImportVerb(Texts texts) {
    super("import", texts);
  }

  @Override
  void describe(CommandSpec spec) {
    parameter(spec, 0, "SOURCE");
    option(spec, "--out", "FILE.edgewise", true);
    option(spec, "--into", "DESIGN.edgewise", false);
  }

  @Override
  int run(ParseResult args, Console console) {
    Path design = Path.of(args.matchedOptionValue("--out", ""));
    if (args.hasMatchedOption("--into")) {
      return spreadsheet(args, design, console);
    }
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

  private int spreadsheet(ParseResult args, Path out, Console console) {
    Optional<Document> read = read(Path.of(args.matchedOptionValue("--into", "")), console);
    if (read.isEmpty()) {
      return WRONG_USAGE;
    }
    Document document = read.get();
    SheetEdits edits;
    switch (SheetEdits.read(Path.of(args.matchedPositionalValue(0, "")), document)) {
      case Outcome.Ok<SheetEdits> ok -> edits = ok.value();
      case Outcome.Refused<SheetEdits> refused -> {
        return refuse(refused, console, WRONG_USAGE);
      }
    }
    console.check();
    Document changed = SheetEdits.command(edits.changes()).on(document);
    return switch (Importing.save(out, changed)) {
      case Outcome.Ok<Path> saved -> {
        edits.changes().forEach(c -> console.line("~ " + c.say(texts())));
        edits.problems().forEach(p -> console.line("! " + texts().say(p)));
        console.line(
            texts()
                .say(
                    "cli.import.changed",
                    saved.value().toString(),
                    edits.changes().size(),
                    edits.problems().size()));
        yield edits.problems().isEmpty() ? DONE : NO;
      }
      case Outcome.Refused<Path> refused -> refuse(refused, console, CANNOT_WRITE);
    };
  }
}

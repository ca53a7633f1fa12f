package edgewise.cli;

import edgewise.check.Finding;
import edgewise.check.Problems;
import edgewise.check.Severity;
import edgewise.model.Document;
import edgewise.plan.Column;
import edgewise.text.JsonOut;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.work.Planned;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `check FILE [--format text|json]`: lists what is wrong in a design.
final class CheckVerb extends Verb {
  private static final int WIDEST_NAME = 32;

  private static final Map<String, Column<Finding>> COLUMNS =
      Problems.COLUMNS.stream().collect(Collectors.toMap(Column::id, Function.identity()));

  CheckVerb(Texts texts) {
    super("check", texts);
  }

  @Override
  void describe(CommandSpec spec) {
    parameter(spec, 0, "FILE");
    option(spec, "--format", "text|json", false);
  }

  @Override
  int run(ParseResult args, Console console) {
    String format;
    switch (format(args, List.of("text", "json"))) {
      case Outcome.Ok<String> ok -> format = ok.value();
      case Outcome.Refused<String> refused -> {
        return refuse(refused, console, WRONG_USAGE);
      }
    }
    Optional<Document> read = read(Path.of(args.matchedPositionalValue(0, "")), console);
    if (read.isEmpty()) {
      return WRONG_USAGE;
    }
    Planned planned = Planned.of(read.get());
    if (format.equals("json")) {
      json(planned.findings(), console);
    } else {
      text(planned, console);
    }
    return planned.count(Severity.ERROR) > 0 ? NO : DONE;
  }

  private void json(List<Finding> findings, Console console) {
    JsonOut json = new JsonOut(console.out()::print);
    json.beginArray();
    for (Finding finding : findings) {
      json.beginObject();
      for (Column<Finding> column : Problems.COLUMNS) {
        json.field(column.id(), column.cell().apply(finding, texts()));
      }
      json.endObject();
    }
    json.endArray();
    json.end();
  }

  private void text(Planned planned, Console console) {
    int severities = 0;
    int checks = 0;
    int names = 0;
    for (Finding finding : planned.findings()) {
      severities = Math.max(severities, cell("severity", finding).length());
      checks = Math.max(checks, cell("check", finding).length());
      names = Math.max(names, Math.min(WIDEST_NAME, cell("element", finding).length()));
    }
    String indent = " ".repeat(severities + 2);
    for (Finding finding : planned.findings()) {
      console.line(
          pad(cell("severity", finding), severities)
              + pad(cell("check", finding), checks)
              + (names == 0 ? "" : pad(cell("element", finding), names))
              + cell("message", finding));
      console.line(indent + texts().say("cli.check.remedy", cell("remedy", finding)));
      console.line(indent + texts().say("cli.check.reference", cell("reference", finding)));
    }
    console.line(
        texts()
            .say(
                "cli.check.done",
                planned.count(Severity.ERROR),
                planned.count(Severity.WARNING),
                planned.count(Severity.INFO),
                planned.accepted().size()));
  }

  private String cell(String column, Finding finding) {
    return COLUMNS.get(column).cell().apply(finding, texts());
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()) + 2);
  }
}

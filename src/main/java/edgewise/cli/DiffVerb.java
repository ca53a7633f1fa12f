package edgewise.cli;

import edgewise.model.Document;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.work.Comparison;
import edgewise.work.Comparison.Change;
import edgewise.work.Comparison.Field;
import edgewise.work.Opening;
import edgewise.work.Planned;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `diff OLD NEW [--format text|json]`: what changes from one design to another.
final class DiffVerb extends Verb {
  DiffVerb(Texts texts) {
    super("diff", texts);
  }

  @Override
  void describe(CommandSpec spec) {
    parameter(spec, 0, "OLD");
    parameter(spec, 1, "NEW");
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
    List<Planned> designs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      switch (Opening.read(Path.of(args.matchedPositionalValue(i, "")))) {
        case Outcome.Ok<Document> ok -> {
          ok.notes().forEach(n -> console.trouble(n, texts()));
          designs.add(Planned.of(ok.value()));
        }
        case Outcome.Refused<Document> refused -> {
          return refuse(refused, console, WRONG_USAGE);
        }
      }
    }
    Comparison comparison = Comparison.of(designs.get(0), designs.get(1), texts());
    if (format.equals("json")) {
      json(comparison, console);
    } else {
      text(comparison, console);
    }
    return comparison.isEmpty() ? DONE : NO;
  }

  private void json(Comparison comparison, Console console) {
    JsonOut json = new JsonOut(console.out());
    json.beginObject();
    json(json, "elements", "field", comparison.elements());
    json(json, "firewall", "column", comparison.firewall());
    json(json, "dns", "column", comparison.dns());
    json(json, "certificates", "column", comparison.certificates());
    json.endObject();
    json.end();
  }

  private static void json(JsonOut json, String name, String fieldName, List<Change> changes) {
    json.beginArray(name);
    for (Change change : changes) {
      json.beginObject();
      json.field("change", change.kind().id());
      json.field("id", change.id());
      if (fieldName.equals("field")) {
        json.field("name", change.label());
      }
      json.beginArray(fieldName + "s");
      for (Field field : change.fields()) {
        json.beginObject();
        json.field(fieldName, field.name());
        json.field("old", field.before());
        json.field("new", field.after());
        json.endObject();
      }
      json.endArray();
      json.endObject();
    }
    json.endArray();
  }

  private void text(Comparison comparison, Console console) {
    text("cli.diff.elements", comparison.elements(), console);
    text("sheet.firewall", comparison.firewall(), console);
    text("sheet.dns", comparison.dns(), console);
    text("sheet.certificates", comparison.certificates(), console);
    if (comparison.isEmpty()) {
      console.line(texts().say("cli.diff.same"));
    }
  }

  private void text(String heading, List<Change> changes, Console console) {
    if (changes.isEmpty()) {
      return;
    }
    console.line(texts().say(heading) + ":");
    for (Change change : changes) {
      String sign =
          switch (change.kind()) {
            case ADDED -> "+ ";
            case REMOVED -> "- ";
            case CHANGED -> "~ ";
          };
      boolean named = !change.label().isEmpty() && !change.label().equals(change.id());
      console.line("  " + sign + change.id() + (named ? " (" + change.label() + ")" : ""));
      if (change.kind() == Comparison.Kind.CHANGED) {
        for (Field field : change.fields()) {
          console.line(
              "      "
                  + field.name()
                  + ": "
                  + shown(field.before())
                  + " -> "
                  + shown(field.after()));
        }
      }
    }
  }

  private String shown(String value) {
    return value.isEmpty() ? texts().say("cli.diff.none") : value;
  }
}

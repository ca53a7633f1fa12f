package edgewise.cli;

import edgewise.export.Colours;
import edgewise.export.Diagram;
import edgewise.export.DrawingFormat;
import edgewise.model.Document;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.work.Opening;
import edgewise.work.Planned;
import edgewise.work.Rendering;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `render FILE --out PICTURE`: the drawing as a picture.
final class RenderVerb extends Verb {
  private static final String LIGHT = "light";
  private static final String DARK = "dark";

  RenderVerb(Texts texts) {
    super("render", texts);
  }

  @Override
  void describe(CommandSpec spec) {
    parameter(spec, 0, "FILE");
    option(spec, "--out", "PICTURE", true, String.join(", ", DrawingFormat.endings()));
    option(spec, "--scale", "NUMBER", false);
    option(spec, "--theme", "THEME", false);
    option(spec, "--view", "VIEW", false);
  }

  @Override
  int run(ParseResult args, Console console) {
    Path out = Path.of(args.matchedOptionValue("--out", ""));
    Optional<DrawingFormat> format = DrawingFormat.ofFile(out.toString());
    if (format.isEmpty()) {
      console.trouble(
          Message.of(
              "cli.render.unknown", out.toString(), String.join(", ", DrawingFormat.endings())),
          texts());
      return WRONG_USAGE;
    }
    String asked = args.matchedOptionValue("--scale", "2");
    Optional<Double> scale = Rendering.scale(asked);
    if (scale.isEmpty()) {
      console.trouble(
          Message.of("cli.render.bad-scale", asked, Rendering.LEAST_SCALE, Rendering.LARGEST_SCALE),
          texts());
      return WRONG_USAGE;
    }
    String theme = args.matchedOptionValue("--theme", LIGHT);
    if (!theme.equals(LIGHT) && !theme.equals(DARK)) {
      console.trouble(Message.of("cli.render.bad-theme", theme), texts());
      return WRONG_USAGE;
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
    Diagram diagram;
    switch (Rendering.view(
        planned, args.matchedOptionValue("--view", "all"), Opening.baseName(file), texts())) {
      case Outcome.Ok<Diagram> ok -> diagram = ok.value();
      case Outcome.Refused<Diagram> refused -> {
        return refuse(refused, console, WRONG_USAGE);
      }
    }
    Colours colours = theme.equals(DARK) ? Colours.DARK : Colours.LIGHT;
    return switch (Rendering.write(
        diagram, format.get(), colours, texts(), scale.get(), date, out, console)) {
      case Outcome.Ok<Path> ok -> {
        console.line(ok.value().toString());
        yield DONE;
      }
      case Outcome.Refused<Path> refused -> refuse(refused, console, CANNOT_WRITE);
    };
  }
}

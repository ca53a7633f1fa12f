package edgewise.cli;

import edgewise.check.Issuance;
import edgewise.edit.TakeIssued;
import edgewise.issued.Intake;
import edgewise.issued.KeptKeys;
import edgewise.issued.PublicRoots;
import edgewise.issued.SourceFile;
import edgewise.model.Document;
import edgewise.model.IssuedCertificate;
import edgewise.model.Words;
import edgewise.text.JsonOut;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import edgewise.work.Importing;
import edgewise.work.Planned;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `certificates FILE --issued PATH …`: holds what an authority sent back against the plan of a
/// design.
final class CertificatesVerb extends Verb {
  CertificatesVerb(Texts texts) {
    super("certificates", texts);
  }

  @Override
  void describe(CommandSpec spec) {
    parameter(spec, 0, "FILE");
    options(spec, "--issued", "PATH");
    option(spec, "--keys", "DIR", false);
    option(spec, "--out", "NEW.edgewise", false);
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
    List<String> issued = args.matchedOptionValue("--issued", List.of());
    if (issued.isEmpty()) {
      console.trouble(Message.of("cli.missing", "--issued PATH", name()), texts());
      return WRONG_USAGE;
    }
    Instant now;
    switch (date(console)) {
      case Outcome.Ok<Optional<Instant>> ok -> now = ok.value().orElseGet(Instant::now);
      case Outcome.Refused<Optional<Instant>> refused -> {
        return refuse(refused, console, WRONG_USAGE);
      }
    }
    Optional<Document> read = read(Path.of(args.matchedPositionalValue(0, "")), console);
    if (read.isEmpty()) {
      return WRONG_USAGE;
    }
    Planned planned = Planned.of(read.get());
    KeptKeys keys = KeptKeys.none();
    if (args.matchedOptionValue("--keys", null) instanceof String folder) {
      switch (KeptKeys.in(Path.of(folder), planned.plan())) {
        case Outcome.Ok<KeptKeys> ok -> keys = ok.value();
        case Outcome.Refused<KeptKeys> refused -> {
          return refuse(refused, console, WRONG_USAGE);
        }
      }
    }
    List<SourceFile> files = SourceFile.read(issued.stream().map(Path::of).toList());
    Intake intake = Intake.of(files, planned.plan(), keys, PublicRoots.ofJava(), now);
    console.check();
    if (args.matchedOptionValue("--out", null) instanceof String out) {
      Optional<TakeIssued> edit = intake.edit();
      Document document = edit.isPresent() ? edit.get().on(planned.document()) : planned.document();
      if (Importing.save(Path.of(out), document) instanceof Outcome.Refused<Path> refused) {
        return refuse(refused, console, CANNOT_WRITE);
      }
    }
    if (format.equals("json")) {
      json(intake, console);
    } else {
      text(intake, console);
    }
    return intake.isWrong() ? NO : DONE;
  }

  private void text(Intake intake, Console console) {
    for (SourceFile file : intake.files()) {
      console.line(
          texts()
              .say(
                  "cli.certificates.file",
                  file.name(),
                  texts().say(file.kind().label()),
                  file.size()));
      file.troubles().forEach(t -> console.line("  ! " + t.say(texts())));
      for (Intake.Found found : intake.found()) {
        if (found.file().equals(file.name())) {
          console.line("  " + found.label() + ": " + texts().say(found.what()));
          found.doubt().ifPresent(d -> console.line("    " + texts().say(d)));
        }
      }
    }
    for (Issuance each : intake.plan()) {
      console.line(texts().say(each.status().label()) + "  " + each.row().id() + "  " + end(each));
      each.faults()
          .forEach(
              f ->
                  console.line(
                      "  "
                          + texts().say("severity." + f.severity().id())
                          + ": "
                          + texts().say(f.message())));
    }
  }

  private static String end(Issuance each) {
    return each.issued().map(i -> i.subject() + "  " + Issuance.day(i.notAfter())).orElse("");
  }

  private void json(Intake intake, Console console) {
    JsonOut json = new JsonOut(console.out()::print);
    json.beginObject();
    json.beginArray("files");
    for (SourceFile file : intake.files()) {
      json.beginObject();
      json.field("file", file.name());
      json.field("kind", Words.of(file.kind()));
      json.field("certificates", file.size());
      json.beginArray("troubles");
      for (Trouble trouble : file.troubles()) {
        json.beginObject();
        json.field("message", trouble.say(texts()));
        json.endObject();
      }
      json.endArray();
      json.endObject();
    }
    json.endArray();
    json.beginArray("found");
    for (Intake.Found found : intake.found()) {
      json.beginObject();
      json.field("file", found.file());
      json.field("subject", found.label());
      json.field("role", Words.of(found.role()));
      json.field("certificate", found.certificate().orElse(""));
      json.field("alike", String.join(";", found.alike()));
      json.field("notAfter", found.notAfter());
      json.field("thumbprint", found.thumbprint());
      json.endObject();
    }
    json.endArray();
    json.beginArray("certificates");
    for (Issuance each : intake.plan()) {
      json.beginObject();
      json.field("id", each.row().id());
      json.field("status", each.status().id());
      each.issued().ifPresent(i -> issued(json, i));
      json.beginArray("faults");
      for (Issuance.Fault fault : each.faults()) {
        json.beginObject();
        json.field("severity", fault.severity().id());
        json.field("message", texts().say(fault.message()));
        json.endObject();
      }
      json.endArray();
      json.endObject();
    }
    json.endArray();
    json.endObject();
    json.end();
  }

  private static void issued(JsonOut json, IssuedCertificate issued) {
    json.field("subject", issued.subject());
    json.field("sans", String.join(";", issued.sans()));
    json.field("issuer", issued.issuer());
    json.field("serial", issued.serial());
    json.field("notBefore", issued.notBefore());
    json.field("notAfter", issued.notAfter());
    json.field("key", issued.key());
    json.field("thumbprint", issued.thumbprint());
    json.field("keyMatches", issued.keyMatches().map(m -> m ? "yes" : "no").orElse("unknown"));
    json.field("keyKept", issued.keyKept() ? "yes" : "no");
    json.field("chain", String.join(";", issued.chain()));
  }
}

package edgewise.ui;

import edgewise.check.Severity;
import edgewise.export.Colours;
import edgewise.export.Diagram;
import edgewise.export.DrawingFormat;
import edgewise.export.OutFile;
import edgewise.model.ElementId;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import edgewise.work.Exporting;
import edgewise.work.Job;
import edgewise.work.Opening;
import edgewise.work.Rendering;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Writes the drawing and printed pages to files, and hands pages to printers: away from the
/// window's thread, with progress, and with a word about how it went.
public final class Picturing {
  private static final String TOPIC = "export";

  private final Session session;

  /// For the designs of a window.
  public Picturing(Session session) {
    this.session = session;
  }

  /// Writes the drawing of the design in front, in the format that the name of the file ends in.
  ///
  /// @param only the elements that are drawn; none for all
  /// @param scale pixels for one of the drawing, where the format has pixels
  public void export(Path file, Set<ElementId> only, Colours colours, double scale) {
    Optional<DrawingFormat> format = DrawingFormat.ofFile(file.toString());
    if (format.isEmpty()) {
      session.tell(
          Severity.ERROR,
          session
              .texts()
              .say(
                  "drawing.unknown",
                  String.valueOf(file.getFileName()),
                  String.join(", ", DrawingFormat.endings())));
      return;
    }
    Opened now = session.opened().orElseThrow();
    Instant date = now();
    session.work(
        TOPIC,
        Message.of("drawing.exporting"),
        job -> {
          Diagram all =
              Diagram.of(
                  now.document(),
                  now.analysis().design(),
                  now.analysis().findings(),
                  session.texts(),
                  Opening.baseName(Path.of(now.name())));
          job.done(0.3);
          return Rendering.write(
              only.isEmpty() ? all : all.only(only),
              format.get(),
              colours,
              session.texts(),
              scale,
              Optional.of(date),
              file,
              job);
        },
        this::said);
  }

  /// Writes pages to a file.
  ///
  /// @param pages makes and writes them, away from the window's thread
  public void savePages(Path file, OutFile.Body pages) {
    session.work(
        TOPIC,
        Message.of("drawing.exporting"),
        job -> Exporting.writeFile(file, pages, job),
        this::said);
  }

  /// Hands pages to a printer.
  ///
  /// @param print prints them, away from the window's thread; false when the printer refuses
  public void print(String title, String printer, Function<Job, Boolean> print) {
    session.work(
        TOPIC,
        Message.of("print.printing", printer),
        print,
        done ->
            session.tell(
                done ? Severity.INFO : Severity.ERROR,
                session.texts().say(done ? "print.done" : "print.failed", title, printer)));
  }

  /// The time that printed pages are made at.
  public Instant now() {
    return session.program().clock().instant();
  }

  private void said(Outcome<Path> outcome) {
    switch (outcome) {
      case Outcome.Ok<Path>(Path written, List<Trouble> _) ->
          session.tell(Severity.INFO, session.texts().say("drawing.exported", written.toString()));
      case Outcome.Refused<Path>(List<Trouble> why) ->
          session.tell(Severity.ERROR, session.program().sentence(why));
    }
  }
}

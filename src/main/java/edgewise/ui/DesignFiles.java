package edgewise.ui;

import edgewise.model.Document;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import edgewise.work.Designs;
import edgewise.work.Stamp;
import edgewise.work.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is done with the files of open designs away from the windows' thread: saving without losing
/// what someone else has written meanwhile, and looking what became of them.
final class DesignFiles {
  private final Designs designs;
  private final Versions versions;

  DesignFiles(Designs designs, Versions versions) {
    this.designs = designs;
    this.versions = versions;
  }

  /// What the window knows of a file.
  ///
  /// @param stamp when it was looked at last
  /// @param content what it held then; empty when that is not a document of the design's history
  record Known(Stamp stamp, Optional<Document> content) {
    static Known of(OpenDesign design) {
      return new Known(design.stamp(), design.history().inFile());
    }
  }

  /// What became of saving.
  sealed interface Saved {
    /// It is saved.
    ///
    /// @param notes what else the person should know
    record Done(Stamp stamp, List<Trouble> notes) implements Saved {}

    /// The file may not be written.
    record ReadOnly() implements Saved {}

    /// The file holds something that the window does not know.
    record Changed() implements Saved {}

    /// It is not saved.
    record Failed(List<Trouble> why) implements Saved {}
  }

  /// Saves a document.
  ///
  /// @param known what is known of the file when it is the design's own; empty when a person has
  ///   chosen it
  Saved save(Document document, Path file, Optional<Known> known) {
    Stamp before = Stamp.of(file);
    if (known.isPresent() && before.exists() && !before.equals(known.get().stamp())) {
      boolean same =
          designs.read(file) instanceof Outcome.Ok<Document> read
              && known.get().content().equals(Optional.of(read.value()));
      if (!same) {
        return new Saved.Changed();
      }
    }
    if (!designs.isWritable(file)) {
      return new Saved.ReadOnly();
    }
    List<Trouble> notes = keepVersion(file);
    return switch (designs.write(document, file)) {
      case Outcome.Ok<Path> _ -> new Saved.Done(Stamp.of(file), notes);
      case Outcome.Refused<Path>(List<Trouble> why) -> new Saved.Failed(why);
    };
  }

  /// Saving goes on when the version before cannot be kept: the new content matters more.
  private List<Trouble> keepVersion(Path file) {
    try {
      versions.keep(file);
      return List.of();
    } catch (IOException e) {
      return List.of(
          Trouble.of(
              file.toString(), Message.of("files.no-version", String.valueOf(e.getMessage()))));
    }
  }

  /// What a look at a file shows.
  sealed interface Seen {
    /// Nothing that matters.
    record Same(Stamp stamp, boolean readOnly) implements Seen {}

    /// It is not there any more.
    record Gone() implements Seen {}

    /// It cannot be read as a design.
    record Broken(Stamp stamp, List<Trouble> why) implements Seen {}

    /// It holds another document.
    record Other(Stamp stamp, boolean readOnly, Document document) implements Seen {}
  }

  /// Looks at a file; reads it only when its stamp is not the known one.
  Seen look(Path file, Known known) {
    Stamp now = Stamp.of(file);
    if (!now.exists()) {
      return new Seen.Gone();
    }
    boolean readOnly = !designs.isWritable(file);
    if (now.equals(known.stamp())) {
      return new Seen.Same(now, readOnly);
    }
    return switch (designs.read(file)) {
      case Outcome.Ok<Document>(Document document, List<Trouble> _) ->
          known.content().equals(Optional.of(document))
              ? new Seen.Same(now, readOnly)
              : new Seen.Other(now, readOnly, document);
      case Outcome.Refused<Document>(List<Trouble> why) ->
          Stamp.of(file).exists() ? new Seen.Broken(now, why) : new Seen.Gone();
    };
  }
}

package edgewise.ui;

import edgewise.text.Outcome;
import edgewise.text.Trouble;
import edgewise.work.Journals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;

/// Writes recovery copies of designs that are not saved, a moment after each change and away from
/// the windows' thread, on which it is used.
final class Autosave {
  /// Changes of one second go into one copy.
  static final Duration DELAY = Duration.ofSeconds(1);

  private final Journals journals;
  private final Executor keeping;
  private final Executor windows;
  private final Later later;
  private final Consumer<List<Trouble>> done;
  private final Set<OpenDesign> changed = new LinkedHashSet<>();
  private boolean busy;

  /// Runs something on the windows' thread after a while.
  @FunctionalInterface
  interface Later {
    /// Runs it once.
    void run(Duration after, Runnable what);

    /// By the clock of JavaFX.
    static Later ofSystem() {
      return (after, what) -> {
        PauseTransition pause =
            new PauseTransition(javafx.util.Duration.millis((double) after.toMillis()));
        pause.setOnFinished(_ -> what.run());
        pause.play();
      };
    }
  }

  /// @param keeping does one thing after the other
  /// @param done is told, on the windows' thread, that copies were written and what went wrong
  Autosave(
      Journals journals,
      Executor keeping,
      Executor windows,
      Later later,
      Consumer<List<Trouble>> done) {
    this.journals = journals;
    this.keeping = keeping;
    this.windows = windows;
    this.later = later;
    this.done = done;
  }

  /// Says that a design may have changed, been saved, or been taken back to what its file holds.
  void touched(OpenDesign design) {
    if (design.isUnsaved()) {
      changed.add(design);
      start();
    } else {
      forget(design);
    }
  }

  /// Removes the copy of a design: it is saved, or nobody wants it.
  void forget(OpenDesign design) {
    changed.remove(design);
    if (design.copied().isPresent() || busy) {
      design.copied(Optional.empty());
      keeping.execute(() -> journals.remove(design.key()));
    }
  }

  private void start() {
    if (!busy) {
      busy = true;
      later.run(DELAY, this::write);
    }
  }

  private record Work(OpenDesign design, Journals.Entry entry) {}

  private record Written(OpenDesign design, Outcome<Instant> outcome) {}

  private void write() {
    List<Work> work = new ArrayList<>();
    for (OpenDesign design : changed) {
      work.add(
          new Work(
              design,
              new Journals.Entry(
                  design.file(), design.name(), design.history().position(), design.document())));
    }
    changed.clear();
    keeping.execute(
        () -> {
          List<Written> written = new ArrayList<>();
          for (Work w : work) {
            written.add(new Written(w.design(), journals.write(w.design().key(), w.entry())));
          }
          windows.execute(() -> written(written));
        });
  }

  private void written(List<Written> written) {
    busy = false;
    List<Trouble> troubles = new ArrayList<>();
    for (Written w : written) {
      switch (w.outcome()) {
        case Outcome.Ok<Instant>(Instant at, List<Trouble> _) -> w.design().copied(Optional.of(at));
        case Outcome.Refused<Instant>(List<Trouble> why) -> troubles.addAll(why);
      }
      if (w.design().isClosed() || !w.design().isUnsaved()) {
        forget(w.design());
      }
    }
    done.accept(troubles);
    if (!changed.isEmpty()) {
      start();
    }
  }
}

package edgewise.ui;

import edgewise.text.Texts;
import edgewise.work.Designs;
import edgewise.work.FileWatch;
import edgewise.work.Settings;
import edgewise.work.StoredDesigns;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The machine that a program of a test runs on: work is done at once on the caller's thread, time
/// passes when the test says so, and nothing is watched unless the test looks.
final class Machine {
  Instant now = Instant.parse("2013-02-01T14:32:00Z");
  Designs designs = new StoredDesigns();
  Executor background = Runnable::run;
  Set<Path> watched = Set.of();
  private final List<Runnable> waiting = new ArrayList<>();
  private Consumer<Path> watcher = _ -> {};

  /// A program whose settings are in a folder; its process is one that the system does not know.
  Program program(Path settings) {
    return new Program(
        Texts.english(),
        designs,
        new Settings(settings),
        new Program.Outside(
            background,
            Runnable::run,
            this::later,
            new Time(),
            (_, _) -> false,
            changed -> {
              watcher = changed;
              return new Watch();
            }));
  }

  private synchronized void later(Duration after, Runnable what) {
    waiting.add(what);
  }

  /// Lets everything happen that waits for time to pass.
  void passTime() {
    List<Runnable> due;
    synchronized (this) {
      due = List.copyOf(waiting);
      waiting.clear();
    }
    Windows.run(() -> due.forEach(Runnable::run));
    Windows.run(() -> {});
  }

  /// Says that something happened in a folder.
  void happened(Path folder) {
    Windows.run(() -> watcher.accept(folder.toAbsolutePath().normalize()));
    Windows.run(() -> {});
    Windows.run(() -> {});
  }

  private final class Watch implements FileWatch {
    @Override
    public void watch(Set<Path> folders) {
      watched = Set.copyOf(folders);
    }

    @Override
    public void close() {
      watched = Set.of();
    }
  }

  private final class Time extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}

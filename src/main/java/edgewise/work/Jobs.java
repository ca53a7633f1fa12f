package edgewise.work;

import edgewise.text.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/// Background work for one window. Work of one topic replaces earlier work of the same topic: only
/// the newest result arrives. Used from the owner's thread; results and failures arrive there too.
public final class Jobs {
  private final Executor background;
  private final Executor owner;
  private final Consumer<Throwable> broken;
  private final Map<String, Running> running = new HashMap<>();
  private Runnable listener = () -> {};

  /// @param background where work runs
  /// @param owner runs results on the owner's thread
  /// @param broken is told, on the owner's thread, about exceptions, which are always defects
  public Jobs(Executor background, Executor owner, Consumer<Throwable> broken) {
    this.background = background;
    this.owner = owner;
    this.broken = broken;
  }

  /// Work to be shown in the status bar.
  ///
  /// @param share done, 0 to 1
  public record Status(Message label, double share) {}

  /// Is called on the owner's thread whenever [#status] may have changed.
  public void onChange(Runnable listener) {
    this.listener = listener;
  }

  /// Starts work and drops what runs under the same topic.
  ///
  /// @param then gets the result on the owner's thread, unless newer work of the topic has been
  ///   started or this one was cancelled
  public <T> void run(String topic, Message label, Function<Job, T> work, Consumer<T> then) {
    Running job = new Running(topic, label);
    Running before = running.put(topic, job);
    if (before != null) {
      before.cancelled = true;
    }
    listener.run();
    background.execute(() -> work(job, work, then));
  }

  private <T> void work(Running job, Function<Job, T> work, Consumer<T> then) {
    try {
      if (job.cancelled) {
        return;
      }
      T result = work.apply(job);
      owner.execute(
          () -> {
            if (!job.cancelled) {
              end(job);
              then.accept(result);
            }
          });
    } catch (CancellationException _) {
      owner.execute(() -> end(job));
    } catch (RuntimeException | Error e) {
      owner.execute(
          () -> {
            end(job);
            broken.accept(e);
          });
    }
  }

  private void end(Running job) {
    if (running.remove(job.topic, job)) {
      listener.run();
    }
  }

  /// The work to show, if any runs.
  public Optional<Status> status() {
    return running.values().stream().findFirst().map(r -> new Status(r.label, r.share));
  }

  /// Drops what runs under a topic.
  public void cancel(String topic) {
    Running job = running.remove(topic);
    if (job != null) {
      job.cancelled = true;
      listener.run();
    }
  }

  /// Drops everything that runs.
  public void cancelAll() {
    running.values().forEach(r -> r.cancelled = true);
    running.clear();
    listener.run();
  }

  private final class Running implements Job {
    final String topic;
    final Message label;
    volatile double share;
    volatile boolean cancelled;

    Running(String topic, Message label) {
      this.topic = topic;
      this.label = label;
    }

    @Override
    public void done(double part) {
      check();
      share = part;
      owner.execute(() -> listener.run());
    }

    @Override
    public void on(String what) {
      check();
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }
}

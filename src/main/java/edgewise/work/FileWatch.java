package edgewise.work;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Tells when something happens in folders. It only says where: what happened there is for others
/// to see.
public interface FileWatch extends Closeable {
  /// Watches these folders and no others.
  void watch(Set<Path> folders);

  @Override
  void close();

  /// A watch that asks the system, and looks by itself every few seconds at folders that the system
  /// does not watch, such as some network drives.
  ///
  /// @param changed is told the folder, on a thread of the watch
  static FileWatch ofSystem(Consumer<Path> changed) {
    return new OfSystem(changed);
  }

  /// The watch of the system.
  final class OfSystem implements FileWatch {
    private static final long LOOK_SECONDS = 3;

    /// An editor that writes a file in several steps is waited for.
    private static final long QUIET_MILLIS = 150;

    private final Consumer<Path> changed;
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private final Set<Path> unwatched = new HashSet<>();
    private WatchService service;

    private OfSystem(Consumer<Path> changed) {
      this.changed = changed;
    }

    @Override
    public synchronized void watch(Set<Path> folders) {
      unwatched.retainAll(folders);
      keys.entrySet()
          .removeIf(
              e -> {
                boolean gone = !folders.contains(e.getKey());
                if (gone) {
                  e.getValue().cancel();
                }
                return gone;
              });
      for (Path folder : folders) {
        if (!keys.containsKey(folder) && !unwatched.contains(folder)) {
          begin(folder);
        }
      }
    }

    private void begin(Path folder) {
      try {
        if (service == null) {
          WatchService fresh = FileSystems.getDefault().newWatchService();
          service = fresh;
          Thread.ofPlatform().daemon().name("edgewise-watch").start(() -> listen(fresh));
        }
        keys.put(
            folder,
            folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE));
      } catch (IOException | UnsupportedOperationException _) {
        // The system does not watch it; it is looked at every few seconds instead.
        unwatched.add(folder);
      }
    }

    private void listen(WatchService from) {
      try {
        while (true) {
          WatchKey key = from.poll(LOOK_SECONDS, TimeUnit.SECONDS);
          Set<Path> where = new LinkedHashSet<>();
          while (key != null) {
            key.pollEvents();
            where.add((Path) key.watchable());
            if (!key.reset()) {
              lost((Path) key.watchable());
            }
            key = from.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
          }
          where.addAll(unwatched());
          where.forEach(changed);
        }
      } catch (ClosedWatchServiceException | InterruptedException _) {
        // Nobody watches any more.
        return;
      }
    }

    private synchronized void lost(Path folder) {
      if (keys.remove(folder) != null) {
        unwatched.add(folder);
      }
    }

    private synchronized Set<Path> unwatched() {
      return Set.copyOf(unwatched);
    }

    @Override
    public synchronized void close() {
      keys.clear();
      unwatched.clear();
      try {
        if (service != null) {
          service.close();
          service = null;
        }
      } catch (IOException e) {
        System.getLogger("edgewise").log(System.Logger.Level.DEBUG, "watch does not close", e);
      }
    }
  }
}

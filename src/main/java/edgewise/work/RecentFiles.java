package edgewise.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The designs opened last, pinned ones first, then newest first, remembered in a small text file:
/// one design a line, `PATH TAB TIME TAB pinned`, of which the path alone suffices. Losing the file
/// loses nothing but the menu, so trouble with it is not reported.
public final class RecentFiles {
  private static final int MOST = 12;
  private static final String PINNED = "pinned";

  private final Path store;
  private final Clock clock;

  /// A design opened before; it may be gone meanwhile.
  ///
  /// @param opened when it was opened or saved last
  public record Recent(Path file, Instant opened, boolean pinned) {}

  /// @param store the text file; it need not exist
  public RecentFiles(Path store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Pinned ones first, each part newest first.
  public List<Recent> list() {
    List<Recent> files = new ArrayList<>();
    try {
      if (Files.isRegularFile(store)) {
        for (String line : Files.readAllLines(store, StandardCharsets.UTF_8)) {
          parse(line).ifPresent(files::add);
        }
      }
    } catch (IOException _) {
      // Only the menu forgets.
      return List.of();
    }
    return files;
  }

  private static Optional<Recent> parse(String line) {
    String[] parts = line.split("\t", -1);
    try {
      Instant opened = parts.length > 1 ? Instant.parse(parts[1]) : Instant.EPOCH;
      return line.isBlank()
          ? Optional.empty()
          : Optional.of(
              new Recent(Path.of(parts[0]), opened, parts.length > 2 && parts[2].equals(PINNED)));
    } catch (InvalidPathException | DateTimeException _) {
      // A line of another system, or damaged: the file is as good as gone.
      return Optional.empty();
    }
  }

  /// Puts a file before all others that are not pinned.
  public void add(Path file) {
    Path path = file.toAbsolutePath().normalize();
    boolean pinned = list().stream().anyMatch(r -> r.file().equals(path) && r.pinned());
    put(new Recent(path, clock.instant(), pinned));
  }

  /// Pins a file, so that newer ones do not push it out, or lets it go.
  public void pin(Path file, boolean pinned) {
    list().stream()
        .filter(r -> r.file().equals(file))
        .findFirst()
        .ifPresent(r -> put(new Recent(file, r.opened(), pinned)));
  }

  /// Forgets a file.
  public void remove(Path file) {
    save(list().stream().filter(r -> !r.file().equals(file)).toList());
  }

  /// Forgets all files.
  public void clear() {
    save(List.of());
  }

  private void put(Recent recent) {
    List<Recent> all = new ArrayList<>();
    all.add(recent);
    list().stream().filter(r -> !r.file().equals(recent.file())).forEach(all::add);
    all.sort(
        Comparator.comparing(Recent::pinned)
            .reversed()
            .thenComparing(Comparator.comparing(Recent::opened).reversed()));
    save(all.subList(0, Math.min(MOST, all.size())));
  }

  private void save(List<Recent> files) {
    List<String> lines =
        files.stream()
            .map(r -> r.file() + "\t" + r.opened() + (r.pinned() ? "\t" + PINNED : ""))
            .toList();
    try {
      Files.createDirectories(store.toAbsolutePath().getParent());
      Files.write(store, lines, StandardCharsets.UTF_8);
    } catch (IOException _) {
      // Only the menu forgets.
    }
  }
}

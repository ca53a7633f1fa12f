package edgewise.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The designs opened last, newest first, remembered in a small text file: one path a line. Losing
/// the file loses nothing but the menu, so trouble with it is not reported.
public final class RecentFiles {
  private static final int MOST = 10;

  private final Path store;

  /// @param store the text file; it need not exist
  public RecentFiles(Path store) {
    this.store = store;
  }

  /// Newest first; without files that are gone.
  public List<Path> list() {
    List<Path> files = new ArrayList<>();
    for (String line : lines()) {
      try {
        Path file = Path.of(line);
        if (Files.isRegularFile(file)) {
          files.add(file);
        }
      } catch (InvalidPathException _) {
        // A line of another system, or damaged: the file is as good as gone.
      }
    }
    return files;
  }

  /// Puts a file first.
  public void add(Path file) {
    String path = file.toAbsolutePath().normalize().toString();
    List<String> lines = new ArrayList<>(lines());
    lines.remove(path);
    lines.addFirst(path);
    save(lines.subList(0, Math.min(MOST, lines.size())));
  }

  /// Forgets all files.
  public void clear() {
    save(List.of());
  }

  private List<String> lines() {
    try {
      return Files.isRegularFile(store)
          ? Files.readAllLines(store, StandardCharsets.UTF_8)
          : List.of();
    } catch (IOException _) {
      return List.of();
    }
  }

  private void save(List<String> lines) {
    try {
      Files.createDirectories(store.toAbsolutePath().getParent());
      Files.write(store, lines, StandardCharsets.UTF_8);
    } catch (IOException _) {
      // Only the menu forgets.
    }
  }
}

package edgewise.ui;

import edgewise.store.AtomicFiles;
import edgewise.ui.canvas.Drawing;
import edgewise.ui.canvas.Thumbnail;
import edgewise.ui.theme.Palette;
import edgewise.work.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Small pictures of designs, one on light and one on dark ground, for the list of recent files.
/// Losing them loses nothing, so trouble with them is not reported.
final class Pictures {
  private final Path folder;

  /// @param folder need not exist
  Pictures(Path folder) {
    this.folder = folder;
  }

  private Path path(Path file, boolean dark) {
    return folder.resolve(Versions.nameOf(file) + (dark ? "-dark.png" : "-light.png"));
  }

  /// Makes and keeps the pictures of a design; those of files that nobody wants any more go.
  void keep(Path file, Drawing drawing, List<Path> wanted) {
    try {
      Files.createDirectories(folder);
      AtomicFiles.write(path(file, false), Thumbnail.png(drawing, Palette.LIGHT));
      AtomicFiles.write(path(file, true), Thumbnail.png(drawing, Palette.DARK));
      Set<Path> kept =
          wanted.stream()
              .flatMap(w -> Stream.of(path(w, false), path(w, true)))
              .collect(Collectors.toSet());
      try (Stream<Path> all = Files.list(folder)) {
        for (Path old : all.filter(p -> !kept.contains(p)).toList()) {
          Files.deleteIfExists(old);
        }
      }
    } catch (IOException e) {
      System.getLogger("edgewise").log(System.Logger.Level.DEBUG, "no picture of " + file, e);
    }
  }

  /// The picture of a design, when there is one.
  Optional<Path> find(Path file, boolean dark) {
    return Optional.of(path(file, dark)).filter(Files::isRegularFile);
  }
}

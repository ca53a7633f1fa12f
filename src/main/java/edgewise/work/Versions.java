package edgewise.work;

import edgewise.store.AtomicFiles;
import edgewise.store.DesignFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What design files held before they were saved over, the last few of each file: one folder a
/// file, in it one copy a version, named by the time at which it was written.
public final class Versions {
  /// How many are kept of one file.
  public static final int MOST = 20;

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final Path folder;

  /// @param folder need not exist
  public Versions(Path folder) {
    this.folder = folder;
  }

  /// One former content of a file.
  ///
  /// @param path where it is kept; a design file
  /// @param written when it was saved
  public record Version(Path path, Instant written) {}

  /// A short name for a file that no other file has, safe in every file system.
  public static String nameOf(Path file) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  file.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Keeps what a file holds now, unless there is no such file or the newest version is the same.
  public void keep(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    byte[] now = Files.readAllBytes(file);
    List<Version> before = list(file);
    if (!before.isEmpty() && Arrays.equals(Files.readAllBytes(before.getFirst().path()), now)) {
      return;
    }
    Path place = folder.resolve(nameOf(file));
    Files.createDirectories(place);
    Instant written = Files.getLastModifiedTime(file).toInstant();
    Path version = place.resolve(NAME.format(written) + DesignFile.EXTENSION);
    // Two saves within a millisecond, or a clock that was set back.
    while (Files.exists(version)
        || (!before.isEmpty() && version.compareTo(before.getFirst().path()) < 0)) {
      written =
          (before.isEmpty() || written.isAfter(before.getFirst().written())
                  ? written
                  : before.getFirst().written())
              .plusMillis(1);
      version = place.resolve(NAME.format(written) + DesignFile.EXTENSION);
    }
    AtomicFiles.write(version, now);
    for (Version old : before.subList(Math.min(before.size(), MOST - 1), before.size())) {
      Files.deleteIfExists(old.path());
    }
  }

  /// The versions of a file, newest first.
  public List<Version> list(Path file) {
    List<Version> versions = new ArrayList<>();
    try (Stream<Path> paths = Files.list(folder.resolve(nameOf(file)))) {
      paths
          .sorted(java.util.Comparator.reverseOrder())
          .forEach(p -> written(p).ifPresent(at -> versions.add(new Version(p, at))));
    } catch (IOException _) {
      // No version was kept so far.
      return List.of();
    }
    return versions;
  }

  private static Optional<Instant> written(Path version) {
    try {
      return Optional.of(
          NAME.parse(
              version.getFileName().toString().replace(DesignFile.EXTENSION, ""), Instant::from));
    } catch (DateTimeParseException _) {
      // Something else lies there.
      return Optional.empty();
    }
  }
}

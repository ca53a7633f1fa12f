package edgewise.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/// What can be seen of a file without reading it. A file whose stamp is the same has the same
/// content, as far as anyone can tell.
///
/// @param exists whether there is such a file; if not, the rest says nothing
/// @param key what the file system knows it by; empty where it does not tell
public record Stamp(boolean exists, long size, FileTime modified, String key) {
  /// The stamp of a file that does not exist.
  public static final Stamp NONE = new Stamp(false, 0, FileTime.fromMillis(0), "");

  /// The stamp of a file now.
  public static Stamp of(Path file) {
    try {
      BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(
          true, a.size(), a.lastModifiedTime(), a.fileKey() == null ? "" : a.fileKey().toString());
    } catch (IOException _) {
      // Gone, or out of reach: there is nothing to be seen either way.
      return NONE;
    }
  }
}

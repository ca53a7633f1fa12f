package edgewise.store;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// The one writer of files: a reader sees the old file or the new one, never half of either, even
/// when the machine loses power.
///
/// The new content goes to a file beside the target, is forced to the disk and moved over it.
/// Permissions of the old file stay where the file system has them; a symbolic link stays a link,
/// and the file it points at is replaced. A pipe or device is written to directly.
public final class AtomicFiles {
  private static final int LONGEST_CHAIN = 40;

  private AtomicFiles() {}

  /// Writes the content of a file.
  @FunctionalInterface
  public interface Content {
    /// Writes everything to the stream, which stays open.
    void writeTo(OutputStream out) throws IOException;
  }

  /// Replaces or creates a file. The folder must exist.
  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, out -> out.write(bytes));
  }

  /// Replaces or creates a file. When the content throws, the old file is untouched.
  public static void write(Path file, Content content) throws IOException {
    try (Staged staged = stage(file, content)) {
      staged.commit();
    }
  }

  /// Writes the content beside a file without replacing it yet, so that several files can be
  /// replaced once all of them are written. The folder must exist.
  public static Staged stage(Path file, Content content) throws IOException {
    return stage(file, content, false);
  }

  /// Likewise, for a secret: where the file system has permissions, nobody but the owner may read
  /// the file, from its first byte on and whatever held for the file it replaces.
  public static Staged stageSecret(Path file, Content content) throws IOException {
    return stage(file, content, true);
  }

  private static Staged stage(Path file, Content content, boolean secret) throws IOException {
    Path target = followed(file.toAbsolutePath());
    boolean exists = Files.exists(target);
    if (Files.isDirectory(target)) {
      throw new FileAlreadyExistsException(file.toString(), null, "it is a folder");
    }
    if (exists && !Files.isWritable(target)) {
      throw new AccessDeniedException(file.toString());
    }
    if (exists && !Files.isRegularFile(target)) {
      try (OutputStream out = Files.newOutputStream(target)) {
        content.writeTo(out);
      }
      return new Staged(target, target);
    }
    Path fresh =
        target.resolveSibling(
            ".edgewise-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp");
    Staged staged = new Staged(fresh, target);
    try {
      // Windows does not move a file that is open, so it is closed first.
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              secret ? ownerOnly(fresh) : new FileAttribute<?>[0])) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        content.writeTo(out);
        out.flush();
        if (exists && !secret) {
          copyPermissions(target, fresh);
        }
        channel.force(true);
      }
      return staged;
    } catch (IOException | RuntimeException | Error e) {
      try {
        staged.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /// A file whose new content is written but not yet in place. Closing it without a commit discards
  /// the content and leaves the old file.
  public static final class Staged implements Closeable {
    private final Path fresh;
    private final Path target;
    private boolean done;

    private Staged(Path fresh, Path target) {
      this.fresh = fresh;
      this.target = target;
      this.done = fresh.equals(target);
    }

    /// Puts the new content in place.
    public void commit() throws IOException {
      if (!done) {
        move(fresh, target);
        done = true;
        forceFolder(target.getParent());
      }
    }

    @Override
    public void close() throws IOException {
      if (!done) {
        done = true;
        Files.deleteIfExists(fresh);
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// The file that a chain of links points at, whether it exists or not.
  private static Path followed(Path file) throws IOException {
    Path target = file;
    for (int i = 0; Files.isSymbolicLink(target); i++) {
      if (i == LONGEST_CHAIN) {
        throw new FileSystemLoopException(file.toString());
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  private static FileAttribute<?>[] ownerOnly(Path file) throws IOException {
    return Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView now = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (old != null && now != null) {
      try {
        now.setPermissions(old.readAttributes().permissions());
      } catch (AccessDeniedException | UnsupportedOperationException _) {
        // A share may show permissions without letting anyone set them; the content matters more.
        return;
      }
    }
    AclFileAttributeView oldAcl =
        old == null ? Files.getFileAttributeView(from, AclFileAttributeView.class) : null;
    if (oldAcl != null) {
      try {
        Files.getFileAttributeView(to, AclFileAttributeView.class).setAcl(oldAcl.getAcl());
      } catch (AccessDeniedException _) {
        return;
      }
    }
  }

  /// Forces the new name itself to the disk, where folders can be opened (not on Windows).
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException _) {
      // The file is whole either way.
      return;
    }
  }
}

package edgewise.work;

import edgewise.model.Document;
import edgewise.store.AtomicFiles;
import edgewise.store.DesignFile;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.io.Closeable;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Recovery copies of designs that are not saved. Every running program has a folder of its own
/// below the one given, named `PROCESS-START-NUMBER`, in which it holds a lock on the file `lock`;
/// one file a design, `KEY.recovery`: lines `name=value`, an empty line, and the design as it is
/// stored. A program that ends in order removes its copies; what is found in a folder that no
/// running program holds was left by a crash.
///
/// May be used from any thread.
public final class Journals implements Closeable {
  private static final String MARK = "edgewise-recovery 1";
  private static final String EXTENSION = ".recovery";
  private static final String LOCK = "lock";
  private static final String DAMAGED = "damaged";

  /// Damaged copies are kept for so long, and no more than so many of them: time enough to ask
  /// somebody for help, without filling the disk of those who never do.
  private static final Duration KEPT = Duration.ofDays(60);

  private static final int MOST_KEPT = 20;

  private final Path folder;
  private final Clock clock;
  private final Processes processes;
  private final Map<Path, FileChannel> held = new HashMap<>();
  private Path own;

  /// Tells which processes of this machine run.
  @FunctionalInterface
  public interface Processes {
    /// Whether a process that was started at a time, in milliseconds since 1970, still runs.
    boolean isRunning(long process, long startMillis);

    /// The processes of the system.
    static Processes ofSystem() {
      return (process, start) ->
          ProcessHandle.of(process).filter(ProcessHandle::isAlive).map(Journals::start).stream()
              .anyMatch(s -> s == start);
    }
  }

  /// What is to be kept of a design.
  ///
  /// @param file where it belongs; empty for a design that was never saved
  /// @param steps how many steps had been made
  public record Entry(Optional<Path> file, String name, int steps, Document document) {}

  /// A design left by a program that ended without being asked to.
  ///
  /// @param path of the copy
  /// @param at when it was written
  /// @param process that wrote it
  public record Copy(Path path, Instant at, long process, Entry entry) {}

  /// What was left.
  ///
  /// @param copies newest first
  /// @param damaged copies that cannot be read; they were put aside into the folder `damaged`
  public record Found(List<Copy> copies, List<Trouble> damaged) {
    public Found {
      copies = List.copyOf(copies);
      damaged = List.copyOf(damaged);
    }
  }

  /// @param folder need not exist
  public Journals(Path folder, Clock clock, Processes processes) {
    this.folder = folder;
    this.clock = clock;
    this.processes = processes;
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /// Writes the copy of a design, whole or not at all, in place of an older one.
  ///
  /// @param key of the design, letters, digits and hyphens; tells it apart in this program
  /// @return when it was written
  public synchronized Outcome<Instant> write(String key, Entry entry) {
    Instant now = clock.instant();
    Map<String, String> head = new LinkedHashMap<>();
    entry.file().ifPresent(f -> head.put("file", f.toAbsolutePath().toString()));
    head.put("name", entry.name());
    head.put("at", now.toString());
    head.put("process", Long.toString(ProcessHandle.current().pid()));
    head.put("steps", Integer.toString(entry.steps()));
    StringBuilder lines = new StringBuilder(MARK).append('\n');
    head.forEach(
        (name, value) ->
            lines
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('\n'));
    byte[] bytes = lines.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    try {
      AtomicFiles.write(
          own().resolve(key + EXTENSION),
          out -> {
            out.write(bytes);
            out.write(DesignFile.write(entry.document()));
          });
      return Outcome.ok(now);
    } catch (IOException e) {
      return Outcome.refused(
          Trouble.of(folder.toString(), Message.of("files.no-recovery", reason(e))));
    }
  }

  /// Removes the copy of a design, if there is one.
  public synchronized void remove(String key) {
    if (own != null) {
      delete(own.resolve(key + EXTENSION));
    }
  }

  /// Looks for what crashed programs left. Their folders are held until the copies are taken or the
  /// program ends, so that no other program offers them as well.
  public synchronized Found find() {
    List<Copy> copies = new ArrayList<>();
    List<Trouble> damaged = new ArrayList<>();
    for (Path left : children(folder)) {
      if (!left.equals(own) && Files.isDirectory(left) && (held.containsKey(left) || hold(left))) {
        for (Path file : children(left)) {
          if (file.getFileName().toString().endsWith(EXTENSION)) {
            read(file).ifPresentOrElse(copies::add, () -> damaged.add(putAside(file)));
          }
        }
        tidy(left);
      }
    }
    prune(folder.resolve(DAMAGED));
    copies.sort(Comparator.comparing(Copy::at).reversed());
    return new Found(copies, damaged);
  }

  /// Makes a copy that was found the one of an open design: from now on it is written and removed
  /// as such.
  ///
  /// @param key of the design
  public synchronized void take(Copy copy, String key) {
    try {
      Files.move(copy.path(), own().resolve(key + EXTENSION), StandardCopyOption.REPLACE_EXISTING);
      tidy(copy.path().getParent());
    } catch (IOException _) {
      // It stays where it is and is offered again; the design itself is open.
      return;
    }
  }

  /// Removes a copy that was found.
  public synchronized void discard(Copy copy) {
    delete(copy.path());
    tidy(copy.path().getParent());
  }

  /// Lets go of everything this program holds; its own folder goes when no copy is left in it.
  @Override
  public synchronized void close() {
    for (Path path : List.copyOf(held.keySet())) {
      tidy(path);
      letGo(path);
    }
    own = null;
  }

  /// Lets go of everything as a crash does: nothing is removed.
  synchronized void crash() {
    List.copyOf(held.keySet()).forEach(this::letGo);
    own = null;
  }

  private Path own() throws IOException {
    if (own == null) {
      String name = ProcessHandle.current().pid() + "-" + start(ProcessHandle.current()) + "-";
      for (int i = 1; own == null; i++) {
        Path path = folder.resolve(name + i);
        if (!Files.exists(path)) {
          Files.createDirectories(path);
          FileChannel channel = lockFile(path);
          channel.tryLock();
          held.put(path, channel);
          own = path;
        }
      }
    }
    return own;
  }

  private static FileChannel lockFile(Path path) throws IOException {
    return FileChannel.open(
        path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /// Holds the folder of another program, unless it still runs.
  private boolean hold(Path path) {
    long[] name = numbers(path.getFileName().toString());
    if (name.length != 3 || processes.isRunning(name[0], name[1])) {
      return false;
    }
    FileChannel channel = null;
    boolean mine = false;
    try {
      channel = lockFile(path);
      FileLock lock = channel.tryLock();
      mine = lock != null;
    } catch (OverlappingFileLockException _) {
      mine = false;
    } catch (IOException _) {
      // The file system has no locks; then what the system says of the process decides.
      mine = channel != null;
    }
    if (mine) {
      held.put(path, channel);
    } else {
      close(channel);
    }
    return mine;
  }

  private static long[] numbers(String name) {
    return name.matches("[0-9]{1,18}-[0-9]{1,18}-[0-9]{1,9}")
        ? Arrays.stream(name.split("-")).mapToLong(Long::parseLong).toArray()
        : new long[0];
  }

  /// Removes a folder that holds no copy any more.
  private void tidy(Path path) {
    if (children(path).stream().noneMatch(p -> p.toString().endsWith(EXTENSION))) {
      letGo(path);
      delete(path.resolve(LOCK));
      delete(path);
    }
  }

  private void letGo(Path path) {
    close(held.remove(path));
  }

  private static void close(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException _) {
      // The lock ends with the process at the latest.
      return;
    }
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    } catch (IOException _) {
      // There is no such folder, or it may not be looked at: nothing can be found there.
      return List.of();
    }
  }

  /// Removes damaged copies that were put aside long ago, and all but the newest ones.
  private void prune(Path aside) {
    List<Path> newest = new ArrayList<>(children(aside));
    newest.sort(Comparator.comparing(Journals::modified).reversed().thenComparing(p -> p));
    Instant least = clock.instant().minus(KEPT);
    for (int i = 0; i < newest.size(); i++) {
      if (i >= MOST_KEPT || modified(newest.get(i)).isBefore(least)) {
        delete(newest.get(i));
      }
    }
  }

  private static Instant modified(Path path) {
    try {
      return Files.getLastModifiedTime(path).toInstant();
    } catch (IOException _) {
      // It is gone already.
      return Instant.MIN;
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (DirectoryNotEmptyException _) {
      // Something else lies there; it is not ours to remove.
      return;
    } catch (IOException e) {
      System.getLogger("edgewise").log(System.Logger.Level.WARNING, "cannot remove " + path, e);
    }
  }

  /// A copy; empty when it is damaged.
  private static Optional<Copy> read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      int end = headEnd(bytes);
      Map<String, String> head = head(new String(bytes, 0, end, StandardCharsets.UTF_8));
      String name = head.get("name");
      byte[] design = Arrays.copyOfRange(bytes, Math.min(bytes.length, end + 2), bytes.length);
      return switch (DesignFile.parse(design, name)) {
        case Outcome.Ok<Document>(Document document, List<Trouble> _) ->
            Optional.of(
                new Copy(
                    file,
                    Instant.parse(head.get("at")),
                    Long.parseLong(head.get("process")),
                    new Entry(
                        Optional.ofNullable(head.get("file")).map(Path::of),
                        name,
                        Integer.parseInt(head.get("steps")),
                        document)));
        case Outcome.Refused<Document> _ -> Optional.empty();
      };
    } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
      System.getLogger("edgewise").log(System.Logger.Level.DEBUG, "damaged " + file, e);
      return Optional.empty();
    }
  }

  private static int headEnd(byte[] bytes) {
    for (int i = 1; i < bytes.length; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\n') {
        return i - 1;
      }
    }
    return bytes.length;
  }

  private static Map<String, String> head(String text) throws IOException {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(MARK)) {
      throw new IOException("not a recovery copy");
    }
    Map<String, String> head = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int at = line.indexOf('=');
      if (at < 0) {
        throw new IOException("not a line of a recovery copy");
      }
      head.put(
          line.substring(0, at), URLDecoder.decode(line.substring(at + 1), StandardCharsets.UTF_8));
    }
    for (String needed : List.of("name", "at", "process", "steps")) {
      if (!head.containsKey(needed)) {
        throw new IOException("a recovery copy without " + needed);
      }
    }
    return head;
  }

  private Trouble putAside(Path file) {
    Path aside =
        folder.resolve(DAMAGED).resolve(file.getParent().getFileName() + "-" + file.getFileName());
    try {
      Files.createDirectories(aside.getParent());
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      Files.setLastModifiedTime(aside, FileTime.from(clock.instant()));
      return Trouble.of("", Message.of("files.damaged-recovery", aside.toString()));
    } catch (IOException _) {
      return Trouble.of("", Message.of("files.damaged-recovery", file.toString()));
    }
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException || e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getMessage().lines().findFirst().orElse("");
  }
}

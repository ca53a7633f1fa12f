package edgewise.work;

import edgewise.export.ExportInput;
import edgewise.export.Exporter;
import edgewise.export.Exporters;
import edgewise.export.OutFile;
import edgewise.store.AtomicFiles;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writing a plan to a folder.
public final class Exporting {
  private Exporting() {}

  /// The exporters of a list such as `csv,html`, each once, in the order of the list. Refused when
  /// one of the formats does not exist.
  public static Outcome<List<Exporter>> formats(String list) {
    Map<String, Exporter> chosen = new LinkedHashMap<>();
    for (String part : list.split(",", -1)) {
      String id = part.strip();
      var exporter = Exporters.find(id);
      if (exporter.isEmpty()) {
        return Outcome.refused(
            Trouble.of(
                "", Message.of("export.unknown-format", id, String.join(", ", Exporters.ids()))));
      }
      chosen.putIfAbsent(id, exporter.get());
    }
    return Outcome.ok(List.copyOf(chosen.values()));
  }

  /// Writes the plan in these formats below a folder, which is created when it is not there. All
  /// files are written beside their places first and put in place together, so a refusal or a
  /// cancelled run leaves the folder as it was; files of other names are never touched.
  public static Outcome<List<Path>> write(
      List<Exporter> exporters, ExportInput in, Path folder, Progress progress) {
    List<AtomicFiles.Staged> staged = new ArrayList<>();
    List<Path> written = new ArrayList<>();
    Path at = folder;
    try {
      for (Exporter exporter : exporters) {
        for (OutFile file : exporter.render(in)) {
          progress.check();
          at = folder.resolve(file.path());
          progress.on(file.path());
          Files.createDirectories(at.getParent());
          staged.add(
              AtomicFiles.stage(at, out -> file.body().writeTo(new Cancellable(out, progress))));
          written.add(at);
        }
      }
      progress.check();
      for (int i = 0; i < staged.size(); i++) {
        at = written.get(i);
        staged.get(i).commit();
      }
      return Outcome.ok(List.copyOf(written));
    } catch (IOException e) {
      return Outcome.refused(Trouble.of(at.toString(), reason(e)));
    } finally {
      discard(staged);
    }
  }

  /// Writes a text to a file, in UTF-8.
  public static Outcome<Path> writeText(Path file, String text) {
    try {
      AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
      return Outcome.ok(file);
    } catch (IOException e) {
      return Outcome.refused(Trouble.of(file.toString(), reason(e)));
    }
  }

  private static void discard(List<AtomicFiles.Staged> staged) {
    for (AtomicFiles.Staged file : staged) {
      try {
        file.close();
      } catch (IOException _) {
        // The disk that failed just now may fail here too; the next file may still be removed.
      }
    }
  }

  private static Message reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> Message.of("export.denied");
      case FileAlreadyExistsException _, NotDirectoryException _ -> Message.of("export.in-the-way");
      default -> Message.of("export.failed", e.getClass().getSimpleName());
    };
  }

  /// Looks for a request to stop whenever a piece of the file has come together.
  private static final class Cancellable extends FilterOutputStream {
    private final Progress progress;

    Cancellable(OutputStream out, Progress progress) {
      super(out);
      this.progress = progress;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      progress.check();
      out.write(bytes, from, length);
    }
  }
}

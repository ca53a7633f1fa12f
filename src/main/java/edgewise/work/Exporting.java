package edgewise.work;

import edgewise.export.ChangeExporter;
import edgewise.export.CsrExporter;
import edgewise.export.DocumentExporter;
import edgewise.export.ExportInput;
import edgewise.export.Exporter;
import edgewise.export.Exporters;
import edgewise.export.KeyBox;
import edgewise.export.OutFile;
import edgewise.export.document.TemplateError;
import edgewise.export.document.TemplateFiles;
import edgewise.store.AtomicFiles;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writing a plan to a folder.
public final class Exporting {
  private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");

  /// The setting that names the folder of a person's own templates.
  public static final String TEMPLATES = "document.templates";

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

  /// The exporters of a list that can say what to add and take away, each once. Refused when one of
  /// the formats cannot or does not exist.
  public static Outcome<List<ChangeExporter>> changing(String list) {
    Map<String, ChangeExporter> chosen = new LinkedHashMap<>();
    for (String part : list.split(",", -1)) {
      String id = part.strip();
      Optional<ChangeExporter> exporter = Exporters.findChanging(id);
      if (exporter.isEmpty()) {
        return Outcome.refused(
            Trouble.of(
                "",
                Message.of("export.unknown-format", id, String.join(", ", Exporters.changing()))));
      }
      chosen.putIfAbsent(id, exporter.get());
    }
    return Outcome.ok(List.copyOf(chosen.values()));
  }

  /// The same exporters with private keys kept beside the certificate requests. The password is the
  /// first line of the file that is named; without one, it is that of `certificates/keys.password`
  /// below the folder, which is made with a random password when it is not there.
  public static Outcome<List<Exporter>> withKeys(
      List<Exporter> exporters, Path folder, Optional<Path> named) {
    if (exporters.stream().noneMatch(CsrExporter.class::isInstance)) {
      return Outcome.refused(Trouble.of("", Message.of("export.keys-without-csr")));
    }
    Path file = named.orElse(folder.resolve("certificates").resolve("keys.password"));
    try {
      if (named.isEmpty() && !Files.exists(file)) {
        Files.createDirectories(file.getParent());
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String made = Base64.getUrlEncoder().encodeToString(random) + "\n";
        try (AtomicFiles.Staged staged =
            AtomicFiles.stageSecret(
                file, out -> out.write(made.getBytes(StandardCharsets.UTF_8)))) {
          staged.commit();
        }
      }
      String password = Files.readString(file).lines().findFirst().orElse("");
      if (password.isEmpty()) {
        return Outcome.refused(Trouble.of(file.toString(), Message.of("export.no-password")));
      }
      KeyBox box = new KeyBox(password, path -> read(folder.resolve(path)));
      return Outcome.ok(
          exporters.stream()
              .map(e -> e instanceof CsrExporter ? new CsrExporter(box) : e)
              .toList());
    } catch (IOException e) {
      return Outcome.refused(
          Trouble.of(
              file.toString(),
              e instanceof NoSuchFileException ? Message.of("export.no-password") : reason(e)));
    }
  }

  private static Optional<byte[]> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes the plan in these formats below a folder, which is created when it is not there. All
  /// files are written beside their places first and put in place together, so a refusal or a
  /// cancelled run leaves the folder as it was; files of other names are never touched.
  public static Outcome<List<Path>> write(
      List<Exporter> exporters, ExportInput in, Path folder, Progress progress) {
    return write(exporters.stream().map(e -> () -> e.render(in)), folder, progress);
  }

  /// Writes files below a folder in the same way.
  public static Outcome<List<Path>> write(List<OutFile> files, Path folder, Progress progress) {
    return write(Stream.of(() -> files), folder, progress);
  }

  private static Outcome<List<Path>> write(
      Stream<Supplier<List<OutFile>>> parts, Path folder, Progress progress) {
    List<AtomicFiles.Staged> staged = new ArrayList<>();
    List<Path> written = new ArrayList<>();
    Path at = folder;
    try {
      for (Supplier<List<OutFile>> part : parts.toList()) {
        for (OutFile file : part.get()) {
          progress.check();
          at = folder.resolve(file.path());
          progress.on(file.path());
          Files.createDirectories(at.getParent());
          OutFile.Pace pace = pace(file.path(), progress);
          AtomicFiles.Content content =
              out -> file.body().writeTo(new Cancellable(out, progress), pace);
          staged.add(
              file.secret()
                  ? AtomicFiles.stageSecret(at, content)
                  : AtomicFiles.stage(at, content));
          written.add(at);
        }
      }
      progress.check();
      for (int i = 0; i < staged.size(); i++) {
        at = written.get(i);
        staged.get(i).commit();
      }
      return Outcome.ok(List.copyOf(written));
    } catch (TemplateError e) {
      return Outcome.refused(Trouble.of(e.place(), e.why()));
    } catch (IOException e) {
      return Outcome.refused(Trouble.of(at.toString(), reason(e, at)));
    } finally {
      discard(staged);
    }
  }

  /// Writes the plan in these formats into one zip archive, which replaces a file of its name as a
  /// whole or not at all. Every entry carries the date of the documents, or the earliest that an
  /// archive can have. Private keys are never put into an archive.
  public static Outcome<Path> writeZip(
      List<Exporter> exporters, ExportInput in, Path zip, Progress progress) {
    LocalDateTime time =
        LocalDateTime.ofInstant(in.date().orElse(EARLIEST), ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.SECONDS);
    try {
      AtomicFiles.Content content =
          out -> {
            ZipOutputStream archive =
                new ZipOutputStream(new Cancellable(out, progress), StandardCharsets.UTF_8);
            for (Exporter exporter : exporters) {
              for (OutFile file : exporter.render(in)) {
                progress.check();
                if (file.secret()) {
                  continue;
                }
                progress.on(file.path());
                ZipEntry entry = new ZipEntry(file.path());
                entry.setTimeLocal(time);
                archive.putNextEntry(entry);
                // A library may close the stream it is given.
                file.body().writeTo(new Unclosed(archive), pace(file.path(), progress));
                archive.closeEntry();
              }
            }
            archive.finish();
          };
      Path parent = zip.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      try (AtomicFiles.Staged staged = AtomicFiles.stage(zip, content)) {
        progress.check();
        staged.commit();
      }
      return Outcome.ok(zip);
    } catch (TemplateError e) {
      return Outcome.refused(Trouble.of(e.place(), e.why()));
    } catch (IOException e) {
      return Outcome.refused(Trouble.of(zip.toString(), reason(e, zip)));
    }
  }

  /// The pages of a long file are told one by one.
  static OutFile.Pace pace(String file, Progress progress) {
    return new OutFile.Pace() {
      @Override
      public void page(int number) {
        progress.on(file + " " + number);
      }

      @Override
      public boolean isStopped() {
        return progress.isCancelled();
      }
    };
  }

  /// The same exporters with the templates of people: those of the first folder hold, then those of
  /// the next, then those of the program.
  public static List<Exporter> withTemplates(List<Exporter> exporters, List<Path> folders) {
    TemplateFiles files = new TemplateFiles(folders);
    return exporters.stream()
        .map(e -> e instanceof DocumentExporter document ? document.with(files) : e)
        .toList();
  }

  /// The folder of a person's own templates, as the settings name it.
  public static Optional<Path> ownTemplates(Settings settings) {
    return Optional.of(settings.get(TEMPLATES, "")).filter(t -> !t.isBlank()).map(Path::of);
  }

  /// Where templates of people are looked for: in the folder that is named, and in
  /// `templates/document` beside the design.
  ///
  /// @param named for this time, or else in the settings
  public static List<Path> templateFolders(Optional<Path> named, Optional<Path> design) {
    List<Path> folders = new ArrayList<>();
    named.ifPresent(folders::add);
    design
        .map(Path::toAbsolutePath)
        .map(Path::getParent)
        .ifPresent(f -> folders.add(f.resolve("templates").resolve("document")));
    return folders;
  }

  /// Writes a text to a file, in UTF-8.
  public static Outcome<Path> writeText(Path file, String text) {
    try {
      AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
      return Outcome.ok(file);
    } catch (IOException e) {
      return Outcome.refused(Trouble.of(file.toString(), reason(e, file)));
    }
  }

  /// Writes a file under another name than its own, whole or not at all.
  public static Outcome<Path> writeFile(Path at, OutFile file) {
    try {
      AtomicFiles.write(at, file.bytes());
      return Outcome.ok(at);
    } catch (IOException e) {
      return Outcome.refused(Trouble.of(at.toString(), reason(e)));
    }
  }

  /// Writes one file, whose folder is created when it is not there. A file of this name is replaced
  /// when the new one is complete.
  public static Outcome<Path> writeFile(Path file, OutFile.Body body, Progress progress) {
    try {
      progress.check();
      progress.on(file.toString());
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      try (AtomicFiles.Staged staged =
          AtomicFiles.stage(file, out -> body.writeTo(new Cancellable(out, progress)))) {
        progress.check();
        staged.commit();
      }
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

  private static Message reason(IOException e, Path at) {
    for (Path up = at.getParent(); up != null; up = up.getParent()) {
      if (Files.exists(up)) {
        return Files.isDirectory(up) ? reason(e) : Message.of("export.in-the-way");
      }
    }
    return reason(e);
  }

  private static Message reason(IOException e) {
    return switch (e) {
      case KeyBox.Locked _ -> Message.of("export.key-locked");
      case AccessDeniedException _ -> Message.of("export.denied");
      case FileAlreadyExistsException _, NotDirectoryException _ -> Message.of("export.in-the-way");
      default -> Message.of("export.failed", e.getClass().getSimpleName());
    };
  }

  /// Leaves the stream below open.
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
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

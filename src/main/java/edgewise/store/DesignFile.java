package edgewise.store;

import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A design file, `NAME.edgewise`: JSON in UTF-8, described by `docs/edgewise.schema.json`.
public final class DesignFile {
  /// The version of the file format that is written. Files of every earlier version are read.
  public static final int FORMAT_VERSION = 1;

  /// Extension of design files, with its dot.
  public static final String EXTENSION = ".edgewise";

  /// Largest file that is read. A design of 50,000 elements has some 50 MB.
  static final int LARGEST = 256 << 20;

  private DesignFile() {}

  /// Reads a design. Notes name what this version does not know and keeps as it is.
  public static Outcome<Document> read(Path file) {
    return read(file, LARGEST);
  }

  static Outcome<Document> read(Path file, int largest) {
    String name = file.toString();
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      // A pipe has no size; a directory fails here on some systems and above on others.
      if (Files.isDirectory(file)) {
        return refused(name, "store.directory");
      }
      bytes = Files.size(file) > largest ? null : in.readNBytes(largest + 1);
    } catch (NoSuchFileException _) {
      return refused(name, "store.absent");
    } catch (AccessDeniedException _) {
      return refused(name, "store.unreadable");
    } catch (IOException e) {
      return Files.isDirectory(file)
          ? refused(name, "store.directory")
          : refused(name, "store.read-failed", reason(e));
    }
    return bytes == null || bytes.length > largest
        ? refused(name, "store.too-large")
        : parse(bytes, name);
  }

  /// Reads a design from bytes.
  ///
  /// @param name what to call the file in messages
  public static Outcome<Document> parse(byte[] bytes, String name) {
    return parse(bytes, name, Migration.ALL, FORMAT_VERSION);
  }

  static Outcome<Document> parse(
      byte[] bytes, String name, List<Migration> migrations, int current) {
    try {
      JsonReader reader = new JsonReader(bytes, name);
      Json.Obj root = reader.object();
      Source source = reader.source();
      Decoder decoder = new Decoder(source);
      Json.Obj migrated =
          Migration.apply(migrations, root, version(root, source, current), current);
      return new Outcome.Ok<>(decoder.document(migrated), decoder.notes());
    } catch (Refusal e) {
      return Outcome.refused(e.trouble());
    }
  }

  private static int version(Json.Obj root, Source source, int current) {
    Json json = root.get("formatVersion");
    if (json == null) {
      throw source.refusal(root.at(), "store.no-version");
    }
    if (!(json instanceof Json.Num n) || !n.text().matches("[1-9][0-9]*")) {
      throw source.refusal(json.at(), "store.bad-version");
    }
    if (n.text().length() > 9 || Integer.parseInt(n.text()) > current) {
      throw source.refusal(json.at(), "store.newer", n.text(), current);
    }
    return Integer.parseInt(n.text());
  }

  /// The bytes of a design: the same document always gives the same bytes.
  public static byte[] write(Document document) {
    StringBuilder out = new StringBuilder();
    JsonText.write(Encoder.tree(document), "\n", out);
    return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Saves a design, whole or not at all. A design that could not be opened again is refused.
  public static Outcome<Path> save(Path file, Document document) {
    Optional<Trouble> trouble = unsavable(file, document);
    if (trouble.isPresent()) {
      return Outcome.refused(trouble.get());
    }
    try {
      AtomicFiles.write(file, write(document));
      return Outcome.ok(file);
    } catch (NoSuchFileException _) {
      return refused(file.toString(), "store.no-folder");
    } catch (AccessDeniedException _) {
      return refused(file.toString(), "store.unwritable");
    } catch (IOException e) {
      return refused(file.toString(), "store.write-failed", reason(e));
    }
  }

  private static Optional<Trouble> unsavable(Path file, Document document) {
    Set<ElementId> ids = new HashSet<>();
    for (Element element : document.topology().elements()) {
      String id = element.id().value();
      if (!Decoder.isId(id)) {
        return Optional.of(Trouble.of(file.toString(), Message.of("store.bad-id", id, "id")));
      }
      if (!ids.add(element.id())) {
        return Optional.of(Trouble.of(file.toString(), Message.of("store.duplicate-id", id)));
      }
    }
    return Optional.empty();
  }

  private static <T> Outcome<T> refused(String name, String key, Object... args) {
    return Outcome.refused(Trouble.of(name, Message.of(key, args)));
  }

  private static String reason(IOException e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getMessage().lines().findFirst().orElse("");
  }
}

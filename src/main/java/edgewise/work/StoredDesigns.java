package edgewise.work;

import edgewise.model.Document;
import edgewise.store.DesignFile;
import edgewise.store.topology.Imported;
import edgewise.store.topology.TopologyImport;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Designs in files, and the starter designs that come with the program.
public final class StoredDesigns implements Designs {
  private static final String BLANK = "blank";
  private static final List<String> TEMPLATES =
      List.of(
          "small-organization",
          "edge-single-nat",
          "edge-single-public",
          "edge-scaled-dnslb-nat",
          "edge-scaled-dnslb-public",
          "edge-scaled-hlb",
          "director-single",
          "director-pool-dns-hlb",
          "director-pool-hlb",
          "large-multi-datacenter");

  @Override
  public Outcome<Document> read(Path file) {
    return DesignFile.read(file);
  }

  @Override
  public Outcome<Document> importTopology(Path file) {
    return switch (TopologyImport.read(file)) {
      case Outcome.Ok<Imported>(Imported imported, List<Trouble> _) ->
          new Outcome.Ok<>(imported.document(), imported.notes());
      case Outcome.Refused<Imported>(List<Trouble> why) -> new Outcome.Refused<>(why);
    };
  }

  @Override
  public Outcome<Path> write(Document document, Path file) {
    return DesignFile.save(file, document);
  }

  /// A file is replaced by a new one in its folder, so both must allow it.
  @Override
  public boolean isWritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return !Files.exists(file)
        || (Files.isWritable(file) && (folder == null || Files.isWritable(folder)));
  }

  @Override
  public List<String> templates() {
    return TEMPLATES;
  }

  @Override
  public Outcome<Document> template(String id) {
    String name = id + DesignFile.EXTENSION;
    try (InputStream in = StoredDesigns.class.getResourceAsStream("/edgewise/templates/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no template " + id);
      }
      return DesignFile.parse(in.readAllBytes(), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Outcome<Document> blank() {
    return template(BLANK);
  }
}

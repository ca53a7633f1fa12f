package edgewise.work;

import edgewise.model.Document;
import edgewise.store.DesignFile;
import edgewise.store.topology.Imported;
import edgewise.store.topology.TopologyImport;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Making a design of a topology document of Topology Builder or the management shell.
public final class Importing {
  private Importing() {}

  /// Reads a topology document that is to become the design in another file. Refused when both are
  /// the same file, since the source would be lost.
  public static Outcome<Imported> read(Path source, Path design) {
    return isSame(source, design)
        ? Outcome.refused(Trouble.of(design.toString(), Message.of("importing.onto-itself")))
        : TopologyImport.read(source);
  }

  /// Saves the design, over an older one of the same name.
  public static Outcome<Path> save(Path design, Document document) {
    return DesignFile.save(design, document);
  }

  private static boolean isSame(Path source, Path design) {
    try {
      return source.toAbsolutePath().normalize().equals(design.toAbsolutePath().normalize())
          || (Files.exists(source) && Files.exists(design) && Files.isSameFile(source, design));
    } catch (IOException _) {
      // What cannot be looked at cannot be read or written either; that is reported in its turn.
      return false;
    }
  }
}

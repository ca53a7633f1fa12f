package edgewise.work;

import edgewise.model.Document;
import edgewise.store.DesignFile;
import edgewise.text.Outcome;
import java.nio.file.Path;

/// Opening a design.
public final class Opening {
  private Opening() {}

  /// Reads a design file. A refusal says where in the file the trouble is.
  public static Outcome<Document> read(Path file) {
    return DesignFile.read(file);
  }

  /// The name of a design as documents show it: the file name without its extension.
  public static String baseName(Path file) {
    String name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
    return name.endsWith(DesignFile.EXTENSION) && name.length() > DesignFile.EXTENSION.length()
        ? name.substring(0, name.length() - DesignFile.EXTENSION.length())
        : name;
  }
}

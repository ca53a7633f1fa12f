package edgewise.work;

import edgewise.model.Document;
import edgewise.text.Outcome;
import java.nio.file.Path;
import java.util.List;

/// Where the window gets designs from and puts them.
public interface Designs {
  /// Reads a design file.
  Outcome<Document> read(Path file);

  /// Reads a topology of a running deployment and makes a design of it.
  Outcome<Document> importTopology(Path file);

  /// Writes a design file, whole or not at all.
  ///
  /// @return the file written
  Outcome<Path> write(Document document, Path file);

  /// Whether a file may be written, or made where there is none yet.
  boolean isWritable(Path file);

  /// Ids of the starter designs, in the order of the menu; the name of one is the text
  /// `template.ID`.
  List<String> templates();

  /// A starter design.
  Outcome<Document> template(String id);

  /// A design with nothing but one site.
  Outcome<Document> blank();
}

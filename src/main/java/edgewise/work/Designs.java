package edgewise.work;

import edgewise.model.Document;
import edgewise.text.Outcome;
import java.nio.file.Path;
import java.util.List;

/// Where the window gets designs from and puts them.
public interface Designs {
    /// A starter design.
    ///
    /// @param id file name without extension; its name for people is the text `template.ID`
    record Template(String id) {}

    /// Reads a design file.
    Outcome<Document> read(Path file);

    /// Reads a topology of a running deployment and makes a design of it.
    Outcome<Document> importTopology(Path file);

    /// Writes a design file.
    ///
    /// @return the file written
    Outcome<Path> write(Document document, Path file);

    /// The starter designs, in the order of the menu.
    List<Template> templates();

    /// A starter design by its id.
    Outcome<Document> template(String id);

    /// False while nothing can be imported.
    boolean canImport();

    /// False while nothing can be saved.
    boolean canWrite();
}

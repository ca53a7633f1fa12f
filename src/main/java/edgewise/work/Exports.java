package edgewise.work;

import edgewise.text.Outcome;
import java.nio.file.Path;
import java.util.List;

/// Writes the tables of a design to a folder.
@FunctionalInterface
public interface Exports {
    /// Writes all tables in the given formats.
    ///
    /// @param formats ids such as `csv`, `xlsx`, `html`
    /// @return the files written
    Outcome<List<Path>> write(Analysis analysis, Path folder, List<String> formats, Job job);
}

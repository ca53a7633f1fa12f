package edgewise.export;

import java.util.List;

/// A format that can also say what to add and what to take away where an earlier plan is in place.
public interface ChangeExporter extends Exporter {
  /// The files that lead from one plan to another, in a fixed order; none when nothing is to be
  /// done. What is wanted stays in place meanwhile: additions come first, or all happens at once
  /// where the target can do that.
  List<OutFile> changes(ExportInput before, ExportInput after);
}

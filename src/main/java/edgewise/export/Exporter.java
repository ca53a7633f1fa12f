package edgewise.export;

import java.util.List;

/// A format that a plan can be written in.
public interface Exporter {
  /// The word for the format, as given to `--format`.
  String id();

  /// Who acts on what it writes.
  default Audience audience() {
    return Audience.PROJECT;
  }

  /// The files of the plan in this format, in a fixed order. The same input gives the same bytes.
  List<OutFile> render(ExportInput in);
}

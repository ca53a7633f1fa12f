package edgewise.ui;

import edgewise.model.Document;
import edgewise.ui.canvas.Drawing;
import edgewise.work.Analysis;
import java.nio.file.Path;
import java.util.Optional;

/// The design in the window with everything derived from it.
///
/// @param design which of the open designs it is
/// @param file where it was read from; empty for a design that was never saved
/// @param name as shown in the window's title
public record Opened(
    OpenDesign design, Optional<Path> file, String name, Analysis analysis, Drawing drawing) {
  /// The document that everything was derived from.
  public Document document() {
    return analysis.document();
  }
}

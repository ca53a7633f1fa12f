package edgewise.work;

import edgewise.export.Colours;
import edgewise.export.Diagram;
import edgewise.export.DrawingFormat;
import edgewise.model.Site;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writing the drawing to a file.
public final class Rendering {
  /// The smallest scale that can be chosen.
  public static final double LEAST_SCALE = 0.1;

  /// The largest scale that can be chosen.
  public static final int LARGEST_SCALE = 10;

  private Rendering() {}

  /// A scale as somebody writes it, if it is a number that can be chosen.
  public static Optional<Double> scale(String text) {
    try {
      double scale = Double.parseDouble(text);
      return scale >= LEAST_SCALE && scale <= LARGEST_SCALE ? Optional.of(scale) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// The drawing of a design, or of one site of it.
  ///
  /// @param view `all`, or the name or id of a site
  /// @param title said when the organization has no name
  public static Outcome<Diagram> view(Planned planned, String view, String title, Texts texts) {
    Diagram all =
        Diagram.of(planned.document(), planned.design(), planned.findings(), texts, title);
    if (view.equals("all")) {
      return Outcome.ok(all);
    }
    List<Site> sites = planned.design().sites();
    Optional<Site> site =
        sites.stream()
            .filter(s -> s.id().value().equals(view))
            .findFirst()
            .or(() -> sites.stream().filter(s -> s.name().equalsIgnoreCase(view)).findFirst());
    return site.<Outcome<Diagram>>map(s -> Outcome.ok(all.only(Set.of(s.id()))))
        .orElseGet(
            () ->
                Outcome.refused(
                    Trouble.of(
                        "",
                        Message.of(
                            "cli.render.no-site",
                            view,
                            sites.stream().map(Site::name).collect(Collectors.joining(", "))))));
  }

  /// Writes a drawing; a file of this name is replaced when the new one is complete. The folder is
  /// created when it is not there.
  ///
  /// @param scale of a PNG
  /// @param date of a PDF
  public static Outcome<Path> write(
      Diagram diagram,
      DrawingFormat format,
      Colours colours,
      Texts texts,
      double scale,
      Optional<Instant> date,
      Path file,
      Progress progress) {
    return Exporting.writeFile(
        file, out -> format.write(diagram, colours, texts, scale, date, out), progress);
  }
}

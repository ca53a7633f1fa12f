package edgewise.export;

import edgewise.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The formats of a drawing. The name of each, in lower case, is also the ending of its files.
public enum DrawingFormat {
  /// Shapes and text for browsers and drawing programs.
  SVG,
  /// Pixels.
  PNG,
  /// One page of the size of the drawing.
  PDF,
  /// Shapes and connectors that diagrams.net can edit.
  DRAWIO;

  /// The ending of its files without the dot.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The endings of all formats, each with its dot.
  public static List<String> endings() {
    return Arrays.stream(values()).map(f -> "." + f.id()).toList();
  }

  /// The format of a file by the ending of its name.
  public static Optional<DrawingFormat> ofFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(f -> lower.endsWith("." + f.id())).findFirst();
  }

  /// Writes a drawing.
  ///
  /// @param scale of pixels to the drawing at 100 %; PNG only, and less where the file would become
  ///   larger than programs take
  /// @param date when it is made; PDF only, and without it the file has none
  public void write(
      Diagram diagram,
      Colours colours,
      Texts texts,
      double scale,
      Optional<Instant> date,
      OutputStream out)
      throws IOException {
    if (this == DRAWIO) {
      out.write(DrawioWriter.file(diagram, colours, texts));
      return;
    }
    Picture picture = DiagramPicture.of(diagram, colours, texts);
    switch (this) {
      case PNG -> PngWriter.write(picture, Math.min(scale, PngWriter.largestScale(picture)), out);
      case PDF -> PdfPainter.write(List.of(picture), PdfPainter.POINT, picture.title(), date, out);
      default -> out.write(SvgPainter.file(picture));
    }
  }
}

package edgewise.export;

import java.util.List;

/// `topology.svg`, `topology.png`, `topology.drawio`: the drawing of the whole design, light.
final class DrawingExporter implements Exporter {
  private static final double SCALE = 2;

  private final DrawingFormat format;

  DrawingExporter(DrawingFormat format) {
    this.format = format;
  }

  @Override
  public String id() {
    return format.id();
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    return List.of(
        new OutFile(
            "topology." + format.id(),
            out -> format.write(Diagram.of(in), Colours.LIGHT, in.texts(), SCALE, in.date(), out)));
  }
}

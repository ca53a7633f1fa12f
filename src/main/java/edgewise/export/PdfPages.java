package edgewise.export;

import edgewise.layout.Box;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// The pages of a PDF document as pictures, for previews and printers. A page is painted when it is
/// looked at, as finely as it is looked at: a long document would not fit into memory in pixels.
public final class PdfPages {
  private static final double FINEST = 6;

  private final PDDocument document;
  private final PDFRenderer renderer;

  private PdfPages(PDDocument document) {
    this.document = document;
    renderer = new PDFRenderer(document);
  }

  /// The pages of a document, each of its own size in points.
  ///
  /// @param pdf the whole file
  public static List<Picture> of(byte[] pdf, String title) throws IOException {
    // It lies in memory, and its pages are read for as long as somebody holds the pictures.
    PdfPages pages = new PdfPages(Loader.loadPDF(pdf));
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < pages.document.getNumberOfPages(); i++) {
      PDRectangle size = pages.document.getPage(i).getCropBox();
      Box area = new Box(0, 0, size.getWidth(), size.getHeight());
      int page = i;
      pictures.add(
          new Picture(
              area,
              title,
              "",
              Ink.of("#ffffff"),
              List.of(new Picture.Pixels(area, scale -> pages.image(page, scale)))));
    }
    return List.copyOf(pictures);
  }

  private synchronized BufferedImage image(int page, double scale) {
    try {
      return renderer.renderImage(page, (float) Math.min(scale, FINEST), ImageType.RGB);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

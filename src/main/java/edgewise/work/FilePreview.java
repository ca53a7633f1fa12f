package edgewise.work;

import edgewise.export.OutFile;
import edgewise.export.document.TemplateError;
import edgewise.text.Trouble;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/// What a person can be shown of a file before it is written.
public sealed interface FilePreview {
  /// More bytes than this are not shown.
  int MOST_TEXT = 200_000;

  /// Pages of a document that are shown.
  int PAGES = 6;

  /// Dots per inch of a page that is shown.
  int PREVIEW_DPI = 54;

  /// Dots between pages.
  int GAP = 12;

  /// Its beginning as text.
  ///
  /// @param cut whether there is more
  record Text(String text, boolean cut) implements FilePreview {}

  /// A picture.
  final class Picture implements FilePreview {
    private final byte[] png;

    Picture(byte[] png) {
      this.png = png.clone();
    }

    /// Its bytes.
    public byte[] png() {
      return png.clone();
    }
  }

  /// Why it cannot be written.
  record Refused(Trouble why) implements FilePreview {}

  /// Nothing but its size, in bytes.
  record Size(long bytes) implements FilePreview {}

  /// What can be shown of a file. Making it may take as long as writing the file.
  static FilePreview of(OutFile file, Progress progress) {
    String name = file.path().toLowerCase(Locale.ROOT);
    String type = name.substring(name.lastIndexOf('.') + 1);
    if (type.equals("png")) {
      return new Picture(file.bytes());
    }
    try {
      return type.equals("pdf") ? pages(file, progress) : beginning(file, type, progress);
    } catch (TemplateError e) {
      return new Refused(Trouble.of(e.place(), e.why()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The first pages, one below the other.
  private static FilePreview pages(OutFile file, Progress progress) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    file.body().writeTo(bytes, Exporting.pace(file.path(), progress));
    try (PDDocument document = Loader.loadPDF(bytes.toByteArray())) {
      PDFRenderer renderer = new PDFRenderer(document);
      List<BufferedImage> images = new ArrayList<>();
      int width = 1;
      int height = 0;
      for (int i = 0; i < Math.min(PAGES, document.getNumberOfPages()); i++) {
        progress.check();
        BufferedImage image = renderer.renderImageWithDPI(i, PREVIEW_DPI);
        images.add(image);
        width = Math.max(width, image.getWidth());
        height += image.getHeight() + GAP;
      }
      BufferedImage all = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
      Graphics2D graphics = all.createGraphics();
      int y = 0;
      for (BufferedImage image : images) {
        graphics.drawImage(image, 0, y, null);
        y += image.getHeight() + GAP;
      }
      graphics.dispose();
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(all, "png", png);
      return new Picture(png.toByteArray());
    }
  }

  private static FilePreview beginning(OutFile file, String type, Progress progress)
      throws IOException {
    if (Set.of("xlsx", "zip").contains(type)) {
      Counting counting = new Counting(0, progress);
      file.body().writeTo(counting, Exporting.pace(file.path(), progress));
      return new Size(counting.count);
    }
    Counting counting = new Counting(MOST_TEXT, progress);
    file.body().writeTo(counting, Exporting.pace(file.path(), progress));
    String text = new String(counting.kept, 0, counting.filled, StandardCharsets.UTF_8);
    boolean cut = counting.count > counting.filled;
    // A character may be cut in two.
    return new Text(cut ? text.substring(0, text.lastIndexOf('\n') + 1) : text, cut);
  }

  /// Keeps the beginning and counts the rest.
  final class Counting extends OutputStream {
    private final byte[] kept;
    private final Progress progress;
    private int filled;
    private long count;

    private Counting(int most, Progress progress) {
      kept = new byte[most];
      this.progress = progress;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      progress.check();
      int more = Math.min(length, kept.length - filled);
      System.arraycopy(bytes, from, kept, filled, more);
      filled += more;
      count += length;
    }
  }
}

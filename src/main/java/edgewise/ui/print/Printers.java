package edgewise.ui.print;

import edgewise.export.Picture;
import edgewise.export.RasterPainter;
import edgewise.layout.Box;
import edgewise.work.Progress;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.print.JobSettings;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Paper;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// The printers of the machine. An interface, because tests must not print.
public interface Printers {
  /// The names of all printers, the standard one first; none when the machine has none.
  List<String> names();

  /// Prints pages, away from the window's thread.
  ///
  /// @return whether the printer took them
  boolean print(String printer, String title, List<Picture> pages, Progress progress);

  /// The printers that the system knows.
  static Printers ofSystem() {
    return new Printers() {
      private static final double DOTS = 300 / 72.0;

      @Override
      public List<String> names() {
        Printer standard = Printer.getDefaultPrinter();
        List<String> others =
            Printer.getAllPrinters().stream()
                .filter(p -> !p.equals(standard))
                .map(Printer::getName)
                .sorted()
                .toList();
        return standard == null
            ? others
            : java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(standard.getName()), others.stream())
                .toList();
      }

      @Override
      public boolean print(String name, String title, List<Picture> pages, Progress progress) {
        Optional<Printer> printer =
            Printer.getAllPrinters().stream().filter(p -> p.getName().equals(name)).findFirst();
        PrinterJob job = printer.map(PrinterJob::createPrinterJob).orElse(null);
        if (job == null) {
          return false;
        }
        JobSettings settings = job.getJobSettings();
        settings.setJobName(title);
        boolean printed = true;
        try {
          for (Picture page : pages) {
            progress.check();
            PageLayout layout = layout(printer.get(), page.area());
            ImageView view = new ImageView(image(RasterPainter.image(page, DOTS)));
            view.setFitWidth(page.area().width());
            view.setFitHeight(page.area().height());
            // The printer's own margins begin the place it prints to; the page has margins itself.
            view.setX(-layout.getLeftMargin());
            view.setY(-layout.getTopMargin());
            printed &= job.printPage(layout, new javafx.scene.Group(view));
          }
        } catch (CancellationException e) {
          job.cancelJob();
          throw e;
        }
        return job.endJob() && printed;
      }

      private static PageLayout layout(Printer printer, Box page) {
        Paper paper =
            printer.getPrinterAttributes().getSupportedPapers().stream()
                .filter(p -> isLike(p, page))
                .findFirst()
                .orElse(printer.getPrinterAttributes().getDefaultPaper());
        return printer.createPageLayout(
            paper,
            page.width() > page.height() ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            Printer.MarginType.HARDWARE_MINIMUM);
      }

      private static boolean isLike(Paper paper, Box page) {
        double width = Math.min(page.width(), page.height());
        double height = Math.max(page.width(), page.height());
        return Math.abs(paper.getWidth() - width) < 4 && Math.abs(paper.getHeight() - height) < 4;
      }
    };
  }

  /// Pixels as JavaFX takes them.
  static Image image(BufferedImage pixels) {
    int width = pixels.getWidth();
    int height = pixels.getHeight();
    int[] rgb = ((DataBufferInt) pixels.getRaster().getDataBuffer()).getData();
    int[] argb = new int[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      argb[i] = 0xff000000 | rgb[i];
    }
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return image;
  }
}

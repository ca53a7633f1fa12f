package edgewise.export.document;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/// A picture that a document shows. A template calls it by a name that the document gives it.
public interface Figure {
  /// Width divided by height.
  double shape();

  /// How wide it is at its own size, in millimetres. On paper it is shown smaller, never larger.
  default double width() {
    return Double.MAX_VALUE;
  }

  /// The picture as a `data:` address for browsers.
  String address();

  /// The picture as a drawing of a PDF document, if it draws itself; otherwise its address is used.
  default PDFormXObject form(PDDocument document) throws IOException {
    return null;
  }

  /// True when it draws itself on a page.
  default boolean isDrawn() {
    return false;
  }
}

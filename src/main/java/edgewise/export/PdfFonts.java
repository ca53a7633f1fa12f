package edgewise.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// The typefaces in one PDF document: each is embedded when it is first used, and only the letters
/// that were shown.
public final class PdfFonts {
  private final PDDocument document;
  private final Map<Fonts.Face, PDFont> embedded = new EnumMap<>(Fonts.Face.class);

  /// The fonts of a document that is being written.
  public PdfFonts(PDDocument document) {
    this.document = document;
  }

  /// The font for text of a face, as [Fonts#runs] divides it.
  public PDFont font(Fonts.Face face) throws IOException {
    PDFont font = embedded.get(face);
    if (font == null) {
      font = PDType0Font.load(document, Fonts.font(face), true);
      embedded.put(face, font);
    }
    return font;
  }

  /// An image that belongs to the same document.
  PDImageXObject image(BufferedImage pixels) throws IOException {
    return LosslessFactory.createFromImage(document, pixels);
  }

  /// Writes a line of text with its base line beginning at a point, in the colour that is set. Text
  /// stays text: it can be found and copied.
  ///
  /// @param y upwards, as pages are measured
  public void show(
      PDPageContentStream page, String text, double x, double y, boolean bold, double size)
      throws IOException {
    if (text.isEmpty()) {
      return;
    }
    page.beginText();
    page.newLineAtOffset((float) x, (float) y);
    for (Fonts.Run run : Fonts.runs(text, bold)) {
      page.setFont(font(run.face()), (float) size);
      page.showText(run.text());
    }
    page.endText();
  }
}

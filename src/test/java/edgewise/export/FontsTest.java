package edgewise.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FontsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zürich-Østerbro, Łódź, Ñandú",
        "Офис в Санкт-Петербурге",
        "臺北資料中心",
        "東京データセンター、カタカナ",
        "office offline"
      })
  void namesOfAllLanguagesAreFoundAgain(String name) throws IOException {
    assertThat(Fonts.runs(name, false)).noneMatch(r -> r.text().indexOf(Fonts.MISSING) >= 0);
    assertThat(text(pdf(name)).strip()).isEqualTo(name);
  }

  @Test
  void everyLetterIsEmbeddedAndNoMore() throws IOException {
    byte[] pdf = pdf("Edge 臺北");
    assertThat(pdf).hasSizeLessThan(40_000);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      var fonts = document.getPage(0).getResources();
      for (var name : fonts.getFontNames()) {
        PDFont font = fonts.getFont(name);
        assertThat(font.isEmbedded()).isTrue();
        assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
      }
    }
  }

  @Test
  void sameTextGivesTheSameBytes() throws IOException {
    assertThat(pdf("Edge 臺北 →")).isEqualTo(pdf("Edge 臺北 →"));
  }

  @Test
  void whatHasNoShapeDoesNoHarm() {
    assertThat(Fonts.runs("a\u202eb\ud800c\nd\ufe0f", false))
        .containsExactly(
            new Fonts.Run(Fonts.Face.REGULAR, "ab"),
            new Fonts.Run(Fonts.Face.SIGNS, "\u25a1"),
            new Fonts.Run(Fonts.Face.REGULAR, "c d"));
  }

  @Test
  void textIsCutAndWrappedToARoom() {
    assertThat(Fonts.cut("edgepool01.contoso.com", false, 10, 60)).endsWith("…");
    assertThat(Fonts.width(Fonts.cut("edgepool01.contoso.com", false, 10, 60), false, 10))
        .isLessThanOrEqualTo(60);
    assertThat(Fonts.cut("edge", false, 10, 60)).isEqualTo("edge");
    assertThat(Fonts.wrap("one two\nthree", false, 10, 30))
        .isEqualTo(List.of("one", "two", "three"));
    assertThat(Fonts.wrap("臺北資料中心", false, 10, 30)).isEqualTo(List.of("臺北資", "料中心"));
  }

  private static byte[] pdf(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(1L);
      PDPage page = new PDPage();
      document.addPage(page);
      PdfFonts fonts = new PdfFonts(document);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        fonts.show(content, text, 40, 700, false, 12);
      }
      document.save(out);
    }
    return out.toByteArray();
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}

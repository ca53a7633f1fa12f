package edgewise.export;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.export.PageSetup.Fit;
import edgewise.fixture.Designs;
import edgewise.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaginatorTest {
  private static final TitleBlock TITLE =
      new TitleBlock("Topology", "Contoso", "1.2", "2026-01-31", "Internal");

  private static Diagram diagram(String template) {
    return Diagram.of(Designs.template(template).exportInput());
  }

  private static PageSetup setup(Fit fit, int percent, int across, int down) {
    return new PageSetup(Paper.A4, true, 12, fit, percent, across, down, 10, true, true, true);
  }

  private static List<Picture> pages(PageSetup setup) {
    return Paginator.drawing(diagram("edge-scaled-hlb"), setup, TITLE, Texts.english());
  }

  private static String text(List<Picture> pages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfPainter.write(pages, 1, "test", Optional.empty(), out);
    try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
      assertThat(document.getNumberOfPages()).isEqualTo(pages.size());
      return new PDFTextStripper().getText(document);
    }
  }

  @ParameterizedTest
  @CsvSource({"PAGE, 100, 1", "TILES, 100, 6", "SCALE, 10, 1"})
  void drawingTakesThePagesThatWereAskedFor(Fit fit, int percent, int count) {
    List<Picture> pages = pages(setup(fit, percent, 3, 2));
    assertThat(pages).hasSize(count);
    assertThat(pages)
        .allSatisfy(
            page -> {
              assertThat(page.area().width()).isBetween(841.0, 842.0);
              assertThat(page.area().height()).isBetween(595.0, 596.0);
            });
  }

  @Test
  void largerScaleTakesMorePages() {
    assertThat(pages(setup(Fit.SCALE, 200, 1, 1)).size())
        .isGreaterThan(pages(setup(Fit.SCALE, 100, 1, 1)).size());
  }

  @Test
  void everyNameIsOnSomePageAndEveryPageSaysWhatItIs() throws IOException {
    List<Picture> pages = pages(setup(Fit.TILES, 100, 2, 2));
    String text = text(pages);
    for (Diagram.Plate card : diagram("edge-scaled-hlb").cards()) {
      assertThat(text).contains(card.words().name());
    }
    for (int i = 1; i <= 4; i++) {
      assertThat(text(pages.subList(i - 1, i)))
          .contains("Topology", "Contoso", "1.2", "2026-01-31", "Internal", "Page " + i + " of 4");
    }
  }

  @Test
  void tileHoldsOnlyWhatItShows() throws IOException {
    List<Picture> pages = pages(setup(Fit.TILES, 100, 3, 3));
    assertThat(text(pages.subList(0, 1))).contains("litware.com").doesNotContain("Enterprise CA");
  }

  @Test
  void tableIsWrappedAndItsHeadingsStandOnEachPage() throws IOException {
    List<String> row = List.of("rule-1", "a text that is far too long for its column ".repeat(6));
    PrintTable table =
        new PrintTable(
            "Firewall", List.of("Id", "Note"), List.of(80.0, 120.0), Collections.nCopies(90, row));
    List<Picture> pages =
        Paginator.table(table, setup(Fit.PAGE, 100, 1, 1), TITLE, Texts.english());
    assertThat(pages).hasSizeGreaterThan(2);
    for (Picture page : pages) {
      assertThat(text(List.of(page))).contains("Note", "rule-1");
    }
    assertThat(text(pages).split("rule-1", -1)).hasSize(91);
  }

  @Test
  void rowTallerThanAPageGoesOn() throws IOException {
    StringBuilder long300 = new StringBuilder();
    for (int i = 0; i < 4000; i++) {
      long300.append("word").append(i).append(' ');
    }
    PrintTable table =
        new PrintTable("T", List.of("A"), List.of(100.0), List.of(List.of(long300.toString())));
    List<Picture> pages =
        Paginator.table(table, setup(Fit.PAGE, 100, 1, 1), TITLE, Texts.english());
    assertThat(text(pages)).contains("word0", "word2000", "word3999");
  }

  @Test
  void emptyTableSaysSo() throws IOException {
    PrintTable table = new PrintTable("T", List.of("A"), List.of(100.0), List.of());
    assertThat(text(Paginator.table(table, PageSetup.STANDARD, TITLE, Texts.english())))
        .contains(Texts.english().say("html.empty"));
  }

  @Test
  void setupIsRememberedAsText() {
    PageSetup setup = setup(Fit.TILES, 70, 3, 4);
    assertThat(PageSetup.parse(setup.text())).contains(setup);
    assertThat(PageSetup.parse("A4 true")).isEmpty();
    assertThat(PageSetup.parse("A9 true 12 PAGE 1 1 1 1 true true true")).isEmpty();
  }
}

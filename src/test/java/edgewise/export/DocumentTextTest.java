package edgewise.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.plan.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/// What a reader finds in the PDF of a template: cover, contents, bookmarks with their pages, and
/// how many rows stand below each heading. With -Dedgewise.golden=write it is written anew; then it
/// has to be read again.
class DocumentTextTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/golden/document/small-organization.txt");

  @Test
  void readerFindsWhatWasReviewed() throws IOException {
    ExportInput in = Designs.template("small-organization").exportInput();
    List<String> said = new ArrayList<>();
    try (PDDocument document =
        Loader.loadPDF(DocumentExporter.pdf().render(in).getFirst().bytes())) {
      PDOutlineNode outline = document.getDocumentCatalog().getDocumentOutline();
      List<PDOutlineItem> marks = new ArrayList<>();
      collect(outline, marks);
      int first = page(document, marks.getFirst());
      said.add("# Cover");
      lines(document, 1, 1, said);
      said.add("# Contents");
      lines(document, 2, first - 1, said);
      said.add("# Bookmarks, pages and rows");
      marks(document, marks, in, said);
      said.add("# Last page");
      lines(document, document.getNumberOfPages(), document.getNumberOfPages(), said);
    }
    String text = String.join("\n", said) + "\n";
    if ("write".equals(System.getProperty("edgewise.golden"))) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, text, UTF_8);
    }
    assertThat(text).isEqualTo(Files.readString(GOLDEN, UTF_8));
  }

  private static void collect(PDOutlineNode node, List<PDOutlineItem> into) {
    for (PDOutlineItem item : node.children()) {
      into.add(item);
      collect(item, into);
    }
  }

  private static int page(PDDocument document, PDOutlineItem item) throws IOException {
    return 1 + document.getPages().indexOf(item.findDestinationPage(document));
  }

  private static String text(PDDocument document, int from, int to) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    stripper.setStartPage(from);
    stripper.setEndPage(to);
    return stripper.getText(document);
  }

  private static void lines(PDDocument document, int from, int to, List<String> into)
      throws IOException {
    text(document, from, to)
        .lines()
        .map(l -> l.strip().replaceAll("(\\. ?){3,}", " … ").replaceAll("\\s+", " "))
        .filter(l -> !l.isEmpty())
        .forEach(into::add);
  }

  private static void marks(
      PDDocument document, List<PDOutlineItem> marks, ExportInput in, List<String> into)
      throws IOException {
    Pattern ids =
        Pattern.compile(
            Stream.of(in.plan().firewall(), in.plan().dns(), in.plan().certificates())
                .flatMap(List::stream)
                .map(Row::id)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
    String all =
        bare(text(document, page(document, marks.getFirst()), document.getNumberOfPages()));
    int at = 0;
    for (int i = 0; i < marks.size(); i++) {
      String title = marks.get(i).getTitle();
      at = all.indexOf(bare(title), at);
      assertThat(at).as(title).isNotNegative();
      int end =
          i + 1 < marks.size()
              ? all.indexOf(bare(marks.get(i + 1).getTitle()), at + bare(title).length())
              : all.length();
      long rows = ids.matcher(all.substring(at, Math.max(at, end))).results().count();
      into.add(
          title + ", page " + page(document, marks.get(i)) + (rows > 0 ? ", rows: " + rows : ""));
    }
  }

  /// Without spaces: a line may end anywhere in a long name.
  private static String bare(String text) {
    return text.replaceAll("\\s+", "");
  }
}

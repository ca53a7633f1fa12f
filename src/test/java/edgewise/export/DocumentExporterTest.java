package edgewise.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgewise.fixture.Designs;
import edgewise.fixture.HostileDesigns;
import edgewise.model.Element;
import edgewise.plan.Column;
import edgewise.plan.Tables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentExporterTest {
  private static final Map<String, byte[]> PDFS = new HashMap<>();

  static List<String> templates() {
    return Designs.templateNames();
  }

  static Set<String> hostile() {
    return HostileDesigns.NAMES.keySet();
  }

  private static String page(ExportInput in) {
    return new String(DocumentExporter.html().render(in).getFirst().bytes(), UTF_8);
  }

  private static byte[] pdf(String template) {
    return PDFS.computeIfAbsent(
        template,
        t -> DocumentExporter.pdf().render(Designs.template(t).exportInput()).getFirst().bytes());
  }

  private static String text(PDDocument document, int from, int to) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    stripper.setStartPage(from);
    stripper.setEndPage(to);
    return stripper.getText(document);
  }

  /// Letters only: a line may end anywhere in a long name.
  private static String bare(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static List<PDOutlineItem> items(PDOutlineNode node) {
    List<PDOutlineItem> all = new ArrayList<>();
    for (PDOutlineItem item : node.children()) {
      all.add(item);
      all.addAll(items(item));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("templates")
  void bookmarksLeadToTheirHeadingsAndTheContentsSayThePage(String template) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(template))) {
      List<PDOutlineItem> items = items(document.getDocumentCatalog().getDocumentOutline());
      assertThat(items).isNotEmpty();
      String contents = contents(document);
      for (PDOutlineItem item : items) {
        int page = 1 + document.getPages().indexOf(item.findDestinationPage(document));
        assertThat(bare(text(document, page, page)))
            .as(item.getTitle())
            .contains(bare(item.getTitle()));
        assertThat(contents)
            .as(item.getTitle())
            .containsPattern(Pattern.quote(bare(item.getTitle())) + "\\.+" + page + "(?![0-9])");
      }
    }
  }

  /// The pages between the cover and the first chapter.
  private static String contents(PDDocument document) throws IOException {
    PDOutlineItem first = document.getDocumentCatalog().getDocumentOutline().getFirstChild();
    int chapter = 1 + document.getPages().indexOf(first.findDestinationPage(document));
    return text(document, 2, chapter - 1)
        .lines()
        .filter(l -> !l.matches(".*\\d+ / \\d+\\s*"))
        .map(DocumentExporterTest::bare)
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyPageSaysItsNumber(String template) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(template))) {
      int pages = document.getNumberOfPages();
      for (int page = 2; page <= pages; page++) {
        assertThat(text(document, page, page)).contains(page + " / " + pages);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyElementHasItsSheet(String template) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(template))) {
      String all = bare(text(document, 1, document.getNumberOfPages()));
      for (Element element : Designs.template(template).topology().elements()) {
        assertThat(all).contains(bare(element.name()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void typefacesAreEmbeddedInPart(String template) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(template))) {
      Set<String> names = new TreeSet<>();
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
          assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
          names.add(font.getName().substring(7));
        }
      }
      assertThat(names).contains("NotoSans-Regular", "NotoSans-Bold");
    }
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void textIsNeverMarkupAndPagesComeOut(String name) throws IOException {
    for (ExportInput in : HostileNamesTest.inputs(name)) {
      String page = page(in);
      assertThat(page).doesNotContain("<script>" + HostileDesigns.MARK);
      assertThat(Pattern.compile("<script").matcher(page).results().count()).isEqualTo(1);
      assertThat(page).doesNotContain("\u202e").doesNotContain("\u2066");
      byte[] pdf = DocumentExporter.pdf().render(in).getFirst().bytes();
      try (PDDocument document = Loader.loadPDF(pdf)) {
        assertThat(document.getNumberOfPages()).isGreaterThan(10);
        if (name.equals("other scripts")) {
          assertThat(text(document, 1, document.getNumberOfPages())).contains("東京", "Москва", "台北");
        }
        if (name.equals("emoji")) {
          assertThat(text(document, 1, document.getNumberOfPages())).contains("□");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void pageFetchesNothingAndLinksLeadSomewhere(String template) {
    String page = page(Designs.template(template).exportInput());
    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("<link")
        .doesNotContain("url(")
        .doesNotContain("@import")
        .doesNotContain("«");
    Set<String> ids =
        Pattern.compile(" id=\"([^\"]*)\"")
            .matcher(page)
            .results()
            .map(m -> m.group(1))
            .collect(Collectors.toSet());
    Matcher links = Pattern.compile(" href=\"([^\"]*)\"").matcher(page);
    while (links.find()) {
      assertThat(links.group(1)).startsWith("#");
      assertThat(ids).contains(links.group(1).substring(1).replace("%25", "%"));
    }
  }

  @Test
  void idsAreUniqueAndHeadingsFollowEachOther() {
    String page = page(Designs.template("small-organization").exportInput());
    List<String> ids =
        Pattern.compile(" id=\"([^\"]*)\"").matcher(page).results().map(m -> m.group(1)).toList();
    assertThat(ids).doesNotHaveDuplicates();
    int last = 0;
    Matcher headings = Pattern.compile("<h([1-6])").matcher(page);
    while (headings.find()) {
      int level = Integer.parseInt(headings.group(1));
      assertThat(level).isLessThanOrEqualTo(last + 1);
      last = level;
    }
    assertThat(page).doesNotContain("<th>");
    assertThat(Pattern.compile("<img [^>]*>").matcher(page).results().map(m -> m.group()))
        .isNotEmpty()
        .allMatch(i -> i.contains(" src=\"data:") && i.matches(".* alt=\"[^\"]+\".*"));
  }

  @Test
  void pageHasEveryColumnOfTheTables() {
    ExportInput in = Designs.template("small-organization").exportInput();
    String page = page(in);
    for (Column<?> column : Tables.FIREWALL) {
      assertThat(page)
          .contains(
              "<th scope=\"col\">" + in.texts().say("column.firewall." + column.id()) + "</th>");
    }
    assertThat(page).contains(" id=\"firewall:edge-ext-psom-in/lsedge\"");
    for (String table : List.of("firewall", "dns", "certificates", "problems", "servers")) {
      assertThat(page).contains(" id=\"" + table + "\"");
    }
  }

  @Test
  void aLongDocumentEndsWhenItIsNotWantedAnyMore() {
    ExportInput in = Designs.template("small-organization").exportInput();
    OutFile file = DocumentExporter.pdf().render(in).getFirst();
    List<Integer> pages = new ArrayList<>();
    OutFile.Pace pace =
        new OutFile.Pace() {
          @Override
          public void page(int number) {
            pages.add(number);
          }

          @Override
          public boolean isStopped() {
            return pages.size() >= 5;
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatThrownBy(() -> file.body().writeTo(out, pace))
        .isInstanceOf(CancellationException.class);
    assertThat(pages).contains(1, 2, 3, 4, 5).hasSizeLessThan(10);
    assertThat(out.size()).isZero();
  }

  @Test
  void bookletHasTheChaptersOfItsTeam() throws IOException {
    ExportInput in = Designs.template("small-organization").exportInput();
    List<OutFile> files = Exporters.find("booklet-dns").orElseThrow().render(in);
    assertThat(files.stream().map(OutFile::path).toList())
        .isEqualTo(List.of("booklets/dns.html", "booklets/dns.pdf"));
    try (PDDocument document = Loader.loadPDF(files.getLast().bytes())) {
      List<String> chapters = new ArrayList<>();
      document
          .getDocumentCatalog()
          .getDocumentOutline()
          .children()
          .forEach(i -> chapters.add(i.getTitle()));
      assertThat(chapters)
          .contains("1 Scope")
          .anyMatch(c -> c.endsWith("DNS records"))
          .noneMatch(c -> c.endsWith("Firewall rules") || c.endsWith("Certificate requests"));
    }
  }
}

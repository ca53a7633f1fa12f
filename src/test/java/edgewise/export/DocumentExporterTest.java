package edgewise.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgewise.fixture.Designs;
import edgewise.fixture.HostileDesigns;
import edgewise.fixture.Tools;
import edgewise.model.Element;
import edgewise.plan.Column;
import edgewise.plan.DnsRow;
import edgewise.plan.Row;
import edgewise.plan.Tables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
      assertThat(bare(text(document, 1, document.getNumberOfPages())))
          .contains(bare("that are open concern this team"))
          .doesNotContain(bare("The checks found"));
    }
  }

  @Test
  void aHeadingStandsOnThePageOfItsFirstRow() throws IOException {
    Designs large = Designs.template("large-multi-datacenter");
    try (PDDocument document = Loader.loadPDF(pdf("large-multi-datacenter"))) {
      for (PDOutlineItem item : items(document.getDocumentCatalog().getDocumentOutline())) {
        if (item.getTitle().matches("[67]\\..*")) {
          int page = 1 + document.getPages().indexOf(item.findDestinationPage(document));
          String text = bare(text(document, page, page));
          String below = text.substring(text.indexOf(bare(item.getTitle())));
          assertThat(
                  Stream.concat(
                          large.plan().firewall().stream().map(Row::id),
                          large.plan().dns().stream().map(Row::id))
                      .anyMatch(below::contains))
              .as(item.getTitle())
              .isTrue();
        }
      }
    }
  }

  @Test
  void namesOfApplicationsAreNotBroken() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf("small-organization"))) {
      assertThat(text(document, 1, document.getNumberOfPages())).contains("STUN/MSTURN UDP 3478");
    }
  }

  /// The parts of a name with dots, and of an address, stand in one line.
  @ParameterizedTest
  @ValueSource(strings = {"edge-scaled-hlb", "large-multi-datacenter"})
  void namesAndAddressesAreNotBroken(String template) throws IOException {
    Set<String> names = new TreeSet<>();
    for (DnsRow row : Designs.template(template).plan().dns()) {
      names.add(row.name());
      names.add(row.value());
    }
    try (PDDocument document = Loader.loadPDF(pdf(template))) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s*\n", "\n");
      assertThat(
              names.stream()
                  .flatMap(
                      name ->
                          IntStream.range(1, name.length())
                              .filter(i -> name.charAt(i - 1) == '.')
                              .mapToObj(i -> name.substring(0, i) + "\n" + name.substring(i)))
                  .filter(text::contains))
          .isEmpty();
    }
  }

  @Test
  void whatThereIsNoneOfIsSaidInWords() {
    assertThat(page(Designs.template("edge-scaled-hlb").exportInput()))
        .contains(
            "Edge internal: CN=lsedge.contoso.net, no alternative names, from",
            "Lync Online (Hosting provider): sipfed.online.lync.com",
            ">not stated<")
        .doesNotContain(": ;");
  }

  @Test
  void shortChaptersFollowOneAnother() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf("edge-scaled-hlb"))) {
      assertThat(page(document, "Checklist")).isEqualTo(page(document, "Problems"));
      assertThat(page(document, "Firewall rules"))
          .isGreaterThan(page(document, "Servers and addresses"));
    }
  }

  private static int page(PDDocument document, String chapter) throws IOException {
    PDOutlineItem item =
        items(document.getDocumentCatalog().getDocumentOutline()).stream()
            .filter(i -> i.getTitle().endsWith(" " + chapter))
            .findFirst()
            .orElseThrow();
    return document.getPages().indexOf(item.findDestinationPage(document));
  }

  @Test
  void namesakesAreToldApartByTheirSites() {
    assertThat(page(Designs.template("large-multi-datacenter").exportInput()))
        .contains(">Servers (Redmond)</a>", ">Servers (Dublin)</a>");
    assertThat(page(Designs.template("small-organization").exportInput()))
        .contains(">Servers</a>")
        .doesNotContain(">Servers (");
  }

  @Test
  void aDrawingThatIsTooSmallToReadIsShownInPartsAsWell() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf("edge-scaled-hlb"))) {
      List<String> drawings =
          items(document.getDocumentCatalog().getDocumentOutline()).stream()
              .map(PDOutlineItem::getTitle)
              .filter(t -> t.startsWith("2."))
              .toList();
      assertThat(drawings)
          .containsExactly(
              "2.1 Overview",
              "2.2 Overview, part 1 of 4 (row 1, column 1)",
              "2.3 Overview, part 2 of 4 (row 1, column 2)",
              "2.4 Overview, part 3 of 4 (row 2, column 1)",
              "2.5 Overview, part 4 of 4 (row 2, column 2)");
    }
    assertThat(page(Designs.template("edge-scaled-hlb").exportInput()))
        .contains("Overview")
        .doesNotContain("part 1 of 4");
    try (PDDocument document = Loader.loadPDF(pdf("large-multi-datacenter"))) {
      List<String> drawings =
          items(document.getDocumentCatalog().getDocumentOutline()).stream()
              .map(PDOutlineItem::getTitle)
              .filter(t -> t.startsWith("2."))
              .toList();
      assertThat(drawings)
          .containsExactly(
              "2.1 Overview", "2.2 Partners", "2.3 Redmond", "2.4 Dublin", "2.5 Portland");
    }
  }

  @Test
  void noPictureIsLargerThanItIs() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf("large-multi-datacenter"))) {
      PDPage page =
          items(document.getDocumentCatalog().getDocumentOutline()).stream()
              .filter(i -> i.getTitle().equals("2.5 Portland"))
              .findFirst()
              .orElseThrow()
              .findDestinationPage(document);
      List<Float> sizes = new ArrayList<>();
      PDFTextStripper stripper =
          new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition at) {
              if (at.getFont().getName().endsWith("NotoSans-Regular")) {
                sizes.add(at.getXScale());
              }
            }
          };
      int number = 1 + document.getPages().indexOf(page);
      stripper.setStartPage(number);
      stripper.setEndPage(number);
      stripper.getText(document);
      assertThat(sizes).isNotEmpty().allMatch(size -> size < 10);
    }
  }

  @Test
  void namesFromRightToLeftAreInTheOrderOfTheEye() throws IOException {
    ExportInput in =
        Designs.template("small-organization")
            .set("organization/name", "\"شركة النفط (דרום) 12\"")
            .set("fs01/name", "\"سيرفر\"")
            .exportInput();
    try (PDDocument document =
        Loader.loadPDF(DocumentExporter.pdf().render(in).getFirst().bytes())) {
      PDFTextStripper stripper = new PDFTextStripper();
      assertThat(stripper.getText(document)).contains("شركة", "النفط", "דרום", "سيرفر");
    }
  }

  @Test
  void filterOfThePageLeavesWhatWasAskedFor(@TempDir Path folder)
      throws IOException, InterruptedException {
    Tools.assumeInstalled("chromium", "chromium");
    String page = page(Designs.template("small-organization").exportInput());
    // The page itself lets nobody run anything else.
    String asked =
        page.replaceAll("<meta http-equiv=[^>]*>", "")
            .replace(
                "</html>",
                """
                <script>
                const field = document.getElementById('filter');
                const seen = () => [...document.querySelectorAll('h2, h3')].filter(h => h.offsetParent).map(h => h.textContent).join(';');
                const all = seen();
                field.value = 'edge-ext-psom-in/lsedge 443';
                field.dispatchEvent(new Event('input'));
                const some = seen();
                const rows = [...document.querySelectorAll('table.rules tbody tr')].filter(r => r.offsetParent).map(r => r.id);
                const links = [...document.querySelectorAll('.toc li')].filter(l => l.offsetParent).map(l => l.textContent);
                field.value = '';
                field.dispatchEvent(new Event('input'));
                document.title = JSON.stringify([some, rows, links, all === seen()]);
                </script></html>\
                """);
    Path file = Files.writeString(folder.resolve("page.html"), asked);
    Path seen = folder.resolve("seen.html");
    Process browser =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--dump-dom",
                file.toUri().toString())
            .redirectError(folder.resolve("log").toFile())
            .redirectOutput(seen.toFile())
            .start();
    assertThat(browser.waitFor()).isZero();
    Matcher title = Pattern.compile("<title>(.*)</title>").matcher(Files.readString(seen, UTF_8));
    assertThat(title.find()).isTrue();
    assertThat(title.group(1))
        .isEqualTo(
            "[\"4 Elements;4.1 Redmond;6 Firewall rules;6.1 Outer firewall, Redmond;13 Data:"
                + " Firewall\",[\"firewall:edge-ext-psom-in/lsedge\"],[\"4 Elements\",\"4.1"
                + " Redmond\",\"6 Firewall rules\",\"6.1 Outer firewall, Redmond\",\"13 Data:"
                + " Firewall\"],true]");
  }
}

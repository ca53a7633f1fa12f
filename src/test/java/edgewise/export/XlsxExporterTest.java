package edgewise.export;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.fixture.Rfc4180;
import edgewise.fixture.Tools;
import edgewise.plan.Column;
import edgewise.plan.FirewallRow;
import edgewise.plan.Tables;
import edgewise.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class XlsxExporterTest {
  private static final List<String> SHEETS =
      List.of(
          "Summary",
          "Topology",
          "Servers and addresses",
          "Firewall",
          "DNS",
          "Certificates",
          "Partners",
          "Problems",
          "Simulation matrix",
          "Change log");

  private static byte[] book(ExportInput in) {
    return new XlsxExporter().render(in).getFirst().bytes();
  }

  private static Map<String, Document> parts(byte[] book) throws Exception {
    Map<String, Document> parts = new LinkedHashMap<>();
    Path file = Files.createTempFile("plan", ".xlsx");
    Files.write(file, book);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] content = zip.getInputStream(entry).readAllBytes();
        CRC32 sum = new CRC32();
        sum.update(content);
        assertThat(sum.getValue()).as(entry.getName()).isEqualTo(entry.getCrc());
        parts.put(
            entry.getName(),
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(content)));
      }
    } finally {
      Files.delete(file);
    }
    return parts;
  }

  private static List<Element> all(Document part, String tag) {
    NodeList nodes = part.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static List<String> texts(Document sheet, int row) {
    return all(sheet, "c").stream()
        .filter(c -> c.getAttribute("r").replaceAll("[A-Z]", "").equals(Integer.toString(row)))
        .map(Element::getTextContent)
        .filter(t -> !t.isEmpty())
        .toList();
  }

  @Test
  void bookHasASheetForEachTable() throws Exception {
    assertThat(all(parts(book(Samples.small())).get("xl/workbook.xml"), "sheet"))
        .extracting(s -> s.getAttribute("name"))
        .isEqualTo(SHEETS);
  }

  @Test
  void sheetHasHeadingsForPeopleAndTheRowsBelow() throws Exception {
    Document sheet = parts(book(Samples.small())).get("xl/worksheets/sheet4.xml");
    assertThat(texts(sheet, 1))
        .startsWith(
            Tables.FIREWALL.stream()
                .map(c -> Texts.english().say("column.firewall." + c.id()))
                .toArray(String[]::new))
        .endsWith("Team");
    assertThat(texts(sheet, 2))
        .startsWith(
            "edge-ext-psom-in/lsedge",
            "Outer firewall",
            "Oslo",
            "PSOM",
            "TLS",
            "TCP",
            "443",
            "443");
    assertThat(all(sheet, "pane").getFirst().getAttribute("state")).isEqualTo("frozen");
    assertThat(all(sheet, "autoFilter").getFirst().getAttribute("ref")).isEqualTo("A1:W2");
    assertThat(all(sheet, "pageSetup").getFirst().getAttribute("orientation"))
        .isEqualTo("landscape");
  }

  /// LibreOffice does not wrap what leads somewhere.
  @Test
  void namesThatLeadSomewhereHaveTheWidthOfTheirColumn() throws Exception {
    ExportInput in = Designs.template("edge-scaled-hlb").exportInput();
    Document sheet = parts(book(in)).get("xl/worksheets/sheet6.xml");
    int servers = Tables.CERTIFICATES.stream().map(Column::id).toList().indexOf("servers");
    double width =
        all(sheet, "col").stream()
            .filter(c -> c.getAttribute("min").equals(Integer.toString(servers + 1)))
            .mapToDouble(c -> Double.parseDouble(c.getAttribute("width")))
            .sum();
    assertThat(width).isGreaterThan("edge01.contoso.net;edge02.contoso.net".length());
  }

  @Test
  void everyCellIsText() throws Exception {
    Map<String, Document> parts = parts(book(Samples.hostile()));
    for (int i = 1; i <= SHEETS.size(); i++) {
      Document sheet = parts.get("xl/worksheets/sheet" + i + ".xml");
      assertThat(all(sheet, "f")).isEmpty();
      assertThat(all(sheet, "c").stream().filter(c -> !c.getTextContent().isEmpty()))
          .allSatisfy(c -> assertThat(c.getAttribute("t")).isEqualTo("inlineStr"));
    }
    assertThat(texts(parts.get("xl/worksheets/sheet4.xml"), 2)).contains(Samples.EVIL);
  }

  @Test
  void charactersThatXmlCannotHoldDoNotBreakTheFile() throws Exception {
    ExportInput in =
        Samples.input(
            List.of(Samples.firewall("a\u0000b\u001fc\ud800d", "x".repeat(40_000))),
            List.of(),
            List.of(),
            List.of());
    assertThat(texts(parts(book(in)).get("xl/worksheets/sheet4.xml"), 2))
        .anySatisfy(t -> assertThat(t).startsWith("a").contains("b").contains("c").endsWith("d"))
        .anySatisfy(t -> assertThat(t).hasSize(32_767).endsWith("…"));
  }

  @Test
  void bookCarriesTheDateItIsGiven() throws Exception {
    ExportInput in = Samples.dated(Samples.small(), Instant.parse("2026-11-20T10:00:00Z"));
    assertThat(
            all(parts(book(in)).get("docProps/core.xml"), "dcterms:created")
                .getFirst()
                .getTextContent())
        .isEqualTo("2026-11-20T10:00:00.000Z");
  }

  @Test
  void manyRowsAllArrive() throws Exception {
    FirewallRow row = Samples.firewall("Oslo", "Internet");
    ExportInput in = Samples.input(Collections.nCopies(1001, row), List.of(), List.of(), List.of());
    Document sheet = parts(book(in)).get("xl/worksheets/sheet4.xml");
    assertThat(all(sheet, "row")).hasSize(1002);
    assertThat(texts(sheet, 1002)).isEqualTo(texts(sheet, 2));
    // Rows of every chunk look alike; two cells of each lead to an element.
    assertThat(
            all(sheet, "c").stream()
                .filter(c -> !c.getAttribute("r").matches("[A-Z]+1"))
                .map(c -> c.getAttribute("s"))
                .distinct())
        .hasSize(2);
  }

  static List<String> templates() {
    return Designs.templateNames();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everySheetHasRowsOrSaysHowToGetThem(String template) throws Exception {
    Map<String, Document> parts = parts(book(Designs.template(template).exportInput()));
    for (int i = 2; i <= SHEETS.size(); i++) {
      Document sheet = parts.get("xl/worksheets/sheet" + i + ".xml");
      assertThat(texts(sheet, 1)).as(SHEETS.get(i - 1)).hasSizeGreaterThan(5);
      assertThat(texts(sheet, 2)).as(SHEETS.get(i - 1)).isNotEmpty();
      assertThat(all(sheet, "autoFilter")).hasSize(1);
      assertThat(all(sheet, "pane").getFirst().getAttribute("state")).isEqualTo("frozen");
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyLinkLeadsToACellThatSaysSomething(String template) throws Exception {
    Map<String, Document> parts = parts(book(Designs.template(template).exportInput()));
    Map<String, Set<String>> filled = new HashMap<>();
    for (int i = 1; i <= SHEETS.size(); i++) {
      filled.put(
          SHEETS.get(i - 1),
          all(parts.get("xl/worksheets/sheet" + i + ".xml"), "c").stream()
              .filter(c -> !c.getTextContent().isEmpty())
              .map(c -> c.getAttribute("r"))
              .collect(Collectors.toSet()));
    }
    for (int i = 1; i <= SHEETS.size(); i++) {
      for (Element link : all(parts.get("xl/worksheets/sheet" + i + ".xml"), "hyperlink")) {
        String location = link.getAttribute("location");
        int mark = location.lastIndexOf("'!");
        String target = location.substring(mark + 2).replaceAll(":.*", "").replace("A", "");
        assertThat(filled.get(location.substring(1, mark)))
            .as(location)
            .anyMatch(c -> c.replaceAll("[A-Z]", "").equals(target));
        assertThat(filled.get(SHEETS.get(i - 1))).contains(link.getAttribute("ref"));
      }
    }
  }

  @Test
  void rowsOfATeamHaveAName() throws Exception {
    Document book =
        parts(book(Designs.template("edge-single-nat").exportInput())).get("xl/workbook.xml");
    assertThat(all(book, "definedName"))
        .extracting(n -> n.getAttribute("name"))
        .contains("firewall.outer.firewall", "dns.public.dns", "certificates.public.pki");
  }

  @Test
  void elementsAreInTheZoneWhereTheyStand() throws Exception {
    Map<String, Document> parts =
        parts(book(Designs.template("large-multi-datacenter").exportInput()));
    Document topology = parts.get("xl/worksheets/sheet2.xml");
    Map<String, String> zones = new LinkedHashMap<>();
    for (int row = 2; row <= 20; row++) {
      List<String> cells = texts(topology, row);
      zones.putIfAbsent(
          cells.get(2),
          cells.stream().filter(c -> c.matches("Perimeter|Corporate network")).findFirst().get());
    }
    assertThat(zones)
        .containsEntry("External perimeter", "Perimeter")
        .containsEntry("Internal perimeter", "Perimeter")
        .containsEntry("Servers", "Corporate network")
        .containsEntry("lsedge", "Perimeter")
        .containsEntry("hlb01", "Corporate network")
        .containsEntry("pool01", "Corporate network");
    assertThat(texts(parts.get("xl/worksheets/sheet7.xml"), 2))
        .contains("litware.com", "everything that both sides support");
  }

  @Test
  void changeLogTellsWhatIsDifferentFromTheBaseline() throws Exception {
    ExportInput in =
        Designs.template("edge-single-nat")
            .exportInput()
            .since(
                new Baseline(
                    "old",
                    List.of(
                        new ChangeLine(
                            "changed", "element", "lsedge", "lsedge", "NAT", "no", "yes"))));
    Document sheet = parts(book(in)).get("xl/worksheets/sheet10.xml");
    assertThat(texts(sheet, 2))
        .containsExactly("Changed", "Element", "lsedge", "lsedge", "NAT", "no", "yes");
    assertThat(texts(sheet, 4)).containsExactly("Compared with old.");
  }

  @Test
  void libreOfficeReadsTheSameTable(@TempDir Path folder) throws IOException, InterruptedException {
    Tools.assumeInstalled("soffice", "libreoffice-calc-nogui");
    Designs designs = Designs.template("edge-single-nat");
    ExportInput in =
        new ExportInput(
            designs.document(), designs.plan(), List.of(), Texts.english(), "x", Optional.empty());
    Path book = folder.resolve("plan.xlsx");
    Files.write(book, book(in));
    Process office =
        new ProcessBuilder(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
                "--outdir",
                folder.toString(),
                book.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(office.waitFor()).isZero();
    List<List<String>> read =
        Rfc4180.records(Files.readString(folder.resolve("plan-Firewall.csv")));
    Page<?> page =
        Page.of(in).stream().filter(p -> p.id().equals(Page.FIREWALL)).findFirst().orElseThrow();
    assertThat(read.subList(1, read.size())).isEqualTo(cells(page, in));
  }

  private static <R> List<List<String>> cells(Page<R> page, ExportInput in) {
    return page.rows().stream()
        .map(r -> page.columns().stream().map(c -> c.text().apply(r, in.texts())).toList())
        .toList();
  }

  /// Fixed words of the files are said in words here, and lists have room to wrap.
  @Test
  void cellsSpeakToPeople() throws Exception {
    Map<String, Document> parts = parts(book(Designs.template("edge-scaled-hlb").exportInput()));
    assertThat(texts(parts.get("xl/worksheets/sheet4.xml"), 5))
        .contains("Outer firewall", "DNS", "Access Edge", "Own address")
        .contains("131.107.155.11; 131.107.155.12");
    assertThat(texts(parts.get("xl/worksheets/sheet5.xml"), 2)).contains("Outside");
    assertThat(texts(parts.get("xl/worksheets/sheet6.xml"), 2))
        .contains(
            "Public authority",
            "Server authentication",
            "edge01.contoso.net; edge02.contoso.net",
            """
            sip.contoso.com
            webcon.contoso.com
            sip.fabrikam.com
            contoso.com
            fabrikam.com
            xmpp.contoso.com
            xmpp.fabrikam.com\
            """);
    assertThat(texts(parts.get("xl/worksheets/sheet8.xml"), 2)).contains("Note");
  }
}

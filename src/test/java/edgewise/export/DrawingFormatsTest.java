package edgewise.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.fixture.HostileDesigns;
import edgewise.model.ElementId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class DrawingFormatsTest {
  static List<String> templates() {
    return Designs.templateNames();
  }

  static Stream<ExportInput> hostile() {
    return HostileDesigns.NAMES.keySet().stream()
        .flatMap(name -> HostileDesigns.of(name).stream().map(Designs::exportInput));
  }

  private static Diagram diagram(String template) {
    return Diagram.of(Designs.template(template).exportInput());
  }

  private static byte[] bytes(DrawingFormat format, ExportInput in, Colours colours, double scale) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      format.write(Diagram.of(in), colours, in.texts(), scale, Optional.empty(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(DrawingFormat format, String template) {
    return bytes(format, Designs.template(template).exportInput(), Colours.LIGHT, 1);
  }

  private static Document xml(byte[] bytes) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Element> elements(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    List<Element> list = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      list.add((Element) found.item(i));
    }
    return list;
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyElementHasATitleOfItsOwnInSvg(String template) {
    Document svg = xml(bytes(DrawingFormat.SVG, template));
    Set<String> ids = new HashSet<>();
    for (Element group : elements(svg, "g")) {
      if (group.hasAttribute("id")) {
        assertThat(ids.add(group.getAttribute("id"))).isTrue();
        assertThat(group.getFirstChild().getNodeName()).isEqualTo("title");
        assertThat(group.getFirstChild().getTextContent()).isNotBlank();
      }
    }
    for (Diagram.Plate card : diagram(template).cards()) {
      assertThat(ids).contains(Xml.id("e-", card.id().value()));
    }
    Set<String> symbols = new TreeSet<>();
    elements(svg, "symbol").forEach(s -> symbols.add("#" + s.getAttribute("id")));
    elements(svg, "use").forEach(u -> assertThat(symbols).contains(u.getAttribute("href")));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void textStaysTextInSvgAndPdf(String template) throws IOException {
    Document svg = xml(bytes(DrawingFormat.SVG, template));
    Set<String> said = new HashSet<>();
    elements(svg, "text").forEach(t -> said.add(t.getTextContent()));
    String pdf = text(bytes(DrawingFormat.PDF, template));
    for (Diagram.Plate card : diagram(template).cards()) {
      assertThat(said).contains(card.words().name(), card.words().kind());
      assertThat(pdf).contains(card.words().name());
      for (var line : card.words().lines()) {
        String shown =
            Fonts.width(line.text(), false, 11) < card.box().width() / 2 ? line.value() : "";
        assertThat(pdf).contains(shown);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void pngHasTheSizeOfTheDrawingAndIsNotBlank(String template) throws IOException {
    Picture picture =
        DiagramPicture.of(
            diagram(template), Colours.DARK, Designs.template(template).exportInput().texts());
    ExportInput in = Designs.template(template).exportInput();
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(bytes(DrawingFormat.PNG, in, Colours.DARK, 0.5)));
    assertThat(image.getWidth()).isEqualTo((int) Math.ceil(picture.area().width() / 2));
    assertThat(image.getHeight()).isEqualTo((int) Math.ceil(picture.area().height() / 2));
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y += 3) {
      for (int x = 0; x < image.getWidth(); x += 3) {
        colours.add(image.getRGB(x, y));
      }
    }
    assertThat(colours).hasSizeGreaterThan(10);
    assertThat(image.getRGB(2, 2) & 0xffffff).isEqualTo(Colours.DARK.header().rgb());
  }

  /// Strips must not show: the same pixels as in one piece.
  @Test
  void pngOfManyStripsIsThePictureInOnePiece() throws IOException {
    ExportInput in = Designs.template("edge-single-nat").exportInput();
    Picture picture = DiagramPicture.of(Diagram.of(in), Colours.LIGHT, in.texts());
    BufferedImage whole = RasterPainter.image(picture, 1);
    BufferedImage read =
        ImageIO.read(new ByteArrayInputStream(bytes(DrawingFormat.PNG, in, Colours.LIGHT, 1)));
    assertThat(whole.getHeight()).isGreaterThan(600);
    int width = whole.getWidth();
    assertThat(read.getRGB(0, 0, width, whole.getHeight(), null, 0, width))
        .isEqualTo(whole.getRGB(0, 0, width, whole.getHeight(), null, 0, width));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void drawioHoldsTogether(String template) {
    drawio(bytes(DrawingFormat.DRAWIO, template), diagram(template));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void hostileTextBreaksNoFormat(ExportInput in) throws IOException {
    Diagram diagram = Diagram.of(in);
    drawio(bytes(DrawingFormat.DRAWIO, in, Colours.LIGHT, 1), diagram);
    Document svg = xml(bytes(DrawingFormat.SVG, in, Colours.LIGHT, 1));
    assertThat(elements(svg, "script")).isEmpty();
    assertThat(elements(svg, "text")).isNotEmpty();
    assertThat(text(bytes(DrawingFormat.PDF, in, Colours.LIGHT, 1))).isNotBlank();
  }

  /// What diagrams.net needs to open a file without repair.
  private static void drawio(byte[] bytes, Diagram diagram) {
    Document document = xml(bytes);
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("mxfile");
    assertThat(elements(document, "diagram")).hasSize(1);
    assertThat(elements(document, "mxGraphModel")).hasSize(1);
    Set<String> ids = new HashSet<>();
    for (Element cell : elements(document, "mxCell")) {
      assertThat(ids.add(id(cell))).as(id(cell)).isTrue();
    }
    assertThat(ids).contains("0", "1").doesNotContain("");
    // Programs cut off what stands left of the label of a shape.
    elements(document, "object")
        .forEach(
            o -> assertThat(o.getAttribute("label")).doesNotContainPattern("margin[^;\"]*-\\d"));
    for (Element cell : elements(document, "mxCell")) {
      if (id(cell).equals("0")) {
        continue;
      }
      assertThat(ids).contains(cell.getAttribute("parent"));
      if (id(cell).equals("1")) {
        continue;
      }
      assertThat(cell.getElementsByTagName("mxGeometry").getLength()).isEqualTo(1);
      assertThat(cell.getAttribute("style")).doesNotContain("<", "base64;");
      boolean edge = cell.getAttribute("edge").equals("1");
      assertThat(edge).isNotEqualTo(cell.getAttribute("vertex").equals("1"));
      if (edge && cell.hasAttribute("source")) {
        assertThat(ids).contains(cell.getAttribute("source"), cell.getAttribute("target"));
      }
    }
    for (Diagram.Plate card : diagram.cards()) {
      assertThat(ids).contains(Xml.id("e-", card.id().value()));
    }
    long links =
        elements(document, "mxCell").stream().filter(c -> c.hasAttribute("source")).count();
    assertThat(links).isEqualTo(diagram.lines().size());
    for (Element object : elements(document, "object")) {
      // Labels are HTML: nothing in them but the few tags of our own.
      assertThat(
              object
                  .getAttribute("label")
                  .replaceAll("</?(b|br|font|div)( (style|color)=\"[^\"<>]*\")*>", ""))
          .doesNotContain("<", ">");
    }
  }

  private static String id(Element cell) {
    Element owner = (Element) cell.getParentNode();
    return owner.getTagName().equals("object") ? owner.getAttribute("id") : cell.getAttribute("id");
  }

  @Test
  void drawioShapesCarryTheirData() {
    Document document = xml(bytes(DrawingFormat.DRAWIO, "edge-single-nat"));
    Element edge =
        elements(document, "object").stream()
            .filter(o -> o.getAttribute("id").equals("e-lsedge"))
            .findFirst()
            .orElseThrow();
    assertThat(edge.getAttribute("kind")).isEqualTo("Edge server");
    assertThat(edge.getAttribute("fqdn")).isEqualTo("lsedge.contoso.net");
    assertThat(edge.getAttribute("addresses"))
        .startsWith("Access: 131.107.155.10; Web conf.: 131.107.155.20; A/V: 131.107.155.30");
    assertThat(edge.getAttribute("site")).isEqualTo("Redmond");
    Element cell = (Element) edge.getElementsByTagName("mxCell").item(0);
    assertThat(cell.getAttribute("parent")).isEqualTo("e-redmond");
  }

  @Test
  void collapsedSiteIsACardThatItsLinesEndAt() {
    Designs design = Designs.template("edge-single-nat");
    ExportInput open = design.exportInput();
    var layout = edgewise.layout.BandLayout.arrange(open.plan().design(), open.document().layout());
    var document =
        new edgewise.model.Document(
            open.document().topology(),
            layout.withPlacements(
                layout.placements().stream()
                    .map(p -> p.withCollapsed(p.element().value().equals("redmond")))
                    .toList()),
            open.document().decisions(),
            open.document().extras());
    Diagram diagram =
        Diagram.of(document, open.plan().design(), open.findings(), open.texts(), "test");
    Diagram.Plate site =
        diagram.cards().stream().filter(Diagram.Plate::collapsed).findFirst().orElseThrow();
    assertThat(site.id()).isEqualTo(ElementId.of("redmond"));
    assertThat(site.words().kind()).startsWith("Collapsed, ");
    assertThat(diagram.cards()).noneMatch(c -> c.id().value().equals("lsedge"));
    int place = diagram.cards().indexOf(site);
    assertThat(diagram.lines()).isNotEmpty().allMatch(l -> l.from() == place || l.to() == place);
    drawio(DrawioWriter.file(diagram, Colours.LIGHT, open.texts()), diagram);
  }

  @Test
  void notesTextsAndLegendsAreDrawn() throws IOException {
    ExportInput in =
        Designs.template("edge-single-nat")
            .set(
                "layout/notes",
                """
                [{"id":"n1","kind":"note","text":"Ask Ann\\nfirst","x":0,"y":-200,"width":160,"height":80},
                 {"id":"n2","kind":"text","text":"Phase 2","x":200,"y":-200,"width":160,"height":40},
                 {"id":"n3","kind":"legend","text":"","x":400,"y":-260,"width":400,"height":200}]
                """)
            .exportInput();
    String svg = new String(bytes(DrawingFormat.SVG, in, Colours.LIGHT, 1), UTF_8);
    assertThat(svg)
        .contains(">Ask Ann</text>", ">first</text>", ">Phase 2</text>", ">Legend</text>");
    assertThat(svg).contains("<g id=\"n-n1\"");
    assertThat(text(bytes(DrawingFormat.PDF, in, Colours.LIGHT, 1)))
        .contains("Ask Ann", "Phase 2", "Media association");
    drawio(bytes(DrawingFormat.DRAWIO, in, Colours.LIGHT, 1), Diagram.of(in));
  }

  @Test
  void partOfTheDrawingShowsASiteWithItsLines() {
    Diagram all = diagram("large-multi-datacenter");
    ElementId site = all.frames().getFirst().site().orElseThrow();
    Diagram one = all.only(Set.of(site));
    assertThat(one.frames()).hasSize(1);
    assertThat(one.cards())
        .isNotEmpty()
        .allMatch(c -> c.frame().equals(Optional.of(site)))
        .hasSizeLessThan(all.cards().size());
    assertThat(one.lines()).isNotEmpty();
    assertThat(all.only(Set.of(ElementId.of("nothing")))).isEqualTo(all);
  }

  @Test
  void namesOfAllLanguagesAreInThePdf() throws IOException {
    ExportInput in =
        Designs.template("edge-single-nat")
            .set("lsedge/name", "\"臺北 Edge 東京\"")
            .set("redmond/name", "\"Санкт-Петербург\"")
            .exportInput();
    assertThat(text(bytes(DrawingFormat.PDF, in, Colours.LIGHT, 1)))
        .contains("臺北 Edge 東京", "Санкт-Петербург");
  }
}

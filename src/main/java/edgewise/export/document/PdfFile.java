package edgewise.export.document;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxOutputDevice;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.render.RenderingContext;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import edgewise.export.Fonts;
import edgewise.export.RightToLeft;
import java.awt.Rectangle;
import java.awt.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// A paper as PDF, with bookmarks and embedded typefaces. The same paper gives the same bytes.
public final class PdfFile {
  /// Width that a page across has for a picture, in millimetres.
  public static final double ACROSS = 266;

  /// Height that a page across has for a picture below two headings, in millimetres.
  public static final double HIGH = 146;

  private static final String FIGURE = "application/x-figure";

  /// What the library says of typefaces of this machine, which no paper uses. Held, since a level
  /// is forgotten with its logger.
  private static final Logger LIBRARY = Logger.getLogger("org.apache.pdfbox");

  static {
    LIBRARY.setLevel(Level.SEVERE);
  }

  private PdfFile() {}

  /// What a document says about itself to programs.
  ///
  /// @param date when it is made; without it the document has none
  public record About(
      String title, String author, String subject, String keywords, Optional<Instant> date) {}

  /// Writes the paper.
  ///
  /// @param page hears the number of each page that begins; may end the work by an exception
  /// @param going asked again and again; may end the work likewise
  public static void write(
      Paper paper,
      Map<String, Figure> figures,
      String styles,
      About about,
      IntConsumer page,
      Runnable going,
      OutputStream out)
      throws IOException {
    // It says more than people want to read, about style sheets.
    XRLog.setLoggingEnabled(false);
    try (PDDocument document = new PDDocument()) {
      // Otherwise the clock would be part of the file's id.
      document.setDocumentId(1L);
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.usePDDocument(document);
      builder.useFastMode();
      builder.withProducer("Edgewise");
      builder.withW3cDocument(dressed(paper, figures, styles), "");
      builder.useUriResolver((_, uri) -> isOurs(uri) ? uri : null);
      for (var priority : ExternalResourceControlPriority.values()) {
        builder.useExternalResourceAccessControl((uri, _) -> isOurs(uri), priority);
      }
      builder.useSVGDrawer(new BatikSVGDrawer());
      builder.useReplacementText(String.valueOf(Fonts.MISSING));
      builder.useUnicodeLineBreaker(new Breaks(going, false));
      builder.useUnicodeCharacterBreaker(new Breaks(going, true));
      if (RightToLeft.isIn(paper.tree().getDocumentElement().getTextContent())) {
        builder.useUnicodeBidiSplitter(Directions::new);
        builder.useUnicodeBidiReorderer(new Order());
      }
      DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
      drawers.registerDrawer(FIGURE, new Drawer(figures));
      builder.useObjectDrawerFactory(drawers);
      builder.usePageSupplier(
          (target, width, height, number, _) -> {
            page.accept(number + 1);
            going.run();
            PDPage next = new PDPage(new PDRectangle(width, height));
            target.addPage(next);
            return next;
          });
      font(builder, document, Fonts.Face.REGULAR, "Document", 400);
      font(builder, document, Fonts.Face.BOLD, "Document", 700);
      font(builder, document, Fonts.Face.HAN, "Document Han", 400);
      font(builder, document, Fonts.Face.SIGNS, "Document Signs", 400);
      builder.toStream(OutputStream.nullOutputStream());
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.layout();
        going.run();
        renderer.createPDFKeepOpen();
        about(document, about, paper.language());
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        document.save(whole);
        whole.writeTo(out);
      }
    }
  }

  private static boolean isOurs(String uri) {
    return uri != null && uri.startsWith("data:image/");
  }

  private static void font(
      PdfRendererBuilder builder, PDDocument document, Fonts.Face face, String family, int weight)
      throws IOException {
    builder.useFont(
        new PDFontSupplier(PDType0Font.load(document, Fonts.font(face), true)),
        family,
        weight,
        FontStyle.NORMAL,
        true);
  }

  private static void about(PDDocument document, About about, String language) {
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(about.title());
    information.setAuthor(about.author());
    information.setSubject(about.subject());
    information.setKeywords(about.keywords());
    information.setCreator("Edgewise");
    Calendar calendar = null;
    if (about.date().isPresent()) {
      calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
      calendar.setTimeInMillis(about.date().get().toEpochMilli());
    }
    information.setCreationDate(calendar);
    information.setModificationDate(calendar);
    document.getDocumentCatalog().setLanguage(language);
  }

  /// The tree as the renderer wants it: with its style, its bookmarks and its drawings.
  private static Document dressed(Paper paper, Map<String, Figure> figures, String styles) {
    Document tree = (Document) paper.tree().cloneNode(true);
    Element body = tree.getDocumentElement();
    Element html = tree.createElement("html");
    html.setAttribute("lang", paper.language());
    tree.replaceChild(html, body);
    Element head = tree.createElement("head");
    Element title = tree.createElement("title");
    title.setTextContent(paper.title());
    head.appendChild(title);
    Element style = tree.createElement("style");
    style.setTextContent(styles);
    head.appendChild(style);
    head.appendChild(bookmarks(tree, paper.headings()));
    html.appendChild(head);
    html.appendChild(body);
    figures(tree, body, figures);
    paper.headings().forEach(heading -> point(body, heading.id()));
    return tree;
  }

  /// Moves the mark of a heading to its number: the space above a heading may lie on the page
  /// before, where nobody looks for it.
  private static boolean point(Element element, String id) {
    if (element.getAttribute("id").equals(id)) {
      List<Element> inside = Paper.children(element);
      if (!inside.isEmpty() && inside.getFirst().getTagName().equals("span")) {
        element.removeAttribute("id");
        inside.getFirst().setAttribute("id", id);
      }
      return true;
    }
    return Paper.children(element).stream().anyMatch(child -> point(child, id));
  }

  private static Element bookmarks(Document tree, List<Paper.Heading> headings) {
    Element all = tree.createElement("bookmarks");
    Element chapter = all;
    for (Paper.Heading heading : headings) {
      Element bookmark = tree.createElement("bookmark");
      bookmark.setAttribute("name", heading.number() + " " + heading.words());
      bookmark.setAttribute("href", "#" + heading.id());
      if (heading.level() == 1) {
        all.appendChild(bookmark);
        chapter = bookmark;
      } else {
        chapter.appendChild(bookmark);
      }
    }
    return all;
  }

  private static void figures(Document tree, Element element, Map<String, Figure> figures) {
    for (Element child : Paper.children(element)) {
      if (child.getTagName().equals("img")) {
        String name = child.getAttribute("src");
        Figure figure = figures.get(name);
        if (figure.isDrawn()) {
          Element object = tree.createElement("object");
          object.setAttribute("type", FIGURE);
          object.setAttribute("data", name);
          object.setAttribute("class", child.getAttribute("class"));
          String own = child.getAttribute("style");
          object.setAttribute("style", own.isEmpty() ? size(figure) : own);
          element.replaceChild(object, child);
        } else {
          child.setAttribute("src", figure.address());
        }
      } else {
        if (child.hasAttribute("href")) {
          child.setAttribute("href", child.getAttribute("href").replace("%25", "%"));
        }
        figures(tree, child, figures);
      }
    }
  }

  /// As large as a page across allows, with its heading, and no larger than it is.
  private static String size(Figure figure) {
    double width = Math.min(figure.width(), Math.min(ACROSS, HIGH * figure.shape()));
    return String.format(
        Locale.ROOT,
        "display: block; width: %.1fmm; height: %.1fmm",
        width,
        width / figure.shape());
  }

  private record Drawer(Map<String, Figure> figures) implements FSObjectDrawer {
    @Override
    public Map<Shape, String> drawObject(
        Element element,
        double x,
        double y,
        double width,
        double height,
        OutputDevice device,
        RenderingContext context,
        int dotsPerPixel) {
      PdfBoxOutputDevice pdf = (PdfBoxOutputDevice) device;
      Figure figure = figures.get(element.getAttribute("data"));
      double wide = Math.min(width, height * figure.shape());
      double high = wide / figure.shape();
      try {
        PDFormXObject form = figure.form(pdf.getWriter());
        pdf.drawPdfAsImage(
            form,
            new Rectangle(
                (int) Math.round(x + (width - wide) / 2),
                (int) Math.round(y),
                (int) Math.round(wide),
                (int) Math.round(high)),
            form.getBBox().getWidth() * pdf.getDotsPerPoint(),
            form.getBBox().getHeight() * pdf.getDotsPerPoint());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Map.of();
    }
  }

  /// Divides a paragraph where the direction of writing changes.
  private static final class Directions implements BidiSplitter {
    private Bidi bidi = new Bidi("", Bidi.DIRECTION_LEFT_TO_RIGHT);

    @Override
    public void setParagraph(String paragraph, byte direction) {
      bidi =
          new Bidi(
              paragraph,
              direction == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
    }

    @Override
    public int countTextRuns() {
      return bidi.getRunCount();
    }

    @Override
    public BidiTextRun getVisualRun(int run) {
      return new BidiTextRun(
          bidi.getRunStart(run),
          bidi.getRunLimit(run) - bidi.getRunStart(run),
          bidi.getRunLevel(run) % 2 == 0 ? LTR : RTL);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
      return LTR;
    }
  }

  private static final class Order implements BidiReorderer {
    @Override
    public String reorderRTLTextToLTR(String text) {
      return RightToLeft.turned(text);
    }

    @Override
    public String shapeText(String text) {
      return RightToLeft.joined(text);
    }

    @Override
    public String deshapeText(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    @Override
    public boolean isLiveImplementation() {
      return true;
    }
  }

  /// Where a line may end: between words, between the letters of Chinese and Japanese, and behind a
  /// sign that parts a long word. A name or an address stays whole; one that is longer than its
  /// line is divided by breaks that also lie inside of them.
  private static final class Breaks implements FSTextBreaker {
    private static final int LONG = 14;

    /// Shorter parts of a divided name fit every column.
    private static final int SHORT = 10;

    private final Runnable going;
    private final boolean inside;
    private final java.text.BreakIterator words =
        java.text.BreakIterator.getLineInstance(Locale.ROOT);
    private String text = "";
    private int last;
    private int next;
    private int end;

    /// @param inside whether names and addresses are divided, and words without a sign too
    Breaks(Runnable going, boolean inside) {
      this.going = going;
      this.inside = inside;
    }

    @Override
    public void setText(String now) {
      going.run();
      text = now;
      words.setText(now);
      last = 0;
      end = words.first();
      next = 0;
    }

    @Override
    public int next() {
      while (true) {
        if (next >= end) {
          last = end;
          end = words.next();
          if (end == java.text.BreakIterator.DONE) {
            return -1;
          }
          next = last;
        }
        next = inside ? divided() : parted();
        if (inside || !isInName(next)) {
          return next;
        }
      }
    }

    /// The next break of a word that may stand on its line as it is.
    private int parted() {
      if (end - last > LONG) {
        for (int i = Math.max(next, last + 3); i + 3 < end; i++) {
          if (isSign(text.charAt(i))) {
            return i + 1;
          }
        }
      }
      return end;
    }

    /// The next break of a word that is longer than its line: behind a sign, or behind each
    /// character where signs are far apart.
    private int divided() {
      int sign = next;
      while (sign < end && sign - next < SHORT && !isSign(text.charAt(sign))) {
        sign++;
      }
      return sign < end && sign - next == SHORT
          ? text.offsetByCodePoints(next, 1)
          : Math.min(end, sign + 1);
    }

    private static boolean isSign(char c) {
      return ".-/_;:,@|+=&?".indexOf(c) >= 0;
    }

    /// True when a break would divide a name with dots or an address.
    private boolean isInName(int at) {
      if (at == 0 || !isOfName(at - 1)) {
        return false;
      }
      int from = at - 1;
      while (from > 0 && isOfName(from - 1)) {
        from--;
      }
      int to = at;
      while (to < text.length() && isOfName(to)) {
        to++;
      }
      while (to > at && isDot(text.charAt(to - 1))) {
        to--;
      }
      if (to == at) {
        return false;
      }
      for (int i = from + 1; i < to; i++) {
        if (isDot(text.charAt(i))) {
          return true;
        }
      }
      return false;
    }

    /// True for a character of names and addresses; the length of a prefix is part of them.
    private boolean isOfName(int at) {
      char c = text.charAt(at);
      return c < 0x80 && Character.isLetterOrDigit(c)
          || "-_*".indexOf(c) >= 0
          || isDot(c)
          || c == '/' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    }

    private static boolean isDot(char c) {
      return c == '.' || c == ':';
    }
  }
}

package edgewise.export.document;

import edgewise.text.Message;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.w3c.dom.Document;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/// What markup a document may have. A document shows text, tables and the pictures that it is
/// given; it has no way to run, load or send anything.
final class Markup {
  private static final Set<String> ELEMENTS =
      Set.of(
          "html",
          "body",
          "main",
          "header",
          "footer",
          "nav",
          "section",
          "article",
          "aside",
          "div",
          "p",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "span",
          "strong",
          "em",
          "b",
          "i",
          "small",
          "sub",
          "sup",
          "code",
          "pre",
          "br",
          "hr",
          "wbr",
          "ul",
          "ol",
          "li",
          "dl",
          "dt",
          "dd",
          "table",
          "caption",
          "colgroup",
          "col",
          "thead",
          "tbody",
          "tfoot",
          "tr",
          "th",
          "td",
          "a",
          "img",
          "figure",
          "figcaption",
          "blockquote",
          "abbr",
          "time");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "id",
          "class",
          "lang",
          "dir",
          "title",
          "href",
          "src",
          "alt",
          "scope",
          "headers",
          "colspan",
          "rowspan",
          "span",
          "style",
          "width",
          "height",
          "role",
          "tabindex",
          "datetime",
          "start",
          "aria-label",
          "aria-hidden",
          "aria-labelledby");

  private static final Pattern TAG = Pattern.compile("\\{\\{.*?\\}\\}", Pattern.DOTALL);
  private static final Pattern LOADS =
      Pattern.compile("url\\s*\\(|@import|expression\\s*\\(|\\\\", Pattern.CASE_INSENSITIVE);

  private Markup() {}

  /// File, line and column of a place in a text.
  static String place(String file, String source, int at) {
    int line = 1;
    int start = 0;
    for (int i = source.indexOf('\n'); i >= 0 && i < at; i = source.indexOf('\n', i + 1)) {
      line++;
      start = i + 1;
    }
    return file + ":" + line + ":" + (at - start + 1);
  }

  /// Text for an element or an attribute. What XML cannot hold, and what would turn the direction
  /// of other text, becomes a sign that is seen.
  static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '\t', '\n', '\r', '\u2028', '\u2029', '\u0085' -> out.append(' ');
        default -> {
          if (Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            out.append(c).append(text.charAt(++i));
          } else {
            out.append(isSafe(c) ? c : '\ufffd');
          }
        }
      }
    }
  }

  private static boolean isSafe(char c) {
    return c >= 0x20
        && !(c >= 0x7f && c < 0xa0)
        && !Character.isSurrogate(c)
        && !(c >= '\u202a' && c <= '\u202e')
        && !(c >= '\u2066' && c <= '\u2069')
        && c < '\ufffe';
  }

  /// Holds a file of a template against what a document may have.
  static void check(String file, String source) throws TemplateError {
    Matcher tags = TAG.matcher(source);
    StringBuilder bare = new StringBuilder();
    while (tags.find()) {
      tags.appendReplacement(bare, tags.group().replaceAll("[^\n]", " "));
    }
    tags.appendTail(bare);
    Checker checker = new Checker(file);
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory
          .newSAXParser()
          .parse(new InputSource(new StringReader("<t>" + bare + "</t>")), checker);
    } catch (SAXParseException e) {
      throw new TemplateError(
          at(file, e.getLineNumber(), e.getColumnNumber()),
          Message.of("document.template.no-markup", e.getMessage()));
    } catch (Forbidden e) {
      throw new TemplateError(e.place, e.why);
    } catch (SAXException e) {
      throw new TemplateError(
          checker.place(), Message.of("document.template.no-markup", e.getMessage()));
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String at(String file, int line, int column) {
    return file + ":" + line + ":" + Math.max(1, line == 1 ? column - 3 : column);
  }

  private static final class Forbidden extends SAXException {
    private static final long serialVersionUID = 1L;
    private final String place;
    private final transient Message why;

    Forbidden(String place, Message why) {
      super(place);
      this.place = place;
      this.why = why;
    }
  }

  private static final class Checker extends DefaultHandler {
    private final String file;
    private Locator locator;

    Checker(String file) {
      this.file = file;
    }

    @Override
    public void setDocumentLocator(Locator found) {
      locator = found;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes)
        throws SAXException {
      if (!name.equals("t") && !ELEMENTS.contains(name)) {
        throw forbidden("document.template.element", name);
      }
      for (int i = 0; i < attributes.getLength(); i++) {
        String attribute = attributes.getQName(i);
        if (!ATTRIBUTES.contains(attribute)) {
          throw forbidden("document.template.attribute", attribute, name);
        }
        if (attribute.equals("style") && LOADS.matcher(attributes.getValue(i)).find()) {
          throw forbidden("document.template.loads", attributes.getValue(i));
        }
        if (attribute.equals("href") && !isHarmless(attributes.getValue(i).strip())) {
          throw forbidden("document.template.link", attributes.getValue(i).strip());
        }
      }
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
      throw forbidden("document.template.element", "?" + target);
    }

    String place() {
      return at(file, locator.getLineNumber(), locator.getColumnNumber());
    }

    private Forbidden forbidden(String key, Object... args) {
      return new Forbidden(place(), Message.of(key, args));
    }
  }

  /// Whether a link leads to a place in the document, to a web page or to somebody's post box. One
  /// that a field fills is looked at again when it is filled.
  static boolean isHarmless(String link) {
    String lower = link.toLowerCase(Locale.ROOT);
    return lower.isEmpty()
        || lower.startsWith("#")
        || lower.startsWith("https://")
        || lower.startsWith("http://")
        || lower.startsWith("mailto:");
  }

  /// Refuses a style sheet that would load something or hides what it does.
  static void checkStyle(String file, String css) throws TemplateError {
    Matcher loads = LOADS.matcher(css);
    if (loads.find()) {
      throw new TemplateError(
          place(file, css, loads.start()), Message.of("document.template.loads", loads.group()));
    }
    int end = css.indexOf('<');
    if (end >= 0) {
      throw new TemplateError(place(file, css, end), Message.of("document.template.loads", "<"));
    }
  }

  /// The tree of a filled template.
  ///
  /// @param file said when the parts of the template do not fit together
  static Document tree(String file, String filled) throws TemplateError {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(filled)));
    } catch (SAXException e) {
      throw new TemplateError(file, Message.of("document.template.no-tree", e.getMessage()));
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Elements that HTML writes without an end.
  static final Set<String> EMPTY = Set.of("br", "hr", "img", "wbr", "col");
}

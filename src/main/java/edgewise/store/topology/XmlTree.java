package edgewise.store.topology;

import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML text into elements that know their place. A document type declaration is refused, so
/// no entity but the five of XML itself ever expands.
final class XmlTree {
  /// Real files nest twelve deep.
  static final int MAX_DEPTH = 64;

  static final int MAX_ELEMENTS = 1_000_000;
  private static final int MAX_TEXT = 4_000;
  private static final XMLInputFactory FACTORY = factory();

  private final String text;
  private final String file;
  private final Place place = new Place();
  private int at;
  private int next;

  private XmlTree(String text, String file) {
    this.text = text;
    this.file = file;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }

  /// The root element of the text.
  static Outcome<XmlElement> read(String text, String file) {
    return new XmlTree(withoutDeclaration(text), file).read();
  }

  /// Blanks out the XML declaration, which says nothing that is not known yet and is wrong in files
  /// that were converted.
  private static String withoutDeclaration(String text) {
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    int end = text.indexOf("?>", start);
    if (!text.startsWith("<?xml", start)
        || end < 0
        || start + 5 >= text.length()
        || !Character.isWhitespace(text.charAt(start + 5))) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    for (int i = start; i < end + 2; i++) {
      if (!Character.isWhitespace(out.charAt(i))) {
        out.setCharAt(i, ' ');
      }
    }
    return out.toString();
  }

  private Outcome<XmlElement> read() {
    if (text.isBlank()) {
      return Outcome.refused(Trouble.of(file, Message.of("import.error.empty")));
    }
    int first = skipMisc(0);
    if (text.regionMatches(true, first, "<!DOCTYPE", 0, 9)) {
      place.move(text, 0, first);
      return refused(place.line(), place.column(), Message.of("import.error.doctype"));
    }
    if (!text.startsWith("<", first)) {
      place.move(text, 0, Math.min(first, text.length()));
      return refused(place.line(), place.column(), Message.of("import.error.not-xml"));
    }
    try {
      XMLStreamReader in = FACTORY.createXMLStreamReader(new StringReader(text));
      try {
        return elements(in);
      } finally {
        in.close();
      }
    } catch (XMLStreamException e) {
      Location location = e.getLocation();
      String said = e.getMessage() == null ? "" : e.getMessage();
      int message = said.indexOf("Message: ");
      said = (message < 0 ? said : said.substring(message + 9)).strip().replaceAll("\\s+", " ");
      return refused(
          location == null ? 0 : Math.max(0, location.getLineNumber()),
          location == null ? 0 : Math.max(0, location.getColumnNumber()),
          Message.of(
              "import.error.xml",
              said.endsWith(".") ? said.substring(0, said.length() - 1) : said));
    }
  }

  private Outcome<XmlElement> elements(XMLStreamReader in) throws XMLStreamException {
    Deque<XmlElement> open = new ArrayDeque<>();
    XmlElement root = null;
    int count = 0;
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          toNextStartTag();
          XmlElement element =
              new XmlElement(
                  in.getNamespaceURI() == null ? "" : in.getNamespaceURI(),
                  in.getLocalName(),
                  attributes(in),
                  place.line(),
                  place.column());
          if (open.size() == MAX_DEPTH) {
            return refused(
                element.line(), element.column(), Message.of("import.error.depth", MAX_DEPTH));
          }
          if (++count > MAX_ELEMENTS) {
            return refused(
                element.line(),
                element.column(),
                Message.of("import.error.elements", MAX_ELEMENTS));
          }
          if (open.isEmpty()) {
            root = element;
          } else {
            open.peek().add(element);
          }
          open.push(element);
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.peek().addText(in.getText(), MAX_TEXT);
          }
        }
        default -> {}
      }
    }
    return Outcome.ok(root);
  }

  private static Map<String, String> attributes(XMLStreamReader in) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String namespace = in.getAttributeNamespace(i);
      if (namespace == null || namespace.isEmpty()) {
        attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
      }
    }
    return attributes;
  }

  /// Moves to the `<` of the next start tag. The stream reader tells only where a tag ends, which
  /// is another line when attributes are wrapped.
  private void toNextStartTag() {
    int from = next;
    while (true) {
      int tag = text.indexOf('<', from);
      int end = skipMisc(tag);
      if (end > tag) {
        from = end;
      } else if (text.startsWith("<![CDATA[", tag)) {
        from = text.indexOf("]]>", tag) + 3;
      } else if (text.startsWith("</", tag)) {
        from = tag + 2;
      } else {
        place.move(text, at, tag);
        at = tag;
        next = tag + 1;
        return;
      }
    }
  }

  /// The index after blanks, comments and processing instructions.
  private int skipMisc(int from) {
    int i = from;
    while (i < text.length()) {
      if (Character.isWhitespace(text.charAt(i))) {
        i++;
        continue;
      }
      String end = text.startsWith("<!--", i) ? "-->" : text.startsWith("<?", i) ? "?>" : null;
      if (end == null) {
        return i;
      }
      int close = text.indexOf(end, i + end.length() + (end.length() == 3 ? 1 : 0));
      if (close < 0) {
        return i;
      }
      i = close + end.length();
    }
    return i;
  }

  private Outcome<XmlElement> refused(int line, int column, Message message) {
    return Outcome.refused(new Trouble(message, file, line, column));
  }
}

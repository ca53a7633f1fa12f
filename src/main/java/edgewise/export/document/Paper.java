package edgewise.export.document;

import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// A filled template with everything that follows from it: chapters and sections are numbered, the
/// contents list them, pictures are in their places, and no link leads where it must not.
///
/// @param headings chapters and sections in order
public record Paper(Document tree, String title, String language, List<Heading> headings) {
  /// The element whose id this is takes the list of contents.
  private static final String CONTENTS = "contents";

  public Paper {
    headings = List.copyOf(headings);
  }

  /// A chapter (level 1) or a section (level 2).
  ///
  /// @param number such as `3.1`
  public record Heading(int level, String number, String words, String id) {}

  /// Fills `document.xhtml`.
  ///
  /// @param figures by the names that the template knows them by
  public static Paper of(
      TemplateFiles files,
      Fields fields,
      Map<String, Figure> figures,
      String title,
      Texts texts,
      Runnable going)
      throws TemplateError {
    String filled = Template.of(files).fill("document", fields, texts, going);
    Document tree = Markup.tree("document.xhtml", filled);
    List<Heading> headings = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    ids(tree.getDocumentElement(), ids);
    Counter counter = new Counter(tree, headings, ids);
    counter.walk(tree.getDocumentElement());
    mend(tree.getDocumentElement(), figures);
    Element contents = find(tree.getDocumentElement(), CONTENTS);
    if (contents != null) {
      contents(tree, contents, headings);
    }
    return new Paper(tree, title, texts.locale().toLanguageTag(), headings);
  }

  private static void ids(Element element, Set<String> ids) {
    String id = element.getAttribute("id");
    if (!id.isEmpty() && !ids.add(id)) {
      element.removeAttribute("id");
    }
    children(element).forEach(e -> ids(e, ids));
  }

  /// The child elements, safe to change while they are gone through.
  static List<Element> children(Element element) {
    List<Element> all = new ArrayList<>();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e) {
        all.add(e);
      }
    }
    return all;
  }

  private static final class Counter {
    private final Document tree;
    private final List<Heading> headings;
    private final Set<String> ids;
    private int chapter;
    private int section;

    Counter(Document tree, List<Heading> headings, Set<String> ids) {
      this.tree = tree;
      this.headings = headings;
      this.ids = ids;
    }

    void walk(Element element) {
      switch (element.getTagName()) {
        case "h2" -> {
          chapter++;
          section = 0;
          head(element, 1, Integer.toString(chapter));
        }
        case "h3" -> {
          section++;
          head(element, 2, chapter + "." + section);
        }
        default -> children(element).forEach(this::walk);
      }
    }

    private void head(Element element, int level, String number) {
      String id = element.getAttribute("id");
      for (int n = 1; id.isEmpty(); n++) {
        String free = "section-" + number + (n == 1 ? "" : "-" + n);
        if (ids.add(free)) {
          id = free;
          element.setAttribute("id", id);
        }
      }
      String words = element.getTextContent().strip().replaceAll("\\s+", " ");
      Element shown = tree.createElement("span");
      shown.setAttribute("class", "number");
      shown.setTextContent(number);
      Node first = element.getFirstChild();
      element.insertBefore(shown, first);
      element.insertBefore(tree.createTextNode(" "), first);
      headings.add(new Heading(level, number, words, id));
    }
  }

  private static void mend(Element element, Map<String, Figure> figures) {
    if (element.hasAttribute("href") && !Markup.isHarmless(element.getAttribute("href").strip())) {
      element.removeAttribute("href");
    }
    if (element.getTagName().equals("img")) {
      String name = element.getAttribute("src");
      if (!figures.containsKey(name)) {
        element.getParentNode().removeChild(element);
      }
    }
    children(element).forEach(e -> mend(e, figures));
  }

  private static Element find(Element element, String id) {
    if (element.getAttribute("id").equals(id)) {
      return element;
    }
    for (Element child : children(element)) {
      Element found = find(child, id);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static void contents(Document tree, Element into, List<Heading> headings) {
    Element list = tree.createElement("ol");
    list.setAttribute("class", "contents");
    for (Heading heading : headings) {
      Element item = tree.createElement("li");
      item.setAttribute("class", "level-" + heading.level());
      Element link = tree.createElement("a");
      link.setAttribute("href", "#" + fragment(heading.id()));
      Element number = tree.createElement("span");
      number.setAttribute("class", "number");
      number.setTextContent(heading.number());
      link.appendChild(number);
      link.appendChild(tree.createTextNode(" " + heading.words()));
      item.appendChild(link);
      list.appendChild(item);
    }
    into.appendChild(list);
  }

  /// An id as the fragment of a link. A percent sign would be decoded before the anchor is looked
  /// for.
  public static String fragment(String id) {
    return id.replace("%", "%25");
  }
}

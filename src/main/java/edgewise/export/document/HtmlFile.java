package edgewise.export.document;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/// A paper as one page that needs nothing but a browser: no file beside it, no network. Its policy
/// lets it fetch nothing and run only our own filter, so even what slipped through could not reach
/// out.
public final class HtmlFile {
  private static final String FILTER =
      """
      const box = document.getElementById('filter');
      if (box) {
        const all = (from, what) => [...from.querySelectorAll(what)];
        const rows = 'main table:not(.facts, .sheet-table, .sign-off) tbody tr, .sheet, .certificate, .finding, ul.tasks li';
        const items = all(document, rows).map(item => [item, item.textContent.toLowerCase()]);
        const count = document.getElementById('filter-count');
        box.addEventListener('input', () => {
          const words = box.value.toLowerCase().split(/\\s+/).filter(word => word);
          let shown = 0;
          for (const [item, text] of items) {
            item.hidden = !words.every(word => text.includes(word));
            if (!item.hidden) shown++;
          }
          count.textContent = words.length ? shown + ' / ' + items.length : '';
          const left = part => !words.length || all(part, rows).some(item => !item.hidden);
          for (const part of all(document, 'main section.chapter, main table:not(.facts, .sheet-table, .sign-off)')) part.hidden = !left(part);
          for (const chapter of all(document, 'main section.chapter')) {
            let below = [];
            for (const part of [...chapter.children].reverse()) {
              if (part.tagName === 'H3') {
                part.hidden = words.length > 0 && below.every(other => other.hidden || !other.matches(rows) && !left(other));
                below = [];
              } else below.push(part);
            }
          }
          for (const link of all(document, '.toc li a')) {
            const to = document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1)));
            link.parentElement.hidden = to !== null && to.closest('[hidden]') !== null;
          }
        });
      }
      """;

  private HtmlFile() {}

  /// Writes the paper.
  ///
  /// @param styles what the page looks like
  /// @param filter label of the field that filters rows
  public static void write(
      Paper paper, Map<String, Figure> figures, String styles, String filter, OutputStream out)
      throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 15);
    writer.write("<!DOCTYPE html>\n<html lang=\"" + escaped(paper.language()) + "\">\n<head>\n");
    writer.write(
        "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"");
    writer.write(
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-");
    writer.write(sum("\n" + FILTER) + "'\">\n");
    writer.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    writer.write("<meta name=\"generator\" content=\"Edgewise\">\n<title>");
    writer.write(escaped(paper.title()) + "</title>\n<style>\n" + styles + "</style>\n</head>\n");
    Element root = paper.tree().getDocumentElement();
    new Writing(writer, figures, filter).node(root);
    writer.write("<script>\n" + FILTER + "</script>\n</html>\n");
    writer.flush();
  }

  private static String sum(String script) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    Markup.escape(text, out);
    return out.toString();
  }

  private record Writing(Writer out, Map<String, Figure> figures, String filter) {
    void node(Node node) throws IOException {
      if (node instanceof Text text) {
        text(text.getData());
      } else if (node instanceof Element element) {
        element(element);
      }
    }

    private void text(String text) throws IOException {
      int done = 0;
      for (int i = 0; i < text.length(); i++) {
        String escaped =
            switch (text.charAt(i)) {
              case '<' -> "&lt;";
              case '>' -> "&gt;";
              case '&' -> "&amp;";
              case '"' -> "&quot;";
              default -> null;
            };
        if (escaped != null) {
          out.write(text, done, i - done);
          out.write(escaped);
          done = i + 1;
        }
      }
      out.write(text, done, text.length() - done);
    }

    private void element(Element element) throws IOException {
      String name = element.getTagName();
      out.write('<');
      out.write(name);
      var attributes = element.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        Node attribute = attributes.item(i);
        out.write(' ');
        out.write(attribute.getNodeName());
        out.write("=\"");
        boolean picture = name.equals("img") && attribute.getNodeName().equals("src");
        text(picture ? figures.get(attribute.getNodeValue()).address() : attribute.getNodeValue());
        out.write('"');
      }
      out.write('>');
      if (Markup.EMPTY.contains(name)) {
        return;
      }
      if (element.getAttribute("id").equals("filter-place")) {
        out.write("<label>" + escaped(filter));
        out.write(" <input id=\"filter\" type=\"search\" autocomplete=\"off\"></label>");
        out.write("<output id=\"filter-count\" for=\"filter\"></output>");
      }
      for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
        node(n);
      }
      out.write("</");
      out.write(name);
      out.write('>');
    }
  }
}

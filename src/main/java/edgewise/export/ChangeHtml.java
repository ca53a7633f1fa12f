package edgewise.export;

import edgewise.compare.Comparison.Section;
import edgewise.compare.Comparison.Todo;
import edgewise.text.Texts;
import java.io.IOException;
import java.io.OutputStream;

/// A change request as one page that needs nothing but a browser. It follows the light or dark
/// setting of the system and prints; what is different in a row stands out by weight as well as
/// colour.
final class ChangeHtml {
  private static final String START =
      """
      <!DOCTYPE html>
      <html lang="\
      """;

  /// The policy lets the page fetch and run nothing.
  private static final String HEAD =
      """
      ">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="Edgewise">
      <title>\
      """;

  private static final String STYLE =
      """
      </title>
      <style>
      :root{color-scheme:light dark;--back:#fff;--text:#1b2328;--quiet:#5b6870;--rule:#c9d1d6;--bar:#f3f6f8;--link:#0b5c9c;--added:#1c6b2f;--removed:#a12622;--changed:#7a5200}
      @media (prefers-color-scheme:dark){:root{--back:#14191d;--text:#e4eaee;--quiet:#9fadb6;--rule:#38444c;--bar:#1d252b;--link:#7fbdf0;--added:#7fd492;--removed:#f39c97;--changed:#e6c25c}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--back);color:var(--text);font:14px/1.45 system-ui,sans-serif}
      header{background:var(--bar);border-bottom:1px solid var(--rule);padding:.6rem 1.2rem}
      h1{font-size:1.25rem;margin:0 0 .3rem;overflow-wrap:anywhere}
      h2{font-size:1.1rem;margin:1.8rem 0 .6rem}
      h2 small{color:var(--quiet);font-weight:normal}
      nav{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem}
      a{color:var(--link)}
      main{padding:0 1.2rem 3rem}
      .scroll{overflow-x:auto}
      table{border-collapse:collapse;font-size:.86rem}
      th,td{border:1px solid var(--rule);padding:.25rem .45rem;text-align:left;vertical-align:top}
      th{background:var(--bar)}
      td{max-width:26rem;overflow-wrap:break-word;white-space:pre-line}
      td.differs{font-weight:600}
      td:nth-child(3){min-width:14rem}
      tr.added td:first-child{color:var(--added);border-left:.35rem solid var(--added);font-weight:600}
      tr.removed td:first-child{color:var(--removed);border-left:.35rem solid var(--removed);font-weight:600}
      tr.words{color:var(--quiet)}
      tr.changed td:first-child{color:var(--changed);border-left:.35rem solid var(--changed);font-weight:600}
      @media print{
      :root{color-scheme:light;--back:#fff;--text:#000;--quiet:#444;--rule:#999;--bar:#eee;--link:#000;--added:#1c6b2f;--removed:#a12622;--changed:#7a5200}
      @page{size:A4 landscape;margin:10mm}
      nav{display:none}.scroll{overflow:visible}
      table{font-size:5.5pt;width:100%}td,td:nth-child(3){min-width:0;max-width:none;overflow-wrap:anywhere}th,td{padding:1pt 2pt}
      section.things table{font-size:8pt}
      thead{display:table-header-group}tr{break-inside:avoid}h2{break-after:avoid}
      }
      </style>
      </head>
      <body>
      <header>
      <h1>\
      """;

  private ChangeHtml() {}

  static OutFile file(ChangeRequest request) {
    return new OutFile("changes.html", out -> write(request, out));
  }

  private static void write(ChangeRequest request, OutputStream stream) throws IOException {
    Texts texts = request.texts();
    HtmlWriter out = new HtmlWriter(stream);
    out.raw(START).text(texts.locale().toLanguageTag()).raw(HEAD).text(request.title());
    out.raw(STYLE).text(request.title()).raw("</h1>\n<nav>\n");
    for (Section section : request.sections()) {
      out.raw("<a href=\"#").raw(section.id()).raw("\">");
      out.text(texts.say("changes." + section.id()));
      out.raw(" <small>" + section.changes().size() + "</small></a>\n");
    }
    out.raw("</nav>\n</header>\n<main>\n");
    if (request.comparison().isEmpty()) {
      out.raw("<p>").text(texts.say("changes.same")).raw("</p>\n");
    }
    for (ChangeGrid grid : ChangeGrid.of(request)) {
      Section section =
          request.sections().stream()
              .filter(s -> s.id().equals(grid.id()))
              .findFirst()
              .orElseThrow();
      grid(out, grid, request.count(section));
    }
    out.raw("</main>\n</body>\n</html>\n").flush();
  }

  private static void grid(HtmlWriter out, ChangeGrid grid, String count) throws IOException {
    boolean things = grid.headings().size() < 10;
    out.raw("<section id=\"").raw(grid.id()).raw(things ? "\" class=\"things" : "");
    out.raw("\">\n<h2>").text(grid.heading()).raw(" <small>").text(count).raw("</small></h2>\n");
    out.raw("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
    for (String heading : grid.headings()) {
      out.raw("<th scope=\"col\">").text(heading).raw("</th>");
    }
    out.raw("</tr></thead>\n<tbody>\n");
    for (ChangeGrid.Line line : grid.lines()) {
      String css = line.todo() == Todo.NOTHING ? "words" : line.kind().id();
      out.raw("<tr class=\"").raw(css).raw("\">");
      for (int i = 0; i < line.cells().size(); i++) {
        out.raw(line.differs().get(i) ? "<td class=\"differs\">" : "<td>");
        cell(out, line.cells().get(i));
        out.raw("</td>");
      }
      out.raw("</tr>\n");
    }
    out.raw("</tbody>\n</table></div>\n</section>\n");
  }

  /// A cell that may break after each part of a list.
  private static void cell(HtmlWriter out, String text) throws IOException {
    int start = 0;
    for (int end = text.indexOf(';'); end >= 0; end = text.indexOf(';', start)) {
      out.text(text.substring(start, end + 1)).raw("<wbr>");
      start = end + 1;
    }
    out.text(text.substring(start));
  }
}

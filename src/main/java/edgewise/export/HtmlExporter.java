package edgewise.export;

import edgewise.plan.CertificateRow;
import edgewise.plan.Column;
import edgewise.plan.DnsRow;
import edgewise.plan.Plan;
import edgewise.plan.San;
import edgewise.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// The plan as one page, `plan.html`, that needs nothing but a browser: no file beside it, no
/// network. It follows the light or dark setting of the system, can be filtered by typing, prints
/// without the controls, and every row has an anchor `TABLE:ID`.
public final class HtmlExporter implements Exporter {
  private static final String START =
      """
      <!DOCTYPE html>
      <html lang="\
      """;

  /// The policy lets the page fetch nothing, so even a name that slipped through could not reach
  /// out.
  private static final String HEAD =
      """
      ">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="Edgewise">
      <title>\
      """;

  private static final String MAIN =
      """
       <input id="filter" type="search" autocomplete="off"></label>
      </nav>
      </header>
      <main>
      """;

  private static final String STYLE =
      """
      </title>
      <style>
      """;

  private static final String TOP =
      """
      </style>
      </head>
      <body>
      <header>
      <h1>\
      """;

  @Override
  public String id() {
    return "html";
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    return List.of(new OutFile("plan.html", out -> write(in, out)));
  }

  private static void write(ExportInput in, OutputStream stream) throws IOException {
    Texts texts = in.texts();
    Summary summary = Summary.of(in);
    List<Sheet<?>> sheets = Sheet.of(in);
    HtmlWriter out = new HtmlWriter(stream);
    out.raw(START).text(texts.locale().toLanguageTag()).raw(HEAD).text(summary.title());
    out.raw(STYLE).raw(css()).raw(TOP).text(summary.title()).raw("</h1>\n<nav>\n");
    for (Sheet<?> sheet : sheets) {
      out.raw("<a href=\"#")
          .raw(sheet.id())
          .raw("\">")
          .text(sheet.heading(texts))
          .raw(" <small>" + sheet.rows().size() + "</small></a>\n");
    }
    out.raw("<label>").text(texts.say("html.filter")).raw(MAIN);
    out.raw("<section id=\"summary\">\n<h2>").text(texts.say("sheet.summary")).raw("</h2>\n<dl>\n");
    for (Summary.Line line : summary.lines()) {
      out.raw("<dt>").text(line.label()).raw("</dt><dd>").text(line.value()).raw("</dd>\n");
    }
    out.raw("</dl>\n</section>\n");
    for (Sheet<?> sheet : sheets) {
      table(out, sheet, texts, in.plan());
    }
    out.raw("</main>\n<script>\n").raw(SCRIPT).raw("</script>\n</body>\n</html>\n").flush();
  }

  private static <R> void table(HtmlWriter out, Sheet<R> sheet, Texts texts, Plan plan)
      throws IOException {
    out.raw("<section id=\"")
        .raw(sheet.id())
        .raw("\">\n<h2>")
        .text(sheet.heading(texts))
        .raw("</h2>\n");
    if (sheet.rows().isEmpty()) {
      out.raw("<p>").text(texts.say("html.empty")).raw("</p>\n</section>\n");
      return;
    }
    out.raw("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
    for (String heading : sheet.headings(texts)) {
      out.raw("<th scope=\"col\">").text(heading).raw("</th>");
    }
    out.raw("</tr></thead>\n<tbody>\n");
    for (R row : sheet.rows()) {
      out.raw("<tr class=\"").raw(css(sheet.tone().apply(row)));
      String anchor = sheet.anchor().apply(row);
      if (!anchor.isEmpty()) {
        out.raw("\" id=\"").raw(sheet.id()).raw(":").text(anchor);
      }
      out.raw("\">");
      for (Column<R> column : sheet.columns()) {
        out.raw("<td>");
        if (row instanceof CertificateRow certificate && column.id().equals("sans")) {
          sans(out, certificate, plan);
        } else {
          cell(out, column.cell().apply(row, texts));
        }
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

  /// Each name leads to the record it comes from.
  private static void sans(HtmlWriter out, CertificateRow row, Plan plan) throws IOException {
    boolean first = true;
    for (San san : row.sans()) {
      if (!first) {
        out.raw(";<wbr>");
      }
      first = false;
      List<DnsRow> records = plan.records(san);
      if (records.isEmpty()) {
        out.text(san.name());
      } else {
        out.raw("<a href=\"#dns:")
            .text(encoded(records.getFirst().id()))
            .raw("\">")
            .text(san.name())
            .raw("</a>");
      }
    }
  }

  /// An id as the fragment of a link. A percent sign would be decoded before the anchor is looked
  /// for.
  private static String encoded(String id) {
    return id.replace("%", "%25");
  }

  private static String css(Sheet.Tone tone) {
    return switch (tone) {
      case NONE -> "none";
      case OUTSIDE -> "outside";
      case PERIMETER -> "perimeter";
      case INSIDE -> "inside";
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "info";
    };
  }

  private static String css() {
    StringBuilder css = new StringBuilder(CSS);
    for (Sheet.Tone tone : Sheet.Tone.values()) {
      if (tone != Sheet.Tone.NONE) {
        css.append("tr.").append(css(tone)).append("{--tint:#").append(tone.fill()).append("}\n");
      }
    }
    return css.toString();
  }

  private static final String CSS =
      """
      :root{color-scheme:light dark;--back:#fff;--text:#1b2328;--quiet:#5b6870;--rule:#c9d1d6;--bar:#f3f6f8;--link:#0b5c9c}
      @media (prefers-color-scheme:dark){:root{--back:#14191d;--text:#e4eaee;--quiet:#9fadb6;--rule:#38444c;--bar:#1d252b;--link:#7fbdf0}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--back);color:var(--text);font:14px/1.45 system-ui,sans-serif}
      header{position:sticky;top:0;z-index:2;background:var(--bar);border-bottom:1px solid var(--rule);padding:.6rem 1.2rem}
      h1{font-size:1.25rem;margin:0 0 .3rem}
      h2{font-size:1.1rem;margin:1.8rem 0 .6rem;scroll-margin-top:6rem}
      nav{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;align-items:center}
      a{color:var(--link)}
      small,dt{color:var(--quiet)}
      input{font:inherit;padding:.15rem .4rem;width:14rem;max-width:100%}
      main{padding:0 1.2rem 3rem}
      section{scroll-margin-top:6rem}
      dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.2rem;margin:0}
      dd{margin:0;overflow-wrap:anywhere}
      .scroll{overflow-x:auto}
      table{border-collapse:collapse;font-size:.86rem}
      th,td{border:1px solid var(--rule);padding:.25rem .45rem;text-align:left;vertical-align:top}
      td{max-width:26rem;overflow-wrap:break-word}
      td:nth-last-child(-n+3){min-width:15rem}
      th{background:var(--bar)}
      tr{scroll-margin-top:6rem}
      tr:target{outline:2px solid var(--link)}
      td:first-child{border-left:.35rem solid var(--tint,var(--rule))}
      @media (prefers-color-scheme:light){tbody tr{background:var(--tint,transparent)}}
      @media print{
      :root{color-scheme:light;--back:#fff;--text:#000;--quiet:#444;--rule:#999;--bar:#eee;--link:#000}
      @page{size:A4 landscape;margin:10mm}
      header{position:static}nav{display:none}.scroll{overflow:visible}
      table{font-size:5.5pt;width:100%}td,td:nth-last-child(-n+3){min-width:0;max-width:none;overflow-wrap:anywhere}th,td{padding:1pt 2pt}
      thead{display:table-header-group}tr{break-inside:avoid}h2{break-after:avoid}
      tbody tr{background:var(--tint,transparent);print-color-adjust:exact;-webkit-print-color-adjust:exact}
      }
      """;

  private static final String SCRIPT =
      """
      const box = document.getElementById('filter');
      const rows = [...document.querySelectorAll('tbody tr')].map(row => [row, row.textContent.toLowerCase()]);
      box.addEventListener('input', () => {
        const words = box.value.toLowerCase().split(/\\s+/).filter(word => word);
        for (const [row, text] of rows) row.hidden = !words.every(word => text.includes(word));
      });
      """;
}

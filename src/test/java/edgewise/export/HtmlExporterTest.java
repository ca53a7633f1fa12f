package edgewise.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.plan.Column;
import edgewise.plan.Tables;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlExporterTest {
  private static String page(ExportInput in) {
    return new String(new HtmlExporter().render(in).getFirst().bytes(), UTF_8);
  }

  private static String rows(String page, String section) {
    Matcher body =
        Pattern.compile("<section id=\"" + section + "\">.*?<tbody>(.*?)</tbody>", Pattern.DOTALL)
            .matcher(page);
    assertThat(body.find()).isTrue();
    return body.group(1);
  }

  @Test
  void rowHasAnAnchorAColourAndEveryColumn() {
    assertThat(rows(page(Samples.small()), "firewall"))
        .isEqualTo(
            "\n"
                + "<tr class=\"outside\" id=\"firewall:edge-ext-psom-in/lsedge\">"
                + "<td>edge-ext-psom-in/lsedge</td><td>external</td><td>Oslo</td><td>PSOM</td><td>TLS</td>"
                + "<td>TCP</td><td>443</td><td>443</td><td></td><td></td><td>internet-any</td>"
                + "<td>web-conf-edge</td><td>Internet</td><td>lsedge</td><td>any</td>"
                + "<td>131.107.155.20;<wbr>131.107.155.21</td><td></td><td>10.45.16.20;<wbr>10.45.16.21</td><td>node</td><td>Audio"
                + " and video;<wbr>Litware,"
                + " Inc.</td><td>edge-ext-psom-in;<wbr>Gg398739</td><td>Shared content of meetings"
                + " for outside participants;<wbr> the Edge opens nothing back on this"
                + " port.</td></tr>\n");
  }

  @Test
  void everyColumnHasAHeadingForPeople() {
    String page = page(Samples.small());
    for (Column<?> column : Tables.FIREWALL) {
      assertThat(page)
          .contains(
              "<th scope=\"col\">"
                  + Samples.small().texts().say("column.firewall." + column.id())
                  + "</th>");
    }
    assertThat(page).doesNotContain("«");
  }

  @Test
  void alternativeNameLeadsToItsRecord() {
    assertThat(rows(page(Samples.small()), "certificates"))
        .contains(
            "<a href=\"#dns:record/sip.contoso.com\">sip.contoso.com</a>;<wbr>webcon.contoso.com</td>");
  }

  @Test
  void nameIsNeverMarkup() {
    String page = page(Samples.hostile());
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>alert")
        .doesNotContain("<td>" + Samples.EVIL);
    assertThat(Pattern.compile("<script").matcher(page).results().count()).isEqualTo(1);
  }

  @Test
  void pageFetchesNothing() {
    String page = page(Samples.hostile());
    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("src=\"")
        .doesNotContain("<link")
        .doesNotContain("url(")
        .doesNotContain("@import");
    Matcher links = Pattern.compile("href=\"([^\"]*)\"").matcher(page);
    assertThat(links.results().map(m -> m.group(1).substring(0, 1)).distinct().toList())
        .isEqualTo(List.of("#"));
  }

  @Test
  void everyElementIsClosedAndIdsAreUnique() {
    String page = page(Samples.small());
    Matcher tags =
        Pattern.compile("<(/?)([a-z0-9]+)[^>]*>")
            .matcher(page.replaceAll("(?s)<(style|script)>.*?</\\1>", ""));
    List<String> open = new java.util.ArrayList<>();
    while (tags.find()) {
      if (List.of("meta", "wbr", "input").contains(tags.group(2))) {
        continue;
      }
      if (tags.group(1).isEmpty()) {
        open.add(tags.group(2));
      } else {
        assertThat(open.removeLast()).isEqualTo(tags.group(2));
      }
    }
    assertThat(open).isEmpty();
    List<String> ids =
        Pattern.compile(" id=\"([^\"]*)\"").matcher(page).results().map(m -> m.group(1)).toList();
    assertThat(ids).doesNotHaveDuplicates();
  }
}

package edgewise.export.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import edgewise.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
  private static final Texts TEXTS = Texts.english();

  @TempDir private Path folder;

  private String filled(String template, Fields fields) throws IOException {
    Files.writeString(folder.resolve("document.xhtml"), template);
    return Template.of(new TemplateFiles(List.of(folder)))
        .fill("document", fields, TEXTS, () -> {});
  }

  private TemplateError refused(String template) {
    return catchThrowableOfType(TemplateError.class, () -> filled(template, fields()));
  }

  private static Fields fields() {
    return new Fields()
        .put("name", "A <b> & \"c\" 'd'")
        .put("empty", "")
        .put("yes", true)
        .put("no", false)
        .put("one", new Fields().put("inner", "in"))
        .texts("words", List.of("x", "y"))
        .put("rows", List.of(new Fields().put("n", 1), new Fields().put("n", 2)));
  }

  @Test
  void textIsEscaped() throws IOException {
    assertThat(filled("<p title=\"{{name}}\">{{name}}</p>", fields()))
        .isEqualTo(
            "<p title=\"A &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;\">A &lt;b&gt; &amp;"
                + " &quot;c&quot; &#39;d&#39;</p>");
  }

  @Test
  void whatXmlCannotHoldOrTurnsTextIsSeen() throws IOException {
    assertThat(
            filled(
                "<p>{{t}}</p>",
                new Fields().put("t", "a\u0000b\ud800c\u202ed\uffff\n\ud83d\ude80")))
        .isEqualTo("<p>a\ufffdb\ufffdc\ufffdd\ufffd \ud83d\ude80</p>");
  }

  @Test
  void sectionsLoopChooseAndOpen() throws IOException {
    assertThat(
            filled(
                "<p>{{#rows}}{{n}};{{/rows}}{{#words}}{{.}}{{/words}}{{#one}}{{inner}}{{/one}}"
                    + "{{#yes}}Y{{/yes}}{{^no}}N{{/no}}{{?rows}}some{{/rows}}{{^rows}}none{{/rows}}"
                    + "{{#empty}}E{{/empty}}{{! said to nobody }}</p>",
                fields()))
        .isEqualTo("<p>1;2;xyinYNsome</p>");
  }

  @Test
  void wordsComeFromTheBundlesWithCounts() throws IOException {
    assertThat(filled("<p>{{=document.elements.entries n}}</p>", new Fields().put("n", 1)))
        .isEqualTo("<p>1 entry</p>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>{{nmae}}</p> | 1:4 | document.template.no-field",
        "<p>\\n {{#rows}}</p> | 2:2 | document.template.not-closed",
        "<p>{{/rows}}</p> | 1:4 | document.template.closes-nothing",
        "<p>{{name</p> | 1:4 | document.template.no-end",
        "<p>{{a b}}</p> | 1:4 | document.template.no-name",
        "<p>{{rows}}</p> | 1:4 | document.template.no-value",
        "<p>{{=cli.help}}</p> | 1:4 | document.template.no-words",
        "<p>{{=document.nowhere}}</p> | 1:4 | document.template.no-text",
        "<p>{{>other}}</p> | 1:4 | document.template.no-part",
        "<p>{{>document}}</p> | 1:4 | document.template.too-deep",
      })
  void mistakeIsToldWithItsPlace(String template, String place, String why) {
    TemplateError e = refused(template.replace("\\n", "\n"));
    assertThat(e.why().key()).isEqualTo(why);
    assertThat(e.place()).endsWith("document.xhtml:" + place);
    assertThat(TEXTS.say(e.why())).doesNotContain("«");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p><script>alert(1)</script></p> | document.template.element",
        "<iframe src=\"x\"/> | document.template.element",
        "<p><object data=\"x\"/></p> | document.template.element",
        "<p><style>p{}</style></p> | document.template.element",
        "<p><svg/></p> | document.template.element",
        "<p><link href=\"https://x\"/></p> | document.template.element",
        "<p onclick=\"x()\">a</p> | document.template.attribute",
        "<p><img srcset=\"https://x/y\"/></p> | document.template.attribute",
        "<p><a href=\"javascript:x()\">a</a></p> | document.template.link",
        "<p><a href=\"file:///etc/passwd\">a</a></p> | document.template.link",
        "<p style=\"background:url(https://x)\">a</p> | document.template.loads",
        "<p>a | document.template.no-markup",
        "<p>&nbsp;</p> | document.template.no-markup",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><p>&e;</p> |"
            + " document.template.no-markup",
        "<?php x ?><p/> | document.template.element",
      })
  void hostileMarkupIsRefused(String template, String why) {
    TemplateError e = refused(template);
    assertThat(e.why().key()).isEqualTo(why);
    assertThat(e.place()).contains("document.xhtml:1:");
  }

  @Test
  void linkThatAFieldFillsIsTakenAwayWhenItWouldRun() throws IOException {
    Files.writeString(
        folder.resolve("document.xhtml"),
        "<body><a href=\"{{bad}}\">a</a><a href=\"{{good}}\" id=\"x\">b</a><img"
            + " src=\"https://x/y.png\" alt=\"\"/></body>");
    Paper paper =
        Paper.of(
            new TemplateFiles(List.of(folder)),
            new Fields().put("bad", " javascript:x()").put("good", "#x"),
            Map.of(),
            "t",
            TEXTS,
            () -> {});
    var links = paper.tree().getElementsByTagName("a");
    assertThat(((org.w3c.dom.Element) links.item(0)).hasAttribute("href")).isFalse();
    assertThat(((org.w3c.dom.Element) links.item(1)).getAttribute("href")).isEqualTo("#x");
    assertThat(paper.tree().getElementsByTagName("img").getLength()).isZero();
  }

  @Test
  void styleSheetLoadsNothing() throws IOException {
    TemplateFiles files = new TemplateFiles(List.of(folder));
    for (String css :
        List.of("p{background:URL (x)}", "@import 'x';", "p{content:'\\3c'}", "</style><script>")) {
      Files.writeString(folder.resolve("screen.css"), "p{}\n" + css);
      assertThatThrownBy(() -> files.style("screen")).isInstanceOf(TemplateError.class);
    }
    assertThat(files.style("paper")).contains("@page");
  }

  @Test
  void filesOutsideTheFolderAreNotRead() throws IOException {
    Path secret = Files.writeString(Files.createTempFile("secret", ".css"), "p{}");
    Files.createSymbolicLink(folder.resolve("screen.css"), secret);
    TemplateFiles files = new TemplateFiles(List.of(folder));
    assertThat(catchThrowableOfType(TemplateError.class, () -> files.style("screen")).why().key())
        .isEqualTo("document.template.outside");
    assertThat(files.find("../document.css")).isNull();
    Files.delete(secret);
  }

  @Test
  void firstFolderThatHasAFileHolds() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    Path beside = Files.createDirectory(folder.resolve("beside"));
    Files.writeString(beside.resolve("screen.css"), "a{}");
    Files.writeString(beside.resolve("paper.css"), "b{}");
    Files.writeString(own.resolve("screen.css"), "c{}");
    TemplateFiles files = new TemplateFiles(List.of(own, beside));
    assertThat(files.style("screen")).isEqualTo("c{}");
    assertThat(files.style("paper")).isEqualTo("b{}");
    assertThat(files.style("document")).contains("font-family");
  }

  @Test
  void endlessWorkEnds() throws IOException {
    List<Fields> many =
        java.util.stream.IntStream.range(0, 4000).mapToObj(i -> new Fields().put("n", i)).toList();
    Fields fields = new Fields().put("rows", many);
    String nested = "<p>{{#rows}}{{#rows}}{{#rows}}{{/rows}}{{/rows}}{{/rows}}</p>";
    assertThatThrownBy(() -> filled(nested, fields)).isInstanceOf(TemplateError.class);
    Files.writeString(folder.resolve("document.xhtml"), nested);
    assertThatThrownBy(
            () ->
                Template.of(new TemplateFiles(List.of(folder)))
                    .fill(
                        "document",
                        fields,
                        TEXTS,
                        () -> {
                          throw new CancellationException();
                        }))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void partsThatDoNotFitTogetherAreRefused() {
    Fields fields = new Fields().put("rows", List.of(new Fields(), new Fields()));
    TemplateError e =
        catchThrowableOfType(
            TemplateError.class,
            () -> {
              Files.writeString(
                  folder.resolve("document.xhtml"), "{{#rows}}<body>a</body>{{/rows}}");
              Paper.of(new TemplateFiles(List.of(folder)), fields, Map.of(), "t", TEXTS, () -> {});
            });
    assertThat(e.why().key()).isEqualTo("document.template.no-tree");
  }

  @Test
  void everyFileOfTheProgramIsInOrder() throws IOException {
    for (String name : List.of("document", "element", "firewall", "dns", "certificates")) {
      TemplateFiles.Found found = TemplateFiles.STANDARD.find(name + ".xhtml");
      Markup.check(found.name(), found.text());
    }
    for (String name : List.of("document", "screen", "paper")) {
      assertThat(TemplateFiles.STANDARD.style(name).getBytes(UTF_8)).isNotEmpty();
    }
  }
}

package edgewise.export;

import edgewise.layout.Band;
import edgewise.layout.BandKind;
import edgewise.layout.BandLayout;
import edgewise.layout.Box;
import edgewise.model.ElementId;
import edgewise.model.LinkKind;
import edgewise.model.Note;
import edgewise.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes a diagram as a file of diagrams.net: cards are shapes with their data, sites containers,
/// links connectors that hang on to their shapes. Not compressed, so that it can be compared.
///
/// Labels are HTML in an XML attribute: their text is escaped for both.
final class DrawioWriter {
  private static final String LAYER = "1";

  private final Diagram diagram;
  private final Colours colours;
  private final Texts texts;
  private final Box area;
  private final StringBuilder out = new StringBuilder();
  private final Map<ElementId, Diagram.Frame> frames = new HashMap<>();

  private DrawioWriter(Diagram diagram, Colours colours, Texts texts) {
    this.diagram = diagram;
    this.colours = colours;
    this.texts = texts;
    Box all = diagram.area();
    area = Box.between(all.x(), all.y() - DiagramPicture.HEADER, all.right(), all.bottom());
    diagram.frames().forEach(f -> f.site().ifPresent(s -> frames.put(s, f)));
  }

  /// A whole file, UTF-8.
  static byte[] file(Diagram diagram, Colours colours, Texts texts) {
    DrawioWriter writer = new DrawioWriter(diagram, colours, texts);
    writer.whole();
    return writer.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void whole() {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<mxfile host=\"Edgewise\" type=\"device\" compressed=\"false\">\n");
    out.append("<diagram id=\"topology\" name=\"")
        .append(Xml.escaped(Plain.line(diagram.title())))
        .append("\">\n<mxGraphModel dx=\"0\" dy=\"0\" grid=\"1\" gridSize=\"8\" guides=\"1\"")
        .append(" tooltips=\"1\" connect=\"1\" arrows=\"1\" fold=\"1\" page=\"0\" pageScale=\"1\"");
    out.append(" pageWidth=\"" + Math.round(area.width()) + "\"");
    out.append(" pageHeight=\"" + Math.round(area.height()) + "\"");
    out.append(" background=\"" + colours.background().web() + "\" math=\"0\" shadow=\"0\">\n");
    out.append("<root>\n<mxCell id=\"0\"/>\n<mxCell id=\"1\" parent=\"0\"/>\n");
    for (int i = 0; i < diagram.bands().size(); i++) {
      band(i, diagram.bands().get(i));
    }
    diagram.frames().forEach(this::frame);
    notes(false);
    for (int i = 0; i < diagram.lines().size(); i++) {
      line(i, diagram.lines().get(i));
    }
    diagram.cards().forEach(this::card);
    notes(true);
    out.append("</root>\n</mxGraphModel>\n</diagram>\n</mxfile>\n");
  }

  // Cells

  /// An element with its data.
  private void object(String id, String label, Map<String, String> data, Runnable cell) {
    out.append("<object id=\"").append(id).append("\" label=\"").append(Xml.escaped(label));
    out.append('"');
    data.forEach(
        (key, value) -> {
          if (!value.isEmpty()) {
            out.append(' ').append(key).append("=\"").append(Xml.escaped(value)).append('"');
          }
        });
    out.append(">\n");
    cell.run();
    out.append("</object>\n");
  }

  private void vertex(String style, String parent, Box box) {
    out.append("<mxCell style=\"").append(style).append("\" vertex=\"1\" parent=\"");
    out.append(parent).append("\">");
    geometry(box);
    out.append("</mxCell>\n");
  }

  private void geometry(Box box) {
    out.append("<mxGeometry x=\"" + n(box.x()) + "\" y=\"" + n(box.y()) + "\" width=\"");
    out.append(n(box.width()) + "\" height=\"" + n(box.height()) + "\" as=\"geometry\"/>");
  }

  /// A place of the drawing on the sheet, whose upper left corner is 0, 0.
  private Box onSheet(Box box) {
    return new Box(box.x() - area.x(), box.y() - area.y(), box.width(), box.height());
  }

  private static String n(double value) {
    return Picture.number(value);
  }

  private static String html(String text) {
    return Xml.escaped(text.replaceAll("\\R", " "));
  }

  private static String icon(String kind, Ink ink, Ink tile) {
    String ground =
        tile.isNone()
            ? ""
            : "<rect width=\"28\" height=\"28\" rx=\"6\" fill=\"" + tile.web() + "\"/>";
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"28\" height=\"28\" viewBox=\"0 0 28"
            + " 28\">"
            + ground
            + "<g transform=\"translate(5 5) scale(0.75)\">"
            + SvgPainter.markup(kind, ink.web())
            + "</g></svg>";
    // A semicolon would end the style, so the word base64 is left out, as diagrams.net wants it.
    return "data:image/svg+xml,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
  }

  // Zones and sites

  private void band(int at, Band band) {
    Ink ink = colours.labels().get(band.kind());
    boolean firewall =
        band.kind() == BandKind.OUTER_FIREWALL || band.kind() == BandKind.INNER_FIREWALL;
    String style =
        "rounded=0;html=1;whiteSpace=wrap;verticalAlign=top;align=center;spacingTop=2;fontStyle=1;"
            + "fontSize=11;fontColor="
            + ink.web()
            + ";fillColor="
            + colours.tints().get(band.kind()).web()
            + ";strokeColor="
            + (firewall ? ink.web() + ";strokeOpacity=38;dashed=1" : "none")
            + ";locked=1;connectable=0;";
    Box box = band.area();
    Box titled = Box.between(box.x(), box.y() - DiagramPicture.HEADER, box.right(), box.bottom());
    object(
        "zone-" + at,
        html(texts.say(band.kind().labelKey())),
        Map.of(),
        () -> vertex(style, LAYER, onSheet(titled)));
  }

  private void frame(Diagram.Frame frame) {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("kind", frame.kindName());
    data.put("elementId", frame.site().map(ElementId::value).orElse(""));
    marks(frame.marks(), data);
    String label =
        "<b>"
            + html(frame.title())
            + "</b>"
            + (frame.kindName().equals(frame.title())
                ? ""
                : "&nbsp; <font style=\"font-size: 11px\" color=\""
                    + colours.muted().web()
                    + "\">"
                    + html(frame.kindName())
                    + "</font>");
    String style =
        "swimlane;html=1;container=1;collapsible=0;horizontal=1;swimlaneLine=0;fontStyle=0;"
            + "startSize="
            + n(BandLayout.TITLE)
            + ";rounded=1;absoluteArcSize=1;arcSize=24;align=left;spacingLeft=20;fontSize=14;"
            + "fontColor="
            + colours.frameTitle().web()
            + ";fillColor="
            + (colours.frame().alpha() > 0.3 ? colours.frame().web() + ";fillOpacity=62" : "none")
            + ";swimlaneFillColor="
            + (colours.frame().alpha() > 0.3 ? colours.frame().web() : "none")
            + ";strokeColor="
            + colours.frameLine().web()
            + (frame.site().isEmpty() ? ";dashed=1;" : ";");
    object(frameId(frame), label, data, () -> vertex(style, LAYER, onSheet(frame.box())));
  }

  private static String frameId(Diagram.Frame frame) {
    return frame.site().map(s -> Xml.id("e-", s.value())).orElse("organization");
  }

  private static void marks(Diagram.Marks marks, Map<String, String> data) {
    if (!marks.isNone()) {
      data.put("errors", Integer.toString(marks.errors()));
      data.put("warnings", Integer.toString(marks.warnings()));
      data.put("remarks", Integer.toString(marks.hints()));
    }
  }

  // Cards

  private void card(Diagram.Plate card) {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("name", card.words().name());
    data.put("kind", card.words().kind());
    data.put("fqdn", card.fqdn());
    data.put(
        "addresses",
        card.addresses().entrySet().stream()
            .map(e -> e.getKey() + ": " + e.getValue())
            .collect(Collectors.joining("; ")));
    data.put("site", card.site());
    data.put("elementId", card.id().value());
    data.put("kindId", card.kind().id().value());
    marks(card.marks(), data);
    data.put("tooltip", html(DiagramPicture.summary(card, texts)));
    String group = card.kind().group();
    Ink edge =
        card.marks().errors() > 0
            ? colours.error()
            : card.marks().warnings() > 0 ? colours.warning() : colours.cardLine();
    String style =
        "shape=label;html=1;whiteSpace=wrap;rounded=1;absoluteArcSize=1;arcSize=16;overflow=hidden;"
            + "align=left;verticalAlign=top;imageAlign=left;imageVerticalAlign=top;imageWidth=28;"
            + "imageHeight=28;spacing=4;spacingLeft=10;spacingTop=2;fontSize=11;fontColor="
            + colours.text().web()
            + ";fillColor="
            + colours.card().web()
            + ";strokeColor="
            + edge.web()
            + ";image="
            + icon(
                card.kind().id().value(), colours.groups().get(group), colours.tiles().get(group))
            + ";"
            + (card.locked() ? "movable=0;resizable=0;" : "");
    String parent =
        card.frame().filter(frames::containsKey).map(s -> Xml.id("e-", s.value())).orElse(LAYER);
    Box box =
        card.frame()
            .map(frames::get)
            .map(f -> from(card.box(), f.box()))
            .orElseGet(() -> onSheet(card.box()));
    object(Xml.id("e-", card.id().value()), label(card), data, () -> vertex(style, parent, box));
  }

  private static Box from(Box box, Box origin) {
    return new Box(box.x() - origin.x(), box.y() - origin.y(), box.width(), box.height());
  }

  private String label(Diagram.Plate card) {
    CardTexts.Words words = card.words();
    String muted = "color=\"" + colours.muted().web() + "\"";
    StringBuilder html = new StringBuilder();
    // Only the head makes room for the icon: what stands left of a label is cut off.
    html.append("<div style=\"margin-left: 32px\">");
    html.append("<b style=\"font-size: 13px\">" + html(words.name()) + "</b>");
    html.append("<br><font " + muted + ">" + html(words.kind()) + "</font></div>");
    for (int i = 0; i < words.lines().size(); i++) {
      html.append(i == 0 ? "<div style=\"margin-top: 6px\">" : "<br>");
      String label = words.labels().get(i);
      if (!label.isEmpty()) {
        html.append("<font " + muted + ">" + html(label) + "</font> ");
      }
      html.append(html(words.lines().get(i).text()));
    }
    if (!words.lines().isEmpty()) {
      html.append("</div>");
    }
    if (!words.chips().isEmpty()) {
      html.append("<div style=\"margin-top: 4px\"><font " + muted + ">");
      html.append(
          words.chips().stream().map(DrawioWriter::html).collect(Collectors.joining(" · ")));
      html.append("</font></div>");
    }
    return html.toString();
  }

  // Lines

  private void line(int at, Diagram.Line line) {
    Diagram.Plate from = diagram.cards().get(line.from());
    Diagram.Plate to = diagram.cards().get(line.to());
    Map<String, String> data = new LinkedHashMap<>();
    data.put("kind", texts.say(line.kind().labelKey()));
    data.put("from", from.words().name());
    data.put("to", to.words().name());
    if (line.count() > 1) {
      data.put("links", Integer.toString(line.count()));
    }
    List<Double> q = line.points();
    int last = q.size() - 2;
    String style =
        connector(line.kind(), line.count())
            + end("exit", from.box(), q.get(0), q.get(1))
            + end("entry", to.box(), q.get(last), q.get(last + 1));
    object(
        "l-" + at,
        html(line.label()),
        data,
        () -> {
          out.append("<mxCell style=\"" + style + "\" edge=\"1\" parent=\"1\" source=\"");
          out.append(Xml.id("e-", from.id().value())).append("\" target=\"");
          out.append(Xml.id("e-", to.id().value()));
          out.append("\"><mxGeometry relative=\"1\" as=\"geometry\">");
          if (last > 2) {
            out.append("<Array as=\"points\">");
            for (int i = 2; i < last; i += 2) {
              out.append("<mxPoint x=\"" + n(q.get(i) - area.x()));
              out.append("\" y=\"" + n(q.get(i + 1) - area.y()) + "\"/>");
            }
            out.append("</Array>");
          }
          out.append("</mxGeometry></mxCell>\n");
        });
  }

  private String connector(LinkKind kind, int count) {
    String ends =
        switch (kind) {
          case PAIRING, MIRROR, TRUNK ->
              "startArrow=oval;startFill=1;startSize=5;endArrow=oval;endFill=1;endSize=5;";
          case FEDERATION ->
              "startArrow=block;startFill=1;startSize=5;endArrow=block;endFill=1;endSize=5;";
          default -> "endArrow=block;endFill=1;endSize=5;";
        };
    List<Double> dashes = DiagramPicture.dashes(kind);
    String dashed =
        dashes.isEmpty()
            ? ""
            : "dashed=1;dashPattern="
                + dashes.stream().map(Picture::number).collect(Collectors.joining(" "))
                + ";";
    return "html=1;rounded=1;arcSize=16;jettySize=auto;fontSize=11;fontColor="
        + colours.text().web()
        + ";labelBackgroundColor="
        + colours.background().web()
        + ";strokeColor="
        + colours.links().get(kind).web()
        + ";strokeWidth="
        + (count > 1 ? "2.4" : "1.2")
        + ";"
        + dashed
        + ends;
  }

  /// Where on a shape a line is fixed, as shares of its width and height.
  private static String end(String name, Box box, double x, double y) {
    return name
        + "X="
        + share((x - box.x()) / Math.max(1, box.width()))
        + ";"
        + name
        + "Y="
        + share((y - box.y()) / Math.max(1, box.height()))
        + ";"
        + name
        + "Perimeter=0;";
  }

  private static String share(double value) {
    return Double.toString(Math.round(Math.clamp(value, 0, 1) * 100_000) / 100_000.0);
  }

  // Notes

  private void notes(boolean above) {
    for (Note note : diagram.notes()) {
      if (note.level() >= 0 == above) {
        note(note);
      }
    }
  }

  private void note(Note note) {
    Box box = onSheet(new Box(note.x(), note.y(), note.width(), note.height()));
    String words = note.text().lines().map(DrawioWriter::html).collect(Collectors.joining("<br>"));
    String text =
        "html=1;whiteSpace=wrap;overflow=hidden;align=left;verticalAlign=top;fontSize=12;fontColor="
            + colours.text().web()
            + ";";
    String id = Xml.id("n-", note.id().value());
    switch (note.kind()) {
      case NOTE ->
          object(
              id,
              words,
              Map.of(),
              () ->
                  vertex(
                      "shape=note;size=14;spacing=6;spacingTop=-2;"
                          + text
                          + "fillColor="
                          + colours.sheet().web()
                          + ";strokeColor="
                          + colours.sheetLine().web()
                          + ";",
                      LAYER,
                      box));
      case TEXT ->
          object(
              id,
              words,
              Map.of(),
              () -> vertex("text;spacing=0;strokeColor=none;fillColor=none;" + text, LAYER, box));
      case LEGEND -> legend(note, id, box);
    }
  }

  private void legend(Note note, String id, Box box) {
    String title = note.text().isBlank() ? texts.say("legend.title") : note.text();
    object(
        id,
        "<b>" + html(title) + "</b>",
        Map.of(),
        () ->
            vertex(
                "html=1;whiteSpace=wrap;overflow=hidden;rounded=1;absoluteArcSize=1;arcSize=12;"
                    + "container=1;collapsible=0;align=left;verticalAlign=top;spacingLeft=6;fontSize=12;"
                    + "fontColor="
                    + colours.text().web()
                    + ";fillColor="
                    + colours.card().web()
                    + ";strokeColor="
                    + colours.cardLine().web()
                    + ";",
                LAYER,
                box));
    Set<LinkKind> kinds = EnumSet.noneOf(LinkKind.class);
    diagram.lines().forEach(l -> kinds.add(l.kind()));
    int row = 0;
    for (LinkKind kind : kinds) {
      double y = 34 + 17.0 * row + 8.5;
      if (y + 8.5 > box.height()) {
        return;
      }
      String words = html(texts.say(kind.labelKey()));
      String text =
          "text;html=1;align=left;verticalAlign=middle;spacing=0;fontSize=11;fontColor="
              + colours.text().web()
              + ";strokeColor=none;fillColor=none;";
      object(
          id + "-words-" + row,
          words,
          Map.of(),
          () -> vertex(text, id, new Box(52, y - 8.5, Math.max(20, box.width() - 60), 17)));
      out.append("<mxCell id=\"" + id + "-line-" + row + "\" style=\"" + connector(kind, 1));
      out.append("\" edge=\"1\" parent=\"" + id + "\"><mxGeometry relative=\"1\" as=\"geometry\">");
      out.append("<mxPoint x=\"10\" y=\"" + n(y) + "\" as=\"sourcePoint\"/>");
      out.append("<mxPoint x=\"44\" y=\"" + n(y) + "\" as=\"targetPoint\"/>");
      out.append("</mxGeometry></mxCell>\n");
      row++;
    }
  }
}

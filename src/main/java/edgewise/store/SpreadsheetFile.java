package edgewise.store;

import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads the texts of a spreadsheet (`.xlsx`), whoever wrote it. Formulas count with the value that
/// was saved, numbers as they are typed.
///
/// The file may come from anywhere: a document type declaration is refused, nothing outside of the
/// file is read, and what unpacks to more than a plan can need is refused before it fills the
/// memory.
public final class SpreadsheetFile {
  private static final long LARGEST_FILE = 64L << 20;
  private static final long MOST_UNPACKED = 96L << 20;
  private static final int MOST_PARTS = 5_000;
  private static final int MOST_LINES = 100_000;
  private static final int MOST_COLUMNS = 200;
  private static final int MOST_CELLS = 1_000_000;
  private static final int LONGEST_CELL = 32_767;
  private static final int LONGEST_NUMBER = 40;
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final XMLInputFactory FACTORY = factory();

  private final ZipFile zip;
  private final Predicate<Line> wanted;
  private List<String> shared = List.of();
  private long unpacked;
  private int cells;

  private SpreadsheetFile(ZipFile zip, Predicate<Line> wanted) {
    this.zip = zip;
    this.wanted = wanted;
  }

  /// A sheet with what stands in it, from the first line on.
  public record Table(String name, List<Line> lines) {
    public Table {
      lines = List.copyOf(lines);
    }
  }

  /// A line.
  ///
  /// @param number as programs count it, from 1
  /// @param cells texts by column from 0; empty cells are left out
  public record Line(int number, Map<Integer, String> cells) {
    /// The text of a column; empty when there is none.
    public String cell(int column) {
      return cells.getOrDefault(column, "");
    }
  }

  /// The name of a cell: `B7` for column 1 of line 7.
  public static String cellName(int column, int line) {
    String letters = "";
    for (int i = column + 1; i > 0; i = (i - 1) / 26) {
      letters = (char) ('A' + (i - 1) % 26) + letters;
    }
    return letters + line;
  }

  /// A file that holds more than a plan can need, or what no spreadsheet holds.
  private static final class Unfit extends IOException {
    private static final long serialVersionUID = 1;

    private final String key;

    Unfit(String key) {
      super(key);
      this.key = key;
    }
  }

  /// The sheets whose first line is wanted, in the order of the file. Refused when the file cannot
  /// be read, is no spreadsheet, or is larger than any plan.
  public static Outcome<List<Table>> read(Path file, Predicate<Line> wanted) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        return refused(file, "spreadsheet.too-large");
      }
      try (ZipFile zip = new ZipFile(file.toFile())) {
        return Outcome.ok(new SpreadsheetFile(zip, wanted).tables());
      }
    } catch (NoSuchFileException _) {
      return refused(file, "spreadsheet.no-file");
    } catch (Unfit e) {
      return refused(file, e.key);
    } catch (XMLStreamException e) {
      return refused(
          file,
          e.getNestedException() instanceof Unfit unfit ? unfit.key : "spreadsheet.no-spreadsheet");
    } catch (ZipException _) {
      return refused(file, "spreadsheet.no-spreadsheet");
    } catch (IOException _) {
      return refused(file, "spreadsheet.unreadable");
    }
  }

  private static <T> Outcome<T> refused(Path file, String key) {
    return Outcome.refused(Trouble.of(file.toString(), Message.of(key)));
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private List<Table> tables() throws IOException, XMLStreamException {
    if (zip.size() > MOST_PARTS) {
      throw new Unfit("spreadsheet.too-large");
    }
    Map<String, String> targets = new LinkedHashMap<>();
    each(
        "xl/_rels/workbook.xml.rels",
        true,
        (xml, name) -> {
          if (name.equals("Relationship")) {
            targets.put(attribute(xml, "Id"), attribute(xml, "Target"));
          }
        });
    Map<String, String> sheets = new LinkedHashMap<>();
    each(
        "xl/workbook.xml",
        true,
        (xml, name) -> {
          if (name.equals("sheet")) {
            sheets.put(attribute(xml, "name"), targets.getOrDefault(attribute(xml, "id"), ""));
          }
        });
    List<String> strings = new ArrayList<>();
    each(
        "xl/sharedStrings.xml",
        false,
        (xml, name) -> {
          if (name.equals("si")) {
            strings.add(texts(xml, "si"));
          }
        });
    shared = strings;
    List<Table> tables = new ArrayList<>();
    for (Map.Entry<String, String> sheet : sheets.entrySet()) {
      List<Line> lines = lines(part(sheet.getValue()));
      if (!lines.isEmpty() && wanted.test(lines.getFirst())) {
        tables.add(new Table(sheet.getKey(), lines));
      }
    }
    return tables;
  }

  /// Where a part stands: targets are named from the folder of the workbook or from the top.
  private static String part(String target) {
    return target.startsWith("/") ? target.substring(1) : "xl/" + target;
  }

  private interface Visit {
    void element(XMLStreamReader xml, String name) throws IOException, XMLStreamException;
  }

  private void each(String part, boolean needed, Visit visit)
      throws IOException, XMLStreamException {
    try (InputStream in = open(part)) {
      if (in == null) {
        if (needed) {
          throw new Unfit("spreadsheet.no-spreadsheet");
        }
        return;
      }
      XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (next(xml) == XMLStreamConstants.START_ELEMENT) {
          visit.element(xml, xml.getLocalName());
        }
      }
    }
  }

  /// The lines of a sheet; only the first one when that is not wanted.
  private List<Line> lines(String part) throws IOException, XMLStreamException {
    List<Line> lines = new ArrayList<>();
    try (InputStream in = open(part)) {
      if (in == null) {
        return lines;
      }
      XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
      int number = 0;
      while (xml.hasNext()) {
        int event = next(xml);
        if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("sheetData")) {
          return lines;
        }
        if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
          number = number(attribute(xml, "r"), number + 1);
          Map<Integer, String> cells = cells(xml);
          if (!cells.isEmpty()) {
            lines.add(new Line(number, cells));
            if (lines.size() == 1 && !wanted.test(lines.getFirst())) {
              return lines;
            }
            if (lines.size() > MOST_LINES) {
              throw new Unfit("spreadsheet.too-large");
            }
          }
        }
      }
    }
    return lines;
  }

  private Map<Integer, String> cells(XMLStreamReader xml) throws IOException, XMLStreamException {
    Map<Integer, String> cells = new TreeMap<>();
    int column = -1;
    while (true) {
      int event = next(xml);
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        return cells;
      }
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
        column = column(attribute(xml, "r"), column + 1);
        String text = cell(xml, attribute(xml, "t"));
        // What lies beyond any plan is nobody's cell.
        if (!text.isBlank() && column < MOST_COLUMNS) {
          cells.put(column, text);
          if (++this.cells > MOST_CELLS) {
            throw new Unfit("spreadsheet.too-large");
          }
        }
      }
    }
  }

  /// The text of a cell, up to its end.
  private String cell(XMLStreamReader xml, String type) throws IOException, XMLStreamException {
    String text = "";
    while (true) {
      int event = next(xml);
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        return text;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "is" -> text = texts(xml, "is");
          case "v" -> text = value(xml.getElementText(), type);
          default -> {}
        }
      }
    }
  }

  private String value(String value, String type) throws IOException {
    return switch (type) {
      case "s" -> {
        int index = number(value.strip(), -1);
        if (index < 0 || index >= shared.size()) {
          throw new Unfit("spreadsheet.no-spreadsheet");
        }
        yield shared.get(index);
      }
      case "str", "e" -> plain(value);
      case "b" -> value.strip().equals("1") ? "TRUE" : "FALSE";
      default -> typed(value.strip());
    };
  }

  /// A number without the exponent that files may give it.
  private static String typed(String number) {
    if (number.length() > LONGEST_NUMBER) {
      return number;
    }
    try {
      BigDecimal value = new BigDecimal(number);
      return Math.abs((long) value.scale()) > LONGEST_NUMBER
          ? number
          : value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException _) {
      return number;
    }
  }

  /// The text of all runs up to the end of an element; how to read it aloud is left out.
  private static String texts(XMLStreamReader xml, String end)
      throws IOException, XMLStreamException {
    StringBuilder text = new StringBuilder();
    int aside = 0;
    while (true) {
      int event = next(xml);
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("rPh")) {
          aside++;
        } else if (xml.getLocalName().equals("t")) {
          String run = xml.getElementText();
          if (aside == 0) {
            text.append(run, 0, Math.min(run.length(), LONGEST_CELL - text.length()));
          }
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (xml.getLocalName().equals("rPh")) {
          aside--;
        } else if (xml.getLocalName().equals(end)) {
          return plain(text.toString());
        }
      }
    }
  }

  /// `_x0041_` is the character of that number.
  private static String plain(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    Matcher matcher = ESCAPED.matcher(text);
    return matcher.replaceAll(
        m -> Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(m.group(1), 16))));
  }

  private static int next(XMLStreamReader xml) throws IOException, XMLStreamException {
    int event = xml.next();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new Unfit("spreadsheet.doctype");
    }
    return event;
  }

  private static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  private static int number(String text, int otherwise) {
    if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return otherwise;
    }
    return Integer.parseInt(text);
  }

  private static int column(String address, int otherwise) {
    int column = 0;
    int i = 0;
    while (i < address.length() && i < 4 && address.charAt(i) >= 'A' && address.charAt(i) <= 'Z') {
      column = column * 26 + address.charAt(i) - 'A' + 1;
      i++;
    }
    return i == 0 ? otherwise : column - 1;
  }

  /// A part of the file, or null; what is read of it counts.
  private InputStream open(String part) throws IOException {
    ZipEntry entry = zip.getEntry(part);
    return entry == null ? null : new Counted(zip.getInputStream(entry));
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = super.read(bytes, from, length);
      count(Math.max(0, n));
      return n;
    }

    private void count(int n) throws IOException {
      unpacked += n;
      if (unpacked > MOST_UNPACKED) {
        throw new Unfit("spreadsheet.too-large");
      }
    }
  }
}

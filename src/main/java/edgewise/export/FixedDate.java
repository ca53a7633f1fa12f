package edgewise.export;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.CRC32;

/// Puts a given date where the spreadsheet library writes the current time, so that the same plan
/// gives the same bytes. The library has no setting for it.
///
/// The part of the archive from [#holdBack] on must be stored without compression. It is small: the
/// properties and styles of the book and the list of its parts. The date stands there in plain
/// text, and its checksum behind it, twice.
final class FixedDate extends FilterOutputStream {
  private static final String BEFORE = "<dcterms:created xsi:type=\"dcterms:W3CDTF\">";
  private static final String START = "<?xml ";
  private static final String END = "</cp:coreProperties>";
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private boolean holding;

  FixedDate(OutputStream out) {
    super(out);
  }

  /// Keeps everything written from now on until [#release].
  void holdBack() {
    holding = true;
  }

  /// Passes on what was kept, with the date replaced.
  void release(Instant date) throws IOException {
    holding = false;
    // One character a byte, so that places in the text are places in the archive.
    String text = held.toString(StandardCharsets.ISO_8859_1);
    String now = FORMAT.format(date);
    int at = text.indexOf(BEFORE) + BEFORE.length();
    int start = text.lastIndexOf(START, at);
    int end = text.indexOf(END, at) + END.length();
    String old = text.substring(start, end);
    String fixed = text.substring(start, at) + now + text.substring(at + now.length(), end);
    String rest = text.substring(end);
    String sum = checksum(old);
    int first = rest.indexOf(sum);
    if (at < BEFORE.length() || start < 0 || first < 0 || rest.indexOf(sum, first + 1) < 0) {
      throw new IllegalStateException("the spreadsheet library writes its properties in a new way");
    }
    String whole = text.substring(0, start) + fixed + rest.replace(sum, checksum(fixed));
    out.write(whole.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String checksum(String part) {
    CRC32 sum = new CRC32();
    sum.update(part.getBytes(StandardCharsets.ISO_8859_1));
    byte[] bytes =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) sum.getValue()).array();
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void write(int b) throws IOException {
    if (holding) {
      held.write(b);
    } else {
      out.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (holding) {
      held.write(bytes, from, length);
    } else {
      out.write(bytes, from, length);
    }
  }
}

package edgewise.store.topology;

import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns the bytes of an XML file into text. PowerShell writes UTF-16 around whatever the text
/// itself declares, so marks and byte patterns count first and the declaration last.
final class Decoding {
  private static final Pattern DECLARED =
      Pattern.compile(
          "^\\s*<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

  private Decoding() {}

  /// The text without byte order mark, or a refusal that names the first place that is not text.
  static Outcome<String> decode(byte[] bytes, String file) {
    Charset charset;
    int start = 0;
    if (starts(bytes, 0xef, 0xbb, 0xbf)) {
      charset = StandardCharsets.UTF_8;
      start = 3;
    } else if (starts(bytes, 0xff, 0xfe)) {
      charset = StandardCharsets.UTF_16LE;
      start = 2;
    } else if (starts(bytes, 0xfe, 0xff)) {
      charset = StandardCharsets.UTF_16BE;
      start = 2;
    } else if (bytes.length > 1 && bytes[0] != 0 && bytes[1] == 0) {
      charset = StandardCharsets.UTF_16LE;
    } else if (bytes.length > 1 && bytes[0] == 0 && bytes[1] != 0) {
      charset = StandardCharsets.UTF_16BE;
    } else {
      String name = declared(bytes);
      try {
        charset = Charset.forName(name);
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        return Outcome.refused(
            new Trouble(Message.of("import.error.encoding-unknown", name), file, 1, 1));
      }
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out =
        CharBuffer.allocate(
            (int) Math.ceil(in.remaining() * (double) decoder.maxCharsPerByte()) + 1);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    // Half a character at the very end means a file that was cut off; the XML reader names that
    // place better.
    if (result.isError() && in.remaining() > 3) {
      Place place = new Place();
      place.move(out, 0, out.length());
      return Outcome.refused(
          new Trouble(
              Message.of("import.error.encoding", charset.name()),
              file,
              place.line(),
              place.column()));
    }
    return Outcome.ok(out.toString());
  }

  private static String declared(byte[] bytes) {
    Matcher matcher =
        DECLARED.matcher(
            new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.ISO_8859_1));
    // A declaration of UTF-16 that can be read byte by byte is wrong.
    return matcher.find() && !matcher.group(1).regionMatches(true, 0, "utf-16", 0, 6)
        ? matcher.group(1)
        : "UTF-8";
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 255) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}

package edgewise.export;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Textual encoding of RFC 7468.
final class Pem {
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Pem() {}

  /// A block with its label.
  static String text(String label, byte[] content) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + LINES.encodeToString(content)
        + "\n-----END "
        + label
        + "-----\n";
  }

  /// The content of the first block of this label; empty when there is none that can be read.
  static Optional<byte[]> content(String label, String text) {
    String begin = "-----BEGIN " + label + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + label + "-----", Math.max(0, from));
    if (from < 0 || to < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}

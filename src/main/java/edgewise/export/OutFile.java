package edgewise.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// A file to be written.
///
/// @param path where, under the chosen folder, with `/` between folders
/// @param body its bytes
/// @param secret whether only the person who writes it may read it
public record OutFile(String path, Body body, boolean secret) {
  private static final int LONGEST = 120;

  /// A file that anybody may read.
  public OutFile(String path, Body body) {
    this(path, body, false);
  }

  /// The content of a file: the same bytes each time it is written.
  @FunctionalInterface
  public interface Body {
    /// Writes the content and leaves the stream open. It may hand over small pieces: the caller's
    /// stream is expected to collect them.
    void writeTo(OutputStream out) throws IOException;

    /// Writes the content likewise, for a body that takes long.
    default void writeTo(OutputStream out, Pace pace) throws IOException {
      writeTo(out);
    }
  }

  /// Hears how far a long body is and may end it. Called from the thread that writes.
  public interface Pace {
    /// Hears nothing and never ends.
    Pace STEADY =
        new Pace() {
          @Override
          public void page(int number) {}

          @Override
          public boolean isStopped() {
            return false;
          }
        };

    /// A page begins.
    void page(int number);

    /// True when the body is not wanted any more; it ends with a
    /// [java.util.concurrent.CancellationException].
    boolean isStopped();
  }

  /// The whole content.
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      body.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// An id or name as part of a file name: letters, digits, `.`, `-` and `_` stay, everything else
  /// becomes `_`. A name that some system reserves or hides gets a `_` in front; one that is too
  /// long for some is cut and ends in a sum of the whole.
  public static String safeName(String id) {
    StringBuilder name = new StringBuilder(id.length() + 1);
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean safe =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '-'
              || c == '_';
      name.append(safe ? c : '_');
    }
    if (name.length() > LONGEST) {
      String sum = Plain.sum(id);
      name.setLength(LONGEST - sum.length());
      name.append(sum);
    }
    while (!name.isEmpty() && name.charAt(name.length() - 1) == '.') {
      name.setCharAt(name.length() - 1, '_');
    }
    return name.isEmpty() || name.charAt(0) == '.' || name.charAt(0) == '-' || isDevice(name)
        ? name.insert(0, '_').toString()
        : name.toString();
  }

  private static boolean isDevice(CharSequence name) {
    return name.toString().matches("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
  }
}

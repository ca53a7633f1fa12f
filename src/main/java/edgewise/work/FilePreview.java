package edgewise.work;

import edgewise.export.OutFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// What a person can be shown of a file before it is written.
public sealed interface FilePreview {
  /// More bytes than this are not shown.
  int MOST_TEXT = 200_000;

  /// Its beginning as text.
  ///
  /// @param cut whether there is more
  record Text(String text, boolean cut) implements FilePreview {}

  /// A picture.
  ///
  /// @param png its bytes
  record Picture(byte[] png) implements FilePreview {
    @Override
    public boolean equals(Object other) {
      return other instanceof Picture(byte[] bytes) && Arrays.equals(png, bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(png);
    }
  }

  /// Nothing but its size, in bytes.
  record Size(long bytes) implements FilePreview {}

  /// What can be shown of a file. Making it may take as long as writing the file.
  static FilePreview of(OutFile file, Progress progress) {
    String name = file.path().toLowerCase(Locale.ROOT);
    String type = name.substring(name.lastIndexOf('.') + 1);
    if (type.equals("png")) {
      return new Picture(file.bytes());
    }
    if (Set.of("xlsx", "pdf", "zip").contains(type)) {
      Counting counting = new Counting(0, progress);
      write(file, counting);
      return new Size(counting.count);
    }
    Counting counting = new Counting(MOST_TEXT, progress);
    write(file, counting);
    String text = new String(counting.kept, 0, counting.filled, StandardCharsets.UTF_8);
    boolean cut = counting.count > counting.filled;
    // A character may be cut in two.
    return new Text(cut ? text.substring(0, text.lastIndexOf('\n') + 1) : text, cut);
  }

  private static void write(OutFile file, Counting out) {
    try {
      file.body().writeTo(out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Keeps the beginning and counts the rest.
  final class Counting extends OutputStream {
    private final byte[] kept;
    private final Progress progress;
    private int filled;
    private long count;

    private Counting(int most, Progress progress) {
      kept = new byte[most];
      this.progress = progress;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      progress.check();
      int more = Math.min(length, kept.length - filled);
      System.arraycopy(bytes, from, kept, filled, more);
      filled += more;
      count += length;
    }
  }
}

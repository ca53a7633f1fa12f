package edgewise.export;

import edgewise.layout.Box;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Writes pictures as PNG, opaque and in true colour. The picture is painted strip by strip, so a
/// large one needs no more memory than a small one.
public final class PngWriter {
  /// A file with longer sides is refused by many programs.
  public static final int LONGEST = 32_000;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int STRIP = 512;
  private static final int PIECE = 1 << 15;

  private PngWriter() {}

  /// The largest scale at which a picture can be written.
  public static double largestScale(Picture picture) {
    return LONGEST / Math.max(picture.area().width(), picture.area().height());
  }

  /// Writes a picture.
  ///
  /// @param scale pixels for one unit
  public static void write(Picture picture, double scale, OutputStream out) throws IOException {
    int width = RasterPainter.pixels(picture.area().width(), scale);
    int height = RasterPainter.pixels(picture.area().height(), scale);
    out.write(SIGNATURE);
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    DataOutputStream header = new DataOutputStream(head);
    header.writeInt(width);
    header.writeInt(height);
    header.write(new byte[] {8, 2, 0, 0, 0});
    chunk(out, "IHDR", head.toByteArray(), head.size());
    ByteArrayOutputStream dots = new ByteArrayOutputStream();
    DataOutputStream perMetre = new DataOutputStream(dots);
    int density = (int) Math.round(96 * scale / 0.0254);
    perMetre.writeInt(density);
    perMetre.writeInt(density);
    perMetre.write(1);
    chunk(out, "pHYs", dots.toByteArray(), dots.size());
    String title = picture.title().replaceAll("[^ -~]", "?");
    byte[] words = ("Title\0" + title).getBytes(StandardCharsets.ISO_8859_1);
    chunk(out, "tEXt", words, words.length);
    Deflater deflater = new Deflater(6);
    try (OutputStream data = new DeflaterOutputStream(new Pieces(out), deflater, PIECE)) {
      pixels(picture, scale, width, height, data);
    } finally {
      deflater.end();
    }
    chunk(out, "IEND", new byte[0], 0);
  }

  private static void pixels(
      Picture picture, double scale, int width, int height, OutputStream data) throws IOException {
    BufferedImage strip =
        new BufferedImage(width, Math.min(STRIP, height), BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) strip.getRaster().getDataBuffer()).getData();
    Extent extent = new Extent();
    byte[] row = new byte[1 + 3 * width];
    byte[] above = new byte[3 * width];
    for (int top = 0; top < height; top += STRIP) {
      Graphics2D g = strip.createGraphics();
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, width, strip.getHeight());
      g.translate(0, -top);
      Box seen =
          new Box(
              picture.area().x(),
              picture.area().y() + top / scale,
              picture.area().width(),
              STRIP / scale);
      List<Picture.Part> parts =
          picture.parts().stream().filter(p -> extent.of(p).overlaps(seen)).toList();
      RasterPainter.paint(
          new Picture(picture.area(), picture.title(), picture.details(), picture.ground(), parts),
          g,
          scale);
      g.dispose();
      for (int y = 0; y < Math.min(strip.getHeight(), height - top); y++) {
        // Differences to the row above: most rows of a drawing are alike.
        row[0] = 2;
        for (int x = 0; x < width; x++) {
          int pixel = pixels[y * width + x];
          for (int k = 0; k < 3; k++) {
            byte value = (byte) (pixel >> 16 - 8 * k);
            row[1 + 3 * x + k] = (byte) (value - above[3 * x + k]);
            above[3 * x + k] = value;
          }
        }
        data.write(row);
      }
    }
  }

  private static void chunk(OutputStream out, String type, byte[] data, int length)
      throws IOException {
    DataOutputStream chunk = new DataOutputStream(out);
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data, 0, length);
    chunk.writeInt(length);
    chunk.write(name);
    chunk.write(data, 0, length);
    chunk.writeInt((int) sum.getValue());
    chunk.flush();
  }

  /// Compressed data in chunks. Closing it leaves the file open.
  private static final class Pieces extends FilterOutputStream {
    private final byte[] piece = new byte[PIECE];
    private int filled;

    Pieces(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      if (filled == piece.length) {
        send();
      }
      piece[filled++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      for (int i = 0; i < length; i++) {
        write(bytes[from + i]);
      }
    }

    private void send() throws IOException {
      chunk(out, "IDAT", piece, filled);
      filled = 0;
    }

    @Override
    public void close() throws IOException {
      send();
    }
  }
}

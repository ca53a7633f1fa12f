package edgewise.ui.canvas;

import java.util.Arrays;

/// Upright lines of one colour, gathered before they are painted: when thousands lie in a small
/// picture, most of their pixels coincide, and a pixel is painted once. Painted row by row, since
/// going down a column of pixels misses the processor's cache at each of them.
final class Columns {
  private static final int BITS = 64;

  private int width;
  private long[] bits = new long[0];
  private boolean isEmpty = true;

  /// For a picture of another size.
  void size(int wide, int high) {
    width = wide;
    bits = new long[wide * ((high + BITS - 1) / BITS)];
    isEmpty = true;
  }

  /// Adds the pixels of a column from one row to before another one; all lie in the picture.
  void add(int x, int from, int to) {
    if (to <= from) {
      return;
    }
    isEmpty = false;
    int first = from / BITS;
    int last = (to - 1) / BITS;
    long head = -1L << from % BITS;
    long tail = -1L >>> BITS - 1 - (to - 1) % BITS;
    if (first == last) {
      bits[first * width + x] |= head & tail;
      return;
    }
    bits[first * width + x] |= head;
    for (int k = first + 1; k < last; k++) {
      bits[k * width + x] = -1L;
    }
    bits[last * width + x] |= tail;
  }

  /// Paints what was added, and forgets it.
  void paint(int[] pixels, int color) {
    if (isEmpty) {
      return;
    }
    isEmpty = true;
    for (int i = 0; i < bits.length; i++) {
      int at = i / width * BITS * width + i % width;
      for (long left = bits[i]; left != 0; left &= left - 1) {
        pixels[at + Long.numberOfTrailingZeros(left) * width] = color;
      }
    }
    Arrays.fill(bits, 0);
  }
}

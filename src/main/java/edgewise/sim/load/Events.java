package edgewise.sim.load;

import java.util.Arrays;

/// Events to come, earliest first; those of one time in the order in which they were added. A heap
/// with four children a node on one array of longs: nothing is allocated but when it grows.
final class Events {
  /// Two longs an event: the bits of its time, which order as the times do since none is negative,
  /// then its number in the order of adding above its code.
  private long[] heap = new long[2048];

  private int size;
  private int added;

  /// Adds an event.
  ///
  /// @param at seconds, not negative
  /// @param event what the model makes of it
  void add(double at, int event) {
    int hole = size++;
    if (2 * size > heap.length) {
      heap = Arrays.copyOf(heap, 2 * heap.length);
    }
    long[] h = heap;
    long time = Double.doubleToRawLongBits(at);
    long tag = (long) added++ << 32 | event & 0xffffffffL;
    while (hole > 0) {
      int parent = (hole - 1) >> 2;
      long t = h[2 * parent];
      // Of events at one time those already here were added before.
      if (t <= time) {
        break;
      }
      h[2 * hole] = t;
      h[2 * hole + 1] = h[2 * parent + 1];
      hole = parent;
    }
    h[2 * hole] = time;
    h[2 * hole + 1] = tag;
  }

  /// True when nothing is to come.
  boolean isEmpty() {
    return size == 0;
  }

  /// When the next event happens. There must be one.
  double time() {
    return Double.longBitsToDouble(heap[0]);
  }

  /// Takes the next event. There must be one.
  int next() {
    long[] h = heap;
    int event = (int) h[1];
    int n = --size;
    long time = h[2 * n];
    long tag = h[2 * n + 1];
    int hole = 0;
    for (int child = 1; child < n; child = 4 * hole + 1) {
      int least = child;
      long first = h[2 * child];
      int end = Math.min(child + 4, n);
      for (int c = child + 1; c < end; c++) {
        long t = h[2 * c];
        if (t < first || t == first && h[2 * c + 1] < h[2 * least + 1]) {
          first = t;
          least = c;
        }
      }
      if (first > time || first == time && h[2 * least + 1] > tag) {
        break;
      }
      h[2 * hole] = first;
      h[2 * hole + 1] = h[2 * least + 1];
      hole = least;
    }
    h[2 * hole] = time;
    h[2 * hole + 1] = tag;
    return event;
  }
}

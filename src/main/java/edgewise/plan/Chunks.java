package edgewise.plan;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.SortedMap;

/// A read-only list made of other lists, so that a table is put together, and one of its parts
/// replaced, without copying its rows.
final class Chunks<R> extends AbstractList<R> implements RandomAccess {
  private final List<R>[] parts;

  /// Index of the first row of each part, and the number of rows.
  private final int[] starts;

  private Chunks(List<R>[] parts, int[] starts) {
    this.parts = parts;
    this.starts = starts;
  }

  /// The rows of these lists, one after the other.
  static <R> Chunks<R> of(List<List<R>> parts) {
    @SuppressWarnings({"unchecked", "rawtypes"})
    List<R>[] array = parts.toArray(new List[0]);
    int[] starts = new int[array.length + 1];
    for (int i = 0; i < array.length; i++) {
      starts[i + 1] = starts[i] + array[i].size();
    }
    return new Chunks<>(array, starts);
  }

  /// These rows with other lists at some of the places.
  Chunks<R> with(SortedMap<Integer, List<R>> changed) {
    if (changed.isEmpty()) {
      return this;
    }
    List<R>[] array = parts.clone();
    boolean moved = false;
    for (var change : changed.entrySet()) {
      moved |= array[change.getKey()].size() != change.getValue().size();
      array[change.getKey()] = change.getValue();
    }
    if (!moved) {
      return new Chunks<>(array, starts);
    }
    int[] at = starts.clone();
    int by = 0;
    int from = changed.firstKey();
    for (var change : changed.entrySet()) {
      shift(at, from, change.getKey(), by);
      by += change.getValue().size() - parts[change.getKey()].size();
      from = change.getKey();
    }
    shift(at, from, parts.length, by);
    return new Chunks<>(array, at);
  }

  /// Moves the starts behind one part, up to and with that of another, by a number of rows.
  private static void shift(int[] starts, int after, int to, int by) {
    if (by != 0) {
      for (int i = after + 1; i <= to; i++) {
        starts[i] += by;
      }
    }
  }

  @Override
  public R get(int index) {
    Objects.checkIndex(index, size());
    int low = 0;
    int high = parts.length - 1;
    // Of several parts that start here, all but the last are empty.
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return parts[low].get(index - starts[low]);
  }

  @Override
  public int size() {
    return starts[parts.length];
  }

  @Override
  public Iterator<R> iterator() {
    return new Iterator<>() {
      private int part;
      private int row;

      @Override
      public boolean hasNext() {
        while (part < parts.length && row == parts[part].size()) {
          part++;
          row = 0;
        }
        return part < parts.length;
      }

      @Override
      public R next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return parts[part].get(row++);
      }
    };
  }
}

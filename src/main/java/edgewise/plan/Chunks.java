package edgewise.plan;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;

/// A read-only list made of other lists, so that a table is put together without copying its rows.
final class Chunks<R> extends AbstractList<R> implements RandomAccess {
    private final List<List<R>> parts;
    private final int[] starts;
    private final int size;

    Chunks(List<List<R>> parts) {
        this.parts = parts;
        this.starts = new int[parts.size()];
        int at = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = at;
            at += parts.get(i).size();
        }
        this.size = at;
    }

    /// Collects the parts, leaving empty ones out.
    static <R> void add(List<List<R>> parts, List<R> part) {
        if (!part.isEmpty()) {
            parts.add(part);
        }
    }

    @Override
    public R get(int index) {
        java.util.Objects.checkIndex(index, size);
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return parts.get(low).get(index - starts[low]);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<R> iterator() {
        return new Iterator<>() {
            private int part;
            private Iterator<R> rows = parts.isEmpty() ? List.<R>of().iterator() : parts.getFirst().iterator();

            @Override
            public boolean hasNext() {
                while (!rows.hasNext() && part + 1 < parts.size()) {
                    rows = parts.get(++part).iterator();
                }
                return rows.hasNext();
            }

            @Override
            public R next() {
                if (!hasNext()) {
                    throw new java.util.NoSuchElementException();
                }
                return rows.next();
            }
        };
    }

    /// The same rows in a list of their own.
    List<R> copied() {
        return List.copyOf(new ArrayList<>(this));
    }
}

package edgewise.ui.panel;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;

/// The lines of a table. They change as a whole: a list of many thousands takes the place of
/// another at once, where JavaFX's own lists would note each line that goes and comes.
final class Lines<E> extends ObservableListBase<E> {
  private List<E> shown = List.of();

  /// Shows other lines from now on.
  ///
  /// @param next not copied; may not change any more
  void show(List<E> next) {
    List<E> before = shown;
    shown = next;
    if (!before.isEmpty() || !next.isEmpty()) {
      fireChange(new Replaced<>(this, before));
    }
  }

  /// Shows other lines of which most in view are the same: a table then fills only the cells of
  /// those that differ.
  ///
  /// @param next not copied; may not change any more
  void showUpdated(List<E> next) {
    shown = next;
    fireChange(new Updated<>(this));
  }

  @Override
  public E get(int index) {
    return shown.get(index);
  }

  @Override
  public int size() {
    return shown.size();
  }

  private abstract static class Whole<E> extends ListChangeListener.Change<E> {
    private static final int[] NO_PERMUTATION = {};

    private boolean read;

    Whole(Lines<E> lines) {
      super(lines);
    }

    @Override
    public boolean next() {
      boolean first = !read;
      read = true;
      return first;
    }

    @Override
    public void reset() {
      read = false;
    }

    @Override
    public int getFrom() {
      return 0;
    }

    @Override
    public int getTo() {
      return getList().size();
    }

    @Override
    protected int[] getPermutation() {
      return NO_PERMUTATION;
    }
  }

  /// Everything gone, everything come.
  private static final class Replaced<E> extends Whole<E> {
    private final List<E> before;

    Replaced(Lines<E> lines, List<E> before) {
      super(lines);
      this.before = before;
    }

    @Override
    public List<E> getRemoved() {
      return before;
    }
  }

  /// Everything there still, though it may say something else.
  private static final class Updated<E> extends Whole<E> {
    Updated(Lines<E> lines) {
      super(lines);
    }

    @Override
    public List<E> getRemoved() {
      return List.of();
    }

    @Override
    public boolean wasUpdated() {
      return true;
    }
  }
}

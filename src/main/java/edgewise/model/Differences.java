package edgewise.model;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/// What differs between two lists that mostly hold the same in the same order, as those of a design
/// before and after an edit.
public final class Differences {
  private Differences() {}

  /// Tells what went and what came. Of what changed, the earlier state goes and the later comes,
  /// one after the other. Linear; what changes its place may be told as gone and come although it
  /// is in both lists.
  ///
  /// @param alike whether two entries need not be told apart; the same object is not asked about
  /// @param same whether two entries are two states of one thing
  @SuppressWarnings({"ReferenceEquality", "unchecked"})
  public static <T> void between(
      List<T> was,
      List<T> is,
      BiPredicate<T, T> alike,
      BiPredicate<T, T> same,
      Consumer<T> gone,
      Consumer<T> come) {
    T[] before = (T[]) was.toArray();
    T[] now = (T[]) is.toArray();
    int i = 0;
    int j = 0;
    while (i < before.length || j < now.length) {
      boolean both = i < before.length && j < now.length;
      if (both && (before[i] == now[j] || alike.test(before[i], now[j]))) {
        i++;
        j++;
        continue;
      }
      int surplus = before.length - i - (now.length - j);
      boolean changed = both && (surplus == 0 || same.test(before[i], now[j]));
      if (changed || surplus > 0) {
        gone.accept(before[i++]);
      }
      if (changed || surplus < 0) {
        come.accept(now[j++]);
      }
    }
  }
}

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
  /// @param alike whether two entries need not be told apart
  /// @param same whether two entries are two states of one thing
  public static <T> void between(
      List<T> was,
      List<T> is,
      BiPredicate<T, T> alike,
      BiPredicate<T, T> same,
      Consumer<T> gone,
      Consumer<T> come) {
    int i = 0;
    int j = 0;
    while (i < was.size() || j < is.size()) {
      boolean both = i < was.size() && j < is.size();
      if (both && alike.test(was.get(i), is.get(j))) {
        i++;
        j++;
        continue;
      }
      int surplus = was.size() - i - (is.size() - j);
      boolean changed = both && (surplus == 0 || same.test(was.get(i), is.get(j)));
      if (changed || surplus > 0) {
        gone.accept(was.get(i++));
      }
      if (changed || surplus < 0) {
        come.accept(is.get(j++));
      }
    }
  }
}

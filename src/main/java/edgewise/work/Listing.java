package edgewise.work;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// What a table shows of its rows: those that pass, in the order asked for, under the headings of
/// their groups.
///
/// @param lines headings and rows; rows of closed groups are left out
/// @param passing how many rows pass, in closed groups too
public record Listing<R>(List<Line<R>> lines, int passing) {
  /// A line of a table.
  public sealed interface Line<R> permits Heading, Entry {}

  /// The heading of a group.
  ///
  /// @param name what its rows have in common
  /// @param rows all of them, in the order asked for, also while it is closed
  /// @param aside whether it holds the rows that were set aside
  public record Heading<R>(String name, List<R> rows, boolean open, boolean aside)
      implements Line<R> {}

  /// A row.
  public record Entry<R>(R row) implements Line<R> {}

  /// An order by the text of one column.
  public record Sorting<R>(Function<R, String> key, Comparator<String> order, boolean descending) {}

  /// What is to be listed.
  ///
  /// @param aside rows that stand in a group of their own, at the end
  /// @param passes which rows are shown; all when empty
  /// @param order the most important column first; none leaves the rows as they are
  /// @param group what rows are grouped by; groups stand in the order of `groups`
  /// @param closed names of the groups that are closed
  /// @param asideOpen whether the rows that were set aside are shown
  public record Request<R>(
      List<R> rows,
      List<R> aside,
      Optional<Predicate<R>> passes,
      List<Sorting<R>> order,
      Optional<Function<R, String>> group,
      Comparator<String> groups,
      Set<String> closed,
      boolean asideOpen) {
    /// Whether rows are listed as they are, which takes no time however many there are.
    public boolean isPlain() {
      return aside.isEmpty() && passes.isEmpty() && order.isEmpty() && group.isEmpty();
    }
  }

  /// Filters, sorts and groups.
  public static <R> Listing<R> of(Request<R> request) {
    if (request.isPlain()) {
      return new Listing<>(new Plain<>(request.rows()), request.rows().size());
    }
    List<R> passing = passing(request.rows(), request);
    List<Line<R>> lines = new ArrayList<>(passing.size() + 16);
    if (request.group().isEmpty()) {
      passing.forEach(r -> lines.add(new Entry<>(r)));
    } else {
      Map<String, List<R>> groups = new TreeMap<>(request.groups());
      for (R row : passing) {
        groups.computeIfAbsent(request.group().get().apply(row), _ -> new ArrayList<>()).add(row);
      }
      groups.forEach(
          (name, rows) -> add(lines, name, rows, !request.closed().contains(name), false));
    }
    List<R> aside = passing(request.aside(), request);
    if (!aside.isEmpty()) {
      add(lines, "", aside, request.asideOpen(), true);
    }
    return new Listing<>(List.copyOf(lines), passing.size());
  }

  private static <R> void add(
      List<Line<R>> lines, String name, List<R> rows, boolean open, boolean aside) {
    lines.add(new Heading<>(name, rows, open, aside));
    if (open) {
      rows.forEach(r -> lines.add(new Entry<>(r)));
    }
  }

  private static <R> List<R> passing(List<R> rows, Request<R> request) {
    List<R> passing =
        request.passes().isEmpty() ? rows : rows.stream().filter(request.passes().get()).toList();
    return request.order().isEmpty() ? passing : sorted(passing, request.order());
  }

  /// Sorts by texts that are made once for each row.
  private static <R> List<R> sorted(List<R> rows, List<Sorting<R>> order) {
    int size = rows.size();
    String[][] keys = new String[order.size()][size];
    for (int k = 0; k < keys.length; k++) {
      Function<R, String> key = order.get(k).key();
      for (int i = 0; i < size; i++) {
        keys[k][i] = key.apply(rows.get(i));
      }
    }
    Integer[] places = new Integer[size];
    Arrays.setAll(places, i -> i);
    Arrays.sort(
        places,
        (a, b) -> {
          for (int k = 0; k < keys.length; k++) {
            int by = order.get(k).order().compare(keys[k][a], keys[k][b]);
            if (by != 0) {
              return order.get(k).descending() ? -by : by;
            }
          }
          return 0;
        });
    List<R> sorted = new ArrayList<>(size);
    for (Integer place : places) {
      sorted.add(rows.get(place));
    }
    return sorted;
  }

  /// The rows among the lines, in their order.
  public List<R> rows() {
    List<R> rows = new ArrayList<>(lines.size());
    for (Line<R> line : lines) {
      if (line instanceof Entry<R>(R row)) {
        rows.add(row);
      }
    }
    return rows;
  }

  /// Rows as lines; each line is made when it is looked at.
  private static final class Plain<R> extends AbstractList<Line<R>> implements RandomAccess {
    private final List<R> rows;

    Plain(List<R> rows) {
      this.rows = rows;
    }

    @Override
    public Line<R> get(int index) {
      return new Entry<>(rows.get(index));
    }

    @Override
    public int size() {
      return rows.size();
    }

    @Override
    public Iterator<Line<R>> iterator() {
      Iterator<R> each = rows.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return each.hasNext();
        }

        @Override
        public Line<R> next() {
          return new Entry<>(each.next());
        }
      };
    }
  }
}

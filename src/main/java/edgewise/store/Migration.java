package edgewise.store;

import java.util.List;
import java.util.function.UnaryOperator;

/// One step from a file version to the next, on the tree of the whole document. It need not change
/// `formatVersion` itself.
///
/// @param from the version it reads; it yields the next one
record Migration(int from, UnaryOperator<Json.Obj> step) {
  /// All steps there have been, one for each version before the present one.
  static final List<Migration> ALL = List.of();

  /// Leads a tree from its version to another, step by step.
  static Json.Obj apply(List<Migration> steps, Json.Obj tree, int from, int to) {
    Json.Obj result = tree;
    for (int version = from; version < to; version++) {
      int current = version;
      Migration migration =
          steps.stream()
              .filter(m -> m.from() == current)
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no migration from version " + current));
      result = migration.step().apply(result).with("formatVersion", Json.of(version + 1L));
    }
    return result;
  }
}

package edgewise.check;

import edgewise.plan.Plan;

/// The condition of one check: reports each element for which it is true.
@FunctionalInterface
public interface Condition {
  /// Looks at a design and its plan and reports hits in document order.
  void find(Plan plan, Hits hits);
}

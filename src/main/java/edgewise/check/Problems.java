package edgewise.check;

import edgewise.plan.Column;
import java.util.ArrayList;
import java.util.List;

/// The columns of the problems table.
public final class Problems {
  private Problems() {}

  /// Columns of `problems.csv`.
  public static final List<Column<Finding>> COLUMNS =
      List.of(
          new Column<>("id", (f, _) -> f.id()),
          new Column<>("severity", (f, _) -> f.severity().id()),
          new Column<>("check", (f, _) -> f.check()),
          new Column<>("element", (f, _) -> f.elementName()),
          new Column<>("message", (f, t) -> t.say(f.message())),
          new Column<>("remedy", (f, t) -> t.say(f.remedy())),
          new Column<>(
              "reference",
              (f, _) -> {
                List<String> ids = new ArrayList<>();
                ids.add(f.check());
                ids.addAll(f.topics());
                return String.join(";", ids);
              }));
}

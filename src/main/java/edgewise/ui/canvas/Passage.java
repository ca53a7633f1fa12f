package edgewise.ui.canvas;

import edgewise.model.Bend;
import edgewise.model.ElementId;
import java.util.List;
import java.util.Optional;

/// A message on its way over the drawing.
///
/// @param passed ways of the steps before this one
/// @param way corner points of this step; a single one for a decision
/// @param done how much of it is behind the message, 0 to 1
/// @param at the cards at both ends, where they are drawn
/// @param words what is sent or decided
/// @param failed whether the step goes wrong
public record Passage(
    List<List<Bend>> passed,
    List<Bend> way,
    double done,
    List<ElementId> at,
    Optional<String> words,
    boolean failed) {
  public Passage {
    passed = List.copyOf(passed);
    way = List.copyOf(way);
    at = List.copyOf(at);
  }

  /// Where the message is.
  Bend place() {
    double left = done * length();
    for (int i = 0; i + 1 < way.size(); i++) {
      Bend a = way.get(i);
      Bend b = way.get(i + 1);
      double stretch = Math.hypot(b.x() - a.x(), b.y() - a.y());
      if (left <= stretch && stretch > 0) {
        double t = left / stretch;
        return new Bend(a.x() + (b.x() - a.x()) * t, a.y() + (b.y() - a.y()) * t);
      }
      left -= stretch;
    }
    return way.getLast();
  }

  private double length() {
    double sum = 0;
    for (int i = 0; i + 1 < way.size(); i++) {
      sum += Math.hypot(way.get(i + 1).x() - way.get(i).x(), way.get(i + 1).y() - way.get(i).y());
    }
    return sum;
  }
}

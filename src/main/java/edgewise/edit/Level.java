package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Placement;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Changes what lies above what.
///
/// @param shown where the window draws elements that nobody has placed
public record Level(Set<ElementId> ids, To to, Layout shown) implements Command {
  /// Where to.
  public enum To {
    /// Above everything.
    FRONT("step.to-front"),
    /// Below everything.
    BACK("step.to-back"),
    /// One level up.
    FORWARD("step.forward"),
    /// One level down.
    BACKWARD("step.backward");

    private final String key;

    To(String key) {
      this.key = key;
    }
  }

  public Level {
    ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
  }

  @Override
  public Message label() {
    return Counted.label(to.key, ids);
  }

  @Override
  public Document on(Document before) {
    TreeSet<Integer> others = new TreeSet<>();
    List<Placement> drawn = new ArrayList<>(Drawn.complete(before, shown));
    drawn.stream().filter(p -> !ids.contains(p.element())).forEach(p -> others.add(p.level()));
    before.layout().notes().stream()
        .filter(n -> !ids.contains(n.id()))
        .forEach(n -> others.add(n.level()));
    if (others.isEmpty()) {
      return before;
    }
    Document now = Drawn.edit(before, shown, ids, p -> p.withLevel(level(p.level(), others)));
    Layout layout = now.layout();
    return now.withLayout(
        layout.withNotes(
            layout.notes().stream()
                .map(n -> ids.contains(n.id()) ? n.withLevel(level(n.level(), others)) : n)
                .toList()));
  }

  private int level(int now, TreeSet<Integer> others) {
    return switch (to) {
      case FRONT -> now > others.last() ? now : others.last() + 1;
      case BACK -> now < others.first() ? now : others.first() - 1;
      case FORWARD -> now > others.last() ? now : now + 1;
      case BACKWARD -> now < others.first() ? now : now - 1;
    };
  }
}

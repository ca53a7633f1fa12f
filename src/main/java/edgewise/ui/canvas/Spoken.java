package edgewise.ui.canvas;

import edgewise.layout.Box;
import edgewise.text.Texts;
import edgewise.ui.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The drawing as a list for those who do not see it: its sites, cards, notes and lines, each with
/// what it is and where. An entry is made when somebody asks for it, and asks the drawing itself
/// when it is read, so that nothing is done for it in a frame.
final class Spoken extends Pane {
  private final DiagramView view;
  private final Texts texts;
  private final Selection selection;
  private final Map<Integer, Entry> entries = new HashMap<>();
  private Drawing drawing = Drawing.empty();

  Spoken(DiagramView view, Texts texts, Selection selection) {
    this.view = view;
    this.texts = texts;
    this.selection = selection;
    setManaged(false);
    setMouseTransparent(true);
    setAccessibleRole(AccessibleRole.NODE);
  }

  /// Speaks of another drawing.
  void show(Drawing now) {
    drawing = now;
    entries.clear();
    getChildren().clear();
  }

  int count() {
    return drawing.frames.size()
        + drawing.items.length
        + drawing.sheets.size()
        + drawing.lines.length;
  }

  /// The entry at a place: first sites, then cards, notes and lines.
  Node at(int place) {
    return entries.computeIfAbsent(
        Objects.checkIndex(place, count()),
        p -> {
          Entry entry = new Entry(p);
          getChildren().add(entry);
          return entry;
        });
  }

  /// The card that is selected first.
  Optional<Node> focused() {
    int item = view.marks().selected().nextSetBit(0);
    return item < 0 || item >= drawing.items.length
        ? Optional.empty()
        : Optional.of(at(drawing.frames.size() + item));
  }

  List<Node> selected() {
    List<Node> nodes = new ArrayList<>();
    view.marks().selected().stream()
        .filter(i -> i < drawing.items.length)
        .forEach(i -> nodes.add(at(drawing.frames.size() + i)));
    return FXCollections.observableList(nodes);
  }

  /// One thing on the drawing.
  private final class Entry extends Region {
    private final int place;

    Entry(int place) {
      this.place = place;
      setManaged(false);
      setAccessibleRole(AccessibleRole.LIST_ITEM);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
      return switch (attribute) {
        case TEXT -> words();
        case INDEX -> place;
        case SELECTED -> isSelected();
        case BOUNDS -> bounds();
        default -> super.queryAccessibleAttribute(attribute, parameters);
      };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
      if (action == AccessibleAction.REQUEST_FOCUS) {
        view.requestFocus();
        pick();
      } else {
        super.executeAccessibleAction(action, parameters);
      }
    }

    private int after(int before) {
      return place - before;
    }

    private Optional<Drawing.Frame> frame() {
      return place < drawing.frames.size()
          ? Optional.of(drawing.frames.get(place))
          : Optional.empty();
    }

    private Optional<Drawing.Item> item() {
      int at = after(drawing.frames.size());
      return at >= 0 && at < drawing.items.length
          ? Optional.of(drawing.items[at])
          : Optional.empty();
    }

    private Optional<Drawing.Sheet> sheet() {
      int at = after(drawing.frames.size() + drawing.items.length);
      return at >= 0 && at < drawing.sheets.size()
          ? Optional.of(drawing.sheets.get(at))
          : Optional.empty();
    }

    private Drawing.Line line() {
      return drawing
          .lines[after(drawing.frames.size() + drawing.items.length + drawing.sheets.size())];
    }

    private String words() {
      return frame()
          .map(f -> f.kind().isEmpty() ? f.title() : f.kind() + " " + f.title())
          .or(() -> item().map(i -> Hints.of(i, texts).replace("\n", ", ")))
          .or(
              () ->
                  sheet()
                      .map(
                          s ->
                              texts.say(
                                      "note."
                                          + s.note()
                                              .kind()
                                              .name()
                                              .toLowerCase(java.util.Locale.ROOT))
                                  + ": "
                                  + s.note().text()))
          .orElseGet(
              () -> Hints.of(drawing, line(), (_, _) -> List.of(), texts).replace("\n", ", "));
    }

    private boolean isSelected() {
      return frame()
          .map(f -> f.site().filter(selection.elements()::contains).isPresent())
          .or(() -> item().map(i -> selection.elements().contains(i.element().id())))
          .or(() -> sheet().map(s -> selection.elements().contains(s.note().id())))
          .orElseGet(() -> selection.line().filter(line().intents()::contains).isPresent());
    }

    private void pick() {
      frame()
          .flatMap(Drawing.Frame::site)
          .or(() -> item().map(i -> i.element().id()))
          .or(() -> sheet().map(s -> s.note().id()))
          .ifPresentOrElse(
              id -> selection.pick(id, false),
              () -> {
                if (frame().isEmpty()) {
                  selection.pickLine(line().intents().getFirst());
                }
              });
    }

    private Bounds bounds() {
      Box box =
          frame()
              .map(Drawing.Frame::box)
              .or(() -> item().map(Drawing.Item::box))
              .or(() -> sheet().map(Drawing.Sheet::box))
              .orElseGet(() -> around(line().points()));
      Box at = view.screenBox(box);
      return view.localToScreen(new BoundingBox(at.x(), at.y(), at.width(), at.height()));
    }

    private static Box around(double[] points) {
      Box box = new Box(points[0], points[1], 0, 0);
      for (int i = 2; i + 1 < points.length; i += 2) {
        box = box.union(new Box(points[i], points[i + 1], 0, 0));
      }
      return box;
    }
  }
}

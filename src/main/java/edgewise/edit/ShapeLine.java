package edgewise.edit;

import edgewise.model.Bend;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.LineShape;
import edgewise.model.LinkKind;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shapes or labels the line of a link by hand. Without bends and label the line is routed again.
/// Nothing happens when one end is not in the document.
///
/// @param from the element that names the other, as the drawing has it
/// @param gesture what steps of one gesture have in common, if it makes several
public record ShapeLine(
    LinkKind link,
    ElementId from,
    ElementId to,
    List<Bend> bends,
    Optional<String> words,
    Optional<Object> gesture)
    implements Command {
  public ShapeLine {
    bends = List.copyOf(bends);
    words = words.filter(w -> !w.isBlank());
  }

  /// Lets the drawing route a line again, without label.
  public static ShapeLine reset(LinkKind link, ElementId from, ElementId to) {
    return new ShapeLine(link, from, to, List.of(), Optional.empty(), Optional.empty());
  }

  /// The shape that somebody gave a line, if somebody did.
  public static Optional<LineShape> find(
      Document document, LinkKind link, ElementId from, ElementId to) {
    return document.layout().lines().stream()
        .filter(l -> l.link() == link && l.from().equals(from) && l.to().equals(to))
        .findFirst();
  }

  @Override
  public Message label() {
    return Message.of(isReset() ? "step.reset-line" : "step.shape-line", from, to);
  }

  private boolean isReset() {
    return bends.isEmpty() && words.isEmpty();
  }

  @Override
  public Optional<Object> mergeKey() {
    return gesture;
  }

  @Override
  public Document on(Document before) {
    if (Elements.find(before, from).isEmpty() || Elements.find(before, to).isEmpty()) {
      return before;
    }
    List<LineShape> lines = new ArrayList<>();
    LineShape shape = new LineShape(link, from, to, bends, words);
    boolean found = false;
    for (LineShape l : before.layout().lines()) {
      if (l.link() != link || !l.from().equals(from) || !l.to().equals(to)) {
        lines.add(l);
      } else if (!found && !isReset()) {
        lines.add(l.equals(shape) ? l : shape);
        found = true;
      }
    }
    if (!found && !isReset()) {
      lines.add(shape);
    }
    return before.withLayout(before.layout().withLines(lines));
  }
}

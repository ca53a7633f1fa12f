package edgewise.export;

import edgewise.export.Picture.Group;
import edgewise.export.Picture.Part;
import edgewise.export.Picture.Path;
import edgewise.export.Picture.Placed;
import edgewise.export.Picture.Rect;
import edgewise.export.Picture.Symbol;
import edgewise.layout.Box;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// How far parts of a picture reach. Each is measured once, since parts are looked at again for
/// every page and every strip.
final class Extent {
  private static final Box NOTHING = new Box(0, 0, 0, 0);

  private final IdentityHashMap<Part, Box> measured = new IdentityHashMap<>();

  /// The area around a part; a little more where it is not worth the trouble.
  Box of(Part part) {
    Box known = measured.get(part);
    if (known == null) {
      known = measure(part);
      measured.put(part, known);
    }
    return known;
  }

  /// The parts that can be seen in an area, so that a page holds no more than it shows.
  List<Part> within(List<Part> parts, Box seen) {
    List<Part> kept = new ArrayList<>();
    for (Part part : parts) {
      if (of(part).overlaps(seen)) {
        kept.add(
            part instanceof Group group
                ? new Group(group.id(), group.title(), within(group.parts(), seen))
                : part);
      }
    }
    return kept;
  }

  private Box measure(Part part) {
    return switch (part) {
      case Rect rect -> rect.box().grown(rect.width());
      case Symbol symbol -> new Box(symbol.x(), symbol.y(), symbol.size(), symbol.size()).grown(1);
      case Picture.Text text ->
          new Box(
              text.x() - 1,
              text.y() - 1.2 * text.size(),
              Fonts.width(text.words(), text.bold(), text.size()) + 2,
              1.7 * text.size());
      case Path path -> {
        Rectangle2D around = Curves.of(path.data()).getBounds2D();
        yield new Box(around.getX(), around.getY(), around.getWidth(), around.getHeight())
            .grown(1 + path.width());
      }
      case Picture.Pixels pixels -> pixels.box();
      case Placed placed -> placed.clip();
      case Group group -> group.parts().stream().map(this::of).reduce(Box::union).orElse(NOTHING);
    };
  }
}

package edgewise.layout;

import edgewise.model.ElementId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Cards at places relative to the upper left corner of the rectangle around them.
record Part(Map<ElementId, Box> boxes, double width, double height) {
  static final Part NONE = new Part(Map.of(), 0, 0);

  /// Distance between two columns of cards.
  static final double COLUMN_GAP = 48;

  /// Cards at some places; the rectangle begins at 0, 0.
  static Part of(Map<ElementId, Box> boxes) {
    double width = 0;
    double height = 0;
    for (Box box : boxes.values()) {
      width = Math.max(width, box.right());
      height = Math.max(height, box.bottom());
    }
    return new Part(boxes, width, height);
  }

  /// Columns of one width each, top edges in line.
  static Part columns(List<List<Item>> columns, double gap) {
    Map<ElementId, Box> boxes = new LinkedHashMap<>();
    double left = 0;
    for (List<Item> column : columns) {
      double top = 0;
      double width = Item.widest(column);
      for (Item item : column) {
        boxes.put(item.id(), new Box(left, top, width, item.height()));
        top += item.height() + gap;
      }
      left += width + COLUMN_GAP;
    }
    return of(boxes);
  }

  /// Rows of one width, as many cards beside each other as there is room for.
  static Part strip(List<Item> items, double room) {
    if (items.isEmpty()) {
      return NONE;
    }
    double card = Item.widest(items);
    int fits = (int) ((room + SiteBlock.STRIP_GAP) / (card + SiteBlock.STRIP_GAP));
    int perRow = Math.clamp(fits, Math.min(3, items.size()), items.size());
    Map<ElementId, Box> boxes = new LinkedHashMap<>();
    double top = 0;
    for (int i = 0; i < items.size(); i += perRow) {
      List<Item> row = items.subList(i, Math.min(items.size(), i + perRow));
      double height = 0;
      for (Item item : row) {
        height = Math.max(height, item.height());
      }
      for (int k = 0; k < row.size(); k++) {
        boxes.put(row.get(k).id(), new Box(k * (card + SiteBlock.STRIP_GAP), top, card, height));
      }
      top += height + SiteBlock.STRIP_GAP;
    }
    return of(boxes);
  }

  boolean isEmpty() {
    return boxes.isEmpty();
  }

  void place(double x, double y, Map<ElementId, Box> out) {
    boxes.forEach((id, b) -> out.put(id, new Box(x + b.x(), y + b.y(), b.width(), b.height())));
  }
}

package edgewise.layout;

import edgewise.model.ElementId;
import edgewise.model.LinkKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lines with right angles for the links of a drawing: out of one card sideways, along the free
/// column beside it, through a free row, into the other card. Links of one kind to one target share
/// their last stretch, so that many partners look like a bus and not like a comb.
public final class Routes {
  private static final double STUB = 20;
  private static final double LANE = 4;
  private static final double CLEAR = 6;
  private static final double ASIDE = 8;
  private static final double CORNER = 14;

  private final Map<ElementId, Box> boxes;
  private final Cells cells = new Cells();

  private Routes(Map<ElementId, Box> boxes, Iterable<Box> cards) {
    this.boxes = boxes;
    for (Box card : cards) {
      cells.add(card);
    }
  }

  /// The corner points of each link as x, y, x, y …; a link whose ends are not placed has none.
  ///
  /// @param boxes places of all elements, frames included
  /// @param cards the places that lines keep clear of
  public static List<double[]> of(
      List<Link> links, Map<ElementId, Box> boxes, Iterable<Box> cards) {
    return new Routes(boxes, cards).run(links);
  }

  /// One end of a link: which side of which card.
  private record Side(ElementId element, boolean right) {}

  /// Links that meet in one point of a card's side.
  private static final class Port {
    final LinkKind kind;
    final boolean out;
    double sum;
    int count;
    double y;

    Port(LinkKind kind, boolean out) {
      this.kind = kind;
      this.out = out;
    }

    double wish() {
      return sum / count;
    }
  }

  private List<double[]> run(List<Link> links) {
    int n = links.size();
    boolean[] drawn = new boolean[n];
    Side[] fromSide = new Side[n];
    Side[] toSide = new Side[n];
    Map<Side, Map<String, Port>> ports = new HashMap<>();
    for (int i = 0; i < n; i++) {
      Link link = links.get(i);
      Box a = boxes.get(link.from());
      Box b = boxes.get(link.to());
      if (a == null || b == null) {
        continue;
      }
      drawn[i] = true;
      boolean stacked = a.x() < b.right() && b.x() < a.right();
      boolean right = stacked ? sideOfStack(link.kind()) : b.centerX() > a.centerX();
      fromSide[i] = new Side(link.from(), right);
      toSide[i] = new Side(link.to(), stacked ? right : !right);
      add(ports, fromSide[i], link.kind(), true, b.centerY());
      add(ports, toSide[i], link.kind(), false, a.centerY());
    }
    for (Map.Entry<Side, Map<String, Port>> side : ports.entrySet()) {
      spread(boxes.get(side.getKey().element()), side.getValue().values());
    }
    List<double[]> routes = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      if (!drawn[i]) {
        routes.add(new double[0]);
        continue;
      }
      Link link = links.get(i);
      double ya = ports.get(fromSide[i]).get(link.kind() + "true").y;
      double yb = ports.get(toSide[i]).get(link.kind() + "false").y;
      routes.add(route(link, fromSide[i].right(), toSide[i].right(), ya, yb));
    }
    return routes;
  }

  private static boolean sideOfStack(LinkKind kind) {
    return switch (kind) {
      case BALANCES, FEDERATION, MEDIA, NEXT_HOP -> false;
      default -> true;
    };
  }

  private static void add(
      Map<Side, Map<String, Port>> ports, Side side, LinkKind kind, boolean out, double otherY) {
    Port port =
        ports
            .computeIfAbsent(side, _ -> new HashMap<>())
            .computeIfAbsent(kind + String.valueOf(out), _ -> new Port(kind, out));
    port.sum += otherY;
    port.count++;
  }

  private static void spread(Box box, Iterable<Port> unordered) {
    List<Port> ports = new ArrayList<>();
    unordered.forEach(ports::add);
    ports.sort(
        Comparator.comparingDouble(Port::wish)
            .thenComparing(p -> p.kind)
            .thenComparing(p -> p.out));
    double room = box.height() - 2 * CORNER;
    double gap = ports.size() == 1 ? 0 : Math.min(16, room / (ports.size() - 1));
    double top = Math.min(Card.HEADER / 2, box.height() / 2);
    double first =
        Math.max(
            box.y() + CORNER,
            Math.min(box.y() + top, box.bottom() - CORNER - gap * (ports.size() - 1)));
    for (int i = 0; i < ports.size(); i++) {
      ports.get(i).y = Math.rint(first + i * gap);
    }
  }

  private double[] route(Link link, boolean rightOfA, boolean rightOfB, double ya, double yb) {
    Box a = boxes.get(link.from());
    Box b = boxes.get(link.to());
    double xa = rightOfA ? a.right() : a.x();
    double xb = rightOfB ? b.right() : b.x();
    double offset = lane(link) * LANE;
    double channelA = xa + (rightOfA ? STUB : -STUB) + offset;
    double channelB = xb + (rightOfB ? STUB : -STUB) + offset;
    boolean stacked = rightOfA == rightOfB;
    if (stacked) {
      double channel = rightOfA ? Math.max(channelA, channelB) : Math.min(channelA, channelB);
      return new double[] {xa, ya, channel, ya, channel, yb, xb, yb};
    }
    boolean tight = rightOfA ? channelA > channelB - 2 : channelA < channelB + 2;
    if (tight) {
      double middle = Math.rint((xa + xb) / 2) + offset;
      return compact(new double[] {xa, ya, middle, ya, middle, yb, xb, yb});
    }
    // The last column before the target is the bus that links of one kind share.
    if (isFree(xa, channelB, ya, a, b) && isFreeColumn(channelB, ya, yb, a, b)) {
      return compact(new double[] {xa, ya, channelB, ya, channelB, yb, xb, yb});
    }
    if (isFree(channelA, xb, yb, a, b) && isFreeColumn(channelA, ya, yb, a, b)) {
      return compact(new double[] {xa, ya, channelA, ya, channelA, yb, xb, yb});
    }
    double lane = freeRow(channelA, channelB, ya, yb, a, b);
    return compact(
        new double[] {xa, ya, channelA, ya, channelA, lane, channelB, lane, channelB, yb, xb, yb});
  }

  /// Which of the parallel lanes beside a card a kind of link takes, so that kinds do not lie on
  /// each other.
  private static int lane(Link link) {
    return switch (link.kind()) {
      case FEDERATION, REGISTRAR -> -3;
      case TRUNK -> -2;
      case NEXT_HOP, BACK_END -> -1;
      case MIRROR -> 0;
      case MEDIA -> 1;
      case BALANCES -> 2;
      case PUBLISHES, PAIRING -> 3;
    };
  }

  private boolean isFree(double x1, double x2, double y, Box a, Box b) {
    return blocker(x1, x2, y, a, b) == null;
  }

  private Box blocker(double x1, double x2, double y, Box a, Box b) {
    Box line = Box.between(Math.min(x1, x2), y - CLEAR, Math.max(x1, x2), y + CLEAR);
    return hit(line, a, b);
  }

  private boolean isFreeColumn(double x, double y1, double y2, Box a, Box b) {
    return hit(Box.between(x - 2, Math.min(y1, y2), x + 2, Math.max(y1, y2)), a, b) == null;
  }

  private Box hit(Box line, Box a, Box b) {
    Box hit = cells.hit(line);
    return hit == null || hit.equals(a) || hit.equals(b) ? null : hit;
  }

  /// A row between the two columns that no card is in, near the ends; when there is none within
  /// reach, the row of the start.
  private double freeRow(double x1, double x2, double ya, double yb, Box a, Box b) {
    double best = Double.NaN;
    double bestCost = Double.POSITIVE_INFINITY;
    for (double start : new double[] {ya, yb, (ya + yb) / 2}) {
      for (int direction = -1; direction <= 1; direction += 2) {
        double y = start;
        for (int step = 0; step < 24; step++) {
          Box hit = blocker(x1, x2, y, a, b);
          if (hit == null) {
            double cost = Math.abs(y - ya) + Math.abs(y - yb);
            if (cost < bestCost) {
              bestCost = cost;
              best = y;
            }
            break;
          }
          y = direction < 0 ? hit.y() - ASIDE : hit.bottom() + ASIDE;
        }
      }
    }
    return Double.isNaN(best) ? ya : Math.rint(best);
  }

  /// Leaves out corners that are none.
  private static double[] compact(double[] p) {
    double[] out = new double[p.length];
    int n = 0;
    for (int i = 0; i < p.length; i += 2) {
      if (n >= 2 && out[n - 2] == p[i] && out[n - 1] == p[i + 1]) {
        continue;
      }
      if (n >= 4
          && ((out[n - 4] == out[n - 2] && out[n - 2] == p[i])
              || (out[n - 3] == out[n - 1] && out[n - 1] == p[i + 1]))) {
        n -= 2;
      }
      out[n++] = p[i];
      out[n++] = p[i + 1];
    }
    return Arrays.copyOf(out, n);
  }
}

package edgewise.layout;

import edgewise.model.Bend;
import edgewise.model.ElementId;
import edgewise.model.LineShape;
import edgewise.model.LinkKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Lines with right angles for the links of a drawing: out of one card sideways, along the free
/// column beside it, through a free row, into the other card. Links of one kind to one target share
/// their last stretch, so that many partners look like a bus and not like a comb. A line that
/// somebody shaped by hand runs through its bends.
///
/// A value: moving cards gives new routes that share all lines the movement does not reach. They
/// are the same as those of a full run, because each line remembers which part of the drawing it
/// was sought in.
public final class Routes {
  private static final double STUB = 20;
  private static final double LANE = 4;
  private static final double CLEAR = 6;
  private static final double ASIDE = 8;
  private static final double CORNER = 14;
  private static final int STEPS = 24;
  private static final int FARTHER = 8;
  private static final double AROUND = 200;
  private static final int HANDFUL = 40;
  private static final int MANY = 200;
  private static final double FAR = 1500;
  private static final double[] NOWHERE = {};
  private static final int LEFT = 0;
  private static final int RIGHT = 1;
  private static final int TOP = 2;
  private static final int BOTTOM = 3;

  private final Net net;
  private final Box[] boxes;
  private final Obstacles obstacles;
  private final List<List<Bend>> bends;
  private final byte[] sides;
  private final double[] ends;
  private final double[][] lines;
  private final Box[] sought;

  /// What stays the same while cards move: who is linked with whom. `index` numbers the elements
  /// that have a place, `from` and `to` are those numbers for each link or -1, and `touching` lists
  /// the links of each element.
  private static final class Net {
    final List<Link> links;
    final Set<ElementId> frames;
    final Map<ElementId, Integer> index;
    final boolean[] open;
    final int[] from;
    final int[] to;
    final int[][] touching;

    Net(
        List<Link> links,
        Set<ElementId> frames,
        Map<ElementId, Integer> index,
        boolean[] open,
        int[] from,
        int[] to,
        int[][] touching) {
      this.links = links;
      this.frames = frames;
      this.index = index;
      this.open = open;
      this.from = from;
      this.to = to;
      this.touching = touching;
    }
  }

  private Routes(Net net, Box[] boxes, Obstacles obstacles, List<List<Bend>> bends, Routes old) {
    this.net = net;
    this.boxes = boxes;
    this.obstacles = obstacles;
    this.bends = bends;
    int n = net.links.size();
    sides = old == null ? new byte[2 * n] : old.sides.clone();
    ends = old == null ? new double[2 * n] : old.ends.clone();
    lines = old == null ? new double[n][] : old.lines.clone();
    sought = old == null ? new Box[n] : old.sought.clone();
  }

  /// Routes all links.
  ///
  /// @param boxes places of all elements, frames included
  /// @param frames those places that lines may cross; they keep clear of all others
  /// @param shapes lines that somebody shaped by hand
  public static Routes of(
      List<Link> links, Map<ElementId, Box> boxes, Set<ElementId> frames, List<LineShape> shapes) {
    Routes routes = unrouted(links, boxes, frames, shapes);
    BitSet all = new BitSet();
    all.set(0, links.size());
    routes.run(all, new BitSet());
    return routes;
  }

  private static Routes unrouted(
      List<Link> links, Map<ElementId, Box> boxes, Set<ElementId> frames, List<LineShape> shapes) {
    Net net = net(links, boxes, frames);
    Box[] places = new Box[net.index.size()];
    Obstacles obstacles = new Obstacles();
    net.index.forEach(
        (id, i) -> {
          places[i] = boxes.get(id);
          if (!net.open[i]) {
            obstacles.add(i, places[i]);
          }
        });
    return new Routes(net, places, obstacles, bends(links, shapes), null);
  }

  private static Net net(List<Link> links, Map<ElementId, Box> boxes, Set<ElementId> frames) {
    Map<ElementId, Integer> index = HashMap.newHashMap(boxes.size());
    boxes.keySet().forEach(id -> index.put(id, index.size()));
    boolean[] open = new boolean[index.size()];
    for (ElementId frame : frames) {
      Integer i = index.get(frame);
      if (i != null) {
        open[i] = true;
      }
    }
    int n = links.size();
    int[] from = new int[n];
    int[] to = new int[n];
    int[] degree = new int[index.size()];
    for (int i = 0; i < n; i++) {
      from[i] = index.getOrDefault(links.get(i).from(), -1);
      to[i] = index.getOrDefault(links.get(i).to(), -1);
      if (from[i] >= 0 && to[i] >= 0) {
        degree[from[i]]++;
        degree[to[i]]++;
      }
    }
    int[][] touching = new int[index.size()][];
    for (int e = 0; e < touching.length; e++) {
      touching[e] = new int[degree[e]];
    }
    for (int i = n - 1; i >= 0; i--) {
      if (from[i] >= 0 && to[i] >= 0) {
        touching[from[i]][--degree[from[i]]] = i;
        touching[to[i]][--degree[to[i]]] = i;
      }
    }
    return new Net(links, frames, index, open, from, to, touching);
  }

  private static List<List<Bend>> bends(List<Link> links, List<LineShape> shapes) {
    Map<Link, List<Bend>> shaped = new HashMap<>();
    for (LineShape shape : shapes) {
      if (!shape.bends().isEmpty()) {
        shaped.put(new Link(shape.link(), shape.from(), shape.to()), shape.bends());
      }
    }
    return shaped.isEmpty()
        ? List.of()
        : links.stream().map(l -> shaped.getOrDefault(l, List.of())).toList();
  }

  /// The corner points of each link as x, y, x, y …, in the order of the links; a link whose ends
  /// are not placed has none.
  public List<double[]> lines() {
    return List.of(lines);
  }

  /// The routes after some cards moved or changed their size: the same as a full run, in time of
  /// what the movement reaches. Elements that have no place yet are left out.
  public Routes moved(Map<ElementId, Box> now) {
    return changed(now, bends);
  }

  /// The routes of another state of the drawing, the same as a full run, in time of what differs.
  public Routes updated(
      List<Link> links, Map<ElementId, Box> all, Set<ElementId> frames, List<LineShape> shapes) {
    if (!links.equals(net.links)
        || !frames.equals(net.frames)
        || !all.keySet().equals(net.index.keySet())) {
      return shifted(unrouted(links, all, frames, shapes))
          .orElseGet(() -> of(links, all, frames, shapes));
    }
    Map<ElementId, Box> moved = new HashMap<>();
    all.forEach(
        (id, box) -> {
          if (!box.equals(boxes[net.index.get(id)])) {
            moved.put(id, box);
          }
        });
    return changed(moved, bends(links, shapes));
  }

  private Routes changed(Map<ElementId, Box> now, List<List<Bend>> shaped) {
    BitSet links = new BitSet();
    BitSet elements = new BitSet();
    if (!shaped.equals(bends)) {
      for (int i = 0; i < net.links.size(); i++) {
        if (!bends(shaped, i).equals(bends(bends, i)) && isDrawn(i)) {
          links.set(i);
          elements.set(net.from[i]);
          elements.set(net.to[i]);
        }
      }
    }
    Box[] places = boxes.clone();
    Obstacles changedObstacles = new Obstacles(obstacles);
    List<Box> reached = new ArrayList<>();
    now.forEach(
        (id, box) -> {
          Integer e = net.index.get(id);
          if (e == null || box.equals(boxes[e])) {
            return;
          }
          places[e] = box;
          if (!net.open[e]) {
            changedObstacles.remove(e, boxes[e]);
            changedObstacles.add(e, box);
            reached.add(boxes[e]);
            reached.add(box);
          }
          elements.set(e);
          for (int link : net.touching[e]) {
            links.set(link);
            elements.set(net.from[link]);
            elements.set(net.to[link]);
          }
        });
    if (elements.isEmpty()) {
      return this;
    }
    Routes routes = new Routes(net, places, changedObstacles, shaped, this);
    reach(reached, links);
    routes.run(links, elements);
    return routes;
  }

  /// Fills in routes where links or elements came or went; empty when links stand in another order.
  private Optional<Routes> shifted(Routes now) {
    int[] origins = new int[now.net.links.size()];
    Map<Link, Integer> gone = HashMap.newHashMap(net.links.size());
    for (int i = 0; i < net.links.size(); i++) {
      if (gone.put(net.links.get(i), i) != null) {
        return Optional.empty();
      }
    }
    BitSet links = new BitSet();
    BitSet elements = new BitSet();
    int last = -1;
    for (int i = 0; i < origins.length; i++) {
      Integer origin = gone.remove(now.net.links.get(i));
      if (origin == null) {
        links.set(i);
        continue;
      }
      if (origin < last) {
        return Optional.empty();
      }
      last = origin;
      now.lines[i] = lines[origin];
      now.sought[i] = sought[origin];
      for (int end = 0; end < 2; end++) {
        now.sides[2 * i + end] = sides[2 * origin + end];
        now.ends[2 * i + end] = ends[2 * origin + end];
      }
      if (isDrawn(origin) != now.isDrawn(i) || !bends(bends, origin).equals(bends(now.bends, i))) {
        links.set(i);
      }
    }
    for (Link link : gone.keySet()) {
      now.mark(link.from(), elements);
      now.mark(link.to(), elements);
    }
    List<Box> reached = new ArrayList<>();
    now.net.index.forEach(
        (id, e) -> {
          Integer old = net.index.get(id);
          if (old != null && net.open[old] == now.net.open[e] && boxes[old].equals(now.boxes[e])) {
            return;
          }
          if (old != null && !net.open[old]) {
            reached.add(boxes[old]);
          }
          if (!now.net.open[e]) {
            reached.add(now.boxes[e]);
          }
          elements.set(e);
          for (int link : now.net.touching[e]) {
            links.set(link);
          }
        });
    net.index.forEach(
        (id, e) -> {
          if (!net.open[e] && !now.net.index.containsKey(id)) {
            reached.add(boxes[e]);
          }
        });
    for (int i = links.nextSetBit(0); i >= 0; i = links.nextSetBit(i + 1)) {
      now.mark(now.net.links.get(i).from(), elements);
      now.mark(now.net.links.get(i).to(), elements);
    }
    now.reach(reached, links);
    if (!links.isEmpty() || !elements.isEmpty()) {
      now.run(links, elements);
    }
    return Optional.of(now);
  }

  private void mark(ElementId id, BitSet elements) {
    Integer e = net.index.get(id);
    if (e != null) {
      elements.set(e);
    }
  }

  /// Adds the links that were sought where a card was or is now.
  private void reach(List<Box> reached, BitSet links) {
    if (reached.isEmpty()) {
      return;
    }
    Box around = reached.stream().reduce(Box::union).orElseThrow();
    for (int i = 0; i < sought.length; i++) {
      Box area = sought[i];
      if (area != null && area.overlaps(around) && !links.get(i)) {
        for (Box box : reached) {
          if (area.overlaps(box)) {
            links.set(i);
            break;
          }
        }
      }
    }
  }

  private boolean isDrawn(int link) {
    return net.from[link] >= 0 && net.to[link] >= 0;
  }

  private static List<Bend> bends(List<List<Bend>> shaped, int link) {
    return shaped.isEmpty() ? List.of() : shaped.get(link);
  }

  /// Routes some links; before that, spreads the line ends along the sides of some elements, or of
  /// all when there are no old ones. A line whose end moves by that is routed too.
  private void run(BitSet links, BitSet elements) {
    for (int i = links.nextSetBit(0); i >= 0; i = links.nextSetBit(i + 1)) {
      if (isDrawn(i)) {
        sides(i);
      }
    }
    if (elements.isEmpty()) {
      elements.set(0, boxes.length);
    }
    BitSet stale = (BitSet) links.clone();
    for (int e = elements.nextSetBit(0); e >= 0; e = elements.nextSetBit(e + 1)) {
      spread(e, stale);
    }
    Search search = new Search(stale.cardinality() > MANY);
    for (int i = stale.nextSetBit(0); i >= 0; i = stale.nextSetBit(i + 1)) {
      lines[i] = isDrawn(i) ? search.route(i) : NOWHERE;
      sought[i] = isDrawn(i) ? search.area() : null;
    }
  }

  private void sides(int link) {
    Box a = boxes[net.from[link]];
    Box b = boxes[net.to[link]];
    List<Bend> shaped = bends(bends, link);
    if (shaped.isEmpty()) {
      boolean stacked = isStacked(a, b);
      boolean right = stacked ? sideOfStack(net.links.get(link).kind()) : b.centerX() > a.centerX();
      sides[2 * link] = (byte) (right ? RIGHT : LEFT);
      sides[2 * link + 1] = (byte) (stacked == right ? RIGHT : LEFT);
    } else {
      sides[2 * link] = side(a, shaped.getFirst());
      sides[2 * link + 1] = side(b, shaped.getLast());
    }
  }

  private static boolean isStacked(Box a, Box b) {
    return a.x() < b.right() && b.x() < a.right();
  }

  /// The side of a card that faces a bend.
  private static byte side(Box box, Bend bend) {
    if (bend.x() >= box.right()) {
      return RIGHT;
    }
    if (bend.x() <= box.x()) {
      return LEFT;
    }
    return (byte) (bend.y() < box.centerY() ? TOP : BOTTOM);
  }

  private static boolean sideOfStack(LinkKind kind) {
    return switch (kind) {
      case BALANCES, FEDERATION, MEDIA, NEXT_HOP -> false;
      default -> true;
    };
  }

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

  /// Where the port for the lines of a kind is kept while the ends of one card are spread.
  // The number is never stored, and an array is much faster here than a map.
  @SuppressWarnings("EnumOrdinal")
  private static int slot(LinkKind kind, boolean out) {
    return 2 * kind.ordinal() + (out ? 1 : 0);
  }

  /// Spreads the line ends along the left and right side of a card.
  private void spread(int element, BitSet stale) {
    int[] touching = net.touching[element];
    if (touching.length == 0) {
      return;
    }
    Port[][] ports = new Port[2][2 * LinkKind.values().length];
    for (int link : touching) {
      boolean out = net.from[link] == element;
      int side = sides[out ? 2 * link : 2 * link + 1];
      if (side > RIGHT) {
        continue;
      }
      LinkKind kind = net.links.get(link).kind();
      int at = slot(kind, out);
      Port port = ports[side][at];
      if (port == null) {
        port = new Port(kind, out);
        ports[side][at] = port;
      }
      List<Bend> shaped = bends(bends, link);
      port.sum +=
          shaped.isEmpty()
              ? boxes[out ? net.to[link] : net.from[link]].centerY()
              : (out ? shaped.getFirst() : shaped.getLast()).y();
      port.count++;
    }
    spread(boxes[element], ports[LEFT]);
    spread(boxes[element], ports[RIGHT]);
    for (int link : touching) {
      boolean out = net.from[link] == element;
      int end = out ? 2 * link : 2 * link + 1;
      if (sides[end] <= RIGHT) {
        double y = ports[sides[end]][slot(net.links.get(link).kind(), out)].y;
        if (y != ends[end]) {
          ends[end] = y;
          stale.set(link);
        }
      }
    }
  }

  private static void spread(Box box, Port[] sparse) {
    List<Port> ports = new ArrayList<>();
    for (Port port : sparse) {
      if (port != null) {
        ports.add(port);
      }
    }
    if (ports.isEmpty()) {
      return;
    }
    ports.sort(
        Comparator.comparingDouble(Port::wish)
            .thenComparing(p -> p.kind)
            .thenComparing(p -> p.out));
    double room = box.height() - 2 * CORNER;
    double gap = ports.size() == 1 ? 0 : Math.min(16, room / (ports.size() - 1));
    double first =
        Math.max(
            box.y() + CORNER,
            Math.min(box.y() + middle(box), box.bottom() - CORNER - gap * (ports.size() - 1)));
    for (int i = 0; i < ports.size(); i++) {
      ports.get(i).y = Math.rint(first + i * gap);
    }
  }

  /// Where a line leaves a card that has no other: at the middle of its header.
  private static double middle(Box box) {
    return Math.min(Card.HEADER / 2, box.height() / 2);
  }

  /// A line between two cards that looks at nothing else, for cards that are being moved.
  public static double[] preview(Box a, Box b, LinkKind kind) {
    boolean stacked = isStacked(a, b);
    boolean right = stacked ? sideOfStack(kind) : b.centerX() > a.centerX();
    double ya = Math.rint(a.y() + middle(a));
    double yb = Math.rint(b.y() + middle(b));
    double xa = right ? a.right() : a.x();
    double xb = right == stacked ? b.right() : b.x();
    double offset = lane(kind) * LANE;
    double channelB = xb + (right == stacked ? STUB : -STUB) + offset;
    double channelA = xa + (right ? STUB : -STUB) + offset;
    double channel = channelB;
    if (stacked) {
      channel = right ? Math.max(channelA, channelB) : Math.min(channelA, channelB);
    } else if (isTight(right, channelA, channelB)) {
      channel = between(xa, xb, offset);
    }
    return compact(new double[] {xa, ya, channel, ya, channel, yb, xb, yb});
  }

  /// A column in a narrow gap between two cards.
  private static double between(double xa, double xb, double offset) {
    double middle = Math.rint((xa + xb) / 2) + offset;
    return Math.min(xa, xb) < middle && middle < Math.max(xa, xb) ? middle : (xa + xb) / 2;
  }

  private static boolean isTight(boolean right, double channelA, double channelB) {
    return right ? channelA > channelB - 2 : channelA < channelB + 2;
  }

  /// Which of the parallel lanes beside a card a kind of link takes, so that kinds do not lie on
  /// each other.
  private static int lane(LinkKind kind) {
    return switch (kind) {
      case FEDERATION, REGISTRAR -> -3;
      case TRUNK -> -2;
      case NEXT_HOP, BACK_END -> -1;
      case MIRROR -> 0;
      case MEDIA -> 1;
      case BALANCES -> 2;
      case PUBLISHES, PAIRING -> 3;
    };
  }

  /// Seeks the way of one line and remembers where it looked.
  private final class Search {
    private final Optional<Rows> rows;
    private int a;
    private int b;
    private double left;
    private double top;
    private double right;
    private double bottom;

    Search(boolean many) {
      rows = many ? Optional.of(new Rows(boxes, net.open)) : Optional.empty();
    }

    Box area() {
      return left > right ? null : Box.between(left - 1, top - 1, right + 1, bottom + 1);
    }

    double[] route(int link) {
      left = Double.POSITIVE_INFINITY;
      top = Double.POSITIVE_INFINITY;
      right = Double.NEGATIVE_INFINITY;
      bottom = Double.NEGATIVE_INFINITY;
      a = net.from[link];
      b = net.to[link];
      List<Bend> shaped = bends(bends, link);
      if (!shaped.isEmpty()) {
        return compact(through(link, shaped));
      }
      boolean rightOfA = sides[2 * link] == RIGHT;
      boolean rightOfB = sides[2 * link + 1] == RIGHT;
      double xa = rightOfA ? boxes[a].right() : boxes[a].x();
      double xb = rightOfB ? boxes[b].right() : boxes[b].x();
      double ya = ends[2 * link];
      double yb = ends[2 * link + 1];
      double offset = lane(net.links.get(link).kind()) * LANE;
      double channelA = xa + (rightOfA ? STUB : -STUB) + offset;
      double channelB = xb + (rightOfB ? STUB : -STUB) + offset;
      double[] found =
          rightOfA == rightOfB
              ? beside(xa, ya, xb, yb, rightOfA, channelA, channelB)
              : across(xa, ya, xb, yb, rightOfA, channelA, channelB, offset);
      return compact(found);
    }

    /// From the card through the bends to the other card; where two points are not in line, across
    /// first and then up or down.
    private double[] through(int link, List<Bend> shaped) {
      double[] p = new double[4 * shaped.size() + 8];
      int n = end(p, 0, link, true, shaped.getFirst());
      for (int i = 0; i < shaped.size(); i++) {
        Bend bend = shaped.get(i);
        if (n > 0 && p[n - 2] != bend.x() && p[n - 1] != bend.y()) {
          boolean upright = i == 0 && sides[2 * link] > RIGHT;
          p[n] = upright ? p[n - 2] : bend.x();
          p[n + 1] = upright ? bend.y() : p[n - 1];
          n += 2;
        }
        p[n++] = bend.x();
        p[n++] = bend.y();
      }
      double[] last = new double[2];
      end(last, 0, link, false, shaped.getLast());
      if (p[n - 2] != last[0] && p[n - 1] != last[1]) {
        boolean upright = sides[2 * link + 1] > RIGHT;
        p[n] = upright ? last[0] : p[n - 2];
        p[n + 1] = upright ? p[n - 1] : last[1];
        n += 2;
      }
      p[n++] = last[0];
      p[n++] = last[1];
      return Arrays.copyOf(p, n);
    }

    private int end(double[] p, int n, int link, boolean first, Bend bend) {
      int end = first ? 2 * link : 2 * link + 1;
      Box box = boxes[first ? a : b];
      switch (sides[end]) {
        case LEFT, RIGHT -> {
          p[n] = sides[end] == LEFT ? box.x() : box.right();
          p[n + 1] = ends[end];
        }
        default -> {
          p[n] = bend.x();
          p[n + 1] = sides[end] == TOP ? box.y() : box.bottom();
        }
      }
      return n + 2;
    }

    /// Both ends on the same side: along a column beside both cards.
    private double[] beside(
        double xa,
        double ya,
        double xb,
        double yb,
        boolean toRight,
        double channelA,
        double channelB) {
      double first = toRight ? Math.max(channelA, channelB) : Math.min(channelA, channelB);
      double channel = first;
      for (int step = 0; step < FARTHER; step++) {
        Box hit = columnHit(channel, ya, yb);
        if (hit == null) {
          if (isFree(xa, channel, ya) && isFree(xb, channel, yb)) {
            return new double[] {xa, ya, channel, ya, channel, yb, xb, yb};
          }
          break;
        }
        channel = toRight ? hit.right() + ASIDE : hit.x() - ASIDE;
      }
      double[] around = around(xa, ya, channelA, xb, yb, channelB);
      return around != null ? around : new double[] {xa, ya, first, ya, first, yb, xb, yb};
    }

    /// From one card to one beside it.
    private double[] across(
        double xa,
        double ya,
        double xb,
        double yb,
        boolean toRight,
        double channelA,
        double channelB,
        double offset) {
      if (isTight(toRight, channelA, channelB)) {
        double middle = between(xa, xb, offset);
        double[] between = {xa, ya, middle, ya, middle, yb, xb, yb};
        double[] around =
            columnHit(middle, ya, yb) == null ? null : around(xa, ya, channelA, xb, yb, channelB);
        return around != null ? around : between;
      }
      // The last column before the target is the bus that links of one kind share.
      if (isFree(xa, channelB, ya) && columnHit(channelB, ya, yb) == null) {
        return new double[] {xa, ya, channelB, ya, channelB, yb, xb, yb};
      }
      if (isFree(channelA, xb, yb) && columnHit(channelA, ya, yb) == null) {
        return new double[] {xa, ya, channelA, ya, channelA, yb, xb, yb};
      }
      double lane = freeRow(channelA, channelB, ya, yb);
      double[] simple = {
        xa, ya, channelA, ya, channelA, lane, channelB, lane, channelB, yb, xb, yb
      };
      if (columnHit(channelA, ya, lane) == null
          && columnHit(channelB, lane, yb) == null
          && isFree(channelA, channelB, lane)) {
        return simple;
      }
      double[] around = around(xa, ya, channelA, xb, yb, channelB);
      return around != null ? around : simple;
    }

    /// The shortest way around the cards in the neighbourhood; null when there are too many.
    private double[] around(
        double xa, double ya, double channelA, double xb, double yb, double channelB) {
      Box area = boxes[a].union(boxes[b]).grown(AROUND);
      look(area.x(), area.y(), area.right(), area.bottom());
      List<Box> cards = obstacles.all(boxes, area, HANDFUL);
      double[] way = cards == null ? null : Detour.find(cards, area, channelA, ya, channelB, yb);
      if (way == null) {
        return null;
      }
      double[] line = new double[way.length + 4];
      line[0] = xa;
      line[1] = ya;
      System.arraycopy(way, 0, line, 2, way.length);
      line[way.length + 2] = xb;
      line[way.length + 3] = yb;
      return line;
    }

    private boolean isFree(double x1, double x2, double y) {
      return rowHit(x1, x2, y) == null;
    }

    private Box rowHit(double x1, double x2, double y) {
      return hit(Math.min(x1, x2), y - CLEAR, Math.max(x1, x2), y + CLEAR);
    }

    private Box columnHit(double x, double y1, double y2) {
      return hit(x - 2, Math.min(y1, y2), x + 2, Math.max(y1, y2));
    }

    private Box hit(double x1, double y1, double x2, double y2) {
      look(x1, y1, x2, y2);
      return rows.isEmpty() || x2 - x1 < FAR
          ? obstacles.hit(boxes, x1, y1, x2, y2, a, b)
          : rows.get().hit(x1, y1, x2, y2, a, b);
    }

    private void look(double x1, double y1, double x2, double y2) {
      left = Math.min(left, x1);
      top = Math.min(top, y1);
      right = Math.max(right, x2);
      bottom = Math.max(bottom, y2);
    }

    /// A row between the two columns that no card is in, near the ends; when there is none within
    /// reach, the row of the start.
    private double freeRow(double x1, double x2, double ya, double yb) {
      double best = Double.NaN;
      double bestCost = Double.POSITIVE_INFINITY;
      for (double start : new double[] {ya, yb, (ya + yb) / 2}) {
        for (int direction = -1; direction <= 1; direction += 2) {
          double y = start;
          for (int step = 0; step < STEPS && leastFrom(y, direction, ya, yb) < bestCost; step++) {
            Box hit = rowHit(x1, x2, y);
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

    /// The least that any row costs from one on, upwards or downwards.
    private static double leastFrom(double y, int direction, double ya, double yb) {
      double away = direction < 0 ? Math.min(ya, yb) - y : y - Math.max(ya, yb);
      return Math.abs(ya - yb) + 2 * Math.max(0, away);
    }
  }

  /// Leaves out corners that are none.
  private static double[] compact(double[] p) {
    double[] out = new double[p.length];
    int n = 0;
    for (int i = 0; i < p.length; i += 2) {
      while (n >= 4
          && ((out[n - 4] == out[n - 2] && out[n - 2] == p[i])
              || (out[n - 3] == out[n - 1] && out[n - 1] == p[i + 1]))) {
        n -= 2;
      }
      if (n < 2 || out[n - 2] != p[i] || out[n - 1] != p[i + 1]) {
        out[n++] = p[i];
        out[n++] = p[i + 1];
      }
    }
    return Arrays.copyOf(out, n);
  }
}

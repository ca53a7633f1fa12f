package edgewise.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/// One of Edgewise's own icons, read from its SVG: a 24 × 24 drawing of stroked lines and at most
/// one solid shape. The files keep to the few path commands named in the icons' README, so nothing
/// more is understood here.
public final class Icon {
  private static final double SIZE = 24;
  private static final double STROKE = 1.75;
  private static final int CURVE = 8;
  private static final Pattern PATH = Pattern.compile("<path fill=\"(\\w+)\" d=\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("[MLHVCQAZ]|-?[0-9.]+");
  private static final Map<String, Icon> LOADED = new ConcurrentHashMap<>();

  private final List<Line> lines;

  private Icon(List<Line> lines) {
    this.lines = lines;
  }

  /// One path: the commands M, L, C, Q and Z with absolute coordinates; arcs are curves already.
  private static final class Line {
    final boolean solid;
    final String source;
    final byte[] commands;
    final double[] points;

    Line(boolean solid, String source, byte[] commands, double[] points) {
      this.solid = solid;
      this.source = source;
      this.commands = commands;
      this.points = points;
    }

    /// Its curves as straight edges x, y, x, y one after the other.
    double[] flat(double k) {
      double[] out = new double[4 * CURVE * commands.length];
      int n = 0;
      int i = 0;
      double x = 0;
      double y = 0;
      double startX = 0;
      double startY = 0;
      for (byte command : commands) {
        int steps = command == 'C' || command == 'Q' ? CURVE : 1;
        int controls =
            switch (command) {
              case 'C' -> 6;
              case 'Q' -> 4;
              case 'Z' -> 0;
              default -> 2;
            };
        double endX = controls == 0 ? startX : points[i + controls - 2] * k;
        double endY = controls == 0 ? startY : points[i + controls - 1] * k;
        if (command == 'M') {
          startX = endX;
          startY = endY;
        } else {
          double fromX = x;
          double fromY = y;
          for (int step = 1; step <= steps; step++) {
            double t = (double) step / steps;
            double toX = step == steps ? endX : bezier(controls, i, fromX, t, k);
            double toY = step == steps ? endY : bezier(controls, i + 1, fromY, t, k);
            out[n++] = x;
            out[n++] = y;
            out[n++] = toX;
            out[n++] = toY;
            x = toX;
            y = toY;
          }
        }
        x = endX;
        y = endY;
        i += controls;
      }
      return Arrays.copyOf(out, n);
    }

    private double bezier(int controls, int i, double from, double t, double k) {
      double u = 1 - t;
      return controls == 4
          ? u * u * from + 2 * u * t * points[i] * k + t * t * points[i + 2] * k
          : u * u * u * from
              + 3 * u * u * t * points[i] * k
              + 3 * u * t * t * points[i + 2] * k
              + t * t * t * points[i + 4] * k;
    }
  }

  /// The icon of an element kind.
  public static Icon ofKind(String kind) {
    return LOADED.computeIfAbsent(kind, Icon::load);
  }

  /// The icon of a command.
  public static Icon ofAction(String name) {
    return LOADED.computeIfAbsent("action/" + name, Icon::load);
  }

  /// True when there is an icon with this name, such as `edge-pool` or `action/open`.
  public static boolean exists(String name) {
    return Icon.class.getResource("/edgewise/icons/" + name + ".svg") != null;
  }

  private static Icon load(String name) {
    try (InputStream in = Icon.class.getResourceAsStream("/edgewise/icons/" + name + ".svg")) {
      if (in == null) {
        return new Icon(List.of());
      }
      Matcher path = PATH.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      List<Line> lines = new ArrayList<>();
      while (path.find()) {
        lines.add(parse(!path.group(1).equals("none"), path.group(2)));
      }
      return new Icon(List.copyOf(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The icon as a node whose colours come from the style sheet.
  public Node node(double size) {
    Group group = new Group();
    group.getChildren().add(new Rectangle(SIZE, SIZE, Color.TRANSPARENT));
    for (Line line : lines) {
      SVGPath path = new SVGPath();
      path.setContent(line.source);
      path.setStrokeWidth(STROKE);
      path.setStrokeLineCap(StrokeLineCap.ROUND);
      path.setStrokeLineJoin(StrokeLineJoin.ROUND);
      path.getStyleClass().add(line.solid ? "icon-solid" : "icon-line");
      group.getChildren().add(path);
    }
    group.getTransforms().add(new Scale(size / SIZE, size / SIZE));
    StackPane pane = new StackPane(new Group(group));
    pane.getStyleClass().add("icon");
    pane.setMinSize(size, size);
    pane.setPrefSize(size, size);
    pane.setMaxSize(size, size);
    pane.setMouseTransparent(true);
    return pane;
  }

  /// Draws the icon on a canvas in one colour.
  ///
  /// @param size edge length in pixels of the canvas
  public void draw(GraphicsContext g, double x, double y, double size, Color color) {
    double k = size / SIZE;
    g.setStroke(color);
    g.setFill(color);
    g.setLineWidth(Math.max(1, STROKE * k));
    g.setLineCap(StrokeLineCap.ROUND);
    g.setLineJoin(StrokeLineJoin.ROUND);
    for (Line line : lines) {
      double[] p = line.points;
      int i = 0;
      g.beginPath();
      for (byte command : line.commands) {
        switch (command) {
          case 'M' -> g.moveTo(x + p[i++] * k, y + p[i++] * k);
          case 'L' -> g.lineTo(x + p[i++] * k, y + p[i++] * k);
          case 'C' ->
              g.bezierCurveTo(
                  x + p[i++] * k,
                  y + p[i++] * k,
                  x + p[i++] * k,
                  y + p[i++] * k,
                  x + p[i++] * k,
                  y + p[i++] * k);
          case 'Q' ->
              g.quadraticCurveTo(x + p[i++] * k, y + p[i++] * k, x + p[i++] * k, y + p[i++] * k);
          default -> g.closePath();
        }
      }
      if (line.solid) {
        g.fill();
      }
      g.stroke();
    }
  }

  /// How much of each pixel the icon covers, row by row, 0 to 1.
  ///
  /// @param size edge length in pixels
  public float[] coverage(int size) {
    float[] cover = new float[size * size];
    double k = size / SIZE;
    double half = Math.max(1, STROKE * k) / 2;
    for (Line line : lines) {
      double[] edges = line.flat(k);
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          double covered = Math.clamp(half + 0.5 - distance(edges, x + 0.5, y + 0.5), 0, 1);
          if (line.solid && covered < 1 && isInside(edges, x + 0.5, y + 0.5)) {
            covered = 1;
          }
          cover[y * size + x] = Math.max(cover[y * size + x], (float) covered);
        }
      }
    }
    return cover;
  }

  private static double distance(double[] edges, double x, double y) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < edges.length; i += 4) {
      double dx = edges[i + 2] - edges[i];
      double dy = edges[i + 3] - edges[i + 1];
      double length = dx * dx + dy * dy;
      double t =
          length == 0
              ? 0
              : Math.clamp(((x - edges[i]) * dx + (y - edges[i + 1]) * dy) / length, 0, 1);
      nearest = Math.min(nearest, Math.hypot(edges[i] + t * dx - x, edges[i + 1] + t * dy - y));
    }
    return nearest;
  }

  private static boolean isInside(double[] edges, double x, double y) {
    boolean inside = false;
    for (int i = 0; i < edges.length; i += 4) {
      double y1 = edges[i + 1];
      double y2 = edges[i + 3];
      if (y1 > y != y2 > y && x < edges[i] + (edges[i + 2] - edges[i]) * (y - y1) / (y2 - y1)) {
        inside = !inside;
      }
    }
    return inside;
  }

  private static Line parse(boolean solid, String source) {
    return new Parser(source).run(solid);
  }

  /// Reads path data into absolute lines and curves.
  private static final class Parser {
    private final String source;
    private final List<String> tokens = new ArrayList<>();
    private int at;
    private byte[] commands = new byte[16];
    private int commandCount;
    private double[] points = new double[32];
    private int pointCount;
    private double x;
    private double y;
    private double startX;
    private double startY;

    Parser(String source) {
      this.source = source;
      Matcher token = TOKEN.matcher(source);
      while (token.find()) {
        tokens.add(token.group());
      }
    }

    Line run(boolean solid) {
      char command = 'M';
      while (at < tokens.size()) {
        char first = tokens.get(at).charAt(0);
        if (Character.isLetter(first)) {
          command = first;
          at++;
        }
        step(command);
        if (command == 'M') {
          command = 'L';
        }
      }
      return new Line(
          solid, source, Arrays.copyOf(commands, commandCount), Arrays.copyOf(points, pointCount));
    }

    private double next() {
      return Double.parseDouble(tokens.get(at++));
    }

    private void step(char command) {
      switch (command) {
        case 'M' -> {
          startX = next();
          startY = next();
          add('M', startX, startY);
        }
        case 'L' -> add('L', next(), next());
        case 'H' -> add('L', next(), y);
        case 'V' -> add('L', x, next());
        case 'C' -> add('C', next(), next(), next(), next(), next(), next());
        case 'Q' -> add('Q', next(), next(), next(), next());
        case 'A' -> arc(next(), next(), next(), next() != 0, next() != 0, next(), next());
        default -> {
          add('Z');
          x = startX;
          y = startY;
        }
      }
    }

    private void add(char command, double... values) {
      if (commandCount == commands.length) {
        commands = Arrays.copyOf(commands, commandCount * 2);
      }
      commands[commandCount++] = (byte) command;
      if (pointCount + values.length > points.length) {
        points = Arrays.copyOf(points, points.length * 2);
      }
      System.arraycopy(values, 0, points, pointCount, values.length);
      pointCount += values.length;
      if (values.length > 0) {
        x = values[values.length - 2];
        y = values[values.length - 1];
      }
    }

    /// An elliptical arc as cubic curves of at most a quarter turn (SVG 1.1, appendix F.6).
    private void arc(
        double rx0,
        double ry0,
        double rotation,
        boolean large,
        boolean sweep,
        double toX,
        double toY) {
      double phi = Math.toRadians(rotation);
      double cos = Math.cos(phi);
      double sin = Math.sin(phi);
      double dx = (x - toX) / 2;
      double dy = (y - toY) / 2;
      double px = cos * dx + sin * dy;
      double py = -sin * dx + cos * dy;
      double grow = Math.max(1, Math.sqrt(px * px / (rx0 * rx0) + py * py / (ry0 * ry0)));
      double rx = rx0 * grow;
      double ry = ry0 * grow;
      double under =
          (rx * rx * ry * ry - rx * rx * py * py - ry * ry * px * px)
              / (rx * rx * py * py + ry * ry * px * px);
      double factor = (large == sweep ? -1 : 1) * Math.sqrt(Math.max(0, under));
      double qx = factor * rx * py / ry;
      double qy = -factor * ry * px / rx;
      double cx = cos * qx - sin * qy + (x + toX) / 2;
      double cy = sin * qx + cos * qy + (y + toY) / 2;
      double from = Math.atan2((py - qy) / ry, (px - qx) / rx);
      double turn = Math.atan2((-py - qy) / ry, (-px - qx) / rx) - from;
      if (sweep && turn < 0) {
        turn += 2 * Math.PI;
      } else if (!sweep && turn > 0) {
        turn -= 2 * Math.PI;
      }
      int parts = (int) Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9);
      double part = turn / parts;
      double handle = 4.0 / 3 * Math.tan(part / 4);
      for (int i = 0; i < parts; i++) {
        double a = from + i * part;
        double b = a + part;
        double x1 = rx * (Math.cos(a) - handle * Math.sin(a));
        double y1 = ry * (Math.sin(a) + handle * Math.cos(a));
        double x2 = rx * (Math.cos(b) + handle * Math.sin(b));
        double y2 = ry * (Math.sin(b) - handle * Math.cos(b));
        double x3 = rx * Math.cos(b);
        double y3 = ry * Math.sin(b);
        add(
            'C',
            cx + cos * x1 - sin * y1,
            cy + sin * x1 + cos * y1,
            cx + cos * x2 - sin * y2,
            cy + sin * x2 + cos * y2,
            cx + cos * x3 - sin * y3,
            cy + sin * x3 + cos * y3);
      }
    }
  }
}

package edgewise.export;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the data of SVG paths.
final class Curves {
  private static final Pattern TOKEN = Pattern.compile("[MLHVCQAZ]|-?[0-9.]+");

  private Curves() {}

  /// The outline of a path with the absolute commands `M L H V C Q A Z`.
  static Path2D.Double of(String data) {
    Path2D.Double path = new Path2D.Double();
    Matcher token = TOKEN.matcher(data);
    char command = 'M';
    double x = 0;
    double y = 0;
    boolean pending = token.find();
    while (pending) {
      String word = token.group();
      if (Character.isLetter(word.charAt(0))) {
        command = word.charAt(0);
        pending = token.find();
        if (command == 'Z') {
          path.closePath();
          continue;
        }
      }
      double[] n = new double[count(command)];
      for (int i = 0; i < n.length && pending; i++) {
        n[i] = Double.parseDouble(token.group());
        pending = token.find();
      }
      switch (command) {
        case 'M' -> {
          path.moveTo(n[0], n[1]);
          command = 'L';
        }
        case 'L' -> path.lineTo(n[0], n[1]);
        case 'H' -> path.lineTo(n[0], y);
        case 'V' -> path.lineTo(x, n[0]);
        case 'C' -> path.curveTo(n[0], n[1], n[2], n[3], n[4], n[5]);
        case 'Q' -> path.quadTo(n[0], n[1], n[2], n[3]);
        default -> arc(path, x, y, n);
      }
      var end = path.getCurrentPoint();
      x = end.getX();
      y = end.getY();
    }
    return path;
  }

  private static int count(char command) {
    return switch (command) {
      case 'H', 'V' -> 1;
      case 'Q' -> 4;
      case 'C' -> 6;
      case 'A' -> 7;
      default -> 2;
    };
  }

  /// An arc as SVG 1.1, appendix F.6, defines it.
  private static void arc(Path2D path, double x1, double y1, double[] n) {
    double rx = Math.abs(n[0]);
    double ry = Math.abs(n[1]);
    double x2 = n[5];
    double y2 = n[6];
    if (rx == 0 || ry == 0) {
      path.lineTo(x2, y2);
      return;
    }
    double turn = Math.toRadians(n[2] % 360);
    double cos = Math.cos(turn);
    double sin = Math.sin(turn);
    double dx = (x1 - x2) / 2;
    double dy = (y1 - y2) / 2;
    double px = cos * dx + sin * dy;
    double py = -sin * dx + cos * dy;
    double large = px * px / (rx * rx) + py * py / (ry * ry);
    if (large > 1) {
      rx *= Math.sqrt(large);
      ry *= Math.sqrt(large);
    }
    double a = rx * rx * ry * ry - rx * rx * py * py - ry * ry * px * px;
    double b = rx * rx * py * py + ry * ry * px * px;
    double k = (n[3] == n[4] ? -1 : 1) * Math.sqrt(Math.max(0, b == 0 ? 0 : a / b));
    double cxp = k * rx * py / ry;
    double cyp = -k * ry * px / rx;
    double cx = cos * cxp - sin * cyp + (x1 + x2) / 2;
    double cy = sin * cxp + cos * cyp + (y1 + y2) / 2;
    double from = Math.toDegrees(Math.atan2((py - cyp) / ry, (px - cxp) / rx));
    double to = Math.toDegrees(Math.atan2((-py - cyp) / ry, (-px - cxp) / rx));
    double sweep = (to - from) % 360;
    if (n[4] == 0 && sweep > 0) {
      sweep -= 360;
    } else if (n[4] != 0 && sweep < 0) {
      sweep += 360;
    }
    Arc2D.Double arc =
        new Arc2D.Double(cx - rx, cy - ry, 2 * rx, 2 * ry, -from, -sweep, Arc2D.OPEN);
    path.append(AffineTransform.getRotateInstance(turn, cx, cy).createTransformedShape(arc), true);
  }
}

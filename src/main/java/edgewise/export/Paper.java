package edgewise.export;

/// Sizes of paper, upright.
public enum Paper {
  /// 210 × 297 mm.
  A4(210, 297),
  /// 297 × 420 mm.
  A3(297, 420),
  /// 420 × 594 mm.
  A2(420, 594),
  /// 594 × 841 mm.
  A1(594, 841),
  /// 841 × 1189 mm.
  A0(841, 1189),
  /// 8½ × 11 inches.
  LETTER(215.9, 279.4),
  /// 8½ × 14 inches.
  LEGAL(215.9, 355.6),
  /// 11 × 17 inches.
  TABLOID(279.4, 431.8);

  private final double width;
  private final double height;

  Paper(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /// The shorter side in millimetres.
  public double width() {
    return width;
  }

  /// The longer side in millimetres.
  public double height() {
    return height;
  }
}

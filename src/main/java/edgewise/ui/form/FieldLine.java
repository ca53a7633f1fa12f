package edgewise.ui.form;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// A label and what belongs to it: side by side with the labels of a form in one column; wide
/// bodies stand below their label while the form is narrow.
class FieldLine extends Region {
  /// From this width on everything stands side by side.
  private static final double ROOMY = 330;

  private static final double SHARE = 0.42;
  private static final double MOST = 150;
  private static final double GAP = 8;
  private static final double BELOW = 3;
  private static final double HEAD = 5;

  private Node label;
  private Node body;
  private boolean wide;
  private double knownWidth = Double.NaN;
  private double knownHeight;

  /// @param wide whether the body wants the whole width of a narrow form
  final void arrange(Node label, Node body, boolean wide) {
    this.label = label;
    this.body = body;
    this.wide = wide;
    getChildren().setAll(label, body);
  }

  @Override
  public final Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private boolean isBelow(double width) {
    return wide && width < ROOMY;
  }

  private static double labelWidth(double width) {
    return Math.min(MOST, Math.floor(width * SHARE));
  }

  /// Whatever stands in it asks for a layout when it changes.
  @Override
  public void requestLayout() {
    knownWidth = Double.NaN;
    super.requestLayout();
  }

  /// Asked for several times in every layout of a form, and words take long to measure.
  @Override
  protected final double computePrefHeight(double given) {
    double width = given < 0 ? ROOMY : given;
    if (width != knownWidth) {
      knownHeight = height(width);
      knownWidth = width;
    }
    return knownHeight;
  }

  private double height(double width) {
    if (isBelow(width)) {
      return snapSizeY(label.prefHeight(width)) + BELOW + snapSizeY(body.prefHeight(width));
    }
    double left = labelWidth(width);
    return Math.max(
        snapSizeY(label.prefHeight(left)) + HEAD, snapSizeY(body.prefHeight(width - left - GAP)));
  }

  @Override
  protected final double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected final double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected final double computePrefWidth(double height) {
    return ROOMY;
  }

  @Override
  protected final void layoutChildren() {
    double width = getWidth();
    if (isBelow(width)) {
      double top = snapSizeY(label.prefHeight(width));
      label.resizeRelocate(0, 0, width, top);
      body.resizeRelocate(0, top + BELOW, width, Math.max(0, getHeight() - top - BELOW));
      return;
    }
    double left = labelWidth(width);
    double x = snapPositionX(left + GAP);
    double high = snapSizeY(label.prefHeight(left));
    label.resizeRelocate(0, HEAD, left, high);
    body.resizeRelocate(x, 0, Math.max(0, width - x), getHeight());
  }
}

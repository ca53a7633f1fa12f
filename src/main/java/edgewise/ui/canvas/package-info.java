/// The drawing: one Canvas that is painted anew from a spatial index, with less detail the smaller
/// it is shown.
///
/// Why no node per element: with 5,000 elements a scene graph misses its frame fifteen times over
/// on a machine without a graphics card, and even a virtualised one three times, because at "fit
/// all" everything is visible.
package edgewise.ui.canvas;

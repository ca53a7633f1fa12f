/// Gestures on the drawing. A gesture is a small state that answers each input with the next state;
/// the drawing surface is handed in, so states can be tried without a window.
package edgewise.ui.tool;

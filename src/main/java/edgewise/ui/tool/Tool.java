package edgewise.ui.tool;

/// A gesture in some state.
public interface Tool {
  /// Takes an input and returns the state that takes the next one.
  Tool on(Input in, Surface surface);
}

package edgewise.ui.canvas;

/// What an intent looks like, and what happens when it is carried out.
///
/// @param run carries it out; a refused one says why instead and changes nothing
public record Draft(Preview preview, Runnable run) {
  /// Nothing to see and nothing to do.
  public static final Draft NOTHING = new Draft(Preview.NONE, () -> {});
}

package edgewise.ui.action;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

/// Something a person can do. Menu, toolbar and keyboard all read this one object; its label is the
/// text `action.ID`, its explanation `action.ID.hint`.
///
/// @param icon name of an action icon; empty for none
/// @param key what to press; null for nothing
/// @param enabled when it can be done
public record Action(
    String id, String icon, KeyCombination key, ObservableBooleanValue enabled, Runnable run) {
  /// Does it, when it can be done.
  public void perform() {
    if (enabled.get()) {
      run.run();
    }
  }

  /// The text key of its label.
  public String labelKey() {
    return "action." + id;
  }
}

package edgewise.ui.action;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;

/// When an action can be done, and the text key of the sentence that says so while it cannot.
///
/// @param whyNot such as `why.design`; empty for a condition that always holds
public record Condition(ObservableBooleanValue holds, String whyNot) {
  /// Always.
  public static final Condition ALWAYS =
      new Condition(new ReadOnlyBooleanWrapper(true).getReadOnlyProperty(), "");

  /// Both; when neither holds, the first one says why.
  public Condition and(Condition other) {
    return new Condition(
        Bindings.and(holds, other.holds), whyNot.isEmpty() ? other.whyNot : whyNot);
  }
}

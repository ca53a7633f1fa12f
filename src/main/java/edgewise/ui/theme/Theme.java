package edgewise.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;

/// Light or dark, chosen by hand or following the system.
public final class Theme {
  private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
  private boolean applied;

  /// What a person can choose.
  public enum Choice {
    /// As the system.
    SYSTEM,
    /// Light.
    LIGHT,
    /// Dark.
    DARK;

    /// The word in settings and text keys.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The choice with this word; the system's when there is none.
    public static Choice of(String id) {
      for (Choice choice : values()) {
        if (choice.id().equals(id)) {
          return choice;
        }
      }
      return SYSTEM;
    }
  }

  /// The system's preferences outlive every window; they must not keep this one alive.
  private final ChangeListener<ColorScheme> followsSystem = (_, _, _) -> apply();

  /// Starts with a choice and applies it.
  public Theme(Choice first) {
    choice.set(first);
    choice.addListener((_, _, _) -> apply());
    Platform.getPreferences()
        .colorSchemeProperty()
        .addListener(new WeakChangeListener<>(followsSystem));
    apply();
  }

  /// The choice; setting it changes the window at once.
  public ObjectProperty<Choice> choiceProperty() {
    return choice;
  }

  /// Whether dark colours are shown now.
  public ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /// The drawing's colours now.
  public Palette palette() {
    return dark.get() ? Palette.DARK : Palette.LIGHT;
  }

  private void apply() {
    boolean wanted =
        switch (choice.get()) {
          case LIGHT -> false;
          case DARK -> true;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    if (!applied || wanted != dark.get()) {
      applied = true;
      Application.setUserAgentStylesheet(
          wanted
              ? new PrimerDark().getUserAgentStylesheetBSS()
              : new PrimerLight().getUserAgentStylesheetBSS());
      dark.set(wanted);
    }
  }
}

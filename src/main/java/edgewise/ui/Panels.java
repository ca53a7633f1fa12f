package edgewise.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/// Which of the panels around the drawing are shown: `outline`, `inspector`, `tables`, `minimap`.
final class Panels {
  private final Map<String, BooleanProperty> shown = new LinkedHashMap<>();
  private final List<Runnable> listeners = new ArrayList<>();

  Panels() {
    for (String panel : List.of("outline", "inspector", "tables", "minimap")) {
      BooleanProperty property = new SimpleBooleanProperty(true);
      property.addListener((_, _, _) -> listeners.forEach(Runnable::run));
      shown.put(panel, property);
    }
  }

  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  ObservableBooleanValue shows(String panel) {
    return shown.get(panel);
  }

  boolean isShown(String panel) {
    return shown.get(panel).get();
  }

  void show(String panel) {
    shown.get(panel).set(true);
  }

  void toggle(String panel) {
    shown.get(panel).set(!isShown(panel));
  }
}

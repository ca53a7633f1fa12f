package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.Scenario;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.List;

/// Keeps a scenario with the design; one of the same name is replaced in its place.
public record SaveScenario(Scenario scenario) implements Command {
  @Override
  public Message label() {
    return Message.of("step.save-scenario", scenario.name());
  }

  @Override
  public Document on(Document before) {
    List<Scenario> all = new ArrayList<>(before.decisions().scenarios());
    int at = 0;
    while (at < all.size() && !all.get(at).name().equals(scenario.name())) {
      at++;
    }
    if (at < all.size()) {
      all.set(at, scenario);
    } else {
      all.add(scenario);
    }
    return before.withDecisions(before.decisions().withScenarios(all));
  }
}

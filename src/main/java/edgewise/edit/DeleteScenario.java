package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.Scenario;
import edgewise.text.Message;
import java.util.List;

/// Takes a scenario out of the design.
public record DeleteScenario(String name) implements Command {
  @Override
  public Message label() {
    return Message.of("step.delete-scenario", name);
  }

  @Override
  public Document on(Document before) {
    List<Scenario> left =
        before.decisions().scenarios().stream().filter(s -> !s.name().equals(name)).toList();
    return before.withDecisions(before.decisions().withScenarios(left));
  }
}

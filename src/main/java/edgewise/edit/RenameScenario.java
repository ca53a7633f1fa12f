package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.Scenario;
import edgewise.text.Message;
import java.util.List;

/// Gives a scenario another name. Nothing changes when another one has it.
///
/// @param name as it is now
public record RenameScenario(String name, String to) implements Command {
  @Override
  public Message label() {
    return Message.of("step.rename-scenario", name, to);
  }

  @Override
  public Document on(Document before) {
    if (to.isBlank() || before.decisions().scenario(to).isPresent()) {
      return before;
    }
    List<Scenario> all =
        before.decisions().scenarios().stream()
            .map(s -> s.name().equals(name) ? s.withName(to) : s)
            .toList();
    return before.withDecisions(before.decisions().withScenarios(all));
  }
}

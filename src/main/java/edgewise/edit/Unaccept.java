package edgewise.edit;

import edgewise.model.Acceptance;
import edgewise.model.Document;
import edgewise.text.Message;
import java.util.List;

/// Takes back that a finding is accepted.
///
/// @param finding id of the finding
public record Unaccept(String finding) implements Command {
  @Override
  public Message label() {
    return Message.of("step.unaccept", finding);
  }

  @Override
  public Document on(Document before) {
    List<Acceptance> accepted =
        before.decisions().accepted().stream().filter(a -> !a.finding().equals(finding)).toList();
    return before.withDecisions(before.decisions().withAccepted(accepted));
  }
}

package edgewise.edit;

import edgewise.model.Acceptance;
import edgewise.model.Document;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Accepts a finding for a reason, or gives an accepted one another reason.
///
/// @param finding id of the finding
public record Accept(String finding, String reason) implements Command {
  @Override
  public Message label() {
    return Message.of("step.accept", finding);
  }

  @Override
  public Optional<Object> mergeKey() {
    return Optional.of(List.of("accept", finding));
  }

  @Override
  public Document on(Document before) {
    Acceptance now = new Acceptance(finding, reason);
    List<Acceptance> accepted = new ArrayList<>();
    boolean found = false;
    for (Acceptance a : before.decisions().accepted()) {
      if (!a.finding().equals(finding)) {
        accepted.add(a);
      } else if (!found) {
        accepted.add(now);
        found = true;
      }
    }
    if (!found) {
      accepted.add(now);
    }
    return before.withDecisions(before.decisions().withAccepted(accepted));
  }
}

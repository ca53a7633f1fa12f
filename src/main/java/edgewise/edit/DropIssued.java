package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.IssuedCertificate;
import edgewise.text.Message;
import java.util.List;

/// Forgets what was issued for a planned certificate.
///
/// @param certificate id of the planned certificate
public record DropIssued(String certificate) implements Command {
  @Override
  public Message label() {
    return Message.of("step.drop-issued", certificate);
  }

  @Override
  public Document on(Document before) {
    List<IssuedCertificate> left =
        before.decisions().issued().stream()
            .filter(i -> !i.certificate().equals(certificate))
            .toList();
    return before.withDecisions(before.decisions().withIssued(left));
  }
}

package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.IssuedCertificate;
import edgewise.text.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps with the design what was issued; one for the same planned certificate is replaced in its
/// place.
public record TakeIssued(List<IssuedCertificate> issued) implements Command {
  public TakeIssued {
    issued = List.copyOf(issued);
  }

  @Override
  public Message label() {
    return issued.size() == 1
        ? Message.of("step.take-issued.one", issued.getFirst().subject())
        : Message.of("step.take-issued", issued.size());
  }

  @Override
  public Document on(Document before) {
    Map<String, IssuedCertificate> all = new LinkedHashMap<>();
    before.decisions().issued().forEach(i -> all.put(i.certificate(), i));
    issued.forEach(i -> all.put(i.certificate(), i));
    return before.withDecisions(before.decisions().withIssued(List.copyOf(all.values())));
  }
}

package edgewise.edit;

import edgewise.model.Certificate;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.LoadBalancer;
import edgewise.model.Pool;
import edgewise.model.Vip;
import edgewise.text.Message;
import edgewise.text.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes the machine of a single server a server of a pool. The element goes; what named it names
/// the pool from then on. Virtual addresses in front of it go with it. Nothing happens when
/// [Adoption] refuses.
public record Join(ElementId single, ElementId pool) implements Command {
  @Override
  public Message label() {
    return Message.of("step.join", single, pool);
  }

  @Override
  public Document on(Document before) {
    Optional<Element> from = Elements.find(before, single);
    Optional<Element> to = Elements.find(before, pool);
    if (from.isEmpty()
        || to.isEmpty()
        || Adoption.joining(before, from.get(), to.get()) instanceof Outcome.Refused<Command>) {
      return before;
    }
    Record server = Elements.servers(from.get()).getFirst();
    Document freed = Elements.replace(before, e -> redirected(e, Elements.serverId(server)));
    Document left = Removal.of(freed, Set.of(single)).from(freed);
    return Elements.edit(left, pool, e -> AddServer.with(e, server, Integer.MAX_VALUE));
  }

  private Element redirected(Element element, ElementId server) {
    if (element.id().equals(single)) {
      // It goes; until then it must not name the pool, nor its server a certificate.
      return Elements.withServers(element, List.of());
    }
    Element now = element;
    if (now instanceof LoadBalancer balancer) {
      List<Vip> vips = balancer.vips().stream().filter(v -> !v.pool().equals(single)).toList();
      now = Elements.with(now, "vips", vips);
    }
    if (now instanceof Certificate c && c.on().equals(single) && c.server().isEmpty()) {
      now = Elements.with(now, "server", Optional.of(server));
    }
    if (now instanceof Pool p
        && p.id().equals(pool)
        && p.pairedWith().equals(Optional.of(single))) {
      now = Elements.with(now, "pairedWith", Optional.empty());
    }
    return References.rewrite(now, id -> Optional.of(id.equals(single) ? pool : id)).orElseThrow();
  }
}

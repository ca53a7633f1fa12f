package edgewise.edit;

import edgewise.model.Certificate;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.KindId;
import edgewise.model.Pool;
import edgewise.text.Message;
import edgewise.text.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Moves a server to another place of its pool, or to another pool of the same type. It keeps its
/// id, name and addresses; certificates that are assigned to it follow. Nothing happens when
/// [#check] refuses.
///
/// @param position from 0, counted without the server itself; beyond the end means at the end
public record MoveServer(ElementId server, ElementId pool, int position) implements Command {
  /// The move, or why a server cannot go to a pool.
  public static Outcome<Command> check(
      Document document, ElementId server, ElementId pool, int position) {
    Optional<Element> from = Elements.ownerOf(document, server);
    Optional<Element> to = Elements.find(document, pool);
    if (from.isEmpty() || to.isEmpty()) {
      return Refused.because("refused.gone");
    }
    KindId role = poolKind(from.get());
    if (!(to.get() instanceof EdgePool || to.get() instanceof Pool)
        || !role.equals(poolKind(to.get()))) {
      return Refused.because(
          "refused.other-role",
          Elements.nameOf(document, server),
          Refused.kind(from.get().kind()),
          to.get().name(),
          Refused.kind(to.get().kind()));
    }
    if (!from.get().id().equals(pool)) {
      if (Singles.isSingle(to.get().kind()) && !Elements.servers(to.get()).isEmpty()) {
        return Refused.because(
            "refused.one-machine", to.get().name(), Refused.kind(to.get().kind()));
      }
      if (Singles.isSingle(from.get().kind())) {
        return Adoption.joining(document, from.get(), to.get());
      }
    }
    return Outcome.ok(new MoveServer(server, pool, position));
  }

  private static KindId poolKind(Element element) {
    return Singles.poolOf(element.kind()).orElse(element.kind());
  }

  @Override
  public Message label() {
    return Message.of("step.move-server", server);
  }

  @Override
  public Document on(Document before) {
    if (!(check(before, server, pool, position) instanceof Outcome.Ok<Command> ok)
        || !(ok.value() instanceof MoveServer)) {
      return before;
    }
    Element from = Elements.ownerOf(before, server).orElseThrow();
    List<Record> rest = new ArrayList<>(Elements.servers(from));
    int at = 0;
    while (!Elements.serverId(rest.get(at)).equals(server)) {
      at++;
    }
    Record moved = rest.remove(at);
    boolean inside = from.id().equals(pool);
    if (inside) {
      rest.add(Math.clamp(position, 0, rest.size()), moved);
    }
    Document now = Elements.edit(before, from.id(), e -> Elements.withServers(e, rest));
    if (inside) {
      return now;
    }
    now = Elements.edit(now, pool, e -> AddServer.with(e, moved, position));
    return Elements.map(
        now,
        e ->
            Optional.of(
                e instanceof Certificate c && c.server().equals(Optional.of(server))
                    ? Elements.with(e, "on", pool)
                    : e));
  }
}

package edgewise.edit;

import edgewise.model.Balancing;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Pool;
import edgewise.model.Server;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.List;

/// Adds a server to a pool, at a position from 0; beyond the end means at the end. Nothing happens
/// when the pool is not there, holds servers of another type, or the id is taken. A pool that gets
/// its second server is balanced by DNS if nothing balances it.
///
/// @param server an [EdgeServer] for an Edge pool, a [Server] for an inside pool
public record AddServer(ElementId pool, Record server, int position) implements Command {
  public AddServer {
    if (!(server instanceof EdgeServer) && !(server instanceof Server)) {
      throw new IllegalArgumentException(server.getClass() + " is no server");
    }
  }

  /// A server behind all others.
  public AddServer(ElementId pool, Record server) {
    this(pool, server, Integer.MAX_VALUE);
  }

  @Override
  public Message label() {
    return Message.of("step.add-server", Elements.serverFqdn(server).host());
  }

  @Override
  public Document on(Document before) {
    return Elements.ids(before).contains(Elements.serverId(server)) ? before : insert(before);
  }

  /// Adds the server without regard to its id.
  private Document insert(Document before) {
    return Elements.edit(before, pool, element -> with(element, server, position));
  }

  /// The pool with one server more; the pool itself when it holds servers of another type.
  static Element with(Element element, Record server, int position) {
    boolean fits =
        element instanceof EdgePool && server instanceof EdgeServer
            || element instanceof Pool && server instanceof Server;
    if (!fits) {
      return element;
    }
    List<Record> servers = new ArrayList<>(Elements.servers(element));
    servers.add(Math.clamp(position, 0, servers.size()), server);
    Element now = Elements.withServers(element, servers);
    Balancing balancing = now instanceof EdgePool e ? e.balancing() : ((Pool) now).balancing();
    return servers.size() > 1 && balancing == Balancing.NONE
        ? Elements.with(now, "balancing", Balancing.DNS)
        : now;
  }
}

package edgewise.check;

import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Fqdn;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Ways to write a condition that looks at one object after the other.
final class Each {
  private Each() {}

  /// Looks at one Edge pool.
  @FunctionalInterface
  interface PoolLook {
    void find(Plan plan, EdgePool pool, Hits hits);
  }

  /// Looks at one server of an Edge pool; hits go to the pool, with the server's name as first
  /// detail.
  @FunctionalInterface
  interface ServerLook {
    void find(Design design, EdgePool pool, EdgeServer server, Hits hits);
  }

  static Condition edgePool(PoolLook look) {
    return (plan, hits) -> plan.design().edgePools().forEach(pool -> look.find(plan, pool, hits));
  }

  static Condition edgeServer(ServerLook look) {
    return (plan, hits) ->
        plan.design()
            .edgePools()
            .forEach(pool -> pool.servers().forEach(s -> look.find(plan.design(), pool, s, hits)));
  }

  /// Name of a machine in sentences: its FQDN, or its id when it has none yet.
  static String label(EdgeServer server) {
    return label(server.fqdn(), server.id().value());
  }

  /// A name in sentences, or a stand-in when it is empty.
  static String label(Fqdn name, String otherwise) {
    return name.isBlank() ? otherwise : name.text();
  }

  /// Things joined for a sentence, each once.
  static String joined(Stream<?> things) {
    return things.map(Object::toString).distinct().collect(Collectors.joining(", "));
  }

  /// Things joined for a sentence, each once.
  static String joined(List<?> things) {
    return joined(things.stream());
  }
}

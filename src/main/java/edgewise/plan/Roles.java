package edgewise.plan;

import edgewise.model.Zone;
import java.util.Set;

/// The vocabulary of roles that rows use for their ends.
public final class Roles {
  private static final Set<String> INTERNET =
      Set.of(
          "internet-any",
          "pic-partner",
          "messenger-client",
          "apple-push",
          "external-client",
          "federated-partner",
          "xmpp-partner");
  private static final Set<String> OUTER =
      Set.of("access-edge", "xmpp-proxy", "web-conf-edge", "av-edge", "reverse-proxy-external");
  private static final Set<String> INNER = Set.of("edge-internal", "reverse-proxy-internal");

  private Roles() {}

  /// The zone that a role stands in; the corporate network where the vocabulary says nothing else.
  public static Zone zone(String role) {
    return INTERNET.contains(role)
        ? Zone.INTERNET
        : OUTER.contains(role)
            ? Zone.PERIMETER_EXTERNAL
            : INNER.contains(role) ? Zone.PERIMETER_INTERNAL : Zone.CORPORATE;
  }
}

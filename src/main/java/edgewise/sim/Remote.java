package edgewise.sim;

import edgewise.model.Balancing;
import edgewise.model.EdgePool;
import edgewise.model.Feature;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sign-in of a user outside. Source: federation reference, 10.8.
final class Remote {
  private Remote() {}

  static boolean signIn(Walk w, Users u) {
    Design design = w.net().design();
    if (!design.offers(Feature.REMOTE_USERS)) {
      return w.decide(
          u.name(), "sign-in", Reason.of(Why.FEATURE_OFF, Said.feature(Feature.REMOTE_USERS)));
    }
    if (!design.organization().accessEdge().remoteUsers()) {
      return w.decide(u.name(), "organization", Reason.of(Why.REMOTE_OFF));
    }
    if (u.policy().isPresent() && !u.policy().get().remoteUsers()) {
      return w.decide(
          u.name(), "policy", Reason.of(Why.POLICY_REMOTE, u.name(), u.policy().get().name()));
    }
    if (u.home().isEmpty()) {
      return w.decide(u.name(), "home pool", Reason.of(Why.HOME_UNSET, u.name()));
    }
    String domain = u.sipDomain().lower();
    int first = w.hops().size();
    boolean discovered = discover(w, domain);
    if (!discovered && !design.reverseProxies().isEmpty()) {
      // Clients go on to the service record; the Windows Store app has no second choice.
      String lost = "lyncdiscover." + domain;
      w.retry(first);
      w.lose(Reason.of(Why.DISCOVERY_DETOUR, lost));
    } else if (!discovered) {
      w.retry(first);
    }
    return access(w, u, domain);
  }

  private static boolean discover(Walk w, String domain) {
    return Web.open(w, w.net().world().remote(), Names.Seat.OUTSIDE, "lyncdiscover." + domain);
  }

  /// Over the service record, then the well-known names, each until one lets the client in.
  private static boolean access(Walk w, Users u, String domain) {
    Adapter remote = w.net().world().remote();
    String owner = "_sip._tls." + domain;
    List<Names.Service> candidates =
        new ArrayList<>(w.net().names().services(Names.Seat.OUTSIDE, owner, w.conditions()));
    boolean recorded = !candidates.isEmpty();
    if (!w.net().design().offers(Feature.AUTOMATIC_SIGN_IN)) {
      // Without automatic sign-in people type the name of the Access Edge.
      for (EdgePool e : w.net().design().edgePools()) {
        candidates.add(
            new Names.Service(
                e.access().fqdn().lower(),
                e.access().fqdn().lower(),
                e.access().port(),
                List.of()));
      }
    }
    for (String host : List.of("sip.", "sipexternal.")) {
      candidates.add(new Names.Service(host + domain, host + domain, 443, List.of()));
    }
    int first = w.hops().size();
    for (Names.Service service : candidates) {
      Names.Answer answer =
          w.net()
              .names()
              .resolve(Names.Seat.OUTSIDE, service.target(), w.conditions())
              .ledBy(service);
      if (answer.isEmpty()) {
        continue;
      }
      w.trace().records().addAll(service.records());
      w.trace().records().addAll(answer.records());
      Optional<EdgePool> closed = closed(w, answer);
      if (closed.isPresent()) {
        w.decide(
            closed.get().name(),
            service.target(),
            Reason.of(Why.EDGE_REMOTE_OFF, closed.get().name()));
        continue;
      }
      Optional<EdgePool> edge =
          w.reach(
                  Walk.leg("client-access").to(service.port()),
                  remote,
                  answer,
                  true,
                  service.target())
              .flatMap(a -> a.machine().element())
              .flatMap(id -> w.net().design().find(id, EdgePool.class));
      if (edge.isPresent() && Signalling.inward(w, edge.get(), u)) {
        if (!w.stopped().isNone()) {
          w.retry(first);
        }
        if (recorded && service.records().isEmpty()) {
          w.lose(Reason.of(Why.DISCOVERY_DETOUR, owner));
        }
        voiceMail(w, edge.get());
        return true;
      }
    }
    if (!w.stopped().isNone()) {
      return false;
    }
    // No name leads anywhere: nobody planned any where the first Edge pool takes no remote users.
    Optional<EdgePool> closed =
        w.net()
            .design()
            .federationEdge()
            .or(() -> w.net().design().edgePools().stream().findFirst())
            .filter(e -> !e.remoteUsers());
    return w.decide(
        remote.machine().name(),
        owner,
        closed
            .map(e -> Reason.of(Why.EDGE_REMOTE_OFF, e.name()))
            .orElse(Reason.of(Why.SRV_MISSING, owner)));
  }

  /// An Exchange release that knows no DNS balancing stays with one server of the pool: playing
  /// messages on the phone and transfers by the attendant fail where that one is down. Decision
  /// `ports.39` says which releases these are. Source: Gg425716, Gg398634.
  private static void voiceMail(Walk w, EdgePool edge) {
    if (edge.balancing() != Balancing.DNS) {
      return;
    }
    for (World.EdgeNode node : w.net().world().nodes(edge)) {
      Machine machine = node.inner().machine();
      if (w.conditions().isDown(machine)) {
        w.net()
            .oldExchange()
            .ifPresent(
                x -> {
                  Object server = Said.machine(machine, w.net().design());
                  Reason reason = Reason.of(Why.VOICE_MAIL_STAYS, x.name(), server);
                  w.note(edge.name(), x.name(), reason);
                  w.lose(reason);
                });
        return;
      }
    }
  }

  /// The Edge pool at an answer, when it does not take remote users.
  private static Optional<EdgePool> closed(Walk w, Names.Answer answer) {
    return Signalling.poolAt(w, answer).filter(e -> !e.remoteUsers());
  }
}

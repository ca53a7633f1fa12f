package edgewise.sim;

import edgewise.catalogue.Legs.Leg;
import edgewise.model.Direction;
import edgewise.model.EdgePool;
import edgewise.model.Encryption;
import edgewise.model.Feature;
import edgewise.model.Partner;
import edgewise.model.PartnerRelease;
import edgewise.model.Pool;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Calls, sharing and files with people outside: token, candidates and the pair that wins. Source:
/// federation reference, 10.4.
final class Media {
  private Media() {}

  /// After signalling has arrived. True when media flows both ways.
  ///
  /// @param tcpOnly for sharing and files, which never use UDP
  static boolean withPartner(
      Walk w, Users u, Partner p, Direction direction, boolean tcpOnly, Feature... features) {
    Design design = w.net().design();
    Reason off = offered(design, features);
    if (!w.decide(u.name(), "media", off)) {
      return false;
    }
    boolean publicIm = p.kind().value().equals("public-im-provider");
    if (publicIm && !w.decide(u.name(), "policy", publicMedia(design, u))) {
      return false;
    }
    Optional<EdgePool> edge = relay(w, u);
    if (edge.isEmpty()) {
      return false;
    }
    return token(w, u, edge.get())
        && inside(w, u, edge.get(), tcpOnly)
        && (publicIm ? messenger(w, p, edge.get()) : outside(w, p, edge.get(), direction, tcpOnly));
  }

  private static Reason offered(Design design, Feature... features) {
    for (Feature f : features) {
      if (!design.offers(f)) {
        return Reason.of(Why.FEATURE_OFF, Said.feature(f));
      }
    }
    return Reason.NONE;
  }

  private static Reason publicMedia(Design design, Users u) {
    if (design.organization().mediaEncryption() == Encryption.REQUIRED) {
      return Reason.of(Why.MEDIA_ENCRYPTION);
    }
    return u.policy().isEmpty() || u.policy().get().publicAudioVideo()
        ? Reason.NONE
        : Reason.of(Why.POLICY_PUBLIC_MEDIA, u.name(), u.policy().get().name());
  }

  /// The Edge pool that relays media for the user's pool; not the one of the federation route.
  static Optional<EdgePool> relay(Walk w, Users u) {
    Design design = w.net().design();
    if (u.home().isEmpty()) {
      w.decide(u.name(), "home pool", Reason.of(Why.HOME_UNSET, u.name()));
      return Optional.empty();
    }
    Pool home = u.home().get();
    Optional<EdgePool> edge =
        home.edge()
            .or(
                () ->
                    home.registrar().flatMap(id -> design.find(id, Pool.class)).flatMap(Pool::edge))
            .flatMap(id -> design.find(id, EdgePool.class));
    if (edge.isEmpty() || !edge.get().audioVideoOn()) {
      w.decide(home.name(), "media", Reason.of(Why.MEDIA_NO_EDGE, home.name()));
      return Optional.empty();
    }
    return edge;
  }

  /// The token for relay, over the user's server.
  static boolean token(Walk w, Users u, EdgePool edge) {
    int before = w.hops().size();
    if (Signalling.toInner(w, u.home().orElseThrow(), edge, Walk.leg("media-token"))) {
      return tokenCertificate(w, edge);
    }
    return explained(w, before, Why.MEDIA_NO_TOKEN, edge.name());
  }

  private static boolean tokenCertificate(Walk w, EdgePool edge) {
    Optional<World.EdgeNode> node = Signalling.node(w, edge);
    if (node.isEmpty()) {
      return w.decide(edge.name(), "token", Reason.of(Why.MACHINE_DOWN, edge.name()));
    }
    Trust.Look look =
        w.net()
            .trust()
            .look(
                node.get().inner().machine(),
                "AudioVideoAuthentication",
                "",
                false,
                false,
                w.conditions());
    if (!look.id().isEmpty()) {
      w.trace().certificates().add(look.id());
    }
    return look.reason().isNone() || w.decide(edge.name(), "token", look.reason());
  }

  /// Keeps what stopped a step as its cause, and says what it means for media.
  private static boolean explained(Walk w, int before, Why why, String edge) {
    Reason cause = w.stopped();
    if (cause.why() == Why.RULE_MISSING || cause.why() == Why.MACHINE_DOWN) {
      w.retry(before);
      List<Object> args = new ArrayList<>();
      args.add(edge);
      args.addAll(cause.args());
      w.stop(new Reason(why, args));
    }
    return false;
  }

  /// The user's client asks the inner side of the relay for candidates.
  static boolean inside(Walk w, Users u, EdgePool edge, boolean tcpOnly) {
    Pool home = u.home().orElseThrow();
    List<Adapter> clients = w.net().world().clients(u.site().orElse(home.site()));
    if (clients.isEmpty()) {
      return true;
    }
    Adapter client = clients.getFirst();
    Optional<Names.Answer> answer =
        w.resolve(Names.Seat.INSIDE, client.machine().name(), edge.fqdn().lower());
    if (answer.isEmpty()) {
      return false;
    }
    int before = w.hops().size();
    if (!tcpOnly
        && w.reach(Walk.leg("relay-inside-udp"), client, answer.get(), true, "").isPresent()) {
      return true;
    }
    w.retry(before);
    int second = w.hops().size();
    if (w.reach(Walk.leg("relay-inside-tcp"), client, answer.get(), true, "").isPresent()) {
      if (!tcpOnly) {
        w.lose(Reason.of(Why.MEDIA_OVER_TCP, edge.name()));
      }
      return true;
    }
    return explained(w, second, Why.MEDIA_NO_RELAY, edge.name());
  }

  /// Relay to relay, or for OCS 2007 straight to the media range.
  private static boolean outside(
      Walk w, Partner p, EdgePool edge, Direction direction, boolean tcpOnly) {
    Optional<World.EdgeNode> node = Signalling.node(w, edge);
    if (node.isEmpty()) {
      return w.decide(edge.name(), "relay", Reason.of(Why.MACHINE_DOWN, edge.name()));
    }
    if (!w.decide(edge.name(), "relay", address(edge, node.get()))) {
      return false;
    }
    boolean old =
        p.release() == PartnerRelease.OCS_2007 || p.release() == PartnerRelease.LCS_2005_SP1;
    int media = edge.mediaPorts().from();
    Adapter partner = w.net().world().partner(p);
    Adapter av = node.get().av();
    boolean out = direction == Direction.OUT;
    int before = w.hops().size();
    if (!tcpOnly) {
      boolean udp =
          old
              ? pair(w, "media-range-udp-out", "media-range-udp-in", av, partner, out, media)
              : pair(w, "relay-relay-udp-out", "relay-relay-udp-in", av, partner, out, 0);
      if (udp) {
        return true;
      }
      w.retry(before);
    }
    int second = w.hops().size();
    boolean tcp =
        old
            ? pair(w, "media-range-tcp-out", "media-range-tcp-in", av, partner, out, media)
            : pair(w, "relay-relay-tcp-out", "relay-relay-tcp-in", av, partner, out, media);
    if (!tcp && out && !old) {
      w.retry(second);
      second = w.hops().size();
      tcp =
          w.reach(
                  Walk.leg("relay-relay-tcp-any").between("av-edge", "federated-partner"),
                  av,
                  List.of(partner),
                  "")
              .isPresent();
    }
    if (tcp) {
      if (!tcpOnly) {
        w.lose(Reason.of(Why.MEDIA_OVER_TCP, edge.name()));
      }
      return true;
    }
    return explained(w, second, Why.MEDIA_BLOCKED, edge.name());
  }

  private static boolean pair(
      Walk w, String out, String in, Adapter av, Adapter partner, boolean isOut, int media) {
    if (isOut) {
      Leg leg = Walk.leg(out).between("av-edge", "federated-partner");
      return w.reach(media == 0 ? leg : leg.from(media + 1), av, List.of(partner), "").isPresent();
    }
    Leg leg = Walk.leg(in).between("federated-partner", "av-edge");
    if (in.startsWith("media-range")) {
      leg = leg.to(media + 1);
    }
    return w.reach(leg, partner, List.of(av), "").isPresent();
  }

  /// Behind NAT the relay offers its public address, which the design must name.
  static Reason address(EdgePool edge, World.EdgeNode node) {
    boolean missing = node.av().outside().isEmpty();
    return missing
        ? Reason.of(Why.MEDIA_NAT_ADDRESS, node.av().machine().name())
        : !edge.natSymmetric() && edge.nat()
            ? Reason.of(Why.MEDIA_NAT_ADDRESS, node.av().machine().name())
            : Reason.NONE;
  }

  /// Messenger endpoints talk to the relay themselves.
  private static boolean messenger(Walk w, Partner p, EdgePool edge) {
    Optional<World.EdgeNode> node = Signalling.node(w, edge);
    if (node.isEmpty()) {
      return w.decide(edge.name(), "relay", Reason.of(Why.MACHINE_DOWN, edge.name()));
    }
    if (!w.decide(edge.name(), "relay", address(edge, node.get()))) {
      return false;
    }
    Adapter av = node.get().av();
    Adapter end = w.net().world().partner(p);
    int before = w.hops().size();
    if (w.reach(Walk.leg("messenger-udp-out"), av, List.of(end), "").isPresent()
        && w.reach(Walk.leg("messenger-udp-in"), end, List.of(av), "").isPresent()) {
      return true;
    }
    w.retry(before);
    int second = w.hops().size();
    if (w.reach(
            Walk.leg("messenger-media").from(edge.mediaPorts().from() + 1), av, List.of(end), "")
        .isPresent()) {
      w.lose(Reason.of(Why.MEDIA_OVER_TCP, edge.name()));
      return true;
    }
    return explained(w, second, Why.MEDIA_BLOCKED, edge.name());
  }

  /// A user outside asks the outer side of the relay for candidates.
  static boolean remote(Walk w, EdgePool edge) {
    Optional<World.EdgeNode> node = Signalling.node(w, edge);
    if (node.isEmpty()) {
      return w.decide(edge.name(), "relay", Reason.of(Why.MACHINE_DOWN, edge.name()));
    }
    if (!w.decide(edge.name(), "relay", address(edge, node.get()))) {
      return false;
    }
    Adapter remote = w.net().world().remote();
    Optional<Names.Answer> answer =
        w.resolve(Names.Seat.OUTSIDE, remote.machine().name(), edge.av().fqdn().lower());
    if (answer.isEmpty()) {
      return false;
    }
    int before = w.hops().size();
    Leg udp = Walk.leg("relay-outside-udp").between("external-client", "av-edge");
    if (w.reach(udp, remote, answer.get(), true, "").isPresent()) {
      return true;
    }
    w.retry(before);
    int second = w.hops().size();
    Leg tcp =
        Walk.leg("relay-outside-tcp").between("external-client", "av-edge").to(edge.av().port());
    if (w.reach(tcp, remote, answer.get(), true, "").isPresent()) {
      w.lose(Reason.of(Why.MEDIA_OVER_TCP, edge.name()));
      return true;
    }
    return explained(w, second, Why.MEDIA_BLOCKED, edge.name());
  }
}

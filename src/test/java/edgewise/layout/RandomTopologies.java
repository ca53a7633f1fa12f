package edgewise.layout;

import edgewise.fixture.Designs;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.Site;
import edgewise.model.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Designs of any size, made of the elements of the largest starter design: every kind of card,
/// spread over any number of sites.
public final class RandomTopologies {
  private RandomTopologies() {}

  /// A design with some sites and elements. The same random stream gives the same design.
  public static Topology of(Random random, int sites, int elements) {
    Topology base = Designs.template("large-multi-datacenter").document().topology();
    List<Element> out = new ArrayList<>();
    Site model =
        base.elements().stream()
            .filter(e -> e instanceof Site)
            .map(e -> (Site) e)
            .findFirst()
            .orElseThrow();
    for (int i = 0; i < sites; i++) {
      out.add(
          new Site(
              ElementId.of("site" + i),
              model.kind(),
              "Site " + i,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              false,
              Optional.empty()));
    }
    List<Element> models = base.elements().stream().filter(e -> isCopied(e)).toList();
    List<ElementId> edges = new ArrayList<>();
    List<ElementId> pools = new ArrayList<>();
    for (int i = 0; i < elements; i++) {
      Element element = models.get(random.nextInt(models.size()));
      ElementId id = ElementId.of("e" + i);
      ElementId site = ElementId.of("site" + random.nextInt(sites + 1));
      ElementId edge = edges.isEmpty() ? null : edges.get(random.nextInt(edges.size()));
      ElementId pool = pools.isEmpty() ? null : pools.get(random.nextInt(pools.size()));
      Element copy = copy(element, id, site, edge, pool);
      if (copy instanceof EdgePool) {
        edges.add(id);
      } else if (copy instanceof Pool) {
        pools.add(id);
      }
      out.add(copy);
    }
    return new Topology(base.organization(), out);
  }

  private static boolean isCopied(Element element) {
    return element instanceof EdgePool
        || element instanceof Pool
        || element instanceof ReverseProxy
        || element instanceof Partner;
  }

  private static Element copy(
      Element element, ElementId id, ElementId site, ElementId edge, ElementId pool) {
    return switch (element) {
      case EdgePool e ->
          new EdgePool(
              id,
              e.kind(),
              id.value(),
              site,
              Fqdn.of(id + ".example.net"),
              e.release(),
              e.balancing(),
              e.internalBalancing(),
              e.nat(),
              e.sharedAddress(),
              e.access(),
              e.webConferencing(),
              e.av(),
              e.federationPort(),
              e.xmppPort(),
              e.mediaPorts(),
              e.federation(),
              e.xmpp(),
              e.remoteUsers(),
              e.webConferencingOn(),
              e.audioVideoOn(),
              Optional.ofNullable(pool),
              e.servers(),
              e.natSymmetric(),
              e.natInternal(),
              e.concurrentRemoteUsers(),
              e.accessConnections(),
              e.webConferencingConnections(),
              e.avSessions(),
              e.avBandwidthKbps());
      case Pool p ->
          new Pool(
              id,
              p.kind(),
              id.value(),
              site,
              Fqdn.of(id + ".example.net"),
              p.release(),
              p.balancing(),
              p.services(),
              p.servers(),
              p.web(),
              Optional.ofNullable(edge),
              Optional.empty(),
              Optional.ofNullable(pool),
              List.of(),
              Optional.empty(),
              Optional.empty(),
              p.audioPorts(),
              p.videoPorts(),
              p.sharingPorts(),
              p.sqlAvailability(),
              p.users(),
              p.concurrentRemoteUsers(),
              p.meetingMax(),
              p.dedicatedLargeMeetings(),
              p.nonBypassCalls(),
              p.activeServers(),
              p.virtual(),
              p.operatingSystem());
      case ReverseProxy r ->
          new ReverseProxy(
              id,
              r.kind(),
              id.value(),
              site,
              r.fqdn(),
              r.product(),
              r.external(),
              r.publicAddresses(),
              r.internal(),
              pool == null ? List.of() : List.of(pool),
              r.http(),
              r.bridgeHttps(),
              r.bridgeHttp(),
              r.forwardHostHeader(),
              r.hairpin(),
              r.needsIpv6(),
              r.servers(),
              r.otherRoles());
      case Partner p ->
          new Partner(
              id,
              p.kind(),
              id.value(),
              p.domains(),
              p.edge(),
              p.addresses(),
              p.release(),
              p.modalities(),
              p.provider(),
              p.enabled(),
              p.sharedAddressSpace(),
              p.hostsUsers(),
              p.xmpp(),
              p.publishesSrv(),
              p.trusted(),
              p.messagesPerSecond(),
              p.contactedUsers());
      default -> throw new IllegalArgumentException(element.kind().value());
    };
  }
}

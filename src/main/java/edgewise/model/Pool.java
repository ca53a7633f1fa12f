package edgewise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A pool or single server of an inside role: Front End, Standard Edition, Director, Mediation,
/// Persistent Chat, Video Interop, Survivable Branch. What it runs follows from its kind;
/// `services` adds the optional ones.
///
/// @param fqdn pool name; of a single server its own name
/// @param balancing of SIP and server traffic; web traffic of a pool always needs a hardware
///   balancer
/// @param web web services, where the kind has them
/// @param edge Edge pool for media; of a Front End, Director, Mediation or branch server
/// @param pairedWith the pool that backs this one up
/// @param registrar the Front End pool that a Mediation, Persistent Chat, Video Interop or branch
///   server works for
/// @param sql databases
/// @param audioPorts media ports for audio; likewise video and application sharing
/// @param users people homed here
/// @param meetingMax people in the largest meeting
/// @param virtual whether the servers are virtual machines
public record Pool(
    ElementId id,
    KindId kind,
    String name,
    ElementId site,
    Fqdn fqdn,
    Optional<Release> release,
    @Default("none") Balancing balancing,
    List<Service> services,
    List<Server> servers,
    Optional<WebServices> web,
    Optional<ElementId> edge,
    Optional<ElementId> pairedWith,
    Optional<ElementId> registrar,
    List<ElementId> sql,
    Optional<ElementId> fileStore,
    Optional<ElementId> officeWebApps,
    @Default("49152-57500") PortRange audioPorts,
    @Default("57501-65535") PortRange videoPorts,
    @Default("49152-65535") PortRange sharingPorts,
    @Default("none") SqlAvailability sqlAvailability,
    Optional<Integer> users,
    Optional<Integer> concurrentRemoteUsers,
    Optional<Integer> meetingMax,
    @Default("false") boolean dedicatedLargeMeetings,
    Optional<Integer> nonBypassCalls,
    Optional<Integer> activeServers,
    @Default("true") boolean virtual,
    Optional<String> operatingSystem)
    implements Host {
  public Pool {
    services = List.copyOf(services);
    servers = List.copyOf(servers);
    sql = List.copyOf(sql);
  }

  @Override
  public List<Address> insideAddresses() {
    return servers.stream().flatMap(s -> s.addresses().stream()).toList();
  }

  @Override
  public List<ElementId> references() {
    List<ElementId> ids = new ArrayList<>();
    ids.add(site);
    edge.ifPresent(ids::add);
    pairedWith.ifPresent(ids::add);
    registrar.ifPresent(ids::add);
    ids.addAll(sql);
    fileStore.ifPresent(ids::add);
    officeWebApps.ifPresent(ids::add);
    return ids;
  }
}

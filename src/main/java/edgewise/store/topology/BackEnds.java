package edgewise.store.topology;

import edgewise.model.Address;
import edgewise.model.ElementId;
import edgewise.model.FileStore;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.KindId;
import edgewise.model.OfficeWebApps;
import edgewise.model.PstnGateway;
import edgewise.model.SimpleUrls;
import edgewise.model.SqlServer;
import edgewise.store.topology.Deployment.Part;
import edgewise.store.topology.RawTopology.Cluster;
import edgewise.store.topology.RawTopology.Port;
import edgewise.store.topology.RawTopology.Service;
import edgewise.store.topology.RawTopology.SqlInstance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Draws databases, shares, Office Web Apps and gateways. A database or share on the machine of the
/// only pool that uses it is part of that pool and gets no element of its own.
final class BackEnds {
  private final Deployment deployment;
  private final Remarks remarks;

  BackEnds(Deployment deployment, Remarks remarks) {
    this.deployment = deployment;
    this.remarks = remarks;
  }

  List<Host> draw() {
    List<Host> hosts = new ArrayList<>();
    gateways().forEach(hosts::add);
    deployment
        .services("WacService")
        .forEach(s -> deployment.cluster(s).ifPresent(c -> hosts.add(officeWebApps(c, s))));
    deployment.raw().sqlInstances.values().forEach(sql -> sqlServer(sql).ifPresent(hosts::add));
    deployment
        .services("FileStore")
        .forEach(s -> deployment.cluster(s).flatMap(c -> fileStore(c, s)).ifPresent(hosts::add));
    noteAddresses(hosts);
    noteIdle();
    return List.copyOf(hosts);
  }

  private static List<Address> addresses(Cluster cluster) {
    return cluster.machines().stream()
        .flatMap(m -> Deployment.addresses(m).stream())
        .distinct()
        .toList();
  }

  private Optional<SqlServer> sqlServer(SqlInstance sql) {
    Cluster cluster = deployment.raw().clusters.get(sql.cluster());
    if (deployment.part(cluster) != Part.OTHER && !deployment.isUsedByOthers(sql.key(), cluster)) {
      return Optional.empty();
    }
    String name = deployment.name(cluster.fqdn(), sql.name());
    return Optional.of(
        new SqlServer(
            deployment.drawBackEnd(sql.key(), name),
            KindId.of("sql-server"),
            name,
            deployment.site(cluster),
            cluster.fqdn(),
            addresses(cluster),
            Optional.of(sql.name()).filter(n -> !n.isEmpty()),
            1433,
            Optional.empty(),
            Optional.empty(),
            7022,
            Optional.empty()));
  }

  private Optional<FileStore> fileStore(Cluster cluster, Service service) {
    String share = service.block("FileStoreService", "ShareName");
    if (deployment.part(cluster) != Part.OTHER
        && !deployment.isUsedByOthers(service.key(), cluster)) {
      remarks.note(
          NoteKind.IGNORED, service.at(), "import.ignored.own-share", share, cluster.fqdn().text());
      return Optional.empty();
    }
    String name = deployment.name(cluster.fqdn(), share);
    return Optional.of(
        new FileStore(
            deployment.drawBackEnd(service.key(), name),
            KindId.of("file-store"),
            name,
            deployment.site(cluster),
            cluster.fqdn(),
            addresses(cluster),
            Optional.of(share).filter(s -> !s.isEmpty())));
  }

  private OfficeWebApps officeWebApps(Cluster cluster, Service service) {
    String url = service.block("WacService", "DiscoveryUrl");
    Fqdn host = url.isEmpty() ? cluster.fqdn() : SimpleUrls.host(url);
    if (!host.isValid()) {
      remarks.note(
          NoteKind.ATTENTION,
          service.at(),
          "import.attention.name",
          "DiscoveryUrl",
          url,
          "WacService");
    }
    if (service.block("WacService", "IsExternal").equalsIgnoreCase("true")) {
      remarks.note(NoteKind.ATTENTION, service.at(), "import.attention.external-wac", host.text());
    }
    String name = deployment.name(host, "Office Web Apps");
    return new OfficeWebApps(
        deployment.drawBackEnd(service.key(), name),
        KindId.of("office-web-apps"),
        name,
        deployment.site(cluster),
        host,
        addresses(cluster));
  }

  /// One gateway for each machine, however many trunks lead to it.
  private List<PstnGateway> gateways() {
    Map<String, List<Service>> trunks = new LinkedHashMap<>();
    deployment.services("PstnGateway").stream()
        .filter(s -> !s.cluster().isEmpty())
        .forEach(s -> trunks.computeIfAbsent(s.cluster(), _ -> new ArrayList<>()).add(s));
    List<PstnGateway> gateways = new ArrayList<>();
    trunks.forEach(
        (key, services) -> gateways.add(gateway(deployment.raw().clusters.get(key), services)));
    return gateways;
  }

  private PstnGateway gateway(Cluster cluster, List<Service> services) {
    Set<ElementId> mediation = new LinkedHashSet<>();
    boolean branch = false;
    for (Service service : services) {
      for (Service target : deployment.depends(service, "MediationServer")) {
        deployment
            .pool(target, Part.FRONT_END, Part.MEDIATION, Part.BRANCH, Part.DIRECTOR)
            .ifPresent(mediation::add);
        branch |=
            deployment.cluster(target).stream()
                .anyMatch(
                    c -> deployment.part(c) == Part.BRANCH && c.site().equals(cluster.site()));
      }
      String mediationPort = service.block("PstnGatewayService", "MediationServerPort");
      if (!mediationPort.isEmpty()
          && !mediationPort.equals("5067")
          && !mediationPort.equals("5068")) {
        remarks.ignored(service.at(), "import.ignored.mediation-port", mediationPort);
      }
    }
    List<Port> ports =
        services.stream().flatMap(s -> s.ports().stream()).filter(p -> p.port() > 0).toList();
    if (ports.isEmpty()) {
      remarks.note(NoteKind.PROPOSED, cluster.at(), "import.proposed.trunk", cluster.fqdn().text());
    }
    for (Port port : ports) {
      if (port.port() != ports.getFirst().port() || port.isTls() != ports.getFirst().isTls()) {
        remarks.note(
            NoteKind.IGNORED,
            port.at(),
            "import.ignored.second-trunk",
            cluster.fqdn().text(),
            port.port());
      }
    }
    if (mediation.isEmpty()) {
      remarks.note(NoteKind.MISSING, cluster.at(), "import.missing.trunk", cluster.fqdn().text());
    }
    Optional<Port> first = ports.stream().findFirst();
    boolean tls = first.map(Port::isTls).orElse(true);
    int usual = branch ? tls ? 5082 : 5081 : tls ? 5067 : 5066;
    String name = deployment.name(cluster.fqdn(), "gateway");
    return new PstnGateway(
        deployment.id(name),
        KindId.of("pstn-gateway"),
        name,
        deployment.site(cluster),
        cluster.fqdn(),
        addresses(cluster),
        List.copyOf(mediation),
        tls,
        first.map(Port::port).filter(p -> p != usual),
        branch,
        false);
  }

  private void noteAddresses(List<Host> hosts) {
    List<String> without =
        hosts.stream()
            .filter(h -> h.insideAddresses().isEmpty())
            .map(h -> h.fqdn().text())
            .distinct()
            .toList();
    if (!without.isEmpty()) {
      remarks.note(
          NoteKind.MISSING, "import.missing.back-end-addresses", String.join(", ", without));
    }
  }

  private void noteIdle() {
    Set<String> databases = new HashSet<>();
    deployment.raw().sqlInstances.values().forEach(sql -> databases.add(sql.cluster()));
    for (Cluster cluster : deployment.clusters(Part.OTHER)) {
      boolean drawn =
          databases.contains(cluster.key())
              || deployment.services(cluster).stream()
                  .anyMatch(
                      s -> List.of("FileStore", "WacService", "PstnGateway").contains(s.role()));
      if (!drawn) {
        remarks.note(NoteKind.IGNORED, cluster.at(), "import.ignored.idle", cluster.fqdn().text());
      }
    }
  }
}

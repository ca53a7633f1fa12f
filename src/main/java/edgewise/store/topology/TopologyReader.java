package edgewise.store.topology;

import edgewise.model.Address;
import edgewise.model.Fqdn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the elements of either family into the common form. First everything that has a key, then
/// everything that names one.
final class TopologyReader {
  private final boolean builder;
  private final Remarks remarks;
  private final RawTopology raw = new RawTopology();
  private final Map<String, XmlElement> keys = new LinkedHashMap<>();

  TopologyReader(TopologyFamily family, Remarks remarks) {
    this.builder = family == TopologyFamily.BUILDER;
    this.remarks = remarks;
  }

  /// The topology; it can be used only when no error was remarked.
  RawTopology read(XmlElement topology) {
    readDomains(topology);
    readSimpleUrls(topology);
    if (builder) {
      topology.all("CentralSites", "CentralSite").forEach(this::readBuilderSite);
    } else {
      readDeployedSites(topology);
      topology.all("Clusters", "Cluster").forEach(this::readDeployedCluster);
      topology.all("SqlInstances", "SqlInstance").forEach(this::readDeployedSql);
    }
    if (raw.sites.isEmpty() && remarks.errors().isEmpty()) {
      remarks.error(topology, "import.error.no-site");
    }
    List<XmlElement> services = topology.all("Services", "Service");
    Map<XmlElement, String> serviceKeys = new LinkedHashMap<>();
    for (XmlElement service : services) {
      String key = serviceKey(service);
      if (!key.isEmpty() && define(key, service)) {
        serviceKeys.put(service, key);
      }
    }
    serviceKeys.forEach(this::readService);
    for (RawTopology.Service service : raw.services.values()) {
      for (XmlElement dependency : service.at().all("DependsOn", "Dependency")) {
        checkService(dependency, builder ? dependency.get("ServiceUniqueId") : inner(dependency));
      }
      service
          .backup()
          .ifPresent(key -> checkService(service.at().child("Backup").orElseThrow(), key));
    }
    return raw;
  }

  private void readDomains(XmlElement topology) {
    Set<Fqdn> domains = new LinkedHashSet<>();
    for (XmlElement all : topology.children("InternalDomains")) {
      Fqdn byDefault = Fqdn.of(all.get("DefaultDomain"));
      List<XmlElement> listed = all.children("InternalDomain");
      if (!byDefault.isBlank()) {
        domains.add(byDefault);
        if (listed.stream().noneMatch(d -> Fqdn.of(d.get("Name")).equals(byDefault))) {
          remarks.note(
              NoteKind.ATTENTION, all, "import.attention.default-domain", byDefault.text());
        }
      }
      for (XmlElement domain : listed) {
        Fqdn name = name(domain, "Name");
        if (!name.isBlank()) {
          domains.add(name);
        }
        if (domain.isTrue("AllowSubDomains")) {
          remarks.note(NoteKind.IGNORED, domain, "import.ignored.sub-domains", name.text());
        }
      }
      if (all.isTrue("AllowAllDomains")) {
        remarks.note(NoteKind.IGNORED, all, "import.ignored.all-domains");
      }
    }
    raw.sipDomains = List.copyOf(domains);
  }

  private void readSimpleUrls(XmlElement topology) {
    List<RawTopology.SimpleUrl> urls = new ArrayList<>();
    for (XmlElement url : topology.all("SimpleUrlConfiguration", "SimpleUrl")) {
      List<XmlElement> entries = url.children("SimpleUrlEntry");
      String active = url.get("ActiveUrl");
      if (active.isEmpty() && !entries.isEmpty()) {
        active = entries.getFirst().get("Url");
      }
      for (XmlElement entry : entries) {
        if (!entry.get("Url").equalsIgnoreCase(active)) {
          remarks.note(NoteKind.IGNORED, entry, "import.ignored.inactive-url", entry.get("Url"));
        }
      }
      urls.add(new RawTopology.SimpleUrl(url.get("Component"), url.get("Domain"), active, url));
    }
    raw.hasSimpleUrls = builder;
    raw.simpleUrls = List.copyOf(urls);
  }

  private void readDeployedSites(XmlElement topology) {
    String firstCentral = null;
    for (XmlElement sites : topology.children("Sites")) {
      for (XmlElement site : sites.children()) {
        if (!site.name().equals("CentralSite") && site.get("SiteId").isEmpty()) {
          continue;
        }
        boolean central = site.name().equals("CentralSite");
        String parent = central ? null : parentId(site);
        readSite(
            site,
            site.get("SiteId"),
            central ? Optional.empty() : Optional.of(parent.isEmpty() ? "" : "SiteId " + parent));
        firstCentral =
            firstCentral == null && central ? "SiteId " + site.get("SiteId") : firstCentral;
        for (XmlElement remote : site.all("RemoteSites", "RemoteSite")) {
          readSite(remote, remote.get("SiteId"), Optional.of("SiteId " + site.get("SiteId")));
        }
      }
    }
    for (RawTopology.Site site : List.copyOf(raw.sites.values())) {
      if (site.parent().isPresent() && !raw.sites.containsKey(site.parent().get())) {
        if (!site.parent().get().isEmpty()) {
          remarks.error(site.at(), "import.error.dangling", site.at().name(), site.parent().get());
        } else if (firstCentral != null) {
          raw.sites.put(
              site.key(),
              new RawTopology.Site(site.key(), site.name(), Optional.of(firstCentral), site.at()));
          remarks.note(
              NoteKind.PROPOSED,
              site.at(),
              "import.proposed.central-site",
              site.name(),
              raw.sites.get(firstCentral).name());
        } else {
          remarks.error(site.at(), "import.error.no-central-site", site.name());
        }
      }
    }
  }

  /// Where a branch site names its central site. No real file shows it, so every likely place is
  /// looked at.
  private static String parentId(XmlElement site) {
    for (String attribute : List.of("CentralSiteId", "ParentSiteId", "ParentId")) {
      if (!site.get(attribute).isEmpty()) {
        return site.get(attribute);
      }
    }
    return site.children().stream()
        .filter(c -> c.name().endsWith("SiteId") || c.name().equals("CentralSite"))
        .map(c -> c.get("SiteId").isEmpty() ? c.text() : c.get("SiteId"))
        .findFirst()
        .orElse("");
  }

  private void readSite(XmlElement site, String id, Optional<String> parent) {
    String name = site.child("Name").map(XmlElement::text).orElse("");
    String key = "SiteId " + id;
    if (id.isEmpty()) {
      remarks.error(site, "import.error.no-key", site.name(), "SiteId");
    } else if (define(key, site)) {
      raw.sites.put(
          key, new RawTopology.Site(key, name.isEmpty() ? "Site " + id : name, parent, site));
      if (site.child("Description").isPresent()
          || site.child("Location").stream().anyMatch(l -> !l.attributes().isEmpty())) {
        remarks.ignored(site, "import.ignored.location");
      }
    }
  }

  private void readBuilderSite(XmlElement site) {
    String key = builderSite(site, Optional.empty());
    readBuilderClusters(site, key);
    for (XmlElement remote : site.all("RemoteSites", "RemoteSite")) {
      readBuilderClusters(remote, builderSite(remote, Optional.of(key)));
    }
  }

  private String builderSite(XmlElement site, Optional<String> parent) {
    String id = site.get("SiteId").isEmpty() ? site.get("OriginalSiteId") : site.get("SiteId");
    if (id.isEmpty()) {
      id = "at line " + site.line();
    }
    readSite(site, id, parent);
    return "SiteId " + id;
  }

  private void readBuilderClusters(XmlElement site, String siteKey) {
    for (XmlElement cluster : site.all("Clusters", "Cluster")) {
      String key = uniqueId(cluster);
      if (key.isEmpty() || !define(key, cluster)) {
        continue;
      }
      List<XmlElement> machines = new ArrayList<>(cluster.all("Machines", "Machine"));
      machines.addAll(cluster.children("Machine"));
      readCluster(cluster, key, siteKey, machines);
      for (XmlElement sql : cluster.all("SqlInstances", "SqlInstance")) {
        String sqlKey = uniqueId(sql);
        if (!sqlKey.isEmpty() && define(sqlKey, sql)) {
          readSql(sql, sqlKey, sql.get("Name"), key);
        }
      }
    }
  }

  private void readDeployedCluster(XmlElement cluster) {
    String key = cluster.child("ClusterId").map(this::clusterKey).orElse("");
    if (key.isEmpty()) {
      remarks.error(cluster, "import.error.no-key", "Cluster", "ClusterId");
      return;
    }
    if (!define(key, cluster)) {
      return;
    }
    XmlElement id = cluster.child("ClusterId").orElseThrow();
    String site = "SiteId " + id.get("SiteId");
    if (!raw.sites.containsKey(site)) {
      remarks.error(id, "import.error.dangling", "ClusterId", site);
    }
    readCluster(cluster, key, site, cluster.children("Machine"));
  }

  private void readCluster(
      XmlElement cluster, String key, String site, List<XmlElement> machineElements) {
    Fqdn fqdn = name(cluster, "Fqdn");
    List<RawTopology.Machine> machines = new ArrayList<>();
    for (XmlElement machine : machineElements) {
      Fqdn own = machine.get("Fqdn").isEmpty() ? fqdn : name(machine, "Fqdn");
      List<RawTopology.Interface> interfaces = new ArrayList<>();
      for (XmlElement net : machine.children("NetInterface")) {
        String side = net.get("InterfaceSide");
        interfaces.add(
            new RawTopology.Interface(
                side,
                Math.max(1, net.number("InterfaceNumber")),
                address(net, "IPAddress", own, side),
                address(net, "ConfiguredIPAddress", own, side),
                net.attributes().containsKey("ConfiguredIPAddress"),
                net));
      }
      machines.add(new RawTopology.Machine(own, List.copyOf(interfaces), machine));
    }
    if (machines.isEmpty()) {
      remarks.error(cluster, "import.error.no-machine", fqdn.isBlank() ? key : fqdn.text());
    }
    boolean lync = !cluster.get("RequiresReplication").equalsIgnoreCase("false");
    raw.clusters.put(
        key, new RawTopology.Cluster(key, site, fqdn, lync, List.copyOf(machines), cluster));
  }

  /// The address an attribute sets; empty when there is none. A word is kept, and told.
  private String address(XmlElement net, String attribute, Fqdn machine, String side) {
    String text = net.get(attribute);
    Address address = Address.of(text);
    if (text.isEmpty() || address.isUnspecified()) {
      return "";
    }
    if (!address.isValid()) {
      remarks.note(
          NoteKind.ATTENTION,
          net,
          "import.attention.address",
          attribute,
          text,
          side,
          machine.text());
    }
    return text;
  }

  /// The DNS name an attribute holds. A word is kept, and told.
  private Fqdn name(XmlElement element, String attribute) {
    Fqdn fqdn = Fqdn.of(element.get(attribute));
    if (fqdn.isBlank()) {
      remarks.note(
          NoteKind.ATTENTION, element, "import.attention.no-name", element.name(), attribute);
    } else if (!fqdn.isValid()) {
      remarks.note(
          NoteKind.ATTENTION,
          element,
          "import.attention.name",
          attribute,
          fqdn.text(),
          element.name());
    }
    return fqdn;
  }

  private void readDeployedSql(XmlElement sql) {
    XmlElement id = sql.child("SqlInstanceId").orElse(null);
    String cluster = id == null ? "" : id.child("ClusterId").map(this::clusterKey).orElse("");
    if (cluster.isEmpty()) {
      remarks.error(sql, "import.error.no-key", "SqlInstance", "SqlInstanceId");
      return;
    }
    if (!raw.clusters.containsKey(cluster)) {
      remarks.error(id, "import.error.dangling", "ClusterId", cluster);
    }
    String key = sqlKey(id, cluster);
    if (define(key, sql)) {
      readSql(sql, key, id.get("Name"), cluster);
    }
  }

  private void readSql(XmlElement sql, String key, String name, String cluster) {
    raw.sqlInstances.put(
        key,
        new RawTopology.SqlInstance(
            key, name, cluster, !sql.get("AlwaysOnPrimaryNodeFqdn").isEmpty(), sql));
  }

  private void readService(XmlElement service, String key) {
    String role =
        builder
            ? service.get("RoleName")
            : service.child("ServiceId").orElseThrow().get("RoleName");
    if (!Vocabulary.isRole(role)) {
      remarks.ignored(service, "import.ignored.role", role);
    }
    String target;
    XmlElement named = service;
    if (builder) {
      target = service.get("InstalledOn");
    } else {
      XmlElement on = service.child("InstalledOn").orElse(null);
      XmlElement sqlId = on == null ? null : on.child("SqlInstanceId").orElse(null);
      XmlElement cluster =
          on == null ? null : (sqlId == null ? on : sqlId).child("ClusterId").orElse(null);
      target =
          cluster == null
              ? ""
              : sqlId == null ? clusterKey(cluster) : sqlKey(sqlId, clusterKey(cluster));
      named = on == null ? service : on;
    }
    String sql = "";
    String cluster = "";
    if (target.isEmpty()) {
      remarks.note(NoteKind.ATTENTION, service, "import.attention.nowhere", role);
    } else if (raw.sqlInstances.containsKey(target)) {
      sql = target;
      cluster = raw.sqlInstances.get(target).cluster();
    } else if (raw.clusters.containsKey(target)) {
      cluster = target;
    } else {
      remarks.error(named, "import.error.dangling", "InstalledOn", target);
    }
    List<String> dependsOn =
        service.all("DependsOn", "Dependency").stream()
            .map(d -> builder ? d.get("ServiceUniqueId") : inner(d))
            .toList();
    Optional<String> backup =
        service
            .child("Backup")
            .map(b -> b.get("ServiceUniqueId").isEmpty() ? inner(b) : b.get("ServiceUniqueId"));
    RawTopology.Service read =
        new RawTopology.Service(
            key,
            role,
            service.number("ServiceVersion"),
            cluster,
            sql,
            dependsOn,
            backup,
            service.all("Ports", "Port").stream().map(this::port).toList(),
            service);
    raw.services.put(key, read);
    if (Vocabulary.isRole(role)) {
      read.ports().forEach(p -> Vocabulary.note(read, p, remarks));
    }
  }

  private RawTopology.Port port(XmlElement port) {
    int number = port.number("Port");
    if (number < 1 || number > 65535) {
      remarks.note(
          NoteKind.ATTENTION,
          port,
          "import.attention.port",
          port.get("Port"),
          port.get("Owner"),
          port.get("Usage"));
      number = -1;
    }
    return new RawTopology.Port(
        port.get("Owner"),
        port.get("Usage"),
        port.get("InterfaceSide"),
        Math.max(1, port.number("InterfaceNumber")),
        number,
        Math.max(1, port.number("Range")),
        port.get("Protocol"),
        port.number("ConfiguredPort"),
        port.get("ConfiguredFqdn"),
        port);
  }

  private void checkService(XmlElement at, String key) {
    if (!raw.services.containsKey(key)) {
      remarks.error(at, "import.error.dangling", at.name(), key.isEmpty() ? "…" : key);
    }
  }

  /// Key of the service that a `ServiceId` inside this element names; empty text when there is
  /// none.
  private static String inner(XmlElement element) {
    return element.child("ServiceId").map(TopologyReader::serviceIdKey).orElse("");
  }

  private String serviceKey(XmlElement service) {
    if (builder) {
      return uniqueId(service);
    }
    String key = inner(service);
    if (key.isEmpty()) {
      remarks.error(service, "import.error.no-key", "Service", "ServiceId");
    }
    return key;
  }

  private static String serviceIdKey(XmlElement id) {
    return "SiteId "
        + id.get("SiteId")
        + " RoleName "
        + id.get("RoleName")
        + " Instance "
        + id.get("Instance");
  }

  private String clusterKey(XmlElement id) {
    return "SiteId " + id.get("SiteId") + " Number " + id.get("Number");
  }

  private static String sqlKey(XmlElement id, String cluster) {
    return cluster + " Name \"" + id.get("Name").toLowerCase(Locale.ROOT) + "\"";
  }

  private String uniqueId(XmlElement element) {
    String id = element.get("UniqueId");
    if (id.isEmpty()) {
      remarks.error(element, "import.error.no-key", element.name(), "UniqueId");
    }
    return id;
  }

  /// Takes a key; false, and an error, when it is taken already.
  private boolean define(String key, XmlElement at) {
    XmlElement first = keys.putIfAbsent(key, at);
    if (first != null) {
      remarks.error(at, "import.error.duplicate", at.name(), key, first.line());
    }
    return first == null;
  }
}

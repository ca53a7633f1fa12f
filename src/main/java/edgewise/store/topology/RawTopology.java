package edgewise.store.topology;

import edgewise.model.Fqdn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a topology document says, the same for both families: still in its own terms, but with keys
/// that resolve.
final class RawTopology {
  /// SIP domains, the default one first.
  List<Fqdn> sipDomains = List.of();

  /// Whether the family has simple URLs at all.
  boolean hasSimpleUrls;

  List<SimpleUrl> simpleUrls = List.of();
  final Map<String, Site> sites = new LinkedHashMap<>();
  final Map<String, Cluster> clusters = new LinkedHashMap<>();
  final Map<String, SqlInstance> sqlInstances = new LinkedHashMap<>();
  final Map<String, Service> services = new LinkedHashMap<>();

  record SimpleUrl(String component, String domain, String url, XmlElement at) {}

  /// A central site, or a branch site when `parent` is there.
  record Site(String key, String name, Optional<String> parent, XmlElement at) {}

  /// One or several machines under a name; `lync` is false for machines that run no Lync role.
  record Cluster(
      String key, String site, Fqdn fqdn, boolean lync, List<Machine> machines, XmlElement at) {
    /// True for one machine that has the name of the cluster.
    boolean isSingle() {
      return machines.size() == 1 && machines.getFirst().fqdn().equals(fqdn);
    }
  }

  record Machine(Fqdn fqdn, List<Interface> interfaces, XmlElement at) {}

  /// `address` and `configured` are empty texts when they are not set (`0.0.0.0`); `translated`
  /// tells whether a configured address is mentioned.
  record Interface(
      String side,
      int number,
      String address,
      String configured,
      boolean translated,
      XmlElement at) {}

  record SqlInstance(String key, String name, String cluster, boolean alwaysOn, XmlElement at) {}

  /// A service. `cluster` is where it runs, also when that is a SQL Server instance, which `sql`
  /// then names; empty text when the file does not say.
  record Service(
      String key,
      String role,
      int version,
      String cluster,
      String sql,
      List<String> dependsOn,
      Optional<String> backup,
      List<Port> ports,
      XmlElement at) {
    /// Attribute of the block that the role has of its own.
    String block(String element, String attribute) {
      return at.child(element).map(b -> b.get(attribute)).orElse("");
    }
  }

  /// A port; `port` is -1 when the file has something else than a port there, `range` counts from
  /// it.
  record Port(
      String owner,
      String usage,
      String side,
      int number,
      int port,
      int range,
      String protocol,
      int configuredPort,
      String configuredFqdn,
      XmlElement at) {
    boolean is(String component, String wantedUsage, String wantedSide) {
      return owner.equals("urn:component:" + component)
          && usage.equals(wantedUsage)
          && side.equals(wantedSide);
    }

    boolean isTls() {
      return protocol.equalsIgnoreCase("Tls") || protocol.equalsIgnoreCase("Mtls");
    }
  }
}

package edgewise.store.topology;

/// The two shapes of topology documents.
public enum TopologyFamily {
  /// What `Get-CsTopology -AsXml` prints: root `Topology`, composite keys.
  DEPLOYED,
  /// What Topology Builder saves: root `TopologyBuilder`, unique ids, simple URLs inside.
  BUILDER
}

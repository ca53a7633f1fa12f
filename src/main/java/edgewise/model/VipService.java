package edgewise.model;

/// What a virtual address of a load balancer stands for.
public enum VipService {
  /// Access Edge service, outside.
  ACCESS_EDGE,
  /// Web Conferencing Edge service, outside.
  WEB_CONFERENCING_EDGE,
  /// A/V Edge service, outside.
  AV_EDGE,
  /// Internal interface of an Edge pool.
  EDGE_INTERNAL,
  /// Registrar, conferencing and other server traffic of an inside pool.
  SIP,
  /// Web services of an inside pool, inner and outer site.
  WEB,
  /// Inner web site of an inside pool.
  WEB_INTERNAL,
  /// Outer web site of an inside pool.
  WEB_EXTERNAL,
  /// Mediation service.
  MEDIATION
}

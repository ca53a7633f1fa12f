package edgewise.check;

import java.util.List;
import java.util.Map;

/// The families of conditions; a new family is one file and one line here.
final class Families {
  private Families() {}

  static final List<Map<String, Condition>> ALL =
      List.of(
          EdgeNetworkChecks.ALL,
          BalancingChecks.ALL,
          NameChecks.ALL,
          DnsChecks.ALL,
          CertificateChecks.ALL,
          FederationChecks.ALL,
          XmppChecks.ALL,
          FirewallChecks.ALL,
          PublishingChecks.ALL,
          PoolChecks.ALL,
          CapacityChecks.ALL,
          PlaceholderChecks.ALL,
          ReferenceChecks.ALL,
          ReleaseChecks.ALL,
          RetiredChecks.ALL);
}

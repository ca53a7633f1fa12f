package edgewise.model;

import java.util.List;
import java.util.Optional;

/// What one group of clients sees of DNS. When `records` is filled it is taken as the complete
/// content of the planned zones today and the checks hold the plan against it; when empty, the
/// planned records are taken as given.
///
/// @param timeServer the machine that answers for time, target of the time records of phones
/// @param usedByEdge whether the Edge servers resolve through this view
public record DnsView(
    ElementId id,
    KindId kind,
    String name,
    Optional<ElementId> site,
    View view,
    List<Address> servers,
    @Default("true") boolean roundRobin,
    @Default("false") boolean usedByEdge,
    Optional<TimeServer> timeServer,
    List<ExistingRecord> records)
    implements Element {
  public DnsView {
    servers = List.copyOf(servers);
    records = List.copyOf(records);
  }

  @Override
  public Optional<ElementId> siteId() {
    return site;
  }
}

package edgewise.model;

import java.util.List;
import java.util.Optional;

/// Exchange with Unified Messaging.
///
/// @param version `2007`, `2010`, `2010SP1`, `2013`, `2016`, `2019`
/// @param smtpDomain mail domain, for the Autodiscover record of Exchange
public record ExchangeUm(
    ElementId id,
    KindId kind,
    String name,
    ElementId site,
    Fqdn fqdn,
    List<Address> addresses,
    @Default("2013") String version,
    Optional<Fqdn> smtpDomain,
    @Default("true") boolean unifiedMessaging)
    implements Host {
  public ExchangeUm {
    addresses = List.copyOf(addresses);
  }

  @Override
  public List<Address> insideAddresses() {
    return addresses;
  }
}

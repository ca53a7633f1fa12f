package edgewise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A PSTN gateway, IP-PBX or session border controller.
///
/// @param mediation pools whose Mediation service has a trunk to it
/// @param tls whether the trunk uses TLS
/// @param port listening port, when it is not the default of its kind of trunk
/// @param branchAppliance whether the gateway is part of a Survivable Branch Appliance
/// @param emergency whether it is an emergency-calling gateway
public record PstnGateway(
    ElementId id,
    KindId kind,
    String name,
    ElementId site,
    Fqdn fqdn,
    List<Address> addresses,
    List<ElementId> mediation,
    @Default("true") boolean tls,
    Optional<Integer> port,
    @Default("false") boolean branchAppliance,
    @Default("false") boolean emergency)
    implements Host {
  public PstnGateway {
    addresses = List.copyOf(addresses);
    mediation = List.copyOf(mediation);
  }

  @Override
  public List<Address> insideAddresses() {
    return addresses;
  }

  @Override
  public List<ElementId> references() {
    List<ElementId> ids = new ArrayList<>();
    ids.add(site);
    ids.addAll(mediation);
    return ids;
  }
}

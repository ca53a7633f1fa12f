package edgewise.model;

import java.util.List;
import java.util.Optional;

/// A federation partner of any kind: discovered domain, allowed domain, allowed server, hosting
/// provider, public IM provider, XMPP partner, push clearing house.
///
/// @param domains SIP or XMPP domains, the primary one first
/// @param edge name of the partner's Access Edge or of the provider's proxy, where the design pins
///   it
/// @param addresses addresses of the partner's Edge, when known; they do not narrow rules by
///   themselves
/// @param modalities traffic that is wanted
/// @param provider which public service, for a public IM provider
/// @param enabled whether a provider entry is switched on
/// @param sharedAddressSpace a hosting provider shares a SIP domain with this organization
/// @param xmpp negotiation, for an XMPP partner
/// @param publishesSrv whether the partner publishes its service record
/// @param trusted whether both sides trust each other's certificate issuers
/// @param messagesPerSecond expected peak rate
/// @param contactedUsers distinct local users the partner talks to
public record Partner(
    ElementId id,
    KindId kind,
    String name,
    List<Fqdn> domains,
    Optional<Fqdn> edge,
    List<Cidr> addresses,
    @Default("unknown") PartnerRelease release,
    List<Modality> modalities,
    Optional<PublicProvider> provider,
    @Default("true") boolean enabled,
    @Default("false") boolean sharedAddressSpace,
    @Default("false") boolean hostsUsers,
    Optional<XmppSettings> xmpp,
    @Default("true") boolean publishesSrv,
    @Default("true") boolean trusted,
    Optional<Integer> messagesPerSecond,
    Optional<Integer> contactedUsers)
    implements Element {
  public Partner {
    domains = List.copyOf(domains);
    addresses = List.copyOf(addresses);
    modalities = List.copyOf(modalities);
  }
}

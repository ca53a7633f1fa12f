package edgewise.model;

import java.util.List;
import java.util.Optional;

/// What holds for the whole design.
///
/// @param release target release of the servers
/// @param sipDomains the default one first
/// @param internalDomains DNS domains of Active Directory
/// @param splitBrain whether a SIP domain also exists as an internal zone
/// @param features what is offered to users
/// @param designDate ISO date against which ended services and support are judged
/// @param geoDns names at a geographic DNS provider, with the feature of that name
/// @param remoteShare share of users who work from outside at the same time, percent
/// @param remoteShareSource where that share comes from
/// @param videoKbps planned rate of one video stream with people outside
/// @param requests what certificate requests say beside their names
/// @param document what the documents say about themselves
public record Organization(
    @Default("") String name,
    @Default("2013") Release release,
    List<SipDomain> sipDomains,
    List<Fqdn> internalDomains,
    @Default("false") boolean splitBrain,
    SimpleUrls simpleUrls,
    AccessSettings accessEdge,
    List<Feature> features,
    List<Fqdn> blockedDomains,
    @Default("supported") Encryption mediaEncryption,
    Optional<OnlineTenant> tenant,
    Optional<String> designDate,
    Optional<Integer> remoteShare,
    Optional<String> remoteShareSource,
    Optional<GeoDns> geoDns,
    Optional<Integer> videoKbps,
    RequestSettings requests,
    DocumentSettings document) {
  public Organization {
    sipDomains = List.copyOf(sipDomains);
    internalDomains = List.copyOf(internalDomains);
    features = List.copyOf(features);
    blockedDomains = List.copyOf(blockedDomains);
  }

  /// The first SIP domain, if any.
  public Optional<Fqdn> defaultSipDomain() {
    return sipDomains.isEmpty() ? Optional.empty() : Optional.of(sipDomains.getFirst().name());
  }

  /// True when the organization offers the feature.
  public boolean offers(Feature feature) {
    return features.contains(feature);
  }
}

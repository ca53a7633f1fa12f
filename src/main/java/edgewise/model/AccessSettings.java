package edgewise.model;

/// Access Edge configuration of the organization.
///
/// @param federatedUsers communication with federated users
/// @param remoteUsers sign-in of users outside
/// @param anonymousUsers guests in meetings
/// @param partnerDiscovery partners may be found by DNS
/// @param archivingDisclaimer partners are told that conversations are archived
public record AccessSettings(
    @Default("true") boolean federatedUsers,
    @Default("true") boolean remoteUsers,
    @Default("true") boolean anonymousUsers,
    @Default("true") boolean partnerDiscovery,
    @Default("dns-srv") Routing routing,
    @Default("false") boolean archivingDisclaimer) {}

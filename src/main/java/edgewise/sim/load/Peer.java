package edgewise.sim.load;

import edgewise.model.ElementId;

/// A partner as a run sees it.
///
/// @param family how it is reached
/// @param edge number of the Edge pool that carries its traffic; [Tables#NONE] for none
/// @param discovered whether the limits of discovered partners hold
/// @param sticks whether it stays with one node of a DNS balanced Edge pool
/// @param weight share of the traffic of its family, relative to others
/// @param contacts distinct addresses it sends to
/// @param invalid how many of these do not exist
/// @param perSecond messages it sends in the busiest hour; negative when they follow from ours
/// @param streams XMPP connections it would like, one for each pair of domains and direction
/// @param trusted whether both sides trust each other's issuers
record Peer(
    ElementId id,
    String name,
    PartnerFamily family,
    int edge,
    boolean discovered,
    boolean sticks,
    double weight,
    int contacts,
    int invalid,
    double perSecond,
    int streams,
    boolean trusted,
    boolean messages,
    boolean presence,
    boolean audio,
    boolean sharing,
    boolean files,
    boolean meetings) {}

package edgewise.model;

import java.util.Optional;

/// An external access policy. The most specific one counts as a whole: user, then site, then
/// global.
///
/// @param federation communication with federated users
/// @param xmpp communication with XMPP users; needs `federation`
/// @param publicUsers communication with users of public providers
/// @param publicAudioVideo audio and video with them
/// @param remoteUsers sign-in from outside
public record AccessPolicy(
    ElementId id,
    KindId kind,
    String name,
    @Default("global") PolicyScope scope,
    Optional<ElementId> site,
    @Default("false") boolean federation,
    @Default("false") boolean xmpp,
    @Default("false") boolean publicUsers,
    @Default("false") boolean publicAudioVideo,
    @Default("false") boolean remoteUsers)
    implements Element {
  @Override
  public Optional<ElementId> siteId() {
    return site;
  }
}

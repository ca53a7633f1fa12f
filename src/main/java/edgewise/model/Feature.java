package edgewise.model;

/// What the organization wants to offer; the rows a design needs follow from these.
public enum Feature {
  /// Remote users sign in from the Internet.
  REMOTE_USERS,
  /// Guests without an account join meetings.
  ANONYMOUS_CONFERENCING,
  /// Meetings with content.
  WEB_CONFERENCING,
  /// Group conversations.
  IM_CONFERENCING,
  /// Audio and video with people outside.
  EXTERNAL_AV,
  /// Audio and video inside.
  AUDIO_VIDEO,
  /// Desktop and application sharing.
  APPLICATION_SHARING,
  /// File transfer.
  FILE_TRANSFER,
  /// Federation with other SIP organizations.
  SIP_FEDERATION,
  /// Federation with XMPP domains.
  XMPP_FEDERATION,
  /// Public instant messaging providers.
  PUBLIC_IM,
  /// Mobile clients.
  MOBILITY,
  /// Push notification for Apple devices.
  PUSH_APPLE,
  /// Push notification for Windows Phone.
  PUSH_MICROSOFT,
  /// The 2010 mobile client is still used.
  LYNC_2010_MOBILE,
  /// First Autodiscover request over HTTP, instead of names on the certificate.
  AUTODISCOVER_HTTP,
  /// Centralized logging.
  CENTRALIZED_LOGGING,
  /// Meetings by telephone.
  DIAL_IN_CONFERENCING,
  /// Telephony.
  ENTERPRISE_VOICE,
  /// E9-1-1.
  EMERGENCY_CALLS,
  /// Call admission control.
  CALL_ADMISSION_CONTROL,
  /// Response groups.
  RESPONSE_GROUP,
  /// Call park.
  CALL_PARK,
  /// Audio test calls.
  AUDIO_TEST,
  /// Desk phones.
  DESK_PHONES,
  /// Phones of a 2010 deployment.
  LEGACY_PHONES,
  /// Live Meeting and Communicator clients.
  LEGACY_CLIENTS,
  /// Clients find their server by DNS.
  AUTOMATIC_SIGN_IN,
  /// The server name must lie in the SIP domain of the user.
  STRICT_NAME_MATCHING,
  /// Record sipinternal as a last resort inside.
  SIPINTERNAL_FALLBACK,
  /// Record sipexternal as a last resort outside.
  SIPEXTERNAL_FALLBACK,
  /// A trusted service is reached without TLS.
  PLAIN_SIP,
  /// Clients may sign in over TCP.
  PLAIN_CLIENT_SIP,
  /// Web services are reached without TLS.
  PLAIN_WEB,
  /// Search in the Skype directory.
  SKYPE_DIRECTORY_SEARCH,
  /// Shared address space with the online service.
  HYBRID,
  /// Voice mail hosted online.
  HOSTED_VOICE_MAIL,
  /// Exchange integration.
  EXCHANGE_INTEGRATION,
  /// Autodiscover names are aliases of web services names instead of addresses.
  AUTODISCOVER_ALIAS,
  /// A geographic DNS provider answers the web names.
  GEO_DNS,
  /// Edge pools of several sites back each other up.
  EDGE_RECOVERY,
  /// Central sites back each other up for sign-in.
  SITE_RECOVERY,
  /// No single point of failure is accepted.
  HIGH_AVAILABILITY,
  /// Own certificate for each usage of inside servers.
  SPLIT_CERTIFICATES,
  /// A/V authentication certificate renewed on its own.
  ROLLING_AV_CERTIFICATE,
  /// One public certificate for Edge and reverse proxy.
  COMBINED_PUBLIC_CERTIFICATE,
  /// Wildcard names where they are allowed.
  WILDCARD_SANS,
  /// UDP media range outbound although no partner asks for it.
  OUTBOUND_MEDIA_UDP,
  /// Media ports are marked.
  QUALITY_OF_SERVICE,
  /// Conversations with outsiders are archived.
  EXTERNAL_ARCHIVING,
  /// An older release is still in use beside this one.
  MIGRATING,
  /// Meetings above 250 people.
  LARGE_MEETINGS,
  /// TLS 1.0 and 1.1 are switched off.
  TLS_12_ONLY
}

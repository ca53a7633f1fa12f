package edgewise.sim;

import edgewise.catalogue.ResultCodes;
import edgewise.catalogue.ResultCodes.ResultCode;
import edgewise.model.Verdict;
import edgewise.model.Words;
import java.util.EnumMap;
import java.util.Map;

/// The closed list of reasons. Verdict, codes and sources of each are rows of the catalogue.
public enum Why {
  NONE,
  FEDERATION_OFF,
  EDGE_FEDERATION_OFF,
  EDGE_XMPP_OFF,
  NO_SIP_ROUTE,
  NO_XMPP_ROUTE,
  POLICY_FEDERATION,
  POLICY_PUBLIC,
  POLICY_XMPP,
  POLICY_REMOTE,
  EDGE_REMOTE_OFF,
  REMOTE_OFF,
  FEATURE_OFF,
  PROVIDER_OFF,
  BLOCKED,
  DISCOVERY_OFF,
  DISCOVERY_ROUTING,
  SRV_MISSING,
  SRV_FOREIGN_HOST,
  HOST_MISSING,
  RULE_MISSING,
  NOT_ROUTED,
  MACHINE_DOWN,
  LINK_DOWN,
  STUCK_ON_DEAD_NODE,
  CERTIFICATE_MISSING,
  CERTIFICATE_EXPIRED,
  CERTIFICATE_UNTRUSTED,
  CERTIFICATE_NAME,
  CERTIFICATE_EKU,
  REVOCATION_UNREACHABLE,
  NEXT_HOP_UNSET,
  HOME_UNSET,
  NO_LISTENER,
  NO_GATEWAY,
  XMPP_DOMAIN_OFF,
  XMPP_SETTINGS_INVALID,
  XMPP_DIALBACK_RETURN,
  XMPP_HOME_BRANCH,
  UNKNOWN_DOMAIN,
  MEDIA_NO_EDGE,
  MEDIA_NO_TOKEN,
  MEDIA_NO_RELAY,
  MEDIA_BLOCKED,
  MEDIA_NAT_ADDRESS,
  MEDIA_ENCRYPTION,
  POLICY_PUBLIC_MEDIA,
  MEETING_OFF,
  MEETING_NOT_PUBLISHED,
  MEETING_CONTENT,
  MEETING_SLIDES,
  PUSH_OFF,
  PUSH_NO_PROVIDER,
  SERVICE_ENDED,
  NOT_SUPPORTED,
  CONDITIONS,
  MEDIA_OVER_TCP,
  THROTTLED,
  WATCH_LIST,
  UNVERIFIED,
  DISCOVERY_DETOUR,
  VOICE_MAIL_STAYS;

  private static final Map<Why, ResultCode> CODES = new EnumMap<>(Why.class);
  private static final Map<Why, Verdict> VERDICTS = new EnumMap<>(Why.class);

  static {
    for (Why why : values()) {
      ResultCode code = ResultCodes.standard().code(Words.of(why));
      CODES.put(why, code);
      VERDICTS.put(why, (Verdict) Words.parse(Verdict.class, code.verdict()).orElseThrow());
    }
  }

  /// Id of the catalogue row.
  public String id() {
    return code().id();
  }

  /// SIP and XMPP codes, and the source.
  public ResultCode code() {
    return CODES.get(this);
  }

  /// The verdict of a flow that ends in this.
  public Verdict verdict() {
    return VERDICTS.get(this);
  }
}

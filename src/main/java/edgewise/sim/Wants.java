package edgewise.sim;

import edgewise.catalogue.Capabilities;
import edgewise.model.Feature;
import edgewise.model.Partner;
import edgewise.model.Traffic;
import edgewise.plan.Design;

/// Which traffic a design asks for.
final class Wants {
  private Wants() {}

  static boolean isWanted(Design design, Partner p, Traffic t) {
    if (t == Traffic.SIGNIN || !p.enabled()) {
      return false;
    }
    boolean clearingHouse = p.kind().value().equals("push-clearing-house");
    if (t == Traffic.PUSH || clearingHouse) {
      return clearingHouse
          && t == Traffic.PUSH
          && (design.offers(Feature.PUSH_APPLE) || design.offers(Feature.PUSH_MICROSOFT));
    }
    return Partners.wants(p, t)
        && Partners.grade(p, t) != Capabilities.Grade.NO
        && !Partners.isTooOld(p, t, design)
        && design.offers(federation(p))
        && offers(design, t);
  }

  private static Feature federation(Partner p) {
    return switch (p.kind().value()) {
      case "xmpp-partner" -> Feature.XMPP_FEDERATION;
      case "public-im-provider" -> Feature.PUBLIC_IM;
      default -> Feature.SIP_FEDERATION;
    };
  }

  private static boolean offers(Design design, Traffic t) {
    return switch (t) {
      case AUDIO, VIDEO -> design.offers(Feature.EXTERNAL_AV) && design.offers(Feature.AUDIO_VIDEO);
      case SHARING ->
          design.offers(Feature.EXTERNAL_AV) && design.offers(Feature.APPLICATION_SHARING);
      case FILE -> design.offers(Feature.EXTERNAL_AV) && design.offers(Feature.FILE_TRANSFER);
      case WEBCONF -> design.offers(Feature.WEB_CONFERENCING);
      default -> true;
    };
  }

  /// True when the group can want it at all: XMPP is for SIP domains that have it, and not for
  /// people homed on branch servers.
  static boolean fits(Design design, Partner p, Traffic t, Users u) {
    return !p.kind().value().equals("xmpp-partner")
        || u.xmppDomain() && u.home().filter(design::isBranchServer).isEmpty();
  }
}

package edgewise.sim.load;

import edgewise.model.Partner;
import edgewise.plan.Design;
import java.util.Optional;

/// How the traffic of a load run reaches a partner. Partners of one family share what people send
/// to it.
public enum PartnerFamily {
  /// SIP federation.
  SIP,
  /// A public IM service.
  PUBLIC,
  /// XMPP.
  XMPP;

  /// The family of a partner; empty when it has no part in a load run.
  public static Optional<PartnerFamily> of(Partner partner, Design design) {
    if (!design.organization().accessEdge().federatedUsers()) {
      return Optional.empty();
    }
    if (design.isSipPartner(partner) && !partner.kind().value().equals("push-clearing-house")) {
      return Optional.of(SIP);
    }
    return design.isPublicIm(partner)
        ? Optional.of(PUBLIC)
        : Optional.of(XMPP).filter(_ -> design.isXmpp(partner));
  }
}

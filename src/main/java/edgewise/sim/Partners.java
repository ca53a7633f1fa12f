package edgewise.sim;

import edgewise.catalogue.Capabilities;
import edgewise.catalogue.OnlineServices;
import edgewise.model.Fqdn;
import edgewise.model.Modality;
import edgewise.model.Organization;
import edgewise.model.Partner;
import edgewise.model.PartnerRelease;
import edgewise.model.PublicProvider;
import edgewise.model.Release;
import edgewise.model.Traffic;
import edgewise.plan.Design;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// What is known of the other side.
final class Partners {
  private Partners() {}

  /// Row of the capability matrix.
  static String row(Partner p) {
    return switch (p.kind().value()) {
      case "xmpp-partner" -> "xmpp";
      case "push-clearing-house" -> "push";
      case "public-im-provider" ->
          switch (p.provider().orElse(PublicProvider.OTHER)) {
            case AOL -> "aol";
            case YAHOO -> "yahoo";
            case MESSENGER -> "messenger";
            case SKYPE -> "skype";
            case OTHER -> "aol";
          };
      default ->
          switch (p.release()) {
            case LCS_2005_SP1, OCS_2007 -> "ocs-2007";
            case OCS_2007_R2 -> "ocs-2007-r2";
            case LYNC_2010 -> "lync-2010";
            case LYNC_ONLINE, TEAMS -> "lync-online";
            case XMPP -> "xmpp";
            case PUBLIC_IM -> "messenger";
            case LYNC_2013, SFB_2015, SFB_2019, SFB_SE, UNKNOWN -> "lync-2013";
          };
    };
  }

  static Capabilities.Grade grade(Partner p, Traffic traffic) {
    Optional<Modality> modality = traffic.modality();
    return modality.isEmpty()
        ? Capabilities.Grade.NO
        : Capabilities.standard().row(row(p)).grades().get(modality.get());
  }

  /// True when the traffic is wanted: listed for the partner, or nothing is listed.
  static boolean wants(Partner p, Traffic traffic) {
    return traffic.modality().isPresent()
        && (p.modalities().isEmpty() || p.modalities().contains(traffic.modality().get()));
  }

  /// True for a partner whose servers stay with the first address that answered. Source: JJ205335,
  /// Gg398634.
  static boolean staysOnNode(Partner p, SimSettings settings) {
    if (p.kind().value().equals("xmpp-partner")) {
      return true;
    }
    if (p.kind().value().equals("public-im-provider")) {
      PublicProvider provider = p.provider().orElse(PublicProvider.OTHER);
      return settings.publicImStaysOnNode()
          || provider == PublicProvider.AOL
          || provider == PublicProvider.YAHOO;
    }
    return p.release() == PartnerRelease.LCS_2005_SP1
        || p.release() == PartnerRelease.OCS_2007
        || p.release() == PartnerRelease.OCS_2007_R2;
  }

  /// True when the service was closed before the date of the design.
  static boolean hasEnded(Partner p, Design design) {
    Optional<String> date = design.organization().designDate();
    if (date.isEmpty() || !p.kind().value().equals("public-im-provider")) {
      return false;
    }
    try {
      LocalDate day = LocalDate.parse(date.get());
      return OnlineServices.standard().all().stream()
          .filter(s -> s.id().equals(row(p)))
          .anyMatch(s -> s.endedBefore(day));
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /// Why the organization does not let this partner in or out; none when it does. Order of the
  /// Access Edge: blocked, allowed, discovered.
  static Reason admits(Partner p, Design design, SimSettings settings) {
    Organization org = design.organization();
    for (Fqdn domain : p.domains()) {
      for (Fqdn blocked : org.blockedDomains()) {
        if (settings.suffixLists() ? domain.isIn(blocked) : domain.equals(blocked)) {
          return Reason.of(Why.BLOCKED, domain.lower(), blocked.lower());
        }
      }
    }
    return switch (p.kind().value()) {
      case "discovered-domain" ->
          !org.accessEdge().partnerDiscovery()
              ? Reason.of(Why.DISCOVERY_OFF, p.name())
              : switch (org.accessEdge().routing()) {
                case DNS_SRV -> Reason.NONE;
                default -> Reason.of(Why.DISCOVERY_ROUTING, p.name());
              };
      case "hosting-provider", "public-im-provider", "push-clearing-house" ->
          p.enabled() ? Reason.NONE : Reason.of(Why.PROVIDER_OFF, p.name());
      default -> Reason.NONE;
    };
  }

  /// True for media with OCS 2007 once the Edge runs a release that no longer opens the media range
  /// for it; the catalogue has those rows for 2013 only.
  static boolean isTooOld(Partner p, Traffic t, Design design) {
    boolean old =
        p.release() == PartnerRelease.OCS_2007 || p.release() == PartnerRelease.LCS_2005_SP1;
    return old
        && design.release() != Release.V2013
        && switch (t) {
          case AUDIO, VIDEO, SHARING, FILE -> true;
          default -> false;
        };
  }

  static boolean isDiscovered(Partner p) {
    return p.kind().value().equals("discovered-domain");
  }
}

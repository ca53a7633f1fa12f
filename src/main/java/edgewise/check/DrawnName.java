package edgewise.check;

import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.ExchangeUm;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.MeetUrl;
import edgewise.model.Organization;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.SimpleUrls;
import edgewise.model.SipDomain;
import edgewise.model.WebServices;
import edgewise.plan.Design;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A DNS name typed somewhere in a design.
///
/// @param element where it stands; empty for the organization
/// @param owner the machine, service or partner it names, as drawn
/// @param place what it names, part of a text key
/// @param mayBeShort whether a single label will do, as in simple URLs
record DrawnName(
    Optional<Element> element, String owner, String place, Fqdn name, boolean mayBeShort) {
  /// Every name of the organization's own elements and services, in document order.
  static List<DrawnName> ofOwn(Design design) {
    List<DrawnName> names = new ArrayList<>();
    Organization organization = design.organization();
    for (SipDomain domain : organization.sipDomains()) {
      add(names, null, "sip-domain", domain.name());
      domain.xmppHost().ifPresent(n -> add(names, null, "xmpp-host", n));
    }
    organization.internalDomains().forEach(n -> add(names, null, "internal-domain", n));
    SimpleUrls urls = organization.simpleUrls();
    urls.meet().stream().map(MeetUrl::url).forEach(u -> addUrl(names, u));
    urls.dialin().ifPresent(u -> addUrl(names, u));
    urls.admin().ifPresent(u -> addUrl(names, u));
    urls.scheduler().ifPresent(u -> addUrl(names, u));
    for (Element element : design.elements()) {
      switch (element) {
        case EdgePool e -> {
          add(names, e, "pool", e.fqdn());
          e.servers().stream()
              .filter(s -> !s.fqdn().equals(e.fqdn()))
              .forEach(s -> addServer(names, e, s.id(), s.fqdn()));
          add(names, e, "access-edge", e.access().fqdn());
          if (e.webConferencingOn()
              && !(e.sharedAddress() && e.webConferencing().fqdn().isBlank())) {
            add(names, e, "web-conferencing-edge", e.webConferencing().fqdn());
          }
          if (e.audioVideoOn() && !(e.sharedAddress() && e.av().fqdn().isBlank())) {
            add(names, e, "av-edge", e.av().fqdn());
          }
        }
        case Pool p -> {
          add(names, p, "pool", p.fqdn());
          p.servers().stream()
              .filter(s -> !s.fqdn().equals(p.fqdn()))
              .forEach(s -> addServer(names, p, s.id(), s.fqdn()));
          p.web()
              .flatMap(WebServices::internalFqdn)
              .ifPresent(n -> add(names, p, "web-internal", n));
          p.web()
              .flatMap(WebServices::externalFqdn)
              .ifPresent(n -> add(names, p, "web-external", n));
        }
        case ExchangeUm x -> {
          add(names, x, "server", x.fqdn());
          x.smtpDomain().ifPresent(n -> add(names, x, "mail-domain", n));
        }
        case Host h -> add(names, h, "server", h.fqdn());
        case ReverseProxy r -> r.fqdn().ifPresent(n -> add(names, r, "server", n));
        default -> {}
      }
    }
    return names;
  }

  /// Every name given for a partner, in document order.
  static List<DrawnName> ofPartners(Design design) {
    List<DrawnName> names = new ArrayList<>();
    for (Partner partner : design.partners()) {
      partner.domains().forEach(n -> add(names, partner, "partner-domain", n));
      partner.edge().ifPresent(n -> add(names, partner, "partner-edge", n));
    }
    return names;
  }

  private static void add(List<DrawnName> names, Element element, String place, Fqdn name) {
    names.add(
        new DrawnName(
            Optional.ofNullable(element),
            element == null ? "" : element.name(),
            place,
            name,
            false));
  }

  private static void addServer(List<DrawnName> names, Element pool, ElementId server, Fqdn name) {
    names.add(
        new DrawnName(Optional.of(pool), Each.label(name, server.value()), "server", name, false));
  }

  private static void addUrl(List<DrawnName> names, String url) {
    names.add(new DrawnName(Optional.empty(), "", "simple-url", SimpleUrls.host(url), true));
  }

  /// What it names, in words.
  Message placeInWords() {
    return Message.of("name." + place, owner);
  }

  /// True for a name with white space in it.
  static boolean hasBlank(Fqdn name) {
    return name.text().chars().anyMatch(Character::isWhitespace);
  }

  /// Reports where the name stands.
  void report(Hits hits, Object... details) {
    if (element.isPresent()) {
      hits.on(element.get(), details);
    } else {
      hits.onOrganization(details);
    }
  }
}

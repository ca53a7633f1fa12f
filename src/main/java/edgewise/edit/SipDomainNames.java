package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.EdgeService;
import edgewise.model.Element;
import edgewise.model.Fqdn;
import edgewise.model.MeetUrl;
import edgewise.model.Organization;
import edgewise.model.Pool;
import edgewise.model.Shape;
import edgewise.model.SimpleUrls;
import edgewise.model.SipDomain;
import edgewise.model.Topology;
import edgewise.model.UserGroup;
import edgewise.model.WebServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings along what is named after a SIP domain when the domain gets another name: simple URLs,
/// the names of the Edge services and of the outer web sites, XMPP hosts, and the domain of user
/// groups. Names of machines stay, and so do names that belong to another SIP domain.
public final class SipDomainNames {
  private final Fqdn old;
  private final Fqdn now;
  private final List<Fqdn> others;

  private SipDomainNames(Fqdn old, Fqdn now, List<Fqdn> others) {
    this.old = old;
    this.now = now;
    this.others = others;
  }

  /// The document after an edit, with names brought along when exactly one SIP domain was renamed.
  public static Document carry(Document before, Document after) {
    List<SipDomain> was = before.topology().organization().sipDomains();
    List<SipDomain> is = after.topology().organization().sipDomains();
    if (was.equals(is) || was.size() != is.size()) {
      return after;
    }
    int at = -1;
    List<Fqdn> others = new ArrayList<>();
    for (int i = 0; i < was.size(); i++) {
      if (was.get(i).name().equals(is.get(i).name())) {
        others.add(is.get(i).name());
      } else if (at >= 0) {
        return after;
      } else {
        at = i;
      }
    }
    boolean usable = at >= 0 && !was.get(at).name().isBlank() && is.get(at).name().isValid();
    return usable
        ? new SipDomainNames(was.get(at).name(), is.get(at).name(), others).in(after)
        : after;
  }

  private Document in(Document document) {
    Organization organization = document.topology().organization();
    Organization renamed = organization(organization);
    Document next =
        renamed.equals(organization)
            ? document
            : document.withTopology(new Topology(renamed, document.topology().elements()));
    return Elements.replace(next, this::element);
  }

  private Organization organization(Organization organization) {
    SimpleUrls urls = organization.simpleUrls();
    SimpleUrls moved =
        new SimpleUrls(
            urls.naming(),
            urls.meet().stream()
                .map(
                    m -> new MeetUrl(m.sipDomain().equals(old) ? now : m.sipDomain(), url(m.url())))
                .toList(),
            urls.dialin().map(this::url),
            urls.admin().map(this::url),
            urls.scheduler().map(this::url));
    List<SipDomain> domains =
        organization.sipDomains().stream()
            .map(
                d -> new SipDomain(d.name(), d.xmpp(), d.xmppHost().map(this::name), d.pushUsers()))
            .toList();
    Shape.Rec shape = Shape.Rec.of(Organization.class);
    Object with = shape.with(organization, "simpleUrls", moved);
    return (Organization) shape.with((Record) with, "sipDomains", domains);
  }

  private Element element(Element element) {
    return switch (element) {
      case EdgePool edge -> {
        Element next = Elements.with(edge, "access", service(edge.access()));
        next = Elements.with(next, "webConferencing", service(edge.webConferencing()));
        yield Elements.with(next, "av", service(edge.av()));
      }
      case Pool pool when pool.web().flatMap(WebServices::externalFqdn).isPresent() -> {
        WebServices web = pool.web().get();
        yield Elements.with(
            pool,
            "web",
            Optional.of(
                new WebServices(
                    web.internalFqdn(),
                    web.externalFqdn().map(this::name),
                    web.httpsListen(),
                    web.httpListen())));
      }
      case UserGroup group when group.sipDomain().equals(Optional.of(old)) ->
          Elements.with(group, "sipDomain", Optional.of(now));
      default -> element;
    };
  }

  private EdgeService service(EdgeService service) {
    return new EdgeService(name(service.fqdn()), service.port());
  }

  /// Whether a name stands under the domain, and under no other SIP domain that is nearer.
  private boolean isOwn(String lower) {
    return isUnder(lower, old)
        && others.stream()
            .noneMatch(o -> isUnder(lower, o) && o.text().length() > old.text().length());
  }

  private static boolean isUnder(String lower, Fqdn domain) {
    return lower.equals(domain.lower()) || lower.endsWith("." + domain.lower());
  }

  private Fqdn name(Fqdn name) {
    return isOwn(name.lower())
        ? Fqdn.of(name.text().substring(0, name.text().length() - old.text().length()) + now.text())
        : name;
  }

  private String url(String url) {
    Fqdn host = SimpleUrls.host(url);
    Fqdn moved = name(host);
    int at = url.indexOf(host.text());
    return moved.equals(host) || at < 0
        ? url
        : url.substring(0, at) + moved.text() + url.substring(at + host.text().length());
  }
}

package edgewise.check;

import edgewise.model.Certificate;
import edgewise.model.CertificateUse;
import edgewise.model.CertificationAuthority;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.MeetUrl;
import edgewise.model.OfficeWebApps;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.PublicProvider;
import edgewise.model.Release;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.model.SimpleUrls;
import edgewise.model.SipDomain;
import edgewise.model.WebServices;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Conditions on certificates: those that exist today where the design draws them, else the planned
/// requests.
final class CertificateChecks {
  private static final int RECOMMENDED_BITS = 2048;

  static final Map<String, Condition> ALL = all();

  private CertificateChecks() {}

  private static Map<String, Condition> all() {
    Map<String, Condition> all = new LinkedHashMap<>();
    all.put("CERT-01", missing((_, pool) -> List.of(pool.access().fqdn().lower())));
    all.put(
        "CERT-02",
        missing(
            (_, pool) ->
                pool.webConferencingOn()
                    ? List.of(pool.webConferencing().fqdn().lower())
                    : List.of()));
    all.put(
        "CERT-03",
        missing(
            (design, pool) ->
                pool.federation() || design.offers(Feature.AUTOMATIC_SIGN_IN)
                    ? DnsChecks.sipDomains(design).stream().map(d -> "sip." + d).toList()
                    : List.of()));
    all.put(
        "CERT-04",
        missing(
            (design, pool) ->
                pool.xmpp() && design.offers(Feature.XMPP_FEDERATION)
                    ? xmppDomains(design)
                    : List.of()));
    all.put(
        "CERT-05",
        external(
            (design, pool, certificate, hits) -> {
              // The 2015 tables ask for a wildcard on XMPP domains.
              List<String> allowed =
                  design.release() == Release.V2015 && pool.xmpp()
                      ? xmppDomains(design).stream().map(d -> "*." + d).toList()
                      : List.of();
              String wildcards =
                  Each.joined(
                      certificate.wildcards().stream()
                          .filter(w -> w.equals(certificate.subject()) || !allowed.contains(w)));
              if (!wildcards.isEmpty()) {
                hits.on(pool, certificate.name(), wildcards);
              }
            }));
    all.put(
        "CERT-06",
        internal(
            (_, pool, certificate, hits) -> {
              if (certificate.subject().indexOf('*') >= 0) {
                hits.on(pool, certificate.name(), certificate.subject());
              }
            }));
    all.put(
        "CERT-07",
        external(
            (design, pool, certificate, hits) -> {
              if (!pool.federation()
                  || !design.offers(Feature.PUBLIC_IM)
                  || certificate.clientAuthentication()) {
                return;
              }
              List<String> aol =
                  design.partners().stream()
                      .filter(design::isPublicIm)
                      .filter(p -> p.provider().filter(PublicProvider.AOL::equals).isPresent())
                      .map(Partner::name)
                      .toList();
              if (!aol.isEmpty()) {
                hits.on(pool, certificate.name(), Each.joined(aol));
              }
            }));
    all.put(
        "CERT-08",
        (plan, hits) -> {
          withoutServerUsage(CertificateUse.EDGE_EXTERNAL).find(plan, hits);
          withoutServerUsage(CertificateUse.EDGE_INTERNAL).find(plan, hits);
        });
    all.put("CERT-09", Each.edgePool(CertificateChecks::mediaKeyNotShared));
    all.put(
        "CERT-10",
        external(
            (_, pool, certificate, hits) -> {
              if (certificate.fromPublicAuthority().filter(p -> !p).isPresent()) {
                hits.on(pool, certificate.name());
              }
            }));
    all.put(
        "CERT-11",
        internal(
            (_, pool, certificate, hits) -> {
              String name = pool.fqdn().lower();
              boolean wildcard = certificate.subject().equals("*." + pool.fqdn().parent());
              if (!name.isEmpty() && !certificate.subject().equals(name) && !wildcard) {
                hits.on(pool, certificate.name(), certificate.subject(), name);
              }
            }));
    all.put(
        "CERT-12",
        (plan, hits) ->
            plan.design().partners().stream()
                .filter(p -> !p.trusted() && p.enabled())
                .forEach(hits::on));
    all.put("CERT-13", CertificateChecks::unpublishedNames);
    all.put("CERT-14", CertificateChecks::unreachableAutodiscover);
    all.put(
        "CERT-15",
        existing(
            (_, certificate, hits) -> {
              if (certificate.signature().toUpperCase(Locale.ROOT).contains("PSS")) {
                hits.on(certificate, certificate.signature());
              }
            }));
    all.put("CERT-16", existing(CertificateChecks::shortKey));
    all.put(
        "CERT-17",
        existing(
            (_, certificate, hits) -> {
              if (!certificate.crlDistributionPoint()) {
                hits.on(certificate);
              }
            }));
    all.put("CERT-18", CertificateChecks::serverNames);
    all.put(
        "CERT-19",
        (plan, hits) -> {
          Design design = plan.design();
          for (Pool director : design.directors()) {
            webExternal(director)
                .ifPresent(
                    name ->
                        design.frontEnds().stream()
                            .filter(p -> webExternal(p).filter(name::equals).isPresent())
                            .findFirst()
                            .ifPresent(p -> hits.on(director, name.lower(), p.name())));
          }
        });
    return Collections.unmodifiableMap(all);
  }

  @FunctionalInterface
  private interface EdgeLook {
    void find(Design design, EdgePool pool, Presented certificate, Hits hits);
  }

  @FunctionalInterface
  private interface NamesWanted {
    List<String> of(Design design, EdgePool pool);
  }

  @FunctionalInterface
  private interface ExistingLook {
    void find(Design design, Certificate certificate, Hits hits);
  }

  private static Condition edge(CertificateUse use, EdgeLook look) {
    return Each.edgePool(
        (plan, pool, hits) ->
            Presented.of(plan, pool.id(), use)
                .forEach(c -> look.find(plan.design(), pool, c, hits)));
  }

  private static Condition external(EdgeLook look) {
    return edge(CertificateUse.EDGE_EXTERNAL, look);
  }

  private static Condition internal(EdgeLook look) {
    return edge(CertificateUse.EDGE_INTERNAL, look);
  }

  private static Condition existing(ExistingLook look) {
    return (plan, hits) ->
        plan.design().certificates().forEach(c -> look.find(plan.design(), c, hits));
  }

  /// Fires for each external Edge certificate whose alternative names lack some of the wanted ones.
  private static Condition missing(NamesWanted wanted) {
    return external(
        (design, pool, certificate, hits) -> {
          List<String> missing =
              wanted.of(design, pool).stream()
                  .filter(n -> !n.isEmpty() && !certificate.lists(n))
                  .toList();
          if (!missing.isEmpty()) {
            hits.on(pool, certificate.name(), Each.joined(missing));
          }
        });
  }

  private static Condition withoutServerUsage(CertificateUse use) {
    return edge(
        use,
        (_, pool, certificate, hits) -> {
          if (!certificate.serverAuthentication()) {
            hits.on(pool, certificate.name());
          }
        });
  }

  private static List<String> xmppDomains(Design design) {
    return design.organization().sipDomains().stream()
        .filter(SipDomain::xmpp)
        .map(SipDomain::name)
        .filter(n -> !n.isBlank())
        .map(Fqdn::lower)
        .toList();
  }

  private static void mediaKeyNotShared(Plan plan, EdgePool pool, Hits hits) {
    if (pool.servers().size() < 2) {
      return;
    }
    List<Presented> external = Presented.of(plan, pool.id(), CertificateUse.EDGE_EXTERNAL);
    List<Presented> media = Presented.today(plan, pool.id(), CertificateUse.AV_AUTHENTICATION);
    Set<String> names = new LinkedHashSet<>();
    external.stream().filter(c -> !c.exportable()).forEach(c -> names.add(c.name()));
    (media.isEmpty() ? external : media)
        .stream().filter(c -> !c.shared()).forEach(c -> names.add(c.name()));
    if (!names.isEmpty()) {
      hits.on(pool, Each.joined(names.stream()));
    }
  }

  private static Optional<Fqdn> webExternal(Pool pool) {
    return pool.web().flatMap(WebServices::externalFqdn).filter(n -> !n.isBlank());
  }

  /// Names under which a proxy publishes what is drawn behind it. Autodiscover names are among them
  /// unless discovery starts over HTTP.
  private static Set<String> publishedNames(Design design, ReverseProxy proxy) {
    Set<String> names = new LinkedHashSet<>();
    boolean web = false;
    for (var id : proxy.publishes()) {
      Optional<Element> published = design.find(id);
      if (published.isPresent()) {
        switch (published.get()) {
          case Pool pool -> {
            web = true;
            webExternal(pool).ifPresent(n -> names.add(n.lower()));
          }
          case OfficeWebApps apps -> names.add(apps.fqdn().lower());
          default -> {}
        }
      }
    }
    if (web) {
      SimpleUrls urls = design.organization().simpleUrls();
      urls.dialin().ifPresent(u -> names.add(SimpleUrls.host(u).lower()));
      urls.meet().stream().map(MeetUrl::url).forEach(u -> names.add(SimpleUrls.host(u).lower()));
      if (!design.offers(Feature.AUTODISCOVER_HTTP)) {
        DnsChecks.sipDomains(design).forEach(d -> names.add("lyncdiscover." + d));
      }
    }
    names.remove("");
    return names;
  }

  private static void unpublishedNames(Plan plan, Hits hits) {
    for (ReverseProxy proxy : plan.design().reverseProxies()) {
      Set<String> wanted = publishedNames(plan.design(), proxy);
      for (Presented certificate :
          Presented.today(plan, proxy.id(), CertificateUse.REVERSE_PROXY)) {
        List<String> missing = wanted.stream().filter(n -> !certificate.covers(n)).toList();
        if (!missing.isEmpty()) {
          hits.on(proxy, certificate.name(), Each.joined(missing));
        }
      }
    }
  }

  private static void unreachableAutodiscover(Plan plan, Hits hits) {
    Design design = plan.design();
    if (!design.offers(Feature.MOBILITY)) {
      return;
    }
    for (ReverseProxy proxy : design.reverseProxies()) {
      if (proxy.http() && proxy.bridgeHttp() == 8080) {
        continue;
      }
      for (Presented certificate : Presented.of(plan, proxy.id(), CertificateUse.REVERSE_PROXY)) {
        List<String> missing =
            DnsChecks.sipDomains(design).stream()
                .map(d -> "lyncdiscover." + d)
                .filter(n -> !certificate.covers(n))
                .toList();
        if (!missing.isEmpty()) {
          hits.on(proxy, certificate.name(), Each.joined(missing));
        }
      }
    }
  }

  /// Only RSA keys are measured so; an elliptic curve is short and strong.
  private static void shortKey(Design design, Certificate certificate, Hits hits) {
    boolean rsa = certificate.keyAlgorithm().toUpperCase(Locale.ROOT).contains("RSA");
    if (!rsa || certificate.keyBits() >= RECOMMENDED_BITS) {
      return;
    }
    boolean fromPublic =
        certificate
            .issuer()
            .flatMap(i -> design.find(i, CertificationAuthority.class))
            .filter(CertificationAuthority::publiclyTrusted)
            .isPresent();
    // Public authorities ceased to issue such keys after the 2013 release.
    (fromPublic && design.release() != Release.V2013 ? hits.at(Severity.ERROR) : hits)
        .on(certificate, certificate.keyBits());
  }

  private static void serverNames(Plan plan, Hits hits) {
    for (Pool pool : plan.design().frontEnds()) {
      for (Presented presented : Presented.today(plan, pool.id(), CertificateUse.DEFAULT)) {
        Certificate certificate = presented.existing().orElseThrow();
        List<Server> holders =
            pool.servers().stream()
                .filter(
                    s ->
                        certificate.server().isEmpty() || certificate.server().get().equals(s.id()))
                .toList();
        List<String> wanted = new ArrayList<>(List.of(pool.fqdn().lower()));
        holders.forEach(s -> wanted.add(s.fqdn().lower()));
        List<String> missing =
            wanted.stream().filter(n -> !n.isEmpty() && !presented.lists(n)).toList();
        if (!missing.isEmpty()) {
          hits.on(pool, presented.name(), Each.joined(missing));
        }
      }
    }
  }
}

package edgewise.store.topology;

import edgewise.model.AccessSettings;
import edgewise.model.DocumentSettings;
import edgewise.model.EdgePool;
import edgewise.model.Encryption;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.MeetUrl;
import edgewise.model.Organization;
import edgewise.model.Pool;
import edgewise.model.Release;
import edgewise.model.RequestSettings;
import edgewise.model.Routing;
import edgewise.model.Service;
import edgewise.model.SimpleUrls;
import edgewise.model.SipDomain;
import edgewise.model.UrlNaming;
import edgewise.store.topology.Deployment.Part;
import edgewise.store.topology.RawTopology.Cluster;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What holds for the whole organization: partly in the file, partly concluded from what is in it.
final class OrganizationFacts {
  private final Deployment deployment;
  private final RawTopology raw;
  private final Remarks remarks;

  OrganizationFacts(Deployment deployment, Remarks remarks) {
    this.deployment = deployment;
    this.raw = deployment.raw();
    this.remarks = remarks;
  }

  /// The highest release among Front Ends and Edges, and a note for each pool that has another one.
  Release release() {
    Optional<Release> highest =
        Stream.concat(
                deployment.clusters(Part.FRONT_END).stream(),
                deployment.clusters(Part.EDGE).stream())
            .flatMap(c -> deployment.release(c).stream())
            .max(Release::compareTo);
    if (highest.isEmpty()) {
      highest =
          raw.services.values().stream()
              .flatMap(s -> Deployment.release(s.version()).stream())
              .max(Release::compareTo);
      if (highest.isEmpty()) {
        remarks.note(NoteKind.PROPOSED, "import.proposed.release");
      }
    }
    Release release = highest.orElse(Release.V2013);
    for (Cluster cluster : raw.clusters.values()) {
      if (deployment.part(cluster) == Part.OTHER) {
        continue;
      }
      int version = deployment.version(cluster);
      Optional<Release> own = Deployment.release(version);
      if (version >= 0 && version < 6) {
        remarks.note(
            NoteKind.ATTENTION,
            cluster.at(),
            "import.attention.old-release",
            cluster.fqdn().text(),
            version);
      } else if (own.isPresent() && own.get() != release) {
        remarks.note(
            NoteKind.ATTENTION,
            cluster.at(),
            "import.attention.other-release",
            cluster.fqdn().text(),
            release(own.get()),
            release(release));
      }
      if (version > 8) {
        remarks.note(
            NoteKind.ATTENTION,
            cluster.at(),
            "import.attention.new-release",
            cluster.fqdn().text(),
            version);
      }
    }
    return release;
  }

  private static String release(Release release) {
    return release == Release.SE ? "SE" : release.name().substring(1);
  }

  Organization organization(Release release, List<EdgePool> edges, List<Pool> pools) {
    boolean xmpp = edges.stream().anyMatch(EdgePool::xmpp);
    if (raw.sipDomains.isEmpty()) {
      remarks.note(NoteKind.MISSING, "import.missing.sip-domains");
    } else if (xmpp) {
      remarks.note(NoteKind.PROPOSED, "import.proposed.xmpp-domains", join(raw.sipDomains));
    }
    List<Fqdn> internal = internalDomains();
    boolean splitBrain = internal.stream().anyMatch(raw.sipDomains::contains);
    if (splitBrain) {
      remarks.note(
          NoteKind.PROPOSED,
          "import.proposed.split-brain",
          join(internal.stream().filter(raw.sipDomains::contains).toList()));
    }
    return new Organization(
        "",
        release,
        raw.sipDomains.stream().map(d -> new SipDomain(d, xmpp, Optional.empty(), true)).toList(),
        internal,
        splitBrain,
        simpleUrls(),
        access(edges),
        features(release, edges, pools),
        List.of(),
        Encryption.SUPPORTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        RequestSettings.USUAL,
        DocumentSettings.NONE);
  }

  private static String join(List<Fqdn> names) {
    return String.join(", ", names.stream().map(Fqdn::text).toList());
  }

  /// The DNS suffixes of the machines that run Lync roles; of all machines when there are none.
  private List<Fqdn> internalDomains() {
    Set<Fqdn> domains = new LinkedHashSet<>();
    boolean lync = raw.clusters.values().stream().anyMatch(Cluster::lync);
    for (Cluster cluster : raw.clusters.values()) {
      if (cluster.lync() || !lync) {
        domains.add(Fqdn.of(cluster.fqdn().parent()));
        cluster.machines().forEach(m -> domains.add(Fqdn.of(m.fqdn().parent())));
      }
    }
    domains.removeIf(Fqdn::isBlank);
    if (!domains.isEmpty()) {
      remarks.note(
          NoteKind.PROPOSED, "import.proposed.internal-domains", join(List.copyOf(domains)));
    }
    return List.copyOf(domains);
  }

  private SimpleUrls simpleUrls() {
    List<MeetUrl> meet = new ArrayList<>();
    for (Fqdn domain : raw.sipDomains) {
      String url = url("Meet", domain).orElse("https://meet." + domain.lower());
      if (url("Meet", domain).isEmpty()) {
        remarks.note(NoteKind.PROPOSED, "import.proposed.simple-url", url);
      }
      meet.add(new MeetUrl(domain, url));
    }
    Fqdn byDefault = raw.sipDomains.isEmpty() ? null : raw.sipDomains.getFirst();
    Optional<String> dialin = url("Dialin", byDefault);
    if (dialin.isEmpty() && byDefault != null) {
      dialin = Optional.of("https://dialin." + byDefault.lower());
      remarks.note(NoteKind.PROPOSED, "import.proposed.simple-url", dialin.get());
    }
    for (RawTopology.SimpleUrl url : raw.simpleUrls) {
      boolean used =
          switch (url.component()) {
            case "Meet" -> meet.stream().anyMatch(m -> m.url().equals(url.url()));
            case "Dialin", "Cscp" -> true;
            default -> false;
          };
      if (!used) {
        remarks.note(
            NoteKind.IGNORED, url.at(), "import.ignored.simple-url", url.component(), url.url());
      }
    }
    return new SimpleUrls(
        naming(meet, dialin), meet, dialin, url("Cscp", byDefault), Optional.empty());
  }

  /// The URL of a component for a domain: one of its own, else the one for all domains.
  private Optional<String> url(String component, Fqdn domain) {
    List<RawTopology.SimpleUrl> urls =
        raw.simpleUrls.stream()
            .filter(u -> u.component().equals(component) && !u.url().isEmpty())
            .toList();
    return urls.stream()
        .filter(u -> Fqdn.of(u.domain()).equals(domain))
        .findFirst()
        .or(
            () ->
                urls.stream()
                    .filter(u -> u.domain().equals("*") || u.domain().isEmpty())
                    .findFirst())
        .map(RawTopology.SimpleUrl::url);
  }

  private static UrlNaming naming(List<MeetUrl> meet, Optional<String> dialin) {
    Set<Fqdn> hosts = new LinkedHashSet<>();
    meet.forEach(m -> hosts.add(SimpleUrls.host(m.url())));
    if (dialin.isEmpty() || !hosts.contains(SimpleUrls.host(dialin.get()))) {
      return UrlNaming.HOST_PER_URL;
    }
    return hosts.size() == 1 && meet.size() > 1 ? UrlNaming.ONE_HOST : UrlNaming.HOST_PER_DOMAIN;
  }

  private static AccessSettings access(List<EdgePool> edges) {
    boolean edge = !edges.isEmpty();
    boolean federation = edges.stream().anyMatch(EdgePool::federation);
    return new AccessSettings(federation, edge, edge, federation, Routing.DNS_SRV, false);
  }

  private List<Feature> features(Release release, List<EdgePool> edges, List<Pool> pools) {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    if (!edges.isEmpty()) {
      features.addAll(
          List.of(Feature.REMOTE_USERS, Feature.ANONYMOUS_CONFERENCING, Feature.EXTERNAL_AV));
    }
    if (edges.stream().anyMatch(EdgePool::federation)) {
      features.add(Feature.SIP_FEDERATION);
    }
    if (edges.stream().anyMatch(EdgePool::xmpp)) {
      features.add(Feature.XMPP_FEDERATION);
    }
    if (!edges.isEmpty() || !pools.isEmpty()) {
      features.addAll(
          List.of(
              Feature.FILE_TRANSFER,
              Feature.AUTOMATIC_SIGN_IN,
              Feature.STRICT_NAME_MATCHING,
              Feature.CENTRALIZED_LOGGING));
      features.addAll(conferencing());
    }
    if (pools.stream().anyMatch(p -> p.web().flatMap(w -> w.externalFqdn()).isPresent())) {
      features.add(Feature.MOBILITY);
    }
    if (!deployment.services("MediationServer").isEmpty()) {
      features.add(Feature.ENTERPRISE_VOICE);
    }
    Set<Service> services = EnumSet.noneOf(Service.class);
    pools.forEach(p -> services.addAll(p.services()));
    services.stream()
        .map(OrganizationFacts::feature)
        .filter(Objects::nonNull)
        .forEach(features::add);
    if (release.compareTo(Release.V2015) >= 0
        && deployment.services("EdgeServer").stream()
            .anyMatch(
                s ->
                    s.ports().stream()
                        .anyMatch(p -> p.owner().equals("urn:component:SkypeSearchProxy")))) {
      features.add(Feature.SKYPE_DIRECTORY_SEARCH);
    }
    if (!features.isEmpty()) {
      remarks.note(
          NoteKind.PROPOSED,
          "import.proposed.features",
          String.join(
              ", ",
              features.stream()
                  .map(f -> f.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                  .toList()));
    }
    return List.copyOf(features);
  }

  /// The conferencing services that the file lists, or all of them when it lists none.
  private Set<Feature> conferencing() {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    for (RawTopology.Service service : deployment.services("ConfServices")) {
      for (XmlElement block : service.at().children("ConfService")) {
        for (XmlElement mcu : block.all("MCUs", "MCU")) {
          switch (mcu.get("ComponentName")) {
            case "IMConf" -> features.add(Feature.IM_CONFERENCING);
            case "DataConf" -> features.add(Feature.WEB_CONFERENCING);
            case "AVConf" -> features.add(Feature.AUDIO_VIDEO);
            case "AppSharingConf" -> features.add(Feature.APPLICATION_SHARING);
            default -> {}
          }
        }
      }
    }
    return features.isEmpty()
        ? EnumSet.of(
            Feature.IM_CONFERENCING,
            Feature.WEB_CONFERENCING,
            Feature.AUDIO_VIDEO,
            Feature.APPLICATION_SHARING)
        : features;
  }

  private static Feature feature(Service service) {
    return switch (service) {
      case RESPONSE_GROUP -> Feature.RESPONSE_GROUP;
      case CALL_PARK -> Feature.CALL_PARK;
      case CONFERENCING_ATTENDANT, CONFERENCING_ANNOUNCEMENT -> Feature.DIAL_IN_CONFERENCING;
      case CALL_ADMISSION_CONTROL -> Feature.CALL_ADMISSION_CONTROL;
      case AUDIO_TEST -> Feature.AUDIO_TEST;
      default -> null;
    };
  }
}

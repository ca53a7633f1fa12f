package edgewise.edit;

import edgewise.catalogue.Kinds;
import edgewise.model.AccessSettings;
import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.KindId;
import edgewise.model.Layout;
import edgewise.model.Organization;
import edgewise.model.Pool;
import edgewise.model.Release;
import edgewise.model.SipDomain;
import edgewise.model.Site;
import edgewise.model.Topology;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A few answers about an organization, and the design that follows from them.
///
/// @param name of the organization
/// @param sites names of the central sites; blank ones count as not given
/// @param users people in the whole organization
/// @param sipDomains the default one first; none means that of the samples
/// @param highAvailability whether a machine may fail without anybody noticing
/// @param nat whether the outer firewall translates addresses
/// @param partners kinds of the partners to begin with; those the release does not have are left
///   out
public record Interview(
    String name,
    Release release,
    List<String> sites,
    int users,
    List<Fqdn> sipDomains,
    boolean highAvailability,
    boolean nat,
    Set<KindId> partners) {
  /// As many sites as the documentation ranges hold addresses for.
  public static final int MOST_SITES = 12;

  /// As many users as the sites together can be home to.
  public static final int MOST_USERS_PER_SITE = 80_000;

  /// Users that one Front End serves.
  private static final int PER_FRONT_END = 6_600;

  /// Users that a Standard Edition server serves.
  private static final int PER_STANDARD_EDITION = 2_500;

  public Interview {
    sites = List.copyOf(sites);
    sipDomains = sipDomains.stream().filter(Fqdn::isValid).distinct().toList();
    partners = Collections.unmodifiableSet(new LinkedHashSet<>(partners));
  }

  /// Kinds of partners to choose from, in the order of the palette.
  public static List<KindId> partnerKinds(Release release) {
    return Kinds.standard().ofStructure("partner").stream()
        .filter(k -> Kinds.standard().kind(k).releases().contains(release))
        .toList();
  }

  /// The design that follows: sites with their networks and firewalls, Edge, pools and what they
  /// need, reverse proxies, partners, people.
  ///
  /// @param texts the language of names that are words
  public Document design(Texts texts) {
    Organization organization = organization();
    Draft draft =
        new Draft(
            new Document(new Topology(organization, List.of()), Layout.empty(), Decisions.none()),
            texts);
    List<String> names =
        sites.stream().filter(s -> !s.isBlank()).map(String::strip).distinct().toList();
    int count = Math.clamp(names.size(), 1, MOST_SITES);
    for (int i = 0; i < count; i++) {
      String site = names.isEmpty() ? draft.numbered("propose.site") : names.get(i);
      Element added = draft.add(KindId.of("central-site"), site, Map.of());
      Proposals.networks(draft, (Site) added, nat);
    }
    int each = Math.clamp(Math.ceilDiv(Math.max(users, 0), count), 0, MOST_USERS_PER_SITE);
    for (Site site : draft.all(Site.class)) {
      fill(draft, site, each, texts);
    }
    around(draft);
    for (KindId kind : partnerKinds(release)) {
      if (partners.contains(kind)) {
        place(draft, kind, Optional.empty());
      }
    }
    return draft.document();
  }

  private void fill(Draft draft, Site site, int people, Texts texts) {
    place(draft, "outer-firewall", site);
    place(draft, "inner-firewall", site);
    boolean enterprise = highAvailability || people > PER_STANDARD_EDITION;
    ElementId pool = place(draft, enterprise ? "front-end-pool" : "standard-edition", site);
    int servers = Math.ceilDiv(people, PER_FRONT_END) + (highAvailability ? 1 : 0);
    while (enterprise && size(draft, pool) < Math.min(servers, 12)) {
      Proposals.grow(draft, pool);
    }
    place(draft, highAvailability ? "edge-pool" : "edge-server", site);
    place(draft, "office-web-apps", site);
    place(draft, "reverse-proxy", site);
    ElementId group = place(draft, "user-group", site);
    draft.apply(SetProperty.of(group, "users", people));
    draft.apply(SetProperty.of(group, "homePool", Optional.of(pool)));
    draft.apply(new Rename(group, texts.say("propose.users-of", site.name())));
  }

  private static int size(Draft draft, ElementId pool) {
    return Elements.find(draft.document(), pool, Pool.class).orElseThrow().servers().size();
  }

  private static void around(Draft draft) {
    for (String kind :
        List.of("dns-view", "dns-view", "certification-authority", "certification-authority")) {
      place(draft, KindId.of(kind), Optional.empty());
    }
  }

  private static ElementId place(Draft draft, String kind, Site site) {
    return place(draft, KindId.of(kind), Optional.of(site.id()));
  }

  /// Places a kind that is known to fit.
  private static ElementId place(Draft draft, KindId kind, Optional<ElementId> site) {
    return Proposals.into(draft, kind, site);
  }

  private Organization organization() {
    List<SipDomain> domains = new ArrayList<>();
    for (Fqdn domain : sipDomains) {
      domains.add(Draft.record(SipDomain.class, Map.of("name", domain)));
    }
    List<Feature> features = new ArrayList<>();
    features.add(Feature.MOBILITY);
    features.add(Feature.CENTRALIZED_LOGGING);
    features.add(Feature.AUTOMATIC_SIGN_IN);
    features.add(Feature.STRICT_NAME_MATCHING);
    if (highAvailability) {
      features.add(Feature.HIGH_AVAILABILITY);
    }
    features.sort(java.util.Comparator.comparingInt(Feature::ordinal));
    return Draft.record(
        Organization.class,
        Draft.values(
            "name",
            name.strip(),
            "release",
            release,
            "sipDomains",
            List.copyOf(domains),
            "features",
            List.copyOf(features),
            "accessEdge",
            Draft.record(
                AccessSettings.class,
                Map.of(
                    "federatedUsers", false,
                    "partnerDiscovery", false,
                    "remoteUsers", false,
                    "anonymousUsers", false))));
  }
}

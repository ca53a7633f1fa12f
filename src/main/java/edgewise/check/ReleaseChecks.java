package edgewise.check;

import edgewise.catalogue.Kind;
import edgewise.catalogue.Kinds;
import edgewise.catalogue.Support;
import edgewise.check.DnsAnswers.Answer;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.Partner;
import edgewise.model.PartnerRelease;
import edgewise.model.Pool;
import edgewise.model.Release;
import edgewise.model.UserGroup;
import edgewise.model.View;
import edgewise.model.Words;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import edgewise.text.Message;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Conditions on server releases: support, what a release lacks, and releases side by side.
final class ReleaseChecks {
  private static final Set<Release> WITH_XMPP = EnumSet.of(Release.V2013, Release.V2015);
  private static final int MOST_RELEASES = 2;

  static final Map<String, Condition> ALL = all();

  private ReleaseChecks() {}

  private static Map<String, Condition> all() {
    Map<String, Condition> all = new LinkedHashMap<>();
    all.put("REL-01", ReleaseChecks::outOfSupport);
    all.put("REL-02", ReleaseChecks::kindNotInRelease);
    all.put("REL-03", ReleaseChecks::xmppWithoutProxy);
    all.put("REL-04", ReleaseChecks::signInTargetElsewhere);
    all.put("REL-05", ReleaseChecks::hybridWithoutAutodiscover);
    all.put("REL-06", ReleaseChecks::tooManyReleases);
    return Collections.unmodifiableMap(all);
  }

  /// How people call a release.
  private static Message name(Release release) {
    return Message.of("release." + Words.of(release));
  }

  private static Optional<Release> ownRelease(Element element) {
    return switch (element) {
      case EdgePool e -> e.release();
      case Pool p -> p.release();
      default -> Optional.empty();
    };
  }

  private static Release release(Design design, Element element) {
    return ownRelease(element).orElse(design.release());
  }

  private static void outOfSupport(Plan plan, Hits hits) {
    Design design = plan.design();
    Optional<LocalDate> date = design.organization().designDate().flatMap(ReleaseChecks::date);
    if (date.isEmpty()) {
      return;
    }
    ended(design.release(), date.get())
        .ifPresent(
            end ->
                hits.onOrganization(name(design.release()), end.toString(), date.get().toString()));
    for (Element element : design.elements()) {
      ownRelease(element)
          .filter(r -> r != design.release())
          .ifPresent(
              r ->
                  ended(r, date.get())
                      .ifPresent(
                          end -> hits.on(element, name(r), end.toString(), date.get().toString())));
    }
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> ended(Release release, LocalDate date) {
    return Support.end(release).filter(end -> end.isBefore(date));
  }

  private static void kindNotInRelease(Plan plan, Hits hits) {
    Design design = plan.design();
    for (Element element : design.elements()) {
      Optional<Kind> kind = Kinds.standard().find(element.kind());
      Release release = release(design, element);
      boolean legacyEdgeServesIt =
          element instanceof Partner p && design.isXmpp(p) && xmppEdgeOfOlderRelease(design);
      if (kind.isPresent() && !kind.get().releases().contains(release) && !legacyEdgeServesIt) {
        hits.on(element, name(release));
      }
    }
  }

  private static boolean xmppEdgeOfOlderRelease(Design design) {
    return design.edgePools().stream()
        .anyMatch(e -> e.xmpp() && WITH_XMPP.contains(release(design, e)));
  }

  private static void xmppWithoutProxy(Plan plan, Hits hits) {
    Design design = plan.design();
    List<EdgePool> with = design.edgePools().stream().filter(EdgePool::xmpp).toList();
    for (EdgePool edge : with) {
      if (!WITH_XMPP.contains(release(design, edge))) {
        hits.on(edge, name(release(design, edge)));
      }
    }
    if (with.isEmpty()
        && design.offers(Feature.XMPP_FEDERATION)
        && !WITH_XMPP.contains(design.release())) {
      hits.onOrganization(name(design.release()));
    }
  }

  /// The federation record is looked at by DNS-06.
  private static void signInTargetElsewhere(Plan plan, Hits hits) {
    for (String domain : DnsChecks.sipDomains(plan.design())) {
      targets(DnsAnswers.today(plan, View.EXTERNAL), "_sip._tls.", domain, hits);
      if (plan.design().offers(Feature.STRICT_NAME_MATCHING)) {
        targets(DnsAnswers.today(plan, View.INTERNAL), "_sipinternaltls._tcp.", domain, hits);
      }
    }
  }

  private static void targets(
      Optional<DnsAnswers> answers, String service, String domain, Hits hits) {
    if (answers.isPresent()) {
      for (Answer record : answers.get().srv(service + domain)) {
        if (!Fqdn.of(record.value()).parent().equals(domain)) {
          answers.get().report(hits, service + domain, record.value(), domain);
        }
      }
    }
  }

  private static void hybridWithoutAutodiscover(Plan plan, Hits hits) {
    Design design = plan.design();
    if (!design.offers(Feature.HYBRID) || design.edgePools().isEmpty()) {
      return;
    }
    DnsAnswers dns = DnsAnswers.of(plan, View.EXTERNAL);
    Fqdn online = Fqdn.of("lync.com");
    for (String domain : DnsChecks.sipDomains(design)) {
      String name = "lyncdiscover." + domain;
      if (!dns.hasHost(name) || dns.aliases(name).stream().anyMatch(t -> Fqdn.of(t).isIn(online))) {
        dns.report(hits, name);
      }
    }
  }

  private static void tooManyReleases(Plan plan, Hits hits) {
    Design design = plan.design();
    Set<Message> releases = new TreeSet<>(Comparator.comparing(Message::key));
    releases.add(name(design.release()));
    for (Element element : design.elements()) {
      ownRelease(element).ifPresent(r -> releases.add(name(r)));
      if (element instanceof UserGroup group) {
        group.homeRelease().flatMap(ReleaseChecks::serverRelease).ifPresent(releases::add);
      }
    }
    if (releases.size() > MOST_RELEASES) {
      hits.onOrganization(List.copyOf(releases));
    }
  }

  private static Optional<Message> serverRelease(PartnerRelease release) {
    return Optional.ofNullable(
        switch (release) {
          case OCS_2007_R2 -> Message.of("release.OCS-2007-R2");
          case LYNC_2010 -> Message.of("release.2010");
          case LYNC_2013 -> name(Release.V2013);
          case SFB_2015 -> name(Release.V2015);
          case SFB_2019 -> name(Release.V2019);
          case SFB_SE -> name(Release.SE);
          default -> null;
        });
  }
}

package edgewise.check;

import edgewise.catalogue.OnlineService;
import edgewise.catalogue.OnlineServices;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.Feature;
import edgewise.model.Partner;
import edgewise.model.PartnerRelease;
import edgewise.model.Pool;
import edgewise.model.Release;
import edgewise.model.Service;
import edgewise.model.SqlAvailability;
import edgewise.model.Words;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import edgewise.text.Message;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What no longer exists, or not in the target release.
final class RetiredChecks {
  static final Map<String, Condition> ALL = all();

  private RetiredChecks() {}

  private static Map<String, Condition> all() {
    Map<String, Condition> all = new LinkedHashMap<>();
    all.put("REL-10", RetiredChecks::lyncOnline);
    all.put("REL-11", RetiredChecks::pinnedCloudPartner);
    all.put("REL-13", RetiredChecks::missingFromRelease);
    all.put("REL-14", RetiredChecks::closedPublicService);
    all.put("REL-15", RetiredChecks::tooOldForTls);
    return all;
  }

  private static void lyncOnline(Plan plan, Hits hits) {
    OnlineService service = OnlineServices.standard().service("lync-online");
    Optional<LocalDate> date = FederationChecks.designDate(plan.design());
    if (date.isPresent() && !service.endedBefore(date.get())) {
      return;
    }
    for (Partner partner : plan.design().partners()) {
      if (partner.release() == PartnerRelease.LYNC_ONLINE) {
        hits.on(partner, service.ended().orElseThrow());
      }
    }
  }

  private static void pinnedCloudPartner(Plan plan, Hits hits) {
    for (Partner partner : plan.design().partners("allowed-server")) {
      boolean cloud =
          partner.release() == PartnerRelease.TEAMS
              || (partner.release() == PartnerRelease.LYNC_ONLINE
                  && plan.design().release() != Release.V2013);
      if (cloud && partner.edge().isPresent()) {
        hits.on(partner, partner.edge().get().lower());
      }
    }
  }

  private static void missingFromRelease(Plan plan, Hits hits) {
    Design design = plan.design();
    for (Element element : design.elements()) {
      Release release = release(design, element);
      List<String> missing = new ArrayList<>();
      if (element instanceof Pool p) {
        if (p.services().contains(Service.PERSISTENT_CHAT) && !isBefore2019(release)) {
          missing.add("chat");
        }
        if (p.sqlAvailability() == SqlAvailability.MIRRORING && !isBefore2019(release)) {
          missing.add("mirroring");
        }
        if (p.sqlAvailability() == SqlAvailability.AVAILABILITY_GROUP && release == Release.V2013) {
          missing.add("group");
        }
      }
      missing.forEach(
          what ->
              hits.on(
                  element,
                  what,
                  Message.of("finding.REL-13." + what),
                  Message.of("release." + Words.of(release))));
    }
  }

  private static Release release(Design design, Element element) {
    Optional<Release> own =
        switch (element) {
          case EdgePool e -> e.release();
          case Pool p -> p.release();
          default -> Optional.empty();
        };
    return own.orElse(design.release());
  }

  private static boolean isBefore2019(Release release) {
    return release == Release.V2013 || release == Release.V2015;
  }

  /// Skype at its date, and the services that were gone before the target release came out and are
  /// not judged by date already.
  private static void closedPublicService(Plan plan, Hits hits) {
    Design design = plan.design();
    Optional<LocalDate> date = FederationChecks.designDate(design);
    for (Partner partner : FederationLists.of(plan).publicProviders()) {
      Optional<OnlineService> service =
          FederationChecks.service(partner).map(OnlineServices.standard()::service);
      boolean skype = service.map(s -> s.id().equals("skype")).orElse(false);
      boolean closed =
          skype
              ? date.filter(d -> service.orElseThrow().endedBefore(d)).isPresent()
              : service.isPresent() && date.isEmpty() && design.release() != Release.V2013;
      if (closed) {
        hits.on(partner, service.orElseThrow().ended().orElseThrow(), partner.name());
      }
    }
    LocalDate ended = OnlineServices.standard().service("skype").ended().orElseThrow();
    if (design.offers(Feature.SKYPE_DIRECTORY_SEARCH)
        && date.filter(d -> d.isAfter(ended)).isPresent()) {
      hits.onOrganization(ended, Message.of("finding.REL-14.search"));
    }
  }

  private static void tooOldForTls(Plan plan, Hits hits) {
    if (!plan.design().offers(Feature.TLS_12_ONLY)) {
      return;
    }
    for (Partner partner : plan.design().partners()) {
      boolean old =
          switch (partner.release()) {
            case LCS_2005_SP1, OCS_2007, OCS_2007_R2, LYNC_2010 -> true;
            default -> false;
          };
      if (old && partner.enabled()) {
        hits.on(partner, Message.of("finding.REL-15." + Words.of(partner.release())));
      }
    }
  }
}

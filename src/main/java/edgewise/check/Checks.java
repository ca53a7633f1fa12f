package edgewise.check;

import edgewise.catalogue.CheckRow;
import edgewise.catalogue.CheckRows;
import edgewise.model.Acceptance;
import edgewise.model.Decisions;
import edgewise.model.Element;
import edgewise.model.IssuedCertificate;
import edgewise.model.Release;
import edgewise.plan.CertificateRow;
import edgewise.plan.Plan;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// All checks: catalogue rows joined with their conditions.
public final class Checks {
  private static final Map<String, Condition> CONDITIONS = conditions();

  /// The check of decisions, which looks at findings instead of a plan.
  private static final String OUTDATED = "DEC-01";

  /// The checks of certificates that were issued: one that does not fit the plan, and one that
  /// nothing is planned for.
  private static final String MISFIT = "DEC-02";

  private static final String ORPHAN = "DEC-03";

  /// From this number of elements on, checks are carried out side by side.
  private static final int MANY = 400;

  private Checks() {}

  private static Map<String, Condition> conditions() {
    Map<String, Condition> all = new LinkedHashMap<>();
    for (Map<String, Condition> family : Families.ALL) {
      family.forEach(
          (id, condition) -> {
            if (all.put(id, condition) != null) {
              throw new IllegalStateException("two conditions for " + id);
            }
          });
    }
    return all;
  }

  /// Ids of the checks that are carried out.
  public static Set<String> decided() {
    Set<String> ids = new LinkedHashSet<>(CONDITIONS.keySet());
    ids.addAll(List.of(OUTDATED, MISFIT, ORPHAN));
    return ids;
  }

  /// The findings of a plan, in catalogue order, then document order.
  public static List<Finding> of(Plan plan) {
    List<CheckRow> rows = List.copyOf(CheckRows.standard().all());
    Stream<CheckRow> all =
        plan.design().elements().size() < MANY ? rows.stream() : rows.parallelStream();
    return all.map(row -> of(row, plan)).flatMap(List::stream).toList();
  }

  private static List<Finding> of(CheckRow row, Plan plan) {
    Release release = plan.design().release();
    Condition condition = CONDITIONS.get(row.id());
    if (condition == null || !row.releases().contains(release)) {
      return List.of();
    }
    Collector collector = new Collector(row, release);
    condition.find(plan, collector);
    List<Finding> findings = new ArrayList<>();
    collector.finish(findings);
    return findings;
  }

  /// The findings of a plan, those about certificates that were issued for it, and one for each
  /// accepted finding that is no longer among them. Accepted findings stay in the list.
  public static List<Finding> of(Plan plan, Decisions decisions) {
    return with(of(plan), plan, decisions);
  }

  /// The same where the findings of the plan are known.
  public static List<Finding> with(List<Finding> known, Plan plan, Decisions decisions) {
    if (decisions.accepted().isEmpty() && decisions.issued().isEmpty()) {
      return known;
    }
    List<Finding> findings = new ArrayList<>(known);
    issued(plan, decisions, findings);
    Set<String> ids = new HashSet<>();
    findings.forEach(f -> ids.add(f.id()));
    Set<String> gone = new HashSet<>();
    // What says that one is gone can be accepted as well; its id is longer.
    decisions.accepted().stream()
        .map(Acceptance::finding)
        .sorted(Comparator.comparingInt(String::length))
        .filter(id -> !ids.contains(id))
        .forEach(
            id -> {
              gone.add(id);
              ids.add(OUTDATED + "/" + id);
            });
    Collector collector =
        new Collector(CheckRows.standard().row(OUTDATED), plan.design().release());
    for (Acceptance acceptance : decisions.accepted()) {
      if (gone.contains(acceptance.finding())) {
        collector.add(
            Optional.empty(), "", acceptance.finding(), acceptance.finding(), acceptance.reason());
      }
    }
    collector.finish(findings);
    return List.copyOf(findings);
  }

  private static void issued(Plan plan, Decisions decisions, List<Finding> findings) {
    if (decisions.issued().isEmpty()) {
      return;
    }
    Release release = plan.design().release();
    Collector misfits = new Collector(CheckRows.standard().row(MISFIT), release);
    Collector orphans = new Collector(CheckRows.standard().row(ORPHAN), release);
    Map<String, CertificateRow> rows = new HashMap<>();
    plan.certificates().forEach(r -> rows.put(r.id(), r));
    for (IssuedCertificate issued : decisions.issued()) {
      CertificateRow row = rows.get(issued.certificate());
      if (row == null) {
        orphans.add(Optional.empty(), "", issued.certificate(), issued.certificate());
        continue;
      }
      Optional<Element> element = row.on().stream().findFirst().flatMap(plan.design()::find);
      String name = element.map(Element::name).orElse(row.siteName());
      String where = element.map(e -> e.id().value()).orElse("organization");
      for (Issuance.Fault fault : Issuance.againstPlan(row, issued)) {
        if (fault.severity() == Severity.ERROR) {
          misfits.add(element, name, where, row.id(), issued.subject(), fault.message());
        }
      }
    }
    misfits.finish(findings);
    orphans.finish(findings);
  }

  /// A reported place, before it has an id.
  private record Hit(
      Severity severity,
      Optional<Element> element,
      String name,
      String where,
      List<Object> details) {
    String detail() {
      return details.isEmpty() ? "" : "/" + details.getFirst();
    }
  }

  private static final class Collector implements Hits {
    private final CheckRow row;
    private final Release release;
    private final List<Hit> hits = new ArrayList<>();

    Collector(CheckRow row, Release release) {
      this.row = row;
      this.release = release;
    }

    @Override
    public void on(Element element, Object... details) {
      add(Optional.of(element), element.name(), element.id().value(), details);
    }

    @Override
    public void onOrganization(Object... details) {
      add(Optional.empty(), "", "organization", details);
    }

    @Override
    public Hits at(Severity severity) {
      Collector all = this;
      return new Hits() {
        @Override
        public void on(Element element, Object... details) {
          all.add(severity, Optional.of(element), element.name(), element.id().value(), details);
        }

        @Override
        public void onOrganization(Object... details) {
          all.add(severity, Optional.empty(), "", "organization", details);
        }

        @Override
        public Hits at(Severity other) {
          return all.at(other);
        }
      };
    }

    private void add(Optional<Element> element, String name, String where, Object... details) {
      add(Severity.of(row.severity(release)), element, name, where, details);
    }

    private void add(
        Severity severity,
        Optional<Element> element,
        String name,
        String where,
        Object... details) {
      hits.add(new Hit(severity, element, name, where, List.of(details)));
    }

    /// Gives every hit its id: the check and the element, with the first detail where the check
    /// fires more than once on the element.
    void finish(List<Finding> findings) {
      Map<String, Integer> places = new HashMap<>();
      hits.forEach(h -> places.merge(h.where(), 1, Integer::sum));
      Set<String> ids = new HashSet<>();
      for (Hit hit : hits) {
        String stem =
            row.id() + "/" + hit.where() + (places.get(hit.where()) > 1 ? hit.detail() : "");
        String id = stem;
        for (int n = 2; !ids.add(id); n++) {
          id = stem + "/" + n;
        }
        List<Object> details = new ArrayList<>();
        details.add(hit.name());
        details.addAll(hit.details());
        Object[] args = details.toArray();
        findings.add(
            new Finding(
                id,
                hit.severity(),
                row.id(),
                hit.element().map(Element::id),
                hit.name(),
                Message.of("finding." + row.id() + ".message", args),
                Message.of("finding." + row.id() + ".remedy", args),
                row.topics().stream().filter(t -> !t.equals("ext")).toList()));
      }
    }
  }
}

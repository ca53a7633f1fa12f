package edgewise.check;

import edgewise.catalogue.CheckRow;
import edgewise.catalogue.CheckRows;
import edgewise.model.Acceptance;
import edgewise.model.Decisions;
import edgewise.model.Element;
import edgewise.model.Release;
import edgewise.plan.Plan;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All checks: catalogue rows joined with their conditions.
public final class Checks {
    private static final Map<String, Condition> CONDITIONS = conditions();

    /// The check of decisions, which looks at findings instead of a plan.
    private static final String OUTDATED = "DEC-01";

    private Checks() {}

    private static Map<String, Condition> conditions() {
        Map<String, Condition> all = new LinkedHashMap<>();
        for (Map<String, Condition> family : Families.ALL) {
            family.forEach((id, condition) -> {
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
        ids.add(OUTDATED);
        return ids;
    }

    /// The findings of a plan, in catalogue order, then document order.
    public static List<Finding> of(Plan plan) {
        Release release = plan.design().release();
        List<Finding> findings = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (CheckRow row : CheckRows.standard().all()) {
            Condition condition = CONDITIONS.get(row.id());
            if (condition != null && row.releases().contains(release)) {
                condition.find(plan, new Collector(row, release, findings, ids));
            }
        }
        return List.copyOf(findings);
    }

    /// The findings of a plan, and one for each accepted finding that is no longer among them. Accepted findings stay in the list.
    public static List<Finding> of(Plan plan, Decisions decisions) {
        List<Finding> findings = new ArrayList<>(of(plan));
        Set<String> ids = new HashSet<>();
        findings.forEach(f -> ids.add(f.id()));
        Collector collector = new Collector(CheckRows.standard().row(OUTDATED), plan.design().release(), findings, ids);
        for (Acceptance acceptance : decisions.accepted()) {
            if (!ids.contains(acceptance.finding())) {
                collector.add(Optional.empty(), "", acceptance.finding(), acceptance.finding(), acceptance.reason());
            }
        }
        return List.copyOf(findings);
    }

    private record Collector(CheckRow row, Release release, List<Finding> findings, Set<String> ids) implements Hits {
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

        private void add(Severity severity, Optional<Element> element, String name, String where, Object... details) {
            String id = row.id() + "/" + where;
            if (!ids.add(id)) {
                id = id + "/" + (details.length == 0 ? "" : String.valueOf(details[0]));
                if (!ids.add(id)) {
                    return;
                }
            }
            Object[] args = new Object[details.length + 1];
            args[0] = name;
            System.arraycopy(details, 0, args, 1, details.length);
            findings.add(new Finding(
                    id,
                    severity,
                    row.id(),
                    element.map(Element::id),
                    name,
                    Message.of("finding." + row.id() + ".message", args),
                    Message.of("finding." + row.id() + ".remedy", args),
                    row.topics().stream().filter(t -> !t.equals("ext")).toList()));
        }
    }
}

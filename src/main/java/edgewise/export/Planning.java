package edgewise.export;

import edgewise.catalogue.Readings;
import edgewise.check.Checks;
import edgewise.check.Finding;
import edgewise.check.Severity;
import edgewise.export.Booklet.Chapter;
import edgewise.export.document.Fields;
import edgewise.export.document.Paper;
import edgewise.model.Acceptance;
import edgewise.model.DocumentSettings;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Organization;
import edgewise.model.Site;
import edgewise.model.UserGroup;
import edgewise.plan.Design;
import edgewise.plan.Row;
import edgewise.text.Texts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What the template of the planning document can say about a design. The fields are described in
/// `templates/document/README.md`.
final class Planning {
  private final ExportInput in;
  private final Booklet booklet;
  private final Texts texts;
  private final Design design;
  private final Organization organization;
  private final DocumentSettings settings;

  Planning(ExportInput in, Booklet booklet) {
    this.in = in;
    this.booklet = booklet;
    texts = in.texts();
    design = in.plan().design();
    organization = design.organization();
    settings = organization.document();
  }

  /// Name of the document: what it is and whom it is about.
  String title() {
    return texts.say("document.title", kindOfDocument(), whom());
  }

  private String kindOfDocument() {
    return booklet == Booklet.ALL
        ? texts.say("document.name")
        : texts.say("document.booklet." + booklet.team());
  }

  private String whom() {
    return organization.name().isBlank() ? in.baseName() : organization.name();
  }

  String authors() {
    return String.join(", ", settings.authors());
  }

  String company() {
    return settings.company().filter(c -> !c.isBlank()).orElse(organization.name());
  }

  /// All fields.
  ///
  /// @param page whether it is for a browser, which has room for whole tables
  /// @param pictures draws the pictures of the chapter of that name, each with its caption
  Fields fields(boolean page, boolean logo, Supplier<List<Fields>> pictures) {
    Fields all =
        new Fields()
            .put("title", kindOfDocument())
            .put("organization", whom())
            .put("company", company())
            .put("client", company().equals(whom()) ? "" : whom())
            .put("logo", logo)
            .put("classification", settings.classification())
            .put("version", settings.version())
            .texts("authors", settings.authors())
            .put("author-list", authors())
            .put("design", in.baseName())
            .put("design-date", organization.designDate())
            .put(
                "date",
                in.date()
                    .map(d -> DateTimeFormatter.ISO_LOCAL_DATE.format(d.atOffset(ZoneOffset.UTC))))
            .put("release", Said.of("release", organization.release(), texts))
            .put("for-screen", page)
            .put("for-paper", !page)
            .put("whole", booklet == Booklet.ALL)
            .put("team", booklet.team());
    add(all, Chapter.SCOPE, "scope", this::scope);
    add(
        all,
        Chapter.DRAWING,
        "drawing",
        () -> {
          List<Fields> drawn = pictures.get();
          return drawn.isEmpty() ? null : new Fields().put("pictures", drawn);
        });
    add(all, Chapter.ASSUMPTIONS, "assumptions", this::assumptions);
    add(all, Chapter.ELEMENTS, "elements", () -> new ElementSheets(in, page).fields());
    TeamTables tables = new TeamTables(in);
    add(all, Chapter.ADDRESSES, "addresses", tables::addresses);
    add(all, Chapter.FIREWALL, "firewall", tables::firewall);
    add(all, Chapter.DNS, "dns", tables::dns);
    add(all, Chapter.CERTIFICATES, "certificates", tables::certificates);
    add(all, Chapter.SIMULATION, "simulation", () -> new SimulationResults(in).fields());
    add(all, Chapter.PROBLEMS, "problems", this::problems);
    add(all, Chapter.CHECKLIST, "checklist", () -> new Checklist(in, booklet).fields());
    add(all, Chapter.SIGN_OFF, "sign-off", this::signOff);
    all.put("tables", page && booklet == Booklet.ALL ? tables.whole() : List.of());
    return all;
  }

  private interface Contents {
    Fields fields();
  }

  private void add(Fields all, Chapter chapter, String name, Contents contents) {
    Fields fields = booklet.has(chapter) ? contents.fields() : null;
    if (fields == null) {
      all.put(name, false);
    } else {
      all.put(name, fields);
    }
  }

  private Fields scope() {
    List<Fields> facts =
        Summary.of(in).lines().stream()
            .filter(l -> !l.label().equals(texts.say("summary.accepted")))
            .map(l -> new Fields().put("label", l.label()).put("value", l.value()))
            .toList();
    List<Fields> sites = new ArrayList<>();
    for (Site site : design.sites()) {
      List<Element> here = at(Optional.of(site.id()));
      sites.add(
          new Fields()
              .put("name", site.name())
              .put("kind", Said.kind(site.kind().value(), texts))
              .put("users", users(site))
              .put("elements", here.size())
              .put(
                  "what",
                  here.stream()
                      .collect(
                          Collectors.groupingBy(
                              e -> Said.kind(e.kind().value(), texts),
                              java.util.LinkedHashMap::new,
                              Collectors.counting()))
                      .entrySet()
                      .stream()
                      .map(e -> e.getValue() == 1 ? e.getKey() : e.getValue() + " × " + e.getKey())
                      .collect(Collectors.joining(", "))));
    }
    return new Fields()
        .put("facts", facts)
        .put("sites", sites)
        .put("features", texts.say("document.none"))
        .texts("offered", organization.features().stream().map(this::said).toList())
        .put("partners", design.partners().size())
        .put("firewall-rows", in.plan().firewall().size())
        .put("dns-rows", in.plan().dns().size())
        .put("certificate-rows", in.plan().certificates().size());
  }

  /// How many people a site is said to have, or those of the groups drawn in it; empty for none.
  private String users(Site site) {
    int users =
        site.users()
            .orElseGet(
                () ->
                    design.userGroups().stream()
                        .filter(u -> u.siteId().equals(Optional.of(site.id())))
                        .mapToInt(UserGroup::users)
                        .sum());
    return users == 0 ? "" : Integer.toString(users);
  }

  private List<Element> at(Optional<ElementId> site) {
    return design.elements().stream()
        .filter(e -> !(e instanceof Site) && e.siteId().equals(site))
        .toList();
  }

  private String said(Enum<?> constant) {
    return Values.word(constant, texts);
  }

  private Fields assumptions() {
    List<Fields> settled = new ArrayList<>();
    settled(settled, "release", said(organization.release()));
    organization.designDate().ifPresent(d -> settled(settled, "design-date", d));
    settled(
        settled,
        organization.splitBrain() ? "split-brain" : "no-split-brain",
        organization.internalDomains().stream().map(Fqdn::lower).collect(Collectors.joining(", ")));
    settled(settled, "media-encryption", said(organization.mediaEncryption()));
    settled(settled, "routing", said(organization.accessEdge().routing()));
    settled(
        settled, organization.accessEdge().partnerDiscovery() ? "discovery" : "no-discovery", "");
    organization
        .remoteShare()
        .ifPresent(
            s ->
                settled(
                    settled,
                    "remote-share",
                    s
                        + " %"
                        + organization.remoteShareSource().map(w -> " (" + w + ")").orElse("")));
    organization.videoKbps().ifPresent(v -> settled(settled, "video", Integer.toString(v)));
    settled(settled, "requests", said(organization.requests().key()));
    Set<String> facts = new LinkedHashSet<>();
    for (List<? extends Row> rows :
        List.of(in.plan().firewall(), in.plan().dns(), in.plan().certificates())) {
      rows.forEach(r -> r.reasons().forEach(w -> facts.add(w.fact().id())));
    }
    List<Fields> readings =
        Readings.about(facts).stream()
            .map(
                r ->
                    new Fields()
                        .put("id", r.id())
                        .put("subject", r.subject())
                        .put("text", texts.say("decision." + r.id())))
            .toList();
    return new Fields().put("settled", settled).put("readings", readings);
  }

  private void settled(List<Fields> into, String key, String value) {
    into.add(new Fields().put("text", texts.say("document.assumption." + key, value)));
  }

  private Fields problems() {
    Set<String> accepted =
        in.document().decisions().accepted().stream()
            .map(Acceptance::finding)
            .collect(Collectors.toSet());
    Map<String, Finding> found = new HashMap<>();
    if (!accepted.isEmpty()) {
      Checks.of(in.plan(), in.document().decisions()).forEach(f -> found.put(f.id(), f));
    }
    List<Fields> lived = new ArrayList<>();
    for (Acceptance a : in.document().decisions().accepted()) {
      Finding finding = found.get(a.finding());
      if (finding == null || isOurs(finding)) {
        lived.add(
            new Fields()
                .put("id", a.finding())
                .put(
                    "message",
                    finding == null
                        ? texts.say("document.problem.gone")
                        : texts.say(finding.message()))
                .put("element", finding == null ? "" : finding.elementName())
                .put("reason", a.reason()));
      }
    }
    List<Finding> ours = in.findings().stream().filter(this::isOurs).toList();
    Function<Severity, Integer> count =
        s -> (int) ours.stream().filter(f -> f.severity() == s).count();
    return new Fields()
        .put("open", ours.stream().map(this::problem).toList())
        .put("accepted", lived)
        .put("of-team", booklet != Booklet.ALL && booklet != Booklet.PROJECT)
        .put("errors", count.apply(Severity.ERROR))
        .put("warnings", count.apply(Severity.WARNING))
        .put("remarks", count.apply(Severity.INFO));
  }

  private Fields problem(Finding f) {
    return new Fields()
        .put("id", f.id())
        .put("severity", texts.say("severity." + f.severity().id()))
        .put("tone", f.severity().id())
        .put("check", f.check())
        .put("element", f.elementName())
        .put("href", f.element().map(Planning::link))
        .put("message", texts.say(f.message()))
        .put("remedy", texts.say(f.remedy()))
        .put("topics", String.join(", ", f.topics()));
  }

  /// A team reads of what it can mend; the project of everything.
  private boolean isOurs(Finding f) {
    String check = f.check();
    return switch (booklet) {
      case ALL, PROJECT -> true;
      case FIREWALL -> check.startsWith("FW-") || check.startsWith("EDGE-NET-");
      case DNS -> check.startsWith("DNS-") || check.startsWith("NAME-");
      case PKI -> check.startsWith("CERT-");
    };
  }

  private Fields signOff() {
    List<Fields> teams = new ArrayList<>();
    for (String team : List.of("firewall", "dns", "pki", "servers", "project")) {
      if (booklet.concerns(team)) {
        teams.add(
            new Fields()
                .put("name", texts.say("document.team." + team))
                .put("confirms", texts.say("document.team." + team + ".confirms")));
      }
    }
    return new Fields().put("teams", teams);
  }

  /// A link to the sheet of an element.
  static String link(ElementId id) {
    return "#" + Paper.fragment(anchor(id));
  }

  /// The anchor of the sheet of an element.
  static String anchor(ElementId id) {
    return "element:" + id.value();
  }

  /// A link to a row of one of the tables.
  static String link(String table, String row) {
    return "#" + Paper.fragment(table + ":" + row);
  }

  /// The elements, each with a link to its sheet. Namesakes are told apart by their sites.
  static List<Fields> links(Design design, Iterable<ElementId> ids) {
    Map<String, Integer> namesakes = new HashMap<>();
    ids.forEach(id -> namesakes.merge(design.name(id), 1, Integer::sum));
    List<Fields> links = new ArrayList<>();
    for (ElementId id : ids) {
      String name = design.name(id);
      Optional<ElementId> site = design.find(id).flatMap(Element::siteId);
      links.add(
          new Fields()
              .put(
                  "text",
                  namesakes.get(name) > 1 && site.isPresent()
                      ? name + " (" + design.name(site.get()) + ")"
                      : name)
              .put("href", link(id))
              .put("first", links.isEmpty()));
    }
    return links;
  }
}

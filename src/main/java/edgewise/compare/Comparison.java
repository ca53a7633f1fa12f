package edgewise.compare;

import edgewise.model.Acceptance;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.IssuedCertificate;
import edgewise.model.Organization;
import edgewise.model.Partner;
import edgewise.model.Scenario;
import edgewise.plan.CertificateRow;
import edgewise.plan.Column;
import edgewise.plan.DnsRow;
import edgewise.plan.FirewallRow;
import edgewise.plan.Plan;
import edgewise.plan.Row;
import edgewise.plan.Tables;
import edgewise.text.Message;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What is different between two designs, and what has to be done about it: elements, the rows of
/// the three tables, issued certificates, what partners are told, saved scenarios and decisions.
/// The drawing is not compared.
///
/// Each list has what was removed or changed in the order of the earlier design, then what was
/// added in the order of the later one.
public record Comparison(
    List<Change> elements,
    List<Change> firewall,
    List<Change> dns,
    List<Change> certificates,
    List<Change> issued,
    List<Change> partners,
    List<Change> scenarios,
    List<Change> decisions) {
  /// In a design with more pairs of a partner and a row than this, partners that no changed row
  /// names have nothing to be told, and one stands for those like it.
  private static final long MANY = 2_000_000;

  /// Ids of the parts, in the order of reports.
  public static final List<String> PARTS =
      List.of(
          "elements",
          "firewall",
          "dns",
          "certificates",
          "issued",
          "partners",
          "scenarios",
          "decisions");

  public Comparison {
    elements = List.copyOf(elements);
    firewall = List.copyOf(firewall);
    dns = List.copyOf(dns);
    certificates = List.copyOf(certificates);
    issued = List.copyOf(issued);
    partners = List.copyOf(partners);
    scenarios = List.copyOf(scenarios);
    decisions = List.copyOf(decisions);
  }

  /// What happened to a thing.
  public enum Kind {
    /// Only in the new design.
    ADDED("added"),
    /// Only in the old design.
    REMOVED("removed"),
    /// In both, with differences.
    CHANGED("changed");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /// The word used in reports.
    public String id() {
      return id;
    }
  }

  /// What somebody has to do about a change. The words for people are `todo.ID`.
  public enum Todo {
    /// Only words of the documents differ.
    NOTHING("nothing"),
    /// Make it.
    ADD("add"),
    /// Take it away.
    REMOVE("remove"),
    /// Set it anew.
    CHANGE("change"),
    /// Give it its other name.
    RENAME("rename"),
    /// Request a certificate.
    REQUEST("request"),
    /// Request a certificate in place of the one that is there.
    REISSUE("reissue"),
    /// Assign the certificate that is there in another way.
    ASSIGN("assign"),
    /// Take the certificate out of use.
    RETIRE("retire"),
    /// Tell the partner.
    TELL("tell");

    private final String id;

    Todo(String id) {
      this.id = id;
    }

    /// The word used in reports.
    public String id() {
      return id;
    }
  }

  /// A change of one thing.
  ///
  /// @param id in the new design; that of the old one for what was removed
  /// @param was its id in the old design where that is another; else empty
  /// @param label what people call it
  /// @param notes why, and what follows
  /// @param fields what is different, in the order of the file or table; everything that is set,
  ///   when it was added or removed
  /// @param elements the elements of either design it is about
  public record Change(
      Kind kind,
      String id,
      String was,
      String label,
      Todo todo,
      List<Message> notes,
      List<Field> fields,
      List<ElementId> elements) {
    public Change {
      notes = List.copyOf(notes);
      fields = List.copyOf(fields);
      elements = List.copyOf(elements);
    }

    private Change with(Todo other, List<Message> more) {
      return new Change(kind, id, was, label, other, more, fields, elements);
    }
  }

  /// A field with its value before and after; empty when there was or is none.
  public record Field(String name, String before, String after) {}

  /// A part of the comparison.
  ///
  /// @param id its key in JSON; the heading is the text `changes.ID`
  /// @param names in front of the names of fields: the key of their words
  public record Section(String id, String names, List<Change> changes) {}

  /// What a partner of a plan has to be told, a message for each matter.
  public interface Asks extends BiFunction<Plan, Partner, List<Message>> {}

  /// A thing of one design, before it is compared; what it is called is asked only where it
  /// differs.
  private record Thing(
      Object value,
      Supplier<String> label,
      Supplier<? extends Collection<ElementId>> elements,
      Function<UnaryOperator<String>, Map<String, String>> fields) {}

  /// Compares two designs with their plans.
  ///
  /// @param asks what partners are told
  public static Comparison of(
      Document before, Plan planBefore, Document after, Plan planAfter, Asks asks, Texts texts) {
    Matching matching = Matching.of(before.topology(), after.topology());
    List<Change> firewall =
        rows(planBefore, planAfter, Plan::firewall, Tables.FIREWALL, matching, texts).stream()
            .map(Advice::firewall)
            .toList();
    List<Change> dns =
        rows(planBefore, planAfter, Plan::dns, Tables.DNS, matching, texts).stream()
            .map(Advice::dns)
            .toList();
    Map<String, CertificateRow> planned = new HashMap<>();
    planAfter.certificates().forEach(c -> planned.put(c.id(), c));
    List<Change> certificates =
        rows(planBefore, planAfter, Plan::certificates, Tables.CERTIFICATES, matching, texts)
            .stream()
            .map(
                c ->
                    Advice.certificate(
                        c, c.kind() != Kind.CHANGED || planned.get(c.id()).exportable(), texts))
            .map(c -> Advice.issued(c, before.decisions(), after.decisions(), planned))
            .toList();
    Advice.Follows follows = new Advice.Follows(List.of(firewall, dns, certificates));
    List<Change> elements = new ArrayList<>();
    for (Change change : changes(elements(before), elements(after), matching::id, matching)) {
      elements.add(Advice.element(change, matching, follows));
    }
    return new Comparison(
        elements,
        firewall,
        dns,
        certificates,
        issued(before, planBefore, after, planAfter, matching, texts),
        partners(planBefore, planAfter, matching, asks, follows, elements, texts),
        scenarios(before, after, matching),
        changes(decisions(before), decisions(after), matching::row, matching));
  }

  /// True when nothing is different.
  public boolean isEmpty() {
    return sections().stream().allMatch(s -> s.changes().isEmpty());
  }

  /// All parts, in the order of reports.
  public List<Section> sections() {
    return List.of(
        new Section("elements", "property.", elements),
        new Section("firewall", "column.firewall.", firewall),
        new Section("dns", "column.dns.", dns),
        new Section("certificates", "column.certificates.", certificates),
        new Section("issued", "issued.field.", issued),
        new Section("partners", "need.matter.", partners),
        new Section("scenarios", "property.", scenarios),
        new Section("decisions", "property.", decisions));
  }

  private static Map<String, Thing> elements(Document document) {
    Map<String, Thing> things = new LinkedHashMap<>();
    Organization organization = document.topology().organization();
    things.put(
        "organization",
        new Thing(organization, organization::name, List::of, ids -> Fields.of(organization, ids)));
    for (Element element : document.topology().elements()) {
      things.putIfAbsent(
          element.id().value(),
          new Thing(
              element,
              element::name,
              () -> List.of(element.id()),
              ids -> Fields.of((Record) element, ids)));
    }
    return things;
  }

  private static Map<String, Thing> decisions(Document document) {
    Map<String, Thing> things = new LinkedHashMap<>();
    for (Acceptance a : document.decisions().accepted()) {
      things.putIfAbsent(
          a.finding(), new Thing(a, a::finding, List::of, _ -> Map.of("reason", a.reason())));
    }
    return things;
  }

  /// Issued certificates are told apart by what they were issued for.
  private static List<Change> issued(
      Document before,
      Plan planBefore,
      Document after,
      Plan planAfter,
      Matching matching,
      Texts texts) {
    if (before.decisions().issued().equals(after.decisions().issued())) {
      return List.of();
    }
    Set<String> planned = new HashSet<>();
    planAfter.certificates().forEach(c -> planned.add(c.id()));
    return changes(
            issued(before, planBefore, texts),
            issued(after, planAfter, texts),
            matching::row,
            matching)
        .stream()
        .map(c -> Advice.issuedItself(c, before.decisions(), after.decisions(), planned))
        .toList();
  }

  private static Map<String, Thing> issued(Document document, Plan plan, Texts texts) {
    Map<String, CertificateRow> rows = new HashMap<>();
    plan.certificates().forEach(c -> rows.put(c.id(), c));
    Map<String, Thing> things = new LinkedHashMap<>();
    for (IssuedCertificate i : document.decisions().issued()) {
      CertificateRow row = rows.get(i.certificate());
      things.putIfAbsent(
          i.certificate(),
          new Thing(
              i,
              i::subject,
              () -> row == null ? List.of() : row.elements(),
              _ -> issued(i, texts)));
    }
    return things;
  }

  /// What tells one issued certificate from another, and whether its key is there.
  private static Map<String, String> issued(IssuedCertificate issued, Texts texts) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("subject", issued.subject());
    fields.put("sans", String.join(";", issued.sans()));
    fields.put("issuer", issued.issuer());
    fields.put("serial", issued.serial());
    fields.put("valid-from", Advice.day(issued.notBefore()));
    fields.put("valid-until", Advice.day(issued.notAfter()));
    fields.put("key", issued.key());
    fields.put("signature", issued.signature());
    fields.put("thumbprint", issued.thumbprint());
    fields.put("private-key", issued.keyKept() ? "" : texts.say("issued.private-key.missing"));
    return fields;
  }

  /// Scenarios are told apart by name; one that asks the same under another name was renamed.
  private static List<Change> scenarios(Document before, Document after, Matching matching) {
    List<Scenario> news = after.decisions().scenarios();
    Map<String, String> renamed = new LinkedHashMap<>();
    for (Scenario old : before.decisions().scenarios()) {
      if (after.decisions().scenario(old.name()).isEmpty()) {
        news.stream()
            .filter(s -> before.decisions().scenario(s.name()).isEmpty())
            .filter(s -> s.withName(old.name()).equals(old) && !renamed.containsValue(s.name()))
            .findFirst()
            .ifPresent(s -> renamed.put(old.name(), s.name()));
      }
    }
    return changes(
        scenarios(before), scenarios(after), name -> renamed.getOrDefault(name, name), matching);
  }

  private static Map<String, Thing> scenarios(Document document) {
    Map<String, Thing> things = new LinkedHashMap<>();
    for (Scenario s : document.decisions().scenarios()) {
      things.putIfAbsent(s.name(), new Thing(s, s::name, List::of, ids -> Fields.of(s, ids)));
    }
    return things;
  }

  private static <R extends Row> List<Change> rows(
      Plan before,
      Plan after,
      Function<Plan, List<R>> rows,
      List<Column<R>> columns,
      Matching matching,
      Texts texts) {
    return changes(
        things(rows.apply(before), columns, texts),
        things(rows.apply(after), columns, texts),
        matching::row,
        matching);
  }

  private static <R extends Row> Map<String, Thing> things(
      List<R> rows, List<Column<R>> columns, Texts texts) {
    Map<String, Thing> things = LinkedHashMap.newLinkedHashMap(rows.size());
    for (R row : rows) {
      things.put(
          row.id(),
          new Thing(
              row,
              () -> label(row, texts),
              row::elements,
              _ -> {
                Map<String, String> fields = new LinkedHashMap<>();
                for (Column<R> column : columns) {
                  if (!column.id().equals("id")) {
                    fields.put(column.id(), column.cell().apply(row, texts));
                  }
                }
                return fields;
              }));
    }
    return things;
  }

  /// A row in a few words.
  private static String label(Row row, Texts texts) {
    return switch (row) {
      case FirewallRow f ->
          f.transport()
              + " "
              + f.ports().map(Object::toString).orElse("*")
              + "  "
              + f.source().text(texts)
              + " → "
              + f.destination().text(texts);
      case DnsRow d -> d.type() + "  " + d.name();
      case CertificateRow c -> c.subject();
    };
  }

  /// Removed and changed things in the old order, then added ones in the new order.
  ///
  /// @param key what the id of an old thing is in the new design
  private static List<Change> changes(
      Map<String, Thing> before,
      Map<String, Thing> after,
      UnaryOperator<String> key,
      Matching matching) {
    List<Change> changes = new ArrayList<>();
    Set<String> found = HashSet.newHashSet(after.size());
    before.forEach(
        (id, old) -> {
          String newId = after.containsKey(id) ? id : key.apply(id);
          Thing now = id.equals(newId) || !before.containsKey(newId) ? after.get(newId) : null;
          if (now == null) {
            changes.add(
                change(
                    Kind.REMOVED,
                    id,
                    "",
                    old,
                    fields(old.fields().apply(UnaryOperator.identity()), Map.of())));
            return;
          }
          found.add(newId);
          boolean moved = !id.equals(newId);
          if (moved || !now.value().equals(old.value())) {
            List<Field> fields =
                fields(
                    old.fields().apply(matching::id), now.fields().apply(UnaryOperator.identity()));
            if (!fields.isEmpty() || matching.isRedrawn(id)) {
              changes.add(change(Kind.CHANGED, newId, moved ? id : "", now, fields));
            }
          }
        });
    after.forEach(
        (id, now) -> {
          if (!found.contains(id)) {
            changes.add(
                change(
                    Kind.ADDED,
                    id,
                    "",
                    now,
                    fields(Map.of(), now.fields().apply(UnaryOperator.identity()))));
          }
        });
    return List.copyOf(changes);
  }

  private static Change change(Kind kind, String id, String was, Thing thing, List<Field> fields) {
    Todo todo =
        switch (kind) {
          case ADDED -> Todo.ADD;
          case REMOVED -> Todo.REMOVE;
          case CHANGED -> Todo.CHANGE;
        };
    return new Change(
        kind,
        id,
        was,
        thing.label().get(),
        todo,
        List.of(),
        fields,
        List.copyOf(thing.elements().get()));
  }

  private static List<Field> fields(Map<String, String> before, Map<String, String> after) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Field> fields = new ArrayList<>();
    for (String name : names) {
      String old = before.getOrDefault(name, "");
      String now = after.getOrDefault(name, "");
      if (!old.equals(now)) {
        fields.add(new Field(name, old, now));
      }
    }
    return List.copyOf(fields);
  }

  /// What partners are told now and were told before, a field for each matter. Of very many, one
  /// stands for all that are like it.
  private static List<Change> partners(
      Plan before,
      Plan after,
      Matching matching,
      Asks asks,
      Advice.Follows follows,
      List<Change> elements,
      Texts texts) {
    if (elements.isEmpty()) {
      return List.of();
    }
    Predicate<ElementId> asked = _ -> true;
    Map<ElementId, Integer> alike = Map.of();
    if ((long) after.design().partners().size() * after.firewall().size() > MANY) {
      Set<ElementId> changed = new HashSet<>();
      elements.forEach(c -> changed.addAll(c.elements()));
      Map<ElementId, Integer> found =
          alike(before, after, changed, id -> changed.contains(id) || follows.concerns(id));
      asked = found::containsKey;
      alike = found;
    }
    Map<String, Thing> olds = told(before, asked, asks, texts);
    Map<String, Thing> news = told(after, asked, asks, texts);
    List<Change> changes = new ArrayList<>();
    for (Change change : changes(olds, news, matching::id, matching)) {
      List<Message> notes = new ArrayList<>(Advice.partner(change, follows));
      int others = alike.getOrDefault(ElementId.of(change.id()), 0);
      if (others > 0) {
        notes.add(Message.of("change.partners-alike", others));
      }
      changes.add(change.with(Todo.TELL, notes));
    }
    return changes;
  }

  /// One partner of each sort, with the number of others of its sort: those that differ in nothing
  /// but names and addresses, and that both designs have or one alone.
  private static Map<ElementId, Integer> alike(
      Plan before, Plan after, Set<ElementId> changed, Predicate<ElementId> concerned) {
    Map<ElementId, Partner> all = new LinkedHashMap<>();
    before.design().partners().forEach(p -> all.put(p.id(), p));
    after.design().partners().forEach(p -> all.put(p.id(), p));
    Map<List<Object>, ElementId> first = new HashMap<>();
    Map<ElementId, Integer> others = new LinkedHashMap<>();
    for (Partner p : all.values()) {
      if (concerned.test(p.id())) {
        List<Object> sort =
            List.of(
                p.kind(),
                p.enabled(),
                p.trusted(),
                p.publishesSrv(),
                p.sharedAddressSpace(),
                p.release(),
                p.modalities(),
                p.provider(),
                p.xmpp(),
                p.edge().isPresent(),
                p.domains().isEmpty(),
                changed.contains(p.id()),
                before.design().find(p.id()).isPresent(),
                after.design().find(p.id()).isPresent());
        ElementId one = first.putIfAbsent(sort, p.id());
        others.merge(one == null ? p.id() : one, one == null ? 0 : 1, Integer::sum);
      }
    }
    return others;
  }

  private static Map<String, Thing> told(
      Plan plan, Predicate<ElementId> concerned, Asks asks, Texts texts) {
    Map<String, Thing> things = new LinkedHashMap<>();
    for (Partner partner : plan.design().partners()) {
      if (concerned.test(partner.id())) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Message ask : asks.apply(plan, partner)) {
          fields.put(ask.key().substring(ask.key().indexOf('.') + 1), texts.say(ask));
        }
        things.put(
            partner.id().value(),
            new Thing(fields, partner::name, () -> List.of(partner.id()), _ -> fields));
      }
    }
    return things;
  }
}

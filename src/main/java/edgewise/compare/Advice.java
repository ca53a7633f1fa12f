package edgewise.compare;

import edgewise.compare.Comparison.Change;
import edgewise.compare.Comparison.Field;
import edgewise.compare.Comparison.Kind;
import edgewise.compare.Comparison.Todo;
import edgewise.model.Decisions;
import edgewise.model.ElementId;
import edgewise.model.IssuedCertificate;
import edgewise.plan.CertificateRow;
import edgewise.text.Message;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a change asks of somebody, and why.
final class Advice {
  /// Columns of a firewall row that a device knows.
  private static final Set<String> ON_DEVICES =
      Set.of(
          "firewall",
          "transport",
          "port_from",
          "port_to",
          "source_port_from",
          "source_port_to",
          "source_addresses",
          "destination_addresses",
          "source_translated",
          "destination_translated");

  /// Columns of a record that a server knows.
  private static final Set<String> IN_ZONES =
      Set.of("zone", "type", "name", "value", "port", "priority", "weight", "ttl");

  /// Columns that a certificate is made of, in the order in which reasons are said.
  private static final List<String> IN_CERTIFICATES =
      List.of("subject", "sans", "ekus", "key", "issuer");

  private Advice() {}

  static Change firewall(Change change) {
    return change.kind() == Kind.CHANGED && !touches(change, ON_DEVICES)
        ? with(change, Todo.NOTHING, Message.of("change.words-only"))
        : change;
  }

  static Change dns(Change change) {
    if (change.kind() != Kind.CHANGED) {
      return change;
    }
    if (!touches(change, IN_ZONES)) {
      return with(change, Todo.NOTHING, Message.of("change.words-only"));
    }
    Optional<Field> name = field(change, "name");
    return name.isEmpty()
        ? change
        : with(
            change,
            Todo.RENAME,
            Message.of("change.record-name", name.get().before(), name.get().after()));
  }

  /// @param isExportable whether the key of the later certificate may leave its server
  static Change certificate(Change change, boolean isExportable, Texts texts) {
    return switch (change.kind()) {
      case ADDED -> with(change, Todo.REQUEST);
      case REMOVED -> with(change, Todo.RETIRE);
      case CHANGED -> reissue(change, isExportable, texts);
    };
  }

  /// Says which certificate, as it was issued, has to be replaced or withdrawn, and which need not
  /// be requested any more, since the later design holds it.
  ///
  /// @param planned the certificates of the later design by id
  static Change issued(
      Change change, Decisions before, Decisions after, Map<String, CertificateRow> planned) {
    Optional<IssuedCertificate> old = before.issued(was(change));
    Optional<IssuedCertificate> now =
        after
            .issued(change.id())
            .filter(i -> old.isEmpty() || !i.thumbprint().equals(old.get().thumbprint()))
            .filter(i -> planned.containsKey(i.certificate()))
            .filter(i -> isFor(i, planned.get(i.certificate())));
    List<Message> notes = new ArrayList<>(change.notes());
    Todo todo = change.todo();
    switch (todo) {
      case RETIRE -> old.ifPresent(i -> notes.add(said("change.issued-retired", i)));
      case REQUEST, REISSUE -> {
        if (todo == Todo.REISSUE) {
          old.ifPresent(i -> notes.add(said("change.issued-replaced", i)));
        }
        if (now.isPresent()) {
          todo = Todo.ASSIGN;
          notes.add(said("change.issued-already", now.get()));
        }
      }
      default -> {}
    }
    return change(change, todo, notes);
  }

  /// Whether a certificate is one for the names of a planned one.
  private static boolean isFor(IssuedCertificate issued, CertificateRow row) {
    Set<String> there = new HashSet<>();
    issued.sans().forEach(n -> there.add(n.toLowerCase(Locale.ROOT)));
    return issued.subject().equalsIgnoreCase(row.subject())
        && row.sans().stream().allMatch(s -> there.contains(s.name().toLowerCase(Locale.ROOT)));
  }

  /// What follows when a design holds an issued certificate, another one, or none any more.
  ///
  /// @param planned ids of the certificates of the later design
  static Change issuedItself(
      Change change, Decisions before, Decisions after, Set<String> planned) {
    Optional<IssuedCertificate> old = before.issued(was(change));
    Optional<IssuedCertificate> now = after.issued(change.id());
    if (now.isEmpty()) {
      return planned.contains(change.id())
          ? with(change, Todo.REQUEST, Message.of("change.issued-forgotten"))
          : with(change, Todo.RETIRE, said("change.issued-retired", old.orElseThrow()));
    }
    List<Message> notes = new ArrayList<>();
    boolean same = old.filter(i -> i.thumbprint().equals(now.get().thumbprint())).isPresent();
    if (same) {
      notes.add(Message.of("change.issued-known"));
    } else {
      old.ifPresent(i -> notes.add(said("change.issued-replaced", i)));
      if (now.get().keyKept()) {
        notes.add(Message.of("change.issued-new"));
      }
    }
    if (!now.get().keyKept()) {
      notes.add(Message.of("issued.fault.no-key"));
    }
    return change(change, same && now.get().keyKept() ? Todo.NOTHING : Todo.ASSIGN, notes);
  }

  private static String was(Change change) {
    return change.was().isEmpty() ? change.id() : change.was();
  }

  private static Message said(String key, IssuedCertificate issued) {
    return Message.of(key, issued.issuer(), day(issued.notAfter()), issued.serial());
  }

  /// The day of a time, for people.
  static String day(String time) {
    return time.length() < 10 ? time : time.substring(0, 10);
  }

  private static Change reissue(Change change, boolean isExportable, Texts texts) {
    List<Message> why = new ArrayList<>();
    boolean reordered = false;
    for (String column : IN_CERTIFICATES) {
      Field field = field(change, column).orElse(null);
      if (field == null) {
        continue;
      }
      if (column.equals("sans")) {
        Set<String> gone = names(field.before());
        Set<String> fresh = names(field.after());
        gone.removeAll(names(field.after()));
        fresh.removeAll(names(field.before()));
        if (!fresh.isEmpty()) {
          why.add(Message.of("change.sans-added", String.join(", ", fresh)));
        }
        if (!gone.isEmpty()) {
          why.add(Message.of("change.sans-removed", String.join(", ", gone)));
        }
        reordered = fresh.isEmpty() && gone.isEmpty();
      } else {
        why.add(
            Message.of(
                "change.certificate",
                texts.say("column.certificates." + column),
                shown(field.before()),
                shown(field.after())));
      }
    }
    Optional<Field> exportable = field(change, "exportable");
    if (exportable.filter(f -> f.after().equals("yes")).isPresent()) {
      why.add(Message.of("change.exportable"));
    }
    if (isOnMoreServers(change) && !isExportable) {
      why.add(Message.of("change.not-exportable"));
    }
    if (!why.isEmpty()) {
      return change(change, Todo.REISSUE, why);
    }
    if (field(change, "servers").isPresent() || field(change, "assigned_to").isPresent()) {
      return with(change, Todo.ASSIGN, Message.of("change.assigned"));
    }
    return with(
        change, Todo.NOTHING, Message.of(reordered ? "change.sans-order" : "change.words-only"));
  }

  private static boolean isOnMoreServers(Change change) {
    Optional<Field> servers = field(change, "servers");
    return servers.isPresent()
        && !servers.get().before().isEmpty()
        && !names(servers.get().before()).containsAll(names(servers.get().after()))
        && names(servers.get().after()).containsAll(names(servers.get().before()));
  }

  /// What an element's change is, and how much follows from it.
  static Change element(Change change, Matching matching, Follows follows) {
    List<Message> notes = new ArrayList<>();
    Todo todo = change.todo();
    if (!change.was().isEmpty() && matching.isRedrawn(change.was())) {
      notes.add(Message.of("change.redrawn", change.was()));
    }
    if (change.kind() == Kind.CHANGED && !change.fields().isEmpty()) {
      if (change.fields().stream().allMatch(f -> isName(f.name()))) {
        todo = Todo.RENAME;
      }
      field(change, "name")
          .ifPresent(
              f -> notes.add(Message.of("change.renamed", shown(f.before()), shown(f.after()))));
    }
    notes.addAll(follows.of(change));
    return change(change, todo, notes);
  }

  /// How many rows of each table change with an element.
  static final class Follows {
    private final Map<ElementId, int[]> counts = new HashMap<>();

    /// @param tables the changes of the three tables
    Follows(List<List<Change>> tables) {
      for (int i = 0; i < tables.size(); i++) {
        for (Change change : tables.get(i)) {
          for (ElementId id : change.elements()) {
            counts.computeIfAbsent(id, _ -> new int[tables.size()])[i]++;
          }
        }
      }
    }

    /// Whether a row of the element changes.
    boolean concerns(ElementId id) {
      return counts.containsKey(id);
    }

    /// A sentence about it; nothing when no row changes.
    List<Message> of(Change change) {
      int[] sum = null;
      for (ElementId id : change.elements()) {
        sum = sum == null ? counts.get(id) : sum;
      }
      return sum == null
          ? List.of()
          : List.of(Message.of("change.follows", sum[0], sum[1], sum[2]));
    }
  }

  static List<Message> partner(Change change, Follows follows) {
    List<Message> notes = new ArrayList<>();
    if (change.kind() == Kind.REMOVED) {
      notes.add(Message.of("change.partner-gone", change.label()));
    }
    notes.addAll(follows.of(change));
    return notes;
  }

  /// Whether a field of an element is but a name of it or of a machine in it.
  private static boolean isName(String path) {
    String last = path.substring(path.lastIndexOf('.') + 1);
    return last.equals("name") || last.equals("fqdn");
  }

  private static boolean touches(Change change, Set<String> columns) {
    return change.fields().stream().anyMatch(f -> columns.contains(f.name()));
  }

  private static Optional<Field> field(Change change, String name) {
    return change.fields().stream().filter(f -> f.name().equals(name)).findFirst();
  }

  private static Set<String> names(String list) {
    return list.isEmpty()
        ? new LinkedHashSet<>()
        : new LinkedHashSet<>(List.of(list.split(";", -1)));
  }

  private static String shown(String value) {
    return value.isEmpty() ? "–" : value;
  }

  private static Change with(Change change, Todo todo, Message... why) {
    return change(change, todo, List.of(why));
  }

  private static Change change(Change change, Todo todo, List<Message> notes) {
    return new Change(
        change.kind(),
        change.id(),
        change.was(),
        change.label(),
        todo,
        notes,
        change.fields(),
        change.elements());
  }
}

package edgewise.compare;

import edgewise.compare.Comparison.Change;
import edgewise.compare.Comparison.Field;
import edgewise.compare.Comparison.Kind;
import edgewise.compare.Comparison.Todo;
import edgewise.model.ElementId;
import edgewise.model.IssuedCertificate;
import edgewise.text.Message;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
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

  /// Says which certificate, as it was issued, has to be replaced or withdrawn.
  ///
  /// @param issued those of the earlier design
  static Change issued(Change change, List<IssuedCertificate> issued) {
    String was = change.was().isEmpty() ? change.id() : change.was();
    String key =
        switch (change.todo()) {
          case REISSUE -> "change.issued-replaced";
          case RETIRE -> "change.issued-retired";
          default -> "";
        };
    Optional<IssuedCertificate> one =
        issued.stream().filter(i -> i.certificate().equals(was)).findFirst();
    if (key.isEmpty() || one.isEmpty()) {
      return change;
    }
    List<Message> notes = new ArrayList<>(change.notes());
    String until = one.get().notAfter();
    notes.add(
        Message.of(
            key,
            one.get().issuer(),
            until.length() < 10 ? until : until.substring(0, 10),
            one.get().serial()));
    return change(change, change.todo(), notes);
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

package edgewise.check;

import edgewise.model.Address;
import edgewise.model.DnsView;
import edgewise.model.ExistingRecord;
import edgewise.model.Fqdn;
import edgewise.model.RecordType;
import edgewise.model.View;
import edgewise.plan.DnsRow;
import edgewise.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What DNS answers in one view: the records that exist today where the design lists them, else the
/// planned ones.
final class DnsAnswers {
  private static final int LONGEST_ALIAS_CHAIN = 8;

  private final Optional<DnsView> source;
  private final Map<String, List<Answer>> byName = new HashMap<>();

  /// One record. Names and targets are in lower case without final dot.
  record Answer(
      RecordType type,
      String value,
      Optional<Integer> port,
      Optional<Integer> priority,
      Optional<Integer> weight) {}

  private DnsAnswers(Optional<DnsView> source) {
    this.source = source;
  }

  /// The answers of a view.
  static DnsAnswers of(Plan plan, View view) {
    return today(plan, view).orElseGet(() -> planned(plan, view));
  }

  /// The answers of a view as far as the design lists what exists today; empty when it lists
  /// nothing and the plan is taken as given.
  static Optional<DnsAnswers> today(Plan plan, View view) {
    return of(plan.design().dnsViews(view));
  }

  /// The records that exist today in some views; empty when none of them lists any.
  static Optional<DnsAnswers> of(List<DnsView> views) {
    DnsAnswers answers = null;
    for (DnsView view : views) {
      if (!view.records().isEmpty()) {
        answers = answers == null ? new DnsAnswers(Optional.of(view)) : answers;
        for (ExistingRecord r : view.records()) {
          answers.add(
              r.name().lower(),
              new Answer(r.type(), Fqdn.of(r.value()).lower(), r.port(), r.priority(), r.weight()));
        }
      }
    }
    return Optional.ofNullable(answers);
  }

  private static DnsAnswers planned(Plan plan, View view) {
    DnsAnswers answers = new DnsAnswers(Optional.empty());
    for (DnsRow row : plan.dns()) {
      if (row.zone() == view) {
        answers.add(
            row.name(),
            new Answer(row.type(), row.value(), row.port(), row.priority(), row.weight()));
      }
    }
    return answers;
  }

  private void add(String name, Answer answer) {
    byName.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(answer);
  }

  /// Reports on the view that holds the records of today, or on the organization when they are
  /// planned.
  void report(Hits hits, Object... details) {
    if (source.isPresent()) {
      hits.on(source.get(), details);
    } else {
      hits.onOrganization(details);
    }
  }

  /// Service records of a name such as `_sip._tls.contoso.com`.
  List<Answer> srv(String name) {
    return records(name).stream().filter(a -> a.type() == RecordType.SRV).toList();
  }

  /// True when the name has a record that leads to an address: its own or an alias.
  boolean hasHost(String name) {
    return records(name).stream().anyMatch(a -> a.type() != RecordType.SRV);
  }

  /// Targets of the alias records of a name.
  List<String> aliases(String name) {
    return records(name).stream()
        .filter(a -> a.type() == RecordType.CNAME)
        .map(Answer::value)
        .toList();
  }

  /// Addresses of a name, aliases followed inside the view.
  Set<Address> addresses(String name) {
    Set<Address> addresses = new LinkedHashSet<>();
    collect(name, addresses, 0);
    return addresses;
  }

  private void collect(String name, Set<Address> into, int depth) {
    for (Answer answer : records(name)) {
      switch (answer.type()) {
        case A, AAAA -> into.add(Address.of(answer.value()));
        case CNAME -> {
          if (depth < LONGEST_ALIAS_CHAIN) {
            collect(answer.value(), into, depth + 1);
          }
        }
        case SRV -> {}
      }
    }
  }

  private List<Answer> records(String name) {
    return byName.getOrDefault(name, List.of());
  }
}

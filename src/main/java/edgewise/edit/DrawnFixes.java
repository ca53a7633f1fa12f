package edgewise.edit;

import edgewise.edit.Fixes.Place;
import edgewise.model.Certificate;
import edgewise.model.DnsView;
import edgewise.model.EdgePool;
import edgewise.model.ExistingRecord;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Repairs of certificates and DNS records that are drawn because they exist today, and of the
/// hardware of servers. What is only planned holds by construction and needs none.
final class DrawnFixes {
  private static final String SIGNATURE = "SHA256withRSA";
  private static final int BITS = 2048;

  private DrawnFixes() {}

  static void addTo(Map<String, Fixes.Way> all) {
    for (String check :
        List.of("CERT-01", "CERT-02", "CERT-03", "CERT-04", "CERT-13", "CERT-14", "CERT-18")) {
      all.put(check, DrawnFixes::moreNames);
    }
    all.put("CERT-06", p -> subject(p, poolName(p)));
    all.put(
        "CERT-07", p -> certificates(p, "fix.client-usage", Map.of("clientAuthentication", true)));
    all.put(
        "CERT-08", p -> certificates(p, "fix.server-usage", Map.of("serverAuthentication", true)));
    all.put(
        "CERT-09",
        p -> certificates(p, "fix.one-certificate", Map.of("exportable", true, "sharedKey", true)));
    all.put("CERT-11", p -> subject(p, p.detail(2)));
    all.put("CERT-15", p -> Fixes.here(p, "fix.signature", "signature", SIGNATURE));
    all.put("CERT-16", p -> Fixes.here(p, "fix.key-bits", "keyBits", BITS));
    all.put("CERT-17", p -> Fixes.here(p, "fix.crl", "crlDistributionPoint", true));
    for (String check : List.of("DNS-02", "DNS-05", "DNS-09")) {
      all.put(check, DrawnFixes::port);
    }
    all.put("DNS-15", DrawnFixes::withoutRecord);
    all.put("CAP-07", DrawnFixes::bandwidth);
    all.put("CAP-08", DrawnFixes::hardware);
  }

  // Certificates

  /// The drawn certificates that a check on their holder named.
  private static List<Certificate> named(Place p) {
    Set<String> names = Set.of(p.detail(0).split(", "));
    return Elements.all(p.document(), Certificate.class).stream()
        .filter(c -> p.element().filter(c.on()::equals).isPresent() && names.contains(c.name()))
        .toList();
  }

  private static List<Repair> certificates(Place p, String label, Map<String, Object> values) {
    List<Command> steps = new ArrayList<>();
    for (Certificate c : named(p)) {
      values.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(v -> steps.add(SetProperty.of(c.id(), v.getKey(), v.getValue())));
    }
    return steps.isEmpty() ? List.of() : List.of(new Repair(Message.of(label, p.detail(0)), steps));
  }

  private static List<Repair> moreNames(Place p) {
    List<Command> steps = new ArrayList<>();
    for (Certificate c : named(p)) {
      Set<String> names = new LinkedHashSet<>(c.sans());
      names.addAll(List.of(p.detail(1).split(", ")));
      steps.add(SetProperty.of(c.id(), "sans", List.copyOf(names)));
    }
    return steps.isEmpty()
        ? List.of()
        : List.of(new Repair(Message.of("fix.more-names", p.detail(0), p.detail(1)), steps));
  }

  private static String poolName(Place p) {
    return p.element(EdgePool.class).map(e -> e.fqdn().lower()).orElse("");
  }

  private static List<Repair> subject(Place p, String subject) {
    List<Command> steps = new ArrayList<>();
    for (Certificate c : named(p)) {
      steps.add(SetProperty.of(c.id(), "subject", subject));
    }
    return steps.isEmpty() || subject.isEmpty()
        ? List.of()
        : List.of(new Repair(Message.of("fix.subject", p.detail(0), subject), steps));
  }

  // Records

  private static List<Repair> records(
      Place p,
      Message label,
      Predicate<ExistingRecord> meant,
      UnaryOperator<List<ExistingRecord>> how) {
    return p.element(DnsView.class).stream()
        .filter(v -> v.records().stream().anyMatch(meant))
        .map(
            v ->
                new Repair(
                    label, List.of(SetProperty.of(v.id(), "records", how.apply(v.records())))))
        .toList();
  }

  private static boolean isOf(ExistingRecord record, String name) {
    return record.name().lower().equals(name.toLowerCase(Locale.ROOT));
  }

  /// Where the check leaves a choice of ports, a person has to make it.
  private static List<Repair> port(Place p) {
    if (!p.detail(2).matches("\\d{1,5}")) {
      return List.of();
    }
    int right = Integer.parseInt(p.detail(2));
    Predicate<ExistingRecord> meant =
        r ->
            isOf(r, p.detail(0))
                && r.port().map(String::valueOf).filter(p.detail(1)::equals).isPresent();
    return records(
        p,
        Message.of("fix.record-port", p.detail(0), p.detail(2)),
        meant,
        all ->
            all.stream()
                .map(
                    r ->
                        meant.test(r)
                            ? new ExistingRecord(
                                r.type(),
                                r.name(),
                                r.value(),
                                Optional.of(right),
                                r.priority(),
                                r.weight())
                            : r)
                .toList());
  }

  private static List<Repair> withoutRecord(Place p) {
    Predicate<ExistingRecord> meant = r -> isOf(r, p.detail(0));
    return records(
        p,
        Message.of("fix.without-record", p.detail(0), p.name()),
        meant,
        all -> all.stream().filter(meant.negate()).toList());
  }

  // Capacity

  private static List<Repair> bandwidth(Place p) {
    if (!p.detail(1).matches("\\d+")) {
      return List.of();
    }
    return Fixes.here(
        p, "fix.av-bandwidth", "avBandwidthKbps", Optional.of(Integer.valueOf(p.detail(1))));
  }

  private static List<Repair> hardware(Place p) {
    int cores = Integer.parseInt(p.detail(1));
    int memory = Integer.parseInt(p.detail(2));
    List<Command> steps = new ArrayList<>();
    p.element().flatMap(id -> Elements.find(p.document(), id)).stream()
        .flatMap(e -> Elements.servers(e).stream())
        .forEach(
            s -> {
              least(s, "cores", cores).ifPresent(steps::add);
              least(s, "memoryGb", memory).ifPresent(steps::add);
            });
    return steps.isEmpty()
        ? List.of()
        : List.of(new Repair(Message.of("fix.hardware", p.name(), cores, memory), steps));
  }

  private static Optional<Command> least(Record server, String property, int least) {
    boolean below =
        Property.of(property).in(server).orElse(Optional.empty()) instanceof Optional<?> o
            && o.orElse(null) instanceof Integer now
            && now < least;
    return below
        ? Optional.of(SetProperty.of(Elements.serverId(server), property, Optional.of(least)))
        : Optional.empty();
  }
}

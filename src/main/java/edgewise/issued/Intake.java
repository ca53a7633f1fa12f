package edgewise.issued;

import edgewise.check.Issuance;
import edgewise.check.Severity;
import edgewise.edit.TakeIssued;
import edgewise.model.CertificationAuthority;
import edgewise.model.IssuedCertificate;
import edgewise.model.Words;
import edgewise.plan.CertificateRow;
import edgewise.plan.Plan;
import edgewise.plan.San;
import edgewise.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Files from an authority, held against a plan: what each certificate in them is, and what the
/// planned ones then have.
///
/// @param found every certificate of the files once, in their order
/// @param plan all planned certificates in the order of the plan, with what these files bring for
///   them
public record Intake(List<SourceFile> files, List<Found> found, List<Issuance> plan) {
  /// Below this share of common names, a certificate with another subject is for something else.
  private static final double ALIKE = 0.5;

  public Intake {
    files = List.copyOf(files);
    found = List.copyOf(found);
    plan = List.copyOf(plan);
  }

  /// What a certificate of a file is.
  public enum Role {
    /// Issued for a planned certificate.
    MATCHED,
    /// Of an authority.
    AUTHORITY,
    /// For nothing that the design plans.
    UNPLANNED,
    /// For a planned certificate for which another file holds one that was issued later.
    OLDER
  }

  /// One certificate of the files.
  ///
  /// @param label its common name, else its whole name
  /// @param certificate id of the planned certificate, where there is one
  /// @param alike ids of all planned certificates it fits equally well, when there are several
  public record Found(
      String file,
      String label,
      Role role,
      Optional<String> certificate,
      List<String> alike,
      String notAfter,
      String thumbprint) {
    public Found {
      alike = List.copyOf(alike);
    }

    /// What it is, for people.
    public Message what() {
      return Message.of("issued.role." + Words.of(role), certificate.orElse(""));
    }

    /// That it fits several equally well, when it does.
    public Optional<Message> doubt() {
      return alike.isEmpty()
          ? Optional.empty()
          : Optional.of(Message.of("issued.alike", alike.size(), alike));
    }
  }

  /// Holds files against a plan.
  ///
  /// @param now the time at which certificates have to be valid
  public static Intake of(
      List<SourceFile> files, Plan plan, KeptKeys keys, PublicRoots roots, Instant now) {
    Map<String, Given> all = new LinkedHashMap<>();
    Map<String, String> names = new HashMap<>();
    for (SourceFile file : files) {
      for (Given given : file.certificates()) {
        all.putIfAbsent(given.thumbprint(), given);
        names.putIfAbsent(given.thumbprint(), file.name());
      }
    }
    List<Given> certificates = List.copyOf(all.values());
    Map<String, Pick> picks = picks(certificates, plan, keys);
    Map<String, Given> chosen = new LinkedHashMap<>();
    for (Given given : certificates) {
      Pick pick = picks.get(given.thumbprint());
      if (pick != null) {
        chosen.merge(
            pick.row().id(), given, (a, b) -> b.notBefore().isAfter(a.notBefore()) ? b : a);
      }
    }
    List<Found> found = new ArrayList<>();
    for (Given given : certificates) {
      Optional<Pick> pick = Optional.ofNullable(picks.get(given.thumbprint()));
      Optional<String> row = pick.map(p -> p.row().id());
      boolean newest =
          row.map(chosen::get).filter(g -> g.thumbprint().equals(given.thumbprint())).isPresent();
      found.add(
          new Found(
              names.get(given.thumbprint()),
              given.label(),
              row.isEmpty()
                  ? given.authority() ? Role.AUTHORITY : Role.UNPLANNED
                  : newest ? Role.MATCHED : Role.OLDER,
              row,
              pick.map(Pick::alike).orElse(List.of()),
              given.notAfter().toString(),
              given.thumbprint()));
    }
    List<Issuance> issuances = new ArrayList<>();
    for (CertificateRow row : plan.certificates()) {
      Optional<IssuedCertificate> issued =
          Optional.ofNullable(chosen.get(row.id()))
              .map(g -> issued(g, row, certificates, plan, keys, roots));
      issuances.add(Issuance.of(row, issued, now));
    }
    return new Intake(files, found, issuances);
  }

  private static IssuedCertificate issued(
      Given given,
      CertificateRow row,
      List<Given> all,
      Plan plan,
      KeptKeys keys,
      PublicRoots roots) {
    Chain chain = Chain.of(given, all, roots);
    return given.issued(
        row.id(),
        chain,
        chain.publicTop().filter(p -> p).or(() -> drawn(given, chain, plan)).or(chain::publicTop),
        keys.matches(row, given.publicKey()),
        !keys.isGone(row, given.publicKey()));
  }

  /// What the design says of the authority, where it is drawn under the name it signs with.
  private static Optional<Boolean> drawn(Given given, Chain chain, Plan plan) {
    Set<String> names = new HashSet<>();
    names.add(given.issuerLabel().toLowerCase(Locale.ROOT));
    chain.above().forEach(g -> names.add(g.label().toLowerCase(Locale.ROOT)));
    return plan.design().elements().stream()
        .filter(CertificationAuthority.class::isInstance)
        .map(CertificationAuthority.class::cast)
        .filter(a -> names.contains(a.name().strip().toLowerCase(Locale.ROOT)))
        .map(CertificationAuthority::publiclyTrusted)
        .findFirst();
  }

  /// The planned certificate that one was found to be for.
  private record Pick(CertificateRow row, List<String> alike) {}

  private record Candidate(CertificateRow row, double score) {}

  /// The planned certificate of each certificate that is not an authority's, by thumbprint. A key
  /// that was requested decides; else names do. Of planned ones that fit equally well, the first
  /// that has none yet is taken.
  private static Map<String, Pick> picks(List<Given> certificates, Plan plan, KeptKeys keys) {
    Map<String, Pick> picks = new HashMap<>();
    Set<String> taken = new HashSet<>();
    List<Given> open = new ArrayList<>();
    for (Given given : certificates) {
      if (given.authority()) {
        continue;
      }
      Optional<CertificateRow> requested =
          plan.certificates().stream()
              .filter(r -> keys.isRequested(r, given.publicKey()))
              .findFirst();
      if (requested.isPresent()) {
        picks.put(given.thumbprint(), new Pick(requested.get(), List.of()));
        taken.add(requested.get().id());
      } else {
        open.add(given);
      }
    }
    Map<String, List<String>> wanted = new HashMap<>();
    plan.certificates().forEach(r -> wanted.put(r.id(), names(r)));
    for (Given given : open) {
      List<Candidate> candidates =
          plan.certificates().stream()
              .map(r -> new Candidate(r, score(given, r, wanted.get(r.id()))))
              .filter(c -> c.score() >= ALIKE)
              .sorted(Comparator.comparingDouble(Candidate::score).reversed())
              .toList();
      if (candidates.isEmpty()) {
        continue;
      }
      double best = candidates.getFirst().score();
      List<CertificateRow> alike =
          candidates.stream().filter(c -> c.score() == best).map(Candidate::row).toList();
      CertificateRow row =
          alike.stream().filter(r -> !taken.contains(r.id())).findFirst().orElse(alike.getFirst());
      taken.add(row.id());
      picks.put(
          given.thumbprint(),
          new Pick(
              row,
              alike.size() == 1 ? List.of() : alike.stream().map(CertificateRow::id).toList()));
    }
    return picks;
  }

  private static List<String> names(CertificateRow row) {
    List<String> names = new ArrayList<>();
    names.add(Issuance.ascii(row.subject()));
    row.sans().stream()
        .map(San::name)
        .map(Issuance::ascii)
        .filter(n -> !names.contains(n))
        .forEach(names::add);
    return names;
  }

  /// The share of names both have, of all that either has; the same subject counts a whole, the
  /// same usages a little.
  private static double score(Given given, CertificateRow row, List<String> wanted) {
    Set<String> all = new LinkedHashSet<>(given.names());
    Set<String> both = new HashSet<>(wanted);
    both.retainAll(all);
    if (both.isEmpty()) {
      return 0;
    }
    all.addAll(wanted);
    double score = (double) both.size() / all.size();
    if (Issuance.ascii(given.subject()).equals(wanted.getFirst())) {
      score += 1;
    }
    return score < ALIKE || given.client() != row.clientAuthentication() ? score : score + 0.01;
  }

  /// The planned certificates that these files bring one for.
  public List<Issuance> taken() {
    return plan.stream().filter(i -> i.issued().isPresent()).toList();
  }

  /// The edit that keeps what was found with the design; empty when nothing was.
  public Optional<TakeIssued> edit() {
    List<IssuedCertificate> issued = taken().stream().flatMap(i -> i.issued().stream()).toList();
    return issued.isEmpty() ? Optional.empty() : Optional.of(new TakeIssued(issued));
  }

  /// Whether a file could not be read, a certificate is for nothing that is planned, or one is not
  /// as it was planned.
  public boolean isWrong() {
    return files.stream().anyMatch(f -> !f.troubles().isEmpty())
        || found.stream().anyMatch(f -> f.role() == Role.UNPLANNED)
        || taken().stream()
            .flatMap(i -> i.faults().stream())
            .anyMatch(f -> f.severity() == Severity.ERROR);
  }
}

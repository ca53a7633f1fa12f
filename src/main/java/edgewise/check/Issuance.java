package edgewise.check;

import edgewise.model.ChainFault;
import edgewise.model.Decisions;
import edgewise.model.Fqdn;
import edgewise.model.IssuedCertificate;
import edgewise.model.Words;
import edgewise.plan.CertificateRow;
import edgewise.plan.Plan;
import edgewise.plan.San;
import edgewise.text.Message;
import java.net.IDN;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was issued for a planned certificate, held against the plan.
///
/// @param issued empty when nothing was issued yet
/// @param faults the weightiest first
public record Issuance(
    CertificateRow row, Optional<IssuedCertificate> issued, Status status, List<Fault> faults) {
  /// From this span before its end on, a certificate should be renewed.
  public static final Duration SOON = Duration.ofDays(30);

  private static final int RECOMMENDED_BITS = 2048;

  public Issuance {
    faults = List.copyOf(faults);
  }

  /// How far a planned certificate has come.
  public enum Status {
    /// Issued as it was planned.
    RIGHT,
    /// Right, and to be renewed.
    ENDS_SOON,
    /// As it was planned, and no private key for it was found.
    NO_KEY,
    /// Issued, and not usable as it is.
    FAULTY,
    /// Not issued yet.
    MISSING;

    /// The word in files.
    public String id() {
      return Words.of(this);
    }

    /// What people read.
    public Message label() {
      return Message.of("issued.status." + id());
    }
  }

  /// One difference from the plan.
  public record Fault(Severity severity, Message message) {}

  /// All planned certificates with what was issued for them, in the order of the plan. Each is made
  /// when it is asked for: a large plan has thousands, and most are never looked at.
  ///
  /// @param now the time at which they have to be valid
  public static List<Issuance> of(Plan plan, Decisions decisions, Instant now) {
    Map<String, IssuedCertificate> issued = new HashMap<>();
    decisions.issued().forEach(i -> issued.putIfAbsent(i.certificate(), i));
    List<CertificateRow> rows = plan.certificates();
    return new AbstractList<>() {
      @Override
      public Issuance get(int index) {
        CertificateRow row = rows.get(index);
        return of(row, Optional.ofNullable(issued.get(row.id())), now);
      }

      @Override
      public int size() {
        return rows.size();
      }
    };
  }

  /// One planned certificate with what was issued for it.
  public static Issuance of(CertificateRow row, Optional<IssuedCertificate> issued, Instant now) {
    if (issued.isEmpty()) {
      return new Issuance(row, issued, Status.MISSING, List.of());
    }
    List<Fault> faults = new ArrayList<>(againstPlan(row, issued.get()));
    faults.addAll(byItself(row, issued.get()));
    boolean soon = times(issued.get(), now, faults);
    faults.sort(Comparator.comparing(Fault::severity));
    boolean bad = faults.stream().anyMatch(f -> f.severity() == Severity.ERROR);
    Status good = !issued.get().keyKept() ? Status.NO_KEY : soon ? Status.ENDS_SOON : Status.RIGHT;
    return new Issuance(row, issued, bad ? Status.FAULTY : good, faults);
  }

  /// The whole days until a certificate ends; negative when it has ended, empty when its end is not
  /// known.
  public static Optional<Long> daysLeft(IssuedCertificate issued, Instant now) {
    return instant(issued.notAfter())
        .map(end -> Math.floorDiv(Duration.between(now, end).toSeconds(), 86_400L));
  }

  /// The day of a time, for people.
  public static String day(String time) {
    return time.length() < 10 ? time : time.substring(0, 10);
  }

  /// What the plan asks for and the certificate does not have, or has against it. Follows from the
  /// plan alone, whatever the day.
  static List<Fault> againstPlan(CertificateRow row, IssuedCertificate issued) {
    List<Fault> faults = new ArrayList<>();
    if (!ascii(row.subject()).equals(ascii(issued.subject()))) {
      faults.add(
          issued.subject().isBlank()
              ? error("no-subject", row.subject())
              : error("subject", issued.subject(), row.subject()));
    }
    names(row, issued, faults);
    if (!issued.serverAuthentication()) {
      faults.add(error("no-server-usage"));
    }
    if (row.clientAuthentication() && !issued.clientAuthentication()) {
      faults.add(error("no-client-usage"));
    }
    key(row, issued, faults);
    issued
        .publicIssuer()
        .ifPresent(
            isPublic -> {
              if (row.publicIssuer() && !isPublic) {
                faults.add(warning("not-public", issued.issuer()));
              } else if (!row.publicIssuer() && isPublic) {
                faults.add(info("not-enterprise", issued.issuer()));
              }
            });
    return faults;
  }

  private static void names(CertificateRow row, IssuedCertificate issued, List<Fault> faults) {
    boolean edge = row.assignedTo().contains("AccessEdgeExternal");
    boolean published = row.assignedTo().contains("Listener") && !edge;
    Set<String> there = new LinkedHashSet<>();
    issued.sans().forEach(s -> there.add(ascii(s)));
    List<String> missing = new ArrayList<>();
    List<String> covered = new ArrayList<>();
    Set<String> wanted = new LinkedHashSet<>();
    for (San san : row.sans()) {
      String name = ascii(san.name());
      if (wanted.add(name) && !there.contains(name)) {
        boolean wild = there.contains("*." + Fqdn.of(name).parent());
        (wild && !edge ? covered : missing).add(san.name());
      }
    }
    if (!missing.isEmpty()) {
      faults.add(error("lacks", missing.size(), missing));
    }
    if (!covered.isEmpty()) {
      faults.add(
          published
              ? info("covered", covered.size(), covered)
              : warning("covered", covered.size(), covered));
    }
    wanted.add(ascii(row.subject()));
    List<String> extra = there.stream().filter(n -> !wanted.contains(n)).toList();
    List<String> wildcards = extra.stream().filter(n -> n.startsWith("*")).toList();
    if (edge && !wildcards.isEmpty()) {
      faults.add(error("wildcard", wildcards));
    }
    List<String> others = edge ? extra.stream().filter(n -> !n.startsWith("*")).toList() : extra;
    if (!others.isEmpty()) {
      faults.add(info("extra", others.size(), others));
    }
  }

  private static void key(CertificateRow row, IssuedCertificate issued, List<Fault> faults) {
    String[] wanted = row.key().split(" ", -1);
    String[] got = issued.key().split(" ", -1);
    if (wanted.length < 2 || got.length < 2) {
      return;
    }
    String asked = wanted[0] + " " + wanted[1];
    if (!wanted[0].equals(got[0])) {
      faults.add(error("key-kind", issued.key(), asked));
      return;
    }
    int less = Integer.compare(digits(got[1]), digits(wanted[1]));
    if (less < 0) {
      boolean weak = got[0].equals("RSA") && digits(got[1]) < RECOMMENDED_BITS;
      faults.add(
          weak
              ? error("key-weak", issued.key(), asked)
              : warning("key-short", issued.key(), asked));
    } else if (less > 0) {
      faults.add(info("key-long", issued.key(), asked));
    }
  }

  private static int digits(String text) {
    String only = text.replaceAll("[^0-9]", "");
    return only.isEmpty() || only.length() > 7 ? 0 : Integer.parseInt(only);
  }

  private static List<Fault> byItself(CertificateRow row, IssuedCertificate issued) {
    List<Fault> faults = new ArrayList<>();
    if (!issued.digitalSignature() || row.key().startsWith("RSA") && !issued.keyEncipherment()) {
      faults.add(error("key-usage"));
    }
    String signature = issued.signature().toUpperCase(Locale.ROOT);
    if (signature.contains("SHA1") || signature.contains("MD5") || signature.contains("MD2")) {
      faults.add(error("signature-weak", issued.signature()));
    } else if (signature.contains("PSS") || signature.contains("MGF1")) {
      faults.add(error("signature-pss", issued.signature()));
    }
    if (issued.keyMatches().filter(m -> !m).isPresent()) {
      faults.add(error("other-key"));
    }
    if (!issued.keyKept()) {
      faults.add(warning("no-key"));
    }
    if (!issued.revocation()) {
      faults.add(warning("no-revocation"));
    }
    for (ChainFault fault : issued.chainFaults()) {
      String top = issued.chain().isEmpty() ? issued.issuer() : issued.chain().getLast();
      Message message = Message.of("issued.chain." + Words.of(fault), top);
      faults.add(
          new Fault(
              switch (fault) {
                case INCOMPLETE, SELF_SIGNED, WEAK_KEY -> Severity.WARNING;
                case BROKEN_SIGNATURE, NO_AUTHORITY, WEAK_SIGNATURE -> Severity.ERROR;
              },
              message));
    }
    return faults;
  }

  /// Adds what is wrong with the times and says whether it ends soon.
  private static boolean times(IssuedCertificate issued, Instant now, List<Fault> faults) {
    Optional<Instant> from = instant(issued.notBefore());
    Optional<Instant> to = instant(issued.notAfter());
    if (from.isEmpty() || to.isEmpty()) {
      faults.add(error("no-times"));
      return false;
    }
    if (now.isBefore(from.get())) {
      faults.add(error("not-yet", day(issued.notBefore())));
    }
    boolean soon = false;
    if (now.isAfter(to.get())) {
      faults.add(error("expired", day(issued.notAfter())));
    } else if (now.plus(SOON).isAfter(to.get())) {
      soon = true;
      faults.add(
          warning(
              "soon",
              day(issued.notAfter()),
              Math.max(0, Duration.between(now, to.get()).toDays())));
    }
    Optional<Instant> chain = issued.chainNotAfter().flatMap(Issuance::instant);
    if (chain.isPresent() && now.isAfter(chain.get())) {
      faults.add(error("chain-expired", day(issued.chainNotAfter().orElseThrow())));
    } else if (chain.isPresent() && chain.get().isBefore(to.get())) {
      faults.add(info("chain-shorter", day(issued.chainNotAfter().orElseThrow())));
    }
    return soon;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// A name as certificates hold it: in lower case, other scripts in their ASCII form.
  public static String ascii(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    boolean plain = lower.chars().allMatch(c -> c < 0x80);
    if (plain) {
      return lower;
    }
    try {
      return IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException _) {
      return lower;
    }
  }

  private static Fault error(String what, Object... args) {
    return new Fault(Severity.ERROR, Message.of("issued.fault." + what, args));
  }

  private static Fault warning(String what, Object... args) {
    return new Fault(Severity.WARNING, Message.of("issued.fault." + what, args));
  }

  private static Fault info(String what, Object... args) {
    return new Fault(Severity.INFO, Message.of("issued.fault." + what, args));
  }
}

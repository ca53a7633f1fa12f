package edgewise.sim;

import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.plan.CertificateRow;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import edgewise.plan.San;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The planned certificates: which one a service shows and whether the other end accepts it.
final class Trust {
  private record Usage(ElementId element, String usage) {}

  /// A certificate with its names in lower case.
  private record Shown(CertificateRow row, Set<String> names) {}

  private final Map<Usage, List<Shown>> shown = new HashMap<>();

  private final Design design;

  Trust(Plan plan) {
    design = plan.design();
    for (CertificateRow row : plan.certificates()) {
      Set<String> names = new HashSet<>();
      names.add(row.subject().toLowerCase(Locale.ROOT));
      for (San san : row.sans()) {
        names.add(san.name().toLowerCase(Locale.ROOT));
      }
      Shown one = new Shown(row, names);
      for (ElementId on : row.on()) {
        for (String usage : row.assignedTo()) {
          shown.computeIfAbsent(new Usage(on, usage), _ -> new java.util.ArrayList<>(1)).add(one);
        }
      }
    }
  }

  /// How a look at a certificate went.
  ///
  /// @param id of the planned certificate; empty when there is none
  record Look(String id, Reason reason) {}

  /// The certificate that a machine shows for a usage, judged by the other end.
  ///
  /// @param name what the other end called; empty when it does not compare names
  /// @param outsider whether the other end trusts public issuers only
  /// @param client whether the machine shows it as the caller
  Look look(
      Machine machine,
      String usage,
      String name,
      boolean outsider,
      boolean client,
      Conditions conditions) {
    Optional<Shown> found = find(machine, usage);
    if (found.isEmpty()) {
      return new Look("", Reason.of(Why.CERTIFICATE_MISSING, Said.machine(machine, design), usage));
    }
    CertificateRow row = found.get().row();
    String id = row.id();
    String fault = conditions.certificateFault(id);
    if (fault.equals("missing")) {
      return new Look("", Reason.of(Why.CERTIFICATE_MISSING, Said.machine(machine, design), usage));
    }
    if (fault.equals("expired")) {
      return new Look(id, Reason.of(Why.CERTIFICATE_EXPIRED, id));
    }
    if (fault.equals("untrusted") || outsider && !row.publicIssuer()) {
      return new Look(id, Reason.of(Why.CERTIFICATE_UNTRUSTED, id));
    }
    if (fault.equals("no-eku")) {
      return new Look(id, Reason.of(Why.CERTIFICATE_EKU, id));
    }
    if (!client && !name.isEmpty() && !names(found.get(), name, fault)) {
      return new Look(id, Reason.of(Why.CERTIFICATE_NAME, id, name));
    }
    return new Look(id, Reason.NONE);
  }

  private static boolean names(Shown shown, String name, String fault) {
    if (fault.startsWith("no-name=") && fault.substring(8).equalsIgnoreCase(name)) {
      return false;
    }
    return shown.names().contains(name)
        || shown.names().contains("*." + Fqdn.of(name).parent())
            && !fault.equalsIgnoreCase("no-name=*." + Fqdn.of(name).parent());
  }

  private Optional<Shown> find(Machine machine, String usage) {
    if (machine.element().isEmpty()) {
      return Optional.empty();
    }
    List<Shown> all = shown.getOrDefault(new Usage(machine.element().get(), usage), List.of());
    for (Shown one : all) {
      if (one.row().servers().contains(machine.server())) {
        return Optional.of(one);
      }
    }
    return all.stream()
        .filter(s -> s.row().shared())
        .findFirst()
        .or(() -> all.stream().findFirst());
  }
}

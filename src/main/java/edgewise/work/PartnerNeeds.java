package edgewise.work;

import edgewise.model.Address;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Negotiation;
import edgewise.model.Partner;
import edgewise.model.PartnerRelease;
import edgewise.model.PortRange;
import edgewise.model.SipDomain;
import edgewise.model.View;
import edgewise.model.VipService;
import edgewise.model.Words;
import edgewise.model.XmppSettings;
import edgewise.plan.CertificateRow;
import edgewise.plan.Design;
import edgewise.plan.DnsRow;
import edgewise.plan.Endpoint;
import edgewise.plan.FirewallRow;
import edgewise.plan.FirewallSide;
import edgewise.plan.Plan;
import edgewise.plan.Reason;
import edgewise.plan.Row;
import edgewise.plan.San;
import edgewise.plan.Tables;
import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.work.Fitting.Fit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a partner needs from each team: firewall rows, records, certificates, and what is to be
/// done at the partner's.
///
/// @param design that of the plan
/// @param needs by team, in the order of the plan
public record PartnerNeeds(ElementId partner, String name, Design design, List<Need> needs) {
  /// Who has to do something.
  public enum Team {
    /// Whoever runs the firewalls.
    FIREWALL,
    /// Whoever runs the DNS zones.
    DNS,
    /// Whoever requests certificates.
    PKI,
    /// The partner.
    PARTNER
  }

  /// One thing that is to be done.
  public sealed interface Need {
    /// By whom.
    Team team();

    /// What identifies it while the design changes elsewhere.
    String id();

    /// In a few words: a protocol and port, a record, a certificate, or a whole sentence.
    String what(Texts texts);

    /// The rest of it: between which ends, with which value, with which names.
    String details(Texts texts);

    /// Why, in sentences.
    String why(Texts texts);

    /// The elements it is about.
    Set<ElementId> elements();
  }

  /// A row of the plan that the partner needs.
  public record Planned(Team team, Row row) implements Need {
    @Override
    public String id() {
      return Words.of(team) + "/" + row.id();
    }

    @Override
    public String what(Texts texts) {
      return switch (row) {
        case FirewallRow f ->
            f.transport()
                + " "
                + f.ports().map(PortRange::toString).orElse("*")
                + "  "
                + f.application();
        case DnsRow d -> d.type() + "  " + d.name();
        case CertificateRow c -> c.subject();
      };
    }

    @Override
    public String details(Texts texts) {
      return switch (row) {
        case FirewallRow f -> f.source().text(texts) + " → " + f.destination().text(texts);
        case DnsRow d -> d.port().map(p -> d.value() + ":" + p).orElse(d.value());
        case CertificateRow c -> c.sans().stream().map(San::name).collect(Collectors.joining(";"));
      };
    }

    @Override
    public String why(Texts texts) {
      return Tables.note(row, texts);
    }

    @Override
    public Set<ElementId> elements() {
      Set<ElementId> ids = new LinkedHashSet<>();
      switch (row) {
        case FirewallRow f -> {
          for (Endpoint end : List.of(f.source(), f.destination())) {
            if (end.elements().size() == 1) {
              ids.addAll(end.elements());
            }
          }
        }
        case DnsRow d -> ids.addAll(d.targets());
        case CertificateRow c -> ids.addAll(c.on());
      }
      return ids;
    }
  }

  /// Something that no row of the plan says, mostly at the partner's.
  public record Asked(Team team, ElementId partner, Message message) implements Need {
    @Override
    public String id() {
      return message.key();
    }

    @Override
    public String what(Texts texts) {
      return texts.say(message);
    }

    @Override
    public String details(Texts texts) {
      return "";
    }

    @Override
    public String why(Texts texts) {
      return texts.say(message.key() + ".why");
    }

    @Override
    public Set<ElementId> elements() {
      return Set.of(partner);
    }
  }

  private static final Set<String> SIP =
      Set.of("federation-inbound", "federation-outbound", "public-im");
  private static final Set<String> MEDIA =
      Set.of(
          "external-av",
          "external-av-or-sharing",
          "external-av-behind-hardware",
          "external-conferencing");
  private static final Set<String> NEXT_HOP = Set.of("next-hop-by-node", "next-hop-by-vip");
  private static final Set<String> XMPP = Set.of("xmpp-federation");
  private static final Set<String> SIP_RECORDS =
      Set.of("edge-sipfederationtls-srv", "hosted-um-federation-srv", "auto-push-federation-srv");
  private static final Set<String> XMPP_RECORDS =
      Set.of("xmpp-server-srv", "xmpp-server-srv-dr", "xmpp-host-a");

  public PartnerNeeds {
    needs = List.copyOf(needs);
  }

  /// What one partner of a plan needs; nothing but the way to switch it on while it is switched
  /// off.
  public static PartnerNeeds of(Plan plan, Partner partner) {
    return new Collecting(plan, partner).all();
  }

  /// Goes through a plan for one partner.
  private static final class Collecting {
    private final Plan plan;
    private final Design design;
    private final Partner partner;
    private final List<Need> needs = new ArrayList<>();
    private final Set<ElementId> sipEdges = new LinkedHashSet<>();
    private final Set<ElementId> mediaEdges = new LinkedHashSet<>();
    private final boolean xmpp;

    Collecting(Plan plan, Partner partner) {
      this.plan = plan;
      this.design = plan.design();
      this.partner = partner;
      xmpp = design.isXmpp(partner);
    }

    PartnerNeeds all() {
      firewall();
      if (sipEdges.isEmpty()) {
        needs.clear();
        ask("need.switch-on", partner.name());
      } else {
        records();
        certificates();
        theirs();
      }
      return new PartnerNeeds(partner.id(), partner.name(), design, needs);
    }

    private void ask(String key, Object... args) {
      needs.add(new Asked(Team.PARTNER, partner.id(), Message.of(key, args)));
    }

    private void firewall() {
      Fitting fitting = new Fitting(design, new End.Drawn(partner.id()));
      Set<FirewallRow> outer = new LinkedHashSet<>();
      for (FirewallRow row : plan.firewall()) {
        boolean out = fitting.of(row.destination(), row) != Fit.NO;
        if (out || fitting.of(row.source(), row) != Fit.NO) {
          outer.add(row);
          Endpoint ours = out ? row.source() : row.destination();
          boolean signals = Fitting.concerns(row, SIP) || Fitting.concerns(row, XMPP);
          (signals ? sipEdges : mediaEdges).addAll(ours.elements());
        }
      }
      for (FirewallRow row : plan.firewall()) {
        if (outer.contains(row) || isInner(row)) {
          needs.add(new Planned(Team.FIREWALL, row));
        }
      }
    }

    /// Whether a row of the inner firewall carries the partner's traffic on.
    private boolean isInner(FirewallRow row) {
      if (row.firewall() != FirewallSide.INTERNAL || isForRecoveryOnly(row)) {
        return false;
      }
      boolean sip = touches(row, sipEdges);
      if (xmpp) {
        return sip && Fitting.concerns(row, XMPP);
      }
      return sip && (isSip(row) || Fitting.concerns(row, NEXT_HOP))
          || touches(row, mediaEdges) && Fitting.concerns(row, MEDIA);
    }

    /// Signalling between an Edge pool and its next hop.
    private static boolean isSip(FirewallRow row) {
      return Fitting.concerns(row, Set.of("external-access"));
    }

    private static boolean isForRecoveryOnly(FirewallRow row) {
      return row.reasons().stream()
          .flatMap(r -> r.causes().stream())
          .allMatch(c -> c.key().equals("cause.edge-recovery"));
    }

    private static boolean touches(FirewallRow row, Set<ElementId> edges) {
      return row.source().elements().stream().anyMatch(edges::contains)
          || row.destination().elements().stream().anyMatch(edges::contains);
    }

    private void records() {
      Set<String> names = new HashSet<>();
      for (DnsRow row : plan.dns()) {
        if (isOf(row, xmpp ? XMPP_RECORDS : SIP_RECORDS) && row.zone() == View.EXTERNAL) {
          names.add(row.value());
        }
      }
      for (ElementId id : edges()) {
        design
            .find(id, EdgePool.class)
            .ifPresent(
                e -> {
                  if (sipEdges.contains(id)) {
                    names.add(Design.fqdn(e.access().fqdn()));
                  }
                  if (mediaEdges.contains(id)) {
                    names.add(Design.fqdn(e.av().fqdn()));
                  }
                });
      }
      for (DnsRow row : plan.dns()) {
        if (row.zone() == View.EXTERNAL
            && (isOf(row, xmpp ? XMPP_RECORDS : SIP_RECORDS) || names.contains(row.name()))) {
          needs.add(new Planned(Team.DNS, row));
        }
      }
    }

    private static boolean isOf(DnsRow row, Set<String> facts) {
      return row.reasons().stream().map(Reason::fact).anyMatch(f -> facts.contains(f.id()));
    }

    private Set<ElementId> edges() {
      Set<ElementId> all = new LinkedHashSet<>(sipEdges);
      all.addAll(mediaEdges);
      return all;
    }

    private void certificates() {
      Set<ElementId> edges = edges();
      for (CertificateRow row : plan.certificates()) {
        if (row.publicIssuer() && row.on().stream().anyMatch(edges::contains)) {
          needs.add(new Planned(Team.PKI, row));
        }
      }
      if (!partner.trusted()) {
        needs.add(
            new Asked(Team.PKI, partner.id(), Message.of("need.trust-theirs", partner.name())));
      }
    }

    private void theirs() {
      EdgePool edge =
          sipEdges.stream()
              .flatMap(id -> design.find(id, EdgePool.class).stream())
              .findFirst()
              .orElse(null);
      if (edge == null) {
        return;
      }
      String ours = Design.fqdn(edge.access().fqdn());
      String addresses = addresses(edge, VipService.ACCESS_EDGE);
      String domains =
          design.organization().sipDomains().stream()
              .filter(d -> !xmpp || d.xmpp())
              .map(SipDomain::name)
              .map(Fqdn::text)
              .collect(Collectors.joining(", "));
      String theirDomains =
          partner.domains().stream().map(Fqdn::text).collect(Collectors.joining(", "));
      switch (partner.kind().value()) {
        case "xmpp-partner" -> xmpp(edge, ours, addresses, domains, theirDomains);
        case "public-im-provider" -> {
          ask("need.provision", domains, ours, edge.federationPort());
          media(edge);
        }
        case "push-clearing-house" -> ask("need.push", domains, ours);
        case "hosting-provider" -> {
          ask("need.tenant", domains);
          if (partner.sharedAddressSpace()) {
            ask("need.shared-space", domains);
          }
          trust(edge);
          media(edge);
        }
        default -> sip(edge, ours, addresses, domains, theirDomains);
      }
    }

    private void sip(
        EdgePool edge, String ours, String addresses, String domains, String theirDomains) {
      ask("need.allow-us", domains, ours);
      if (partner.edge().isPresent()) {
        ask("need.keep-name", partner.edge().get().text());
      } else if (partner.publishesSrv()) {
        ask("need.publish-record", theirDomains.isEmpty() ? partner.name() : theirDomains);
      } else {
        ask("need.tell-name", partner.name());
      }
      ask("need.open-sip", ours, addresses, edge.federationPort());
      trust(edge);
      media(edge);
    }

    private void xmpp(
        EdgePool edge, String ours, String addresses, String domains, String theirDomains) {
      ask("need.allow-us-xmpp", domains);
      ask("need.publish-xmpp", theirDomains.isEmpty() ? partner.name() : theirDomains);
      ask("need.open-xmpp", ours, addresses, edge.xmppPort());
      XmppSettings settings = partner.xmpp().orElse(null);
      if (settings != null) {
        ask(
            "need.negotiate",
            negotiation(settings.tls()),
            negotiation(settings.sasl()),
            Message.of(settings.dialback() ? "need.dialback" : "need.no-dialback"));
      }
    }

    private static Message negotiation(Negotiation how) {
      return Message.of("need.negotiation." + Words.of(how));
    }

    private void trust(EdgePool edge) {
      plan.certificates(edge.id()).stream()
          .filter(CertificateRow::publicIssuer)
          .findFirst()
          .ifPresent(c -> ask("need.trust-ours", c.subject()));
    }

    private void media(EdgePool edge) {
      if (mediaEdges.isEmpty()) {
        return;
      }
      EdgePool first =
          mediaEdges.stream()
              .flatMap(id -> design.find(id, EdgePool.class).stream())
              .findFirst()
              .orElse(edge);
      ask(
          partner.release() == PartnerRelease.OCS_2007
              ? "need.open-media-range"
              : "need.open-media",
          Design.fqdn(first.av().fqdn()),
          addresses(first, VipService.AV_EDGE),
          first.mediaPorts().toString());
    }

    private String addresses(EdgePool edge, VipService service) {
      String all =
          design.published(edge, service).stream()
              .map(Address::text)
              .collect(Collectors.joining(", "));
      return all.isEmpty() ? "?" : all;
    }
  }

  /// The elements that have a part in it, the partner first.
  public Set<ElementId> elements() {
    Set<ElementId> all = new LinkedHashSet<>();
    all.add(partner);
    needs.forEach(n -> all.addAll(n.elements()));
    return all;
  }

  /// Those of one team.
  public List<Need> of(Team team) {
    return needs.stream().filter(n -> n.team() == team).toList();
  }

  /// As text: a heading for each team, one line for each need.
  public String text(Texts texts) {
    StringBuilder out = new StringBuilder(texts.say("needs.text.title", name)).append("\n");
    for (Team team : Team.values()) {
      List<Need> of = of(team);
      if (of.isEmpty()) {
        continue;
      }
      out.append("\n").append(texts.say("team." + Words.of(team))).append("\n");
      for (Need need : of) {
        String line =
            need instanceof Planned(Team _, FirewallRow row)
                ? Answer.sentence(row, design, texts)
                : need.details(texts).isEmpty()
                    ? need.what(texts) + " " + need.why(texts)
                    : texts.say(
                        "needs.text.row",
                        need.what(texts),
                        need.details(texts).replace(";", ", "),
                        need.why(texts));
        out.append("- ").append(line.strip()).append("\n");
      }
    }
    return out.toString();
  }

  /// The partners of a design that have anything to need, by name.
  public static List<Partner> partners(Design design) {
    return design.partners().stream()
        .sorted(Comparator.comparing(Element::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }
}

package edgewise.sim;

import edgewise.catalogue.Capabilities;
import edgewise.model.Address;
import edgewise.model.Direction;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.Server;
import edgewise.model.Traffic;
import edgewise.model.Verdict;
import edgewise.plan.Plan;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Runs federation traffic over the derived rows, records and certificates of one plan. Built once
/// for a plan and safe to share between threads; a flow takes microseconds.
public final class Simulator {
  private final Net net;
  private final List<Users> users;
  private List<Need> needs;
  private final Map<ElementId, Users> byId = new HashMap<>();

  /// A simulator of this plan.
  public Simulator(Plan plan, SimSettings settings) {
    net = new Net(plan, settings);
    users = Users.of(plan.design());
    users.forEach(u -> byId.put(u.id(), u));
  }

  /// The plan it is about.
  public Plan plan() {
    return net.plan();
  }

  /// What it takes where nothing is documented.
  public SimSettings settings() {
    return net.settings();
  }

  Net net() {
    return net;
  }

  List<Users> users() {
    return users;
  }

  /// Every flow that the design wants: partners in document order, then remote users; each with all
  /// traffic that the partner supports and the design asks for, outward before inward, for each
  /// group of users.
  public List<Flow> wanted() {
    List<Flow> flows = new ArrayList<>();
    for (Partner p : net.design().partners()) {
      for (Traffic t : Traffic.values()) {
        if (isWanted(p, t)) {
          add(flows, t, p, true);
        }
      }
    }
    if (net.design().offers(Feature.REMOTE_USERS) && !net.design().edgePools().isEmpty()) {
      for (Users u : users) {
        flows.add(flow(Traffic.SIGNIN, Optional.empty(), Direction.IN, u, true));
      }
    }
    return flows;
  }

  /// Every flow of these kinds, wanted or not; kinds that make no sense for a partner are left out.
  public List<Flow> flows(List<Traffic> kinds) {
    List<Flow> flows = new ArrayList<>();
    for (Partner p : net.design().partners()) {
      for (Traffic t : kinds) {
        boolean push = p.kind().value().equals("push-clearing-house");
        if (t != Traffic.SIGNIN && push == (t == Traffic.PUSH)) {
          add(flows, t, p, isWanted(p, t));
        }
      }
    }
    if (kinds.contains(Traffic.SIGNIN)) {
      boolean wanted = net.design().offers(Feature.REMOTE_USERS);
      for (Users u : users) {
        flows.add(flow(Traffic.SIGNIN, Optional.empty(), Direction.IN, u, wanted));
      }
    }
    return flows;
  }

  private void add(List<Flow> flows, Traffic t, Partner p, boolean wanted) {
    for (Direction d : t == Traffic.PUSH ? List.of(Direction.OUT) : List.of(Direction.values())) {
      for (Users u : users) {
        flows.add(flow(t, Optional.of(p), d, u, wanted && Wants.fits(net.design(), p, t, u)));
      }
    }
  }

  private static Flow flow(Traffic t, Optional<Partner> p, Direction d, Users u, boolean wanted) {
    return new Flow(
        t, p.map(Partner::id), p.map(Partner::name).orElse(""), d, u.id(), u.name(), wanted);
  }

  private boolean isWanted(Partner p, Traffic t) {
    return Wants.isWanted(net.design(), p, t);
  }

  /// What can fail on its own: every server, balancer, reverse proxy and firewall, in document
  /// order.
  List<Fault> failurePoints() {
    return net.world().machines().stream().map(Fault::element).toList();
  }

  /// What faults may call the machines, firewalls and sites that a flow touched.
  Set<String> handles(Trace trace) {
    Set<String> handles = new LinkedHashSet<>();
    for (String machine : trace.machines()) {
      handles.addAll(net.world().handles(machine));
    }
    for (ElementId id : trace.elements()) {
      handles.add(id.value().toLowerCase(Locale.ROOT));
    }
    return handles;
  }

  /// The element or server that a fault calls by id, name or FQDN.
  public Optional<ElementId> element(String handle) {
    for (Element e : net.design().elements()) {
      if (isCalled(handle, e.id(), e.name(), e instanceof Host h ? h.fqdn() : null)) {
        return Optional.of(e.id());
      }
      if (e instanceof EdgePool p) {
        for (EdgeServer s : p.servers()) {
          if (isCalled(handle, s.id(), s.fqdn().host(), s.fqdn())) {
            return Optional.of(s.id());
          }
        }
      }
      if (e instanceof Pool p) {
        for (Server s : p.servers()) {
          if (isCalled(handle, s.id(), s.fqdn().host(), s.fqdn())) {
            return Optional.of(s.id());
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isCalled(String handle, ElementId id, String name, Fqdn fqdn) {
    return id.value().equalsIgnoreCase(handle)
        || name.equalsIgnoreCase(handle)
        || fqdn != null && fqdn.lower().equalsIgnoreCase(handle);
  }

  /// Takes faults as typed and makes them mean something in this design. Refused when one names
  /// nothing that is drawn or planned.
  public Outcome<List<Fault>> known(List<Fault> faults) {
    List<Fault> found = new ArrayList<>();
    for (Fault fault : faults) {
      boolean ok =
          switch (fault.kind()) {
            case ELEMENT -> net.world().isKnown(fault.target());
            case LINK -> net.world().isKnown(fault.target()) && net.world().isKnown(fault.detail());
            case RECORD ->
                plan().dns().stream()
                        .anyMatch(
                            r ->
                                r.name().equalsIgnoreCase(fault.target())
                                    || r.id().equals(fault.target()))
                    || net.names().isForeign(fault.target());
            case CERTIFICATE ->
                plan().certificates().stream().anyMatch(c -> c.id().equals(fault.target()));
            case RULE -> plan().firewall().stream().anyMatch(r -> r.id().equals(fault.target()));
          };
      if (!ok) {
        String key =
            switch (fault.kind()) {
              case ELEMENT, LINK -> "sim.fault.no-element";
              case RECORD -> "sim.fault.no-record";
              case CERTIFICATE -> "sim.fault.no-certificate";
              case RULE -> "sim.fault.no-rule";
            };
        String target =
            fault.kind() == Fault.Kind.LINK && net.world().isKnown(fault.target())
                ? fault.detail()
                : fault.target();
        return Outcome.refused(Trouble.of("", Message.of(key, target)));
      }
      found.add(fault);
    }
    return Outcome.ok(found);
  }

  /// Runs one flow.
  public FlowResult run(Flow flow, List<Fault> faults) {
    return run(flow, new Conditions(faults));
  }

  /// What must work besides the flows. Worked out once.
  public synchronized List<Need> needs() {
    if (needs == null) {
      needs = Needs.of(net);
    }
    return needs;
  }

  /// Looks whether a need is met.
  public NeedResult check(Need need, List<Fault> faults) {
    return check(need, new Conditions(faults));
  }

  NeedResult check(Need need, Conditions conditions) {
    Walk w = new Walk(net, conditions);
    Reason reason = Reason.NONE;
    for (Need.Call call : need.calls()) {
      if (reason.isNone()) {
        w.reach(call.leg(), call.from(), List.of(call.to()), call.name());
        reason = w.stopped();
      }
    }
    for (Need.Question q : need.questions()) {
      if (reason.isNone()) {
        reason = ask(w, q);
      }
    }
    for (Need.Show show : need.shows()) {
      if (reason.isNone()) {
        reason = w.show(show.machine(), show.usage(), show.name());
      }
    }
    return new NeedResult(need, reason, w.trace());
  }

  private Reason ask(Walk w, Need.Question q) {
    if (q.record().startsWith("alias:")) {
      return w.alias(q.seat(), q.target());
    }
    if (!q.record().isEmpty()) {
      Optional<Names.Service> service =
          net.names().services(q.seat(), q.record(), w.conditions()).stream()
              .filter(s -> s.target().equals(q.target()))
              .findFirst();
      if (service.isEmpty()) {
        return Reason.of(Why.SRV_MISSING, q.record());
      }
      w.trace().records().addAll(service.get().records());
    }
    if (q.members().isEmpty()) {
      return Reason.NONE;
    }
    Names.Answer answer = net.names().resolve(q.seat(), q.target(), w.conditions());
    w.trace().records().addAll(answer.records());
    for (Address member : q.members()) {
      if (!answer.addresses().contains(member)) {
        return Reason.of(
            Why.HOST_MISSING, answer.isEmpty() ? q.target() : q.target() + " = " + member.text());
      }
    }
    if (q.leg().isPresent() && q.from().isPresent()) {
      w.reach(q.leg().get(), q.from().get(), answer, false, q.name());
    }
    return w.stopped();
  }

  FlowResult run(Flow flow, Conditions conditions) {
    Walk w = new Walk(net, conditions);
    Users u = byId.get(flow.user());
    Optional<Partner> partner = flow.partner().flatMap(id -> net.design().find(id, Partner.class));
    if (u == null || flow.partner().isPresent() && partner.isEmpty()) {
      throw new IllegalArgumentException("no such flow " + flow.key());
    }
    if (partner.isPresent() && !supported(w, flow, partner.get())) {
      return result(flow, w);
    }
    walk(w, flow, u, partner);
    return result(flow, w);
  }

  private static FlowResult result(Flow flow, Walk w) {
    Reason reason = w.stopped().isNone() ? w.loss() : w.stopped();
    Verdict verdict = reason.why().verdict();
    return new FlowResult(flow, verdict, reason, w.hops(), w.trace());
  }

  private boolean supported(Walk w, Flow flow, Partner p) {
    if (flow.traffic() == Traffic.PUSH) {
      return true;
    }
    if (net.settings().serviceEnds() && Partners.hasEnded(p, net.design())) {
      return w.decide(p.name(), flow.traffic().id(), Reason.of(Why.SERVICE_ENDED, p.name()));
    }
    Capabilities.Grade grade = Partners.grade(p, flow.traffic());
    if (grade == Capabilities.Grade.NO || Partners.isTooOld(p, flow.traffic(), net.design())) {
      return w.decide(
          p.name(),
          flow.traffic().id(),
          Reason.of(Why.NOT_SUPPORTED, p.name(), Said.traffic(flow.traffic())));
    }
    if (grade != Capabilities.Grade.YES) {
      w.note(
          p.name(),
          flow.traffic().id(),
          Reason.of(Why.CONDITIONS, p.name(), Said.traffic(flow.traffic())));
    }
    return true;
  }

  private static boolean walk(Walk w, Flow flow, Users u, Optional<Partner> partner) {
    return switch (flow.traffic()) {
      case SIGNIN -> Remote.signIn(w, u);
      case PUSH -> Push.send(w, u, partner.orElseThrow());
      case IM, PRESENCE -> signal(w, u, partner.orElseThrow(), flow.direction());
      case AUDIO, VIDEO ->
          signal(w, u, partner.orElseThrow(), flow.direction())
              && Media.withPartner(
                  w,
                  u,
                  partner.get(),
                  flow.direction(),
                  false,
                  Feature.EXTERNAL_AV,
                  Feature.AUDIO_VIDEO);
      case SHARING ->
          signal(w, u, partner.orElseThrow(), flow.direction())
              && Media.withPartner(
                  w,
                  u,
                  partner.get(),
                  flow.direction(),
                  true,
                  Feature.EXTERNAL_AV,
                  Feature.APPLICATION_SHARING);
      case FILE ->
          signal(w, u, partner.orElseThrow(), flow.direction())
              && Media.withPartner(
                  w,
                  u,
                  partner.get(),
                  flow.direction(),
                  true,
                  Feature.EXTERNAL_AV,
                  Feature.FILE_TRANSFER);
      case WEBCONF ->
          signal(w, u, partner.orElseThrow(), flow.direction())
              && (flow.direction() == Direction.OUT || Web.page(w, u) && Web.join(w, u, false));
    };
  }

  private static boolean signal(Walk w, Users u, Partner p, Direction direction) {
    if (p.kind().value().equals("xmpp-partner")) {
      return direction == Direction.OUT ? Xmpp.out(w, u, p) : Xmpp.in(w, u, p);
    }
    return direction == Direction.OUT ? Signalling.out(w, u, p) : Signalling.in(w, u, p);
  }
}

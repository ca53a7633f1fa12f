package edgewise.sim;

import edgewise.catalogue.Legs;
import edgewise.catalogue.Legs.Leg;
import edgewise.model.Address;
import edgewise.model.ElementId;
import edgewise.model.Verdict;
import edgewise.model.Zone;
import edgewise.plan.FirewallRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A flow under way: its steps so far, what it touched, and the first thing that stopped it. Every
/// step answers whether the flow goes on.
final class Walk {
  private static final Legs LEGS = Legs.standard();

  private final Net net;
  private final Conditions conditions;
  private final List<Hop> hops = new ArrayList<>();
  private final Trace trace = new Trace();
  private Reason stopped = Reason.NONE;
  private Reason loss = Reason.NONE;

  Walk(Net net, Conditions conditions) {
    this.net = net;
    this.conditions = conditions;
  }

  static Leg leg(String id) {
    return LEGS.leg(id);
  }

  Net net() {
    return net;
  }

  Conditions conditions() {
    return conditions;
  }

  List<Hop> hops() {
    return hops;
  }

  Trace trace() {
    return trace;
  }

  /// What stopped it; none while it goes on.
  Reason stopped() {
    return stopped;
  }

  /// What was lost on the way without stopping it.
  Reason loss() {
    return loss;
  }

  /// Goes on with a loss; the first one is kept.
  void lose(Reason reason) {
    if (loss.isNone()) {
      loss = reason;
    }
  }

  /// A decision on one machine. Stops when the reason is one.
  boolean decide(String machine, String about, Reason reason) {
    boolean ok = reason.isNone() || reason.why().verdict() == Verdict.DELIVERED;
    hop(machine, machine, "", "", 0, about, "", "", ok ? Hop.Result.OK : Hop.Result.FAILED, reason);
    if (!ok) {
      stop(reason);
    }
    return ok;
  }

  /// A remark of one machine that does not stop the flow.
  void note(String machine, String about, Reason reason) {
    hop(machine, machine, "", "", 0, about, "", "", Hop.Result.OK, reason);
  }

  void stop(Reason reason) {
    if (stopped.isNone()) {
      stopped = reason;
    }
  }

  /// Forgets what stopped it, to try another way; the steps stay, marked as retried.
  void retry(int fromHop) {
    stopped = Reason.NONE;
    for (int i = fromHop; i < hops.size(); i++) {
      Hop h = hops.get(i);
      if (h.result() == Hop.Result.FAILED) {
        hops.set(
            i,
            new Hop(
                h.n(),
                h.from(),
                h.to(),
                h.protocol(),
                h.transport(),
                h.port(),
                h.lookup(),
                h.certificate(),
                h.rule(),
                Hop.Result.RETRIED,
                h.why()));
      }
    }
  }

  /// Looks whether a machine can show a certificate for a name.
  Reason show(Machine machine, String usage, String name) {
    Trust.Look look = net.trust().look(machine, usage, name, false, false, conditions);
    if (!look.id().isEmpty()) {
      trace.certificates().add(look.id());
      if (!name.isEmpty()) {
        trace.certificateNames().add(look.id() + " " + name);
      }
    }
    return look.reason();
  }

  /// Looks whether a name is an alias of another.
  Reason alias(Names.Seat seat, String name) {
    Optional<String> record = net.names().alias(seat, name, conditions);
    record.ifPresent(trace.records()::add);
    return record.isPresent() ? Reason.NONE : Reason.of(Why.HOST_MISSING, name);
  }

  /// Looks a host up; stops when it does not resolve.
  Optional<Names.Answer> resolve(Names.Seat seat, String asking, String name) {
    Names.Answer answer = net.names().resolve(seat, name, conditions);
    trace.records().addAll(answer.records());
    if (answer.isEmpty()) {
      decide(asking, name, Reason.of(Why.HOST_MISSING, name));
      return Optional.empty();
    }
    return Optional.of(answer);
  }

  /// Connects to one of the adapters at the addresses of an answer.
  ///
  /// @param retries whether another member is tried when one does not answer
  /// @param name what the certificate is asked for; empty when names are not compared
  Optional<Adapter> reach(
      Leg leg, Adapter from, Names.Answer answer, boolean retries, String name) {
    List<Target> targets = new ArrayList<>(answer.addresses().size());
    for (Address a : answer.addresses()) {
      if (Adapter.ofFamily(from.addresses(), a.family()) != null || from.addresses().isEmpty()) {
        net.world().at(a).ifPresent(x -> targets.add(new Target(x, a)));
      }
    }
    if (targets.isEmpty()) {
      decide(from.machine().name(), answer.name(), Reason.of(Why.NO_LISTENER, answer.host()));
      return Optional.empty();
    }
    return reach(leg, from, targets, retries, answer.text(), name);
  }

  /// Connects to one of these adapters, known from the topology.
  Optional<Adapter> reach(Leg leg, Adapter from, List<Adapter> to, String name) {
    List<Target> targets = new ArrayList<>(to.size());
    for (Adapter a : to) {
      targets.add(new Target(a, null));
    }
    if (targets.isEmpty()) {
      decide(
          from.machine().name(), leg.application(), Reason.of(Why.NO_LISTENER, leg.application()));
      return Optional.empty();
    }
    return reach(leg, from, targets, true, "", name);
  }

  /// @param called the address that was asked for; null to take the adapter's own
  private record Target(Adapter adapter, Address called) {}

  private Optional<Adapter> reach(
      Leg leg, Adapter from, List<Target> targets, boolean retries, String lookup, String name) {
    int first = hops.size();
    Optional<Adapter> reached = Optional.empty();
    for (Target target : targets) {
      Optional<Adapter> got = attempt(leg, from, target, lookup, name);
      if (got.isPresent()) {
        reached = got;
        if (retries) {
          break;
        }
      } else if (!retries) {
        // A caller that stays with the address it was given first may have been given any of them.
        if (targets.size() > 1 && stopped.why() == Why.MACHINE_DOWN) {
          stopped = Reason.of(Why.STUCK_ON_DEAD_NODE, said(from), said(target.adapter()));
        }
        return Optional.empty();
      }
    }
    if (reached.isPresent() && !stopped.isNone()) {
      retry(first);
    }
    return reached;
  }

  private Optional<Adapter> attempt(
      Leg leg, Adapter from, Target target, String lookup, String name) {
    Adapter to = target.adapter();
    Step step = new Step(leg, from, to, target.called(), lookup);
    step.pass(name);
    if (step.reason.isNone() && to.isVirtual()) {
      Optional<Adapter> member = member(to);
      if (member.isEmpty()) {
        step.reason = Reason.of(Why.MACHINE_DOWN, said(to.behind().getFirst()));
      } else {
        to = member.get();
        step.show(to, name);
      }
    }
    touch(from.machine());
    touch(target.adapter().machine());
    step.end(to);
    if (!step.reason.isNone()) {
      stop(step.reason);
      return Optional.empty();
    }
    if (target.adapter().isVirtual() && leg.relay().equals(to.role())) {
      return relay(leg, from, to) ? Optional.of(to) : Optional.empty();
    }
    return Optional.of(to);
  }

  /// Behind a balancer the servers of some roles see the caller's own address, so filters between
  /// the inside networks see it too.
  private boolean relay(Leg leg, Adapter from, Adapter to) {
    Step step = new Step(leg.showing(""), from, to, null, "");
    step.onlyServerNetworks = true;
    step.pass("");
    step.end(to);
    stop(step.reason);
    return step.reason.isNone();
  }

  private Optional<Adapter> member(Adapter virtual) {
    for (Adapter a : virtual.behind()) {
      if (!conditions.isDown(a.machine()) && !conditions.isCut(virtual.machine(), a.machine())) {
        touch(a.machine());
        return Optional.of(a);
      }
    }
    return Optional.empty();
  }

  private Object said(Adapter adapter) {
    return Said.machine(adapter.machine(), net.design());
  }

  private void touch(Machine machine) {
    machine.element().ifPresent(trace.elements()::add);
    trace.machines().add(machine.name());
  }

  /// One connection in the making.
  private final class Step {
    private final Leg leg;
    private final Adapter from;
    private final Adapter to;
    private final Address called;
    private final String lookup;
    private final StringBuilder rules = new StringBuilder();
    private boolean onlyServerNetworks;
    private String certificate = "";
    private Reason reason = Reason.NONE;

    Step(Leg leg, Adapter from, Adapter to, Address called, String lookup) {
      this.leg = leg;
      this.from = from;
      this.to = to;
      this.called = called;
      this.lookup = lookup;
    }

    void pass(String name) {
      if (conditions.isDown(from.machine())) {
        reason = Reason.of(Why.MACHINE_DOWN, said(from));
        return;
      }
      if (conditions.isCut(from.machine(), to.machine())) {
        reason = Reason.of(Why.LINK_DOWN, said(from), said(to));
        return;
      }
      filters();
      if (!reason.isNone()) {
        return;
      }
      if (conditions.isDown(to.machine())) {
        reason = Reason.of(Why.MACHINE_DOWN, said(to));
        return;
      }
      if (!to.isVirtual()) {
        show(to, name);
      }
    }

    private void filters() {
      boolean web =
          switch (leg.serverNetworks()) {
            case "only" -> true;
            case "web" -> to.isVirtual() || to.role().equals("front-end");
            case "balanced" -> to.isVirtual();
            default -> false;
          };
      List<Filter.Crossing> crossings = Filter.between(from, to, web);
      if (crossings == null) {
        reason = Reason.of(Why.NOT_ROUTED, said(from), said(to));
        return;
      }
      for (Filter.Crossing crossing : crossings) {
        boolean skipped = onlyServerNetworks || leg.serverNetworks().equals("only");
        if (skipped && crossing.side() != edgewise.plan.FirewallSide.INTERNAL_NET) {
          continue;
        }
        Optional<Object> down = net.downFirewall(crossing, conditions);
        if (down.isPresent()) {
          reason = Reason.of(Why.MACHINE_DOWN, down.get());
          return;
        }
        List<FirewallRow> rows = rows(crossing);
        if (rows.isEmpty()) {
          reason =
              Reason.of(
                  Why.RULE_MISSING,
                  said(from),
                  said(to),
                  leg.application() + " " + leg.transport() + " " + leg.port(),
                  net.firewallName(crossing));
          return;
        }
        for (FirewallRow row : rows) {
          if (!rules.isEmpty()) {
            rules.append(';');
          }
          rules.append(row.id());
          trace.rules().add(row.id());
        }
        if (rows.size() > 1) {
          trace.alternatives(rows);
        }
        net.firewallElement(crossing).ifPresent(trace.elements()::add);
      }
    }

    private List<FirewallRow> rows(Filter.Crossing crossing) {
      List<Address> senders = crossing.entering() ? from.outside() : from.addresses();
      if (from.zone() == Zone.CORPORATE || from.zone() == Zone.PERIMETER_INTERNAL) {
        senders = from.addresses();
      }
      int family = called != null ? called.family() : family(senders, to.outside());
      Address source = Adapter.ofFamily(senders, family);
      Address destination = called != null ? called : Adapter.ofFamily(to.outside(), family);
      Filter.Packet packet =
          new Filter.Packet(
              source,
              destination,
              from.machine().element(),
              listener(),
              leg.from().isEmpty() ? from.role() : leg.from(),
              leg.to().isEmpty() ? to.role() : leg.to(),
              leg.application(),
              leg.transport(),
              leg.sourcePort(),
              leg.port());
      if (net.settings().byAddressOnly()) {
        return net.filter().anyRowsFor(crossing, packet, conditions);
      }
      return net.filter()
          .rowsFor(crossing, packet, from.machine().site(), to.machine().site(), conditions);
    }

    private Optional<ElementId> listener() {
      return to.isVirtual() ? to.behind().getFirst().machine().element() : to.machine().element();
    }

    private static int family(List<Address> a, List<Address> b) {
      for (Address x : a) {
        if (Adapter.ofFamily(b, x.family()) != null) {
          return x.family();
        }
      }
      return 4;
    }

    /// TLS: the listener's certificate, then the caller's.
    void show(Adapter listener, String name) {
      if (!leg.usage().isEmpty() && listener.machine().element().isPresent()) {
        boolean outsider = from.zone() == Zone.INTERNET;
        look(listener.machine(), leg.usage(), name, outsider, false);
      }
      if (reason.isNone() && !leg.clientUsage().isEmpty() && from.zone() != Zone.INTERNET) {
        Machine caller = from.isVirtual() ? from.behind().getFirst().machine() : from.machine();
        look(caller, leg.clientUsage(), "", to.zone() == Zone.INTERNET, true);
      }
    }

    private void look(
        Machine machine, String usage, String name, boolean outsider, boolean client) {
      Trust.Look look = net.trust().look(machine, usage, name, outsider, client, conditions);
      if (!look.id().isEmpty()) {
        trace.certificates().add(look.id());
        if (!name.isEmpty()) {
          trace.certificateNames().add(look.id() + " " + name);
        }
        certificate =
            certificate
                + (certificate.isEmpty() ? "" : "; ")
                + look.id()
                + (name.isEmpty() ? "" : " (" + name + ")");
      }
      reason = look.reason();
    }

    void end(Adapter reached) {
      String protocol =
          leg.security().equals("none") || leg.security().equals("not-stated")
              ? leg.application()
              : leg.application() + " " + leg.security();
      hop(
          from.machine().name(),
          reached.machine().name(),
          protocol,
          leg.transport().name(),
          leg.port(),
          lookup,
          certificate,
          rules.toString(),
          reason.isNone() ? Hop.Result.OK : Hop.Result.FAILED,
          reason);
    }
  }

  private void hop(
      String from,
      String to,
      String protocol,
      String transport,
      int port,
      String lookup,
      String certificate,
      String rule,
      Hop.Result result,
      Reason why) {
    hops.add(
        new Hop(
            hops.size() + 1,
            from,
            to,
            protocol,
            transport,
            port,
            lookup,
            certificate,
            rule,
            result,
            why));
  }
}

package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.KindId;
import edgewise.model.LoadBalancer;
import edgewise.model.Pool;
import edgewise.model.Shape;
import edgewise.model.Site;
import edgewise.text.Message;
import edgewise.text.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What dropping elements on a site, a pool or a load balancer does.
public final class Adoption {
  private static final KindId BRANCH = KindId.of("branch-site");

  /// Kinds that stand in branch sites only.
  private static final Set<KindId> BRANCH_ONLY =
      Set.of(KindId.of("survivable-branch-appliance"), KindId.of("survivable-branch-server"));

  /// Kinds that a central site holds and a branch site cannot.
  private static final Set<KindId> CENTRAL_ONLY =
      Set.of(
          KindId.of("front-end-pool"),
          KindId.of("director"),
          KindId.of("director-pool"),
          KindId.of("edge-server"),
          KindId.of("edge-pool"),
          KindId.of("persistent-chat-pool"),
          KindId.of("video-interop-server"));

  private Adoption() {}

  /// What dropping these elements on another one does, or why it does nothing. On a site they move
  /// there; on a pool a single machine of the same role joins it; on a load balancer a pool is
  /// balanced by it.
  public static Outcome<Command> onto(Document document, Set<ElementId> ids, ElementId target) {
    Optional<Element> onto = Elements.find(document, target);
    List<Element> dropped =
        document.topology().elements().stream().filter(e -> ids.contains(e.id())).toList();
    if (onto.isEmpty() || dropped.isEmpty()) {
      return Refused.because("refused.gone");
    }
    return switch (onto.get()) {
      case Site site -> {
        List<Message> refusals =
            dropped.stream().map(e -> refusal(e, site)).flatMap(Optional::stream).toList();
        yield refusals.isEmpty()
            ? Outcome.ok(new Adopt(ids, target))
            : Refused.because(refusals.getFirst());
      }
      case LoadBalancer _ -> balanced(document, dropped, target);
      case EdgePool _, Pool _ when dropped.size() == 1 ->
          joining(document, dropped.getFirst(), onto.get());
      default ->
          Refused.because(
              "refused.holds-nothing", onto.get().name(), Refused.kind(onto.get().kind()));
    };
  }

  private static Outcome<Command> balanced(
      Document document, List<Element> dropped, ElementId balancer) {
    List<Command> commands = new ArrayList<>();
    for (Element element : dropped) {
      switch (Linking.between(document, balancer, element.id())) {
        case Outcome.Ok<List<Linking.Option>> ok -> commands.add(ok.value().getFirst().command());
        case Outcome.Refused<List<Linking.Option>> refused -> {
          return new Outcome.Refused<>(refused.why());
        }
      }
    }
    return Outcome.ok(
        commands.size() == 1
            ? commands.getFirst()
            : Command.all(
                Counted.label("step.balance", dropped.stream().map(Element::name).toList()),
                commands));
  }

  /// A single machine becoming a server of a pool of its role, or why it cannot.
  static Outcome<Command> joining(Document document, Element single, Element pool) {
    if (single.id().equals(pool.id())) {
      return Refused.because("refused.itself", pool.name());
    }
    KindId role = Singles.poolOf(single.kind()).orElse(single.kind());
    boolean same = role.equals(pool.kind()) && !Singles.isSingle(pool.kind());
    if (!same) {
      return Refused.because(
          Singles.poolOf(single.kind()).equals(Singles.poolOf(pool.kind()))
                  && Singles.poolOf(pool.kind()).isPresent()
              ? "refused.two-singles"
              : "refused.other-role",
          single.name(),
          Refused.kind(single.kind()),
          pool.name(),
          Refused.kind(pool.kind()));
    }
    if (Elements.servers(single).size() != 1) {
      return Refused.because("refused.several-servers", single.name(), pool.name());
    }
    return Outcome.ok(new Join(single.id(), pool.id()));
  }

  /// Why an element cannot move to a site; empty when it can.
  static Optional<Message> refusal(Element element, Site site) {
    boolean branch = site.kind().equals(BRANCH);
    if (element instanceof Site moved) {
      if (!moved.kind().equals(BRANCH)) {
        return Optional.of(Message.of("refused.central-site-stays", element.name()));
      }
      return branch
          ? Optional.of(Message.of("refused.branch-needs-central", element.name(), site.name()))
          : Optional.empty();
    }
    if (!Shape.Rec.of(element.getClass()).knows("site")) {
      return Optional.of(
          Message.of("refused.no-site", element.name(), Refused.kind(element.kind())));
    }
    return refusal(element.kind(), element.name(), site);
  }

  /// Why an element of a kind cannot stand in a site; empty when it can.
  static Optional<Message> refusal(KindId kind, String name, Site site) {
    boolean branch = site.kind().equals(BRANCH);
    if (branch && CENTRAL_ONLY.contains(kind)) {
      return Optional.of(Message.of("refused.central-only", name, Refused.kind(kind), site.name()));
    }
    if (!branch && BRANCH_ONLY.contains(kind)) {
      return Optional.of(Message.of("refused.branch-only", name, Refused.kind(kind), site.name()));
    }
    return Optional.empty();
  }

  /// Sites, of those given, where elements of a kind may stand.
  static List<Site> sitesFor(KindId kind, List<Site> sites) {
    return sites.stream().filter(s -> refusal(kind, "", s).isEmpty()).toList();
  }

  /// Whether elements of a kind stand in branch sites only.
  static boolean isForBranches(KindId kind) {
    return BRANCH_ONLY.contains(kind);
  }
}

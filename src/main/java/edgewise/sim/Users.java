package edgewise.sim;

import edgewise.model.AccessPolicy;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.PolicyScope;
import edgewise.model.Pool;
import edgewise.model.UserGroup;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// People who send and receive: the user groups of a design, or the people of each Front End pool
/// where no groups are drawn.
///
/// @param name as drawn: of the group, or of the pool
/// @param id of the group or pool
/// @param home the pool where they are homed; empty when the design does not say
/// @param policy the external access policy that counts; empty when none is drawn, which forbids
///   nothing
record Users(
    String name,
    ElementId id,
    Optional<Pool> home,
    Optional<ElementId> site,
    Fqdn sipDomain,
    boolean xmppDomain,
    Optional<AccessPolicy> policy) {
  static List<Users> of(Design design) {
    List<Users> all = new ArrayList<>();
    for (UserGroup g : design.userGroups()) {
      Optional<Pool> home = g.homePool().flatMap(id -> design.find(id, Pool.class));
      if (home.isEmpty() && g.homeRelease().isPresent()) {
        // Homed on an older pool that is not part of this design.
        continue;
      }
      Optional<ElementId> site = g.site().or(() -> home.map(Pool::site));
      all.add(
          users(
              design,
              g.name(),
              g.id(),
              home.or(() -> homeAt(design, site)),
              site,
              g.sipDomain(),
              g.policy()));
    }
    if (all.isEmpty()) {
      List<Pool> homes = new ArrayList<>(design.frontEnds());
      homes.addAll(design.branchServers());
      for (Pool p : homes) {
        all.add(
            users(
                design,
                p.name(),
                p.id(),
                Optional.of(p),
                Optional.of(p.site()),
                Optional.empty(),
                Optional.empty()));
      }
    }
    return all;
  }

  private static Optional<Pool> homeAt(Design design, Optional<ElementId> site) {
    return site.flatMap(s -> design.pools(s).stream().filter(design::isFrontEnd).findFirst())
        .or(() -> design.frontEnds().stream().findFirst());
  }

  private static Users users(
      Design design,
      String name,
      ElementId id,
      Optional<Pool> home,
      Optional<ElementId> site,
      Optional<Fqdn> sipDomain,
      Optional<ElementId> own) {
    Fqdn domain = sipDomain.or(() -> design.organization().defaultSipDomain()).orElse(Fqdn.of(""));
    boolean xmpp =
        design.organization().sipDomains().stream()
            .anyMatch(d -> d.name().equals(domain) && d.xmpp());
    return new Users(name, id, home, site, domain, xmpp, policy(design, own, site));
  }

  /// The most specific policy counts as a whole: user, then site, then global. Source: Gg520966.
  private static Optional<AccessPolicy> policy(
      Design design, Optional<ElementId> own, Optional<ElementId> site) {
    return own.flatMap(id -> design.find(id, AccessPolicy.class))
        .or(
            () ->
                design.policies().stream()
                    .filter(p -> p.scope() == PolicyScope.SITE && p.site().equals(site))
                    .filter(p -> site.isPresent())
                    .findFirst())
        .or(
            () ->
                design.policies().stream()
                    .filter(p -> p.scope() == PolicyScope.GLOBAL)
                    .findFirst());
  }
}

package edgewise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A hardware load balancer with its virtual addresses, or DNS load balancing drawn as an element
/// (then without virtual addresses).
///
/// @param balances pools balanced by DNS; those behind virtual addresses are named there
/// @param directServerReturn answers bypass the balancer, which is unsupported
/// @param nagle small segments are held back
/// @param idleSeconds idle time-out of web sessions
public record LoadBalancer(
    ElementId id,
    KindId kind,
    String name,
    ElementId site,
    List<Vip> vips,
    List<ElementId> balances,
    @Default("false") boolean directServerReturn,
    @Default("false") boolean nagle,
    Optional<Cookie> cookie,
    @Default("1800") int idleSeconds)
    implements Element {
  public LoadBalancer {
    vips = List.copyOf(vips);
    balances = List.copyOf(balances);
  }

  @Override
  public Optional<ElementId> siteId() {
    return Optional.of(site);
  }

  @Override
  public List<ElementId> references() {
    List<ElementId> ids = new ArrayList<>();
    ids.add(site);
    vips.forEach(v -> ids.add(v.pool()));
    ids.addAll(balances);
    return ids;
  }
}

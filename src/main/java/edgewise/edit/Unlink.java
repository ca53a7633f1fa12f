package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.KindId;
import edgewise.model.LinkKind;
import edgewise.model.LoadBalancer;
import edgewise.model.Partner;
import edgewise.model.Site;
import edgewise.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes a link away: the references that it stands for are left empty, either way round. Of a
/// federation link these are the routes of the sites that lead to the Edge, since partners have no
/// line of their own; the shape of the line goes, too.
///
/// @param from the element that names the other, as the drawing has it
public record Unlink(LinkKind link, ElementId from, ElementId to) implements Command {
  @Override
  public Message label() {
    return Message.of("step.unlink", Message.of(link.labelKey()), from, to);
  }

  @Override
  public Document on(Document before) {
    boolean xmpp =
        Elements.find(before, from, Partner.class)
            .filter(p -> p.kind().equals(KindId.of("xmpp-partner")))
            .isPresent();
    Document now =
        Elements.replace(
            before,
            element ->
                switch (link) {
                  case FEDERATION -> unrouted(element, xmpp);
                  case BALANCES -> unbalanced(element);
                  default -> unlinked(element);
                });
    return now.withLayout(
        now.layout()
            .withLines(
                now.layout().lines().stream()
                    .filter(l -> l.link() != link || !l.from().equals(from) || !l.to().equals(to))
                    .toList()));
  }

  private Element unrouted(Element element, boolean xmpp) {
    if (!(element instanceof Site site)) {
      return element;
    }
    boolean all = element.id().equals(from);
    Element now = site;
    if ((all || !xmpp) && site.federationRoute().equals(Optional.of(to))) {
      now = Elements.with(now, "federationRoute", Optional.empty());
    }
    if ((all || xmpp) && site.xmppRoute().equals(Optional.of(to))) {
      now = Elements.with(now, "xmppRoute", Optional.empty());
    }
    return now;
  }

  private Element unbalanced(Element element) {
    if (!(element instanceof LoadBalancer balancer) || !element.id().equals(from)) {
      return element;
    }
    Element now =
        Elements.with(
            balancer, "vips", balancer.vips().stream().filter(v -> !v.pool().equals(to)).toList());
    return Elements.with(
        now, "balances", balancer.balances().stream().filter(p -> !p.equals(to)).toList());
  }

  private Element unlinked(Element element) {
    Element now = element;
    if (element.id().equals(from)) {
      now = without(now, to);
    }
    boolean mutual = link == LinkKind.PAIRING || link == LinkKind.MIRROR;
    return mutual && element.id().equals(to) ? without(now, from) : now;
  }

  private Element without(Element element, ElementId other) {
    Element now = element;
    for (String component : components()) {
      Optional<Object> value = Property.of(component).in((Record) now);
      if (value.isEmpty()) {
        continue;
      }
      if (value.get() instanceof List<?> list) {
        now = Elements.with(now, component, list.stream().filter(i -> !i.equals(other)).toList());
      } else if (value.get().equals(Optional.of(other))) {
        now = Elements.with(now, component, Optional.empty());
      }
    }
    return now;
  }

  /// The components that a link of this kind stands for.
  private Set<String> components() {
    return switch (link) {
      case NEXT_HOP -> Set.of("nextHop");
      case MEDIA -> Set.of("edge");
      case PUBLISHES -> Set.of("publishes");
      case PAIRING -> Set.of("pairedWith");
      case REGISTRAR -> Set.of("registrar");
      case TRUNK -> Set.of("mediation");
      case BACK_END -> Set.of("sql", "fileStore", "officeWebApps");
      case MIRROR -> Set.of("mirror", "witness");
      case BALANCES, FEDERATION -> Set.of();
    };
  }
}

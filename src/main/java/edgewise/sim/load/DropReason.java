package edgewise.sim.load;

import edgewise.model.Words;
import edgewise.text.Message;

/// Why something that was sent did not arrive; complete.
public enum DropReason {
  /// A server throttles and answers 503: its client has as many transactions outstanding as it may.
  OVERLOADED,
  /// The sender gave up waiting.
  TIMED_OUT,
  /// Held back for a discovered partner longer than its sender waits.
  RATE_LIMITED,
  /// The same at the lower rate of a suspicious partner.
  SUSPICIOUS_PARTNER,
  /// A discovered partner contacted too many local users; further requests are blocked.
  WATCH_LISTED,
  /// No further XMPP connection, of this partner or of all.
  XMPP_CONNECTIONS,
  /// Nobody has this address.
  UNKNOWN_USER,
  /// No Edge pool carries this traffic, or no server stands where it would go.
  NO_ROUTE,
  /// The sender stays with one node, and that node is down.
  NODE_DOWN,
  /// A server failed while it had the message.
  SERVER_FAILED,
  /// The pool of the user is down and no other serves it yet.
  POOL_DOWN,
  /// All nodes of the Edge pool are down.
  EDGE_DOWN,
  /// The Edge is up, the pool behind it is not.
  NEXT_HOP_DOWN,
  /// The hardware balancer is down.
  BALANCER_DOWN,
  /// A firewall on the way is down.
  FIREWALL_DOWN,
  /// A link on the way is down.
  LINK_DOWN,
  /// The partner does not answer.
  PARTNER_DOWN,
  /// The partner's certificate, or ours, has an issuer that the other side does not trust.
  UNTRUSTED,
  /// Call admission control found no bandwidth left on a link.
  NO_BANDWIDTH,
  /// The relay has as many sessions as it can carry.
  RELAY_FULL,
  /// No media relay: the user's pool has no Edge pool for media, or that one is down.
  NO_RELAY;

  /// Its name for a reader.
  public Message label() {
    return Message.of("load.drop." + Words.of(this));
  }

  /// Its place in arrays by reason. Never stored; arrays are read faster than maps.
  @SuppressWarnings("EnumOrdinal")
  int at() {
    return ordinal();
  }
}

package edgewise.layout;

import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.plan.Design;
import java.util.Comparator;
import java.util.List;

/// An element on the way to its place.
///
/// @param size of its card
/// @param rank its order inside a column or strip
record Item(Element element, Box size, int rank) {
  static Item of(Element element, Design design) {
    return new Item(element, BandLayout.size(element, design), rank(element));
  }

  ElementId id() {
    return element.id();
  }

  double width() {
    return size.width();
  }

  double height() {
    return size.height();
  }

  /// Width of the widest one.
  static double widest(List<Item> items) {
    double width = 0;
    for (Item item : items) {
      width = Math.max(width, item.width());
    }
    return width;
  }

  /// Height of all of them one below the other.
  static double stacked(List<Item> items) {
    double height = -BandLayout.ROW_GAP;
    for (Item item : items) {
      height += item.height() + BandLayout.ROW_GAP;
    }
    return Math.max(0, height);
  }

  /// Puts them into the order of a column.
  static void sort(List<Item> items) {
    items.sort(Comparator.comparingInt(Item::rank));
  }

  /// Column of a card inside the corporate part of a frame; -1 for the strip below the columns.
  int tier() {
    return switch (element.kind().value()) {
      case "director", "director-pool", "hardware-load-balancer", "dns-load-balancer" -> 0;
      case "front-end-pool",
          "standard-edition",
          "survivable-branch-appliance",
          "survivable-branch-server" ->
          1;
      case "mediation-pool", "persistent-chat-pool", "video-interop-server", "pstn-gateway" -> 2;
      case "sql-server", "file-store", "office-web-apps", "exchange-um" -> 3;
      default -> -1;
    };
  }

  /// Order inside a column or strip.
  private static int rank(Element element) {
    return switch (element.kind().value()) {
      case "edge-pool", "edge-server", "director-pool", "director", "front-end-pool" -> 0;
      case "reverse-proxy", "standard-edition", "mediation-pool", "sql-server" -> 1;
      case "survivable-branch-appliance",
          "survivable-branch-server",
          "persistent-chat-pool",
          "file-store" ->
          2;
      case "video-interop-server", "office-web-apps" -> 3;
      case "pstn-gateway", "exchange-um", "hardware-load-balancer" -> 4;
      case "dns-load-balancer" -> 5;
      case "network" -> 6;
      case "user-group" -> 7;
      case "access-policy" -> 8;
      case "dns-view" -> 9;
      case "certification-authority" -> 10;
      case "certificate" -> 11;
      case "allowed-domain" -> 12;
      case "allowed-server" -> 13;
      case "discovered-domain" -> 14;
      case "hosting-provider" -> 15;
      case "public-im-provider" -> 16;
      case "xmpp-partner" -> 17;
      case "push-clearing-house" -> 18;
      default -> 19;
    };
  }
}

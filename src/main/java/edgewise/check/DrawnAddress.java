package edgewise.check;

import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.DnsView;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.Host;
import edgewise.model.LoadBalancer;
import edgewise.model.Network;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.model.Vip;
import edgewise.plan.Design;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// An address or subnet typed somewhere in a design; empty ones are none.
///
/// @param owner the machine or element it is given to, as drawn
/// @param place what it is for, part of a text key
/// @param address the address, or the first one of a subnet
/// @param text as typed
/// @param subnet whether a subnet may stand here
record DrawnAddress(
    Element element, String owner, String place, Address address, String text, boolean subnet) {
  /// Every address and subnet of a design, in document order.
  static List<DrawnAddress> of(Design design) {
    List<DrawnAddress> all = new ArrayList<>();
    for (Element element : design.elements()) {
      String name = element.name();
      switch (element) {
        case EdgePool pool -> pool.servers().forEach(s -> addServer(all, pool, s));
        case Pool pool -> {
          for (Server s : pool.servers()) {
            add(all, pool, Each.label(s.fqdn(), s.id().value()), "server", s.addresses());
          }
        }
        case Host host -> add(all, host, name, "server", host.insideAddresses());
        case ReverseProxy proxy -> {
          add(all, proxy, name, "proxy-external", proxy.external());
          add(all, proxy, name, "proxy-public", proxy.publicAddresses());
          add(all, proxy, name, "proxy-internal", proxy.internal());
        }
        case LoadBalancer balancer -> {
          for (Vip vip : balancer.vips()) {
            add(all, balancer, design.name(vip.pool()), "virtual", vip.addresses());
          }
        }
        case Network network -> {
          network.subnets().forEach(c -> addSubnet(all, network, "subnet", c));
          add(all, network, name, "gateway", network.gateway().stream().toList());
        }
        case DnsView view -> {
          add(all, view, name, "name-server", view.servers());
          view.timeServer()
              .ifPresent(
                  t -> add(all, view, Each.label(t.fqdn(), name), "time-server", t.addresses()));
        }
        case Partner partner ->
            partner.addresses().forEach(c -> addSubnet(all, partner, "partner", c));
        default -> {}
      }
    }
    return all;
  }

  private static void addServer(List<DrawnAddress> all, EdgePool pool, EdgeServer s) {
    String name = Each.label(s);
    add(all, pool, name, "edge-internal", s.internal());
    add(all, pool, name, "access-edge", s.access());
    add(all, pool, name, "web-conferencing-edge", s.webConferencing());
    add(all, pool, name, "av-edge", s.av());
    add(all, pool, name, "access-edge-public", s.accessPublic());
    add(all, pool, name, "web-conferencing-edge-public", s.webConferencingPublic());
    add(all, pool, name, "av-edge-public", s.avPublic());
    add(all, pool, name, "internal-gateway", s.internalGateway().stream().toList());
    add(all, pool, name, "external-gateway", s.externalGateway().stream().toList());
    add(all, pool, name, "resolver", s.dnsServers());
  }

  private static void add(
      List<DrawnAddress> all,
      Element element,
      String owner,
      String place,
      Collection<Address> addresses) {
    for (Address a : addresses) {
      if (!a.text().isEmpty()) {
        all.add(new DrawnAddress(element, owner, place, a, a.text(), false));
      }
    }
  }

  private static void addSubnet(
      List<DrawnAddress> all, Element element, String place, Cidr subnet) {
    if (!subnet.text().isEmpty()) {
      Address address = subnet.isValid() ? subnet.base() : Address.of(subnet.text());
      all.add(new DrawnAddress(element, element.name(), place, address, subnet.text(), true));
    }
  }

  /// What it is for, in words.
  Message placeInWords() {
    return inWords(place, owner);
  }

  /// What an address at some place is for, in words.
  static Message inWords(String place, String owner) {
    return Message.of("address." + place, owner);
  }
}

#!/bin/sh
# From before to after, Redmond: internal firewall, what to add and remove
# Run it as root where the rule set of the earlier plan is loaded. All of it counts at once.
set -eu
rules=$(nft -a list chain inet edgewise_redmond_internal forward)
drop() {
  printf '%s\n' "$rules" | grep -F "comment \"$1\" # handle " |
    sed 's/.*# handle /delete rule inet edgewise_redmond_internal forward handle /'
}
{
cat <<'EDGEWISE'
add set inet edgewise_redmond_internal edge_oslo_edge_internal { type ipv4_addr; flags interval; elements = { 172.25.33.10 }; }
add rule inet edgewise_redmond_internal forward ip saddr @pool01_front_end ip daddr @edge_oslo_edge_internal tcp dport 23456 ct state new goto pass comment "edge-int-xmpp/pool01/lsedge: XMPP MTLS, pool01 to edge-oslo"
add rule inet edgewise_redmond_internal forward ip saddr @pool01_front_end ip daddr @edge_oslo_edge_internal tcp dport 5061 ct state new goto pass comment "edge-int-sip-to-edge/pool01/lsedge: SIP MTLS, pool01 to edge-oslo"
add rule inet edgewise_redmond_internal forward ip saddr @pool01_front_end ip daddr @edge_oslo_edge_internal tcp dport 8057 ct state new goto pass comment "edge-int-psom/pool01/lsedge: PSOM MTLS, pool01 to edge-oslo"
add rule inet edgewise_redmond_internal forward ip saddr @pool01_front_end ip daddr @edge_oslo_edge_internal tcp dport 5062 ct state new goto pass comment "edge-int-av-auth/pool01/lsedge: SIP MTLS, pool01 to edge-oslo"
add rule inet edgewise_redmond_internal forward ip saddr @Servers_Clients_corp_any ip daddr @edge_oslo_edge_internal udp dport 3478 ct state new goto pass comment "edge-int-stun-udp/lsedge: STUN/MSTURN, Servers;Clients to edge-oslo"
add rule inet edgewise_redmond_internal forward ip saddr @Servers_Clients_corp_any ip daddr @edge_oslo_edge_internal tcp dport 443 ct state new goto pass comment "edge-int-stun-tcp/lsedge: STUN/MSTURN, Servers;Clients to edge-oslo"
add rule inet edgewise_redmond_internal forward ip saddr @pool01_cms_master ip daddr @edge_oslo_edge_internal tcp dport 4443 ct state new goto pass comment "edge-int-cms-https/pool01/lsedge: HTTPS TLS, pool01 to edge-oslo"
add rule inet edgewise_redmond_internal forward ip saddr @Servers_Clients_corp_any ip daddr @edge_oslo_edge_internal tcp dport 50001 ct state new goto pass comment "edge-int-cls-50001/lsedge: CLS MTLS, Servers;Clients to edge-oslo"
add rule inet edgewise_redmond_internal forward ip saddr @Servers_Clients_corp_any ip daddr @edge_oslo_edge_internal tcp dport 50002 ct state new goto pass comment "edge-int-cls-50002/lsedge: CLS MTLS, Servers;Clients to edge-oslo"
add rule inet edgewise_redmond_internal forward ip saddr @Servers_Clients_corp_any ip daddr @edge_oslo_edge_internal tcp dport 50003 ct state new goto pass comment "edge-int-cls-50003/lsedge: CLS MTLS, Servers;Clients to edge-oslo"
add rule inet edgewise_redmond_internal forward ip saddr @edge_oslo_edge_internal ip daddr @pool01_front_end tcp dport 5061 ct state new goto pass comment "edge-int-sip-from-edge/lsedge/pool01: SIP MTLS, edge-oslo to pool01"
EDGEWISE
drop 'edge-int-xmpp/pool01/lsedge: XMPP MTLS, pool01 to lsedge'
drop 'edge-int-sip-to-edge/pool01/lsedge: SIP MTLS, pool01 to lsedge'
drop 'edge-int-psom/pool01/lsedge: PSOM MTLS, pool01 to lsedge'
drop 'edge-int-av-auth/pool01/lsedge: SIP MTLS, pool01 to lsedge'
drop 'edge-int-stun-udp/lsedge: STUN/MSTURN, Servers;Clients to lsedge'
drop 'edge-int-stun-tcp/lsedge: STUN/MSTURN, Servers;Clients to lsedge'
drop 'edge-int-cms-https/pool01/lsedge: HTTPS TLS, pool01 to lsedge'
drop 'edge-int-cls-50001/lsedge: CLS MTLS, Servers;Clients to lsedge'
drop 'edge-int-cls-50002/lsedge: CLS MTLS, Servers;Clients to lsedge'
drop 'edge-int-cls-50003/lsedge: CLS MTLS, Servers;Clients to lsedge'
drop 'edge-int-sip-from-edge/lsedge/pool01: SIP MTLS, lsedge to pool01'
cat <<'EDGEWISE'
delete set inet edgewise_redmond_internal lsedge_edge_internal
EDGEWISE
} | nft -f -

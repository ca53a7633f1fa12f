#!/bin/sh
# From before to after, Redmond: external firewall, what to add and remove
# Run it as root where the rule set of the earlier plan is loaded. All of it counts at once.
set -eu
rules=$(nft -a list chain inet edgewise_redmond_external forward)
drop() {
  printf '%s\n' "$rules" | grep -F "comment \"$1\" # handle " |
    sed 's/.*# handle /delete rule inet edgewise_redmond_external forward handle /'
}
{
cat <<'EDGEWISE'
add set inet edgewise_redmond_external edge_oslo_xmpp_proxy { type ipv4_addr; flags interval; elements = { 10.45.16.10 }; }
add set inet edgewise_redmond_external edge_oslo_xmpp_proxy_public { type ipv4_addr; flags interval; elements = { 131.107.155.10 }; }
add set inet edgewise_redmond_external edge_oslo_access_edge { type ipv4_addr; flags interval; elements = { 10.45.16.10 }; }
add set inet edgewise_redmond_external edge_oslo_access_edge_public { type ipv4_addr; flags interval; elements = { 131.107.155.10 }; }
add set inet edgewise_redmond_external edge_oslo_web_conf_edge { type ipv4_addr; flags interval; elements = { 10.45.16.20 }; }
add set inet edgewise_redmond_external edge_oslo_web_conf_edge_public { type ipv4_addr; flags interval; elements = { 131.107.155.99 }; }
add set inet edgewise_redmond_external edge_oslo_av_edge { type ipv4_addr; flags interval; elements = { 10.45.16.30 }; }
add set inet edgewise_redmond_external edge_oslo_av_edge_public { type ipv4_addr; flags interval; elements = { 131.107.155.30 }; }
add rule inet edgewise_redmond_external forward ip daddr @edge_oslo_xmpp_proxy ct original ip daddr @edge_oslo_xmpp_proxy_public tcp dport 5269 ct state new goto pass comment "edge-ext-xmpp-in/lsedge: XMPP, Internet to edge-oslo"
add rule inet edgewise_redmond_external forward ip saddr @edge_oslo_xmpp_proxy tcp dport 5269 ct state new goto pass comment "edge-ext-xmpp-out/lsedge: XMPP, edge-oslo to Internet"
add rule inet edgewise_redmond_external forward ip saddr @edge_oslo_access_edge tcp dport 80 ct state new goto pass comment "edge-ext-crl-http-out/lsedge: HTTP, edge-oslo to Internet"
add rule inet edgewise_redmond_external forward ip saddr @edge_oslo_access_edge tcp dport 53 ct state new goto pass comment "edge-ext-dns-tcp-out/lsedge: DNS, edge-oslo to Internet"
add rule inet edgewise_redmond_external forward ip saddr @edge_oslo_access_edge udp dport 53 ct state new goto pass comment "edge-ext-dns-udp-out/lsedge: DNS, edge-oslo to Internet"
add rule inet edgewise_redmond_external forward ip daddr @edge_oslo_access_edge ct original ip daddr @edge_oslo_access_edge_public tcp dport 443 ct state new goto pass comment "edge-ext-sip-tls-in/lsedge: SIP TLS, Internet to edge-oslo"
add rule inet edgewise_redmond_external forward ip daddr @edge_oslo_access_edge ct original ip daddr @edge_oslo_access_edge_public tcp dport 5061 ct state new goto pass comment "edge-ext-sip-mtls-in/lsedge: SIP MTLS, Internet to edge-oslo"
add rule inet edgewise_redmond_external forward ip saddr @edge_oslo_access_edge tcp dport 5061 ct state new goto pass comment "edge-ext-sip-mtls-out/lsedge: SIP MTLS, edge-oslo to Internet"
add rule inet edgewise_redmond_external forward ip daddr @edge_oslo_web_conf_edge ct original ip daddr @edge_oslo_web_conf_edge_public tcp dport 443 ct state new goto pass comment "edge-ext-psom-in/lsedge: PSOM TLS, Internet to edge-oslo"
add rule inet edgewise_redmond_external forward ip saddr @edge_oslo_av_edge tcp sport 50000-59999 ct state new goto pass comment "edge-ext-rtp-tcp-out/lsedge: RTP, edge-oslo to Internet"
add rule inet edgewise_redmond_external forward ip saddr @edge_oslo_av_edge udp sport 50000-59999 ct state new goto pass comment "edge-ext-rtp-udp-out/lsedge: RTP, edge-oslo to Internet"
add rule inet edgewise_redmond_external forward ip daddr @edge_oslo_av_edge ct original ip daddr @edge_oslo_av_edge_public tcp dport 50000-59999 ct state new goto pass comment "edge-ext-rtp-tcp-in/lsedge: RTP, Internet to edge-oslo"
add rule inet edgewise_redmond_external forward ip daddr @edge_oslo_av_edge ct original ip daddr @edge_oslo_av_edge_public udp dport 50000-59999 ct state new goto pass comment "edge-ext-rtp-udp-in/lsedge: RTP, Internet to edge-oslo"
add rule inet edgewise_redmond_external forward ip saddr @edge_oslo_av_edge udp dport 3478 ct state new goto pass comment "edge-ext-stun-udp-out/lsedge: STUN/MSTURN, edge-oslo to Internet"
add rule inet edgewise_redmond_external forward ip daddr @edge_oslo_av_edge ct original ip daddr @edge_oslo_av_edge_public udp dport 3478 ct state new goto pass comment "edge-ext-stun-udp-in/lsedge: STUN/MSTURN, Internet to edge-oslo"
add rule inet edgewise_redmond_external forward ip daddr @edge_oslo_av_edge ct original ip daddr @edge_oslo_av_edge_public tcp dport 443 ct state new goto pass comment "edge-ext-stun-tcp-in/lsedge: STUN/MSTURN, Internet to edge-oslo"
add rule inet edgewise_redmond_external forward ip saddr @edge_oslo_av_edge tcp dport 443 ct state new goto pass comment "edge-ext-stun-tcp-out/lsedge: STUN/MSTURN, edge-oslo to Internet"
add rule inet edgewise_redmond_external forward ip daddr @edge_oslo_access_edge ct original ip daddr @edge_oslo_access_edge_public tcp dport 5061 ct state new goto pass comment "pic-sip-in/lsedge: SIP MTLS, Messenger to edge-oslo"
add rule inet edgewise_redmond_external forward ip saddr @edge_oslo_access_edge tcp dport 5061 ct state new goto pass comment "pic-sip-out/lsedge: SIP MTLS, edge-oslo to Messenger"
add rule inet edgewise_redmond_external forward ip saddr @edge_oslo_av_edge tcp sport 50000-59999 ct state new goto pass comment "pic-rtp-tcp-out/lsedge: RTP, edge-oslo to Messenger"
add rule inet edgewise_redmond_external forward ip saddr @edge_oslo_av_edge udp dport 3478 ct state new goto pass comment "pic-stun-udp-out/lsedge: STUN/MSTURN, edge-oslo to Messenger"
add rule inet edgewise_redmond_external forward ip daddr @edge_oslo_av_edge ct original ip daddr @edge_oslo_av_edge_public udp dport 3478 ct state new goto pass comment "pic-stun-udp-in/lsedge: STUN/MSTURN, Messenger to edge-oslo"

table ip edgewise_redmond_external_nat {}
delete table ip edgewise_redmond_external_nat
table ip edgewise_redmond_external_nat {
  chain prerouting {
    type nat hook prerouting priority dstnat; policy accept;
    dnat to ip daddr map { 131.107.155.10 : 10.45.16.10, 131.107.155.99 : 10.45.16.20, 131.107.155.30 : 10.45.16.30, 131.107.155.40 : 10.45.16.40 }
  }
  chain postrouting {
    type nat hook postrouting priority srcnat; policy accept;
    snat to ip saddr map { 10.45.16.10 : 131.107.155.10, 10.45.16.20 : 131.107.155.99, 10.45.16.30 : 131.107.155.30, 10.45.16.40 : 131.107.155.40 }
  }
}
EDGEWISE
drop 'edge-ext-xmpp-in/lsedge: XMPP, Internet to lsedge'
drop 'edge-ext-xmpp-out/lsedge: XMPP, lsedge to Internet'
drop 'edge-ext-crl-http-out/lsedge: HTTP, lsedge to Internet'
drop 'edge-ext-dns-tcp-out/lsedge: DNS, lsedge to Internet'
drop 'edge-ext-dns-udp-out/lsedge: DNS, lsedge to Internet'
drop 'edge-ext-sip-tls-in/lsedge: SIP TLS, Internet to lsedge'
drop 'edge-ext-sip-mtls-in/lsedge: SIP MTLS, Internet to lsedge'
drop 'edge-ext-sip-mtls-out/lsedge: SIP MTLS, lsedge to Internet'
drop 'edge-ext-psom-in/lsedge: PSOM TLS, Internet to lsedge'
drop 'edge-ext-rtp-tcp-out/lsedge: RTP, lsedge to Internet'
drop 'edge-ext-rtp-udp-out/lsedge: RTP, lsedge to Internet'
drop 'edge-ext-rtp-tcp-in/lsedge: RTP, Internet to lsedge'
drop 'edge-ext-rtp-udp-in/lsedge: RTP, Internet to lsedge'
drop 'edge-ext-stun-udp-out/lsedge: STUN/MSTURN, lsedge to Internet'
drop 'edge-ext-stun-udp-in/lsedge: STUN/MSTURN, Internet to lsedge'
drop 'edge-ext-stun-tcp-in/lsedge: STUN/MSTURN, Internet to lsedge'
drop 'edge-ext-stun-tcp-out/lsedge: STUN/MSTURN, lsedge to Internet'
drop 'pic-sip-in/lsedge: SIP MTLS, Messenger to lsedge'
drop 'pic-sip-out/lsedge: SIP MTLS, lsedge to Messenger'
drop 'pic-rtp-tcp-out/lsedge: RTP, lsedge to Messenger'
drop 'pic-stun-udp-out/lsedge: STUN/MSTURN, lsedge to Messenger'
drop 'pic-stun-udp-in/lsedge: STUN/MSTURN, Messenger to lsedge'
cat <<'EDGEWISE'
delete set inet edgewise_redmond_external lsedge_xmpp_proxy
delete set inet edgewise_redmond_external lsedge_xmpp_proxy_public
delete set inet edgewise_redmond_external lsedge_access_edge
delete set inet edgewise_redmond_external lsedge_access_edge_public
delete set inet edgewise_redmond_external lsedge_web_conf_edge
delete set inet edgewise_redmond_external lsedge_web_conf_edge_public
delete set inet edgewise_redmond_external lsedge_av_edge
delete set inet edgewise_redmond_external lsedge_av_edge_public
EDGEWISE
} | nft -f -

package edgewise.plan;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.catalogue.CertificateKind;
import edgewise.catalogue.CertificateKinds;
import edgewise.catalogue.PortRule;
import edgewise.catalogue.PortRules;
import edgewise.catalogue.RecordKind;
import edgewise.catalogue.RecordKinds;
import edgewise.fixture.Designs;
import edgewise.model.Release;
import edgewise.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every row of the catalogue has a design in which it yields something and, one edit beside, a
/// design in which it does not.
class RowFiringTest {
  /// Content of a store, not a certificate that anybody requests; the row only tells where the
  /// roots belong.
  private static final Set<String> NEVER = Set.of("hybrid-trust-chain");

  private record Case(List<String> rows, Designs fires, UnaryOperator<Designs> edit) {}

  private record Rows(List<String> ids) {
    Firing firesIn(Designs design) {
      return new Firing(ids, design);
    }
  }

  private record Firing(List<String> ids, Designs design) {
    void notIn(UnaryOperator<Designs> edit) {
      CASES.add(new Case(ids, design, edit));
    }
  }

  private static final List<Case> CASES = new ArrayList<>();

  private static Rows row(String... ids) {
    return new Rows(List.of(ids));
  }

  private static final Designs SINGLE = Designs.template("edge-single-nat");
  private static final Designs BY_DNS = Designs.template("edge-scaled-dnslb-nat");
  private static final Designs BY_HARDWARE = Designs.template("edge-scaled-hlb");
  private static final Designs DIRECTOR = Designs.template("director-single");
  private static final Designs DIRECTORS_BY_DNS = Designs.template("director-pool-dns-hlb");
  private static final Designs DIRECTORS_BY_HARDWARE = Designs.template("director-pool-hlb");
  private static final Designs SMALL = Designs.template("small-organization");
  private static final Designs LARGE = Designs.template("large-multi-datacenter");

  private static final String VOICE_SERVICES =
      "[\"central-management\",\"xmpp-gateway\",\"mediation\",\"response-group\",\"call-park\","
          + "\"conferencing-attendant\",\"conferencing-announcement\",\"call-admission-control\",\"audio-test\"]";

  private static final Designs VOICE =
      SINGLE
          .set("pool01/services", VOICE_SERVICES)
          .offer(
              "enterprise-voice",
              "dial-in-conferencing",
              "response-group",
              "call-park",
              "audio-test",
              "call-admission-control",
              "emergency-calls");

  private static final Designs VOICE_BY_HARDWARE =
      VOICE
          .set("pool01/balancing", "\"hardware\"")
          .set(
              "hlb01/vips/1",
              "{\"service\":\"sip\",\"pool\":\"pool01\",\"addresses\":[\"192.168.10.95\"]}");

  private static final String MEDIATION_POOL =
      """
      {"id":"med01","kind":"mediation-pool","name":"med01","site":"redmond","fqdn":"med01.contoso.net","balancing":"dns","registrar":"pool01",
       "servers":[{"id":"med01-1","fqdn":"med01a.contoso.net","addresses":["192.168.10.110"]},
                  {"id":"med01-2","fqdn":"med01b.contoso.net","addresses":["192.168.10.111"]}]}\
      """;

  private static final Designs MEDIATION = SINGLE.add(MEDIATION_POOL);

  private static final Designs TRUNK = MEDIATION.add(gateway("med01", ""));

  private static final Designs CHAT =
      SINGLE.add(
          """
          {"id":"chat01","kind":"persistent-chat-pool","name":"chat01","site":"redmond","fqdn":"chat01.contoso.net","registrar":"pool01",
           "servers":[{"id":"chat01-1","fqdn":"chat01a.contoso.net","addresses":["192.168.10.120"]},
                      {"id":"chat01-2","fqdn":"chat01b.contoso.net","addresses":["192.168.10.121"]}]}\
          """);

  private static final Designs EXCHANGE =
      SINGLE
          .offer("exchange-integration", "enterprise-voice")
          .add(
              """
              {"id":"ex01","kind":"exchange-um","name":"ex01","site":"redmond","fqdn":"ex01.contoso.net","addresses":["192.168.10.130"],
               "smtpDomain":"contoso.com","unifiedMessaging":true}\
              """);

  private static final Designs MIRRORED =
      SINGLE
          .set("sqlbe/mirror", "\"sqlbe2\"")
          .add(
              """
              {"id":"sqlbe2","kind":"sql-server","name":"sqlbe2","site":"redmond","fqdn":"sqlbe2.contoso.net","addresses":["192.168.10.81"]}\
              """);

  private static final Designs IN_2015 = SINGLE.set("organization/release", "\"2015\"");

  private static final Designs GEO =
      SINGLE
          .offer("geo-dns")
          .set("organization/geoDns", "{\"label\":\"web\",\"zone\":\"geo.contoso.com\"}")
          .set("organization/simpleUrls/scheduler", "\"https://scheduler.contoso.com\"");

  private static final Designs HOSTED_VOICE_MAIL =
      SINGLE.offer("hosted-voice-mail").set("organization/splitBrain", "true");

  private static final Designs HYBRID =
      SINGLE.offer("hybrid").set("dns-internal/usedByEdge", "true");

  private static String gateway(String mediation, String more) {
    return "{\"id\":\"gw01\",\"kind\":\"pstn-gateway\",\"name\":\"gw01\",\"site\":\"redmond\",\"fqdn\":\"gw01.contoso.net\","
               + "\"addresses\":[\"192.168.10.140\"],\"mediation\":[\""
        + mediation
        + "\"]"
        + more
        + "}";
  }

  private static UnaryOperator<Designs> without(String feature) {
    return d -> d.withdraw(feature);
  }

  private static UnaryOperator<Designs> with(String feature) {
    return d -> d.offer(feature);
  }

  private static UnaryOperator<Designs> set(String path, String value) {
    return d -> d.set(path, value);
  }

  private static UnaryOperator<Designs> unset(String path) {
    return d -> d.unset(path);
  }

  private static UnaryOperator<Designs> removed(String element) {
    return d -> d.remove(element);
  }

  static {
    edgeOutside();
    edgeInside();
    directorPorts();
    proxyPorts();
    frontEndPorts();
    voicePorts();
    balancerPorts();
    clientPorts();
    backEndPorts();
    edgeRecords();
    directorRecords();
    frontEndRecords();
    webRecords();
    otherRecords();
    certificates();
  }

  private static void edgeOutside() {
    row("edge-ext-xmpp-in", "edge-ext-xmpp-out").firesIn(SINGLE).notIn(without("xmpp-federation"));
    row("edge-ext-xmpp-in", "edge-ext-xmpp-out", "edge-int-xmpp")
        .firesIn(SINGLE)
        .notIn(set("lsedge/xmpp", "false"));
    row("edge-ext-crl-http-out", "edge-ext-dns-tcp-out", "edge-ext-dns-udp-out")
        .firesIn(SINGLE)
        .notIn(removed("lsedge"));
    row("edge-ext-sip-tls-in").firesIn(SINGLE).notIn(set("lsedge/remoteUsers", "false"));
    row("edge-ext-sip-tls-in")
        .firesIn(SINGLE)
        .notIn(set("organization/accessEdge/remoteUsers", "false"));
    row("edge-ext-sip-mtls-in", "edge-ext-sip-mtls-out")
        .firesIn(SINGLE)
        .notIn(set("lsedge/federation", "false"));
    row("edge-ext-sip-mtls-in").firesIn(SMALL).notIn(without("sip-federation"));
    row("edge-ext-sip-mtls-out")
        .firesIn(SMALL.withdraw("sip-federation", "push-microsoft"))
        .notIn(without("push-apple"));
    row("edge-ext-psom-in").firesIn(SINGLE).notIn(set("lsedge/webConferencingOn", "false"));
    row("edge-ext-rtp-tcp-out").firesIn(SINGLE).notIn(without("sip-federation"));
    row("edge-ext-rtp-udp-out", "edge-ext-rtp-tcp-in", "edge-ext-rtp-udp-in")
        .firesIn(SINGLE)
        .notIn(set("northwindtraders/release", "\"lync-2010\""));
    row("edge-ext-rtp-udp-out")
        .firesIn(SINGLE.remove("northwindtraders").offer("outbound-media-udp"))
        .notIn(without("outbound-media-udp"));
    row("edge-ext-stun-udp-out", "edge-ext-stun-udp-in")
        .firesIn(SINGLE)
        .notIn(without("external-av"));
    row("edge-ext-stun-tcp-in", "edge-ext-stun-tcp-out")
        .firesIn(SINGLE)
        .notIn(set("lsedge/audioVideoOn", "false"));
    row("edge-ext-stun-tcp-in")
        .firesIn(SINGLE.withdraw("external-av", "file-transfer"))
        .notIn(without("application-sharing"));
    row("edge-ext-stun-tcp-out").firesIn(SINGLE).notIn(without("sip-federation"));
    row("edge-ext-stun-tcp-out")
        .firesIn(HYBRID.withdraw("sip-federation"))
        .notIn(without("hybrid"));
    row("pic-sip-in", "pic-sip-out").firesIn(SINGLE).notIn(removed("messenger"));
    row("pic-rtp-tcp-out", "pic-stun-udp-out", "pic-stun-udp-in")
        .firesIn(SINGLE)
        .notIn(set("messenger/modalities", "[\"im\"]"));
    row("pic-rtp-tcp-out", "pic-stun-udp-out", "pic-stun-udp-in")
        .firesIn(SINGLE)
        .notIn(set("messenger/provider", "\"aol\""));
    row("edge-ext-skype-search-out")
        .firesIn(IN_2015.offer("skype-directory-search"))
        .notIn(without("skype-directory-search"));
    row("mob-apns-5223")
        .firesIn(SINGLE.offer("lync-2010-mobile"))
        .notIn(without("lync-2010-mobile"));
  }

  private static void edgeInside() {
    row("edge-int-xmpp").firesIn(SINGLE).notIn(set("pool01/services", "[\"central-management\"]"));
    row("edge-int-sip-to-edge", "edge-int-sip-from-edge")
        .firesIn(SINGLE)
        .notIn(set("organization/features", "[\"automatic-sign-in\"]"));
    row("edge-int-sip-from-edge").firesIn(SINGLE).notIn(unset("lsedge/nextHop"));
    row("edge-int-psom").firesIn(SINGLE).notIn(without("web-conferencing"));
    row("edge-int-av-auth", "edge-int-stun-udp").firesIn(SINGLE).notIn(without("external-av"));
    row("edge-int-stun-tcp").firesIn(SINGLE).notIn(set("lsedge/audioVideoOn", "false"));
    row("edge-int-stun-tcp")
        .firesIn(SINGLE.withdraw("external-av", "application-sharing"))
        .notIn(without("file-transfer"));
    row("edge-int-stun-tcp-from-vip")
        .firesIn(BY_HARDWARE)
        .notIn(set("lsedge/balancing", "\"dns\""));
    row("edge-int-cms-https").firesIn(SINGLE).notIn(set("pool01/services", "[\"xmpp-gateway\"]"));
    row("edge-int-cls-50001", "edge-int-cls-50002", "edge-int-cls-50003")
        .firesIn(SINGLE)
        .notIn(without("centralized-logging"));
    row("edge-int-skype-search")
        .firesIn(IN_2015.offer("skype-directory-search"))
        .notIn(without("skype-directory-search"));
    row("edge-int-skype-search")
        .firesIn(IN_2015.offer("skype-directory-search"))
        .notIn(set("organization/release", "\"2013\""));
  }

  private static void directorPorts() {
    row("dir-http-8080").firesIn(DIRECTOR).notIn(set("rp01/http", "false"));
    row("dir-https-4443")
        .firesIn(DIRECTOR)
        .notIn(set("rp01/publishes", "[\"pool01\",\"officewebapps01\"]"));
    row(
            "dir-https-444",
            "dir-http-80",
            "dir-https-443",
            "dir-srv-444",
            "dir-srv-80",
            "dir-srv-443",
            "dir-srv-5061")
        .firesIn(DIRECTORS_BY_DNS)
        .notIn(removed("dirpool01"));
    row("dir-sip-5061-node").firesIn(DIRECTOR).notIn(set("lsedge/nextHop", "\"pool01\""));
    row("dir-sip-5061-node")
        .firesIn(DIRECTORS_BY_DNS)
        .notIn(set("dirpool01/balancing", "\"hardware\""));
    row("dir-sip-5061-vip")
        .firesIn(DIRECTORS_BY_HARDWARE)
        .notIn(set("dirpool01/balancing", "\"dns\""));
    row("dir-cls-50001", "dir-cls-50002", "dir-cls-50003")
        .firesIn(DIRECTOR)
        .notIn(without("centralized-logging"));
    row("dir-srv-5060").firesIn(DIRECTOR.offer("plain-sip")).notIn(without("plain-sip"));
  }

  private static void proxyPorts() {
    row("rp-http-80-in", "rp-http-8080", "fe-web-8080")
        .firesIn(SINGLE)
        .notIn(set("rp01/http", "false"));
    row("rp-https-443-in").firesIn(SINGLE).notIn(removed("rp01"));
    row("rp-https-443-in")
        .firesIn(SINGLE.withdraw("anonymous-conferencing", "mobility", "web-conferencing"))
        .notIn(without("remote-users"));
    row("rp-https-443-in")
        .firesIn(SINGLE.withdraw("anonymous-conferencing", "mobility", "remote-users"))
        .notIn(without("web-conferencing"));
    row("rp-https-4443").firesIn(SINGLE).notIn(set("rp01/publishes", "[\"officewebapps01\"]"));
    row("rp-owa-443").firesIn(SINGLE).notIn(set("rp01/publishes", "[\"pool01\"]"));
    row("mob-hairpin-443").firesIn(SINGLE).notIn(without("mobility"));
    row("mob-hairpin-443").firesIn(SINGLE).notIn(set("rp01/publishes", "[\"officewebapps01\"]"));
  }

  private static void frontEndPorts() {
    row(
            "srv-sql-browser",
            "fe-sip-5061",
            "fe-https-444",
            "fe-dcom-135",
            "fe-web-443",
            "fe-web-8060",
            "fe-web-8061",
            "cli-sip-5061")
        .firesIn(SINGLE)
        .notIn(removed("pool01"));
    row("fe-sip-5060").firesIn(SINGLE.offer("plain-sip")).notIn(without("plain-sip"));
    row("fe-im-5062").firesIn(SINGLE).notIn(without("im-conferencing"));
    row("fe-psom-8057", "owa-443").firesIn(SINGLE).notIn(without("web-conferencing"));
    row("owa-443").firesIn(SINGLE).notIn(removed("officewebapps01"));
    row("fe-psom-8058", "cli-ft-legacy")
        .firesIn(SINGLE.offer("legacy-clients"))
        .notIn(without("legacy-clients"));
    row("fe-av-5063", "fe-video-tcp", "fe-video-udp", "srv-audio-tcp", "srv-audio-udp")
        .firesIn(SINGLE)
        .notIn(without("audio-video"));
    row("fe-web-80").firesIn(SINGLE.offer("plain-web")).notIn(without("plain-web"));
    row("fe-web-4443").firesIn(SMALL).notIn(removed("rp01"));
    row("fe-mob-5086", "fe-mob-5087", "fe-mob-443").firesIn(SINGLE).notIn(without("mobility"));
    row("fe-as-5065", "fe-as-media").firesIn(SINGLE).notIn(without("application-sharing"));
    row("fe-as-media-udp").firesIn(IN_2015).notIn(without("application-sharing"));
    row("fe-cms-445").firesIn(SINGLE).notIn(set("pool01/services", "[\"xmpp-gateway\"]"));
    row("fe-file-445").firesIn(IN_2015).notIn(unset("pool01/fileStore"));
    row("pchat-5041", "pchat-881", "pchat-443").firesIn(CHAT).notIn(removed("chat01"));
    row("pchat-881", "pchat-443")
        .firesIn(SMALL.set("se01/services", "[\"persistent-chat\"]"))
        .notIn(set("se01/services", "[\"central-management\"]"));
    row("pchat-8011").firesIn(CHAT).notIn(unset("chat01/servers/1"));
    row("vis-sip-6001")
        .firesIn(
            IN_2015.add(
                """
                {"id":"vis01","kind":"video-interop-server","name":"vis01","site":"redmond","fqdn":"vis01.contoso.net","registrar":"pool01",
                 "servers":[{"id":"vis01-1","fqdn":"vis01.contoso.net","addresses":["192.168.10.150"]}]}\
                """))
        .notIn(removed("vis01"));
  }

  private static void voicePorts() {
    row("fe-caa-5064", "fe-caa-5072", "fe-cas-5073")
        .firesIn(VOICE)
        .notIn(without("dial-in-conferencing"));
    row("fe-caa-5064", "fe-caa-5072")
        .firesIn(VOICE)
        .notIn(set("pool01/services", VOICE_SERVICES.replace("\"conferencing-attendant\",", "")));
    row("fe-cas-5073")
        .firesIn(VOICE)
        .notIn(
            set("pool01/services", VOICE_SERVICES.replace("\"conferencing-announcement\",", "")));
    row("fe-cps-5075")
        .firesIn(VOICE)
        .notIn(set("pool01/services", VOICE_SERVICES.replace("\"call-park\",", "")));
    row("fe-cps-5075").firesIn(VOICE).notIn(without("call-park"));
    row("fe-ats-5076").firesIn(VOICE).notIn(without("audio-test"));
    row("fe-rgs-5071").firesIn(VOICE).notIn(without("response-group"));
    row("fe-rgs-8404")
        .firesIn(VOICE)
        .notIn(
            set(
                "pool01/servers",
                "[{\"id\":\"fe01\",\"fqdn\":\"fe01.contoso.net\",\"addresses\":[\"192.168.10.90\"]}]"));
    row("fe-cac-5080", "fe-cac-448").firesIn(VOICE).notIn(without("call-admission-control"));
    row("fe-med-5070")
        .firesIn(VOICE)
        .notIn(set("pool01/services", VOICE_SERVICES.replace("\"mediation\",", "")));
    row("fe-med-5067").firesIn(VOICE.add(gateway("pool01", ""))).notIn(set("gw01/tls", "false"));
    row("fe-med-5068")
        .firesIn(VOICE.add(gateway("pool01", ",\"tls\":false")))
        .notIn(set("gw01/tls", "true"));
    row("fe-med-5081")
        .firesIn(VOICE.add(gateway("pool01", ",\"tls\":false,\"branchAppliance\":true")))
        .notIn(set("gw01/branchAppliance", "false"));
    row("fe-med-5082")
        .firesIn(VOICE.add(gateway("pool01", ",\"branchAppliance\":true")))
        .notIn(set("gw01/branchAppliance", "false"));
    row("fe-e911-5066")
        .firesIn(VOICE.add(gateway("pool01", ",\"emergency\":true")))
        .notIn(set("gw01/emergency", "false"));
    row("fe-e911-5066")
        .firesIn(VOICE.add(gateway("pool01", ",\"emergency\":true")))
        .notIn(without("emergency-calls"));
    row("med-5070").firesIn(MEDIATION).notIn(removed("med01"));
    row("med-5067", "gw-sip-5067").firesIn(TRUNK).notIn(set("gw01/tls", "false"));
    row("med-5068", "gw-sip-5066")
        .firesIn(TRUNK.set("gw01/tls", "false"))
        .notIn(set("gw01/tls", "true"));
    row("gw-sip-5067").firesIn(TRUNK).notIn(set("gw01/mediation", "[]"));
    row("gw-sip-5067").firesIn(TRUNK).notIn(set("gw01/branchAppliance", "true"));
    row("sba-gw-5081").firesIn(branchGateway(",\"tls\":false")).notIn(set("gw01/tls", "true"));
    row("sba-gw-5082").firesIn(branchGateway("")).notIn(set("gw01/branchAppliance", "false"));
    row("sba-ucwa-5088", "sba-ucwa-5089").firesIn(LARGE).notIn(without("mobility"));
    row("sba-ucwa-5088", "sba-ucwa-5089").firesIn(LARGE).notIn(removed("sba01"));
  }

  private static Designs branchGateway(String more) {
    return LARGE.add(gateway("sba01", ",\"branchAppliance\":true" + more));
  }

  private static void balancerPorts() {
    row("fe-lb-5061", "fe-lb-444", "fe-lb-135")
        .firesIn(VOICE_BY_HARDWARE)
        .notIn(set("pool01/balancing", "\"dns\""));
    row("fe-lb-80", "fe-lb-8080", "fe-lb-443", "fe-lb-4443")
        .firesIn(SINGLE)
        .notIn(set("pool01/kind", "\"standard-edition\""));
    row("fe-lb-4443").firesIn(SINGLE).notIn(set("rp01/publishes", "[\"officewebapps01\"]"));
    row("fe-lb-5072")
        .firesIn(VOICE_BY_HARDWARE)
        .notIn(set("pool01/services", VOICE_SERVICES.replace("\"conferencing-attendant\",", "")));
    row("fe-lb-5073")
        .firesIn(VOICE_BY_HARDWARE)
        .notIn(
            set("pool01/services", VOICE_SERVICES.replace("\"conferencing-announcement\",", "")));
    row("fe-lb-5075").firesIn(VOICE_BY_HARDWARE).notIn(without("call-park"));
    row("fe-lb-5076").firesIn(VOICE_BY_HARDWARE).notIn(without("audio-test"));
    row("fe-lb-5071").firesIn(VOICE_BY_HARDWARE).notIn(without("response-group"));
    row("fe-lb-5080", "fe-lb-448")
        .firesIn(VOICE_BY_HARDWARE)
        .notIn(without("call-admission-control"));
    row(
            "fe-lb-5072",
            "fe-lb-5073",
            "fe-lb-5075",
            "fe-lb-5076",
            "fe-lb-5071",
            "fe-lb-5080",
            "fe-lb-448",
            "fe-lb-5070")
        .firesIn(VOICE_BY_HARDWARE)
        .notIn(set("pool01/balancing", "\"dns\""));
    row("med-lb-5070")
        .firesIn(
            MEDIATION
                .set("med01/balancing", "\"hardware\"")
                .set(
                    "hlb01/vips/1",
                    "{\"service\":\"mediation\",\"pool\":\"med01\",\"addresses\":[\"192.168.10.115\"]}"))
        .notIn(set("med01/balancing", "\"dns\""));
    row("fe-lb-5070")
        .firesIn(VOICE_BY_HARDWARE)
        .notIn(set("pool01/services", VOICE_SERVICES.replace("\"mediation\",", "")));
    row("dir-lb-443", "dir-lb-4443")
        .firesIn(DIRECTORS_BY_DNS)
        .notIn(set("dirpool01/kind", "\"director\""));
    row("dir-lb-444", "dir-lb-5061")
        .firesIn(DIRECTORS_BY_HARDWARE)
        .notIn(set("dirpool01/balancing", "\"dns\""));
  }

  private static void clientPorts() {
    row("cli-dhcp").firesIn(SINGLE.withdraw("automatic-sign-in")).notIn(with("automatic-sign-in"));
    row("cli-audio-tcp", "cli-audio-udp", "cli-video-tcp", "cli-video-udp")
        .firesIn(SINGLE)
        .notIn(without("audio-video"));
    row("cli-ft-p2p").firesIn(SINGLE).notIn(without("file-transfer"));
    row("cli-appshare").firesIn(SINGLE).notIn(without("application-sharing"));
    row("cli-appshare-udp").firesIn(IN_2015).notIn(without("application-sharing"));
    row("phone-dhcp").firesIn(SINGLE.offer("desk-phones")).notIn(without("desk-phones"));
  }

  private static void backEndPorts() {
    row("sql-1433").firesIn(SINGLE).notIn(set("sqlbe/instance", "\"rtc\""));
    row("sql-1433").firesIn(SINGLE).notIn(set("pool01/sql", "[]"));
    row("sql-browser-1434")
        .firesIn(SINGLE.set("sqlbe/instance", "\"rtc\""))
        .notIn(unset("sqlbe/instance"));
    row("sql-mirror-7022").firesIn(MIRRORED).notIn(unset("sqlbe/mirror"));
    row("sql-mirror-5022")
        .firesIn(MIRRORED.set("sqlbe/mirrorPort", "5022"))
        .notIn(set("sqlbe/mirrorPort", "7022"));
    row("pair-smb-445").firesIn(LARGE.unset("pool02/pairedWith")).notIn(unset("pool01/pairedWith"));
  }

  private static void edgeRecords() {
    row(
            "edge-access-a-single",
            "edge-webconf-a-single",
            "edge-av-a-single",
            "edge-internal-a-single")
        .firesIn(SINGLE)
        .notIn(set("lsedge/balancing", "\"hardware\""));
    row(
            "edge-access-a-dnslb",
            "edge-webconf-a-dnslb",
            "edge-av-a-dnslb",
            "edge-internal-a-dnslb",
            "edge-internal-node-a")
        .firesIn(BY_DNS)
        .notIn(unset("lsedge/servers/1"));
    row("edge-access-a-hlb", "edge-webconf-a-hlb", "edge-av-a-hlb", "edge-internal-a-hlb")
        .firesIn(BY_HARDWARE)
        .notIn(set("lsedge/balancing", "\"dns\""));
    row("edge-webconf-a-single").firesIn(SINGLE).notIn(set("lsedge/webConferencingOn", "false"));
    row("edge-av-a-single").firesIn(SINGLE).notIn(without("external-av"));
    row("edge-webconf-a-dnslb").firesIn(BY_DNS).notIn(without("web-conferencing"));
    row("edge-av-a-dnslb").firesIn(BY_DNS).notIn(set("lsedge/audioVideoOn", "false"));
    row("edge-webconf-a-hlb").firesIn(BY_HARDWARE).notIn(set("lsedge/webConferencingOn", "false"));
    row("edge-av-a-hlb").firesIn(BY_HARDWARE).notIn(set("lsedge/audioVideoOn", "false"));
    row("edge-sip-domain-a").firesIn(SINGLE).notIn(set("organization/sipDomains", "[]"));
    row("edge-sip-domain-a")
        .firesIn(SMALL.set("lsedge/federation", "false"))
        .notIn(set("lsedge/remoteUsers", "false"));
    row("edge-sip-tls-srv").firesIn(SINGLE).notIn(without("automatic-sign-in"));
    row("edge-sip-tls-srv").firesIn(SINGLE).notIn(set("lsedge/remoteUsers", "false"));
    row("edge-sip-tls-srv-dr").firesIn(LARGE).notIn(without("edge-recovery"));
    row("edge-sipfederationtls-srv").firesIn(SINGLE).notIn(set("lsedge/federation", "false"));
    row("edge-sipfederationtls-srv")
        .firesIn(SINGLE)
        .notIn(set("organization/accessEdge/federatedUsers", "false"));
    row("edge-nexthop-a").firesIn(SINGLE).notIn(unset("lsedge/nextHop"));
    row("edge-sipexternal-a")
        .firesIn(SINGLE.offer("sipexternal-fallback"))
        .notIn(without("sipexternal-fallback"));
    row("xmpp-server-srv", "xmpp-host-a").firesIn(SINGLE).notIn(without("xmpp-federation"));
    row("xmpp-host-a")
        .firesIn(SINGLE.unset("organization/sipDomains/1/xmppHost"))
        .notIn(unset("organization/sipDomains/0/xmppHost"));
    row("xmpp-server-srv-dr")
        .firesIn(LARGE.set("lsedge02/xmpp", "true"))
        .notIn(set("lsedge02/xmpp", "false"));
    row("hybrid-federation-srv-internal")
        .firesIn(HYBRID)
        .notIn(set("dns-internal/usedByEdge", "false"));
    row("hybrid-federation-srv-internal", "hybrid-webconf-a-internal", "hybrid-access-a-internal")
        .firesIn(HYBRID)
        .notIn(without("hybrid"));
    row(
            "hosted-um-federation-srv",
            "hosted-um-federation-srv-internal",
            "hosted-um-sip-tls-srv-internal",
            "hybrid-access-a-internal")
        .firesIn(HOSTED_VOICE_MAIL)
        .notIn(without("hosted-voice-mail"));
    row("hosted-um-federation-srv-internal", "hosted-um-sip-tls-srv-internal")
        .firesIn(HOSTED_VOICE_MAIL)
        .notIn(set("organization/splitBrain", "false"));
  }

  private static void directorRecords() {
    row(
            "director-host-a",
            "director-sip-a-single",
            "director-dialin-a-single",
            "director-meet-a-single",
            "director-webext-a-single")
        .firesIn(DIRECTOR)
        .notIn(set("dir01/kind", "\"director-pool\""));
    row(
            "director-node-a",
            "director-dialin-a-pool",
            "director-meet-a-pool",
            "director-webext-a-pool")
        .firesIn(DIRECTORS_BY_DNS)
        .notIn(set("dirpool01/kind", "\"director\""));
    row("director-pool-a-dnslb", "director-sip-a-dnslb", "director-webint-a-dnslb")
        .firesIn(DIRECTORS_BY_DNS)
        .notIn(set("dirpool01/balancing", "\"hardware\""));
    row("director-pool-a-hlb", "director-sip-a-hlb")
        .firesIn(DIRECTORS_BY_HARDWARE)
        .notIn(set("dirpool01/balancing", "\"dns\""));
    row("director-webint-a-dnslb")
        .firesIn(DIRECTORS_BY_DNS)
        .notIn(unset("dirpool01/web/internalFqdn"));
    row("director-sip-a-single").firesIn(DIRECTOR).notIn(without("strict-name-matching"));
    row("director-dialin-a-single")
        .firesIn(DIRECTOR)
        .notIn(unset("organization/simpleUrls/dialin"));
    row("director-signin-srv").firesIn(DIRECTOR).notIn(without("automatic-sign-in"));
    row("director-signin-srv").firesIn(DIRECTOR).notIn(removed("dir01"));
  }

  private static void frontEndRecords() {
    row("se-server-a").firesIn(SMALL).notIn(set("se01/kind", "\"front-end-pool\""));
    row("fe-pool-a-dnslb").firesIn(SINGLE).notIn(set("pool01/balancing", "\"hardware\""));
    row("fe-pool-a-hlb").firesIn(VOICE_BY_HARDWARE).notIn(set("pool01/balancing", "\"dns\""));
    row("fe-pool-a-onenode")
        .firesIn(SMALL.set("se01/kind", "\"front-end-pool\""))
        .notIn(set("se01/kind", "\"standard-edition\""));
    row("fe-node-a", "fe-webint-a")
        .firesIn(SINGLE)
        .notIn(set("pool01/kind", "\"standard-edition\""));
    row("fe-sql-a").firesIn(SINGLE).notIn(set("pool01/sql", "[]"));
    row("fe-sip-a").firesIn(SINGLE).notIn(without("strict-name-matching"));
    row("fe-sip-a")
        .firesIn(SINGLE)
        .notIn(
            d ->
                d.add(
                    """
                    {"id":"dir01","kind":"director","name":"dir01","site":"redmond","fqdn":"dir01.contoso.net",
                     "servers":[{"id":"dir01-1","fqdn":"dir01.contoso.net","addresses":["192.168.10.60"]}]}\
                    """));
    row("fe-sipinternal-a")
        .firesIn(SINGLE.offer("sipinternal-fallback"))
        .notIn(without("sipinternal-fallback"));
    row("fe-sipinternaltls-srv").firesIn(SINGLE).notIn(without("automatic-sign-in"));
    row("fe-sipinternal-srv")
        .firesIn(SINGLE.offer("plain-client-sip"))
        .notIn(without("plain-client-sip"));
    row("fe-sipinternaltls-srv-dr").firesIn(LARGE).notIn(without("site-recovery"));
    row("fe-signin-alias-a-dnslb").firesIn(SINGLE).notIn(set("pool01/balancing", "\"hardware\""));
    row("fe-signin-alias-a-dnslb")
        .firesIn(SINGLE.unset("organization/sipDomains/1"))
        .notIn(set("pool01/fqdn", "\"pool01.contoso.com\""));
    row("fe-signin-alias-a-hlb").firesIn(SMALL).notIn(set("se01/fqdn", "\"se01.contoso.com\""));
    row("fe-signin-alias-a-hlb")
        .firesIn(VOICE_BY_HARDWARE)
        .notIn(set("pool01/balancing", "\"dns\""));
    row("fe-ucupdates-r2-a").firesIn(SINGLE.offer("desk-phones")).notIn(without("desk-phones"));
    row("fe-ucupdates-a").firesIn(SINGLE.offer("legacy-phones")).notIn(without("legacy-phones"));
    row("fe-ntp-srv", "time-server-a")
        .firesIn(SINGLE.offer("desk-phones"))
        .notIn(unset("dns-internal/timeServer"));
    row("fe-dialin-a", "fe-meet-a")
        .firesIn(SINGLE)
        .notIn(
            d ->
                d.add(
                    """
                    {"id":"dir01","kind":"director","name":"dir01","site":"redmond","fqdn":"dir01.contoso.net",
                     "servers":[{"id":"dir01-1","fqdn":"dir01.contoso.net","addresses":["192.168.10.60"]}]}\
                    """));
    row("fe-admin-a").firesIn(SINGLE).notIn(unset("organization/simpleUrls/admin"));
    row("fe-dialin-a", "rp-dialin-a")
        .firesIn(SINGLE)
        .notIn(unset("organization/simpleUrls/dialin"));
  }

  private static void webRecords() {
    row("rp-webext-a").firesIn(SINGLE).notIn(unset("pool01/web/externalFqdn"));
    row("rp-webdirext-a")
        .firesIn(DIRECTOR)
        .notIn(set("rp01/publishes", "[\"pool01\",\"officewebapps01\"]"));
    row("rp-dialin-a", "rp-meet-a", "rp-officewebapps-a", "rp-lyncdiscover-a")
        .firesIn(SINGLE)
        .notIn(removed("rp01"));
    row("rp-meet-a").firesIn(SINGLE).notIn(set("organization/simpleUrls/meet", "[]"));
    row("rp-officewebapps-a").firesIn(SINGLE).notIn(without("web-conferencing"));
    row("rp-lyncdiscover-a", "auto-internal-a").firesIn(SINGLE).notIn(with("autodiscover-alias"));
    row("auto-external-cname", "auto-internal-cname")
        .firesIn(SINGLE.offer("autodiscover-alias"))
        .notIn(without("autodiscover-alias"));
    row("auto-hairpin-webext-a").firesIn(SINGLE).notIn(without("mobility"));
    row("auto-push-federation-srv")
        .firesIn(SINGLE.withdraw("push-microsoft"))
        .notIn(without("push-apple"));
    row("su-opt1-meet-a", "su-opt1-dialin-a", "su-opt1-admin-a")
        .firesIn(SINGLE)
        .notIn(set("organization/simpleUrls/naming", "\"host-per-domain\""));
    row("su-opt2-base-a")
        .firesIn(SINGLE.set("organization/simpleUrls/naming", "\"host-per-domain\""))
        .notIn(set("organization/simpleUrls/naming", "\"one-host\""));
    row("su-opt3-base-a")
        .firesIn(SINGLE.set("organization/simpleUrls/naming", "\"one-host\""))
        .notIn(set("organization/simpleUrls/naming", "\"host-per-url\""));
    row(
            "geo-meet-int-cname",
            "geo-meet-ext-cname",
            "geo-dialin-int-cname",
            "geo-dialin-ext-cname",
            "geo-lyncdiscover-ext-cname",
            "geo-lyncdiscoverinternal-int-cname",
            "geo-scheduler-int-cname",
            "geo-scheduler-ext-cname")
        .firesIn(GEO)
        .notIn(without("geo-dns"));
    row("geo-scheduler-int-cname", "geo-scheduler-ext-cname")
        .firesIn(GEO)
        .notIn(unset("organization/simpleUrls/scheduler"));
  }

  private static void otherRecords() {
    row("mediation-pool-a").firesIn(MEDIATION).notIn(removed("med01"));
    row("mediation-node-a").firesIn(MEDIATION).notIn(unset("med01/servers/1"));
    row("persistent-chat-server-a").firesIn(CHAT).notIn(removed("chat01"));
    row("persistent-chat-pool-a").firesIn(CHAT).notIn(unset("chat01/servers/1"));
    row("exchange-autodiscover-a").firesIn(EXCHANGE).notIn(unset("ex01/smtpDomain"));
    row("exchange-autodiscover-a").firesIn(EXCHANGE).notIn(without("exchange-integration"));
    row("aaaa-companion")
        .firesIn(SINGLE.set("lsedge/servers/0/accessPublic/1", "\"2001:db8::10\""))
        .notIn(unset("lsedge/servers/0/accessPublic/1"));
    row("owa-internal-a").firesIn(SINGLE).notIn(without("web-conferencing"));
  }

  private static void certificates() {
    row("edge-external").firesIn(SINGLE).notIn(with("rolling-av-certificate"));
    row("edge-external", "reverse-proxy")
        .firesIn(SINGLE)
        .notIn(with("combined-public-certificate"));
    row("edge-external-access-webconf", "edge-av-authentication")
        .firesIn(SINGLE.offer("rolling-av-certificate"))
        .notIn(without("rolling-av-certificate"));
    row("edge-internal").firesIn(SINGLE).notIn(removed("lsedge"));
    row("reverse-proxy").firesIn(SINGLE).notIn(set("rp01/publishes", "[]"));
    row("reverse-proxy-combined")
        .firesIn(SINGLE.offer("combined-public-certificate"))
        .notIn(removed("rp01"));
    row("director-default-single").firesIn(DIRECTOR).notIn(with("split-certificates"));
    row("director-default-pool").firesIn(DIRECTORS_BY_DNS).notIn(with("split-certificates"));
    row("director-default-pool")
        .firesIn(DIRECTORS_BY_DNS)
        .notIn(set("dirpool01/kind", "\"director\""));
    row("director-default-only", "director-web-internal", "director-web-external")
        .firesIn(DIRECTOR.offer("split-certificates"))
        .notIn(without("split-certificates"));
    row("fe-combined").firesIn(SINGLE).notIn(with("split-certificates"));
    row("se-default", "se-web-internal", "se-web-external")
        .firesIn(SMALL.offer("split-certificates"))
        .notIn(set("se01/kind", "\"front-end-pool\""));
    row("ee-default", "ee-web-internal", "ee-web-external")
        .firesIn(SINGLE.offer("split-certificates"))
        .notIn(set("pool01/kind", "\"standard-edition\""));
    row("oauth").firesIn(SINGLE).notIn(removed("pool01"));
    row("mediation-default").firesIn(MEDIATION).notIn(removed("med01"));
    row("sba-default").firesIn(LARGE).notIn(removed("sba01"));
    row("persistent-chat").firesIn(CHAT).notIn(removed("chat01"));
    row("office-web-apps").firesIn(SINGLE).notIn(without("web-conferencing"));
    row("exchange-um").firesIn(EXCHANGE).notIn(set("ex01/unifiedMessaging", "false"));
    row("exchange-oauth").firesIn(EXCHANGE).notIn(without("exchange-integration"));
  }

  /// Ids of the facts that rows of the plan follow from.
  static Set<String> facts(Plan plan) {
    Set<String> facts = new TreeSet<>();
    Stream.of(plan.firewall(), plan.dns(), plan.certificates())
        .flatMap(List::stream)
        .flatMap(r -> ((Row) r).reasons().stream())
        .forEach(r -> facts.add(r.fact().id()));
    return facts;
  }

  @Test
  void everyRowHasItsDesigns() {
    Set<String> rows = new TreeSet<>();
    PortRules.standard().all().stream().map(PortRule::id).forEach(rows::add);
    RecordKinds.standard().all().stream().map(RecordKind::id).forEach(rows::add);
    CertificateKinds.standard().all().stream().map(CertificateKind::id).forEach(rows::add);
    rows.removeAll(NEVER);
    Set<String> tested = new TreeSet<>();
    CASES.forEach(c -> tested.addAll(c.rows()));
    assertThat(tested).isEqualTo(rows);
  }

  @TestFactory
  Stream<DynamicTest> rowsFireAndJustBesideDoNot() {
    Map<String, Integer> seen = new TreeMap<>();
    return CASES.stream()
        .map(
            c -> {
              String rows = String.join(", ", c.rows());
              int n = seen.merge(rows, 1, Integer::sum);
              return DynamicTest.dynamicTest(
                  n == 1 ? rows : rows + " (" + n + ")",
                  () -> {
                    assertThat(facts(c.fires().plan()))
                        .as("rows of the design")
                        .containsAll(c.rows());
                    assertThat(facts(c.edit().apply(c.fires()).plan()))
                        .as("rows of the design beside")
                        .doesNotContainAnyElementsOf(c.rows());
                  });
            });
  }

  /// Releases of every row.
  private static Map<String, Set<Release>> releases() {
    Map<String, Set<Release>> releases = new TreeMap<>();
    PortRules.standard().all().forEach(r -> releases.put(r.id(), r.releases()));
    RecordKinds.standard().all().forEach(r -> releases.put(r.id(), r.releases()));
    CertificateKinds.standard().all().forEach(r -> releases.put(r.id(), r.releases()));
    return releases;
  }

  @TestFactory
  Stream<DynamicTest> rowsFireInTheirReleasesAndInNoOther() {
    Map<String, Set<Release>> releases = releases();
    return Stream.of(Release.values())
        .map(
            release ->
                DynamicTest.dynamicTest(
                    Words.of(release),
                    () -> {
                      for (Case c : CASES) {
                        Set<String> facts =
                            facts(
                                c.fires()
                                    .set("organization/release", '"' + Words.of(release) + '"')
                                    .plan());
                        for (String row : c.rows()) {
                          if (releases.get(row).contains(release)) {
                            assertThat(facts).contains(row);
                          } else {
                            assertThat(facts).doesNotContain(row);
                          }
                        }
                      }
                    }));
  }

  @Test
  void whatIsNotACertificateIsNeverRequested() {
    assertThat(facts(HYBRID.plan())).doesNotContainAnyElementsOf(NEVER);
  }
}

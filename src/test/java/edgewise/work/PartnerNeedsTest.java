package edgewise.work;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.Partner;
import edgewise.plan.CertificateRow;
import edgewise.plan.DnsRow;
import edgewise.plan.FirewallRow;
import edgewise.plan.Plan;
import edgewise.text.Texts;
import edgewise.work.PartnerNeeds.Need;
import edgewise.work.PartnerNeeds.Planned;
import edgewise.work.PartnerNeeds.Team;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a partner needs from each team.
class PartnerNeedsTest {
  private static final Plan PLAN = Designs.template("edge-scaled-dnslb-nat").plan();

  private static PartnerNeeds of(String kind) {
    return PartnerNeeds.of(PLAN, PLAN.design().partners(kind).getFirst());
  }

  private static List<String> what(PartnerNeeds needs, Team team) {
    return needs.of(team).stream().map(n -> n.what(Texts.english())).distinct().toList();
  }

  private static List<String> asked(PartnerNeeds needs) {
    return needs.of(Team.PARTNER).stream().map(Need::id).toList();
  }

  @Test
  void aFederatedPartnerNeedsSignallingMediaTheRecordAndTheCertificate() {
    PartnerNeeds needs = of("allowed-domain");
    assertThat(what(needs, Team.FIREWALL))
        .contains("TCP 5061  SIP", "UDP 3478  STUN/MSTURN", "TCP 443  PSOM")
        .doesNotContain("TCP 80  HTTP", "TCP 5269  XMPP", "TCP 4443  HTTPS");
    assertThat(what(needs, Team.DNS))
        .contains("SRV  _sipfederationtls._tcp.contoso.com", "A  sip.contoso.com")
        .noneMatch(r -> r.contains("_xmpp"));
    assertThat(needs.of(Team.PKI))
        .extracting(n -> ((CertificateRow) ((Planned) n).row()).publicIssuer())
        .isNotEmpty()
        .containsOnly(true);
    assertThat(asked(needs))
        .containsExactly(
            "need.allow-us",
            "need.publish-record",
            "need.open-sip",
            "need.trust-ours",
            "need.open-media");
  }

  @Test
  void anXmppPartnerNeedsItsOwnPortsAndRecords() {
    PartnerNeeds needs = of("xmpp-partner");
    assertThat(what(needs, Team.FIREWALL)).containsExactly("TCP 5269  XMPP", "TCP 23456  XMPP");
    assertThat(what(needs, Team.DNS)).contains("SRV  _xmpp-server._tcp.contoso.com");
    assertThat(asked(needs)).contains("need.allow-us-xmpp", "need.publish-xmpp", "need.open-xmpp");
  }

  @Test
  void aPartnerThatIsSwitchedOffNeedsToBeSwitchedOn() {
    Plan off =
        Designs.template("edge-scaled-dnslb-nat")
            .set("organization/accessEdge/federatedUsers", "false")
            .plan();
    PartnerNeeds needs = PartnerNeeds.of(off, off.design().partners("allowed-domain").getFirst());
    assertThat(needs.needs()).extracting(Need::id).containsExactly("need.switch-on");
  }

  /// A row of the plan that names the partner is among its needs.
  @Test
  void nothingThatNamesThePartnerIsLeftOut() {
    for (String template : Designs.templateNames()) {
      Plan plan = Designs.template(template).plan();
      for (Partner partner : plan.design().partners()) {
        PartnerNeeds needs = PartnerNeeds.of(plan, partner);
        List<FirewallRow> naming =
            plan.firewall().stream()
                .filter(
                    r ->
                        r.reasons().stream()
                            .flatMap(x -> x.causes().stream())
                            .anyMatch(c -> c.element().filter(partner.id()::equals).isPresent()))
                .toList();
        assertThat(
                needs.needs().stream()
                    .filter(Planned.class::isInstance)
                    .map(n -> ((Planned) n).row())
                    .toList())
            .as("%s %s", template, partner.name())
            .containsAll(naming);
        assertThat(needs.elements()).contains(partner.id());
        assertThat(needs.needs()).extracting(Need::id).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void isReadAsTextByTeam() {
    for (Partner partner : PLAN.design().partners()) {
      String text = PartnerNeeds.of(PLAN, partner).text(Texts.english());
      assertThat(text)
          .startsWith("What " + partner.name() + " needs\n\n")
          .contains("The partner\n- ")
          .doesNotContain("«", "{", "''");
    }
    assertThat(of("allowed-domain").text(Texts.english()))
        .containsSubsequence("Firewall team\n", "DNS team\n", "PKI team\n", "The partner\n");
  }

  @Test
  void recordsAreThoseOfTheOutside() {
    assertThat(of("allowed-domain").of(Team.DNS))
        .extracting(n -> ((DnsRow) ((Planned) n).row()).zone())
        .containsOnly(edgewise.model.View.EXTERNAL);
  }
}

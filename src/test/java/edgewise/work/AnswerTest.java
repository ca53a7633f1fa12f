package edgewise.work;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.BigOrganization;
import edgewise.fixture.Designs;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Host;
import edgewise.model.Zone;
import edgewise.plan.AddressSet;
import edgewise.plan.Design;
import edgewise.plan.Endpoint;
import edgewise.plan.FirewallRow;
import edgewise.plan.Plan;
import edgewise.plan.Plans;
import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.work.Between.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The question “from A to B: which ports?” between ends of every kind.
class AnswerTest {
  private static final Plan PLAN = Designs.template("edge-scaled-dnslb-nat").plan();
  private static final Set<String> OUTSIDE =
      Set.of("internet-any", "pic-partner", "messenger-client", "apple-push");
  private static final Set<String> MANY =
      Set.of(
          "corp-any",
          "not-stated",
          "client-any",
          "internal-client",
          "legacy-client",
          "lync-phone",
          "lync-server-any");

  private static List<String> templates() {
    return Designs.templateNames();
  }

  /// Whatever a row names at an end, or takes in there, is an end by which it is found.
  @ParameterizedTest
  @MethodSource("templates")
  void everyRowIsFoundFromEachOfItsEnds(String template) {
    everyRowIsFound(Designs.template(template).plan(), 1);
  }

  @Test
  void rowsThatStandForManyMachinesAreFoundInALargeDesign() {
    everyRowIsFound(Plans.of(BigOrganization.of(90)), 97);
  }

  private static void everyRowIsFound(Plan plan, int step) {
    Map<List<End>, Set<FirewallRow>> expected = new LinkedHashMap<>();
    for (int i = 0; i < plan.firewall().size(); i += step) {
      FirewallRow row = plan.firewall().get(i);
      Set<End> destinations = ends(plan.design(), row, row.destination());
      for (End from : ends(plan.design(), row, row.source())) {
        for (End to : destinations) {
          expected.computeIfAbsent(List.of(from, to), _ -> new LinkedHashSet<>()).add(row);
        }
      }
    }
    expected.forEach(
        (ends, rows) -> {
          Set<String> answered =
              Answer.of(plan, ends.getFirst(), ends.getLast(), false).rows().stream()
                  .map(f -> f.row().id())
                  .collect(Collectors.toSet());
          assertThat(answered)
              .as("%s", ends)
              .containsAll(rows.stream().map(FirewallRow::id).toList());
        });
  }

  /// The ends that one end of a row is about, told without the code that is tested.
  private static Set<End> ends(Design design, FirewallRow row, Endpoint end) {
    Set<End> ends = new LinkedHashSet<>();
    List<ElementId> named = end.elements();
    for (ElementId id : named.subList(0, Math.min(3, named.size()))) {
      ends.add(new End.Drawn(id));
      design.find(id).flatMap(Element::siteId).ifPresent(s -> ends.add(new End.Drawn(s)));
    }
    if (OUTSIDE.contains(end.role())) {
      ends.add(new End.Within(Zone.INTERNET));
      row.reasons().stream()
          .flatMap(r -> r.causes().stream())
          .flatMap(c -> c.element().stream())
          .filter(id -> design.partners().stream().anyMatch(p -> p.id().equals(id)))
          .limit(3)
          .forEach(id -> ends.add(new End.Drawn(id)));
    } else if (end.role().equals("edge-internal") || end.role().equals("reverse-proxy-internal")) {
      ends.add(new End.Within(Zone.PERIMETER_INTERNAL));
    } else if (end.role().endsWith("-edge")
        || end.role().equals("xmpp-proxy")
        || end.role().equals("reverse-proxy-external")) {
      ends.add(new End.Within(Zone.PERIMETER_EXTERNAL));
    } else {
      ends.add(new End.Within(Zone.CORPORATE));
    }
    for (AddressSet set : List.of(end.addresses(), end.translated())) {
      set.parts().stream()
          .limit(3)
          .forEach(p -> ends.add(new End.Typed(AddressSet.ofCidrs(List.of(p)))));
    }
    if (MANY.contains(end.role())) {
      if (end.role().contains("client") || end.role().equals("lync-phone")) {
        ends.add(End.People.INSIDE);
      }
      machines(design, end).stream().limit(3).forEach(e -> ends.add(new End.Drawn(e)));
    } else if (end.role().equals("front-end") && named.size() != 1) {
      design.frontEnds().stream().skip(70).limit(2).forEach(p -> ends.add(new End.Drawn(p.id())));
    }
    return ends;
  }

  private static List<ElementId> machines(Design design, Endpoint end) {
    List<ElementId> found = new ArrayList<>();
    for (Element e : design.elements()) {
      if (e instanceof Host h
          && h.insideAddresses().stream()
              .anyMatch(a -> a.isUsable() && end.addresses().contains(a) && !isAny(end))) {
        boolean servers = end.role().equals("lync-server-any");
        if (!servers || design.plays(e, "lync-server-any")) {
          found.add(e.id());
        }
      }
    }
    return found;
  }

  private static boolean isAny(Endpoint end) {
    return end.addresses().isAny();
  }

  private static End drawn(String name) {
    return drawn(PLAN, name);
  }

  private static End drawn(Plan plan, String name) {
    return plan.design().elements().stream()
        .filter(e -> e.name().equals(name))
        .map(e -> (End) new End.Drawn(e.id()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name));
  }

  private static List<String> said(End from, End to) {
    return Answer.of(PLAN, from, to, false).rows().stream()
        .map(f -> f.row().transport() + " " + f.row().ports().map(Object::toString).orElse("*"))
        .distinct()
        .sorted()
        .toList();
  }

  private static Message whyNone(End from, End to) {
    return Answer.of(PLAN, from, to, false).whyNone().orElseThrow();
  }

  @Test
  void fromFrontEndToEdgeGoesAlsoWhatAnyMachineInsideSends() {
    assertThat(said(drawn("pool01"), drawn("lsedge")))
        .containsExactly(
            "TCP 23456",
            "TCP 443",
            "TCP 4443",
            "TCP 50001",
            "TCP 50002",
            "TCP 50003",
            "TCP 5061",
            "TCP 5062",
            "TCP 8057",
            "UDP 3478");
  }

  @Test
  void remoteUsersReachTheEdgeOnThePortsOfClientsOnly() {
    assertThat(said(End.People.REMOTE, drawn("lsedge"))).containsExactly("TCP 443", "UDP 3478");
  }

  @Test
  void aPartnerReachesTheEdgeForSipAndMedia() {
    assertThat(said(partner("allowed-domain"), drawn("lsedge"))).contains("TCP 5061", "UDP 3478");
    assertThat(said(drawn("lsedge"), partner("allowed-domain"))).contains("TCP 5061");
    assertThat(said(drawn("lsedge"), partner("allowed-domain"))).doesNotContain("TCP 80", "UDP 53");
  }

  private static End partner(String kind) {
    return new End.Drawn(PLAN.design().partners(kind).getFirst().id());
  }

  @Test
  void bothDirectionsSayWhichWayEachRowGoes() {
    Answer answer = Answer.of(PLAN, drawn("lsedge"), drawn("pool01"), true);
    assertThat(answer.rows()).extracting(Between.Found::direction).contains(Direction.THERE);
    assertThat(answer.rows()).extracting(Between.Found::direction).contains(Direction.BACK);
    List<Between.Found> swapped = Answer.of(PLAN, drawn("pool01"), drawn("lsedge"), true).rows();
    assertThat(swapped.stream().map(Between.Found::row))
        .containsExactlyInAnyOrderElementsOf(
            answer.rows().stream().map(Between.Found::row).toList());
  }

  @Test
  void typedAddressesAreFoundInNetworksAndBehindNat() {
    End edge = End.parse("131.107.155.10").orElseThrow();
    assertThat(Answer.of(PLAN, new End.Within(Zone.INTERNET), edge, false).rows()).isNotEmpty();
    assertThat(End.parse("10.45.16.0/24, 10.45.17.1")).isPresent();
    assertThat(End.parse("edge01")).isEmpty();
    assertThat(End.parse("")).isEmpty();
  }

  @Test
  void saysWhyNothingIsNeeded() {
    assertThat(whyNone(new End.Within(Zone.INTERNET), drawn("pool01")).key())
        .isEqualTo("between.none.two-firewalls");
    assertThat(whyNone(End.People.REMOTE, partner("allowed-domain")).key())
        .isEqualTo("between.none.internet");
    Element firewall = PLAN.design().firewalls().getFirst();
    assertThat(whyNone(new End.Drawn(firewall.id()), drawn("pool01")).key())
        .isEqualTo("between.none.silent");
    assertThat(whyNone(drawn("pool01"), drawn("rp01")))
        .isEqualTo(
            Message.of(
                "between.none.other-way",
                Answer.of(PLAN, drawn("rp01"), drawn("pool01"), false).rows().size()));
  }

  @Test
  void theAnswerIsReadAsSentences() {
    End from = drawn("rp01");
    End to = drawn("pool01");
    assertThat(Answer.of(PLAN, from, to, false).text(PLAN.design(), from, to, Texts.english()))
        .startsWith("From rp01 to pool01:\n- On the inner firewall, open TCP ")
        .contains("TCP 4443 (HTTPS) from rp01 (")
        .endsWith("\n");
  }

  @Test
  void sentencesNameTheSiteOfTheFirewallWhereThereAreSeveral() {
    Plan large = Designs.template("large-multi-datacenter").plan();
    End from = drawn(large, "rp02");
    End to = drawn(large, "pool02");
    assertThat(Answer.of(large, from, to, false).text(large.design(), from, to, Texts.english()))
        .startsWith("From rp02 to pool02:\n- On the inner firewall at Dublin, open TCP ");
  }

  @Test
  void everyEndOnOfferHasANameAndAnAnswer() {
    for (End a : End.all(PLAN.design())) {
      assertThat(a.text(PLAN.design(), Texts.english())).isNotBlank().doesNotContain("«");
      for (End b : End.all(PLAN.design())) {
        Answer answer = Answer.of(PLAN, a, b, false);
        assertThat(answer.rows().isEmpty()).isEqualTo(answer.whyNone().isPresent());
        answer
            .whyNone()
            .ifPresent(m -> assertThat(Texts.english().say(m)).doesNotContain("«", "{"));
      }
    }
  }
}

package edgewise.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgewise.fixture.Designs;
import edgewise.model.Address;
import edgewise.model.Balancing;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Layout;
import edgewise.model.LinkKind;
import edgewise.model.LoadBalancer;
import edgewise.model.NoteKind;
import edgewise.model.Partner;
import edgewise.model.Placement;
import edgewise.model.Pool;
import edgewise.model.Site;
import edgewise.store.FragmentFile;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandsTest {
  private static final Document NAT = Designs.template("edge-scaled-dnslb-nat").document();
  private static final Document SMALL = Designs.template("small-organization").document();
  private static final Document LARGE = Designs.template("large-multi-datacenter").document();

  private static ElementId id(String id) {
    return ElementId.of(id);
  }

  private static <T extends Element> T get(Document document, String id, Class<T> type) {
    return Elements.find(document, id(id), type).orElseThrow();
  }

  private static List<String> said(List<edgewise.text.Message> messages) {
    return messages.stream().map(m -> Texts.english().say(m)).toList();
  }

  private static List<Linking.Option> options(Document document, String a, String b) {
    return switch (Linking.between(document, id(a), id(b))) {
      case Outcome.Ok<List<Linking.Option>> ok -> ok.value();
      case Outcome.Refused<List<Linking.Option>> refused ->
          throw new AssertionError(ProposalsTest.refusal(refused));
    };
  }

  private static String refused(Document document, String a, String b) {
    return ProposalsTest.refusal(Linking.between(document, id(a), id(b)));
  }

  // Removing

  @Test
  void deleteSaysWhatElseGoesAndWhatIsCleared() {
    Removal removal = Removal.of(NAT, Set.of(id("pool01")));
    assertThat(removal.gone()).contains(id("pool01"), id("fe01"));
    assertThat(said(removal.also()))
        .containsExactly("The virtual addresses on hlb01 for pool01 go too.");
    assertThat(said(removal.cleared()))
        .contains("lsedge loses its next hop: pool01.", "rp01 loses its published pools: pool01.");
    Document after = new Remove(Set.of(id("pool01"))).on(NAT);
    assertThat(get(after, "lsedge", EdgePool.class).nextHop()).isEmpty();
    assertThat(get(after, "hlb01", LoadBalancer.class).vips()).isEmpty();
  }

  @Test
  void siteTakesWhatStandsInIt() {
    Removal removal = Removal.of(SMALL, Set.of(id("redmond")));
    assertThat(said(removal.also())).contains("lsedge goes too, because it stands in Redmond.");
    Document after = new Remove(Set.of(id("redmond"))).on(SMALL);
    assertThat(after.topology().elements()).noneMatch(e -> e.siteId().isPresent());
  }

  @Test
  void onlyServerOfASingleKindTakesItAlong() {
    assertThat(Elements.find(new RemoveServer(id("se01-1")).on(SMALL), id("se01"))).isEmpty();
    assertThat(get(new RemoveServer(id("edge01")).on(NAT), "lsedge", EdgePool.class).servers())
        .hasSize(1);
  }

  @Test
  void acceptancesPlacesAndLinesGoWithTheirElement() {
    Document drawn =
        ShapeLine.reset(LinkKind.MEDIA, id("pool01"), id("lsedge"))
            .on(new Place(List.of(new Placement(id("lsedge"), 1, 2, 3, 4))).on(NAT));
    drawn =
        new ShapeLine(
                LinkKind.NEXT_HOP,
                id("lsedge"),
                id("pool01"),
                List.of(),
                Optional.of("in"),
                Optional.empty())
            .on(new Accept("EDGE-NET-01/lsedge", "known").on(drawn));
    Document after = new Remove(Set.of(id("lsedge"))).on(drawn);
    assertThat(after.layout()).isEqualTo(Layout.empty());
    assertThat(after.decisions().accepted()).isEmpty();
  }

  // Names and properties

  @Test
  void renamingTakesTheHostPartOfTheFqdnAlong() {
    Document after = new Rename(id("se01"), "front").on(SMALL);
    Pool pool = get(after, "se01", Pool.class);
    assertThat(pool.name()).isEqualTo("front");
    assertThat(pool.fqdn()).isEqualTo(Fqdn.of("front.contoso.net"));
    assertThat(pool.servers().getFirst().fqdn()).isEqualTo(pool.fqdn());
    assertThat(Rename.proposedFqdn(SMALL, id("se01"), "front"))
        .contains(Fqdn.of("front.contoso.net"));
    assertThat(get(new Rename(id("se01"), "no host").on(SMALL), "se01", Pool.class).fqdn())
        .isEqualTo(Fqdn.of("se01.contoso.net"));
    assertThat(get(new Rename(id("edge01"), "rand").on(NAT), "lsedge", EdgePool.class).servers())
        .extracting(s -> s.fqdn().text())
        .containsExactly("rand.contoso.net", "edge02.contoso.net");
    assertThat(get(new Rename(id("litware"), "litware.org").on(NAT), "litware", Partner.class))
        .extracting(Partner::domains)
        .isEqualTo(List.of(Fqdn.of("litware.org")));
  }

  @Test
  void propertiesAreSetAnywhere() {
    List<Address> one = List.of(Address.of("10.0.0.1"));
    assertThat(
            get(
                    SetProperty.of(id("lsedge"), "servers[edge01].access", one).on(NAT),
                    "lsedge",
                    EdgePool.class)
                .servers()
                .getFirst()
                .access())
        .isEqualTo(one);
    assertThat(SetProperty.of(id("edge01"), "access", one).on(NAT))
        .isEqualTo(SetProperty.of(id("lsedge"), "servers[edge01].access", one).on(NAT));
    assertThat(
            SetProperty.ofOrganization("organization.name", "Fabrikam")
                .on(NAT)
                .topology()
                .organization()
                .name())
        .isEqualTo("Fabrikam");
    assertThat(SetProperty.of(id("lsedge"), "id", id("x")).on(NAT)).isSameAs(NAT);
    assertThat(SetProperty.of(id("lsedge"), "noSuch", 1).on(NAT)).isSameAs(NAT);
    assertThat(SetProperty.of(id("lsedge"), "nat", true).on(NAT)).isSameAs(NAT);
    assertThatThrownBy(() -> SetProperty.of(id("lsedge"), "nat", "yes").on(NAT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void typingRunIsOneStep() {
    History history = new History(NAT);
    history.apply(SetProperty.ofOrganization("name", "A"));
    history.apply(SetProperty.ofOrganization("name", "AB"));
    assertThat(history.steps()).hasSize(1);
  }

  // Joining and moving

  @Test
  void singleEdgeJoinsAPool() {
    Document both = ProposalsTest.placed(NAT, "edge-server");
    ElementId single = Elements.all(both, EdgePool.class).getLast().id();
    Outcome<Command> join = Adoption.onto(both, Set.of(single), id("lsedge"));
    Document after = ((Outcome.Ok<Command>) join).value().on(both);
    assertThat(Elements.all(after, EdgePool.class)).hasSize(1);
    assertThat(get(after, "lsedge", EdgePool.class).servers()).hasSize(3);
    assertThat(ProposalsTest.refusal(Adoption.onto(SMALL, Set.of(id("se01")), id("lsedge"))))
        .contains("is of another role");
  }

  @Test
  void branchRulesHoldWhenElementsMove() {
    assertThat(ProposalsTest.refusal(Adoption.onto(LARGE, Set.of(id("pool01")), id("portland"))))
        .contains("cannot stand in branch site Portland");
    assertThat(ProposalsTest.refusal(Adoption.onto(LARGE, Set.of(id("litware")), id("dublin"))))
        .contains("stands in no site");
    assertThat(
            get(new Adopt(Set.of(id("pool01")), id("dublin")).on(LARGE), "pool01", Pool.class)
                .site())
        .isEqualTo(id("dublin"));
    assertThat(
            get(new Adopt(Set.of(id("portland")), id("dublin")).on(LARGE), "portland", Site.class)
                .centralSite())
        .contains(id("dublin"));
  }

  @Test
  void serversMoveBetweenPoolsOfOneRole() {
    Document after = new MoveServer(id("edge03"), id("lsedge"), 0).on(LARGE);
    assertThat(get(after, "lsedge", EdgePool.class).servers())
        .extracting(s -> s.id().value())
        .startsWith("edge03");
    assertThat(new MoveServer(id("fe01"), id("dirpool01"), 0).on(LARGE)).isSameAs(LARGE);
  }

  // Linking

  @Test
  void partnerConnectsToAnEdgePoolOnly() {
    assertThat(refused(NAT, "litware", "pool01"))
        .isEqualTo("A partner connects to an Edge pool; draw the line from litware.com to lsedge.");
    assertThat(refused(NAT, "pool01", "litware")).contains("A partner connects to an Edge pool");
    assertThat(refused(NAT, "litware", "lsedge")).contains("linked already");
  }

  @Test
  void lineBetweenEdgeAndPoolOffersBothLinks() {
    Document loose =
        new Unlink(LinkKind.MEDIA, id("pool01"), id("lsedge"))
            .on(new Unlink(LinkKind.NEXT_HOP, id("lsedge"), id("pool01")).on(NAT));
    assertThat(options(loose, "pool01", "lsedge"))
        .extracting(Linking.Option::kind)
        .containsExactly(LinkKind.NEXT_HOP, LinkKind.MEDIA);
    Document linked = options(loose, "lsedge", "pool01").getFirst().command().on(loose);
    assertThat(get(linked, "lsedge", EdgePool.class).nextHop()).contains(id("pool01"));
    assertThat(options(linked, "lsedge", "pool01"))
        .extracting(Linking.Option::kind)
        .containsExactly(LinkKind.MEDIA);
  }

  @Test
  void deviceBalancesAnEdgePoolWithVirtualAddresses() {
    Document after = options(NAT, "hlb01", "lsedge").getFirst().command().on(NAT);
    assertThat(get(after, "lsedge", EdgePool.class).balancing()).isEqualTo(Balancing.HARDWARE);
    assertThat(get(after, "hlb01", LoadBalancer.class).vips())
        .filteredOn(v -> v.pool().equals(id("lsedge")))
        .hasSize(4)
        .allMatch(v -> v.addresses().size() == 1);
    Document without = new Unlink(LinkKind.BALANCES, id("hlb01"), id("lsedge")).on(after);
    assertThat(get(without, "hlb01", LoadBalancer.class))
        .isEqualTo(get(NAT, "hlb01", LoadBalancer.class));
  }

  @Test
  void pairsAreOfOneKindAndMutual() {
    Document apart = new Unlink(LinkKind.PAIRING, id("pool01"), id("pool02")).on(LARGE);
    assertThat(get(apart, "pool02", Pool.class).pairedWith()).isEmpty();
    Document paired = options(apart, "pool02", "pool01").getFirst().command().on(apart);
    assertThat(paired).isEqualTo(LARGE);
    Document mixed = ProposalsTest.placed(NAT, "standard-edition");
    assertThat(refused(mixed, "pool01", "se01")).contains("pair two pools of the same kind");
  }

  @Test
  void otherPairsSayWhy() {
    assertThat(refused(SMALL, "rp01", "lsedge")).contains("publishes web services");
    assertThat(refused(SMALL, "outer-firewall", "fs01")).contains("nothing to say to each other");
    assertThat(refused(SMALL, "lsedge", "lsedge")).contains("with itself");
  }

  // Drawing

  @Test
  void sitesCarryWhatStandsInThemAndLockedElementsStay() {
    Layout shown =
        new Layout(
            List.of(
                new Placement(id("redmond"), 0, 0, 900, 600),
                new Placement(id("lsedge"), 100, 100, 80, 80),
                new Placement(id("se01"), 300, 100, 80, 80)));
    Document locked = new Lock(Set.of(id("se01")), true, shown).on(SMALL);
    Document moved = new Move(Set.of(id("redmond")), 10, 5, shown, Optional.empty()).on(locked);
    assertThat(moved.layout().find(id("lsedge"))).map(Placement::x).contains(110.0);
    assertThat(moved.layout().find(id("se01"))).map(Placement::x).contains(300.0);
    assertThat(new Move(Set.of(id("se01")), 10, 5, shown, Optional.empty()).on(locked))
        .isSameAs(locked);
    Document front = new Level(Set.of(id("lsedge")), Level.To.FRONT, shown).on(moved);
    assertThat(front.layout().find(id("lsedge"))).map(Placement::level).contains(1);
    assertThat(
            new Collapse(Set.of(id("redmond"), id("lsedge")), true, shown)
                .on(moved)
                .layout()
                .placements())
        .filteredOn(Placement::collapsed)
        .hasSize(1);
  }

  @Test
  void notesAreAddedEditedAndRemoved() {
    AddNote add = AddNote.of(SMALL, NoteKind.NOTE, "look", 1, 2, 100, 50);
    Document noted = add.on(SMALL);
    Document edited = new EditNote(add.note().id(), "here").on(noted);
    assertThat(edited.layout().notes().getFirst().text()).isEqualTo("here");
    assertThat(new Remove(Set.of(add.note().id())).on(edited)).isEqualTo(SMALL);
  }

  // Clipboard

  @Test
  void duplicateGetsNewNamesAndAddresses() {
    Document after = Copying.duplicate(NAT, Layout.empty(), Set.of(id("lsedge"))).on(NAT);
    EdgePool copy = Elements.all(after, EdgePool.class).getLast();
    assertThat(copy.name()).isEqualTo("lsedge02");
    assertThat(copy.access().fqdn().text()).isEqualTo("sip02.contoso.com");
    assertThat(copy.nextHop()).contains(id("pool01"));
    assertThat(copy.servers())
        .extracting(s -> s.fqdn().text())
        .containsExactly("edge03.contoso.net", "edge04.contoso.net");
    assertThat(copy.servers().getFirst().access()).containsExactly(Address.of("10.45.16.12"));
  }

  @Test
  void referencesInsideAFragmentAreKept() {
    Document blank = Designs.blank().document();
    var fragment = Copying.of(NAT, Layout.empty(), Set.of(id("lsedge"), id("pool01")));
    Document after = new Paste(fragment, 0, 0, Optional.of(id("redmond"))).on(blank);
    assertThat(get(after, "lsedge", EdgePool.class).nextHop()).contains(id("pool01"));
    assertThat(get(after, "pool01", Pool.class).sql()).isEmpty();
    assertThat(FragmentFile.parse(FragmentFile.write(fragment), "clipboard"))
        .isEqualTo(Outcome.ok(fragment));
  }

  @Test
  void hostileClipboardTextIsRefused() {
    for (String text : List.of("", "hello", "{}", "[[[[", "{\"formatVersion\":1,\"elements\":7}")) {
      assertThat(FragmentFile.parse(text, "clipboard")).isInstanceOf(Outcome.Refused.class);
    }
  }

  // Finding and replacing

  private static List<Search.Hit> found(String query) {
    return ok(Search.find(NAT, query, Search.Options.everywhere(), () -> false));
  }

  private static List<Replace.Replacement> replacing(
      String query, String by, Search.Options options) {
    return ok(Replace.preview(NAT, query, by, options, () -> false));
  }

  private static <T> T ok(Outcome<T> outcome) {
    return ((Outcome.Ok<T>) outcome).value();
  }

  private static String refused(Outcome<?> outcome) {
    return ((Outcome.Refused<?>) outcome).why().getFirst().say(Texts.english());
  }

  @Test
  void subnetsFindAddressesAndNumbersFindPorts() {
    assertThat(found("10.45.16.0/28"))
        .extracting(Search.Hit::text)
        .containsExactly("10.45.16.1", "10.45.16.10", "10.45.16.1", "10.45.16.11", "10.45.16.1");
    assertThat(found("5061"))
        .extracting(h -> h.property().text())
        .containsExactly("federationPort");
    assertThat(found("506")).isEmpty();
    assertThat(found("EDGE01"))
        .extracting(Search.Hit::owner)
        .containsExactly(Optional.of(id("edge01")));
  }

  @Test
  void replacingShowsBeforeAndAfterAndRefusesWhatIsNoAddress() {
    var all = Search.Options.everywhere();
    Document moved = new Replace(replacing("10.45.16.0/24", "10.99.1.0/24", all)).on(NAT);
    EdgePool edge = get(moved, "lsedge", EdgePool.class);
    assertThat(edge.servers().getFirst().access()).containsExactly(Address.of("10.99.1.10"));
    assertThat(edge.servers().getFirst().externalGateway()).contains(Address.of("10.99.1.1"));
    var broken = replacing("172.25.33.10", "soon", all);
    assertThat(broken).hasSize(1).allMatch(r -> r.problem().isPresent());
    assertThat(new Replace(broken).on(NAT)).isSameAs(NAT);
  }

  @Test
  void expressionsFindAndReplaceByTheirGroups() {
    var expressions = Search.Options.everywhere().asExpression();
    assertThat(ok(Search.find(NAT, "^10\\.45\\.16\\.\\d+$", expressions, () -> false)))
        .extracting(Search.Hit::text)
        .contains("10.45.16.1", "10.45.16.11")
        .doesNotContain("10.45.16.0/24");
    assertThat(ok(Search.find(NAT, "50\\d1", expressions, () -> false)))
        .extracting(h -> h.property().text())
        .contains("federationPort");
    Document renamed = new Replace(replacing("^(pool)0?(\\d)$", "$1-net-$2", expressions)).on(NAT);
    assertThat(renamed.topology().elements()).extracting(Element::name).contains("pool-net-1");
    var whole = new Search.Options(true, true, true, expressions.fields());
    assertThat(ok(Search.find(NAT, "edg.", whole, () -> false))).isEmpty();
  }

  @Test
  void whatIsNoExpressionIsExplainedInOneSentence() {
    var expressions = Search.Options.everywhere().asExpression();
    for (String bad :
        List.of(
            "(a", "a)", "[a", "[z-a]", "*a", "a{2", "a{b}", "\\y", "(?<x", "\\", "a{5,2}", "\\k")) {
      assertThat(refused(Search.find(NAT, bad, expressions, () -> false)))
          .as(bad)
          .doesNotContain("«", "{0}", "\n")
          .endsWith(".");
    }
    assertThat(refused(Replace.preview(NAT, "(edge)", "$2", expressions, () -> false)))
        .contains("$1");
    assertThat(refused(Replace.preview(NAT, "(edge)", "$", expressions, () -> false)))
        .contains("$1");
  }

  @Test
  void anExpressionThatWouldNeverEndIsGivenUp() {
    Document noted = AddNote.of(NAT, NoteKind.NOTE, "a".repeat(60) + "!", 0, 0, 100, 100).on(NAT);
    var expressions = Search.Options.everywhere().asExpression();
    assertThat(refused(Search.find(noted, "^(a|a)*\\1$", expressions, () -> false)))
        .contains("aaaa");
    Document long1 = AddNote.of(NAT, NoteKind.NOTE, "ab".repeat(40_000), 0, 0, 100, 100).on(NAT);
    assertThat(refused(Search.find(long1, "(a|b)*c", expressions, () -> false))).isNotEmpty();
  }

  @Test
  void stepsAreNamedAfterWhatTheyAreAbout() {
    History history = new History(NAT);
    history.apply(new Rename(id("sqlbe"), "Back end"));
    history.apply(new Remove(Set.of(id("sqlbe"))));
    Document noted = AddNote.of(NAT, NoteKind.NOTE, "Ask Ann\nfirst", 0, 0, 9, 9).on(NAT);
    History notes = new History(noted);
    notes.apply(new Remove(Set.of(noted.layout().notes().getFirst().id())));
    assertThat(Texts.english().say(history.undoLabel().orElseThrow())).isEqualTo("Delete Back end");
    assertThat(Texts.english().say(notes.undoLabel().orElseThrow())).isEqualTo("Delete Ask Ann");
  }

  @Test
  void whatIsNamedAfterASipDomainGoesAlongWhenItIsRenamed() {
    Document renamed =
        SipDomainNames.carry(
            NAT, SetProperty.ofOrganization("sipDomains[0].name", Fqdn.of("fabrikam.org")).on(NAT));
    String text = renamed.topology().organization().toString();
    assertThat(text).contains("https://meet.fabrikam.org", "https://dialin.fabrikam.org");
    EdgePool edge = get(renamed, "lsedge", EdgePool.class);
    assertThat(edge.access().fqdn()).isEqualTo(Fqdn.of("sip.fabrikam.org"));
    assertThat(edge.fqdn()).isEqualTo(Fqdn.of("lsedge.contoso.net"));
    Pool pool = get(renamed, "pool01", Pool.class);
    assertThat(pool.web().orElseThrow().externalFqdn()).contains(Fqdn.of("webext.fabrikam.org"));
    Document back =
        SipDomainNames.carry(
            renamed,
            SetProperty.ofOrganization("sipDomains[0].name", Fqdn.of("contoso.com")).on(renamed));
    assertThat(back.topology()).isEqualTo(NAT.topology());
  }
}

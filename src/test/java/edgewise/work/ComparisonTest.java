package edgewise.work;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.text.Texts;
import edgewise.work.Comparison.Change;
import edgewise.work.Comparison.Field;
import edgewise.work.Comparison.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Designs BEFORE = Designs.template("edge-single-nat");

  private static Comparison compare(Designs before, Designs after) {
    return Comparison.of(
        Planned.of(before.document()), Planned.of(after.document()), Texts.english());
  }

  @Test
  void designDoesNotDifferFromItself() {
    assertThat(compare(BEFORE, BEFORE).isEmpty()).isTrue();
  }

  @Test
  void movedBoxIsNoDifference() {
    assertThat(
            compare(
                    BEFORE,
                    BEFORE.set(
                        "layout/placements", "[{\"element\": \"lsedge\", \"x\": 9999, \"y\": 1}]"))
                .isEmpty())
        .isTrue();
  }

  @Test
  void changedAddressShowsInTheElementItsRowsAndItsRecord() {
    Comparison comparison =
        compare(
            BEFORE, BEFORE.set("lsedge/servers/0/webConferencingPublic", "[\"131.107.155.99\"]"));
    assertThat(comparison.elements())
        .containsExactly(
            new Change(
                Kind.CHANGED,
                "lsedge",
                "lsedge",
                List.of(
                    new Field(
                        "servers[lsedge-1].webConferencingPublic",
                        "131.107.155.20",
                        "131.107.155.99"))));
    assertThat(comparison.firewall())
        .containsExactly(
            new Change(
                Kind.CHANGED,
                "edge-ext-psom-in/lsedge",
                "",
                List.of(new Field("destination_addresses", "131.107.155.20", "131.107.155.99"))));
    assertThat(comparison.dns())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(Kind.CHANGED);
              assertThat(change.fields())
                  .containsExactly(new Field("value", "131.107.155.20", "131.107.155.99"));
            });
    assertThat(comparison.certificates()).isEmpty();
  }

  @Test
  void addedAndRemovedElementsMirrorEachOther() {
    Designs after =
        BEFORE.add(
            "{\"id\": \"tailspin\", \"kind\": \"allowed-domain\", \"name\": \"Tailspin\","
                + " \"domains\": [\"tailspin.com\"]}");
    Change added = compare(BEFORE, after).elements().getFirst();
    Change removed = compare(after, BEFORE).elements().getFirst();
    assertThat(added.kind()).isEqualTo(Kind.ADDED);
    assertThat(removed.kind()).isEqualTo(Kind.REMOVED);
    assertThat(added.id()).isEqualTo("tailspin");
    assertThat(added.fields())
        .contains(new Field("domains", "", "tailspin.com"), new Field("name", "", "Tailspin"));
    assertThat(added.fields()).allSatisfy(f -> assertThat(f.before()).isEmpty());
    assertThat(removed.fields()).allSatisfy(f -> assertThat(f.after()).isEmpty());
    assertThat(removed.fields().stream().map(f -> List.of(f.name(), f.before())).toList())
        .isEqualTo(added.fields().stream().map(f -> List.of(f.name(), f.after())).toList());
  }

  @Test
  void insertedServerDoesNotChangeTheOthers() {
    Designs before = Designs.template("edge-scaled-dnslb-nat");
    Designs after =
        before.set("lsedge/servers/2", "{\"id\": \"edge03\", \"fqdn\": \"edge03.contoso.net\"}");
    assertThat(compare(before, after).elements())
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.fields())
                    .isNotEmpty()
                    .allSatisfy(f -> assertThat(f.name()).startsWith("servers[edge03].")));
  }

  @Test
  void organizationIsComparedToo() {
    assertThat(compare(BEFORE, BEFORE.set("organization/splitBrain", "true")).elements())
        .containsExactly(
            new Change(
                Kind.CHANGED,
                "organization",
                BEFORE.topology().organization().name(),
                List.of(new Field("splitBrain", "false", "true"))));
  }
}

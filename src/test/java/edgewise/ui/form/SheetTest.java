package edgewise.ui.form;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.catalogue.PropertyRows;
import edgewise.model.Address;
import edgewise.model.EdgeServer;
import edgewise.model.ElementId;
import edgewise.model.ExistingRule;
import edgewise.model.Fqdn;
import edgewise.model.Server;
import edgewise.model.Shape;
import edgewise.model.Transport;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {
  private static final Texts TEXTS = Texts.english();

  private static Server server(String id, String fqdn, String... addresses) {
    return (Server)
        Shape.Rec.of(Server.class)
            .create(
                Map.of(
                    "id", ElementId.of(id),
                    "fqdn", Fqdn.of(fqdn),
                    "addresses", List.of(addresses).stream().map(Address::of).toList()));
  }

  private static Sheet sheet(Class<?> type, List<Record> rows) {
    Shape.Rec rec = Shape.Rec.of(type);
    List<Column> columns =
        PropertyRows.standard().of(type).stream()
            .filter(p -> !p.name().equals("id"))
            .map(p -> new Column(p, rec.component(p.name())))
            .toList();
    return new Sheet(TEXTS, rec, columns, rows, "contoso.net");
  }

  private static Supplier<Optional<Record>> blanks() {
    List<Record> made = new ArrayList<>();
    return () -> {
      made.add(server("new" + made.size(), ""));
      return Optional.of(made.getLast());
    };
  }

  private static Sheet.At at(int row, int column) {
    return new Sheet.At(row, column);
  }

  private final Sheet two =
      sheet(
          Server.class,
          List.of(server("a", "fe01.contoso.net", "10.0.0.10"), server("b", "fe02.contoso.net")));

  @Test
  void aPastedRangeGoesIntoCellsAndAddsRows() {
    Sheet.Result result =
        two.pasted(
            Set.of(at(1, 0)),
            Tsv.parse("web01\t10.0.0.21\nweb02.fabrikam.com\t10.0.0.22, 2001:db8::22\n"),
            blanks());
    assertThat(result.left()).isEmpty();
    assertThat(result.rows())
        .containsExactly(
            server("a", "fe01.contoso.net", "10.0.0.10"),
            server("b", "web01.contoso.net", "10.0.0.21"),
            server("new0", "web02.fabrikam.com", "10.0.0.22", "2001:db8::22"));
  }

  @Test
  void pastedCellsThatMeanNothingStayAsTheyAreAndAreSaid() {
    Sheet.Result result =
        two.pasted(Set.of(at(0, 0)), Tsv.parse("fe 1\t10.0.0.99\nfe09\t10.0.0\n"), blanks());
    assertThat(result.rows())
        .containsExactly(
            server("a", "fe01.contoso.net", "10.0.0.99"), server("b", "fe09.contoso.net"));
    assertThat(result.left())
        .containsExactly(
            Message.of("sheet.left", 1, "FQDN", Message.of("entry.name.blank", "fe 1")),
            Message.of("sheet.left", 2, "Addresses", Message.of("entry.address", "10.0.0")));
  }

  @Test
  void headingsOfAPastedRangeAreLeftOut() {
    Sheet.Result result =
        two.pasted(Set.of(at(0, 0)), Tsv.parse("FQDN\tAddresses\nfe07\t10.0.0.7\n"), blanks());
    assertThat(result.rows().getFirst()).isEqualTo(server("a", "fe07.contoso.net", "10.0.0.7"));
  }

  @Test
  void onePastedCellGoesIntoEverySelectedOne() {
    Sheet.Result result = two.pasted(Set.of(at(0, 1), at(1, 1)), Tsv.parse("10.0.0.5"), blanks());
    assertThat(result.rows())
        .extracting(r -> ((Server) r).addresses())
        .containsOnly(List.of(Address.of("10.0.0.5")));
  }

  @Test
  void fillingDownCountsNamesAndAddressesUp() {
    Sheet three =
        sheet(
            Server.class,
            List.of(
                server("a", "edge01.contoso.net", "10.0.0.10"), server("b", ""), server("c", "")));
    Sheet.Result result =
        three.filled(Set.of(at(0, 0), at(1, 0), at(2, 0), at(0, 1), at(1, 1), at(2, 1)));
    assertThat(result.rows())
        .containsExactly(
            server("a", "edge01.contoso.net", "10.0.0.10"),
            server("b", "edge02.contoso.net", "10.0.0.11"),
            server("c", "edge03.contoso.net", "10.0.0.12"));
  }

  @Test
  void oneSelectedCellIsFilledFromTheOneAbove() {
    assertThat(two.filled(Set.of(at(1, 1))).rows().getLast())
        .isEqualTo(server("b", "fe02.contoso.net", "10.0.0.11"));
  }

  @Test
  void emptiedCellsHoldTheirDefaults() {
    assertThat(two.emptied(Set.of(at(0, 0), at(0, 1))).rows().getFirst())
        .isEqualTo(server("a", ""));
  }

  @Test
  void copiedCellsArePastedAsTheyWere() {
    String copied = two.copied(null, Set.of(at(0, 0), at(0, 1), at(1, 0), at(1, 1)));
    assertThat(copied).isEqualTo("fe01.contoso.net\t10.0.0.10\nfe02.contoso.net\t");
    assertThat(two.pasted(Set.of(at(0, 0)), Tsv.parse(copied), blanks()).rows())
        .isEqualTo(two.rows());
  }

  @ParameterizedTest
  @ValueSource(classes = {EdgeServer.class, Server.class, ExistingRule.class})
  void everyCellOfATableReadsBackWhatItShows(Class<?> type) {
    Record row =
        Blanks.of(
                Shape.Rec.of(type),
                edgewise.fixture.Designs.template("blank").document(),
                new Subject.Whole())
            .orElseThrow();
    Sheet sheet = sheet(type, List.of(row));
    for (int c = 0; c < sheet.columns().size(); c++) {
      Outcome<List<Record>> typed = sheet.typed(at(0, c), sheet.text(null, at(0, c)));
      assertThat(typed).isEqualTo(Outcome.ok(List.of(row)));
    }
  }

  @Test
  void wordsAreReadInAnyCase() {
    ExistingRule rule =
        new ExistingRule(
            Transport.TCP,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty());
    Sheet rules = sheet(ExistingRule.class, List.of(rule));
    assertThat(rules.typed(at(0, 0), "udp"))
        .isInstanceOfSatisfying(
            Outcome.Ok.class,
            ok ->
                assertThat(((ExistingRule) ((List<?>) ok.value()).getFirst()).transport())
                    .isEqualTo(Transport.UDP));
    assertThat(rules.typed(at(0, 0), "icmp")).isInstanceOf(Outcome.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "edge01, 1, edge02",
    "edge09, 1, edge10",
    "edge99, 1, edge100",
    "dc1-edge, 2, dc3-edge",
    "edge, 1, edge",
    "a1b2, 3, a1b5"
  })
  void numbersInNamesCountUp(String name, int by, String next) {
    assertThat(Series.counted(name, by)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.255, 1, 10.0.1.0",
    "255.255.255.255, 1, 255.255.255.255",
    "2001:db8::f, 1, 2001:db8::10"
  })
  void addressesCountUp(String address, int by, String next) {
    assertThat(Series.later(Address.of(address), by).text()).isEqualTo(next);
  }

  @Test
  void quotedCellsOfASpreadsheetKeepTheirLineBreaks() {
    assertThat(Tsv.parse("a\t\"b\n\"\"c\"\"\"\r\nd\t\r\n"))
        .containsExactly(List.of("a", "b\n\"c\""), List.of("d", ""));
  }
}

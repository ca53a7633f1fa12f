package edgewise.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.History;
import edgewise.export.ElementLine;
import edgewise.export.ServerLine;
import edgewise.fixture.Book;
import edgewise.fixture.Designs;
import edgewise.fixture.HostileDesigns;
import edgewise.fixture.Tools;
import edgewise.model.Document;
import edgewise.store.SpreadsheetFile.Table;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names and addresses that somebody changed in the spreadsheet come back; everything else is said.
class SheetEditsTest {
  private static final int TOPOLOGY = 2;
  private static final int SERVERS = 3;

  /// One line for each element, and one for each interface.
  private static final Designs SCALED = Designs.template("edge-scaled-dnslb-nat");

  @TempDir private Path folder;

  private SheetEdits read(Book book, Document document) {
    return switch (SheetEdits.read(book.at(folder), document)) {
      case Outcome.Ok<SheetEdits> ok -> ok.value();
      case Outcome.Refused<SheetEdits> refused -> throw new AssertionError(refused.why());
    };
  }

  private SheetEdits read(Book book) {
    return read(book, SCALED.document());
  }

  private static List<String> problems(SheetEdits edits) {
    return edits.problems().stream().map(m -> Texts.english().say(m)).toList();
  }

  private static List<String> changes(SheetEdits edits) {
    return edits.changes().stream()
        .map(
            c ->
                c.place()
                    + " "
                    + Texts.english().say(c.property())
                    + " of "
                    + c.element()
                    + ": "
                    + c.before()
                    + " > "
                    + c.after())
        .toList();
  }

  private String refusal(Book book) {
    return switch (SheetEdits.read(book.at(folder), SCALED.document())) {
      case Outcome.Ok<SheetEdits> ok -> throw new AssertionError(ok);
      case Outcome.Refused<SheetEdits> refused ->
          Texts.english().say(refused.why().getFirst().message());
    };
  }

  static List<String> templates() {
    return Designs.templateNames();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void whatWasNotChangedChangesNothing(String template) {
    Designs designs = Designs.template(template);
    SheetEdits edits = read(Book.of(designs.exportInput()), designs.document());
    assertThat(edits).isEqualTo(new SheetEdits(List.of(), List.of()));
  }

  static Set<String> hostile() {
    return HostileDesigns.NAMES.keySet();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void hostileNamesComeBackAsTheyWere(String name) {
    for (Designs designs : HostileDesigns.of(name)) {
      SheetEdits edits = read(Book.of(designs.exportInput()), designs.document());
      assertThat(edits).isEqualTo(new SheetEdits(List.of(), List.of()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"edge-scaled-hlb", "small-organization"})
  void everyCellThatMayBeChangedGivesThatChangeAlone(String template) throws IOException {
    Designs designs = Designs.template(template);
    Book book = Book.of(designs.exportInput());
    List<Table> tables = Book.tables(book.at(folder));
    List<ElementLine> elements = ElementLine.all(designs.plan().design());
    List<ServerLine> servers = ServerLine.all(designs.plan().design());
    List<Object[]> cells = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      cells.add(new Object[] {TOPOLOGY, "Name", i, "A new name"});
      if (elements.get(i).named()) {
        cells.add(new Object[] {TOPOLOGY, "FQDN", i, "new.example.net"});
      }
    }
    for (int i = 0; i < servers.size(); i++) {
      cells.add(new Object[] {SERVERS, "Addresses", i, "10.99.0.1; 2001:db8::99"});
      if (servers.get(i).translatedTo().isPresent()) {
        cells.add(new Object[] {SERVERS, "After NAT", i, "203.0.113.99"});
      }
      if (servers.get(i).named().isPresent()) {
        cells.add(new Object[] {SERVERS, "Machine", i, "new.example.net"});
      }
    }
    for (Object[] c : cells) {
      int sheet = (int) c[0];
      Table table = tables.get(sheet - 1);
      String cell = Book.cell(table, (String) c[1], (int) c[2] + 2);
      SheetEdits edits = read(book.set(sheet, cell, (String) c[3]), designs.document());
      assertThat(problems(edits)).isEmpty();
      assertThat(edits.changes()).hasSize(1);
      assertThat(edits.changes().getFirst().place()).isEqualTo(table.name() + "!" + cell);
      Document after = SheetEdits.command(edits.changes()).on(designs.document());
      assertThat(after).isNotEqualTo(designs.document());
      assertThat(read(book.set(sheet, cell, (String) c[3]), after).changes()).isEmpty();
    }
  }

  @Test
  void changesAreOneStepThatCanBeUndone() {
    Book book =
        Book.of(SCALED.exportInput())
            .set(SERVERS, "D2", "edge11.contoso.net")
            .set(SERVERS, "F2", "172.25.33.110")
            .set(TOPOLOGY, "C2", "Redmond campus");
    SheetEdits edits = read(book);
    assertThat(changes(edits))
        .containsExactly(
            "Topology!C2 Name of Redmond: Redmond > Redmond campus",
            "Servers and addresses!D2 FQDN of edge01.contoso.net: edge01.contoso.net >"
                + " edge11.contoso.net",
            "Servers and addresses!F2 Inside of edge01.contoso.net: 172.25.33.10 >"
                + " 172.25.33.110");
    History history = new History(SCALED.document());
    history.apply(SheetEdits.command(edits.changes()));
    assertThat(history.steps()).hasSize(1);
    assertThat(Texts.english().say(history.steps().getFirst().label()))
        .isEqualTo("Change 3 cells of a spreadsheet");
    history.undo();
    assertThat(history.current()).isEqualTo(SCALED.document());
  }

  @Test
  void whatCannotStandThereIsSaidWithItsCell() {
    Book book =
        Book.of(SCALED.exportInput())
            .set(SERVERS, "F2", "10.0.0.300")
            .set(SERVERS, "F3", "10.45.16.10;10.45.16.10")
            .set(SERVERS, "D6", "edge 2")
            .set(SERVERS, "C2", "Router")
            .set(TOPOLOGY, "C2", "")
            .set(TOPOLOGY, "C3", "lsedge");
    SheetEdits edits = read(book);
    assertThat(changes(edits)).isEmpty();
    assertThat(problems(edits))
        .containsExactly(
            "Topology!C2: A name cannot be empty; type one.",
            "Servers and addresses!C2: Kind of “edge01.contoso.net” cannot be changed here; change"
                + " it on the drawing.",
            "Servers and addresses!F2: “10.0.0.300” is no address; type an IPv4 or IPv6 address.",
            "Servers and addresses!F3: “10.45.16.10” stands there twice",
            "Servers and addresses!D6: “edge 2” is no DNS name; use letters, digits, hyphens and"
                + " dots.",
            "Topology!C3: “lsedge” is the name of “lsedge” already.");
  }

  @Test
  void anAddressOfAnotherInterfaceIsRefusedAndASwapIsNot() {
    Book book = Book.of(SCALED.exportInput());
    assertThat(problems(read(book.set(SERVERS, "F2", "172.25.33.11"))))
        .containsExactly(
            "Servers and addresses!F2: another interface has the address 172.25.33.11 as well.");
    SheetEdits swap =
        read(book.set(SERVERS, "F2", "172.25.33.11").set(SERVERS, "F6", "172.25.33.10"));
    assertThat(problems(swap)).isEmpty();
    assertThat(swap.changes()).hasSize(2);
  }

  @Test
  void twoNamesForOneMachineAreRefused() {
    Book book = Book.of(SCALED.exportInput());
    assertThat(
            problems(
                read(book.set(SERVERS, "D2", "a.contoso.net").set(SERVERS, "D3", "b.contoso.net"))))
        .containsExactly(
            "Servers and addresses!D2 and Servers and addresses!D3 give “edge01.contoso.net”"
                + " different names; neither is taken.");
  }

  @Test
  void rowsThatAreNewMissingDoubleOrUnknownAreSaid() {
    Book book = Book.of(SCALED.exportInput()).without(SERVERS, 3).without(SERVERS, 5);
    assertThat(problems(read(book)))
        .containsExactly(
            "Servers and addresses: 2 rows are missing, “edge01.contoso.net” first; nothing is"
                + " removed from the design.");
    Table table = Book.tables(Book.of(SCALED.exportInput()).at(folder)).get(SERVERS - 1);
    String key = Book.cell(table, "edgewise:servers", 2);
    assertThat(
            problems(read(Book.of(SCALED.exportInput()).set(SERVERS, key, "edge99 access-edge"))))
        .contains(
            "Servers and addresses!A2: the design has no “edge99 access-edge” any more; the row is"
                + " left out.");
    assertThat(problems(read(Book.of(SCALED.exportInput()).set(SERVERS, key, ""))))
        .contains(
            "Servers and addresses!A2: this row is new; elements are added on the drawing, not"
                + " here.");
    assertThat(
            problems(read(Book.of(SCALED.exportInput()).set(SERVERS, key, "edge01 access-edge"))))
        .anySatisfy(p -> assertThat(p).contains("stands in row 2 as well; only that one counts."));
  }

  @Test
  void aDesignThatHasMovedOnIsNotTurnedBack() {
    Book book = Book.of(SCALED.exportInput());
    Document moved = SCALED.set("lsedge/servers/edge01/internal", "[\"172.25.33.77\"]").document();
    assertThat(read(book, moved)).isEqualTo(new SheetEdits(List.of(), List.of()));
    SheetEdits edits = read(book.set(SERVERS, "F2", "172.25.33.99"), moved);
    assertThat(edits.changes()).hasSize(1);
    assertThat(edits.changes().getFirst().before()).isEqualTo("172.25.33.77");
    assertThat(edits.changes().getFirst().remark().map(m -> Texts.english().say(m)))
        .isEqualTo(Optional.of("The design has changed since: it was 172.25.33.10"));
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Book book = Book.of(SCALED.exportInput());
    Path text = folder.resolve("plan.txt");
    Files.writeString(text, "no spreadsheet");
    assertThat(SheetEdits.read(text, SCALED.document())).isInstanceOf(Outcome.Refused.class);
    assertThat(
            refusal(
                book.replace(
                    "xl/worksheets/sheet2.xml",
                    "<worksheet",
                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><worksheet")))
        .isNotEmpty();
    assertThat(refusal(book.put("xl/worksheets/sheet2.xml", new byte[100 << 20]))).isNotEmpty();
    assertThat(
            refusal(
                book.put(
                    "xl/sharedStrings.xml",
                    ("<sst>" + "<si><t>" + "x".repeat(1 << 20) + "</t></si>")
                        .repeat(100)
                        .getBytes(UTF_8))))
        .contains("larger than any plan");
    Book other = Book.of(Designs.template("director-single").exportInput());
    assertThat(SheetEdits.read(other.at(folder), Designs.template("blank").document()))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void libreOfficeKeepsWhatReadingBackNeeds() throws IOException, InterruptedException {
    Tools.assumeInstalled("soffice", "libreoffice-calc-nogui");
    Book edited =
        Book.of(SCALED.exportInput())
            .set(SERVERS, "F2", "172.25.33.110")
            .set(TOPOLOGY, "C2", "Redmond & campus");
    Path saved = Files.createDirectories(folder.resolve("saved"));
    Process office =
        new ProcessBuilder(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                saved.toString(),
                edited.at(folder).toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(office.waitFor()).isZero();
    SheetEdits edits = read(Book.of(Files.readAllBytes(saved.resolve("plan.xlsx"))));
    assertThat(problems(edits)).isEmpty();
    assertThat(changes(edits))
        .containsExactly(
            "Topology!C2 Name of Redmond: Redmond > Redmond & campus",
            "Servers and addresses!F2 Inside of edge01.contoso.net: 172.25.33.10 >"
                + " 172.25.33.110");
  }
}

package edgewise.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Rfc4180;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CsvExporterTest {
  private static Map<String, String> files(ExportInput in) {
    return new CsvExporter()
        .render(in).stream()
            .collect(Collectors.toMap(OutFile::path, f -> new String(f.bytes(), UTF_8)));
  }

  @Test
  void tablesHaveTheColumnsOfTheContractAndQuotesOnlyWhereNeeded() {
    assertThat(files(Samples.small()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "firewall.csv",
                """
                id,firewall,site,application,security,transport,port_from,port_to,source_port_from,source_port_to,\
                source_role,destination_role,source,destination,source_addresses,destination_addresses,\
                source_translated,destination_translated,interface,required_by,reference,note
                edge-ext-psom-in/lsedge,external,Oslo,PSOM,TLS,TCP,443,443,,,internet-any,web-conf-edge,\
                Internet,lsedge,any,131.107.155.20;131.107.155.21,,10.45.16.20;10.45.16.21,node,\
                "Audio and video;Litware, Inc.",edge-ext-psom-in;Gg398739,Shared content of meetings \
                for outside participants; the Edge opens nothing back on this port.
                """,
                "dns.csv",
                """
                id,site,zone,type,name,value,port,priority,weight,ttl,required_by,reference,note
                record/sip.contoso.com,Oslo,external,A,sip.contoso.com,131.107.155.10,,,,3600,\
                "Audio and video;Litware, Inc.",edge-access-a;Gg398739,Shared content of meetings \
                for outside participants; the Edge opens nothing back on this port.
                service/_sip._tls.contoso.com,,external,SRV,_sip._tls.contoso.com,sip.contoso.com,443,0,0,300,\
                "Audio and video;Litware, Inc.",edge-sip-srv;Gg398739,Shared content of meetings \
                for outside participants; the Edge opens nothing back on this port.
                """,
                "certificates.csv",
                """
                id,site,component,servers,assigned_to,issuer,subject,sans,ekus,key,exportable,required_by,reference,note
                edge-external/lsedge,Oslo,yes,edge01.contoso.net;edge02.contoso.net,\
                AccessEdgeExternal;DataEdgeExternal,public,sip.contoso.com,sip.contoso.com;webcon.contoso.com,\
                server,RSA 2048 SHA-256,yes,"Audio and video;Litware, Inc.",edge-external;Gg398739,\
                Shared content of meetings for outside participants; the Edge opens nothing back on this port.
                """,
                "problems.csv",
                """
                id,severity,check,element,message,remedy,reference
                EDGE-NET-01/lsedge,error,EDGE-NET-01,lsedge,the answer cannot be written; \
                check where standard output goes,no,EDGE-NET-01;Gg412847
                """));
  }

  @Test
  void nameThatIsAFormulaIsKeptAsText() {
    Map<String, String> row =
        Rfc4180.table(files(Samples.hostile()).get("firewall.csv")).getFirst();
    assertThat(row)
        .containsEntry("site", "'" + Samples.EVIL)
        .containsEntry("source", "'" + Samples.EVIL);
  }

  @Test
  void idsAddressesAndFixedWordsAreNeverTouched() {
    Map<String, String> plain =
        Rfc4180.table(files(Samples.small()).get("firewall.csv")).getFirst();
    Map<String, String> hostile =
        Rfc4180.table(files(Samples.hostile()).get("firewall.csv")).getFirst();
    plain.keySet().removeAll(List.of("site", "source"));
    assertThat(hostile).containsAllEntriesOf(plain);
  }

  @Property
  void anyCellsComeBackFromAnIndependentReader(@ForAll("tables") List<List<String>> table)
      throws IOException {
    List<List<String>> expected = new ArrayList<>();
    for (List<String> row : table) {
      expected.add(row.stream().map(CsvExporterTest::inUtf8).toList());
    }
    assertThat(Rfc4180.records(written(table, false))).isEqualTo(expected);
  }

  @Property
  void noGuardedCellCanStartAFormula(@ForAll("tables") List<List<String>> table)
      throws IOException {
    List<List<String>> read = Rfc4180.records(written(table, true));
    for (int r = 0; r < table.size(); r++) {
      for (int c = 0; c < table.get(r).size(); c++) {
        String cell = inUtf8(table.get(r).get(c));
        boolean formula = !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0;
        assertThat(read.get(r).get(c)).isEqualTo(formula ? "'" + cell : cell);
      }
    }
  }

  @Test
  void longCellsAndLongTablesKeepEveryByte() throws IOException {
    List<List<String>> table = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      table.add(List.of("é".repeat(i * 100), "\"".repeat(i * 50), "x".repeat(i), ""));
    }
    assertThat(Rfc4180.records(written(table, true))).isEqualTo(table);
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell =
        Arbitraries.oneOf(
            Arbitraries.strings().withChars("a;, '\"\n\r\t=+-@é€𝄞").ofMaxLength(12),
            Arbitraries.strings().ofMaxLength(20));
    // A record of one empty cell is an empty line, which readers may skip; tables here have more
    // columns.
    return cell.list().ofMinSize(2).ofMaxSize(5).list().ofMinSize(1).ofMaxSize(8);
  }

  /// Halves of surrogate pairs have no bytes; the encoder writes a question mark.
  private static String inUtf8(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }

  private static String written(List<List<String>> table, boolean guarded) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvWriter writer = new CsvWriter(out);
    for (List<String> row : table) {
      for (String cell : row) {
        writer.cell(cell, guarded);
      }
      writer.endRow();
    }
    writer.flush();
    return out.toString(UTF_8);
  }
}

package edgewise.export;

import edgewise.check.Problems;
import edgewise.plan.Column;
import edgewise.plan.Tables;
import edgewise.text.Texts;
import java.util.List;
import java.util.Set;

/// The tables as CSV (RFC 4180, but lines end in LF): `firewall.csv`, `dns.csv`,
/// `certificates.csv`, `problems.csv`.
///
/// A spreadsheet runs a cell that starts with `=`, `+`, `-`, `@`, a tab or a line break as a
/// formula, and names come from whoever drew the design. Such a cell gets an apostrophe in front,
/// which spreadsheets show as text. Ids, addresses, ports and fixed words are never touched, and no
/// valid DNS name starts that way, so what programs read back is exact.
public final class CsvExporter implements Exporter {
  /// Columns that hold nothing a person typed.
  private static final Set<String> FIXED =
      Set.of(
          "id",
          "firewall",
          "transport",
          "port_from",
          "port_to",
          "source_port_from",
          "source_port_to",
          "source_role",
          "destination_role",
          "source_addresses",
          "destination_addresses",
          "source_translated",
          "destination_translated",
          "interface",
          "zone",
          "type",
          "port",
          "priority",
          "weight",
          "ttl",
          "issuer",
          "ekus",
          "exportable",
          "severity",
          "check",
          "reference");

  @Override
  public String id() {
    return "csv";
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    return List.of(
        table("firewall", Tables.FIREWALL, in.plan().firewall(), in.texts()),
        table("dns", Tables.DNS, in.plan().dns(), in.texts()),
        table("certificates", Tables.CERTIFICATES, in.plan().certificates(), in.texts()),
        table("problems", Problems.COLUMNS, in.findings(), in.texts()));
  }

  private static <R> OutFile table(
      String name, List<Column<R>> columns, List<R> rows, Texts texts) {
    return new OutFile(
        name + ".csv",
        out -> {
          CsvWriter csv = new CsvWriter(out);
          boolean[] typed = new boolean[columns.size()];
          for (int i = 0; i < typed.length; i++) {
            typed[i] = !FIXED.contains(columns.get(i).id());
            csv.cell(columns.get(i).id(), false);
          }
          csv.endRow();
          for (R row : rows) {
            for (int i = 0; i < typed.length; i++) {
              csv.cell(columns.get(i).cell().apply(row, texts), typed[i]);
            }
            csv.endRow();
          }
          csv.flush();
        });
  }
}

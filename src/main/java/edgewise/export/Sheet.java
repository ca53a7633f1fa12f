package edgewise.export;

import edgewise.check.Finding;
import edgewise.check.Problems;
import edgewise.plan.CertificateRow;
import edgewise.plan.Column;
import edgewise.plan.DnsRow;
import edgewise.plan.FirewallRow;
import edgewise.plan.Tables;
import edgewise.text.Texts;
import java.util.List;
import java.util.function.Function;

/// A table as documents for people show it.
///
/// @param id word in anchors and text keys; the heading is the text `sheet.ID`, that of a column
///   `column.ID.COLUMN`
/// @param anchor stable id of a row, or empty text
/// @param tone what its colour depends on
record Sheet<R>(
    String id,
    List<Column<R>> columns,
    List<R> rows,
    Function<R, String> anchor,
    Function<R, Tone> tone) {

  /// Colour of a row. The same thing is always said in words too.
  enum Tone {
    NONE("FFFFFF"),
    OUTSIDE("FCE9DC"),
    PERIMETER("FFF6D6"),
    INSIDE("E3F1E4"),
    ERROR("FBDFDF"),
    WARNING("FFF1CC"),
    INFO("E2EDFA");

    private final String fill;

    Tone(String fill) {
      this.fill = fill;
    }

    /// Background for white paper, as six hexadecimal digits.
    String fill() {
      return fill;
    }
  }

  /// The tables of a plan, in the order of a document.
  static List<Sheet<?>> of(ExportInput in) {
    return List.of(
        new Sheet<>(
            "firewall", Tables.FIREWALL, in.plan().firewall(), FirewallRow::id, Sheet::tone),
        new Sheet<>("dns", Tables.DNS, in.plan().dns(), DnsRow::id, Sheet::tone),
        new Sheet<>(
            "certificates",
            Tables.CERTIFICATES,
            in.plan().certificates(),
            CertificateRow::id,
            Sheet::tone),
        new Sheet<>("problems", Problems.COLUMNS, in.findings(), Finding::id, Sheet::tone),
        new Sheet<>(
            "servers",
            ServerLine.COLUMNS,
            ServerLine.of(in.plan().design()),
            _ -> "",
            _ -> Tone.NONE),
        new Sheet<>(
            "partners",
            PartnerLine.COLUMNS,
            PartnerLine.of(in.plan().design()),
            _ -> "",
            _ -> Tone.NONE));
  }

  String heading(Texts texts) {
    return texts.say("sheet." + id);
  }

  List<String> headings(Texts texts) {
    return columns.stream().map(c -> texts.say("column." + id + "." + c.id())).toList();
  }

  static Tone tone(FirewallRow row) {
    return switch (row.firewall()) {
      case EXTERNAL -> Tone.OUTSIDE;
      case INTERNAL -> Tone.PERIMETER;
      case INTERNAL_NET -> Tone.INSIDE;
    };
  }

  static Tone tone(DnsRow row) {
    return switch (row.zone()) {
      case EXTERNAL -> Tone.OUTSIDE;
      case INTERNAL -> Tone.INSIDE;
    };
  }

  static Tone tone(CertificateRow row) {
    return row.publicIssuer() ? Tone.OUTSIDE : Tone.INSIDE;
  }

  static Tone tone(Finding finding) {
    return switch (finding.severity()) {
      case ERROR -> Tone.ERROR;
      case WARNING -> Tone.WARNING;
      case INFO -> Tone.INFO;
    };
  }
}

package edgewise.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// All formats; a new one is its class and its line here.
public final class Exporters {
  private static final Map<String, Supplier<Exporter>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("csv", CsvExporter::new);
    ALL.put("xlsx", XlsxExporter::new);
    ALL.put("html", DocumentExporter::html);
    ALL.put("pdf", DocumentExporter::pdf);
    ALL.put("zone", ZoneExporter::new);
    ALL.put("windows-dns", WindowsDnsExporter::new);
    ALL.put("hosts", HostsExporter::new);
    ALL.put("csr", CsrExporter::new);
    ALL.put("nft", NftExporter::new);
    ALL.put("iptables", IptablesExporter::new);
    ALL.put("asa", AsaExporter::new);
    ALL.put("panos", PanosExporter::new);
    ALL.put("fortios", FortiosExporter::new);
    ALL.put("windows-firewall", WindowsFirewallExporter::new);
    ALL.put("capirca", CapircaExporter::new);
    ALL.put("powershell", FederationExporter::new);
    ALL.put("drawio", () -> new DrawingExporter(DrawingFormat.DRAWIO));
    ALL.put("svg", () -> new DrawingExporter(DrawingFormat.SVG));
    ALL.put("png", () -> new DrawingExporter(DrawingFormat.PNG));
    for (Booklet booklet : Booklet.values()) {
      if (booklet != Booklet.ALL) {
        ALL.put("booklet-" + booklet.team(), () -> DocumentExporter.booklet(booklet));
      }
    }
  }

  /// What is written when nothing else is asked for.
  public static final List<String> STANDARD = List.of("csv", "xlsx", "html");

  private Exporters() {}

  /// The formats there are, in the order in which they are listed.
  public static List<String> ids() {
    return List.copyOf(ALL.keySet());
  }

  /// The exporter of a format, if the format exists.
  public static Optional<Exporter> find(String id) {
    return Optional.ofNullable(ALL.get(id)).map(Supplier::get);
  }

  /// The formats that can also say what to add and take away, in the order in which they are
  /// listed.
  public static List<String> changing() {
    return ids().stream().filter(id -> findChanging(id).isPresent()).toList();
  }

  /// The exporter of a format that can say what to add and take away.
  public static Optional<ChangeExporter> findChanging(String id) {
    return find(id).filter(ChangeExporter.class::isInstance).map(ChangeExporter.class::cast);
  }
}

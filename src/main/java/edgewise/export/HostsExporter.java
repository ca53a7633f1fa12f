package edgewise.export;

import edgewise.model.Address;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Fqdn;
import edgewise.model.Pool;
import edgewise.model.RecordType;
import edgewise.model.View;
import edgewise.plan.Design;
import edgewise.plan.DnsRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Lines for the hosts files of Edge servers, `dns/hosts-SERVER.txt`: the inside names that an Edge
/// has to resolve where the perimeter has no name server for them. The next hop comes first, one
/// line for each server of a pool. Source: topics Gg398756, Gg398758 and Gg412847.
public final class HostsExporter implements Exporter {
  @Override
  public String id() {
    return "hosts";
  }

  @Override
  public Audience audience() {
    return Audience.SERVERS;
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    List<OutFile> files = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    Map<String, List<Address>> hosts = hosts(in.plan().dns());
    for (EdgePool edge : in.plan().design().edgePools()) {
      for (EdgeServer server : edge.servers()) {
        String name = Numbered.file(taken, "hosts-" + server.fqdn().lower());
        byte[] text = text(in, hosts, edge, server).getBytes(StandardCharsets.UTF_8);
        files.add(new OutFile("dns/" + name + ".txt", out -> out.write(text)));
      }
    }
    return List.copyOf(files);
  }

  private static String text(
      ExportInput in, Map<String, List<Address>> hosts, EdgePool edge, EdgeServer server) {
    StringBuilder out = new StringBuilder();
    comment(out, in.texts().say("export.hosts.for", server.fqdn().text()));
    if (!server.hostsFile()) {
      comment(out, in.texts().say("export.hosts.not-needed"));
    }
    Set<String> lines = new LinkedHashSet<>();
    Design design = in.plan().design();
    for (Pool pool : pools(design, edge)) {
      lines(lines, hosts, pool.fqdn());
      pool.servers().forEach(s -> lines(lines, hosts, s.fqdn()));
    }
    lines(lines, hosts, edge.fqdn());
    edge.servers().forEach(s -> lines(lines, hosts, s.fqdn()));
    if (design.nextHop(edge).isEmpty()) {
      comment(out, in.texts().say("export.hosts.no-next-hop"));
    }
    lines.forEach(line -> out.append(line).append('\n'));
    return Plain.windows(out);
  }

  /// The next hop, then what else inside uses this Edge or keeps its configuration.
  private static List<Pool> pools(Design design, EdgePool edge) {
    Set<Pool> pools = new LinkedHashSet<>();
    design.nextHop(edge).ifPresent(pools::add);
    pools.addAll(design.poolsUsing(edge));
    design.centralManagement().ifPresent(pools::add);
    return List.copyOf(pools);
  }

  /// The addresses of inside names, in the order of the table.
  private static Map<String, List<Address>> hosts(List<DnsRow> records) {
    Map<String, List<Address>> hosts = new HashMap<>();
    for (DnsRow row : records) {
      if (row.zone() == View.INTERNAL
          && (row.type() == RecordType.A || row.type() == RecordType.AAAA)) {
        Address address = Address.of(row.value());
        if (address.isUsable()) {
          hosts.computeIfAbsent(row.name(), _ -> new ArrayList<>(2)).add(address);
        }
      }
    }
    return hosts;
  }

  private static void lines(Set<String> lines, Map<String, List<Address>> hosts, Fqdn name) {
    if (name.isValid()) {
      hosts
          .getOrDefault(name.lower(), List.of())
          .forEach(a -> lines.add(String.format(Locale.ROOT, "%-40s %s", a.text(), name.lower())));
    }
  }

  private static void comment(StringBuilder out, String sentence) {
    out.append("# ").append(Plain.line(sentence)).append('\n');
  }
}

package edgewise.export;

import edgewise.export.FirewallRules.Group;
import edgewise.export.FirewallRules.Rule;
import edgewise.export.FirewallRules.RuleSet;
import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.EdgePool;
import edgewise.model.Host;
import edgewise.model.LoadBalancer;
import edgewise.model.PortRange;
import edgewise.model.Vip;
import edgewise.model.VipService;
import edgewise.plan.Design;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The firewall rows for the Windows firewall of the servers at both ends:
/// `firewall/SITE-FIREWALL.ps1`. One script serves all servers; each takes the rules that are about
/// an address of its own, or about the virtual address of a balancer in front of it. A rule is
/// named after its row, so that a second run sets it again; it is in force all the while. Source:
/// reference of `New-NetFirewallRule` and `Set-NetFirewallRule`.
public final class WindowsFirewallExporter implements ChangeExporter {
  private static final String HEAD =
      """
      [CmdletBinding(SupportsShouldProcess = $True)]
      param()
      Set-StrictMode -Version 2
      $ErrorActionPreference = 'Stop'
      $Here = @(Get-NetIPAddress | ForEach-Object { ($_.IPAddress -split '%')[0] })

      function Remove-PlannedRule {
          param([string] $Name)
          if ((Get-NetFirewallRule -Name $Name -ErrorAction SilentlyContinue) -and
              $script:PSCmdlet.ShouldProcess($Name, 'Remove firewall rule')) {
              Remove-NetFirewallRule -Name $Name
          }
      }

      function Set-PlannedRule {
          param([string] $Name, [string] $DisplayName, [string] $Direction, [string] $Protocol,
              [string[]] $LocalAddress, [string[]] $LocalPort, [string[]] $RemoteAddress, [string[]] $RemotePort)
          $own = @($LocalAddress | Where-Object { $Here -contains $_ })
          if ($own.Count -eq 0) {
              Remove-PlannedRule $Name
              return
          }
          if (-not $script:PSCmdlet.ShouldProcess($Name, 'Set firewall rule')) {
              return
          }
          $rule = @{
              Direction = $Direction; Action = 'Allow'; Profile = 'Any'; Enabled = 'True'; Protocol = $Protocol
              LocalAddress = $own; LocalPort = $LocalPort; RemoteAddress = $RemoteAddress; RemotePort = $RemotePort
          }
          if (Get-NetFirewallRule -Name $Name -ErrorAction SilentlyContinue) {
              Set-NetFirewallRule -Name $Name -NewDisplayName $DisplayName @rule
          } else {
              New-NetFirewallRule -Name $Name -DisplayName $DisplayName -Group 'Edgewise' @rule | Out-Null
          }
      }

      """;
  private static final int LONGEST_TITLE = 250;

  @Override
  public String id() {
    return "windows-firewall";
  }

  @Override
  public Audience audience() {
    return Audience.SERVERS;
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    return FirewallRules.files(in, ".ps1", set -> PowerShell.bytes(text(in, set)));
  }

  @Override
  public List<OutFile> changes(ExportInput before, ExportInput after) {
    return FirewallRules.changes(
        before,
        after,
        ".ps1",
        (old, now) -> changes(before, after, old, now),
        StandardCharsets.UTF_8);
  }

  private static String changes(ExportInput before, ExportInput after, RuleSet old, RuleSet now) {
    Map<String, String> olds = rules(old, new Balanced(before.plan().design()));
    Map<String, String> news = rules(now, new Balanced(after.plan().design()));
    if (news.equals(olds)) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    PowerShell.comment(out, FirewallRules.changesHead(before, after, now));
    PowerShell.comment(out, after.texts(), "export.windows-firewall.run");
    out.append(HEAD);
    news.forEach(
        (name, line) -> {
          if (!line.equals(olds.get(name))) {
            out.append(line);
          }
        });
    olds.keySet().stream()
        .filter(name -> !news.containsKey(name))
        .forEach(name -> out.append("Remove-PlannedRule ").append(name).append('\n'));
    return PowerShell.marked(out);
  }

  /// The lines of the rules by their names, in quotes.
  private static Map<String, String> rules(RuleSet set, Balanced balanced) {
    Map<String, String> rules = new LinkedHashMap<>();
    for (Rule rule : set.rules()) {
      if (!rule.isOpen()) {
        for (boolean inbound : new boolean[] {true, false}) {
          StringBuilder line = new StringBuilder();
          rule(line, balanced, rule, inbound);
          if (!line.isEmpty()) {
            rules.put(name(rule, inbound), line.toString());
          }
        }
      }
    }
    return rules;
  }

  private static String name(Rule rule, boolean inbound) {
    return PowerShell.quoted("Edgewise " + rule.row().id() + (inbound ? " in" : " out"));
  }

  private static String text(ExportInput in, RuleSet set) {
    StringBuilder out = new StringBuilder();
    PowerShell.comment(out, FirewallRules.head(in, set));
    PowerShell.comment(out, in.texts(), "export.windows-firewall.run");
    out.append(HEAD);
    Balanced balanced = new Balanced(in.plan().design());
    for (Rule rule : set.rules()) {
      if (rule.isOpen()) {
        PowerShell.comment(out, FirewallRules.open(in, rule));
      } else {
        rule(out, balanced, rule, true);
        rule(out, balanced, rule, false);
      }
    }
    return out.toString();
  }

  /// The servers behind virtual addresses: those have no such address themselves, and what is sent
  /// to one reaches them at their own.
  private static final class Balanced {
    private final Map<Address, List<Address>> servers = new HashMap<>();

    /// The virtual addresses behind which a server does not see who called.
    private final Set<Address> hiding = new HashSet<>();

    Balanced(Design design) {
      for (LoadBalancer balancer : design.loadBalancers()) {
        for (Vip vip : balancer.vips()) {
          for (Address address : vip.addresses()) {
            servers
                .computeIfAbsent(address, _ -> new ArrayList<>())
                .addAll(behind(design, vip, address.family()));
            if (vip.snat()) {
              hiding.add(address);
            }
          }
        }
      }
    }

    private static List<Address> behind(Design design, Vip vip, int family) {
      List<Address> all =
          switch (design.find(vip.pool()).orElse(null)) {
            case EdgePool edge when vip.service() != VipService.EDGE_INTERNAL ->
                edge.servers().stream()
                    .flatMap(s -> design.external(edge, s, vip.service()).stream())
                    .toList();
            case Host host -> Design.usable(host.insideAddresses());
            case null, default -> List.of();
          };
      return all.stream().filter(a -> a.family() == family).toList();
    }

    /// The addresses of servers that an end of a rule stands for.
    List<String> local(Group end) {
      return end.parts().stream()
          .filter(Cidr::isSingle)
          .map(Cidr::base)
          .flatMap(a -> servers.getOrDefault(a, List.of(a)).stream())
          .map(Address::text)
          .distinct()
          .toList();
    }

    /// True when servers see the balancer in place of the sender.
    boolean hides(Group end) {
      return end.parts().stream().anyMatch(c -> hiding.contains(c.base()));
    }
  }

  /// The rule of the server at one end; an end of networks is no server.
  private static void rule(StringBuilder out, Balanced balanced, Rule rule, boolean inbound) {
    Group own = (inbound ? rule.destination() : rule.source()).real();
    List<String> local = balanced.local(own);
    if (local.isEmpty()) {
      return;
    }
    Group other = (inbound ? rule.source() : rule.destination()).outside();
    Optional<PortRange> called = rule.row().ports();
    Optional<PortRange> from = rule.row().sourcePorts();
    out.append("Set-PlannedRule -Name ");
    out.append(name(rule, inbound));
    out.append(" -DisplayName ").append(PowerShell.quoted(Plain.cut(rule.note(), LONGEST_TITLE)));
    out.append(" -Direction ").append(inbound ? "Inbound" : "Outbound");
    out.append(" -Protocol ").append(rule.row().transport().name());
    out.append(" -LocalAddress ").append(list(local));
    out.append(" -LocalPort ").append(ports(inbound ? called : from));
    out.append(" -RemoteAddress ");
    out.append(
        other.parts().isEmpty() || inbound && balanced.hides(own)
            ? "Any"
            : list(other.parts().stream().map(Cidr::text).toList()));
    out.append(" -RemotePort ").append(ports(inbound ? from : called)).append('\n');
  }

  private static String ports(Optional<PortRange> range) {
    return range.map(p -> PowerShell.quoted(FirewallRules.ports(p, "-"))).orElse("Any");
  }

  private static String list(List<String> items) {
    return items.stream().map(PowerShell::quoted).collect(Collectors.joining(","));
  }
}

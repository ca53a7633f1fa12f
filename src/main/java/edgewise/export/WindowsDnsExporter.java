package edgewise.export;

import edgewise.model.Address;
import edgewise.model.RecordType;
import edgewise.model.View;
import edgewise.model.Words;
import edgewise.plan.DnsRow;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The records as scripts for Windows DNS servers: `dns/external.ps1`, `dns/internal.ps1`. A script
/// adds what is missing and changes nothing that is there, so that it can be run again; records of
/// other values under a planned name are reported. Source: reference of the DnsServer module.
public final class WindowsDnsExporter implements ChangeExporter {
  private static final String HEAD =
      """
      [CmdletBinding(SupportsShouldProcess = $True)]
      param(
          [string] $ComputerName = 'localhost',
          [switch] $CreateZones
      )
      Set-StrictMode -Version 2
      $ErrorActionPreference = 'Stop'
      Import-Module DnsServer

      function Use-PlannedZone {
          param([string] $Zone)
          if (Get-DnsServerZone -ComputerName $ComputerName -Name $Zone -ErrorAction SilentlyContinue) {
              return
          }
          if (-not $CreateZones) {
              throw "The zone $Zone is not on $ComputerName. Make it there, or run this script with -CreateZones."
          }
          if ($script:PSCmdlet.ShouldProcess($Zone, 'Make zone')) {
              Add-DnsServerPrimaryZone -ComputerName $ComputerName -Name $Zone @KEPT@
          }
      }

      function Get-Data {
          param([string] $Type, $Record)
          $r = $Record.RecordData
          switch ($Type) {
              'A' { $r.IPv4Address.IPAddressToString }
              'AAAA' { $r.IPv6Address.IPAddressToString }
              'CNAME' { $r.HostNameAlias.TrimEnd('.').ToLowerInvariant() }
              'SRV' { '{0} {1} {2} {3}' -f $r.Priority, $r.Weight, $r.Port, $r.DomainName.TrimEnd('.').ToLowerInvariant() }
          }
      }

      function Get-There {
          param([string] $Zone, [string] $Name, [string] $Type)
          Get-DnsServerResourceRecord -ComputerName $ComputerName -ZoneName $Zone -Name $Name -RRType $Type -Node -ErrorAction SilentlyContinue
      }

      function Add-PlannedRecord {
          param([string] $Zone, [string] $Name, [string] $Type, [string] $Data, [int] $Ttl, [hashtable] $Values)
          $there = @(Get-There $Zone $Name $Type | ForEach-Object { Get-Data $Type $_ })
          if ($there -contains $Data) {
              Write-Verbose "$Name.$Zone $Type $Data is there."
              return
          }
          $key = "$Zone|$Name|$Type"
          $others = @($there | Where-Object { $script:planned[$key] -notcontains $_ })
          if ($others.Count -gt 0) {
              Write-Warning "$Name.$Zone $Type has values that are not planned: $($others -join ', ')"
          }
          if ($script:PSCmdlet.ShouldProcess("$Name.$Zone", "Add $Type $Data")) {
              Add-DnsServerResourceRecord -ComputerName $ComputerName -ZoneName $Zone -Name $Name -TimeToLive ([TimeSpan]::FromSeconds($Ttl)) @Values
          }
      }

      """;

  /// Domain controllers hold the zones of the inside; servers that the Internet asks are seldom
  /// any, and keep a zone in a file.
  private static String head(View view) {
    return HEAD.replace(
        "@KEPT@", view == View.EXTERNAL ? "-ZoneFile \"$Zone.dns\"" : "-ReplicationScope Domain");
  }

  private static final String REMOVE =
      """
      function Remove-FormerRecord {
          param([string] $Zone, [string] $Name, [string] $Type, [string] $Data)
          foreach ($record in @(Get-There $Zone $Name $Type | Where-Object { (Get-Data $Type $_) -eq $Data })) {
              if ($script:PSCmdlet.ShouldProcess("$Name.$Zone", "Remove $Type $Data")) {
                  Remove-DnsServerResourceRecord -ComputerName $ComputerName -ZoneName $Zone -InputObject $record -Force
              }
          }
      }

      """;

  @Override
  public String id() {
    return "windows-dns";
  }

  @Override
  public Audience audience() {
    return Audience.DNS;
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    List<OutFile> files = new ArrayList<>();
    for (View view : View.values()) {
      Map<String, List<DnsRow>> zones = DnsZones.of(in.plan(), view);
      if (!zones.isEmpty()) {
        files.add(
            new OutFile(
                "dns/" + Words.of(view) + ".ps1",
                out -> out.write(PowerShell.bytes(script(in, view, zones)))));
      }
    }
    return List.copyOf(files);
  }

  /// A script for each view: what comes, then what goes. Where an alias gives way to another record
  /// of its name, or the other way round, the former goes first.
  @Override
  public List<OutFile> changes(ExportInput before, ExportInput after) {
    List<OutFile> files = new ArrayList<>();
    for (View view : View.values()) {
      Map<String, List<DnsRow>> olds = DnsZones.of(before.plan(), view);
      Map<String, List<DnsRow>> news = DnsZones.of(after.plan(), view);
      StringBuilder out = new StringBuilder();
      Set<String> zones = new TreeSet<>(olds.keySet());
      zones.addAll(news.keySet());
      for (String zone : zones) {
        changes(
            out,
            after.texts(),
            zone,
            olds.getOrDefault(zone, List.of()),
            news.getOrDefault(zone, List.of()),
            news.containsKey(zone));
      }
      if (!out.isEmpty()) {
        StringBuilder script = new StringBuilder();
        PowerShell.comment(
            script,
            after.texts(),
            view == View.EXTERNAL
                ? "export.windows-dns.external-changes"
                : "export.windows-dns.internal-changes",
            before.baseName(),
            after.baseName());
        PowerShell.comment(script, after.texts(), "export.windows-dns.changes");
        script.append(head(view)).append(REMOVE).append("$script:planned = @{}\n");
        news.forEach((zone, rows) -> planned(script, zone, rows));
        byte[] bytes = PowerShell.bytes(script.append(out));
        files.add(new OutFile("dns/" + Words.of(view) + "-changes.ps1", o -> o.write(bytes)));
      }
    }
    return List.copyOf(files);
  }

  private static void changes(
      StringBuilder out,
      Texts texts,
      String zone,
      List<DnsRow> olds,
      List<DnsRow> news,
      boolean kept) {
    Set<String> before = olds.stream().map(WindowsDnsExporter::key).collect(Collectors.toSet());
    Set<String> after = news.stream().map(WindowsDnsExporter::key).collect(Collectors.toSet());
    List<DnsRow> gone = olds.stream().filter(r -> !after.contains(key(r))).toList();
    List<DnsRow> fresh = news.stream().filter(r -> !before.contains(key(r))).toList();
    if (gone.isEmpty() && fresh.isEmpty()) {
      return;
    }
    out.append('\n');
    if (kept) {
      out.append("Use-PlannedZone ").append(PowerShell.quoted(zone)).append('\n');
    } else {
      PowerShell.comment(out, texts, "zone.gone", zone);
    }
    Set<String> aliases =
        Stream.concat(gone.stream(), fresh.stream())
            .filter(r -> r.type() == RecordType.CNAME)
            .map(DnsRow::name)
            .collect(Collectors.toSet());
    gone.stream()
        .filter(r -> aliases.contains(r.name()))
        .forEach(r -> removed(out, texts, zone, r));
    fresh.forEach(r -> record(out, texts, zone, r));
    gone.stream()
        .filter(r -> !aliases.contains(r.name()))
        .forEach(r -> removed(out, texts, zone, r));
  }

  /// What the servers know of a record.
  private static String key(DnsRow row) {
    return row.name() + " " + row.type() + " " + data(row);
  }

  private static void removed(StringBuilder out, Texts texts, String zone, DnsRow row) {
    PowerShell.comment(out, row.id() + ": " + Said.requiredBy(row, texts));
    out.append("Remove-FormerRecord ").append(start(zone, row)).append('\n');
  }

  private static String start(String zone, DnsRow row) {
    return PowerShell.quoted(zone)
        + " "
        + PowerShell.quoted(DnsZones.relative(row.name(), zone))
        + " "
        + PowerShell.quoted(row.type().name())
        + " "
        + PowerShell.quoted(data(row));
  }

  private static String script(ExportInput in, View view, Map<String, List<DnsRow>> zones) {
    Texts texts = in.texts();
    StringBuilder out = new StringBuilder();
    PowerShell.comment(
        out,
        texts,
        view == View.EXTERNAL ? "export.windows-dns.external" : "export.windows-dns.internal",
        in.baseName());
    PowerShell.comment(out, texts, "export.windows-dns.run");
    out.append(head(view));
    out.append("$script:planned = @{}\n");
    zones.forEach((zone, rows) -> planned(out, zone, rows));
    zones.forEach(
        (zone, rows) -> {
          out.append('\n');
          if (ZoneExporter.hidesPublicZone(in, view, zone)) {
            PowerShell.comment(out, texts, "zone.matching", zone);
          }
          out.append("Use-PlannedZone ").append(PowerShell.quoted(zone)).append('\n');
          for (DnsRow row : rows) {
            record(out, texts, zone, row);
          }
        });
    return out.toString();
  }

  /// All values of a name together: a name on two nodes is two records, and neither is foreign.
  private static void planned(StringBuilder out, String zone, List<DnsRow> rows) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (DnsRow row : rows) {
      String key = zone + "|" + DnsZones.relative(row.name(), zone) + "|" + row.type().name();
      values.computeIfAbsent(key, _ -> new ArrayList<>()).add(PowerShell.quoted(data(row)));
    }
    values.forEach(
        (key, data) ->
            out.append("$script:planned[")
                .append(PowerShell.quoted(key))
                .append("] = @(")
                .append(String.join(", ", data))
                .append(")\n"));
  }

  private static void record(StringBuilder out, Texts texts, String zone, DnsRow row) {
    PowerShell.comment(out, row.id() + ": " + Said.requiredBy(row, texts));
    out.append("Add-PlannedRecord ")
        .append(start(zone, row))
        .append(' ')
        .append(row.ttl())
        .append(" @{ ")
        .append(values(row))
        .append(" }\n");
  }

  private static String data(DnsRow row) {
    String target = row.value().toLowerCase(Locale.ROOT);
    return switch (row.type()) {
      case A, AAAA -> Address.of(row.value()).text();
      case CNAME -> target;
      case SRV ->
          row.priority().orElse(0)
              + " "
              + row.weight().orElse(0)
              + " "
              + row.port().orElse(0)
              + " "
              + target;
    };
  }

  private static String values(DnsRow row) {
    String value = PowerShell.quoted(row.value().toLowerCase(Locale.ROOT));
    return switch (row.type()) {
      case A -> "A = $True; IPv4Address = " + PowerShell.quoted(Address.of(row.value()).text());
      case AAAA ->
          "AAAA = $True; IPv6Address = " + PowerShell.quoted(Address.of(row.value()).text());
      case CNAME -> "CName = $True; HostNameAlias = " + value;
      case SRV ->
          "Srv = $True; DomainName = "
              + value
              + "; Priority = "
              + row.priority().orElse(0)
              + "; Weight = "
              + row.weight().orElse(0)
              + "; Port = "
              + row.port().orElse(0);
    };
  }
}

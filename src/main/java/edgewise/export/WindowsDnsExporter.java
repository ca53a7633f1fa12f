package edgewise.export;

import edgewise.model.Address;
import edgewise.model.View;
import edgewise.model.Words;
import edgewise.plan.DnsRow;
import edgewise.plan.Tables;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The records as scripts for Windows DNS servers: `dns/external.ps1`, `dns/internal.ps1`. A script
/// adds what is missing and changes nothing that is there, so that it can be run again; records of
/// other values under a planned name are reported. Source: reference of the DnsServer module.
public final class WindowsDnsExporter implements Exporter {
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
              Add-DnsServerPrimaryZone -ComputerName $ComputerName -Name $Zone -ReplicationScope Domain
          }
      }

      function Add-PlannedRecord {
          param([string] $Zone, [string] $Name, [string] $Type, [string] $Data, [int] $Ttl, [hashtable] $Values)
          $there = @(Get-DnsServerResourceRecord -ComputerName $ComputerName -ZoneName $Zone -Name $Name -RRType $Type -Node -ErrorAction SilentlyContinue |
              ForEach-Object {
                  $r = $_.RecordData
                  switch ($Type) {
                      'A' { $r.IPv4Address.IPAddressToString }
                      'AAAA' { $r.IPv6Address.IPAddressToString }
                      'CNAME' { $r.HostNameAlias.TrimEnd('.').ToLowerInvariant() }
                      'SRV' { '{0} {1} {2} {3}' -f $r.Priority, $r.Weight, $r.Port, $r.DomainName.TrimEnd('.').ToLowerInvariant() }
                  }
              })
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

  private static String script(ExportInput in, View view, Map<String, List<DnsRow>> zones) {
    Texts texts = in.texts();
    StringBuilder out = new StringBuilder();
    PowerShell.comment(
        out,
        texts,
        view == View.EXTERNAL ? "export.windows-dns.external" : "export.windows-dns.internal",
        in.baseName());
    PowerShell.comment(out, texts, "export.windows-dns.run");
    out.append(HEAD);
    out.append("$script:planned = @{}\n");
    zones.forEach((zone, rows) -> planned(out, zone, rows));
    zones.forEach(
        (zone, rows) -> {
          out.append("\nUse-PlannedZone ").append(PowerShell.quoted(zone)).append('\n');
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
    PowerShell.comment(out, row.id() + ": " + Tables.requiredBy(row, texts));
    out.append("Add-PlannedRecord ")
        .append(PowerShell.quoted(zone))
        .append(' ')
        .append(PowerShell.quoted(DnsZones.relative(row.name(), zone)))
        .append(' ')
        .append(PowerShell.quoted(row.type().name()))
        .append(' ')
        .append(PowerShell.quoted(data(row)))
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

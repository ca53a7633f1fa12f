# Records that the Internet has to see, from before to after: what to add and remove
# Try it with -WhatIf first. It adds what is missing, removes only the records it names, and can be run again.
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
        Add-DnsServerPrimaryZone -ComputerName $ComputerName -Name $Zone -ZoneFile "$Zone.dns"
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

function Remove-FormerRecord {
    param([string] $Zone, [string] $Name, [string] $Type, [string] $Data)
    foreach ($record in @(Get-There $Zone $Name $Type | Where-Object { (Get-Data $Type $_) -eq $Data })) {
        if ($script:PSCmdlet.ShouldProcess("$Name.$Zone", "Remove $Type $Data")) {
            Remove-DnsServerResourceRecord -ComputerName $ComputerName -ZoneName $Zone -InputObject $record -Force
        }
    }
}

$script:planned = @{}
$script:planned['contoso.com|sip|A'] = @('131.107.155.10')
$script:planned['contoso.com|meetings|A'] = @('131.107.155.99')
$script:planned['contoso.com|av|A'] = @('131.107.155.30')
$script:planned['contoso.com|xmpp|A'] = @('131.107.155.10')
$script:planned['contoso.com|dialin|A'] = @('131.107.155.40')
$script:planned['contoso.com|meet|A'] = @('131.107.155.40')
$script:planned['contoso.com|lyncdiscover|A'] = @('131.107.155.40')
$script:planned['contoso.com|webext|A'] = @('131.107.155.40')
$script:planned['contoso.com|officewebapps01|A'] = @('131.107.155.40')
$script:planned['contoso.com|_sip._tls|SRV'] = @('0 0 443 sip.contoso.com')
$script:planned['contoso.com|_sipfederationtls._tcp|SRV'] = @('0 0 5061 sip.contoso.com')
$script:planned['contoso.com|_xmpp-server._tcp|SRV'] = @('0 0 5269 xmpp.contoso.com')
$script:planned['fabrikam.com|sip|A'] = @('131.107.155.10')
$script:planned['fabrikam.com|xmpp|A'] = @('131.107.155.10')
$script:planned['fabrikam.com|meet|A'] = @('131.107.155.40')
$script:planned['fabrikam.com|lyncdiscover|A'] = @('131.107.155.40')
$script:planned['fabrikam.com|_sip._tls|SRV'] = @('0 0 443 sip.fabrikam.com')
$script:planned['fabrikam.com|_sipfederationtls._tcp|SRV'] = @('0 0 5061 sip.fabrikam.com')
$script:planned['fabrikam.com|_xmpp-server._tcp|SRV'] = @('0 0 5269 xmpp.fabrikam.com')

Use-PlannedZone 'contoso.com'
# edge-webconf-a-single/lsedge/lsedge-1: Web conferencing
Add-PlannedRecord 'contoso.com' 'meetings' 'A' '131.107.155.99' 3600 @{ A = $True; IPv4Address = '131.107.155.99' }
# edge-webconf-a-single/lsedge/lsedge-1: Web conferencing
Remove-FormerRecord 'contoso.com' 'webcon' 'A' '131.107.155.20'

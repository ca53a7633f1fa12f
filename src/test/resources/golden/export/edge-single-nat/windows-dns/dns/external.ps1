# Records of edge-single-nat that the Internet has to see, for the DNS servers that publish them.
# Try it with -WhatIf first. It adds what is missing, changes nothing that is there, and can be run again.
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

$script:planned = @{}
$script:planned['contoso.com|sip|A'] = @('131.107.155.10')
$script:planned['contoso.com|webcon|A'] = @('131.107.155.20')
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
# edge-access-a-single/lsedge/lsedge-1: Remote users; Anonymous conferencing; SIP federation; Public IM; XMPP federation; Automatic sign-in; Push notification (Apple); Push notification (Microsoft)
Add-PlannedRecord 'contoso.com' 'sip' 'A' '131.107.155.10' 3600 @{ A = $True; IPv4Address = '131.107.155.10' }
# edge-webconf-a-single/lsedge/lsedge-1: Web conferencing
Add-PlannedRecord 'contoso.com' 'webcon' 'A' '131.107.155.20' 3600 @{ A = $True; IPv4Address = '131.107.155.20' }
# edge-av-a-single/lsedge/lsedge-1: External audio and video
Add-PlannedRecord 'contoso.com' 'av' 'A' '131.107.155.30' 3600 @{ A = $True; IPv4Address = '131.107.155.30' }
# xmpp-host-a/lsedge/contoso.com/lsedge-1: XMPP federation; xmpp-partner.example
Add-PlannedRecord 'contoso.com' 'xmpp' 'A' '131.107.155.10' 3600 @{ A = $True; IPv4Address = '131.107.155.10' }
# rp-dialin-a/rp01/rp01: Simple URLs
Add-PlannedRecord 'contoso.com' 'dialin' 'A' '131.107.155.40' 3600 @{ A = $True; IPv4Address = '131.107.155.40' }
# rp-meet-a/rp01/contoso.com/rp01: Simple URLs
Add-PlannedRecord 'contoso.com' 'meet' 'A' '131.107.155.40' 3600 @{ A = $True; IPv4Address = '131.107.155.40' }
# rp-lyncdiscover-a/rp01/contoso.com/rp01: Mobility
Add-PlannedRecord 'contoso.com' 'lyncdiscover' 'A' '131.107.155.40' 3600 @{ A = $True; IPv4Address = '131.107.155.40' }
# rp-webext-a/pool01/rp01: Web services
Add-PlannedRecord 'contoso.com' 'webext' 'A' '131.107.155.40' 3600 @{ A = $True; IPv4Address = '131.107.155.40' }
# rp-officewebapps-a/officewebapps01/rp01: Slides in meetings
Add-PlannedRecord 'contoso.com' 'officewebapps01' 'A' '131.107.155.40' 3600 @{ A = $True; IPv4Address = '131.107.155.40' }
# edge-sip-tls-srv/lsedge/contoso.com: Automatic sign-in
Add-PlannedRecord 'contoso.com' '_sip._tls' 'SRV' '0 0 443 sip.contoso.com' 3600 @{ Srv = $True; DomainName = 'sip.contoso.com'; Priority = 0; Weight = 0; Port = 443 }
# edge-sipfederationtls-srv/lsedge/contoso.com: SIP federation; Public IM; Push notification (Apple); Push notification (Microsoft)
Add-PlannedRecord 'contoso.com' '_sipfederationtls._tcp' 'SRV' '0 0 5061 sip.contoso.com' 3600 @{ Srv = $True; DomainName = 'sip.contoso.com'; Priority = 0; Weight = 0; Port = 5061 }
# xmpp-server-srv/lsedge/contoso.com: XMPP federation; xmpp-partner.example
Add-PlannedRecord 'contoso.com' '_xmpp-server._tcp' 'SRV' '0 0 5269 xmpp.contoso.com' 3600 @{ Srv = $True; DomainName = 'xmpp.contoso.com'; Priority = 0; Weight = 0; Port = 5269 }

Use-PlannedZone 'fabrikam.com'
# edge-sip-domain-a/lsedge/fabrikam.com/lsedge-1: Automatic sign-in; SIP federation; Public IM; Push notification (Apple); Push notification (Microsoft)
Add-PlannedRecord 'fabrikam.com' 'sip' 'A' '131.107.155.10' 3600 @{ A = $True; IPv4Address = '131.107.155.10' }
# xmpp-host-a/lsedge/fabrikam.com/lsedge-1: XMPP federation; xmpp-partner.example
Add-PlannedRecord 'fabrikam.com' 'xmpp' 'A' '131.107.155.10' 3600 @{ A = $True; IPv4Address = '131.107.155.10' }
# rp-meet-a/rp01/fabrikam.com/rp01: Simple URLs
Add-PlannedRecord 'fabrikam.com' 'meet' 'A' '131.107.155.40' 3600 @{ A = $True; IPv4Address = '131.107.155.40' }
# rp-lyncdiscover-a/rp01/fabrikam.com/rp01: Mobility
Add-PlannedRecord 'fabrikam.com' 'lyncdiscover' 'A' '131.107.155.40' 3600 @{ A = $True; IPv4Address = '131.107.155.40' }
# edge-sip-tls-srv/lsedge/fabrikam.com: Automatic sign-in
Add-PlannedRecord 'fabrikam.com' '_sip._tls' 'SRV' '0 0 443 sip.fabrikam.com' 3600 @{ Srv = $True; DomainName = 'sip.fabrikam.com'; Priority = 0; Weight = 0; Port = 443 }
# edge-sipfederationtls-srv/lsedge/fabrikam.com: SIP federation; Public IM; Push notification (Apple); Push notification (Microsoft)
Add-PlannedRecord 'fabrikam.com' '_sipfederationtls._tcp' 'SRV' '0 0 5061 sip.fabrikam.com' 3600 @{ Srv = $True; DomainName = 'sip.fabrikam.com'; Priority = 0; Weight = 0; Port = 5061 }
# xmpp-server-srv/lsedge/fabrikam.com: XMPP federation; xmpp-partner.example
Add-PlannedRecord 'fabrikam.com' '_xmpp-server._tcp' 'SRV' '0 0 5269 xmpp.fabrikam.com' 3600 @{ Srv = $True; DomainName = 'xmpp.fabrikam.com'; Priority = 0; Weight = 0; Port = 5269 }

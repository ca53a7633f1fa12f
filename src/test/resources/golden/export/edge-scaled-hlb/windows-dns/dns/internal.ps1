# Records of edge-scaled-hlb that inside clients and servers have to see, for the inside DNS servers.
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
        Add-DnsServerPrimaryZone -ComputerName $ComputerName -Name $Zone -ReplicationScope Domain
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
$script:planned['contoso.com|sip|A'] = @('192.168.10.90', '192.168.10.91', '192.168.10.92')
$script:planned['contoso.com|pool01|A'] = @('192.168.10.90', '192.168.10.91', '192.168.10.92')
$script:planned['contoso.com|dialin|A'] = @('192.168.10.190')
$script:planned['contoso.com|meet|A'] = @('192.168.10.190')
$script:planned['contoso.com|admin|A'] = @('192.168.10.190')
$script:planned['contoso.com|lyncdiscoverinternal|A'] = @('192.168.10.190')
$script:planned['contoso.com|webext|A'] = @('131.107.155.40')
$script:planned['contoso.com|officewebapps01|A'] = @('192.168.10.70')
$script:planned['contoso.com|dc01|A'] = @('192.168.10.2')
$script:planned['contoso.com|_sipinternaltls._tcp|SRV'] = @('0 0 5061 pool01.contoso.com')
$script:planned['contoso.com|_ntp._udp|SRV'] = @('0 0 123 dc01.contoso.com')
$script:planned['contoso.net|lsedge|A'] = @('172.25.33.10')
$script:planned['contoso.net|edge01|A'] = @('172.25.33.11')
$script:planned['contoso.net|edge02|A'] = @('172.25.33.12')
$script:planned['contoso.net|pool01|A'] = @('192.168.10.90', '192.168.10.91', '192.168.10.92')
$script:planned['contoso.net|fe01|A'] = @('192.168.10.90')
$script:planned['contoso.net|fe02|A'] = @('192.168.10.91')
$script:planned['contoso.net|fe03|A'] = @('192.168.10.92')
$script:planned['contoso.net|lsweb|A'] = @('192.168.10.190')
$script:planned['contoso.net|sqlbe|A'] = @('192.168.10.80')
$script:planned['fabrikam.com|sip|A'] = @('192.168.10.90', '192.168.10.91', '192.168.10.92')
$script:planned['fabrikam.com|pool01|A'] = @('192.168.10.90', '192.168.10.91', '192.168.10.92')
$script:planned['fabrikam.com|meet|A'] = @('192.168.10.190')
$script:planned['fabrikam.com|lyncdiscoverinternal|A'] = @('192.168.10.190')
$script:planned['fabrikam.com|_sipinternaltls._tcp|SRV'] = @('0 0 5061 pool01.fabrikam.com')
$script:planned['fabrikam.com|_ntp._udp|SRV'] = @('0 0 123 dc01.contoso.com')

# An internal zone of this name hides the public contoso.com from inside clients. Add the public names that they need, or load the records one by one as pin-point zones.
Use-PlannedZone 'contoso.com'
# fe-sip-a/pool01/contoso.com/fe01: Strict name matching
Add-PlannedRecord 'contoso.com' 'sip' 'A' '192.168.10.90' 3600 @{ A = $True; IPv4Address = '192.168.10.90' }
# fe-sip-a/pool01/contoso.com/fe02: Strict name matching
Add-PlannedRecord 'contoso.com' 'sip' 'A' '192.168.10.91' 3600 @{ A = $True; IPv4Address = '192.168.10.91' }
# fe-sip-a/pool01/contoso.com/fe03: Strict name matching
Add-PlannedRecord 'contoso.com' 'sip' 'A' '192.168.10.92' 3600 @{ A = $True; IPv4Address = '192.168.10.92' }
# fe-signin-alias-a-dnslb/pool01/contoso.com/fe01: Automatic sign-in
Add-PlannedRecord 'contoso.com' 'pool01' 'A' '192.168.10.90' 3600 @{ A = $True; IPv4Address = '192.168.10.90' }
# fe-signin-alias-a-dnslb/pool01/contoso.com/fe02: Automatic sign-in
Add-PlannedRecord 'contoso.com' 'pool01' 'A' '192.168.10.91' 3600 @{ A = $True; IPv4Address = '192.168.10.91' }
# fe-signin-alias-a-dnslb/pool01/contoso.com/fe03: Automatic sign-in
Add-PlannedRecord 'contoso.com' 'pool01' 'A' '192.168.10.92' 3600 @{ A = $True; IPv4Address = '192.168.10.92' }
# fe-dialin-a/pool01/vip: Simple URLs
Add-PlannedRecord 'contoso.com' 'dialin' 'A' '192.168.10.190' 3600 @{ A = $True; IPv4Address = '192.168.10.190' }
# fe-meet-a/pool01/contoso.com/vip: Simple URLs
Add-PlannedRecord 'contoso.com' 'meet' 'A' '192.168.10.190' 3600 @{ A = $True; IPv4Address = '192.168.10.190' }
# fe-admin-a/pool01/vip: Simple URLs
Add-PlannedRecord 'contoso.com' 'admin' 'A' '192.168.10.190' 3600 @{ A = $True; IPv4Address = '192.168.10.190' }
# auto-internal-a/pool01/contoso.com/vip: Mobility
Add-PlannedRecord 'contoso.com' 'lyncdiscoverinternal' 'A' '192.168.10.190' 3600 @{ A = $True; IPv4Address = '192.168.10.190' }
# auto-hairpin-webext-a/pool01/rp01: Mobility
Add-PlannedRecord 'contoso.com' 'webext' 'A' '131.107.155.40' 3600 @{ A = $True; IPv4Address = '131.107.155.40' }
# owa-internal-a/officewebapps01: Slides in meetings
Add-PlannedRecord 'contoso.com' 'officewebapps01' 'A' '192.168.10.70' 3600 @{ A = $True; IPv4Address = '192.168.10.70' }
# time-server-a/dns-internal: Time of phones
Add-PlannedRecord 'contoso.com' 'dc01' 'A' '192.168.10.2' 3600 @{ A = $True; IPv4Address = '192.168.10.2' }
# fe-sipinternaltls-srv/pool01/contoso.com: Automatic sign-in
Add-PlannedRecord 'contoso.com' '_sipinternaltls._tcp' 'SRV' '0 0 5061 pool01.contoso.com' 3600 @{ Srv = $True; DomainName = 'pool01.contoso.com'; Priority = 0; Weight = 0; Port = 5061 }
# fe-ntp-srv/dns-internal/contoso.com: Time of phones
Add-PlannedRecord 'contoso.com' '_ntp._udp' 'SRV' '0 0 123 dc01.contoso.com' 3600 @{ Srv = $True; DomainName = 'dc01.contoso.com'; Priority = 0; Weight = 0; Port = 123 }

Use-PlannedZone 'contoso.net'
# edge-internal-a-hlb/lsedge/vip: Edge services
Add-PlannedRecord 'contoso.net' 'lsedge' 'A' '172.25.33.10' 3600 @{ A = $True; IPv4Address = '172.25.33.10' }
# edge-internal-node-a/lsedge/edge01: Edge services
Add-PlannedRecord 'contoso.net' 'edge01' 'A' '172.25.33.11' 3600 @{ A = $True; IPv4Address = '172.25.33.11' }
# edge-internal-node-a/lsedge/edge02: Edge services
Add-PlannedRecord 'contoso.net' 'edge02' 'A' '172.25.33.12' 3600 @{ A = $True; IPv4Address = '172.25.33.12' }
# edge-nexthop-a/pool01/fe01: Next hop of the Edge; Front End services
Add-PlannedRecord 'contoso.net' 'pool01' 'A' '192.168.10.90' 3600 @{ A = $True; IPv4Address = '192.168.10.90' }
# edge-nexthop-a/pool01/fe02: Next hop of the Edge; Front End services
Add-PlannedRecord 'contoso.net' 'pool01' 'A' '192.168.10.91' 3600 @{ A = $True; IPv4Address = '192.168.10.91' }
# edge-nexthop-a/pool01/fe03: Next hop of the Edge; Front End services
Add-PlannedRecord 'contoso.net' 'pool01' 'A' '192.168.10.92' 3600 @{ A = $True; IPv4Address = '192.168.10.92' }
# fe-node-a/pool01/fe01: Front End services
Add-PlannedRecord 'contoso.net' 'fe01' 'A' '192.168.10.90' 3600 @{ A = $True; IPv4Address = '192.168.10.90' }
# fe-node-a/pool01/fe02: Front End services
Add-PlannedRecord 'contoso.net' 'fe02' 'A' '192.168.10.91' 3600 @{ A = $True; IPv4Address = '192.168.10.91' }
# fe-node-a/pool01/fe03: Front End services
Add-PlannedRecord 'contoso.net' 'fe03' 'A' '192.168.10.92' 3600 @{ A = $True; IPv4Address = '192.168.10.92' }
# fe-webint-a/pool01/vip: Front End services
Add-PlannedRecord 'contoso.net' 'lsweb' 'A' '192.168.10.190' 3600 @{ A = $True; IPv4Address = '192.168.10.190' }
# fe-sql-a/sqlbe: Databases
Add-PlannedRecord 'contoso.net' 'sqlbe' 'A' '192.168.10.80' 3600 @{ A = $True; IPv4Address = '192.168.10.80' }

# An internal zone of this name hides the public fabrikam.com from inside clients. Add the public names that they need, or load the records one by one as pin-point zones.
Use-PlannedZone 'fabrikam.com'
# fe-sip-a/pool01/fabrikam.com/fe01: Strict name matching
Add-PlannedRecord 'fabrikam.com' 'sip' 'A' '192.168.10.90' 3600 @{ A = $True; IPv4Address = '192.168.10.90' }
# fe-sip-a/pool01/fabrikam.com/fe02: Strict name matching
Add-PlannedRecord 'fabrikam.com' 'sip' 'A' '192.168.10.91' 3600 @{ A = $True; IPv4Address = '192.168.10.91' }
# fe-sip-a/pool01/fabrikam.com/fe03: Strict name matching
Add-PlannedRecord 'fabrikam.com' 'sip' 'A' '192.168.10.92' 3600 @{ A = $True; IPv4Address = '192.168.10.92' }
# fe-signin-alias-a-dnslb/pool01/fabrikam.com/fe01: Automatic sign-in
Add-PlannedRecord 'fabrikam.com' 'pool01' 'A' '192.168.10.90' 3600 @{ A = $True; IPv4Address = '192.168.10.90' }
# fe-signin-alias-a-dnslb/pool01/fabrikam.com/fe02: Automatic sign-in
Add-PlannedRecord 'fabrikam.com' 'pool01' 'A' '192.168.10.91' 3600 @{ A = $True; IPv4Address = '192.168.10.91' }
# fe-signin-alias-a-dnslb/pool01/fabrikam.com/fe03: Automatic sign-in
Add-PlannedRecord 'fabrikam.com' 'pool01' 'A' '192.168.10.92' 3600 @{ A = $True; IPv4Address = '192.168.10.92' }
# fe-meet-a/pool01/fabrikam.com/vip: Simple URLs
Add-PlannedRecord 'fabrikam.com' 'meet' 'A' '192.168.10.190' 3600 @{ A = $True; IPv4Address = '192.168.10.190' }
# auto-internal-a/pool01/fabrikam.com/vip: Mobility
Add-PlannedRecord 'fabrikam.com' 'lyncdiscoverinternal' 'A' '192.168.10.190' 3600 @{ A = $True; IPv4Address = '192.168.10.190' }
# fe-sipinternaltls-srv/pool01/fabrikam.com: Automatic sign-in
Add-PlannedRecord 'fabrikam.com' '_sipinternaltls._tcp' 'SRV' '0 0 5061 pool01.fabrikam.com' 3600 @{ Srv = $True; DomainName = 'pool01.fabrikam.com'; Priority = 0; Weight = 0; Port = 5061 }
# fe-ntp-srv/dns-internal/fabrikam.com: Time of phones
Add-PlannedRecord 'fabrikam.com' '_ntp._udp' 'SRV' '0 0 123 dc01.contoso.com' 3600 @{ Srv = $True; DomainName = 'dc01.contoso.com'; Priority = 0; Weight = 0; Port = 123 }

# small-organization, Redmond: internal-net firewall, 22 rows
# For Windows Server 2012 and later. Run it on each server, with -WhatIf first: a server takes the rules of its own addresses and of the balancers in front of it. A second run sets them again, and none is out of force meanwhile.
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

Set-PlannedRule -Name 'Edgewise srv-sql-browser/se01 in' -DisplayName 'srv-sql-browser/se01: SQL Browser, Servers;Clients to se01' -Direction Inbound -Protocol UDP -LocalAddress '192.168.10.50' -LocalPort '1434' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-sip-5061/internal-client/se01 in' -DisplayName 'fe-sip-5061/internal-client/se01: SIP TLS/MTLS, Clients to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '5061' -RemoteAddress '192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-dcom-135/se01 in' -DisplayName 'fe-dcom-135/se01: DCOM/RPC, Servers;Clients to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '135' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-im-5062/se01 in' -DisplayName 'fe-im-5062/se01: SIP, Servers;Clients to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '5062' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-psom-8057/se01 in' -DisplayName 'fe-psom-8057/se01: PSOM TLS, Clients to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '8057' -RemoteAddress '192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-av-5063/se01 in' -DisplayName 'fe-av-5063/se01: SIP, Servers;Clients to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '5063' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-video-tcp/se01 in' -DisplayName 'fe-video-tcp/se01: RTP, Servers;Clients to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '57501-65535' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-video-udp/se01 in' -DisplayName 'fe-video-udp/se01: RTP, Servers;Clients to se01' -Direction Inbound -Protocol UDP -LocalAddress '192.168.10.50' -LocalPort '57501-65535' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-web-8080/rp01/se01 in' -DisplayName 'fe-web-8080/rp01/se01: HTTP, rp01 to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '8080' -RemoteAddress '172.25.33.40' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-web-8080/rp01/se01 out' -DisplayName 'fe-web-8080/rp01/se01: HTTP, rp01 to se01' -Direction Outbound -Protocol TCP -LocalAddress '172.25.33.40' -LocalPort Any -RemoteAddress '192.168.10.50' -RemotePort '8080'
Set-PlannedRule -Name 'Edgewise fe-web-4443/rp01/se01 in' -DisplayName 'fe-web-4443/rp01/se01: HTTPS TLS, rp01 to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '4443' -RemoteAddress '172.25.33.40' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-web-4443/rp01/se01 out' -DisplayName 'fe-web-4443/rp01/se01: HTTPS TLS, rp01 to se01' -Direction Outbound -Protocol TCP -LocalAddress '172.25.33.40' -LocalPort Any -RemoteAddress '192.168.10.50' -RemotePort '4443'
Set-PlannedRule -Name 'Edgewise fe-web-8060/se01 in' -DisplayName 'fe-web-8060/se01: not-stated MTLS, Servers;Clients to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '8060' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-web-8061/se01 in' -DisplayName 'fe-web-8061/se01: not-stated MTLS, Servers;Clients to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '8061' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-mob-443/se01 in' -DisplayName 'fe-mob-443/se01: HTTPS TLS, Servers;Clients to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '443' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-as-5065/se01 in' -DisplayName 'fe-as-5065/se01: SIP, Servers;Clients to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '5065' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-as-media/se01 in' -DisplayName 'fe-as-media/se01: RTP, Servers;Clients to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '49152-65535' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise srv-audio-tcp/se01 in' -DisplayName 'srv-audio-tcp/se01: RTP, Servers;Clients to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '49152-57500' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise srv-audio-udp/se01 in' -DisplayName 'srv-audio-udp/se01: RTP, Servers;Clients to se01' -Direction Inbound -Protocol UDP -LocalAddress '192.168.10.50' -LocalPort '49152-57500' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise cli-sip-5061/se01 in' -DisplayName 'cli-sip-5061/se01: SIP TLS, Clients to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '5061' -RemoteAddress '192.168.20.0/24' -RemotePort Any

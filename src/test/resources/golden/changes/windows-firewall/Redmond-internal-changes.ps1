# From before to after, Redmond: internal firewall, what to add and remove
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

Set-PlannedRule -Name 'Edgewise edge-int-xmpp/pool01/lsedge in' -DisplayName 'edge-int-xmpp/pool01/lsedge: XMPP MTLS, pool01 to edge-oslo' -Direction Inbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort '23456' -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-xmpp/pool01/lsedge out' -DisplayName 'edge-int-xmpp/pool01/lsedge: XMPP MTLS, pool01 to edge-oslo' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort Any -RemoteAddress '172.25.33.10' -RemotePort '23456'
Set-PlannedRule -Name 'Edgewise edge-int-sip-to-edge/pool01/lsedge in' -DisplayName 'edge-int-sip-to-edge/pool01/lsedge: SIP MTLS, pool01 to edge-oslo' -Direction Inbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort '5061' -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-sip-to-edge/pool01/lsedge out' -DisplayName 'edge-int-sip-to-edge/pool01/lsedge: SIP MTLS, pool01 to edge-oslo' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort Any -RemoteAddress '172.25.33.10' -RemotePort '5061'
Set-PlannedRule -Name 'Edgewise edge-int-psom/pool01/lsedge in' -DisplayName 'edge-int-psom/pool01/lsedge: PSOM MTLS, pool01 to edge-oslo' -Direction Inbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort '8057' -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-psom/pool01/lsedge out' -DisplayName 'edge-int-psom/pool01/lsedge: PSOM MTLS, pool01 to edge-oslo' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort Any -RemoteAddress '172.25.33.10' -RemotePort '8057'
Set-PlannedRule -Name 'Edgewise edge-int-av-auth/pool01/lsedge in' -DisplayName 'edge-int-av-auth/pool01/lsedge: SIP MTLS, pool01 to edge-oslo' -Direction Inbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort '5062' -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-av-auth/pool01/lsedge out' -DisplayName 'edge-int-av-auth/pool01/lsedge: SIP MTLS, pool01 to edge-oslo' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort Any -RemoteAddress '172.25.33.10' -RemotePort '5062'
Set-PlannedRule -Name 'Edgewise edge-int-stun-udp/lsedge in' -DisplayName 'edge-int-stun-udp/lsedge: STUN/MSTURN, Servers;Clients to edge-oslo' -Direction Inbound -Protocol UDP -LocalAddress '172.25.33.10' -LocalPort '3478' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-stun-tcp/lsedge in' -DisplayName 'edge-int-stun-tcp/lsedge: STUN/MSTURN, Servers;Clients to edge-oslo' -Direction Inbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort '443' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-cms-https/pool01/lsedge in' -DisplayName 'edge-int-cms-https/pool01/lsedge: HTTPS TLS, pool01 to edge-oslo' -Direction Inbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort '4443' -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-cms-https/pool01/lsedge out' -DisplayName 'edge-int-cms-https/pool01/lsedge: HTTPS TLS, pool01 to edge-oslo' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort Any -RemoteAddress '172.25.33.10' -RemotePort '4443'
Set-PlannedRule -Name 'Edgewise edge-int-cls-50001/lsedge in' -DisplayName 'edge-int-cls-50001/lsedge: CLS MTLS, Servers;Clients to edge-oslo' -Direction Inbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort '50001' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-cls-50002/lsedge in' -DisplayName 'edge-int-cls-50002/lsedge: CLS MTLS, Servers;Clients to edge-oslo' -Direction Inbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort '50002' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-cls-50003/lsedge in' -DisplayName 'edge-int-cls-50003/lsedge: CLS MTLS, Servers;Clients to edge-oslo' -Direction Inbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort '50003' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-sip-from-edge/lsedge/pool01 in' -DisplayName 'edge-int-sip-from-edge/lsedge/pool01: SIP MTLS, edge-oslo to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '5061' -RemoteAddress '172.25.33.10' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-sip-from-edge/lsedge/pool01 out' -DisplayName 'edge-int-sip-from-edge/lsedge/pool01: SIP MTLS, edge-oslo to pool01' -Direction Outbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort Any -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort '5061'

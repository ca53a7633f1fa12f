# small-organization, Redmond: internal firewall, 12 rows
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

Set-PlannedRule -Name 'Edgewise edge-int-sip-to-edge/se01/lsedge in' -DisplayName 'edge-int-sip-to-edge/se01/lsedge: SIP MTLS, se01 to lsedge' -Direction Inbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort '5061' -RemoteAddress '192.168.10.50' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-sip-to-edge/se01/lsedge out' -DisplayName 'edge-int-sip-to-edge/se01/lsedge: SIP MTLS, se01 to lsedge' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort Any -RemoteAddress '172.25.33.10' -RemotePort '5061'
Set-PlannedRule -Name 'Edgewise edge-int-psom/se01/lsedge in' -DisplayName 'edge-int-psom/se01/lsedge: PSOM MTLS, se01 to lsedge' -Direction Inbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort '8057' -RemoteAddress '192.168.10.50' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-psom/se01/lsedge out' -DisplayName 'edge-int-psom/se01/lsedge: PSOM MTLS, se01 to lsedge' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort Any -RemoteAddress '172.25.33.10' -RemotePort '8057'
Set-PlannedRule -Name 'Edgewise edge-int-av-auth/se01/lsedge in' -DisplayName 'edge-int-av-auth/se01/lsedge: SIP MTLS, se01 to lsedge' -Direction Inbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort '5062' -RemoteAddress '192.168.10.50' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-av-auth/se01/lsedge out' -DisplayName 'edge-int-av-auth/se01/lsedge: SIP MTLS, se01 to lsedge' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort Any -RemoteAddress '172.25.33.10' -RemotePort '5062'
Set-PlannedRule -Name 'Edgewise edge-int-stun-udp/lsedge in' -DisplayName 'edge-int-stun-udp/lsedge: STUN/MSTURN, Servers;Clients to lsedge' -Direction Inbound -Protocol UDP -LocalAddress '172.25.33.10' -LocalPort '3478' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-stun-tcp/lsedge in' -DisplayName 'edge-int-stun-tcp/lsedge: STUN/MSTURN, Servers;Clients to lsedge' -Direction Inbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort '443' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-cms-https/se01/lsedge in' -DisplayName 'edge-int-cms-https/se01/lsedge: HTTPS TLS, se01 to lsedge' -Direction Inbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort '4443' -RemoteAddress '192.168.10.50' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-cms-https/se01/lsedge out' -DisplayName 'edge-int-cms-https/se01/lsedge: HTTPS TLS, se01 to lsedge' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort Any -RemoteAddress '172.25.33.10' -RemotePort '4443'
Set-PlannedRule -Name 'Edgewise edge-int-cls-50001/lsedge in' -DisplayName 'edge-int-cls-50001/lsedge: CLS MTLS, Servers;Clients to lsedge' -Direction Inbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort '50001' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-cls-50002/lsedge in' -DisplayName 'edge-int-cls-50002/lsedge: CLS MTLS, Servers;Clients to lsedge' -Direction Inbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort '50002' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-cls-50003/lsedge in' -DisplayName 'edge-int-cls-50003/lsedge: CLS MTLS, Servers;Clients to lsedge' -Direction Inbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort '50003' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-sip-from-edge/lsedge/se01 in' -DisplayName 'edge-int-sip-from-edge/lsedge/se01: SIP MTLS, lsedge to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '5061' -RemoteAddress '172.25.33.10' -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-int-sip-from-edge/lsedge/se01 out' -DisplayName 'edge-int-sip-from-edge/lsedge/se01: SIP MTLS, lsedge to se01' -Direction Outbound -Protocol TCP -LocalAddress '172.25.33.10' -LocalPort Any -RemoteAddress '192.168.10.50' -RemotePort '5061'
Set-PlannedRule -Name 'Edgewise rp-http-8080/rp01/se01 in' -DisplayName 'rp-http-8080/rp01/se01: HTTP, rp01 to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '8080' -RemoteAddress '172.25.33.40' -RemotePort Any
Set-PlannedRule -Name 'Edgewise rp-http-8080/rp01/se01 out' -DisplayName 'rp-http-8080/rp01/se01: HTTP, rp01 to se01' -Direction Outbound -Protocol TCP -LocalAddress '172.25.33.40' -LocalPort Any -RemoteAddress '192.168.10.50' -RemotePort '8080'
Set-PlannedRule -Name 'Edgewise rp-https-4443/rp01/se01 in' -DisplayName 'rp-https-4443/rp01/se01: HTTPS TLS, rp01 to se01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.50' -LocalPort '4443' -RemoteAddress '172.25.33.40' -RemotePort Any
Set-PlannedRule -Name 'Edgewise rp-https-4443/rp01/se01 out' -DisplayName 'rp-https-4443/rp01/se01: HTTPS TLS, rp01 to se01' -Direction Outbound -Protocol TCP -LocalAddress '172.25.33.40' -LocalPort Any -RemoteAddress '192.168.10.50' -RemotePort '4443'

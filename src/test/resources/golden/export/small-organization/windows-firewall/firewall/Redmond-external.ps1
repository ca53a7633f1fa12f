# small-organization, Redmond: external firewall, 18 rows
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

Set-PlannedRule -Name 'Edgewise edge-ext-crl-http-out/lsedge out' -DisplayName 'edge-ext-crl-http-out/lsedge: HTTP, lsedge to Internet' -Direction Outbound -Protocol TCP -LocalAddress '10.45.16.10' -LocalPort Any -RemoteAddress Any -RemotePort '80'
Set-PlannedRule -Name 'Edgewise edge-ext-dns-tcp-out/lsedge out' -DisplayName 'edge-ext-dns-tcp-out/lsedge: DNS, lsedge to Internet' -Direction Outbound -Protocol TCP -LocalAddress '10.45.16.10' -LocalPort Any -RemoteAddress Any -RemotePort '53'
Set-PlannedRule -Name 'Edgewise edge-ext-dns-udp-out/lsedge out' -DisplayName 'edge-ext-dns-udp-out/lsedge: DNS, lsedge to Internet' -Direction Outbound -Protocol UDP -LocalAddress '10.45.16.10' -LocalPort Any -RemoteAddress Any -RemotePort '53'
Set-PlannedRule -Name 'Edgewise edge-ext-sip-tls-in/lsedge in' -DisplayName 'edge-ext-sip-tls-in/lsedge: SIP TLS, Internet to lsedge' -Direction Inbound -Protocol TCP -LocalAddress '10.45.16.10' -LocalPort '443' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-sip-mtls-in/lsedge in' -DisplayName 'edge-ext-sip-mtls-in/lsedge: SIP MTLS, Internet to lsedge' -Direction Inbound -Protocol TCP -LocalAddress '10.45.16.10' -LocalPort '5061' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-sip-mtls-out/lsedge out' -DisplayName 'edge-ext-sip-mtls-out/lsedge: SIP MTLS, lsedge to Internet' -Direction Outbound -Protocol TCP -LocalAddress '10.45.16.10' -LocalPort Any -RemoteAddress Any -RemotePort '5061'
Set-PlannedRule -Name 'Edgewise edge-ext-psom-in/lsedge in' -DisplayName 'edge-ext-psom-in/lsedge: PSOM TLS, Internet to lsedge' -Direction Inbound -Protocol TCP -LocalAddress '10.45.16.20' -LocalPort '443' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-rtp-tcp-out/lsedge out' -DisplayName 'edge-ext-rtp-tcp-out/lsedge: RTP, lsedge to Internet' -Direction Outbound -Protocol TCP -LocalAddress '10.45.16.30' -LocalPort '50000-59999' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-rtp-udp-out/lsedge out' -DisplayName 'edge-ext-rtp-udp-out/lsedge: RTP, lsedge to Internet' -Direction Outbound -Protocol UDP -LocalAddress '10.45.16.30' -LocalPort '50000-59999' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-rtp-tcp-in/lsedge in' -DisplayName 'edge-ext-rtp-tcp-in/lsedge: RTP, Internet to lsedge' -Direction Inbound -Protocol TCP -LocalAddress '10.45.16.30' -LocalPort '50000-59999' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-rtp-udp-in/lsedge in' -DisplayName 'edge-ext-rtp-udp-in/lsedge: RTP, Internet to lsedge' -Direction Inbound -Protocol UDP -LocalAddress '10.45.16.30' -LocalPort '50000-59999' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-stun-udp-out/lsedge out' -DisplayName 'edge-ext-stun-udp-out/lsedge: STUN/MSTURN, lsedge to Internet' -Direction Outbound -Protocol UDP -LocalAddress '10.45.16.30' -LocalPort Any -RemoteAddress Any -RemotePort '3478'
Set-PlannedRule -Name 'Edgewise edge-ext-stun-udp-in/lsedge in' -DisplayName 'edge-ext-stun-udp-in/lsedge: STUN/MSTURN, Internet to lsedge' -Direction Inbound -Protocol UDP -LocalAddress '10.45.16.30' -LocalPort '3478' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-stun-tcp-in/lsedge in' -DisplayName 'edge-ext-stun-tcp-in/lsedge: STUN/MSTURN, Internet to lsedge' -Direction Inbound -Protocol TCP -LocalAddress '10.45.16.30' -LocalPort '443' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-stun-tcp-out/lsedge out' -DisplayName 'edge-ext-stun-tcp-out/lsedge: STUN/MSTURN, lsedge to Internet' -Direction Outbound -Protocol TCP -LocalAddress '10.45.16.30' -LocalPort Any -RemoteAddress Any -RemotePort '443'
Set-PlannedRule -Name 'Edgewise rp-http-80-in/rp01 in' -DisplayName 'rp-http-80-in/rp01: HTTP, Internet to rp01' -Direction Inbound -Protocol TCP -LocalAddress '10.45.16.40' -LocalPort '80' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise rp-https-443-in/rp01 in' -DisplayName 'rp-https-443-in/rp01: HTTPS TLS, Internet to rp01' -Direction Inbound -Protocol TCP -LocalAddress '10.45.16.40' -LocalPort '443' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise mob-hairpin-443/rp01 in' -DisplayName 'mob-hairpin-443/rp01: HTTPS TLS, Clients to rp01' -Direction Inbound -Protocol TCP -LocalAddress '10.45.16.40' -LocalPort '443' -RemoteAddress '192.168.20.0/24' -RemotePort Any

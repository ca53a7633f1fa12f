# From before to after, Redmond: external firewall, what to add and remove
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

Set-PlannedRule -Name 'Edgewise edge-ext-xmpp-in/lsedge in' -DisplayName 'edge-ext-xmpp-in/lsedge: XMPP, Internet to edge-oslo' -Direction Inbound -Protocol TCP -LocalAddress '10.45.16.10' -LocalPort '5269' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-xmpp-out/lsedge out' -DisplayName 'edge-ext-xmpp-out/lsedge: XMPP, edge-oslo to Internet' -Direction Outbound -Protocol TCP -LocalAddress '10.45.16.10' -LocalPort Any -RemoteAddress Any -RemotePort '5269'
Set-PlannedRule -Name 'Edgewise edge-ext-crl-http-out/lsedge out' -DisplayName 'edge-ext-crl-http-out/lsedge: HTTP, edge-oslo to Internet' -Direction Outbound -Protocol TCP -LocalAddress '10.45.16.10' -LocalPort Any -RemoteAddress Any -RemotePort '80'
Set-PlannedRule -Name 'Edgewise edge-ext-dns-tcp-out/lsedge out' -DisplayName 'edge-ext-dns-tcp-out/lsedge: DNS, edge-oslo to Internet' -Direction Outbound -Protocol TCP -LocalAddress '10.45.16.10' -LocalPort Any -RemoteAddress Any -RemotePort '53'
Set-PlannedRule -Name 'Edgewise edge-ext-dns-udp-out/lsedge out' -DisplayName 'edge-ext-dns-udp-out/lsedge: DNS, edge-oslo to Internet' -Direction Outbound -Protocol UDP -LocalAddress '10.45.16.10' -LocalPort Any -RemoteAddress Any -RemotePort '53'
Set-PlannedRule -Name 'Edgewise edge-ext-sip-tls-in/lsedge in' -DisplayName 'edge-ext-sip-tls-in/lsedge: SIP TLS, Internet to edge-oslo' -Direction Inbound -Protocol TCP -LocalAddress '10.45.16.10' -LocalPort '443' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-sip-mtls-in/lsedge in' -DisplayName 'edge-ext-sip-mtls-in/lsedge: SIP MTLS, Internet to edge-oslo' -Direction Inbound -Protocol TCP -LocalAddress '10.45.16.10' -LocalPort '5061' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-sip-mtls-out/lsedge out' -DisplayName 'edge-ext-sip-mtls-out/lsedge: SIP MTLS, edge-oslo to Internet' -Direction Outbound -Protocol TCP -LocalAddress '10.45.16.10' -LocalPort Any -RemoteAddress Any -RemotePort '5061'
Set-PlannedRule -Name 'Edgewise edge-ext-psom-in/lsedge in' -DisplayName 'edge-ext-psom-in/lsedge: PSOM TLS, Internet to edge-oslo' -Direction Inbound -Protocol TCP -LocalAddress '10.45.16.20' -LocalPort '443' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-rtp-tcp-out/lsedge out' -DisplayName 'edge-ext-rtp-tcp-out/lsedge: RTP, edge-oslo to Internet' -Direction Outbound -Protocol TCP -LocalAddress '10.45.16.30' -LocalPort '50000-59999' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-rtp-udp-out/lsedge out' -DisplayName 'edge-ext-rtp-udp-out/lsedge: RTP, edge-oslo to Internet' -Direction Outbound -Protocol UDP -LocalAddress '10.45.16.30' -LocalPort '50000-59999' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-rtp-tcp-in/lsedge in' -DisplayName 'edge-ext-rtp-tcp-in/lsedge: RTP, Internet to edge-oslo' -Direction Inbound -Protocol TCP -LocalAddress '10.45.16.30' -LocalPort '50000-59999' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-rtp-udp-in/lsedge in' -DisplayName 'edge-ext-rtp-udp-in/lsedge: RTP, Internet to edge-oslo' -Direction Inbound -Protocol UDP -LocalAddress '10.45.16.30' -LocalPort '50000-59999' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-stun-udp-out/lsedge out' -DisplayName 'edge-ext-stun-udp-out/lsedge: STUN/MSTURN, edge-oslo to Internet' -Direction Outbound -Protocol UDP -LocalAddress '10.45.16.30' -LocalPort Any -RemoteAddress Any -RemotePort '3478'
Set-PlannedRule -Name 'Edgewise edge-ext-stun-udp-in/lsedge in' -DisplayName 'edge-ext-stun-udp-in/lsedge: STUN/MSTURN, Internet to edge-oslo' -Direction Inbound -Protocol UDP -LocalAddress '10.45.16.30' -LocalPort '3478' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-stun-tcp-in/lsedge in' -DisplayName 'edge-ext-stun-tcp-in/lsedge: STUN/MSTURN, Internet to edge-oslo' -Direction Inbound -Protocol TCP -LocalAddress '10.45.16.30' -LocalPort '443' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise edge-ext-stun-tcp-out/lsedge out' -DisplayName 'edge-ext-stun-tcp-out/lsedge: STUN/MSTURN, edge-oslo to Internet' -Direction Outbound -Protocol TCP -LocalAddress '10.45.16.30' -LocalPort Any -RemoteAddress Any -RemotePort '443'
Set-PlannedRule -Name 'Edgewise pic-sip-in/lsedge in' -DisplayName 'pic-sip-in/lsedge: SIP MTLS, Messenger to edge-oslo' -Direction Inbound -Protocol TCP -LocalAddress '10.45.16.10' -LocalPort '5061' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise pic-sip-out/lsedge out' -DisplayName 'pic-sip-out/lsedge: SIP MTLS, edge-oslo to Messenger' -Direction Outbound -Protocol TCP -LocalAddress '10.45.16.10' -LocalPort Any -RemoteAddress Any -RemotePort '5061'
Set-PlannedRule -Name 'Edgewise pic-rtp-tcp-out/lsedge out' -DisplayName 'pic-rtp-tcp-out/lsedge: RTP, edge-oslo to Messenger' -Direction Outbound -Protocol TCP -LocalAddress '10.45.16.30' -LocalPort '50000-59999' -RemoteAddress Any -RemotePort Any
Set-PlannedRule -Name 'Edgewise pic-stun-udp-out/lsedge out' -DisplayName 'pic-stun-udp-out/lsedge: STUN/MSTURN, edge-oslo to Messenger' -Direction Outbound -Protocol UDP -LocalAddress '10.45.16.30' -LocalPort Any -RemoteAddress Any -RemotePort '3478'
Set-PlannedRule -Name 'Edgewise pic-stun-udp-in/lsedge in' -DisplayName 'pic-stun-udp-in/lsedge: STUN/MSTURN, Messenger to edge-oslo' -Direction Inbound -Protocol UDP -LocalAddress '10.45.16.30' -LocalPort '3478' -RemoteAddress Any -RemotePort Any

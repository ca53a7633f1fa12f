# edge-scaled-hlb, Redmond: internal-net firewall, 37 rows
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

Set-PlannedRule -Name 'Edgewise srv-sql-browser/pool01 in' -DisplayName 'srv-sql-browser/pool01: SQL Browser, Servers;Clients to pool01' -Direction Inbound -Protocol UDP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '1434' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-sip-5061/pool01/pool01 in' -DisplayName 'fe-sip-5061/pool01/pool01: SIP TLS/MTLS, pool01 to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '5061' -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-sip-5061/pool01/pool01 out' -DisplayName 'fe-sip-5061/pool01/pool01: SIP TLS/MTLS, pool01 to pool01' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort Any -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort '5061'
Set-PlannedRule -Name 'Edgewise fe-sip-5061/internal-client/pool01 in' -DisplayName 'fe-sip-5061/internal-client/pool01: SIP TLS/MTLS, Clients to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '5061' -RemoteAddress '192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-sip-5061/lync-server-any/pool01 in' -DisplayName 'fe-sip-5061/lync-server-any/pool01: SIP TLS/MTLS, pool01 to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '5061' -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-sip-5061/lync-server-any/pool01 out' -DisplayName 'fe-sip-5061/lync-server-any/pool01: SIP TLS/MTLS, pool01 to pool01' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort Any -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort '5061'
Set-PlannedRule -Name 'Edgewise fe-https-444/pool01/pool01 in' -DisplayName 'fe-https-444/pool01/pool01: HTTPS TLS, pool01 to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '444' -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-https-444/pool01/pool01 out' -DisplayName 'fe-https-444/pool01/pool01: HTTPS TLS, pool01 to pool01' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort Any -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort '444'
Set-PlannedRule -Name 'Edgewise fe-dcom-135/pool01 in' -DisplayName 'fe-dcom-135/pool01: DCOM/RPC, Servers;Clients to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '135' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-im-5062/pool01 in' -DisplayName 'fe-im-5062/pool01: SIP, Servers;Clients to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '5062' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-psom-8057/pool01 in' -DisplayName 'fe-psom-8057/pool01: PSOM TLS, Clients to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '8057' -RemoteAddress '192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-av-5063/pool01 in' -DisplayName 'fe-av-5063/pool01: SIP, Servers;Clients to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '5063' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-video-tcp/pool01 in' -DisplayName 'fe-video-tcp/pool01: RTP, Servers;Clients to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '57501-65535' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-video-udp/pool01 in' -DisplayName 'fe-video-udp/pool01: RTP, Servers;Clients to pool01' -Direction Inbound -Protocol UDP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '57501-65535' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-web-443/pool01/pool01/vip in' -DisplayName 'fe-web-443/pool01/pool01/vip: HTTPS TLS, pool01 to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '443' -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-web-443/pool01/pool01/vip out' -DisplayName 'fe-web-443/pool01/pool01/vip: HTTPS TLS, pool01 to pool01' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort Any -RemoteAddress '192.168.10.190' -RemotePort '443'
Set-PlannedRule -Name 'Edgewise fe-web-8080/rp01/pool01 in' -DisplayName 'fe-web-8080/rp01/pool01: HTTP, rp01 to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '8080' -RemoteAddress '172.25.33.40' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-web-8080/rp01/pool01 out' -DisplayName 'fe-web-8080/rp01/pool01: HTTP, rp01 to pool01' -Direction Outbound -Protocol TCP -LocalAddress '172.25.33.40' -LocalPort Any -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort '8080'
Set-PlannedRule -Name 'Edgewise fe-web-4443/rp01/pool01 in' -DisplayName 'fe-web-4443/rp01/pool01: HTTPS TLS, rp01 to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '4443' -RemoteAddress '172.25.33.40' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-web-4443/rp01/pool01 out' -DisplayName 'fe-web-4443/rp01/pool01: HTTPS TLS, rp01 to pool01' -Direction Outbound -Protocol TCP -LocalAddress '172.25.33.40' -LocalPort Any -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort '4443'
Set-PlannedRule -Name 'Edgewise fe-web-4443/pool01/pool01 in' -DisplayName 'fe-web-4443/pool01/pool01: HTTPS TLS, pool01 to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '4443' -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-web-4443/pool01/pool01 out' -DisplayName 'fe-web-4443/pool01/pool01: HTTPS TLS, pool01 to pool01' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort Any -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort '4443'
Set-PlannedRule -Name 'Edgewise fe-web-8060/pool01 in' -DisplayName 'fe-web-8060/pool01: not-stated MTLS, Servers;Clients to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '8060' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-web-8061/pool01 in' -DisplayName 'fe-web-8061/pool01: not-stated MTLS, Servers;Clients to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '8061' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-mob-5086/pool01/pool01 in' -DisplayName 'fe-mob-5086/pool01/pool01: SIP MTLS, pool01 to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '5086' -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-mob-5086/pool01/pool01 out' -DisplayName 'fe-mob-5086/pool01/pool01: SIP MTLS, pool01 to pool01' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort Any -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort '5086'
Set-PlannedRule -Name 'Edgewise fe-mob-5087/pool01/pool01 in' -DisplayName 'fe-mob-5087/pool01/pool01: SIP MTLS, pool01 to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '5087' -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-mob-5087/pool01/pool01 out' -DisplayName 'fe-mob-5087/pool01/pool01: SIP MTLS, pool01 to pool01' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort Any -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort '5087'
Set-PlannedRule -Name 'Edgewise fe-mob-443/pool01 in' -DisplayName 'fe-mob-443/pool01: HTTPS TLS, Servers;Clients to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '443' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-as-5065/pool01 in' -DisplayName 'fe-as-5065/pool01: SIP, Servers;Clients to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '5065' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-as-media/pool01 in' -DisplayName 'fe-as-media/pool01: RTP, Servers;Clients to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '49152-65535' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-cms-445/pool01/pool01 in' -DisplayName 'fe-cms-445/pool01/pool01: SMB, pool01 to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '445' -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-cms-445/pool01/pool01 out' -DisplayName 'fe-cms-445/pool01/pool01: SMB, pool01 to pool01' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort Any -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort '445'
Set-PlannedRule -Name 'Edgewise srv-audio-tcp/pool01 in' -DisplayName 'srv-audio-tcp/pool01: RTP, Servers;Clients to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '49152-57500' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise srv-audio-udp/pool01 in' -DisplayName 'srv-audio-udp/pool01: RTP, Servers;Clients to pool01' -Direction Inbound -Protocol UDP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '49152-57500' -RemoteAddress '192.168.10.0/24','192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-lb-80/pool01 in' -DisplayName 'fe-lb-80/pool01: HTTP, Clients to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '80' -RemoteAddress '192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-lb-8080/rp01/pool01 in' -DisplayName 'fe-lb-8080/rp01/pool01: HTTP, rp01 to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '8080' -RemoteAddress '172.25.33.40' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-lb-8080/rp01/pool01 out' -DisplayName 'fe-lb-8080/rp01/pool01: HTTP, rp01 to pool01' -Direction Outbound -Protocol TCP -LocalAddress '172.25.33.40' -LocalPort Any -RemoteAddress '192.168.10.190' -RemotePort '8080'
Set-PlannedRule -Name 'Edgewise fe-lb-8080/internal-client/pool01 in' -DisplayName 'fe-lb-8080/internal-client/pool01: HTTP, Clients to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '8080' -RemoteAddress '192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-lb-443/pool01 in' -DisplayName 'fe-lb-443/pool01: HTTPS TLS, Clients to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '443' -RemoteAddress '192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-lb-4443/rp01/pool01 in' -DisplayName 'fe-lb-4443/rp01/pool01: HTTPS TLS, rp01 to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '4443' -RemoteAddress '172.25.33.40' -RemotePort Any
Set-PlannedRule -Name 'Edgewise fe-lb-4443/rp01/pool01 out' -DisplayName 'fe-lb-4443/rp01/pool01: HTTPS TLS, rp01 to pool01' -Direction Outbound -Protocol TCP -LocalAddress '172.25.33.40' -LocalPort Any -RemoteAddress '192.168.10.190' -RemotePort '4443'
Set-PlannedRule -Name 'Edgewise cli-sip-5061/pool01 in' -DisplayName 'cli-sip-5061/pool01: SIP TLS, Clients to pool01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort '5061' -RemoteAddress '192.168.20.0/24' -RemotePort Any
Set-PlannedRule -Name 'Edgewise owa-443/pool01/officewebapps01 in' -DisplayName 'owa-443/pool01/officewebapps01: HTTPS TLS, pool01 to officewebapps01' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.70' -LocalPort '443' -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort Any
Set-PlannedRule -Name 'Edgewise owa-443/pool01/officewebapps01 out' -DisplayName 'owa-443/pool01/officewebapps01: HTTPS TLS, pool01 to officewebapps01' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort Any -RemoteAddress '192.168.10.70' -RemotePort '443'
Set-PlannedRule -Name 'Edgewise sql-1433/pool01/sqlbe in' -DisplayName 'sql-1433/pool01/sqlbe: TDS, pool01 to sqlbe' -Direction Inbound -Protocol TCP -LocalAddress '192.168.10.80' -LocalPort '1433' -RemoteAddress '192.168.10.90','192.168.10.91','192.168.10.92' -RemotePort Any
Set-PlannedRule -Name 'Edgewise sql-1433/pool01/sqlbe out' -DisplayName 'sql-1433/pool01/sqlbe: TDS, pool01 to sqlbe' -Direction Outbound -Protocol TCP -LocalAddress '192.168.10.90','192.168.10.91','192.168.10.92' -LocalPort Any -RemoteAddress '192.168.10.80' -RemotePort '1433'

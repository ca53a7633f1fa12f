# Static routes of edge03.contoso.net from its internal adapter to the inside networks.
# The default gateway stays on the external adapter. For Windows Server 2012 and later; on an older one use route add -p.
[CmdletBinding(SupportsShouldProcess = $True)]
param()
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

function Add-PlannedRoute {
    param([string] $Prefix, [string] $NextHop, [string] $Adapter)
    $index = (Get-NetIPAddress -IPAddress $Adapter).InterfaceIndex
    $there = Get-NetRoute -DestinationPrefix $Prefix -InterfaceIndex $index -PolicyStore PersistentStore -ErrorAction SilentlyContinue
    if ($there | Where-Object { $_.NextHop -eq $NextHop }) {
        Write-Verbose "$Prefix by $NextHop is there."
        return
    }
    if ($there) {
        Write-Warning "$Prefix also goes by $(@($there | ForEach-Object { $_.NextHop }) -join ', ')."
    }
    if ($script:PSCmdlet.ShouldProcess("$Prefix by $NextHop", 'Add route')) {
        New-NetRoute -DestinationPrefix $Prefix -NextHop $NextHop -InterfaceIndex $index | Out-Null
    }
}

# Servers, Redmond
Add-PlannedRoute '192.168.10.0/24' '172.26.33.1' '172.26.33.10'
# Clients, Redmond
Add-PlannedRoute '192.168.20.0/24' '172.26.33.1' '172.26.33.10'
# Servers, Dublin
Add-PlannedRoute '192.168.110.0/24' '172.26.33.1' '172.26.33.10'
# Clients, Dublin
Add-PlannedRoute '192.168.120.0/24' '172.26.33.1' '172.26.33.10'
# Branch, Portland
Add-PlannedRoute '192.168.30.0/24' '172.26.33.1' '172.26.33.10'

# External access, policies and partners of edge-scaled-hlb, for the management shell of the servers.
# Try it with -WhatIf first. It makes what is missing, sets what is there, removes nothing, and can be run again.
[CmdletBinding(SupportsShouldProcess = $True)]
param()
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

function Set-Planned {
    param([string] $Noun, [string] $Identity, [hashtable] $Values, [hashtable] $OnlyNew = @{})
    $there = & "Get-Cs$Noun" -Identity $Identity -ErrorAction SilentlyContinue
    if ($there) {
        foreach ($name in $OnlyNew.Keys) {
            if ("$($there.$name)" -ne "$($OnlyNew[$name])") {
                Write-Warning "$Noun ${Identity}: $name is '$($there.$name)', planned is '$($OnlyNew[$name])'. Only removing and making it anew changes that."
            }
        }
        if ($Values.Count -gt 0 -and $script:PSCmdlet.ShouldProcess("$Noun $Identity", 'Set')) {
            & "Set-Cs$Noun" -Identity $Identity @Values
        }
        return
    }
    if ($OnlyNew.ContainsKey('ProxyFqdn')) {
        $same = @(Get-CsHostingProvider; Get-CsPublicProvider) | Where-Object { $_.ProxyFqdn -eq $OnlyNew['ProxyFqdn'] } | Select-Object -First 1
        if ($same) {
            Write-Warning "$Noun ${Identity}: left out, since '$($same.Identity)' leads to '$($OnlyNew['ProxyFqdn'])' already. Give it that name in the design, or remove it first."
            return
        }
    }
    if ($script:PSCmdlet.ShouldProcess("$Noun $Identity", 'New')) {
        & "New-Cs$Noun" -Identity $Identity @Values @OnlyNew
    }
}

Import-Module Lync

# Access Edge configuration
if ($PSCmdlet.ShouldProcess('AccessEdgeConfiguration', 'Set')) {
    Set-CsAccessEdgeConfiguration -AllowFederatedUsers $True -AllowOutsideUsers $True -AllowAnonymousUsers $True -EnableArchivingDisclaimer $False -UseDnsSrvRouting -EnablePartnerDiscovery $True
}

# External access policies
Set-Planned 'ExternalAccessPolicy' 'Global' @{ EnableFederationAccess = $True; EnableXmppAccess = $True; EnablePublicCloudAccess = $True; EnablePublicCloudAudioVideoAccess = $True; EnableOutsideAccess = $True }

# Partners
Set-Planned 'AllowedDomain' 'litware.com' @{ Comment = 'litware.com' }
Set-Planned 'AllowedDomain' 'adatum.com' @{ ProxyFqdn = 'sip.adatum.com'; Comment = 'adatum.com' }
Set-Planned 'AllowedDomain' 'woodgrovebank.com' @{ Comment = 'woodgrovebank.com' }
# northwindtraders.com needs no entry: it is found by its service record.
Set-Planned 'HostingProvider' 'Lync Online' @{ Enabled = $True; EnabledSharedAddressSpace = $False; HostsOCSUsers = $False; IsLocal = $False; VerificationLevel = 'UseSourceVerification' } @{ ProxyFqdn = 'sipfed.online.lync.com' }
Set-Planned 'PublicProvider' 'Messenger' @{ Enabled = $True } @{ ProxyFqdn = 'federation.messenger.msn.com' }
Set-Planned 'XmppAllowedPartner' 'xmpp-partner.example' @{ PartnerType = 'Federated'; TlsNegotiation = 'Required'; SaslNegotiation = 'Required'; SupportDialbackNegotiation = $False }
Set-Planned 'AllowedDomain' 'push.lync.com' @{ Comment = 'Push notification' }

# Push notification
if ($PSCmdlet.ShouldProcess('PushNotificationConfiguration', 'Set')) {
    Set-CsPushNotificationConfiguration -EnableApplePushNotificationService $True -EnableMicrosoftPushNotificationService $True
}

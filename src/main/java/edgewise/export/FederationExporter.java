package edgewise.export;

import edgewise.model.AccessPolicy;
import edgewise.model.AccessSettings;
import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.Negotiation;
import edgewise.model.Network;
import edgewise.model.Partner;
import edgewise.model.PolicyScope;
import edgewise.model.Release;
import edgewise.model.Routing;
import edgewise.model.Shape;
import edgewise.model.UserGroup;
import edgewise.model.XmppSettings;
import edgewise.model.Zone;
import edgewise.plan.Design;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Scripts for the servers: `servers/federation.ps1` for the management shell, which sets external
/// access, policies and partners, and `servers/routes-SERVER.ps1` for each Edge server. What is
/// there is changed, what is missing is made, and nothing is removed, so that a script can be run
/// again. Source: reference of the cmdlets; release facts in the catalogue.
public final class FederationExporter implements Exporter {
  private static final Set<Release> WITHOUT_XMPP = EnumSet.of(Release.V2019, Release.SE);

  private static final String HEAD =
      """
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

      """;

  private static final String ROUTES =
      """
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

      """;

  @Override
  public String id() {
    return "powershell";
  }

  @Override
  public Audience audience() {
    return Audience.SERVERS;
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    List<OutFile> files = new ArrayList<>();
    byte[] federation = PowerShell.bytes(federation(in));
    files.add(new OutFile("servers/federation.ps1", out -> out.write(federation)));
    Set<String> taken = new HashSet<>();
    for (EdgePool edge : in.plan().design().edgePools()) {
      for (EdgeServer server : edge.servers()) {
        String name = Numbered.file(taken, "routes-" + server.fqdn().lower());
        byte[] text = PowerShell.bytes(routes(in, edge, server));
        files.add(new OutFile("servers/" + name + ".ps1", out -> out.write(text)));
      }
    }
    return List.copyOf(files);
  }

  private static String federation(ExportInput in) {
    Texts texts = in.texts();
    Design design = in.plan().design();
    boolean xmpp = !WITHOUT_XMPP.contains(design.release());
    StringBuilder out = new StringBuilder();
    PowerShell.comment(out, texts, "export.powershell.federation", in.baseName());
    PowerShell.comment(out, texts, "export.powershell.run");
    out.append(HEAD);
    out.append("Import-Module ")
        .append(design.release() == Release.V2013 ? "Lync" : "SkypeForBusiness")
        .append("\n\n");
    access(out, texts, design.organization().accessEdge());
    policies(out, texts, design, xmpp);
    if (!design.organization().blockedDomains().isEmpty()) {
      head(out, texts, "export.powershell.blocked");
    }
    for (Fqdn domain : design.organization().blockedDomains()) {
      planned(out, "BlockedDomain", domain.lower(), Map.of(), Map.of());
    }
    head(out, texts, "export.powershell.partners");
    boolean providers = design.organization().accessEdge().routing() != Routing.DEFAULT;
    for (Partner partner : design.partners()) {
      if (!isProvider(partner) && !partner.enabled()) {
        PowerShell.comment(out, texts, "export.powershell.off", partner.name());
      } else if (isProvider(partner) && !providers) {
        PowerShell.comment(out, texts, "export.powershell.no-provider", partner.name());
      } else {
        partner(out, texts, partner, xmpp);
      }
    }
    push(out, texts, design);
    return out.toString();
  }

  private static void head(StringBuilder out, Texts texts, String key) {
    out.append('\n');
    PowerShell.comment(out, texts, key);
  }

  private static void access(StringBuilder out, Texts texts, AccessSettings settings) {
    PowerShell.comment(out, texts, "export.powershell.access");
    if (settings.routing() == Routing.DEFAULT) {
      PowerShell.comment(out, texts, "export.powershell.default-route");
    }
    out.append("if ($PSCmdlet.ShouldProcess('AccessEdgeConfiguration', 'Set')) {\n");
    out.append("    Set-CsAccessEdgeConfiguration -AllowFederatedUsers ")
        .append(PowerShell.word(settings.federatedUsers()))
        .append(" -AllowOutsideUsers ")
        .append(PowerShell.word(settings.remoteUsers()))
        .append(" -AllowAnonymousUsers ")
        .append(PowerShell.word(settings.anonymousUsers()))
        .append(" -EnableArchivingDisclaimer ")
        .append(PowerShell.word(settings.archivingDisclaimer()));
    if (settings.routing() == Routing.DNS_SRV) {
      out.append(" -UseDnsSrvRouting -EnablePartnerDiscovery ")
          .append(PowerShell.word(settings.federatedUsers() && settings.partnerDiscovery()));
    }
    out.append("\n}\n");
  }

  private static void policies(StringBuilder out, Texts texts, Design design, boolean xmpp) {
    head(out, texts, "export.powershell.policies");
    for (AccessPolicy policy : design.policies()) {
      Map<String, String> values = new LinkedHashMap<>();
      values.put("EnableFederationAccess", PowerShell.word(policy.federation()));
      if (xmpp) {
        values.put("EnableXmppAccess", PowerShell.word(policy.federation() && policy.xmpp()));
      }
      values.put("EnablePublicCloudAccess", PowerShell.word(policy.publicUsers()));
      values.put(
          "EnablePublicCloudAudioVideoAccess",
          PowerShell.word(policy.publicUsers() && policy.publicAudioVideo()));
      values.put("EnableOutsideAccess", PowerShell.word(policy.remoteUsers()));
      planned(out, "ExternalAccessPolicy", identity(design, policy), values, Map.of());
      if (policy.scope() == PolicyScope.USER) {
        for (UserGroup group : design.userGroups()) {
          if (group.policy().filter(policy.id()::equals).isPresent()) {
            PowerShell.comment(out, texts, "export.powershell.grant", group.name(), policy.name());
          }
        }
      }
    }
  }

  private static String identity(Design design, AccessPolicy policy) {
    return switch (policy.scope()) {
      case GLOBAL -> "Global";
      case SITE -> "site:" + design.siteName(policy);
      case USER -> policy.name();
    };
  }

  /// True for a partner whose entry can be switched off, and that default routing rules out.
  private static boolean isProvider(Partner partner) {
    return switch (partner.kind().value()) {
      case "hosting-provider", "public-im-provider" -> true;
      default -> false;
    };
  }

  private static void partner(StringBuilder out, Texts texts, Partner p, boolean xmpp) {
    switch (p.kind().value()) {
      case "allowed-domain", "allowed-server", "push-clearing-house" -> {
        for (Fqdn domain : p.domains()) {
          Map<String, String> values = new LinkedHashMap<>();
          p.edge()
              .filter(Fqdn::isValid)
              .filter(_ -> !p.kind().value().equals("allowed-domain"))
              .ifPresent(f -> values.put("ProxyFqdn", PowerShell.quoted(f.lower())));
          values.put("Comment", PowerShell.quoted(p.name()));
          planned(out, "AllowedDomain", domain.lower(), values, Map.of());
        }
      }
      case "discovered-domain" ->
          PowerShell.comment(out, texts, "export.powershell.discovered", p.name());
      case "hosting-provider" -> {
        Map<String, String> values = enabled(p);
        values.put("EnabledSharedAddressSpace", PowerShell.word(p.sharedAddressSpace()));
        values.put("HostsOCSUsers", PowerShell.word(p.hostsUsers()));
        values.put("IsLocal", "$False");
        values.put("VerificationLevel", PowerShell.quoted("UseSourceVerification"));
        provider(out, texts, "HostingProvider", p, values);
      }
      case "public-im-provider" -> provider(out, texts, "PublicProvider", p, enabled(p));
      case "xmpp-partner" -> {
        if (xmpp) {
          xmpp(out, p);
        } else {
          PowerShell.comment(out, texts, "export.powershell.no-xmpp", p.name());
        }
      }
      default -> throw new IllegalStateException("no cmdlet for " + p.kind().value());
    }
  }

  private static Map<String, String> enabled(Partner p) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("Enabled", PowerShell.word(p.enabled()));
    return values;
  }

  private static void provider(
      StringBuilder out, Texts texts, String noun, Partner p, Map<String, String> values) {
    Optional<Fqdn> proxy = p.edge().filter(Fqdn::isValid);
    if (proxy.isEmpty()) {
      PowerShell.comment(out, texts, "export.powershell.no-proxy", p.name());
      return;
    }
    planned(
        out, noun, p.name(), values, Map.of("ProxyFqdn", PowerShell.quoted(proxy.get().lower())));
  }

  private static void xmpp(StringBuilder out, Partner p) {
    if (p.domains().isEmpty()) {
      return;
    }
    XmppSettings s =
        p.xmpp().orElseGet(() -> (XmppSettings) Shape.Rec.of(XmppSettings.class).create(Map.of()));
    Map<String, String> values = new LinkedHashMap<>();
    values.put(
        "PartnerType",
        PowerShell.quoted(
            switch (s.trust()) {
              case FEDERATED -> "Federated";
              case PUBLIC_VERIFIED -> "PublicVerified";
              case PUBLIC_UNVERIFIED -> "PublicUnverified";
            }));
    values.put("TlsNegotiation", PowerShell.quoted(word(s.tls())));
    values.put("SaslNegotiation", PowerShell.quoted(word(s.sasl())));
    values.put("SupportDialbackNegotiation", PowerShell.word(s.dialback()));
    List<String> more =
        p.domains().stream().skip(1).map(d -> PowerShell.quoted(d.lower())).toList();
    if (!more.isEmpty()) {
      values.put("AdditionalDomains", "@{ Replace = @(" + String.join(", ", more) + ") }");
    }
    planned(out, "XmppAllowedPartner", p.domains().getFirst().lower(), values, Map.of());
  }

  private static String word(Negotiation negotiation) {
    return switch (negotiation) {
      case REQUIRED -> "Required";
      case OPTIONAL -> "Optional";
      case NOT_SUPPORTED -> "NotSupported";
    };
  }

  private static void push(StringBuilder out, Texts texts, Design design) {
    boolean apple = design.offers(Feature.PUSH_APPLE);
    boolean microsoft = design.offers(Feature.PUSH_MICROSOFT);
    head(out, texts, "export.powershell.push");
    if ((apple || microsoft) && design.partners("hosting-provider").isEmpty()) {
      PowerShell.comment(out, texts, "export.powershell.push-provider");
    }
    out.append("if ($PSCmdlet.ShouldProcess('PushNotificationConfiguration', 'Set')) {\n");
    out.append("    Set-CsPushNotificationConfiguration -EnableApplePushNotificationService ")
        .append(PowerShell.word(apple))
        .append(" -EnableMicrosoftPushNotificationService ")
        .append(PowerShell.word(microsoft))
        .append("\n}\n");
  }

  private static void planned(
      StringBuilder out,
      String noun,
      String identity,
      Map<String, String> values,
      Map<String, String> onlyNew) {
    out.append("Set-Planned ")
        .append(PowerShell.quoted(noun))
        .append(' ')
        .append(PowerShell.quoted(identity))
        .append(' ')
        .append(table(values));
    if (!onlyNew.isEmpty()) {
      out.append(' ').append(table(onlyNew));
    }
    out.append('\n');
  }

  private static String table(Map<String, String> values) {
    List<String> parts = new ArrayList<>();
    values.forEach((k, v) -> parts.add(k + " = " + v));
    return parts.isEmpty() ? "@{}" : "@{ " + String.join("; ", parts) + " }";
  }

  private static String routes(ExportInput in, EdgePool edge, EdgeServer server) {
    Texts texts = in.texts();
    Design design = in.plan().design();
    StringBuilder out = new StringBuilder();
    PowerShell.comment(out, texts, "export.powershell.routes", server.fqdn().text());
    PowerShell.comment(out, texts, "export.powershell.gateway");
    out.append(ROUTES);
    for (Address inside : Design.usable(server.internal())) {
      Optional<Address> gateway =
          design
              .networkOf(inside, edge.site())
              .flatMap(Network::gateway)
              .filter(Address::isUsable)
              .filter(g -> g.family() == inside.family());
      if (gateway.isEmpty()) {
        PowerShell.comment(out, texts, "export.powershell.no-gateway", inside.text());
        continue;
      }
      for (Network network : design.networks()) {
        if (network.zone() == Zone.CORPORATE && network.routedFromEdge()) {
          for (Cidr subnet : network.subnets()) {
            if (subnet.base().family() == inside.family()) {
              PowerShell.comment(out, network.name() + ", " + design.siteName(network));
              out.append("Add-PlannedRoute ")
                  .append(PowerShell.quoted(subnet.text()))
                  .append(' ')
                  .append(PowerShell.quoted(gateway.get().text()))
                  .append(' ')
                  .append(PowerShell.quoted(inside.text()))
                  .append('\n');
            }
          }
        }
      }
    }
    return out.toString();
  }
}

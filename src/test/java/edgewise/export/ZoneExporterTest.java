package edgewise.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.fixture.Tools;
import edgewise.model.RecordType;
import edgewise.model.View;
import edgewise.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ZoneExporterTest {
  private static final Designs DESIGN = Designs.template("edge-single-nat");

  static List<String> templates() {
    return Designs.templateNames();
  }

  private static Map<String, String> zones(ExportInput in) {
    Map<String, String> zones = new TreeMap<>();
    for (OutFile file : new ZoneExporter().render(in)) {
      if (file.path().endsWith(".zone")) {
        zones.put(file.path(), new String(file.bytes(), US_ASCII));
      }
    }
    return zones;
  }

  private static String withoutComments(String zone) {
    return zone.lines()
        .filter(l -> !l.startsWith(";"))
        .map(l -> l + "\n")
        .reduce("", String::concat);
  }

  @Test
  void recordsAreRelativeSortedAndSplitByZone() {
    ExportInput in =
        Samples.records(
            DESIGN,
            Samples.record(View.EXTERNAL, RecordType.A, "webcon.contoso.com", "131.107.155.20"),
            Samples.service("_sip._tls.contoso.com", "sip.contoso.com", 443),
            Samples.record(View.EXTERNAL, RecordType.A, "sip.contoso.com", "131.107.155.100"),
            Samples.record(View.EXTERNAL, RecordType.A, "sip.contoso.com", "131.107.155.20"),
            Samples.record(View.EXTERNAL, RecordType.AAAA, "sip.contoso.com", "2001:DB8::1"),
            Samples.record(
                View.EXTERNAL, RecordType.CNAME, "lyncdiscover.contoso.com", "web.example.org"),
            Samples.record(View.EXTERNAL, RecordType.A, "contoso.com", "131.107.155.20"),
            Samples.record(View.EXTERNAL, RecordType.A, "sip.fabrikam.com", "131.107.155.20"),
            Samples.record(View.INTERNAL, RecordType.A, "pool01.contoso.net", "192.168.10.90"));
    Map<String, String> zones = zones(Samples.dated(in, Instant.parse("2026-11-20T10:00:00Z")));
    assertThat(zones)
        .containsOnlyKeys(
            "dns/external-contoso.com.zone",
            "dns/external-fabrikam.com.zone",
            "dns/internal-contoso.net.zone");
    assertThat(withoutComments(zones.get("dns/external-contoso.com.zone")))
        .isEqualTo(
            """
            $ORIGIN contoso.com.
            $TTL 3600
            @ IN SOA name-your-dns-server.invalid. hostmaster ( 2026112001 7200 900 1209600 3600 )
            @ IN NS name-your-dns-server.invalid.
            @ IN A 131.107.155.20
            _sip._tls 300 IN SRV 0 0 443 sip
            lyncdiscover IN CNAME web.example.org.
            sip IN A 131.107.155.20
            sip IN A 131.107.155.100
            sip IN AAAA 2001:db8::1
            webcon IN A 131.107.155.20
            """);
  }

  @Test
  void nameServersAreThoseOfTheView() {
    Designs drawn =
        DESIGN.add(
            "{\"id\": \"outside\", \"kind\": \"dns-view\", \"name\": \"Outside\", \"view\":"
                + " \"external\", \"servers\": [\"131.107.155.2\", \"2001:db8::2\"]}");
    ExportInput in =
        Samples.records(
            drawn, Samples.record(View.EXTERNAL, RecordType.A, "ns1.contoso.com", "131.107.155.9"));
    assertThat(
            withoutComments(
                zones(Samples.dated(in, Instant.EPOCH)).get("dns/external-contoso.com.zone")))
        .isEqualTo(
            """
            $ORIGIN contoso.com.
            $TTL 3600
            @ IN SOA dns-ns1 hostmaster ( 1970010101 7200 900 1209600 3600 )
            @ IN NS dns-ns1
            @ IN NS ns2
            dns-ns1 IN A 131.107.155.2
            ns2 IN AAAA 2001:db8::2
            ns1 IN A 131.107.155.9
            """);
  }

  @Test
  void missingNameServerIsSaidInTheFile() {
    ExportInput in =
        Samples.records(
            DESIGN,
            Samples.record(View.EXTERNAL, RecordType.A, "sip.contoso.com", "131.107.155.10"));
    assertThat(zones(in).get("dns/external-contoso.com.zone"))
        .contains(
            "; " + Texts.english().say("zone.no-server", "name-your-dns-server.invalid") + "\n");
  }

  @Test
  void recordBelowNoKnownDomainGoesToTheZoneAboveItsHost() {
    ExportInput in =
        Samples.records(
            DESIGN,
            Samples.record(View.EXTERNAL, RecordType.A, "web.eu.example.org", "131.107.155.40"),
            Samples.record(View.EXTERNAL, RecordType.A, "meet.example.org", "131.107.155.40"),
            Samples.record(View.EXTERNAL, RecordType.A, "example.net", "131.107.155.40"),
            Samples.service("_sip._tls.tailspin.com", "sip.tailspin.com", 443));
    assertThat(zones(in))
        .containsOnlyKeys(
            "dns/external-example.net.zone",
            "dns/external-example.org.zone",
            "dns/external-tailspin.com.zone");
  }

  @Test
  void zoneBelowAnotherOneIsDelegated() {
    Designs nested = DESIGN.set("organization/sipDomains/1", "{\"name\": \"eu.contoso.com\"}");
    ExportInput in =
        Samples.records(
            nested,
            Samples.record(View.EXTERNAL, RecordType.A, "sip.contoso.com", "131.107.155.10"),
            Samples.record(View.EXTERNAL, RecordType.A, "sip.eu.contoso.com", "131.107.155.10"));
    assertThat(withoutComments(zones(in).get("dns/external-contoso.com.zone")))
        .contains("\neu IN NS name-your-dns-server.invalid.\n")
        .doesNotContain("sip.eu");
  }

  @Test
  void nameThatIsNoDnsNameStaysOut() {
    ExportInput in =
        Samples.records(
            DESIGN,
            Samples.record(
                View.EXTERNAL,
                RecordType.A,
                "a b\n$INCLUDE /etc/passwd.contoso.com",
                "131.107.155.10"),
            Samples.record(View.EXTERNAL, RecordType.A, "host", "131.107.155.10"),
            Samples.record(View.EXTERNAL, RecordType.A, "to-do.contoso.com", "later"),
            Samples.service("_sip._tls.contoso.com", "the pool\n", 443));
    assertThat(zones(in)).isEmpty();
  }

  @Test
  void serialChangesWithTheContentOnly() {
    ExportInput one =
        Samples.records(
            DESIGN,
            Samples.record(View.EXTERNAL, RecordType.A, "sip.contoso.com", "131.107.155.10"));
    ExportInput other =
        Samples.records(
            DESIGN,
            Samples.record(View.EXTERNAL, RecordType.A, "sip.contoso.com", "131.107.155.11"));
    assertThat(serial(one)).isEqualTo(serial(one)).isNotEqualTo(serial(other));
  }

  private static String serial(ExportInput in) {
    return zones(in).get("dns/external-contoso.com.zone").replaceAll("(?s).*\\( (\\d+) .*", "$1");
  }

  @Test
  void internalCopyOfASipDomainSaysWhatItHides() {
    ExportInput in =
        Samples.records(
            DESIGN,
            Samples.record(View.INTERNAL, RecordType.A, "sip.contoso.com", "192.168.10.90"));
    String sentence = Texts.english().say("zone.matching", "contoso.com");
    assertThat(zones(in).get("dns/internal-contoso.com.zone")).contains(sentence);
    ExportInput split =
        Samples.records(
            DESIGN.set("organization/splitBrain", "true"),
            Samples.record(View.INTERNAL, RecordType.A, "sip.contoso.com", "192.168.10.90"));
    assertThat(zones(split).get("dns/internal-contoso.com.zone")).doesNotContain(sentence);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void bindAcceptsEveryZoneOfTheStarterDesigns(String template, @TempDir Path folder)
      throws IOException, InterruptedException {
    Tools.assumeInstalled("named-checkzone", "bind9-utils");
    ExportInput in = Designs.template(template).exportInput();
    for (OutFile file : new ZoneExporter().render(in)) {
      if (!file.path().endsWith(".zone")) {
        continue;
      }
      String name = file.path().substring("dns/".length());
      Path zone = folder.resolve(name);
      Files.write(zone, file.bytes());
      String origin = name.replaceAll("^(external|internal)-|\\.zone$", "");
      Path log = folder.resolve(name + ".log");
      // -i local: names of other zones are not looked up, so the test needs no network.
      Process check =
          new ProcessBuilder(
                  "named-checkzone", "-i", "local", "-S", "fail", origin, zone.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      assertThat(check.waitFor()).as(Files.readString(log)).isZero();
      assertThat(Files.readString(log))
          .doesNotContain("has no address records")
          .doesNotContain("warning");
    }
  }

  /// Most teams have the zone and want the records.
  @ParameterizedTest
  @MethodSource("templates")
  void recordsAloneAreThoseOfTheZone(String template, @TempDir Path folder)
      throws IOException, InterruptedException {
    Tools.assumeInstalled("named-checkzone", "bind9-utils");
    ExportInput in = Designs.template(template).exportInput();
    Map<String, String> zones = zones(in);
    int compared = 0;
    for (OutFile file : new ZoneExporter().render(in)) {
      if (file.path().endsWith(".records")) {
        String zone = zones.get(file.path().replace(".records", ".zone"));
        String origin = zone.lines().filter(l -> l.startsWith("$ORIGIN ")).findFirst().get();
        String start =
            zone.lines()
                .filter(l -> l.startsWith("$") || l.startsWith("@ IN SOA") || l.contains(" IN NS "))
                .collect(Collectors.joining("\n", "", "\n"));
        Path records = Files.write(folder.resolve("records"), file.bytes());
        Path whole =
            Files.writeString(folder.resolve("whole"), start + "$INCLUDE " + records + "\n");
        Path planned = Files.writeString(folder.resolve("planned"), zone);
        String name = origin.substring(8, origin.length() - 1);
        assertThat(dump(name, whole)).as(file.path()).isEqualTo(dump(name, planned));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(zones.size());
  }

  /// The records as BIND reads them.
  private static String dump(String zone, Path file) throws IOException, InterruptedException {
    Path out = file.resolveSibling(file.getFileName() + ".out");
    Process check =
        new ProcessBuilder(
                "named-checkzone", "-i", "none", "-D", "-o", out.toString(), zone, file.toString())
            .redirectErrorStream(true)
            .redirectOutput(file.resolveSibling("log").toFile())
            .start();
    assertThat(check.waitFor()).as(Files.readString(file.resolveSibling("log"))).isZero();
    return Files.readString(out);
  }
}

package edgewise.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.export.ExportInput;
import edgewise.export.Exporters;
import edgewise.export.OutFile;
import edgewise.fixture.Designs;
import edgewise.fixture.Tools;
import edgewise.model.Address;
import edgewise.model.View;
import edgewise.model.Words;
import edgewise.plan.DnsRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/// A real name server with the zone files of every template answers with every planned record, and
/// after the changes from one design to another with those of the other and no former one.
class NamedTest {
  @TempDir private Path folder;

  @BeforeAll
  static void needsNamed() {
    Named.assumeInstalled();
  }

  static Stream<Arguments> templatesAndViews() {
    return Designs.templateNames().stream()
        .flatMap(t -> Stream.of(View.values()).map(v -> Arguments.of(t, v)));
  }

  @ParameterizedTest
  @MethodSource("templatesAndViews")
  void everyPlannedRecordIsAnswered(String template, View view)
      throws IOException, InterruptedException {
    ExportInput in = Designs.template(template).exportInput();
    Map<String, Path> zones = zones(Exporters.find("zone").orElseThrow().render(in), view);
    for (Map.Entry<String, Path> zone : zones.entrySet()) {
      assertThat(checked(zone.getKey(), zone.getValue())).isEqualTo("OK");
    }
    try (Named named = Named.start(folder, zones)) {
      answersAll(named, in, view);
    }
  }

  static Stream<Arguments> changes() {
    Designs nat = Designs.template("edge-single-nat");
    Designs scaled = Designs.template("edge-scaled-dnslb-nat");
    return Stream.of(
            Arguments.of(
                "another address and name",
                nat,
                nat.set("lsedge/servers/0/accessPublic", "[\"131.107.155.99\"]")
                    .set("lsedge/webConferencing/fqdn", "\"meetings.contoso.com\"")),
            Arguments.of(
                "another SIP domain",
                nat,
                Designs.of(nat.json().replace("fabrikam.com", "tailspin.test"))),
            Arguments.of("a balancer", scaled, Designs.template("edge-scaled-hlb")),
            Arguments.of("IPv6", Designs.template("edge-single-public"), Designs.withIpv6()),
            Arguments.of("everything", Designs.blank(), nat),
            Arguments.of("nothing left", nat, Designs.blank()))
        .flatMap(
            a ->
                Stream.of(View.values())
                    .map(v -> Arguments.of(a.get()[0], a.get()[1], a.get()[2], v)));
  }

  @ParameterizedTest(name = "{0}, {3}")
  @MethodSource("changes")
  void changesLeadFromOnePlanToTheOther(String what, Designs before, Designs after, View view)
      throws IOException, InterruptedException {
    ExportInput old = before.exportInput();
    ExportInput now = after.exportInput();
    List<OutFile> changes = Exporters.findChanging("zone").orElseThrow().changes(old, now);
    assertThat(changes).isNotEmpty();
    Map<String, Path> zones =
        new LinkedHashMap<>(zones(Exporters.find("zone").orElseThrow().render(old), view));
    zones.putAll(zones(changes, view));
    try (Named named = Named.start(folder, zones)) {
      for (OutFile file : changes) {
        if (file.path().startsWith("dns/" + Words.of(view) + "-")
            && file.path().endsWith(".nsupdate")) {
          update(named, new String(file.bytes(), UTF_8));
        }
      }
      answersAll(named, now, view);
      Set<String> kept = rows(now, view).stream().map(NamedTest::said).collect(Collectors.toSet());
      Set<String> servedZones =
          zones(Exporters.find("zone").orElseThrow().render(now), view).keySet();
      for (DnsRow row : rows(old, view)) {
        // A zone that is not needed any more is taken out of the server as a whole.
        boolean served = servedZones.stream().anyMatch(z -> ("." + row.name()).endsWith("." + z));
        if (served && !kept.contains(said(row))) {
          assertThat(answers(named, row)).as(what).doesNotContain(said(row));
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}, {3}")
  @MethodSource("changes")
  void nsupdateTakesTheChanges(String what, Designs before, Designs after, View view)
      throws IOException, InterruptedException {
    Tools.assumeInstalled("nsupdate", "bind9-dnsutils");
    ExportInput old = before.exportInput();
    List<OutFile> changes =
        Exporters.findChanging("zone").orElseThrow().changes(old, after.exportInput());
    Map<String, Path> zones =
        new LinkedHashMap<>(zones(Exporters.find("zone").orElseThrow().render(old), view));
    zones.putAll(zones(changes, view));
    try (Named named = Named.start(folder, zones)) {
      for (OutFile file : changes) {
        if (file.path().startsWith("dns/" + Words.of(view) + "-")
            && file.path().endsWith(".nsupdate")) {
          Path script =
              Files.writeString(
                  folder.resolve("update"),
                  "server 127.0.0.1 " + named.port() + "\n" + new String(file.bytes(), UTF_8));
          Process process =
              new ProcessBuilder("nsupdate", "-v", script.toString())
                  .redirectErrorStream(true)
                  .start();
          String said = new String(process.getInputStream().readAllBytes(), UTF_8);
          assertThat(process.waitFor()).as(said).isZero();
        }
      }
      answersAll(named, after.exportInput(), view);
    }
  }

  private static void answersAll(Named named, ExportInput in, View view) throws IOException {
    for (DnsRow row : rows(in, view)) {
      assertThat(answers(named, row)).contains(said(row));
    }
  }

  private static List<DnsRow> rows(ExportInput in, View view) {
    return in.plan().dns().stream().filter(r -> r.zone() == view).toList();
  }

  private static Set<String> answers(Named named, DnsRow row) throws IOException {
    Set<String> said = new TreeSet<>();
    for (Record record : named.answers(row.name(), Type.value(row.type().name()))) {
      said.add(
          (record.getName() + " " + record.getTTL() + " " + Type.string(record.getType()) + " ")
                  .toLowerCase(Locale.ROOT)
              + switch (record) {
                case SRVRecord srv ->
                    srv.getPriority()
                        + " "
                        + srv.getWeight()
                        + " "
                        + srv.getPort()
                        + " "
                        + srv.getTarget();
                case AAAARecord six -> Address.of(six.rdataToString()).text();
                default -> record.rdataToString();
              });
    }
    return said;
  }

  /// A row as it should be answered.
  private static String said(DnsRow row) {
    String value =
        switch (row.type()) {
          case A, AAAA -> Address.of(row.value()).text();
          case CNAME -> row.value() + ".";
          case SRV ->
              row.priority().orElseThrow()
                  + " "
                  + row.weight().orElseThrow()
                  + " "
                  + row.port().orElseThrow()
                  + " "
                  + row.value()
                  + ".";
        };
    return (row.name() + ". " + row.ttl() + " " + row.type() + " ").toLowerCase(Locale.ROOT)
        + value;
  }

  /// Sends what a script of nsupdate says.
  private static void update(Named named, String script) throws IOException {
    Update message = null;
    for (String line : script.lines().toList()) {
      List<String> words = List.of(line.split(" "));
      if (line.startsWith("zone ")) {
        message = new Update(Name.fromString(words.get(1)));
      } else if (line.startsWith("update ")) {
        boolean add = words.get(1).equals("add");
        int at = add ? 4 : 3;
        Record record =
            Record.fromString(
                Name.fromString(words.get(2)),
                Type.value(words.get(at + 1)),
                DClass.IN,
                add ? Long.parseLong(words.get(3)) : 0,
                String.join(" ", words.subList(at + 2, words.size())),
                Name.root);
        if (add) {
          message.add(record);
        } else {
          message.delete(record);
        }
      } else if (line.equals("send")) {
        Message answer = named.send(message);
        assertThat(Rcode.string(answer.getRcode())).isEqualTo("NOERROR");
      } else {
        assertThat(line).startsWith(";");
      }
    }
  }

  /// Writes the zone files of a view; by zone name.
  private Map<String, Path> zones(List<OutFile> files, View view) throws IOException {
    Map<String, Path> zones = new LinkedHashMap<>();
    String prefix = "dns/" + Words.of(view) + "-";
    for (OutFile file : files) {
      if (file.path().startsWith(prefix) && file.path().endsWith(".zone")) {
        String text = new String(file.bytes(), UTF_8);
        String zone =
            text.lines()
                .filter(l -> l.startsWith("$ORIGIN "))
                .map(l -> l.substring(8, l.length() - 1))
                .findFirst()
                .orElseThrow();
        zones.put(
            zone, Files.writeString(folder.resolve(file.path().replace('/', '_')), text, UTF_8));
      }
    }
    return zones;
  }

  /// Names outside of the zone are looked for in other zones, which this tool does not have.
  private static String checked(String zone, Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("named-checkzone", "-i", "local", "-S", "fail", zone, file.toString())
            .redirectErrorStream(true)
            .start();
    List<String> said =
        new ArrayList<>(
            new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList());
    said.removeIf(l -> l.matches("zone .*: loaded serial \\d+"));
    return process.waitFor() == 0 ? String.join("\n", said) : "refused: " + said;
  }
}

package edgewise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import edgewise.catalogue.Kinds;
import edgewise.catalogue.Structures;
import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Extras;
import edgewise.model.Layout;
import edgewise.model.Placement;
import edgewise.model.Release;
import edgewise.model.Topology;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DesignFileTest {
  private static final String EDGE =
      """
      {
        "formatVersion": 1,
        "organization": { "name": "Contoso" },
        "elements": [
          {
            "id": "edge1", "kind": "edge-server", "name": "edge1", "site": "s1", "fqdn": "edge1.contoso.net",
            "access": { "fqdn": "sip.contoso.com" }, "webConferencing": { "fqdn": "webcon.contoso.com" }, "av": { "fqdn": "av.contoso.com" },
            "servers": [ { "id": "n1", "fqdn": "edge1.contoso.net", "internal": [ "172.25.33.10" ] } ]
          }
        ]
      }
      """;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Document opened(String text) {
    return ((Outcome.Ok<Document>) DesignFile.parse(bytes(text), "d.edgewise")).value();
  }

  private static String refused(byte[] bytes) {
    return switch (DesignFile.parse(bytes, "d.edgewise")) {
      case Outcome.Ok<Document> ok -> "opened " + ok.value();
      case Outcome.Refused<Document> r -> said(r.why());
    };
  }

  private static String said(List<Trouble> troubles) {
    assertThat(troubles).hasSize(1);
    String said = troubles.getFirst().say(Texts.english());
    assertThat(said).doesNotContain("«", "\n").contains("; ");
    return said;
  }

  private static String refused(String text) {
    return refused(bytes(text));
  }

  @Test
  void missingKeysTakeTheirDefaults() {
    EdgePool edge = (EdgePool) opened(EDGE).topology().elements().getFirst();
    assertThat(edge.access().port()).isEqualTo(443);
    assertThat(edge.mediaPorts()).hasToString("50000-59999");
    assertThat(edge.remoteUsers()).isTrue();
    assertThat(edge.nextHop()).isEmpty();
    assertThat(edge.servers().getFirst().adapters()).isEqualTo(2);
    assertThat(opened(EDGE).topology().organization().release()).isEqualTo(Release.V2013);
  }

  @Test
  void keysAreWrittenInTheOrderOfTheRecordOneValueALine() {
    Document small =
        opened(
            """
            {"elements":[{"name":"Redmond","users":5,"kind":"central-site","id":"redmond"}],"organization":{"features":["mobility","remote-users"]},\
            "formatVersion":1,"layout":{"placements":[{"element":"redmond","x":10,"y":2.5}]}}\
            """);
    assertThat(new String(DesignFile.write(small), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {
              "formatVersion": 1,
              "organization": {
                "name": "",
                "release": "2013",
                "splitBrain": false,
                "simpleUrls": {
                  "naming": "host-per-url"
                },
                "accessEdge": {
                  "federatedUsers": true,
                  "remoteUsers": true,
                  "anonymousUsers": true,
                  "partnerDiscovery": true,
                  "routing": "dns-srv",
                  "archivingDisclaimer": false
                },
                "features": [
                  "mobility",
                  "remote-users"
                ],
                "mediaEncryption": "supported",
                "requests": {
                  "key": "rsa-2048"
                }
              },
              "elements": [
                {
                  "id": "redmond",
                  "kind": "central-site",
                  "name": "Redmond",
                  "sipTrunk": false,
                  "users": 5
                }
              ],
              "layout": {
                "placements": [
                  {
                    "element": "redmond",
                    "x": 10,
                    "y": 2.5,
                    "width": 0,
                    "height": 0,
                    "collapsed": false,
                    "locked": false,
                    "level": 0
                  }
                ]
              }
            }
            """);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        arguments("empty", "", "d.edgewise: the file is empty"),
        arguments("blank", " \n\t ", "d.edgewise: the file is empty"),
        arguments("plain text", "plain text, not a design", "d.edgewise:1:1: this is no design"),
        arguments("a list", "[]", "d.edgewise:1:1: this is no design"),
        arguments("deep from the start", "[".repeat(200_000), "d.edgewise:1:1: this is no design"),
        arguments(
            "deep inside",
            "{\"a\":" + "[".repeat(200_000),
            "d.edgewise:1:105: objects and lists stand in each other more than 100 deep"),
        arguments(
            "truncated",
            "{\"formatVersion\": 1, \"sites\": [",
            "d.edgewise:1:32: the file ends in the middle"),
        arguments(
            "truncated string",
            "{\"formatVersion\": 1,\n \"si",
            "d.edgewise:2:5: the file ends in the middle"),
        arguments(
            "future",
            "{\"formatVersion\": 999999}",
            "d.edgewise:1:19: the file has format version 999999 and this program knows versions up"
                + " to 1"),
        arguments(
            "far future",
            "{\"formatVersion\": 99999999999999999999}",
            "d.edgewise:1:19: the file has format version 99999999999999999999"),
        arguments(
            "version zero",
            "{\"formatVersion\": 0}",
            "d.edgewise:1:19: formatVersion is no whole number"),
        arguments(
            "version as text",
            "{\"formatVersion\": \"1\"}",
            "d.edgewise:1:19: formatVersion is no whole number"),
        arguments("no version", "{}", "d.edgewise:1:1: the file has no formatVersion"),
        arguments(
            "no organization",
            "{\"formatVersion\": 1}",
            "d.edgewise:1:1: the key “organization” is missing"),
        arguments(
            "not JSON",
            "{\"formatVersion\": 1,\n  oops}",
            "d.edgewise:2:3: the text is no valid JSON"),
        arguments("two values", "{\"formatVersion\": 1} {}", "d.edgewise:1:22: something follows"),
        arguments("rubbish behind", EDGE + "x", "d.edgewise:12:1: the text is no valid JSON"),
        arguments(
            "two keys",
            EDGE.replace("\"name\": \"edge1\"", "\"name\": \"edge1\", \"name\": \"e\""),
            "d.edgewise:6:62: the key “name” stands twice"),
        arguments(
            "no name",
            EDGE.replace("\"name\": \"edge1\",", ""),
            "d.edgewise:5:5: the key “name” is missing in this object"),
        arguments(
            "text for a port",
            EDGE.replace("\"sip.contoso.com\"", "\"sip.contoso.com\", \"port\": \"x\""),
            "d.edgewise:7:54: the value of “port” has the wrong type; write a whole number"),
        arguments(
            "fraction for a port",
            EDGE.replace("\"sip.contoso.com\"", "\"sip.contoso.com\", \"port\": 1.5"),
            "d.edgewise:7:54: the value of “port” has the wrong type; write a whole number"),
        arguments(
            "huge port",
            EDGE.replace("\"sip.contoso.com\"", "\"sip.contoso.com\", \"port\": 99999999999"),
            "d.edgewise:7:54: 99999999999 is out of range for “port”"),
        arguments(
            "text for a list",
            EDGE.replace("[ \"172.25.33.10\" ]", "\"172.25.33.10\""),
            "d.edgewise:8:75: the value of “internal” has the wrong type; write a list"),
        arguments(
            "number for a text",
            EDGE.replace("\"s1\"", "1"),
            "d.edgewise:6:70: the value of “site” has the wrong type; write a text"),
        arguments(
            "list for an object",
            EDGE.replace("{ \"name\": \"Contoso\" }", "[]"),
            "d.edgewise:3:19: the value of “organization” has the wrong type; write an object"),
        arguments(
            "text for a truth value",
            EDGE.replace("\"s1\"", "\"s1\", \"nat\": \"yes\""),
            "d.edgewise:6:83: the value of “nat” has the wrong type; write true or false"),
        arguments(
            "unknown word",
            EDGE.replace("\"s1\"", "\"s1\", \"balancing\": \"magic\""),
            "d.edgewise:6:89: “magic” is not known for “balancing”; use one of none, dns,"
                + " hardware"),
        arguments(
            "unknown feature",
            EDGE.replace("\"Contoso\"", "\"Ä\", \"features\": [\"mobility\", \"tel\\nepathy\"]"),
            "d.edgewise:3:59: “tel�epathy” is not known for “features”; use one of remote-users, "),
        arguments(
            "bad id",
            EDGE.replace("\"edge1\", \"kind\"", "\"edge 1\", \"kind\""),
            "d.edgewise:6:13: “edge 1” is no usable id for “id”"),
        arguments(
            "bad reference",
            EDGE.replace("\"s1\"", "\"\""),
            "d.edgewise:6:70: “” is no usable id for “site”"),
        arguments(
            "bad ports",
            EDGE.replace("\"s1\"", "\"s1\", \"mediaPorts\": \"9-1\""),
            "d.edgewise:6:90: “9-1” is no range of ports for “mediaPorts”"),
        arguments(
            "server twice",
            EDGE.replace("\"servers\": [", "\"servers\": [ {\"id\": \"n1\", \"fqdn\": \"a.b\"},"),
            "d.edgewise:8:57: the id “n1” stands here for the second time"),
        arguments(
            "element that is no object",
            EDGE.replace("\"elements\": [", "\"elements\": [ 7,"),
            "d.edgewise:4:17: the value of “elements” has the wrong type; write an object"),
        arguments(
            "element without kind",
            EDGE.replace("\"kind\"", "\"sort\""),
            "d.edgewise:5:5: the key “kind” is missing"),
        arguments(
            "element twice",
            EDGE.replace(
                "\"elements\": [",
                "\"elements\": [ {\"id\": \"edge1\", \"kind\": \"central-site\", \"name\":"
                    + " \"e\"},"),
            "d.edgewise:6:13: the id “edge1” stands here for the second time"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void brokenFilesAreRefusedInOneSentenceWithTheirPlace(String what, String text, String sentence) {
    assertThat(refused(text)).as(what).startsWith(sentence);
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    assertThat(refused(all)).startsWith("d.edgewise: this is no text file; ");
    assertThat(refused(EDGE.getBytes(StandardCharsets.UTF_16LE)))
        .startsWith("d.edgewise: this is no text file; ");
    assertThat(refused("{\n \"Köln\": 1}".getBytes(StandardCharsets.ISO_8859_1)))
        .startsWith("d.edgewise:2:4: the text is not in UTF-8");
  }

  @Test
  void aByteOrderMarkIsAcceptedAndDoesNotShiftPlaces() {
    assertThat(opened("\ufeff" + EDGE)).isEqualTo(opened(EDGE));
    assertThat(refused("\ufeff{\"formatVersion\": 2}"))
        .startsWith("d.edgewise:1:19: the file has format version 2");
  }

  @Test
  void placesCountCharactersAndAnyLineEnd() {
    assertThat(refused("{\"Köln\": 1,\r\n\r\"formatVersion\": 2}")).startsWith("d.edgewise:3:18: ");
  }

  @Test
  void unknownKeysSurviveEditsOfOtherElementsAndGoWithTheirOwn() {
    Document document =
        opened(
            EDGE.replace(
                    "\"fqdn\": \"sip.contoso.com\"",
                    "\"fqdn\": \"sip.contoso.com\", \"weight\": 1.50")
                .replace("\"id\": \"n1\",", "\"id\": \"n1\", \"rack\": {\"row\": [1, null]},")
                .replace("\"organization\":", "\"author\": \"Zoë\", \"organization\":"));
    assertThat(document.extras().keys())
        .isEqualTo(
            Map.of(
                "", Map.of("author", "\"Zoë\""),
                "elements/edge1/access", Map.of("weight", "1.50"),
                "elements/edge1/servers/n1", Map.of("rack", "{\"row\":[1,null]}")));
    String written = new String(DesignFile.write(document), StandardCharsets.UTF_8);
    assertThat(written)
        .contains("        \"port\": 443,\n        \"weight\": 1.50\n      },")
        .endsWith("  ],\n  \"author\": \"Zoë\"\n}\n");
    assertThat(opened(written)).isEqualTo(document);

    Document without =
        document.withTopology(new Topology(document.topology().organization(), List.of()));
    assertThat(
            opened(new String(DesignFile.write(without), StandardCharsets.UTF_8)).extras().keys())
        .containsOnlyKeys("");
  }

  @Test
  void elementsOfUnknownKindsKeepTheirPlaceAndAreNoted() {
    String site = "{\"id\": \"%s\", \"kind\": \"%s\", \"name\": \"x\"}";
    String text =
        "{\"formatVersion\": 1, \"organization\": {}, \"elements\": ["
            + String.join(
                ",",
                site.formatted("s1", "central-site"),
                site.formatted("q", "quantum-relay"),
                site.formatted("s2", "branch-site"))
            + "]}";
    Outcome.Ok<Document> opened =
        (Outcome.Ok<Document>) DesignFile.parse(bytes(text), "d.edgewise");
    assertThat(said(opened.notes()))
        .startsWith(
            "d.edgewise:1:125: the element kind “quantum-relay” is not known to this version");
    assertThat(opened.value().topology().elements())
        .extracting(e -> e.id().value())
        .containsExactly("s1", "s2");

    Json.Obj written =
        (Json.Obj)
            ((Outcome.Ok<Json>)
                    Json.parse(
                        new String(DesignFile.write(opened.value()), StandardCharsets.UTF_8)))
                .value();
    assertThat(((Json.Arr) written.get("elements")).items())
        .extracting(e -> ((Json.Str) ((Json.Obj) e).get("id")).value())
        .containsExactly("s1", "q", "s2");

    Document onlyLast =
        opened
            .value()
            .withTopology(
                new Topology(
                    opened.value().topology().organization(),
                    opened.value().topology().elements().subList(1, 2)));
    Document again = opened(new String(DesignFile.write(onlyLast), StandardCharsets.UTF_8));
    assertThat(again.extras().elements())
        .containsExactly(
            new Extras.Foreign(
                Optional.of(ElementId.of("s2")),
                site.formatted("q", "quantum-relay").replace(" ", "")));
  }

  @Test
  void olderFilesAreLedThroughEveryMigration() {
    List<Migration> steps =
        List.of(
            new Migration(
                1, o -> o.with("organization", Json.Obj.of(Map.of("title", Json.of("Contoso"))))),
            new Migration(
                2,
                o ->
                    o.with(
                        "organization",
                        ((Json.Obj) o.get("organization"))
                            .without("title")
                            .with("name", ((Json.Obj) o.get("organization")).get("title")))));
    Outcome<Document> old = DesignFile.parse(bytes("{\"formatVersion\": 1}"), "old", steps, 3);
    assertThat(((Outcome.Ok<Document>) old).value().topology().organization().name())
        .isEqualTo("Contoso");
    Outcome<Document> newer = DesignFile.parse(bytes("{\"formatVersion\": 4}"), "newer", steps, 3);
    assertThat(newer).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void thereIsOneMigrationForEachEarlierVersion() {
    assertThat(Migration.ALL)
        .extracting(Migration::from)
        .isEqualTo(IntStream.range(1, DesignFile.FORMAT_VERSION).boxed().toList());
  }

  @Test
  void savedFilesOpenEqual(@TempDir Path folder) {
    Path file = folder.resolve("d.edgewise");
    Document document = opened(EDGE);
    assertThat(DesignFile.save(file, document)).isEqualTo(Outcome.ok(file));
    assertThat(DesignFile.read(file)).isEqualTo(Outcome.ok(document));
  }

  @Test
  void filesThatCannotBeReadAreNamed(@TempDir Path folder) throws IOException {
    Path big = Files.writeString(folder.resolve("big.edgewise"), EDGE);
    assertThat(readRefused(folder.resolve("absent.edgewise")))
        .contains("absent.edgewise: there is no such file; ");
    assertThat(readRefused(folder)).contains(": this is a folder; ");
    assertThat(said(((Outcome.Refused<Document>) DesignFile.read(big, 100)).why()))
        .contains("big.edgewise: the file is too large");
  }

  private static String readRefused(Path file) {
    return said(((Outcome.Refused<Document>) DesignFile.read(file)).why());
  }

  @Test
  void filesThatCannotBeWrittenAreNamed(@TempDir Path folder) {
    Document document = opened(EDGE);
    assertThat(saveRefused(folder.resolve("absent/d.edgewise"), document))
        .contains("d.edgewise: the folder does not exist; ");
    assertThat(saveRefused(folder, document)).contains(": the file cannot be written (");
  }

  @Test
  void aDesignThatCouldNotBeOpenedAgainIsNotSaved(@TempDir Path folder) {
    Topology topology = opened(EDGE).topology();
    Element edge = topology.elements().getFirst();
    Document twice =
        new Document(
            new Topology(topology.organization(), List.of(edge, edge)),
            Layout.empty(),
            Decisions.none());
    assertThat(saveRefused(folder.resolve("d.edgewise"), twice))
        .contains("the id “edge1” stands here for the second time");
    assertThat(folder).isEmptyDirectory();
  }

  private static String saveRefused(Path file, Document document) {
    return said(((Outcome.Refused<Path>) DesignFile.save(file, document)).why());
  }

  @Test
  void aPlaceThatIsNoNumberDoesNotKeepADesignFromBeingSaved() {
    Document document = opened(EDGE);
    Document drawn =
        document.withLayout(
            new Layout(List.of(new Placement(ElementId.of("edge1"), Double.NaN, -0.25, 1e300, 3))));
    Document again = opened(new String(DesignFile.write(drawn), StandardCharsets.UTF_8));
    assertThat(again.layout().placements())
        .containsExactly(new Placement(ElementId.of("edge1"), 0, -0.25, 1e300, 3));
  }

  @Test
  void everyStructureOfTheCatalogueHasARecord() {
    assertThat(Kinds.standard().all())
        .allSatisfy(
            kind -> assertThat(Structures.ofKind(kind.id())).as(kind.structure()).isPresent());
  }
}

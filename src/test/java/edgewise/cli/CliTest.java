package edgewise.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.export.Exporters;
import edgewise.fixture.Designs;
import edgewise.store.DesignFile;
import edgewise.text.Version;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
  @TempDir private Path folder;

  private record Answer(int code, String out, String err) {}

  private static Answer run(String... args) {
    return run(false, "", args);
  }

  private static Answer run(boolean terminal, String sourceDate, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, false, UTF_8),
            terminal,
            sourceDate);
    int code = Cli.run(args, console);
    return new Answer(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private static String template(String name) {
    return Designs.root().resolve("templates").resolve(name + ".edgewise").toString();
  }

  private String saved(String name, Designs designs) throws IOException {
    return Files.write(folder.resolve(name), DesignFile.write(designs.document())).toString();
  }

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Set<String> names = new TreeSet<>();
      files
          .filter(Files::isRegularFile)
          .forEach(f -> names.add(folder.relativize(f).toString().replace('\\', '/')));
      return names;
    }
  }

  @Test
  void helpListsTheCommandsThatExistAndThoseToCome() {
    Answer answer = run("--help");
    assertThat(answer.code()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out())
        .containsPattern("(?m)^  plan +\\w")
        .containsPattern("(?m)^  check +\\w")
        .containsPattern("(?m)^  simulate +\\w")
        .containsPattern("(?m)^  diff +\\w")
        .containsPattern("(?m)^  import +\\w")
        .containsPattern("(?m)^  render +\\w")
        .doesNotContainPattern("(?m)^  verify")
        .contains("\nPlanned, not in this release: verify\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "check", "simulate", "diff", "import", "render"})
  void everyCommandHasHelpAndVersion(String verb) {
    Answer help = run(verb, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).startsWith("Usage: edgewise " + verb + " ").doesNotContain("«");
    assertThat(run(verb, "--version"))
        .isEqualTo(new Answer(0, "edgewise " + Version.current() + "\n", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no-such-command | there is no command “no-such-command”; use one of plan, check,"
            + " simulate, diff, import, certificates, render",
        "--no-such-option | there is no option “--no-such-option”; see edgewise --help",
        "plan x.edgewise | --out DIR is missing; see edgewise plan --help",
        "plan --out d | FILE is missing; see edgewise plan --help",
        "plan a b --out d | “b” is one argument too many; see edgewise plan --help",
        "plan a --out d --out e | --out DIR stands there twice; see edgewise plan --help",
        "plan a --out d --fast | there is no option “--fast”; see edgewise plan --help",
        "plan a --out d --format fax | there is no format “fax”; use one of FORMATS",
        "check a --format xml | there is no format “xml”; use one of text, json",
        "diff a b --format pdf | there is no format “pdf”; use one of text, json, html, xlsx",
        "diff a b --format xlsx | xlsx is no text for a terminal; name a file with --out",
        "diff a | NEW is missing; see edgewise diff --help",
        "simulate a --flow fax | fax is no kind of traffic; use one of im, presence, audio, video,"
            + " sharing, webconf, file, signin, push",
        "simulate a --direction up | up is no direction; use in, out or both",
        "simulate a --fail cert:x:old | cert:x:old does not say what is wrong with the certificate;"
            + " use missing, expired, untrusted, no-eku or no-name=NAME",
        "simulate a --fail fe01@noon | fe01@noon has no time that can be read; write it as PT8H30M"
            + " or 08:30, or two such times in order with a hyphen between them",
        "simulate a --link internet.x=1M | --link says something of a load run; add --load USERS",
        "simulate a --load 5 --bandwidth voice=1 | voice=1 is no use with a bandwidth; write"
            + " USE=KBPS with one of audio-peer, audio-conference, audio-pstn, video-peer,"
            + " video-conference, sharing, file",
        "simulate a --load 5 --codec audio-pstn=Siren | audio-pstn=Siren is no codec of a use; use"
            + " one of audio-peer=RTAudioWB, audio-peer=RTAudioNB, audio-conference=G722,"
            + " audio-conference=Siren, audio-pstn=G711, audio-pstn=RTAudioNB, video-peer=H264,"
            + " video-peer=RTVideo, video-conference=H264",
        "simulate a --load 5 --dimension most | most is no bandwidth of a codec; use typical, max"
            + " or max-fec",
        "simulate a --load 5 --interval none | none is no span of time; write PT8H, P1D, 90m or 2h",
        "simulate a --assume luck | luck is no assumption; use one of by-address-only,"
            + " public-im-moves-on, strict-revocation, exact-lists, services-go-on, contacts-only,"
            + " caller-proves-alone",
        "simulate a --scenarios --flow im | a scenario says itself what --flow says; leave one of"
            + " both out",
        "simulate a --load 5 --start noon | noon is no time of the day; write HH:MM",
        "simulate a --load 5 --runs 0 | 0 is no number of runs; write a whole number from 1 to"
            + " 1000",
        "simulate a --load 5 --rate luck=1 | luck=1 is no figure with a value; write ID=VALUE with"
            + " an id of the catalogue, such as user_model.im.sessions_per_day=12",
        "render a --out b.bmp | “b.bmp” ends in none of .svg, .png, .pdf, .drawio; choose one of"
            + " these endings",
        "render a --out b.png --scale 99 | 99 is no scale; write a number from 0.1 to 10",
        "render a --out b.png --theme blue | blue is no theme; use light or dark",
        "verify a | this release cannot compare a plan with the live network yet; the commands it"
            + " has are plan, check, simulate, diff, import, certificates, render",
        "absent.edgewise | absent.edgewise: there is no such file and no such command; name a"
            + " design, or one of plan, check, simulate, diff, import, certificates, render",
        "check absent.edgewise | absent.edgewise: there is no such file; check its name and folder",
      })
  void wrongUsageIsOneLineThatSaysHowToMendIt(String args, String line) {
    String wanted = line.replace("FORMATS", String.join(", ", Exporters.ids()));
    assertThat(run(args.split(" ", -1))).isEqualTo(new Answer(2, "", "edgewise: " + wanted + "\n"));
  }

  @Test
  void noArgumentsAreWrongUsage() {
    assertThat(run().code()).isEqualTo(2);
  }

  @Test
  void mistakeInAFileIsNamedWithItsPlace() throws IOException {
    Path file = folder.resolve("broken.edgewise");
    Files.writeString(file, "{\n  \"formatVersion\": 1,\n  \"organization\": [");
    Answer answer = run("plan", file.toString(), "--out", folder.resolve("out").toString());
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).matches("edgewise: \\Q" + file + "\\E:\\d+:\\d+: [^\\n]*; [^\\n]*\\n");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void planWritesTheStandardFormats() throws IOException {
    Path out = folder.resolve("a/b");
    Answer answer = run("plan", template("edge-single-nat"), "--out", out.toString());
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(files(out))
        .containsExactly(
            "certificates.csv",
            "dns.csv",
            "firewall.csv",
            "plan.html",
            "plan.xlsx",
            "problems.csv");
  }

  @Test
  void planWritesWhatIsAskedFor() throws IOException {
    Answer answer = run("plan", "--format=zone", "--out=" + folder, template("edge-single-nat"));
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(files(folder))
        .contains("dns/external-contoso.com.zone", "dns/internal-contoso.net.zone")
        .allSatisfy(name -> assertThat(name).startsWith("dns/"));
  }

  @Test
  void planThatCannotBeWrittenIsExit3() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "x");
    Answer answer =
        run("plan", template("edge-single-nat"), "--out", taken.toString(), "--format", "csv");
    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err()).matches("edgewise: [^\\n]*taken[^\\n]*; [^\\n]*\\n");
    assertThat(Files.readString(taken)).isEqualTo("x");
  }

  @Test
  void cancelledPlanIsExit130AndLeavesNothing() throws IOException {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(sink, false, UTF_8), new PrintStream(sink, false, UTF_8), false, "");
    console.cancel();
    String[] args = {"plan", template("edge-single-nat"), "--out", folder.toString()};
    assertThat(Cli.run(args, console)).isEqualTo(130);
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void documentsCarryTheSourceDate() throws IOException {
    Answer answer =
        run(
            false,
            "1795168800",
            "plan",
            template("edge-single-nat"),
            "--out",
            folder.toString(),
            "--format",
            "html");
    assertThat(answer.code()).isZero();
    assertThat(Files.readString(folder.resolve("plan.html"))).contains("2026-11-20T10:00:00Z");
  }

  @Test
  void sourceDateThatIsNoNumberIsRefused() {
    Answer answer = run(false, "today", "plan", template("blank"), "--out", folder.toString());
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("SOURCE_DATE_EPOCH is “today”");
  }

  @Test
  void progressGoesToATerminalOnly() {
    String[] args = {"plan", template("blank"), "--out", folder.toString(), "--format", "csv"};
    assertThat(run(true, "", args).err()).contains("firewall.csv").endsWith("\r\033[K");
    assertThat(run(false, "", args).err()).isEmpty();
  }

  @Test
  void checkOfASoundDesignIsExit0() {
    Answer answer = run("check", template("edge-single-nat"));
    assertThat(answer.code()).as(answer.out()).isZero();
    assertThat(answer.out()).endsWith("accepted: 0\n");
    assertThat(run("check", template("blank"), "--format", "json").out())
        .startsWith("[")
        .endsWith("]\n");
  }

  @Test
  void diffOfOneDesignIsExit0() {
    assertThat(run("diff", template("blank"), template("blank")))
        .isEqualTo(new Answer(0, "Nothing differs.\n", ""));
  }

  @Test
  void diffNamesWhatChanged() throws IOException {
    Designs before = Designs.template("edge-single-nat");
    String old = saved("old.edgewise", before);
    String now =
        saved(
            "new.edgewise",
            before.set("lsedge/servers/0/webConferencingPublic", "[\"131.107.155.99\"]"));
    Answer text = run("diff", old, now);
    assertThat(text.code()).isEqualTo(1);
    assertThat(text.out())
        .startsWith(
            """
            Elements:
              ~ lsedge
                  Servers lsedge-1 · Web Conferencing Edge, public: 131.107.155.20 -> 131.107.155.99
                  => change: Follows from it: firewall rows 1, DNS records 1, certificates 0.
            Firewall:
              ~ edge-ext-psom-in/lsedge (TCP 443  Internet → lsedge)
                  Destination addresses: 131.107.155.20 -> 131.107.155.99
            DNS:
            """);
    Answer json = run("diff", old, now, "--format", "json");
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.out())
        .startsWith(
            """
            {
              "elements": [
                {
                  "change": "changed",
                  "id": "lsedge",
                  "name": "lsedge",
                  "fields": [
                    {
                      "field": "servers[lsedge-1].webConferencingPublic",
                      "old": "131.107.155.20",
                      "new": "131.107.155.99"
                    }
                  ],
                  "todo": "change",
                  "notes": [
                    {
                      "note": "follows",
                      "text": "Follows from it: firewall rows 1, DNS records 1, certificates 0."
                    }
                  ]
                }
              ],
              "firewall": [
            """)
        .endsWith(
            """
              "certificates": [],
              "issued": [],
              "partners": [],
              "scenarios": [],
              "decisions": []
            }
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "html", "xlsx"})
  void diffWritesAFileAndPrintsNothing(String format) throws IOException {
    String old = saved("old.edgewise", Designs.template("edge-single-nat"));
    String now = saved("new.edgewise", Designs.template("edge-single-public"));
    Path out = folder.resolve("changes");
    assertThat(run("diff", old, now, "--format", format, "--out", out.toString()))
        .isEqualTo(new Answer(1, "", ""));
    byte[] first = Files.readAllBytes(out);
    assertThat(run("diff", old, now, "--format", format, "--out", out.toString()).code())
        .isEqualTo(1);
    assertThat(Files.readAllBytes(out)).isNotEmpty().isEqualTo(first);
    Answer denied = run("diff", old, now, "--out", folder.resolve("old.edgewise/x").toString());
    assertThat(denied.code()).isEqualTo(3);
    assertThat(denied.err()).matches("edgewise: [^\\n]*\\n");
  }

  @Test
  void importOntoItsOwnSourceIsRefused() throws IOException {
    Path source = Files.writeString(folder.resolve("topology.tbxml"), "<x/>");
    Answer answer =
        run("import", source.toString(), "--out", folder.resolve("./topology.tbxml").toString());
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("choose another name for the design");
    assertThat(Files.readString(source)).isEqualTo("<x/>");
  }

  @Test
  void importOfSomethingElseIsExit2() throws IOException {
    Path source = Files.writeString(folder.resolve("note.txt"), "hello");
    Answer answer =
        run("import", source.toString(), "--out", folder.resolve("x.edgewise").toString());
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).matches("edgewise: [^\\n]*note.txt[^\\n]*; [^\\n]*\\n");
    assertThat(folder.resolve("x.edgewise")).doesNotExist();
  }

  @Test
  void controlCharactersOfNamesDoNotReachTheTerminal() throws IOException {
    Designs before = Designs.template("blank");
    String old = saved("old.edgewise", before);
    String now = saved("new.edgewise", before.set("organization/name", "\"\\u001b[2J\""));
    assertThat(run("diff", old, now).out()).contains(" [2J").doesNotContain("\033");
    assertThat(run("diff", old, now, "--format", "json").out())
        .contains("\\u001b[2J")
        .doesNotContain("\033");
  }
}

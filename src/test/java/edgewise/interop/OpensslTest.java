package edgewise.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import edgewise.export.CsrExporter;
import edgewise.export.ExportInput;
import edgewise.export.Exporter;
import edgewise.fixture.Designs;
import edgewise.issued.Intake;
import edgewise.issued.KeptKeys;
import edgewise.issued.PublicRoots;
import edgewise.issued.SourceFile;
import edgewise.text.Outcome;
import edgewise.work.Exporting;
import edgewise.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// OpenSSL reads the requests, opens the keys, and makes the same request from our configuration.
class OpensslTest {
  @TempDir Path folder;

  @BeforeAll
  static void toolIsThere() {
    boolean there;
    try {
      there = new ProcessBuilder("openssl", "version").start().waitFor() == 0;
    } catch (IOException | InterruptedException _) {
      there = false;
    }
    assumeTrue(there, "openssl is not installed");
  }

  private static String openssl(Path at, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command).directory(at.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
    return said;
  }

  @ParameterizedTest
  @ValueSource(strings = {"edge-scaled-hlb", "small-organization"})
  void requestsKeysAndConfigurationsAreUnderstood(String template) throws Exception {
    Designs designs = Designs.template(template);
    ExportInput in = designs.exportInput();
    List<Exporter> exporters =
        ((Outcome.Ok<List<Exporter>>)
                Exporting.withKeys(List.of(new CsrExporter()), folder, Optional.empty()))
            .value();
    assertThat(Exporting.write(exporters, in, folder, Progress.NONE))
        .isInstanceOf(Outcome.Ok.class);
    Path at = folder.resolve("certificates");
    List<String> names;
    try (Stream<Path> all = Files.list(at)) {
      names =
          all.map(p -> p.getFileName().toString())
              .filter(n -> n.endsWith(".csr"))
              .map(n -> n.substring(0, n.length() - 4))
              .sorted()
              .toList();
    }
    assertThat(names).hasSameSizeAs(designs.plan().certificates());
    for (String name : names) {
      assertThat(openssl(at, "req", "-in", name + ".csr", "-noout", "-verify"))
          .contains("verify OK");
      Path key = at.resolve(name + ".key");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
          .isEqualTo("rw-------");
      assertThat(Files.readString(key)).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
      String fresh = "fresh-" + name + ".csr";
      openssl(
          at,
          "req",
          "-new",
          "-key",
          name + ".key",
          "-passin",
          "file:keys.password",
          "-config",
          name + ".cnf",
          "-out",
          fresh);
      assertThat(openssl(at, "req", "-in", fresh, "-noout", "-text"))
          .isEqualTo(openssl(at, "req", "-in", name + ".csr", "-noout", "-text"));
    }
  }

  /// OpenSSL signs a request that was exported, and the answer fits.
  @ParameterizedTest
  @ValueSource(strings = "edge-single-nat")
  void whatOpensslSignsIsAccepted(String template) throws Exception {
    Designs designs = Designs.template(template);
    List<Exporter> exporters = List.of(new CsrExporter());
    assertThat(Exporting.write(exporters, designs.exportInput(), folder, Progress.NONE))
        .isInstanceOf(Outcome.Ok.class);
    Path at = folder.resolve("certificates");
    openssl(
        at,
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "ca.pem",
        "-out",
        "ca.crt",
        "-days",
        "30",
        "-subj",
        "/CN=Test CA",
        "-addext",
        "basicConstraints=critical,CA:TRUE");
    String name = CsrExporter.names(designs.plan()).get("edge-external/lsedge");
    openssl(
        at,
        "x509",
        "-req",
        "-in",
        name + ".csr",
        "-CA",
        "ca.crt",
        "-CAkey",
        "ca.pem",
        "-out",
        "leaf.crt",
        "-days",
        "20",
        "-copy_extensions",
        "copyall");
    openssl(
        at,
        "crl2pkcs7",
        "-nocrl",
        "-certfile",
        "leaf.crt",
        "-certfile",
        "ca.crt",
        "-out",
        "answer.p7b");
    KeptKeys keys = ((Outcome.Ok<KeptKeys>) KeptKeys.in(folder, designs.plan())).value();
    Intake intake =
        Intake.of(
            SourceFile.read(List.of(at.resolve("answer.p7b"))),
            designs.plan(),
            keys,
            PublicRoots.of(List.of()),
            Instant.now());
    assertThat(intake.isWrong()).isFalse();
    assertThat(intake.taken()).hasSize(1);
    assertThat(intake.taken().getFirst().row().id()).isEqualTo("edge-external/lsedge");
    assertThat(intake.taken().getFirst().issued().orElseThrow().keyMatches()).contains(true);
  }
}

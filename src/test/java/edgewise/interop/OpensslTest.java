package edgewise.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import edgewise.export.CsrExporter;
import edgewise.export.ExportInput;
import edgewise.export.Exporter;
import edgewise.fixture.Designs;
import edgewise.text.Outcome;
import edgewise.work.Exporting;
import edgewise.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
}

package edgewise.cli;

import static edgewise.fixture.Authority.order;
import static edgewise.fixture.Authority.pem;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.export.CsrExporter;
import edgewise.export.OutFile;
import edgewise.fixture.Authority;
import edgewise.fixture.Designs;
import edgewise.model.Document;
import edgewise.text.Outcome;
import edgewise.work.Opening;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an authority sent back, from the command line.
class CertificatesVerbTest {
  @TempDir private Path folder;

  private final Authority root = Authority.root("Contoso Root");
  private final List<Authority.Order> orders = new ArrayList<>();
  private String design;

  @BeforeEach
  void exportRequests() throws IOException {
    Designs designs = Designs.template("edge-single-nat");
    design =
        Files.write(folder.resolve("d.edgewise"), Designs.templateBytes("edge-single-nat"))
            .toString();
    for (OutFile file : new CsrExporter().render(designs.exportInput())) {
      if (file.path().endsWith(".csr") && orders.size() < 2) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.body().writeTo(out);
        Path at = folder.resolve("plan").resolve(file.path());
        Files.createDirectories(at.getParent());
        Files.write(at, out.toByteArray());
        orders.add(order(out.toString(StandardCharsets.US_ASCII)));
      }
    }
  }

  private record Answer(int code, String out, String err) {}

  private static Answer run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Cli.run(
            args,
            new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Long.toString(Authority.NOW.getEpochSecond())));
    return new Answer(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private String signed() throws IOException {
    Path file = folder.resolve("answer.pem");
    Files.write(file, pem(root.sign(orders.get(0)), root.sign(orders.get(1)), root.certificate()));
    return file.toString();
  }

  @Test
  void rightCertificatesAreKeptInANewDesign() throws IOException {
    Path out = folder.resolve("new.edgewise");
    Answer answer =
        run(
            "certificates",
            design,
            "--issued",
            signed(),
            "--keys",
            folder.resolve("plan").toString(),
            "--out",
            out.toString());
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("answer.pem: PEM, 3 certificates", "not issued");
    Document saved = ((Outcome.Ok<Document>) Opening.read(out)).value();
    assertThat(saved.decisions().issued()).hasSize(2).allMatch(i -> i.keyMatches().orElse(false));
  }

  @Test
  void faultsAndUnreadableFilesAreTheAnswerNo() throws IOException {
    orders.getFirst().sans(List.of());
    Path bad = Files.writeString(folder.resolve("bad.cer"), "hello");
    Answer answer =
        run(
            "certificates",
            design,
            "--issued",
            signed(),
            "--issued",
            bad.toString(),
            "--format",
            "json");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .contains("\"status\": \"faulty\"", "It lacks", "this is no certificate");
  }

  @Test
  void wrongUseIsSaid() throws IOException {
    assertThat(run("certificates", design).err()).contains("--issued PATH is missing");
    Answer answer =
        run("certificates", design, "--issued", signed(), "--keys", folder.resolve("x").toString());
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("there are no requests of this design");
  }
}

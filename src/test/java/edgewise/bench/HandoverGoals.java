package edgewise.bench;

import edgewise.check.Checks;
import edgewise.export.CsrExporter;
import edgewise.export.ExportInput;
import edgewise.export.Exporter;
import edgewise.export.Exporters;
import edgewise.export.OutFile;
import edgewise.fixture.BigOrganization;
import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.Extras;
import edgewise.model.Layout;
import edgewise.plan.Plan;
import edgewise.plan.Plans;
import edgewise.text.Texts;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Measures what is handed over and prints a table: goal, figure, yardstick, ratio, verdict. Exit
/// code 1 when a goal is missed.
///
/// Text formats are written warm, and their rows are held against the terms of one `aclgen`
/// process. Certificate requests are made by processes with one core and with two, in turn with
/// `openssl req`.
final class HandoverGoals {
  private static final int SITES = 100;
  private static final int ROUNDS = 15;
  private static final int WARM = 8;
  private static final int TURNS = 3;
  private static final int OPENSSL_RUNS = 30;
  private static final int TERMS = 10_000;
  private static final Path WORK = Path.of("target", "handover");
  private static final List<String> TEXTS =
      List.of(
          "nft",
          "iptables",
          "asa",
          "panos",
          "fortios",
          "windows-firewall",
          "capirca",
          "zone",
          "windows-dns",
          "hosts",
          "powershell",
          "csv");

  private boolean missed;

  private HandoverGoals() {}

  /// Without arguments everything; `csr` only makes requests and prints how many and how long.
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 1 && args[0].equals("csr")) {
      requests();
      return;
    }
    Files.createDirectories(WORK);
    HandoverGoals goals = new HandoverGoals();
    goals.texts();
    goals.certificates();
    System.exit(goals.missed ? 1 : 0);
  }

  private static ExportInput input(int sites) {
    Document document =
        new Document(BigOrganization.of(sites), Layout.empty(), Decisions.none(), Extras.none());
    Plan plan = Plans.of(document.topology());
    return new ExportInput(
        document, plan, Checks.of(plan), Texts.english(), "bench", Optional.empty());
  }

  private void texts() throws IOException, InterruptedException {
    double term = aclgen();
    ExportInput in = input(SITES);
    for (String id : TEXTS) {
      Exporter exporter = Exporters.find(id).orElseThrow();
      int rows =
          switch (id) {
            case "zone", "windows-dns" -> in.plan().dns().size();
            case "csv" ->
                in.plan().firewall().size()
                    + in.plan().dns().size()
                    + in.plan().certificates().size();
            case "hosts", "powershell" -> in.plan().design().elements().size();
            default -> in.plan().firewall().size();
          };
      long[] took = new long[ROUNDS];
      long bytes = 0;
      for (int i = -WARM; i < ROUNDS; i++) {
        long start = System.nanoTime();
        bytes = written(exporter.render(in));
        if (i >= 0) {
          took[i] = System.nanoTime() - start;
        }
      }
      Arrays.sort(took);
      double each = took[ROUNDS / 2] / 1e3 / rows;
      report(
          id + ", " + rows + " rows, " + (bytes >> 10) + " KB: a row <= 1/30 of a term",
          String.format(Locale.ROOT, "%.2f us", each),
          Double.isNaN(term) ? "no aclgen" : String.format(Locale.ROOT, "%.0f us", term),
          each / term,
          1 / 30.0);
    }
  }

  private static long written(List<OutFile> files) throws IOException {
    Counting out = new Counting();
    for (OutFile file : files) {
      file.body().writeTo(out);
    }
    return out.count;
  }

  private static final class Counting extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      count += length;
    }
  }

  /// Microseconds a term, whole process; the median of three.
  private static double aclgen() throws IOException, InterruptedException {
    if (!isInstalled("aclgen")) {
      return Double.NaN;
    }
    List<String> command = AclgenInput.write(WORK.resolve("aclgen"), TERMS);
    long[] took = new long[TURNS];
    for (int i = 0; i < TURNS; i++) {
      took[i] = timed(command, Path.of("aclgen.log")).nanos();
    }
    Arrays.sort(took);
    return took[TURNS / 2] / 1e3 / TERMS;
  }

  private static void requests() throws IOException {
    ExportInput in = input(10);
    CsrExporter exporter = new CsrExporter();
    written(exporter.render(in));
    long start = System.nanoTime();
    written(exporter.render(in));
    long requests =
        exporter.render(in).stream().filter(file -> file.path().endsWith(".csr")).count();
    System.out.println(requests + " " + (System.nanoTime() - start));
  }

  private void certificates() throws IOException, InterruptedException {
    double[] one = new double[TURNS];
    double[] two = new double[TURNS];
    double[] openssl = new double[TURNS];
    boolean known = isInstalled("openssl");
    for (int i = 0; i < TURNS; i++) {
      one[i] = each(1);
      openssl[i] = known ? openssl() : Double.NaN;
      two[i] = each(2);
    }
    double single = median(one);
    report(
        "a request, one core <= 0.5 x openssl req",
        String.format(Locale.ROOT, "%.1f ms", single),
        known ? String.format(Locale.ROOT, "%.1f ms", median(openssl)) : "no openssl",
        single / median(openssl),
        0.5);
    report(
        "the same on two cores <= 1/1.9",
        String.format(Locale.ROOT, "%.1f ms", median(two)),
        String.format(Locale.ROOT, "%.1f ms", single),
        median(two) / single,
        1 / 1.9);
  }

  /// Milliseconds a request in a process that may use so many cores. The one who waits works too,
  /// so a process has to be held on its core; where it cannot be, both figures are those of all
  /// cores.
  private static double each(int cores) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (isInstalled("taskset")) {
      command.addAll(List.of("taskset", "-c", "0-" + (cores - 1)));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            HandoverGoals.class.getName(),
            "csr"));
    String said = timed(command, Path.of("csr.log")).output().strip();
    String[] figures = said.split(" ");
    return Long.parseLong(figures[1]) / 1e6 / Long.parseLong(figures[0]);
  }

  private static double openssl() throws IOException, InterruptedException {
    long all = 0;
    for (int i = 0; i < OPENSSL_RUNS; i++) {
      all +=
          timed(
                  List.of(
                      "openssl",
                      "req",
                      "-new",
                      "-newkey",
                      "rsa:2048",
                      "-nodes",
                      "-keyout",
                      WORK.resolve("openssl.key").toString(),
                      "-subj",
                      "/CN=sip" + i + ".contoso.com/O=Contoso/C=US",
                      "-addext",
                      "subjectAltName=DNS:sip" + i + ".contoso.com,DNS:web" + i + ".contoso.com",
                      "-out",
                      WORK.resolve("openssl.csr").toString()),
                  Path.of("openssl.log"))
              .nanos();
    }
    return all / 1e6 / OPENSSL_RUNS;
  }

  private record Timed(long nanos, String output) {}

  private static Timed timed(List<String> command, Path log)
      throws IOException, InterruptedException {
    File errors = WORK.resolve(log).toFile();
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectError(errors).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    long took = System.nanoTime() - start;
    if (code != 0) {
      throw new UncheckedIOException(
          new IOException(command.getFirst() + " ended with " + code + "; see " + errors));
    }
    return new Timed(took, output);
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private void report(String goal, String figure, String yardstick, double ratio, double limit) {
    boolean late = ratio > limit;
    missed |= late;
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-66s | %-10s | %-10s | %8.4f | %s",
            goal,
            figure,
            yardstick,
            ratio,
            Double.isNaN(ratio) ? "skipped" : late ? "MISSED" : "met"));
  }
}

package edgewise.bench;

import edgewise.fixture.Designs;
import edgewise.fixture.Edits;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Measures every performance goal and prints a table: goal, figure, yardstick, ratio, verdict.
///
/// Yardsticks run in the same run as what they measure, in turn with it where both are processes. A
/// yardstick that is not installed is named and its goals are skipped. Exit code 1 when a goal is
/// missed.
final class Goals {
  private static final Path ROOT = Designs.root();
  private static final Path WORK = ROOT.resolve("target/goals");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final int TERMS = 10_000;
  private static final int SITES_OF_TEN_THOUSAND_ROWS = 118;
  private static final long NANOS_PER_MS = 1_000_000;

  private final List<String> lines = new ArrayList<>();
  private boolean missed;

  private Goals() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Files.createDirectories(WORK);
    Goals goals = new Goals();
    goals.plans();
    goals.edits();
    goals.processes();
    System.out.println();
    goals.lines.forEach(System.out::println);
    System.exit(goals.missed ? 1 : 0);
  }

  private void plans() throws IOException, InterruptedException {
    Map<String, Long> big = figures("-Xmx1536m", "rows", 1000);
    report(
        "derive 1,000 sites <= 2 x writing CSV",
        ms(big.get("derive")) + ", " + big.get("rows") + " rows",
        "CSV " + ms(big.get("csv")),
        big.get("thousandths") / 1000.0,
        2);
    report(
        "peak heap of 1,000 sites < 1.5 GiB, -Xmx1536m",
        (big.get("peak") >> 20) + " MiB",
        "1536 MiB",
        big.get("peak") / (1536.0 * (1 << 20)),
        1);
    say("all checks of 1,000 sites", ms(big.get("check")));
    Map<Integer, Double> perRow = new HashMap<>();
    for (int sites : new int[] {10, 100, 1000, 10_000}) {
      Map<String, Long> f = figures("-Xmx6g", "rows", sites);
      perRow.put(sites, f.get("derive") / 1e3 / f.get("rows"));
      say(
          "derive " + sites + " sites, " + f.get("rows") + " rows",
          us(perRow.get(sites)) + " a row; ratio to CSV " + f.get("thousandths") / 1000.0);
    }
    report(
        "linear: a row of 10,000 sites <= 1.5 x one of 10 sites",
        us(perRow.get(10_000)),
        us(perRow.get(10)),
        perRow.get(10_000) / perRow.get(10),
        1.5);
    if (!isInstalled("aclgen")) {
      skip("derivation against aclgen", "aclgen is not installed (Debian: python3-capirca)");
      return;
    }
    List<String> aclgen = AclgenInput.write(WORK.resolve("aclgen"), TERMS);
    Path design = WORK.resolve("ten-thousand-rows.edgewise");
    figures("-Xmx1g", "write", SITES_OF_TEN_THOUSAND_ROWS, design.toString());
    List<String> plan =
        List.of(
            ROOT.resolve("edgewise").toString(),
            "plan",
            design.toString(),
            "--out",
            WORK.resolve("plan").toString(),
            "--format",
            "csv");
    Pair pair = compare(plan, Map.of(), aclgen, 5);
    double perTerm = pair.yardstick / 1e3 / TERMS;
    report(
        "a row, warm <= 1/30 of a term of aclgen",
        us(perRow.get(1000)),
        us(perTerm),
        perRow.get(1000) / perTerm,
        1 / 30.0);
    report(
        "plan of 10,000 firewall rows, process <= 1/5 of aclgen",
        ms(pair.measured),
        ms(pair.yardstick),
        pair.ratio,
        0.2);
  }

  private void edits() throws IOException, InterruptedException {
    Map<String, Long> big = figures("-Xmx2g", "edits", 1000);
    for (Edits edit : Edits.values()) {
      long time = big.get(edit.name());
      report(
          edit.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", 1,000 sites < 1 % of all",
          ms(time),
          ms(big.get("full")),
          (double) time / big.get("full"),
          0.01);
    }
    Map<String, Long> small = figures("-Xmx1g", "edits", 218);
    long slowest = 0;
    for (Edits edit : Edits.values()) {
      slowest = Math.max(slowest, small.get(edit.name() + ".p95"));
    }
    report(
        "slowest edit of 5,000 elements, p95 <= 16 ms",
        ms(slowest),
        "16 ms",
        slowest / 16.0 / NANOS_PER_MS,
        1);
  }

  private void processes() throws IOException, InterruptedException {
    String launcher = ROOT.resolve("edgewise").toString();
    List<String> bare =
        List.of(JAVA, "-cp", ROOT.resolve("target/test-classes").toString(), "edgewise.bench.Bare");
    start("--version", List.of(launcher, "--version"), bare, 2);
    start("--help", List.of(launcher, "--help"), bare, 5);
    for (String verb : List.of("plan", "check", "diff")) {
      start(verb + " --help", List.of(launcher, verb, "--help"), bare, 5);
    }
    String blank = ROOT.resolve("templates/blank.edgewise").toString();
    start("check of an empty design", List.of(launcher, "check", blank), bare, 5);
    window(launcher);
  }

  private void start(String what, List<String> command, List<String> bare, double limit)
      throws IOException, InterruptedException {
    Pair pair = compare(command, Map.of(), bare, 15);
    report(
        what + " <= " + (int) limit + " x a bare JVM",
        ms(pair.measured),
        ms(pair.yardstick),
        pair.ratio,
        limit);
  }

  private void window(String launcher) throws IOException, InterruptedException {
    String screen = "-Dglass.platform=Headless -Dprism.order=sw";
    List<String> bare =
        new ArrayList<>(
            List.of(
                JAVA,
                "-Xlog:disable",
                "-XX:+UseSerialGC",
                "--module-path=" + ROOT.resolve("target/lib/fx"),
                "--add-modules=javafx.controls",
                "--enable-native-access=javafx.graphics"));
    bare.addAll(List.of(screen.split(" ")));
    // A class path of jars only: the cache takes no folders.
    Path jar = WORK.resolve("bare.jar");
    run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "jar").toString(),
            "--create",
            "--file",
            jar.toString(),
            "-C",
            ROOT.resolve("target/test-classes").toString(),
            "edgewise/bench"),
        Map.of());
    List<String> rest = List.of("-cp", jar.toString(), "edgewise.bench.BareWindow");
    Path cache = WORK.resolve("bare.aot");
    List<String> training = new ArrayList<>(bare);
    training.add("-XX:AOTCacheOutput=" + cache);
    training.addAll(rest);
    run(training, Map.of());
    bare.add("-XX:AOTCache=" + cache);
    bare.addAll(rest);
    Map<String, String> options =
        Map.of("EDGEWISE_JAVA_OPTS", "-Dedgewise.exitAfterFirstFrame=true " + screen);
    Pair pair = compare(List.of(launcher), options, bare, 9);
    report(
        "first frame <= 2 x a bare window, both cached",
        ms(pair.measured),
        ms(pair.yardstick),
        pair.ratio,
        2);
  }

  /// Times of two commands run in turn: medians, and the median of the ratios of neighbours.
  private record Pair(long measured, long yardstick, double ratio) {}

  private static Pair compare(
      List<String> command, Map<String, String> environment, List<String> yardstick, int times)
      throws IOException, InterruptedException {
    long[] a = new long[times];
    long[] b = new long[times];
    double[] ratios = new double[times];
    run(command, environment);
    run(yardstick, Map.of());
    for (int i = 0; i < times; i++) {
      a[i] = run(command, environment);
      b[i] = run(yardstick, Map.of());
      ratios[i] = (double) a[i] / b[i];
    }
    Arrays.sort(a);
    Arrays.sort(b);
    Arrays.sort(ratios);
    return new Pair(a[times / 2], b[times / 2], ratios[times / 2]);
  }

  private static long run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    File log = WORK.resolve("last.log").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log).environment().putAll(environment);
    builder.directory(WORK.toFile());
    long start = System.nanoTime();
    int code = builder.start().waitFor();
    long time = System.nanoTime() - start;
    // Findings are no failure to start.
    if (code != 0 && !command.contains("check")) {
      throw new IOException(
          command + " ended with " + code + "\n" + Files.readString(log.toPath()));
    }
    return time;
  }

  private static Map<String, Long> figures(String heap, String what, int sites, String... more)
      throws IOException, InterruptedException {
    System.out.println("measuring: " + what + " of " + sites + " sites");
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA,
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                "edgewise.bench.Figures",
                what,
                Integer.toString(sites)));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command)
            .directory(ROOT.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + " ended with " + process.exitValue());
    }
    Map<String, Long> figures = new HashMap<>();
    text.lines()
        .map(line -> line.split(" "))
        .forEach(cells -> figures.put(cells[0], Long.parseLong(cells[1])));
    return figures;
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private void report(String goal, String figure, String yardstick, double ratio, double limit) {
    boolean met = ratio <= limit;
    missed |= !met;
    line(
        "%-58s | %-24s | %-12s | %8s | %s"
            .formatted(goal, figure, yardstick, number(ratio), met ? "met" : "MISSED"));
  }

  private void say(String what, String figure) {
    line("%-58s | %s".formatted(what, figure));
  }

  private void skip(String goal, String why) {
    line("%-58s | skipped: %s".formatted(goal, why));
  }

  private void line(String line) {
    lines.add(line);
    System.out.println(line);
  }

  private static String number(double ratio) {
    return String.format(Locale.ROOT, ratio < 0.1 ? "%.4f" : "%.2f", ratio);
  }

  private static String ms(long nanos) {
    double ms = nanos / 1e6;
    return String.format(Locale.ROOT, ms < 10 ? "%.2f ms" : "%.0f ms", ms);
  }

  private static String us(double us) {
    return String.format(Locale.ROOT, "%.2f us", us);
  }
}

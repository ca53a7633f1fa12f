package edgewise.bench;

import edgewise.fixture.Designs;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Measures the load simulation by [LoadBench] beside a bare event loop and other simulators in the
/// same run, in turn with them, and prints a table: goal, figure, yardstick, ratio, verdict. Exit
/// code 1 when a goal is missed.
///
/// The yardsticks are in `shared/bench/des` beside the checkout; what is not there is named and its
/// goals are skipped.
final class LoadGoals {
  private static final Path ROOT = Designs.root();
  private static final Path SOURCES = ROOT.resolve("../shared/bench/des").normalize();
  private static final Path WORK = ROOT.resolve("target/des");
  private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");
  private static final String JAVA = JDK.resolve("java").toString();
  private static final String JOBS = "500000";
  private static final int ROUNDS = 3;
  private static final Pattern MILLIONS = Pattern.compile("median ([0-9.]+) M events/s");
  private static final Pattern SINGLE =
      Pattern.compile("median ([0-9]+) events/s|: ([0-9]+) events/s");

  private final List<String> lines = new ArrayList<>();
  private boolean missed;

  private LoadGoals() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Files.createDirectories(WORK);
    LoadGoals goals = new LoadGoals();
    goals.measure();
    System.out.println();
    goals.lines.forEach(System.out::println);
    System.exit(goals.missed ? 1 : 0);
  }

  private void measure() throws IOException, InterruptedException {
    Optional<List<String>> heap = heap();
    Optional<List<String>> ssj = ssj();
    Optional<List<String>> simpy = simpy();
    double[] plain = new double[ROUNDS];
    double[] federation = new double[ROUNDS];
    double[] heaps = new double[ROUNDS];
    double[] ssjs = new double[ROUNDS];
    double[] simpys = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      plain[i] = own("plain", 5);
      heaps[i] = yardstick(heap, MILLIONS, 1);
      federation[i] = own("federation", 3);
      ssjs[i] = yardstick(ssj, MILLIONS, 1);
      simpys[i] = yardstick(simpy, SINGLE, 1e6);
    }
    report("plain queueing >= 0.5 x the bare heap loop", plain, heaps, 0.5, "shared/bench/des");
    report(
        "plain queueing >= 1 x SSJ", plain, ssjs, 1, "SSJ 3.3 among the libraries of shared/bench");
    report("plain queueing >= 25 x SimPy", plain, simpys, 25, "Python with SimPy 2.3");
    report("federation >= 0.1 x the bare heap loop", federation, heaps, 0.1, "shared/bench/des");
    say(
        "runs of an ensemble on all cores, x one thread",
        String.format(
            Locale.ROOT,
            "%.2f on %d cores",
            own("ensemble", 3),
            Runtime.getRuntime().availableProcessors()));
  }

  private double own(String what, int repeats) throws IOException, InterruptedException {
    String text =
        run(
            List.of(
                JAVA,
                "-cp",
                System.getProperty("java.class.path"),
                "edgewise.bench.LoadBench",
                what,
                Integer.toString(repeats)));
    Matcher m = Pattern.compile("(?m)^" + what + " ([0-9.]+)").matcher(text);
    if (!m.find()) {
      throw new IllegalStateException(text);
    }
    return Double.parseDouble(m.group(1));
  }

  /// Millions of events a second, or NaN when the yardstick is not there.
  private double yardstick(Optional<List<String>> command, Pattern figure, double unit)
      throws IOException, InterruptedException {
    if (command.isEmpty()) {
      return Double.NaN;
    }
    Matcher m = figure.matcher(run(command.get()));
    if (!m.find()) {
      return Double.NaN;
    }
    String number = m.group(1) == null ? m.group(2) : m.group(1);
    return Double.parseDouble(number) / unit;
  }

  private static Optional<List<String>> heap() throws IOException, InterruptedException {
    return compiled("DesJava", List.of())
        ? Optional.of(List.of(JAVA, "-cp", WORK.toString(), "DesJava", JOBS, "5"))
        : Optional.empty();
  }

  private static Optional<List<String>> ssj() throws IOException, InterruptedException {
    Path libraries = SOURCES.resolveSibling("target/lib");
    if (!Files.isDirectory(libraries)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(libraries)) {
      if (files.noneMatch(f -> f.getFileName().toString().startsWith("ssj"))) {
        return Optional.empty();
      }
    }
    String path = WORK + File.pathSeparator + libraries + File.separator + "*";
    return compiled("DesSsj", List.of("-cp", path))
        ? Optional.of(List.of(JAVA, "-cp", path, "DesSsj", JOBS, "5"))
        : Optional.empty();
  }

  private static Optional<List<String>> simpy() throws IOException, InterruptedException {
    Path script = SOURCES.resolve("des_simpy2.py");
    if (!Files.isRegularFile(script)
        || !isInstalled("python3")
        || !run(List.of("python3", "-c", "import SimPy.Simulation; print('there')"))
            .contains("there")) {
      return Optional.empty();
    }
    return Optional.of(List.of("python3", script.toString(), "50000", "1"));
  }

  private static boolean compiled(String name, List<String> options)
      throws IOException, InterruptedException {
    Path source = SOURCES.resolve(name + ".java");
    if (!Files.isRegularFile(source)) {
      return false;
    }
    List<String> command = new ArrayList<>(List.of(JDK.resolve("javac").toString(), "-nowarn"));
    command.addAll(options);
    command.addAll(List.of("-d", WORK.toString(), source.toString()));
    run(command);
    return Files.isRegularFile(WORK.resolve(name + ".class"));
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Path log = Files.createTempFile(WORK, "des", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(ROOT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(600, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      process.waitFor();
    }
    String text = Files.readString(log, StandardCharsets.UTF_8);
    Files.delete(log);
    text.lines().filter(l -> !l.startsWith("#")).forEach(System.out::println);
    return text;
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private void report(String goal, double[] own, double[] yardstick, double limit, String needs) {
    if (Arrays.stream(yardstick).anyMatch(Double::isNaN)) {
      say(goal, "skipped: it needs " + needs);
      return;
    }
    double[] ratios = new double[own.length];
    Arrays.setAll(ratios, i -> own[i] / yardstick[i]);
    double ratio = median(ratios);
    boolean met = ratio >= limit;
    missed |= !met;
    line(
        String.format(
            Locale.ROOT,
            "%-44s | %8.2f M/s | %8.2f M/s | %7.2f | %s",
            goal,
            median(own),
            median(yardstick),
            ratio,
            met ? "met" : "MISSED"));
  }

  private void say(String what, String figure) {
    line(String.format(Locale.ROOT, "%-44s | %s", what, figure));
  }

  private void line(String line) {
    lines.add(line);
    System.out.println(line);
  }
}

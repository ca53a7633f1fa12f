package edgewise.bench;

import edgewise.fixture.Designs;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Measures the drawing by [DiagramBench] and the diagram editors of browsers in the same run, and
/// prints a table: goal, figure, yardstick, ratio, verdict. Exit code 1 when a goal is missed.
///
/// The editors are measured by `shared/bench/draw` beside the checkout, with Node and Chromium;
/// what is not there is named and its goals are skipped.
final class DrawGoals {
  private static final Path ROOT = Designs.root();
  private static final Path WORK = ROOT.resolve("target/draw-peers");
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final int RUNS = 3;
  private static final double FRAME = 1000 / 60.0;
  private static final List<String> ALL =
      List.of("pan1", "panFit", "zoom", "drag1", "drag200", "drag1z1", "drag200z1");
  private static final List<String> COMPARED = List.of("zoom", "drag1", "drag200");
  private static final Map<String, List<String>> PEERS =
      Map.of("cyto", List.of(), "rflow", List.of("true"), "maxgraph", List.of());
  private static final Pattern FIRST = Pattern.compile("\"first\":([0-9.]+)");

  private final List<String> lines = new ArrayList<>();
  private boolean missed;

  private DrawGoals() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    DrawGoals goals = new DrawGoals();
    goals.measure();
    System.out.println();
    goals.lines.forEach(System.out::println);
    System.exit(goals.missed ? 1 : 0);
  }

  /// Median and 95th percentile in milliseconds, by operation; `first` has the same for both.
  private record Frames(double median, double p95) {}

  private void measure() throws IOException, InterruptedException {
    Map<String, Frames> five = own(5000);
    Map<String, Frames> ten = own(10_000);
    for (String name : ALL) {
      report(name + ", 5,000 elements: p95 <= 16.7 ms", five.get(name).p95(), FRAME, 1);
    }
    for (String name : ALL) {
      report(
          name + ", p95 of 10,000 <= 1.5 x 5,000", ten.get(name).p95(), five.get(name).p95(), 1.5);
    }
    Map<String, Map<String, Frames>> peers = peers();
    if (peers.isEmpty()) {
      line(
          "%-44s | skipped: it needs shared/bench/draw, node, npm and %s"
              .formatted("against the browser's diagram editors", CHROMIUM));
      return;
    }
    for (String name : COMPARED) {
      report(
          name + ": median <= 1/5 of the best peer",
          five.get(name).median(),
          best(peers, name),
          0.2);
    }
    report(
        "first paint <= 1/5 of the fastest peer",
        five.get("first").median(),
        best(peers, "first"),
        0.2);
  }

  private static double best(Map<String, Map<String, Frames>> peers, String name) {
    return peers.values().stream()
        .filter(p -> p.containsKey(name))
        .mapToDouble(p -> p.get(name).median())
        .min()
        .orElse(Double.NaN);
  }

  private Map<String, Frames> own(int size) throws IOException, InterruptedException {
    List<Map<String, Frames>> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      List<String> command =
          List.of(
              JAVA,
              "--module-path=" + ROOT.resolve("target/test-fx"),
              "--add-modules=javafx.controls,javafx.swing",
              "--enable-native-access=javafx.graphics",
              "-Dglass.platform=Headless",
              "-Dprism.order=sw",
              "-Djavafx.animation.fullspeed=true",
              "-cp",
              System.getProperty("java.class.path"),
              "edgewise.bench.DiagramBench",
              Integer.toString(size));
      runs.add(parse(run(command, ROOT, 300, "edgewise " + size)));
    }
    return middle(runs);
  }

  private static Map<String, Frames> middle(List<Map<String, Frames>> runs) {
    Map<String, Frames> middle = new HashMap<>();
    for (String name : runs.getFirst().keySet()) {
      middle.put(
          name,
          new Frames(
              median(runs.stream().mapToDouble(r -> r.get(name).median()).toArray()),
              median(runs.stream().mapToDouble(r -> r.get(name).p95()).toArray())));
    }
    return middle;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  // The editors of browsers

  private Map<String, Map<String, Frames>> peers() throws IOException, InterruptedException {
    Path source = ROOT.resolve("../shared/bench/draw").normalize();
    Map<String, Map<String, Frames>> found = new HashMap<>();
    if (!Files.isDirectory(source)
        || !Files.isExecutable(CHROMIUM)
        || !isInstalled("node")
        || !isInstalled("npm")) {
      return found;
    }
    copy(source, WORK);
    run(List.of("npm", "install", "--no-audit", "--no-fund"), WORK, 300, "");
    for (String peer : PEERS.keySet().stream().sorted().toList()) {
      List<String> command = new ArrayList<>(List.of("node", "drive.mjs", peer, "5000", "1"));
      command.addAll(PEERS.get(peer));
      Map<String, Frames> frames = parse(run(command, WORK, 300, peer));
      if (!frames.isEmpty()) {
        found.put(peer, frames);
      }
    }
    return found;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes ignored)
              throws IOException {
            if (folder.endsWith("node_modules")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes ignored)
              throws IOException {
            Path target = to.resolve(from.relativize(file));
            if (!Files.exists(target)) {
              Files.copy(file, target);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// What a program prints on lines that begin with some words.
  private static String run(List<String> command, Path folder, int seconds, String wanted)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile(ROOT.resolve("target"), "draw", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("LIMIT", "250000");
    Process process = builder.start();
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      process.waitFor();
    }
    String text = Files.readString(log, StandardCharsets.UTF_8);
    Files.delete(log);
    String found =
        wanted.isEmpty()
            ? ""
            : String.join("\n", text.lines().filter(l -> l.startsWith(wanted)).toList());
    if (!wanted.isEmpty()) {
      System.out.println(found.isEmpty() ? command + ": " + text : found);
    }
    return found;
  }

  private static Map<String, Frames> parse(String text) {
    Map<String, Frames> frames = new HashMap<>();
    Matcher first = FIRST.matcher(text);
    if (first.find()) {
      double time = Double.parseDouble(first.group(1));
      frames.put("first", new Frames(time, time));
    }
    for (String name : ALL) {
      Matcher m =
          Pattern.compile("\"" + name + "\":\\{\"med\":([0-9.]+),\"p95\":([0-9.]+)").matcher(text);
      if (m.find()) {
        frames.put(
            name, new Frames(Double.parseDouble(m.group(1)), Double.parseDouble(m.group(2))));
      }
    }
    return frames;
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private void report(String goal, double figure, double yardstick, double limit) {
    double ratio = figure / yardstick;
    boolean met = ratio <= limit;
    missed |= !met;
    line(
        String.format(
            Locale.ROOT,
            "%-44s | %8.1f ms | %8.1f ms | %6.3f | %s",
            goal,
            figure,
            yardstick,
            ratio,
            met ? "met" : "MISSED"));
  }

  private void line(String line) {
    lines.add(line);
    System.out.println(line);
  }
}

package edgewise.bench;

import edgewise.fixture.BigOrganization;
import edgewise.fixture.Designs;
import edgewise.layout.Arranger;
import edgewise.layout.BandLayout;
import edgewise.layout.Box;
import edgewise.layout.Crossings;
import edgewise.layout.Folding;
import edgewise.layout.Link;
import edgewise.layout.Links;
import edgewise.layout.Routes;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Site;
import edgewise.model.Topology;
import edgewise.plan.Design;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Measures arranging against the engine itself and against Graphviz's `dot`, on the same cards and
/// links, and prints a table: goal, figure, yardstick, ratio, verdict. Exit code 1 when a goal is
/// missed.
///
/// Times of arranging include the routing of the lines, as those of the engine do. The engine and
/// `dot` lay the graph out as it is; Edgewise keeps bands and sites besides. Crossings are those of
/// the lines as drawn: of Edgewise with right angles, of `dot` its curves by their control points.
///
/// With the arguments `first N` it prints how many milliseconds the first arrangement of N elements
/// takes in this process, the loading of the engine included.
final class ArrangeBench {
  private static final int RUNS = 31;
  private static final Path ROOT = Designs.root();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Path DOT = Path.of("/usr/bin/dot");
  private static final double INCH = 72;
  private static final int LARGEST_FOR_DOT = 1000;

  private boolean missed;

  private ArrangeBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 2) {
      Design design = new Design(BigOrganization.ofElements(Integer.parseInt(args[1])));
      Layout now = BandLayout.arrange(design, Layout.empty());
      System.out.println(time(() -> lines(design, arranger(design, now).all())));
      return;
    }
    ArrangeBench bench = new ArrangeBench();
    bench.measure();
    System.exit(bench.missed ? 1 : 0);
  }

  private void measure() throws IOException, InterruptedException {
    report("first result, new process, 1,000 elements: <= 1 s", first(1000), 1000, 1, "ms");
    for (int size : new int[] {200, 1000, 5000}) {
      compare(size + " elements", BigOrganization.ofElements(size), true);
    }
    for (String template : List.of("edge-scaled-dnslb-nat", "large-multi-datacenter")) {
      compare(template, Designs.template(template).document().topology(), false);
    }
  }

  /// In a process like those of the launcher: with libraries in today's format and a start-up
  /// cache.
  private static double first(int size) throws IOException, InterruptedException {
    Path folder = ROOT.resolve("target", "arrange-bench");
    String classes = packed(folder);
    run(JAVA, ROOT.resolve("src/build/ModernClasses.java").toString(), folder.toString());
    String cache = folder.resolve("classes.aot").toString();
    first(size, "-XX:AOTCacheOutput=" + cache, classes);
    double[] times = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      String out = first(size, "-XX:AOTCache=" + cache, classes);
      times[i] = Double.parseDouble(out.lines().findFirst().orElseThrow());
    }
    return median(times);
  }

  private static String first(int size, String cache, String classes)
      throws IOException, InterruptedException {
    return run(
        JAVA,
        "-Xlog:disable",
        "-XX:+UseSerialGC",
        cache,
        "-cp",
        classes,
        "edgewise.bench.ArrangeBench",
        "first",
        Integer.toString(size));
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + out);
    }
    return out;
  }

  /// The class path as archives in a folder, those of folders packed: a cache takes no folders.
  private static String packed(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> archives = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path from = Path.of(entry);
      Path to = folder.resolve("%03d-%s.jar".formatted(archives.size(), from.getFileName()));
      if (Files.isDirectory(from)) {
        pack(from, to);
      } else {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
      }
      archives.add(to.toString());
    }
    return String.join(File.pathSeparator, archives);
  }

  private static void pack(Path folder, Path archive) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(archive));
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        out.putNextEntry(new ZipEntry(name));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  private void compare(String name, Topology topology, boolean timed)
      throws IOException, InterruptedException {
    Design design = new Design(topology);
    Layout now = BandLayout.arrange(design, Layout.empty());
    List<Link> links = Links.of(design);
    Layout first = arranger(design, now).all();
    if (timed) {
      double[] quick = new double[RUNS];
      double[] thorough = new double[RUNS];
      double[] engine = new double[RUNS];
      for (int i = -1; i < RUNS; i++) {
        Arranger arranger = arranger(design, now);
        double a = time(() -> lines(design, arranger.all()));
        double b = time(() -> lines(design, arranger.better(first)));
        double c = time(() -> raw(design, now, links));
        if (i >= 0) {
          quick[i] = a;
          thorough[i] = b;
          engine[i] = c;
        }
      }
      report(name + ", first result: <= 1.2 x ELK", median(quick), median(engine), 1.2, "ms");
      report(name + ", better result: <= 1.2 x ELK", median(thorough), median(engine), 1.2, "ms");
    }
    long crossings = Crossings.count(lines(design, arranger(design, now).better(first)));
    if (!Files.isExecutable(DOT)) {
      line(name + ", crossings: skipped: it needs " + DOT + " (Debian: graphviz)");
    } else if (topology.elements().size() <= LARGEST_FOR_DOT * 1.1) {
      report(
          name + ", crossings: <= dot",
          (double) crossings,
          (double) dot(name, design, now, links),
          1,
          "");
    }
  }

  private static Arranger arranger(Design design, Layout now) {
    return new Arranger(design, now, _ -> {});
  }

  private static List<double[]> lines(Design design, Layout layout) {
    Folding folding = Folding.of(design, layout);
    return Routes.of(Links.of(design), folding.shown(), folding.frames(), List.of()).lines();
  }

  private static Map<ElementId, Box> cards(Design design, Layout layout) {
    Map<ElementId, Box> cards = new HashMap<>(Folding.of(design, layout).boxes());
    design.elements().stream()
        .filter(Site.class::isInstance)
        .map(Element::id)
        .forEach(cards::remove);
    return cards;
  }

  /// The engine alone, with its own settings, from left to right and with right angles.
  private static ElkNode raw(Design design, Layout layout, List<Link> links) {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    ElkNode graph = ElkGraphUtil.createGraph();
    graph.setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered");
    graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    Map<ElementId, Box> cards = cards(design, layout);
    Map<ElementId, ElkNode> nodes = new HashMap<>();
    for (Element element : design.elements()) {
      Box box = cards.get(element.id());
      if (box != null) {
        ElkNode node = ElkGraphUtil.createNode(graph);
        node.setDimensions(box.width(), box.height());
        nodes.put(element.id(), node);
      }
    }
    links.forEach(l -> ElkGraphUtil.createSimpleEdge(nodes.get(l.from()), nodes.get(l.to())));
    new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
    return graph;
  }

  private static long dot(String name, Design design, Layout layout, List<Link> links)
      throws IOException, InterruptedException {
    StringBuilder graph =
        new StringBuilder("digraph g { rankdir=LR; node [shape=box,fixedsize=true];\n");
    Map<ElementId, Integer> numbers = new HashMap<>();
    Map<ElementId, Box> cards = cards(design, layout);
    for (Element element : design.elements()) {
      Box box = cards.get(element.id());
      if (box != null) {
        numbers.put(element.id(), numbers.size());
        graph.append(
            String.format(
                Locale.ROOT,
                "%d [width=%.3f,height=%.3f];%n",
                numbers.get(element.id()),
                box.width() / INCH,
                box.height() / INCH));
      }
    }
    for (Link link : links) {
      graph
          .append(numbers.get(link.from()))
          .append("->")
          .append(numbers.get(link.to()))
          .append(";\n");
    }
    Path file = Files.createTempFile(ROOT.resolve("target"), "arrange", ".dot");
    Files.writeString(file, graph.append("}\n"), StandardCharsets.UTF_8);
    Process process =
        new ProcessBuilder(DOT.toString(), "-Tplain", file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    Files.delete(file);
    if (code != 0) {
      throw new IOException("dot ended with " + code + " for " + name);
    }
    return slanted(
        out.lines()
            .filter(l -> l.startsWith("edge "))
            .map(l -> l.split(" "))
            .map(
                p ->
                    Arrays.stream(p, 4, 4 + 2 * Integer.parseInt(p[3]))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
            .toList());
  }

  private record Stretch(int line, double x1, double y1, double x2, double y2) {
    double side(double x, double y) {
      return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
    }

    boolean crosses(Stretch other) {
      return line != other.line
          && side(other.x1, other.y1) * side(other.x2, other.y2) < 0
          && other.side(x1, y1) * other.side(x2, y2) < 0;
    }
  }

  /// Crossings of lines of any direction.
  private static long slanted(List<double[]> lines) {
    List<Stretch> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      double[] p = lines.get(i);
      for (int k = 0; k + 3 < p.length; k += 2) {
        all.add(new Stretch(i, p[k], p[k + 1], p[k + 2], p[k + 3]));
      }
    }
    long crossings = 0;
    for (int i = 0; i < all.size(); i++) {
      for (int k = 0; k < i; k++) {
        if (all.get(i).crosses(all.get(k))) {
          crossings++;
        }
      }
    }
    return crossings;
  }

  private static double time(Supplier<?> what) {
    long begin = System.nanoTime();
    Object result = what.get();
    double time = (System.nanoTime() - begin) / 1e6;
    if (result == null) {
      throw new AssertionError();
    }
    return time;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private void report(String goal, double figure, double yardstick, double limit, String unit) {
    double ratio = figure / yardstick;
    boolean met = ratio <= limit;
    missed |= !met;
    line(
        String.format(
            Locale.ROOT,
            "%-52s | %9.1f %2s | %9.1f %2s | %6.3f | %s",
            goal,
            figure,
            unit,
            yardstick,
            unit,
            ratio,
            met ? "met" : "MISSED"));
  }

  private static void line(String line) {
    System.out.println(line);
  }
}

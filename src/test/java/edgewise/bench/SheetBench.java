package edgewise.bench;

import edgewise.export.ExportInput;
import edgewise.export.XlsxExporter;
import edgewise.fixture.Designs;
import edgewise.plan.Endpoint;
import edgewise.plan.FirewallRow;
import edgewise.plan.Plan;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Writes a spreadsheet with many firewall rows, the whole product's way: links, filters, colours,
/// teams. Arguments: rows, repeats, file.
final class SheetBench {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private SheetBench() {}

  public static void main(String[] args) throws IOException {
    ExportInput in = input(Integer.parseInt(args[0]));
    measure(
        "edgewise",
        Integer.parseInt(args[1]),
        Path.of(args[2]),
        out -> new XlsxExporter().render(in).getFirst().body().writeTo(out));
  }

  /// Writes a file.
  interface Write {
    void to(OutputStream out) throws IOException;
  }

  /// Prints the median of some runs, in seconds of the processor: other programs matter less.
  static void measure(String name, int repeats, Path file, Write write) throws IOException {
    double[] seconds = new double[repeats];
    for (int i = 0; i < repeats; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
        write.to(out);
      }
      seconds[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    }
    double first = seconds[0];
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "%s first %.2f median %.3f (%.3f-%.3f) MB %.1f%n",
        name,
        first,
        seconds[repeats / 2],
        seconds[0],
        seconds[repeats - 1],
        Files.size(file) / 1e6);
  }

  /// The largest starter design with its rules over and over, each under a name of its own.
  static ExportInput input(int rows) {
    Designs designs = Designs.template("large-multi-datacenter");
    Plan plan = designs.plan();
    List<FirewallRow> real = plan.firewall();
    List<FirewallRow> many = new ArrayList<>(rows);
    for (int i = 0; i < rows; i++) {
      FirewallRow r = real.get(i % real.size());
      many.add(
          new FirewallRow(
              r.id() + "-" + i,
              r.firewall(),
              r.site(),
              r.siteName(),
              r.application(),
              r.security(),
              r.transport(),
              r.ports(),
              r.sourcePorts(),
              named(r.source(), i),
              r.destination(),
              r.vip(),
              r.reasons()));
    }
    ExportInput in = designs.exportInput();
    return new ExportInput(
        in.document(),
        new Plan(plan.design(), many, plan.dns(), plan.certificates()),
        in.findings(),
        in.texts(),
        in.baseName(),
        in.date());
  }

  private static Endpoint named(Endpoint end, int i) {
    return new Endpoint(
        end.role(),
        end.name().isEmpty() ? "" : end.name() + "-" + i,
        end.elements(),
        end.addresses(),
        end.translated());
  }
}

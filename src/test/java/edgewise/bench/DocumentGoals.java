package edgewise.bench;

import edgewise.export.DocumentExporter;
import edgewise.export.ExportInput;
import edgewise.export.OutFile;
import edgewise.fixture.Designs;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// Measures the planning document of the largest starter design as PDF, the first one of a process,
/// and prints a table: goal, figure, verdict. Exit code 1 when the goal is missed.
final class DocumentGoals {
  private static final String TEMPLATE = "large-multi-datacenter";
  private static final double SECONDS = 10;

  private DocumentGoals() {}

  public static void main(String[] args) {
    ExportInput in = Designs.template(TEMPLATE).exportInput();
    long start = System.nanoTime();
    long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    OutFile file = DocumentExporter.pdf().render(in).getFirst();
    int bytes = file.bytes().length;
    double seconds = (System.nanoTime() - start) / 1e9;
    double processor = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - used) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "PDF of %s, %d KB, in at most %.0f s: %.1f s, %.1f s of its thread: %s%n",
        TEMPLATE,
        bytes >> 10,
        SECONDS,
        seconds,
        processor,
        seconds <= SECONDS ? "met" : "missed");
    System.exit(seconds <= SECONDS ? 0 : 1);
  }
}

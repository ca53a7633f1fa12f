package edgewise.bench;

import edgewise.Main;
import org.openjdk.jmh.annotations.Benchmark;

/// How long the version takes to read, the only work `--version` does beyond starting a JVM.
public class StartBench {
  @Benchmark
  public String version() {
    return Main.version();
  }
}

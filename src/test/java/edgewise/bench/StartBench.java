package edgewise.bench;

import edgewise.text.Version;
import org.openjdk.jmh.annotations.Benchmark;

/// How long the version takes to read, the only work `--version` does beyond starting a JVM.
public class StartBench {
  @Benchmark
  public String version() {
    return Version.current();
  }
}

package edgewise.bench;

import edgewise.check.Checks;
import edgewise.check.Finding;
import edgewise.fixture.BigOrganization;
import edgewise.fixture.Edits;
import edgewise.model.Topology;
import edgewise.plan.Plan;
import edgewise.plan.Planner;
import edgewise.plan.Plans;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a plan costs: derived anew, written, checked, and kept up to date over one edit.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx6g")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
public class PlanBench {
  /// A design of some size and its plan.
  @State(Scope.Thread)
  public static class Sized {
    /// Number of sites.
    @Param({"10", "100", "1000", "10000"})
    public int sites;

    Topology topology;
    Plan plan;

    /// Derives the plan once.
    @Setup
    public void derive() {
      topology = BigOrganization.of(sites);
      plan = Plans.of(topology);
    }
  }

  /// A design that is edited and edited back.
  @State(Scope.Thread)
  public static class Edited {
    /// 218 sites are a design of 5,000 elements.
    @Param({"218", "1000"})
    public int sites;

    /// What is edited.
    @Param public Edits edit;

    private Topology one;
    private Topology other;
    private Planner planner;

    /// Derives the plan once.
    @Setup
    public void derive() {
      one = BigOrganization.of(sites);
      other = edit.at(one, sites / 2);
      planner = new Planner();
      planner.plan(one);
    }

    Plan next() {
      Plan plan = planner.plan(other);
      Topology before = one;
      one = other;
      other = before;
      return plan;
    }
  }

  /// The whole plan.
  @Benchmark
  public Plan derive(Sized design) {
    return Plans.of(design.topology);
  }

  /// Its rows as CSV.
  @Benchmark
  public long writeCsv(Sized design) {
    return CsvSink.write(design.plan);
  }

  /// All checks.
  @Benchmark
  public List<Finding> check(Sized design) {
    return Checks.of(design.plan);
  }

  /// The plan after one edit.
  @Benchmark
  public Plan edit(Edited design) {
    return design.next();
  }
}

package edgewise.work;

import edgewise.model.ElementId;
import edgewise.model.Site;
import edgewise.plan.Design;
import edgewise.sim.Fault;
import edgewise.sim.Simulator;
import edgewise.sim.load.LoadEnsemble;
import edgewise.sim.load.LoadRun;
import edgewise.sim.load.LoadSettings;
import edgewise.sim.load.LoadWatch;
import edgewise.sim.load.Outage;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/// What a load simulation is asked, the same in the window and on the command line.
///
/// @param outages what stands still, and when
/// @param seed of the first run; those that follow take the seeds that follow
/// @param runs how often the span is run, each time with another seed
public record LoadQuestion(
    LoadSettings settings, List<Outage> outages, long seed, Duration duration, int runs) {
  /// The most runs of one question.
  public static final int MOST_RUNS = 1000;

  /// A working day with the people of the design, nothing out of service.
  public static final LoadQuestion USUAL =
      new LoadQuestion(LoadSettings.USUAL, List.of(), 1, Duration.ofHours(8), 1);

  public LoadQuestion {
    outages = List.copyOf(outages);
  }

  /// With other settings.
  public LoadQuestion with(LoadSettings other) {
    return new LoadQuestion(other, outages, seed, duration, runs);
  }

  /// With other things out of service.
  public LoadQuestion withOutages(List<Outage> others) {
    return new LoadQuestion(settings, others, seed, duration, runs);
  }

  /// With another seed.
  public LoadQuestion withSeed(long other) {
    return new LoadQuestion(settings, outages, other, duration, runs);
  }

  /// Over another span.
  public LoadQuestion withDuration(Duration other) {
    return new LoadQuestion(settings, outages, seed, other, runs);
  }

  /// Run this often.
  public LoadQuestion withRuns(int other) {
    return new LoadQuestion(settings, outages, seed, duration, other);
  }

  /// Runs it on a design, on all cores when there are several runs. Refused when a setting makes no
  /// sense or nobody is there.
  ///
  /// @param done hears the share that is done
  /// @throws java.util.concurrent.CancellationException when the progress asks to stop
  public Outcome<LoadEnsemble> answer(Design design, DoubleConsumer done, Progress progress) {
    if (runs < 1 || runs > MOST_RUNS) {
      return Outcome.refused(Trouble.of("", Message.of("load.refused.runs", MOST_RUNS)));
    }
    LoadWatch watch =
        new LoadWatch() {
          @Override
          public void done(double share) {
            done.accept(share);
          }

          @Override
          public boolean isCancelled() {
            return progress.isCancelled();
          }
        };
    return switch (LoadRun.of(design, settings, outages, seed, duration)) {
      case Outcome.Ok<LoadRun> ok -> Outcome.ok(LoadEnsemble.of(ok.value(), runs, watch));
      case Outcome.Refused<LoadRun> refused -> new Outcome.Refused<>(refused.why());
    };
  }

  /// The outages that faults stand for. What is no element, such as a rule or a certificate, plays
  /// no part in a load run. Refused when a fault names no element and no link of a site.
  public static Outcome<List<Outage>> outages(List<Fault> faults, Simulator simulator) {
    List<Outage> outages = new ArrayList<>();
    for (Fault fault : faults) {
      if (fault.kind() == Fault.Kind.ELEMENT) {
        Optional<ElementId> id =
            simulator
                .element(fault.target())
                .or(() -> siteLink(fault.target(), simulator.plan().design()));
        if (id.isEmpty()) {
          return Outcome.refused(
              Trouble.of("", Message.of("sim.fault.no-element", fault.target())));
        }
        outages.add(
            new Outage(
                id.get(),
                fault.at().map(Fault.Span::from).orElse(Duration.ZERO),
                fault.at().flatMap(Fault.Span::until)));
      }
    }
    return Outcome.ok(outages);
  }

  /// A bandwidth in kbps: a number, or one with `k`, `M` or `G` behind it. Empty when it is none,
  /// or less than 1.
  public static Optional<Integer> kbps(String text) {
    String t = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s*(bps|bit/s)$", "");
    if (!t.matches("\\d{1,9}([.,]\\d{1,6})?\\s*[kmg]?")) {
      return Optional.empty();
    }
    double number = Double.parseDouble(t.replaceAll("\\s*[kmg]$", "").replace(',', '.'));
    double kbps = t.endsWith("g") ? 1e6 * number : t.endsWith("m") ? 1e3 * number : number;
    return Optional.of(kbps)
        .filter(v -> v >= 1 && v <= Integer.MAX_VALUE)
        .map(v -> (int) Math.round(v));
  }

  /// The link of a site that a fault names, if it names one: `uplink.SITE` leads to the other
  /// sites, `internet.SITE` to the Internet.
  public static Optional<ElementId> siteLink(String target, Design design) {
    return siteLinks(design).stream()
        .filter(id -> id.value().toLowerCase(Locale.ROOT).equals(target))
        .findFirst();
  }

  /// Links that carry something: to other sites where there are some, to the Internet where a site
  /// has an Edge pool.
  public static List<ElementId> usedLinks(Design design) {
    return siteLinks(design).stream().filter(id -> LoadRun.isUsed(id, design)).toList();
  }

  /// The links of all sites, in document order.
  public static List<ElementId> siteLinks(Design design) {
    List<ElementId> links = new ArrayList<>();
    for (Site site : design.sites()) {
      links.add(ElementId.of("uplink." + site.id()));
      links.add(ElementId.of("internet." + site.id()));
    }
    return links;
  }
}

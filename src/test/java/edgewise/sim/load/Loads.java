package edgewise.sim.load;

import edgewise.fixture.Designs;
import edgewise.model.ElementId;
import edgewise.plan.Design;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;

/// Load runs for tests and benchmarks.
public final class Loads {
  /// Two Edge servers behind DNS load balancing.
  static final String DNS = "edge-scaled-dnslb-nat";

  /// Two Edge servers behind a hardware balancer.
  static final String HARDWARE = "edge-scaled-hlb";

  private static final List<String> OWN_TRAFFIC =
      List.of(
          "user_model.im.sessions_per_day",
          "presence.watched_outside",
          "user_model.presence.polls",
          "user_model.presence.publications_avg",
          "user_model.presence.short_subscriptions",
          "user_model.presence.searches",
          "user_model.conf.concurrency",
          "user_model.p2p.app_sharing",
          "user_model.p2p.file_transfer",
          "user_model.voice.calls_busy_hour",
          "call.peer_per_day");

  private Loads() {}

  /// A run that must not be refused.
  public static LoadRun ready(
      Designs design, LoadSettings settings, Duration duration, long seed, Outage... faults) {
    return switch (LoadRun.of(
        new Design(design.topology()), settings, List.of(faults), seed, duration)) {
      case Outcome.Ok<LoadRun> ok -> ok.value();
      case Outcome.Refused<LoadRun> refused ->
          throw new AssertionError(
              refused.why().stream()
                  .map(t -> t.say(Texts.english()))
                  .collect(Collectors.joining("; ")));
    };
  }

  /// The result of such a run.
  static LoadResult run(
      Designs design, LoadSettings settings, Duration duration, long seed, Outage... faults) {
    return ready(design, settings, duration, seed, faults).run(LoadWatch.NONE);
  }

  /// The result of the busiest ten minutes and more, from ten o'clock, with seed 1.
  static LoadResult run(Designs design, LoadSettings settings, int minutes, Outage... faults) {
    return run(design, settings, Duration.ofMinutes(minutes), 1, faults);
  }

  /// From ten o'clock, the usual traffic but for polls of presence, which are many and alike.
  static LoadSettings busy() {
    return LoadSettings.USUAL
        .withStart(LocalTime.of(10, 0))
        .withRate("user_model.presence.polls", 2)
        .withRate("partner.invalid_share", 0);
  }

  /// From ten o'clock, nobody sends anything; what partners send is set one by one.
  static LoadSettings quiet() {
    LoadSettings settings = busy();
    for (String id : OWN_TRAFFIC) {
      settings = settings.withRate(id, 0);
    }
    return settings;
  }

  /// These settings with a partner that sends this many messages a second.
  static LoadSettings sends(LoadSettings settings, String partner, double perSecond) {
    return settings.withPartner(id(partner), PartnerLoad.USUAL.withMessagesPerSecond(perSecond));
  }

  /// An element that is down from one minute to another.
  static Outage down(String element, int from, int until) {
    return Outage.of(id(element), Duration.ofMinutes(from), Duration.ofMinutes(until));
  }

  static ElementId id(String text) {
    return ElementId.of(text);
  }

  static LoadResult.PartnerLine partner(LoadResult result, String id) {
    return result.partner(id(id)).orElseThrow();
  }

  static LoadResult.ServerLine server(LoadResult result, String id) {
    return result.server(id(id)).orElseThrow();
  }

  static List<String> limits(LoadResult result) {
    return result.warnings().stream().map(LoadWarning::limit).distinct().toList();
  }
}

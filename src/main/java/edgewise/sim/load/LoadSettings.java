package edgewise.sim.load;

import edgewise.catalogue.Codec;
import edgewise.catalogue.Codecs;
import edgewise.catalogue.Rate;
import edgewise.catalogue.Rates;
import edgewise.model.ElementId;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What a load run assumes.
///
/// @param users people in all, spread over the pools as the design spreads its own; empty for those
///   of the design
/// @param start time of the day at which the run begins
/// @param interval time between two points of the time series
/// @param rates figures other than those of the catalogue, by id
/// @param codecs codecs other than the usual ones, by use
/// @param dimension which bandwidth of a codec counts
/// @param partners what is assumed of single partners
/// @param linkKbps capacities of single links, by link id
/// @param outboundByDirector whether traffic to partners passes the Director
/// @param publicImStays whether every public IM service stays with one node of a DNS balanced Edge
///   pool, not only AOL and Yahoo: the documentation says both
public record LoadSettings(
    Optional<Integer> users,
    LocalTime start,
    Duration interval,
    Map<String, Double> rates,
    Map<String, String> codecs,
    Dimension dimension,
    Map<ElementId, PartnerLoad> partners,
    Map<ElementId, Integer> linkKbps,
    boolean outboundByDirector,
    boolean publicImStays) {
  /// The usual: a day from eight o'clock, a point of the series every five minutes.
  public static final LoadSettings USUAL =
      new LoadSettings(
          Optional.empty(),
          LocalTime.of(8, 0),
          Duration.ofMinutes(5),
          Map.of(),
          Map.of(),
          Dimension.TYPICAL,
          Map.of(),
          Map.of(),
          false,
          false);

  public LoadSettings {
    rates = Collections.unmodifiableMap(new TreeMap<>(rates));
    codecs = Collections.unmodifiableMap(new TreeMap<>(codecs));
    partners = Collections.unmodifiableMap(new TreeMap<>(partners));
    linkKbps = Collections.unmodifiableMap(new TreeMap<>(linkKbps));
  }

  /// The value of a figure: set here, else that of the catalogue. Throws when there is no such
  /// figure.
  public double rate(String id) {
    Double own = rates.get(id);
    return own != null
        ? own
        : Rates.standard()
            .find(id)
            .map(Rate::value)
            .orElseThrow(() -> new IllegalArgumentException("no rate " + id));
  }

  /// Bandwidth of the codec chosen for a use, one way, kbps.
  public double kbps(String use) {
    String wanted = codecs.get(use);
    Codec codec =
        Codecs.standard().ofUse(use).stream()
            .filter(c -> wanted == null || c.id().equals(wanted))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no codec " + wanted + " for " + use));
    return switch (dimension) {
      case TYPICAL -> codec.typicalKbps();
      case MAX -> codec.maxKbps();
      case MAX_FEC -> codec.maxFecKbps();
    };
  }

  /// What is assumed of a partner.
  PartnerLoad partner(ElementId id) {
    return partners.getOrDefault(id, PartnerLoad.USUAL);
  }

  /// A copy that is being changed; every `with…` makes one, so each names only what differs.
  private static final class Copy {
    private Optional<Integer> users;
    private LocalTime start;
    private Duration interval;
    private Map<String, Double> rates;
    private Map<String, String> codecs;
    private Dimension dimension;
    private Map<ElementId, PartnerLoad> partners;
    private Map<ElementId, Integer> linkKbps;
    private boolean outboundByDirector;
    private boolean publicImStays;

    Copy(LoadSettings from) {
      users = from.users;
      start = from.start;
      interval = from.interval;
      rates = from.rates;
      codecs = from.codecs;
      dimension = from.dimension;
      partners = from.partners;
      linkKbps = from.linkKbps;
      outboundByDirector = from.outboundByDirector;
      publicImStays = from.publicImStays;
    }
  }

  private LoadSettings with(Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return new LoadSettings(
        copy.users,
        copy.start,
        copy.interval,
        copy.rates,
        copy.codecs,
        copy.dimension,
        copy.partners,
        copy.linkKbps,
        copy.outboundByDirector,
        copy.publicImStays);
  }

  private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
    Map<K, V> more = new TreeMap<>(map);
    more.put(key, value);
    return more;
  }

  /// For this many people in all.
  public LoadSettings withUsers(int people) {
    return with(c -> c.users = Optional.of(people));
  }

  /// For the people of the design.
  public LoadSettings withDesignUsers() {
    return with(c -> c.users = Optional.empty());
  }

  /// Beginning at another time of the day.
  public LoadSettings withStart(LocalTime time) {
    return with(c -> c.start = time);
  }

  /// With another time between points of the series.
  public LoadSettings withInterval(Duration between) {
    return with(c -> c.interval = between);
  }

  /// With one figure set. Throws when there is no such figure.
  public LoadSettings withRate(String id, double value) {
    rate(id);
    return with(c -> c.rates = put(rates, id, value));
  }

  /// With all figures of the catalogue but these.
  public LoadSettings withRates(Map<String, Double> others) {
    return with(c -> c.rates = others);
  }

  /// With another codec for a use and another of its bandwidths.
  public LoadSettings withCodec(String use, String codec) {
    LoadSettings next = with(c -> c.codecs = put(codecs, use, codec));
    next.kbps(use);
    return next;
  }

  /// With another bandwidth of each codec.
  public LoadSettings withDimension(Dimension which) {
    return with(c -> c.dimension = which);
  }

  /// With other assumptions of one partner.
  public LoadSettings withPartner(ElementId id, PartnerLoad load) {
    return with(c -> c.partners = put(partners, id, load));
  }

  /// With the capacity of one link.
  public LoadSettings withLink(ElementId link, int kbps) {
    return with(c -> c.linkKbps = put(linkKbps, link, kbps));
  }

  /// With traffic to partners through the Director, or not.
  public LoadSettings withOutboundByDirector(boolean byDirector) {
    return with(c -> c.outboundByDirector = byDirector);
  }

  /// With every public IM service staying with one node, or only AOL and Yahoo.
  public LoadSettings withPublicImStays(boolean stays) {
    return with(c -> c.publicImStays = stays);
  }
}

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

  /// For this many people in all.
  public LoadSettings withUsers(int people) {
    return new LoadSettings(
        Optional.of(people),
        start,
        interval,
        rates,
        codecs,
        dimension,
        partners,
        linkKbps,
        outboundByDirector,
        publicImStays);
  }

  /// Beginning at another time of the day.
  public LoadSettings withStart(LocalTime time) {
    return new LoadSettings(
        users,
        time,
        interval,
        rates,
        codecs,
        dimension,
        partners,
        linkKbps,
        outboundByDirector,
        publicImStays);
  }

  /// With another time between points of the series.
  public LoadSettings withInterval(Duration between) {
    return new LoadSettings(
        users,
        start,
        between,
        rates,
        codecs,
        dimension,
        partners,
        linkKbps,
        outboundByDirector,
        publicImStays);
  }

  /// With one figure set. Throws when there is no such figure.
  public LoadSettings withRate(String id, double value) {
    rate(id);
    Map<String, Double> more = new TreeMap<>(rates);
    more.put(id, value);
    return new LoadSettings(
        users,
        start,
        interval,
        more,
        codecs,
        dimension,
        partners,
        linkKbps,
        outboundByDirector,
        publicImStays);
  }

  /// With another codec for a use and another of its bandwidths.
  public LoadSettings withCodec(String use, String codec) {
    Map<String, String> more = new TreeMap<>(codecs);
    more.put(use, codec);
    LoadSettings next =
        new LoadSettings(
            users,
            start,
            interval,
            rates,
            more,
            dimension,
            partners,
            linkKbps,
            outboundByDirector,
            publicImStays);
    next.kbps(use);
    return next;
  }

  /// With another bandwidth of each codec.
  public LoadSettings withDimension(Dimension which) {
    return new LoadSettings(
        users,
        start,
        interval,
        rates,
        codecs,
        which,
        partners,
        linkKbps,
        outboundByDirector,
        publicImStays);
  }

  /// With other assumptions of one partner.
  public LoadSettings withPartner(ElementId id, PartnerLoad load) {
    Map<ElementId, PartnerLoad> more = new TreeMap<>(partners);
    more.put(id, load);
    return new LoadSettings(
        users,
        start,
        interval,
        rates,
        codecs,
        dimension,
        more,
        linkKbps,
        outboundByDirector,
        publicImStays);
  }

  /// With the capacity of one link.
  public LoadSettings withLink(ElementId link, int kbps) {
    Map<ElementId, Integer> more = new TreeMap<>(linkKbps);
    more.put(link, kbps);
    return new LoadSettings(
        users,
        start,
        interval,
        rates,
        codecs,
        dimension,
        partners,
        more,
        outboundByDirector,
        publicImStays);
  }

  /// With traffic to partners through the Director, or not.
  public LoadSettings withOutboundByDirector(boolean byDirector) {
    return new LoadSettings(
        users,
        start,
        interval,
        rates,
        codecs,
        dimension,
        partners,
        linkKbps,
        byDirector,
        publicImStays);
  }

  /// With every public IM service staying with one node, or only AOL and Yahoo.
  public LoadSettings withPublicImStays(boolean stays) {
    return new LoadSettings(
        users,
        start,
        interval,
        rates,
        codecs,
        dimension,
        partners,
        linkKbps,
        outboundByDirector,
        stays);
  }
}

package edgewise.sim.load;

import edgewise.catalogue.Codec;
import edgewise.catalogue.Codecs;
import edgewise.catalogue.Rate;
import edgewise.catalogue.Rates;
import edgewise.model.ElementId;
import edgewise.model.Partner;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What a load run assumes.
///
/// @param users people in all, spread over the pools as the design spreads its own; empty for those
///   of the design
/// @param start time of the day at which the run begins
/// @param interval time between two points of the time series
/// @param rates figures other than those of the catalogue, by id
/// @param codecs codecs other than the usual ones, by use
/// @param bandwidths bandwidths other than those of the codecs, one way, kbps, by use
/// @param dimension which bandwidth of a codec counts
/// @param partners what is assumed of single partners
/// @param linkKbps capacities of single links, by link id
/// @param outboundByDirector whether traffic to partners passes the Director
/// @param publicImStays whether every public IM service stays with one node of a DNS balanced Edge
///   pool (JJ656815), not only AOL and Yahoo (Gg398634): decision `own.15`, as for single flows
public record LoadSettings(
    Optional<Integer> users,
    LocalTime start,
    Duration interval,
    Map<String, Double> rates,
    Map<String, String> codecs,
    Map<String, Double> bandwidths,
    Dimension dimension,
    Map<ElementId, PartnerLoad> partners,
    Map<ElementId, Integer> linkKbps,
    boolean outboundByDirector,
    boolean publicImStays) {
  private static final String SHARING = "sharing";
  private static final String FILE = "file";

  /// The uses of media that have a bandwidth: those of the codecs, then `sharing` and `file`.
  public static final List<String> MEDIA =
      Stream.concat(
              Codecs.standard().all().stream().map(Codec::use).distinct(), Stream.of(SHARING, FILE))
          .toList();

  /// The usual: a day from eight o'clock, a point of the series every five minutes.
  public static final LoadSettings USUAL =
      new LoadSettings(
          Optional.empty(),
          LocalTime.of(8, 0),
          Duration.ofMinutes(5),
          Map.of(),
          Map.of(),
          Map.of(),
          Dimension.TYPICAL,
          Map.of(),
          Map.of(),
          false,
          true);

  public LoadSettings {
    rates = Collections.unmodifiableMap(new TreeMap<>(rates));
    codecs = Collections.unmodifiableMap(new TreeMap<>(codecs));
    bandwidths = Collections.unmodifiableMap(new TreeMap<>(bandwidths));
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

  /// Bandwidth of a use of media, one way, kbps: what is set here, else that of the codec chosen
  /// for it.
  public double kbps(String use) {
    Double own = bandwidths.get(use);
    return own != null ? own : codecKbps(use);
  }

  /// Bandwidth of a use of media as the catalogue has it for the chosen codec, one way, kbps.
  public double codecKbps(String use) {
    if (use.equals(FILE)) {
      return rate("media.file.kbps");
    }
    if (use.equals(SHARING)) {
      double usual = rate("media.sharing.kbps");
      return dimension == Dimension.TYPICAL ? usual : Math.max(usual, rate("media.sharing.peak"));
    }
    Codec codec = codec(use);
    return switch (dimension) {
      case TYPICAL -> codec.typicalKbps();
      case MAX -> codec.maxKbps();
      case MAX_FEC -> codec.maxFecKbps();
    };
  }

  /// The codec chosen for a use. Throws when there is no such use or codec.
  public Codec codec(String use) {
    String wanted = codecs.get(use);
    return Codecs.standard().ofUse(use).stream()
        .filter(c -> wanted == null || c.id().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no codec " + wanted + " for " + use));
  }

  /// What is assumed of a partner.
  public PartnerLoad partner(ElementId id) {
    return partners.getOrDefault(id, PartnerLoad.USUAL);
  }

  /// What holds for a partner: what is set here, else what the design says, else the usual. Empty
  /// for messages a second that follow from what people here send.
  public Optional<Double> valueOf(Partner partner, PartnerLoad.Part part) {
    Optional<Double> own = part.of(partner(partner.id()));
    if (own.isPresent()) {
      return own;
    }
    return switch (part) {
      case SHARE ->
          Optional.of(
              partner.kind().value().equals("discovered-domain")
                  ? rate("partner.weight.discovered")
                  : 1.0);
      case MESSAGES -> partner.messagesPerSecond().map(Integer::doubleValue);
      case CONTACTS ->
          Optional.of(
              partner
                  .contactedUsers()
                  .map(Integer::doubleValue)
                  .orElseGet(() -> rate("partner.contacted_users")));
      case INVALID -> Optional.of(rate("partner.invalid_share"));
    };
  }

  /// A copy that is being changed; every `with…` makes one, so each names only what differs.
  private static final class Copy {
    private Optional<Integer> users;
    private LocalTime start;
    private Duration interval;
    private Map<String, Double> rates;
    private Map<String, String> codecs;
    private Map<String, Double> bandwidths;
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
      bandwidths = from.bandwidths;
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
        copy.bandwidths,
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

  private static <K, V> Map<K, V> without(Map<K, V> map, K key) {
    Map<K, V> less = new TreeMap<>(map);
    less.remove(key);
    return less;
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

  /// With another codec for a use, whose bandwidth counts then.
  public LoadSettings withCodec(String use, String codec) {
    LoadSettings next =
        with(
            c -> {
              c.codecs = put(codecs, use, codec);
              c.bandwidths = without(bandwidths, use);
            });
    next.codec(use);
    return next;
  }

  /// With a bandwidth for a use, one way, kbps.
  public LoadSettings withBandwidth(String use, double kbps) {
    return with(c -> c.bandwidths = put(bandwidths, use, kbps));
  }

  /// With the bandwidth that the codec of a use has.
  public LoadSettings withoutBandwidth(String use) {
    return with(c -> c.bandwidths = without(bandwidths, use));
  }

  /// With another bandwidth of each codec.
  public LoadSettings withDimension(Dimension which) {
    return with(c -> c.dimension = which);
  }

  /// With these codecs and bandwidths, and no others.
  public LoadSettings withMedia(Map<String, String> chosen, Map<String, Double> kbps) {
    return with(
        c -> {
          c.codecs = chosen;
          c.bandwidths = kbps;
        });
  }

  /// With assumptions of these partners, and no others.
  public LoadSettings withPartners(Map<ElementId, PartnerLoad> others) {
    return with(c -> c.partners = others);
  }

  /// With capacities of these links, and no others.
  public LoadSettings withLinks(Map<ElementId, Integer> others) {
    return with(c -> c.linkKbps = others);
  }

  /// With other assumptions of one partner.
  public LoadSettings withPartner(ElementId id, PartnerLoad load) {
    return with(
        c ->
            c.partners =
                load.equals(PartnerLoad.USUAL) ? without(partners, id) : put(partners, id, load));
  }

  /// With the capacity of one link.
  public LoadSettings withLink(ElementId link, int kbps) {
    return with(c -> c.linkKbps = put(linkKbps, link, kbps));
  }

  /// With the capacity that links of its kind have.
  public LoadSettings withoutLink(ElementId link) {
    return with(c -> c.linkKbps = without(linkKbps, link));
  }

  /// Capacity of a link, `uplink.SITE` or `internet.SITE`, kbps.
  public double linkKbps(ElementId link) {
    Integer own = linkKbps.get(link);
    return own != null ? own : rate(linkRate(link));
  }

  /// The figure that says what capacity links of its kind have.
  static String linkRate(ElementId link) {
    return isInternet(link) ? "link.internet.kbps" : "link.site.kbps";
  }

  static boolean isInternet(ElementId link) {
    return link.value().startsWith("internet.");
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

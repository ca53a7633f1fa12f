package edgewise.sim.load;

import edgewise.model.EdgePool;

/// How much media of each kind needs and how long it lasts. Chances come from the random bits of
/// the job, so they do not depend on anything else.
final class MediaRates {
  private static final long VIDEO = 0x243F6A8885A308D3L;
  private static final long AUDIO = 0x13198A2E03707344L;
  private static final long WEB = 0xA4093822299F31D0L;
  private static final long SHARE = 0x082EFA98EC4E6C89L;
  private static final long BYPASS = 0x452821E638D01377L;
  private static final long RELAY = 0xBE5466CF34E90C6CL;
  private static final long LENGTH = 0xC0AC29B7C97C50DDL;

  private final double audioPeer;
  private final double videoPeer;
  private final double audioPhone;
  private final double audioMeeting;
  private final double videoMeeting;
  private final double sharing;
  private final double file;
  private final double videoShare;
  private final double silentShare;
  private final double webShare;
  private final double meetingVideoShare;
  private final double meetingSharingShare;
  private final double bypass;
  private final double relayed;
  private final double mostKbps;
  private final double call;
  private final double meeting;
  private final double sharingSeconds;
  private final double fileSeconds;

  MediaRates(LoadSettings settings) {
    audioPeer = settings.kbps("audio-peer");
    videoPeer = settings.kbps("video-peer");
    audioPhone = settings.kbps("audio-pstn");
    audioMeeting = settings.kbps("audio-conference");
    videoMeeting = settings.kbps("video-conference");
    sharing = settings.kbps("sharing");
    file = settings.kbps("file");
    videoShare = settings.rate("call.video_share") / 100;
    silentShare = settings.rate("user_model.conf.audio.none") / 100;
    webShare = settings.rate("user_model.conf.web_conferences") / 100;
    meetingVideoShare = settings.rate("user_model.conf.video") / 100;
    meetingSharingShare = settings.rate("user_model.conf.app_sharing") / 100;
    bypass = settings.rate("user_model.voice.bypass") / 100;
    relayed = settings.rate("media.relayed_outside") / 100;
    mostKbps = settings.rate("av_edge.bandwidth_per_user");
    call = 60 * settings.rate("user_model.voice.call_length");
    meeting = 60 * settings.rate("conf.length");
    sharingSeconds = 60 * settings.rate("sharing.length");
    fileSeconds = 60 * settings.rate("file.length");
  }

  private static double chance(long bits, long of) {
    return (RandomStream.mix(bits ^ of) >>> 11) * 0x1p-53;
  }

  /// Rate of a job's media one way.
  double kbps(Source.Kind what, long bits) {
    return switch (what) {
      case CALL, CALL_IN -> audioPeer + (chance(bits, VIDEO) < videoShare ? videoPeer : 0);
      case PHONE_CALL -> audioPhone;
      case CONFERENCE -> {
        double kbps = chance(bits, AUDIO) < silentShare ? 0 : audioMeeting;
        if (hasWeb(bits)) {
          kbps += chance(bits, VIDEO) < meetingVideoShare ? videoMeeting : 0;
          kbps += chance(bits, SHARE) < meetingSharingShare ? sharing : 0;
        }
        yield kbps;
      }
      case SHARING -> sharing;
      case FILE -> file;
      default -> 0;
    };
  }

  /// How long a job's media lasts.
  double seconds(Source.Kind what, long bits) {
    double mean =
        switch (what) {
          case CONFERENCE -> meeting;
          case SHARING -> sharingSeconds;
          case FILE -> fileSeconds;
          default -> call;
        };
    return -mean * StrictMath.log(1 - chance(bits, LENGTH));
  }

  /// Whether a meeting has content.
  boolean hasWeb(long bits) {
    return chance(bits, WEB) < webShare;
  }

  /// Whether a telephone call goes straight to the gateway.
  boolean isBypassed(long bits) {
    return chance(bits, BYPASS) < bypass;
  }

  /// Whether two people outside need the relay.
  boolean isRelayed(long bits) {
    return chance(bits, RELAY) < relayed;
  }

  /// The most that a user may have relayed by an Edge pool.
  double mostKbps(Tables tables, int pool) {
    return tables
        .design
        .find(tables.pools.get(pool).id(), EdgePool.class)
        .flatMap(EdgePool::avBandwidthKbps)
        .map(Integer::doubleValue)
        .orElse(mostKbps);
  }
}

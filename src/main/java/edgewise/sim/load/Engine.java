package edgewise.sim.load;

import edgewise.catalogue.DayProfile;
import edgewise.model.Balancing;
import edgewise.model.ElementId;
import edgewise.model.Feature;
import java.util.Arrays;
import java.util.List;

/// One run over the tables of a design: what each event does.
///
/// A job is something sent: it follows a short program of steps, each of which finds the next
/// server, crosses links and firewalls on the way there, and waits for its service; the last step
/// delivers it, and of a call or meeting begins the media. All choices on the way come from random
/// bits drawn when the job is made, so what is sent never depends on who serves it.
final class Engine implements Loop.Model {
  private static final int NONE = Tables.NONE;

  /// Place of a job that is on the Internet.
  private static final int OUTSIDE = -2;

  // Codes of events: the kind in the upper four bits, a number in the others.
  private static final int SHIFT = 28;
  private static final int NUMBER = (1 << SHIFT) - 1;
  private static final int ARRIVE = 0;
  private static final int DEPART = 1;
  private static final int SOURCE = 2;
  private static final int STEP = 3;
  private static final int MEDIA_END = 4;
  private static final int SAMPLE = 5;
  private static final int FAIL = 6;
  private static final int MEND = 7;
  private static final int STREAM_SILENT = 8;
  private static final int GIVE_UP = 9;

  // Steps of programs.
  private static final byte ACCESS = 0;
  private static final byte NEXT_HOP = 1;
  private static final byte HOME_A = 2;
  private static final byte SERVICES = 3;
  private static final byte HOME_B = 4;
  private static final byte ACCESS_B = 5;
  private static final byte LEAVE = 6;
  private static final byte DIRECTOR = 7;
  private static final byte EDGE_OUT = 8;
  private static final byte PARTNER_OUT = 9;
  private static final byte PARTNER_IN = 10;
  private static final byte GATE = 11;
  private static final byte MEDIATION = 12;
  private static final byte END = 13;

  private static final byte[][] PROGRAMS = {
    {HOME_A, SERVICES, END},
    {ACCESS, NEXT_HOP, HOME_A, SERVICES, END},
    {HOME_A, SERVICES, HOME_B, END},
    {ACCESS, NEXT_HOP, HOME_A, SERVICES, HOME_B, END},
    {HOME_A, SERVICES, HOME_B, ACCESS_B, LEAVE, END},
    {ACCESS, NEXT_HOP, HOME_A, SERVICES, HOME_B, ACCESS_B, LEAVE, END},
    {HOME_A, SERVICES, DIRECTOR, EDGE_OUT, PARTNER_OUT, END},
    {ACCESS, NEXT_HOP, HOME_A, SERVICES, DIRECTOR, EDGE_OUT, PARTNER_OUT, END},
    {PARTNER_IN, GATE, NEXT_HOP, HOME_B, END},
    {PARTNER_IN, GATE, NEXT_HOP, HOME_B, ACCESS_B, LEAVE, END},
    {HOME_A, MEDIATION, END},
    {ACCESS, NEXT_HOP, HOME_A, MEDIATION, END},
    {ACCESS, NEXT_HOP, HOME_B, END},
  };
  private static final int LOCAL = 0;
  private static final int TO_USER = 2;
  private static final int TO_REMOTE_USER = 4;
  private static final int TO_PARTNER = 6;
  private static final int FROM_PARTNER = 8;
  private static final int TO_PHONE = 10;
  private static final int GUEST = 12;

  // States of a job's slot.
  private static final byte FREE = 0;
  private static final byte WAITING = 1;
  private static final byte SENT = 2;
  private static final byte MEDIA = 3;
  private static final byte BROKEN = 4;

  // Ways of media.
  private static final byte DIRECT = 0;
  private static final byte INSIDE = 1;
  private static final byte RELAYED = 2;
  private static final byte RELAYED_OUTSIDE = 3;

  private final Tables tables;
  private final List<Outage> faults;
  private final double duration;
  private final double startHour;
  private final Loop loop = new Loop();
  private final Meters meters;

  // Sources.
  private final Source[] sources;
  private final RandomStream[] sourceStreams;

  // Servers, then one station a partner for its connections.
  private final int servers;
  private final Stations stations;
  private final RandomStream[] stationStreams;
  private final double[] seconds;
  private final int[] poolOf;
  private final int[] epoch;
  private final int[] stationDown;
  private final double[] failedAt;
  private final double[] holding;
  private final boolean[] throttled;
  private final double[] throttledSince;
  private final int[] relays;
  private final int[] webConferences;
  private final int[] mediations;

  // Pools.
  private final Tables.PoolRow[] pools;
  private final int[] alive;
  private final double[] poolDownSince;
  private final int[] balancerDown;

  // Ways.
  private final int[] linkDown;
  private final double[] linkSeconds;
  private final double[] linkKbps;
  private final int links;
  private final int[] wallDown;

  // Partners.
  private final Peer[] peers;
  private final int[] peerDown;
  private final int[] stickyNode;
  private final int[] peerOutstanding;
  private final double[] gateFree;
  private final long[][] contacted;
  private final int[] contactCount;
  private final double[] blockedUntil;
  private final double[] windowEnd;
  private final int[] windowGood;
  private final int[] windowBad;
  private final boolean[] suspicious;
  private final int[] streamBase;
  private final int[] streamsOpen;
  private final int[] streamPeer;
  private final double[] streamUsed;
  private final double[] streamHeard;
  private final boolean[] streamIsOpen;
  private final boolean[] streamIsWatched;
  private int allStreams;
  private final CertificateCache accepted;
  private final CertificateCache rejected;
  private final double certificateCheck;

  // People.
  private final Crowd[] crowds;
  private final int[] crowdOf;
  private final byte[] outstanding;

  // Jobs.
  private int jobs;
  private int[] free = new int[1024];
  private int freeCount;
  private byte[] state = new byte[1024];
  private byte[] kind = new byte[1024];
  private byte[] program = new byte[1024];
  private byte[] step = new byte[1024];
  private int[] from = new int[1024];
  private int[] to = new int[1024];
  private int[] site = new int[1024];
  private int[] station = new int[1024];
  private int[] jobEpoch = new int[1024];
  private int[] client = new int[1024];
  private double[] born = new double[1024];
  private double[] came = new double[1024];
  private long[] route = new long[1024];
  private double[] mediaKbps = new double[1024];
  private int[] mediaSite = new int[1024];
  private int[] mediation = new int[1024];
  private byte[] way = new byte[1024];
  private boolean[] web = new boolean[1024];
  private boolean[] counted = new boolean[1024];

  // Figures, looked up once.
  private final double[] messages = new double[Activity.values().length];
  private final double[] kbits = new double[Activity.values().length];
  private final double lan;
  private final double averaging;
  private final double throttleAt;
  private final double throttleEnd;
  private final int outstandingNormal;
  private final int outstandingThrottled;
  private final int connections;
  private final double transactionTimeout;
  private final double connectTimeout;
  private final double dnsDetection;
  private final double balancerDetection;
  private final double withoutRetry;
  private final double holdLimit;
  private final double reportPeriod;
  private final double blockTime;
  private final double suspiciousRate;
  private final double failureShare;
  private final double leastMessages;
  private final int messageRate;
  private final int maxContacts;
  private final int xmppAll;
  private final int xmppEach;
  private final double xmppIdle;
  private final double xmppKeepAlive;
  private final double xmppSetup;
  private final double xmppTimeout;
  private final double relayLimit;
  private final boolean admission;
  private final MediaRates media;
  private final double joinWindow;
  private final double[] meetingUpTo = new double[3];
  private final double guestShare;
  private final double partnerShare;
  private final double remoteShare;

  // What the step in hand ran into.
  private double now;
  private double delay;
  private DropReason trouble;

  Engine(Tables tables, List<Outage> faults, long seed, double duration) {
    this.tables = tables;
    this.faults = faults;
    this.duration = duration;
    startHour = tables.settings.start().toSecondOfDay() / 3600.0;
    sources = tables.sources.toArray(Source[]::new);
    sourceStreams = new RandomStream[sources.length];
    for (int i = 0; i < sources.length; i++) {
      sourceStreams[i] = new RandomStream(seed, sources[i].name());
    }
    pools = tables.pools.toArray(Tables.PoolRow[]::new);
    peers = tables.peers.toArray(Peer[]::new);
    crowds = tables.crowds.toArray(Crowd[]::new);
    crowdOf = tables.crowdOf;
    servers = tables.stations.size();
    connections = (int) tables.rate("federation.outgoing_tls_connections");
    outstandingNormal = (int) tables.rate("server.outstanding_transactions_normal");
    outstandingThrottled = (int) tables.rate("server.outstanding_transactions_throttled");
    int all = servers + peers.length;
    int[] workers = new int[all];
    seconds = new double[all];
    stationStreams = new RandomStream[all];
    poolOf = new int[all];
    for (int i = 0; i < servers; i++) {
      Tables.StationRow s = tables.stations.get(i);
      workers[i] = s.workers();
      seconds[i] = s.seconds();
      poolOf[i] = s.pool();
      stationStreams[i] = new RandomStream(seed, s.id().value());
    }
    for (int i = 0; i < peers.length; i++) {
      workers[servers + i] =
          peers[i].family() == PartnerFamily.XMPP
              ? Integer.MAX_VALUE
              : Math.max(1, connections * outstandingNormal);
      seconds[servers + i] = tables.rate("partner.answer") / 1000;
      poolOf[servers + i] = NONE;
      stationStreams[servers + i] = new RandomStream(seed, peers[i].id() + "/answers");
    }
    stations = new Stations(workers);
    stations.roomFor(state.length);
    epoch = new int[all];
    stationDown = new int[all];
    failedAt = new double[all];
    holding = new double[all];
    throttled = new boolean[all];
    throttledSince = new double[all];
    relays = new int[all];
    webConferences = new int[all];
    mediations = new int[all];
    alive = new int[pools.length];
    poolDownSince = new double[pools.length];
    for (int i = 0; i < pools.length; i++) {
      alive[i] = pools[i].size();
    }
    balancerDown = new int[tables.balancers.size()];
    linkDown = new int[tables.links.size()];
    linkSeconds = tables.links.stream().mapToDouble(Tables.LinkRow::seconds).toArray();
    linkKbps = tables.links.stream().mapToDouble(Tables.LinkRow::kbps).toArray();
    links = linkDown.length;
    wallDown = new int[tables.walls.size()];
    peerDown = new int[peers.length];
    stickyNode = new int[peers.length];
    peerOutstanding = new int[peers.length];
    gateFree = new double[peers.length];
    contacted = new long[peers.length][];
    contactCount = new int[peers.length];
    blockedUntil = new double[peers.length];
    windowEnd = new double[peers.length];
    windowGood = new int[peers.length];
    windowBad = new int[peers.length];
    suspicious = new boolean[peers.length];
    streamBase = new int[peers.length];
    streamsOpen = new int[peers.length];
    reportPeriod = 60 * tables.rate("federation.discovered.report_period");
    int streams = 0;
    for (int i = 0; i < peers.length; i++) {
      stickyNode[i] = sticky(peers[i]);
      contacted[i] = peers[i].discovered() ? new long[peers[i].contacts() + 63 >> 6] : new long[0];
      windowEnd[i] = reportPeriod;
      streamBase[i] = streams;
      streams += peers[i].streams();
    }
    streamPeer = new int[streams];
    for (int i = 0; i < peers.length; i++) {
      Arrays.fill(streamPeer, streamBase[i], streamBase[i] + peers[i].streams(), i);
    }
    streamUsed = new double[streams];
    streamHeard = new double[streams];
    streamIsOpen = new boolean[streams];
    streamIsWatched = new boolean[streams];
    double forgotten = tables.share("federation.certs_deleted_share");
    accepted =
        new CertificateCache(
            servers,
            peers.length,
            (int) tables.rate("federation.accepted_certs_cached"),
            forgotten);
    rejected =
        new CertificateCache(
            servers,
            peers.length,
            (int) tables.rate("federation.rejected_certs_cached"),
            forgotten);
    certificateCheck = tables.rate("certificate.check") / 1000;
    outstanding = new byte[tables.users];
    messages[Activity.SIGN_IN.at()] = tables.rate("messages.sign_in");
    messages[Activity.MESSAGE.at()] =
        1
            + tables.rate("user_model.im.info_per_message")
            + tables.rate("user_model.im.ok_per_message");
    messages[Activity.PRESENCE.at()] = tables.rate("messages.presence");
    messages[Activity.CALL.at()] = tables.rate("messages.call");
    messages[Activity.CONFERENCE.at()] = tables.rate("messages.conference");
    messages[Activity.SHARING.at()] = tables.rate("messages.session");
    messages[Activity.FILE.at()] = tables.rate("messages.session");
    for (int i = 0; i < kbits.length; i++) {
      kbits[i] = messages[i] * tables.rate("message.size") * 8.192;
    }
    kbits[Activity.PRESENCE.at()] += tables.rate("user_model.presence.document_avg") * 8.192;
    lan = tables.rate("latency.lan") / 1000;
    averaging = Math.max(1, tables.rate("server.averaging"));
    throttleAt = tables.rate("server.throttle_threshold");
    throttleEnd = tables.rate("server.throttle_release");
    transactionTimeout = tables.rate("sip.transaction_timeout");
    connectTimeout = tables.rate("sip.connect_timeout");
    dnsDetection = tables.rate("failover.dns_detection");
    balancerDetection = tables.rate("failover.balancer_detection");
    withoutRetry = tables.share("client.without_retry");
    holdLimit = tables.rate("federation.discovered.hold_limit");
    blockTime = 60 * tables.rate("federation.discovered.block_time");
    suspiciousRate = tables.rate("federation.suspicious.message_rate");
    failureShare = tables.share("federation.suspicious.failure_share");
    leastMessages = tables.rate("federation.suspicious.least_messages");
    messageRate = tables.limit("federation.discovered.message_rate", tables.design.release());
    maxContacts = tables.limit("federation.discovered.max_contacts", tables.design.release());
    xmppAll = (int) tables.rate("xmpp.connection_limit");
    xmppEach = (int) tables.rate("xmpp.partner_connection_limit");
    xmppIdle = tables.rate("xmpp.stream_inactivity_timeout");
    xmppKeepAlive = Math.max(1, tables.rate("xmpp.keep_alive_interval"));
    xmppSetup = tables.rate("xmpp.setup");
    xmppTimeout = tables.rate("xmpp.stream_establishment_timeout");
    relayLimit = tables.rate("edge.relay_limit");
    admission = tables.design.offers(Feature.CALL_ADMISSION_CONTROL);
    media = new MediaRates(tables.settings);
    joinWindow = 60 * tables.rate("user_model.conf.join_window");
    double upTo = 0;
    double sizes = 0;
    for (int i = 0; i < meetingUpTo.length; i++) {
      sizes += tables.rate("user_model.conf.size." + Tables.MEETING_SIZES[i]);
    }
    for (int i = 0; i < meetingUpTo.length; i++) {
      upTo += tables.rate("user_model.conf.size." + Tables.MEETING_SIZES[i]);
      meetingUpTo[i] = sizes == 0 ? 1 : upTo / sizes;
    }
    boolean guests =
        tables.access.length > 0 && tables.design.organization().accessEdge().anonymousUsers();
    guestShare = guests ? tables.share("user_model.conf.part.anonymous") : 0;
    partnerShare =
        tables.peers.stream().anyMatch(Peer::meetings)
            ? tables.share("user_model.conf.part.federated")
            : 0;
    remoteShare = tables.remoteUsers > 0 ? tables.share("user_model.conf.part.remote") : 0;
    meters = new Meters(tables, duration);
  }

  /// The node that has the highest number for this partner: adding a node moves few.
  private int sticky(Peer peer) {
    if (peer.edge() == NONE || pools[peer.edge()].size() == 0) {
      return NONE;
    }
    Tables.PoolRow pool = pools[peer.edge()];
    long best = Long.MIN_VALUE;
    int node = NONE;
    for (int s = pool.first(); s < pool.first() + pool.size(); s++) {
      long score = RandomStream.hash(peer.id() + "@" + tables.stations.get(s).id());
      if (score > best) {
        best = score;
        node = s;
      }
    }
    return node;
  }

  // The run

  /// Runs to the end and says what came of it.
  LoadResult run(long seed, LoadWatch watch) {
    for (int i = 0; i < faults.size(); i++) {
      Outage f = faults.get(i);
      add(f.from().toNanos() / 1e9, FAIL, i);
      if (f.until().isPresent()) {
        add(f.until().get().toNanos() / 1e9, MEND, i);
      }
    }
    add(Math.min(meters.interval, duration), SAMPLE, 0);
    for (int i = 0; i < sources.length; i++) {
      plan(i, 0);
    }
    loop.run(this, duration, watch);
    now = duration;
    for (int s = 0; s < servers; s++) {
      if (throttled[s]) {
        meters.throttledSeconds[s] += now - throttledSince[s];
      }
    }
    for (int j = 0; j < jobs; j++) {
      if (state[j] == SENT) {
        meters.inFlight[traffic(j)]++;
      } else if (state[j] == MEDIA) {
        meters.mediaRunning++;
      }
    }
    return new Findings(tables, meters, stations, peers)
        .result(seed, faults, loop.handled(), duration);
  }

  private void add(double at, int kindOfEvent, int number) {
    loop.events.add(at, kindOfEvent << SHIFT | number);
  }

  @Override
  public void on(int event, double time) {
    now = time;
    int number = event & NUMBER;
    switch (event >>> SHIFT) {
      case ARRIVE -> arrive(number);
      case DEPART -> depart(number);
      case SOURCE -> fire(number);
      case STEP -> resume(number);
      case MEDIA_END -> endMedia(number);
      case SAMPLE -> sample();
      case FAIL -> change(faults.get(number).element(), 1);
      case MEND -> change(faults.get(number).element(), -1);
      case STREAM_SILENT -> silent(number);
      case GIVE_UP -> drop(number, DropReason.PARTNER_DOWN);
      default -> throw new IllegalStateException("event " + event);
    }
  }

  // Sources

  /// Plans the next start of a source: draws how much of its rate passes until then.
  private void plan(int source, double after) {
    double left = sourceStreams[source].exponential();
    double[] perSecond = sources[source].perSecond();
    double t = after;
    while (t < duration) {
      double hours = startHour + t / 3600;
      int hour = (int) hours;
      double end = Math.max(t, (hour + 1 - startHour) * 3600);
      double rate = perSecond[hour % DayProfile.HOURS];
      if (rate > 0 && (end - t) * rate >= left) {
        add(t + left / rate, SOURCE, source);
        return;
      }
      left -= (end - t) * rate;
      // Steps over the hour even when rounding has put its end where we are.
      t = end > t ? end : Math.nextUp(t);
    }
  }

  private void fire(int number) {
    Source source = sources[number];
    RandomStream random = sourceStreams[number];
    long bits = random.bits();
    switch (source.kind()) {
      case SIGN_IN, PRESENCE -> {
        int user = user(source.owner(), random);
        begin(newJob(source.kind(), LOCAL + (isRemote(user) ? 1 : 0), user, NONE, bits));
      }
      case MESSAGE, CALL, SHARING, FILE -> {
        int user = user(source.owner(), random);
        double chance = random.uniform();
        int other = random.below(tables.users);
        int peer = partner(source.kind().traffic, source.owner(), chance);
        int outside = isRemote(user) ? 1 : 0;
        begin(
            peer != NONE
                ? newJob(source.kind(), TO_PARTNER + outside, user, peer, bits)
                : newJob(
                    source.kind(),
                    (isRemote(other) ? TO_REMOTE_USER : TO_USER) + outside,
                    user,
                    other,
                    bits));
      }
      case NOTICE -> {
        int user = user(source.owner(), random);
        double[] upTo = shares(Activity.PRESENCE, source.owner());
        int peer =
            partner(Activity.PRESENCE, source.owner(), random.uniform() * upTo[upTo.length - 1]);
        if (peer != NONE) {
          int job = newJob(source.kind(), TO_PARTNER, user, peer, bits);
          // Told by the server itself, not by a client.
          client[job] = NONE;
          begin(job);
        }
      }
      case REFRESH -> {
        int user = user(source.owner(), random);
        int peer = tables.xmppPartner(crowds[source.owner()], random.uniform());
        int job = newJob(source.kind(), TO_PARTNER, user, peer, bits);
        // Asked by the gateway, not by a client.
        client[job] = NONE;
        begin(job);
      }
      case PHONE_CALL -> {
        int user = user(source.owner(), random);
        begin(newJob(source.kind(), TO_PHONE + (isRemote(user) ? 1 : 0), user, NONE, bits));
      }
      case CONFERENCE -> meeting(source, random, bits);
      case MESSAGE_IN, NOTICE_IN, CALL_IN -> fromPartner(source, random.bits(), bits);
    }
    plan(number, now);
  }

  private int user(int crowd, RandomStream random) {
    return crowds[crowd].first() + random.below(crowds[crowd].users());
  }

  private boolean isRemote(int user) {
    Crowd crowd = crowds[crowdOf[user]];
    return user - crowd.first() < crowd.remote();
  }

  private double[] shares(Activity traffic, int crowd) {
    return tables.partnerShares.get(traffic)[crowds[crowd].branch() ? 1 : 0];
  }

  private int partner(Activity traffic, int crowd, double chance) {
    double[] upTo = shares(traffic, crowd);
    for (int i = 0; i < upTo.length; i++) {
      if (chance < upTo[i]) {
        return i;
      }
    }
    return NONE;
  }

  /// A partner's user sends to one of the addresses that the partner knows: the first ones do not
  /// exist.
  private void fromPartner(Source source, long address, long bits) {
    Peer peer = peers[source.owner()];
    int contact = RandomStream.below(address, peer.contacts());
    int user = contactOf(source.owner(), contact);
    int job =
        newJob(
            source.kind(), FROM_PARTNER + (isRemote(user) ? 1 : 0), source.owner(), contact, bits);
    begin(job);
  }

  /// The user behind an address that a partner knows.
  private int contactOf(int peer, int contact) {
    return RandomStream.below(
        RandomStream.mix(contact + 0x9E3779B97F4A7C15L * (peer + 1)), tables.users);
  }

  private void meeting(Source source, RandomStream random, long bits) {
    int organizer = user(source.owner(), random);
    double chance = random.uniform();
    int size = Tables.MEETING_SIZES[0];
    for (int i = meetingUpTo.length - 1; i >= 0; i--) {
      if (chance < meetingUpTo[i]) {
        size = Tables.MEETING_SIZES[i];
      }
    }
    for (int i = 0; i < size; i++) {
      long own = RandomStream.mix(bits + i);
      double who = random.uniform();
      double after = joinWindow * random.uniform();
      int other = random.below(tables.users);
      int job;
      if (i > 0 && who < guestShare) {
        job = newJob(source.kind(), GUEST, NONE, organizer, own);
      } else if (i > 0 && who < guestShare + partnerShare) {
        job = fromMeetingPartner(source, organizer, own);
      } else {
        boolean outside = who >= 1 - remoteShare;
        int user = i == 0 ? organizer : outside ? remote(other) : other;
        job = newJob(source.kind(), TO_USER + (isRemote(user) ? 1 : 0), user, organizer, own);
      }
      add(now + after, STEP, job);
    }
  }

  private int fromMeetingPartner(Source source, int organizer, long bits) {
    double[] upTo = shares(Activity.CONFERENCE, source.owner());
    double all = upTo[upTo.length - 1];
    int peer = partner(Activity.CONFERENCE, source.owner(), all * ((bits >>> 11) * 0x1p-53));
    return peer == NONE
        ? newJob(source.kind(), GUEST, NONE, organizer, bits)
        : newJob(source.kind(), FROM_PARTNER, peer, organizer, bits);
  }

  /// Some user who works from outside, in the crowd of this one where it has any.
  private int remote(int user) {
    Crowd crowd = crowds[crowdOf[user]];
    return crowd.remote() == 0 ? user : crowd.first() + (user - crowd.first()) % crowd.remote();
  }

  // Jobs

  private int newJob(Source.Kind what, int prog, int a, int b, long bits) {
    int job;
    if (freeCount > 0) {
      job = free[--freeCount];
    } else {
      job = jobs++;
      if (job == state.length) {
        grow();
      }
    }
    state[job] = WAITING;
    kind[job] = (byte) what.at();
    program[job] = (byte) prog;
    step[job] = -1;
    from[job] = a;
    to[job] = b;
    route[job] = bits;
    station[job] = NONE;
    boolean inbound = prog == FROM_PARTNER || prog == FROM_PARTNER + 1;
    client[job] = a == NONE ? NONE : inbound ? -2 - a : a;
    counted[job] = false;
    web[job] = false;
    boolean outside = PROGRAMS[prog][0] == ACCESS || inbound;
    site[job] = outside ? OUTSIDE : crowds[crowdOf[a]].site();
    return job;
  }

  private void grow() {
    int n = 2 * state.length;
    if (n > NUMBER) {
      throw new IllegalStateException("more than " + NUMBER + " things at once");
    }
    free = Arrays.copyOf(free, n);
    state = Arrays.copyOf(state, n);
    kind = Arrays.copyOf(kind, n);
    program = Arrays.copyOf(program, n);
    step = Arrays.copyOf(step, n);
    from = Arrays.copyOf(from, n);
    to = Arrays.copyOf(to, n);
    site = Arrays.copyOf(site, n);
    station = Arrays.copyOf(station, n);
    jobEpoch = Arrays.copyOf(jobEpoch, n);
    client = Arrays.copyOf(client, n);
    born = Arrays.copyOf(born, n);
    came = Arrays.copyOf(came, n);
    route = Arrays.copyOf(route, n);
    mediaKbps = Arrays.copyOf(mediaKbps, n);
    mediaSite = Arrays.copyOf(mediaSite, n);
    mediation = Arrays.copyOf(mediation, n);
    way = Arrays.copyOf(way, n);
    web = Arrays.copyOf(web, n);
    counted = Arrays.copyOf(counted, n);
    stations.roomFor(n);
  }

  private void release(int job) {
    state[job] = FREE;
    free[freeCount++] = job;
  }

  private int traffic(int job) {
    return KINDS[kind[job]].traffic.at();
  }

  private static final Source.Kind[] KINDS = Source.Kind.values();

  private boolean isInbound(int job) {
    return program[job] == FROM_PARTNER || program[job] == FROM_PARTNER + 1;
  }

  /// The partner a job goes to or comes from.
  private int peerOf(int job) {
    int p = program[job];
    if (p == FROM_PARTNER || p == FROM_PARTNER + 1) {
      return from[job];
    }
    return p == TO_PARTNER || p == TO_PARTNER + 1 ? to[job] : NONE;
  }

  /// The user who gets what a job carries.
  private int receiver(int job) {
    return isInbound(job) && KINDS[kind[job]] != Source.Kind.CONFERENCE
        ? contactOf(from[job], to[job])
        : to[job];
  }

  private void begin(int job) {
    state[job] = SENT;
    born[job] = now;
    int peer = peerOf(job);
    meters.sent(traffic(job), peer, isInbound(job), now);
    advance(job);
  }

  private void resume(int job) {
    if (state[job] == WAITING) {
      begin(job);
    } else {
      advance(job);
    }
  }

  private void deliver(int job) {
    int peer = peerOf(job);
    leaveClient(job);
    judge(job, peer, true);
    meters.delivered(traffic(job), peer, isInbound(job), now - born[job]);
  }

  private void drop(int job, DropReason reason) {
    int peer = peerOf(job);
    leaveClient(job);
    judge(job, peer, false);
    meters.dropped(traffic(job), peer, isInbound(job), reason);
    release(job);
  }

  private void leaveClient(int job) {
    if (!counted[job]) {
      return;
    }
    counted[job] = false;
    int c = client[job];
    if (c >= 0) {
      outstanding[c]--;
    } else {
      peerOutstanding[-2 - c]--;
    }
  }

  /// Whether the client may have one more transaction outstanding at its first server.
  private boolean enter(int job, int at) {
    int c = client[job];
    if (c == NONE) {
      return true;
    }
    int most = throttled[at] ? outstandingThrottled : outstandingNormal;
    if (c >= 0) {
      if (outstanding[c] >= most) {
        return false;
      }
      outstanding[c]++;
    } else {
      if (peerOutstanding[-2 - c] >= most * connections) {
        return false;
      }
      peerOutstanding[-2 - c]++;
    }
    counted[job] = true;
    return true;
  }

  // Service

  private void arrive(int job) {
    int at = station[job];
    if (stationDown[at] > 0 || jobEpoch[job] != epoch[at]) {
      drop(job, DropReason.SERVER_FAILED);
      return;
    }
    if (step[job] == 0 && !enter(job, at)) {
      meters.rejected[at]++;
      drop(job, DropReason.OVERLOADED);
      return;
    }
    came[job] = now;
    if (stations.arrive(at, job, now)) {
      serve(at, job);
    } else if (at < servers) {
      meters.waits(at, stations.waiting(at));
    }
  }

  private void serve(int at, int job) {
    double mean = at < servers ? seconds[at] * messages[traffic(job)] : seconds[at];
    add(now + mean * stationStreams[at].exponential(), DEPART, job);
  }

  private void depart(int job) {
    int at = station[job];
    if (jobEpoch[job] != epoch[at]) {
      drop(job, DropReason.SERVER_FAILED);
      return;
    }
    int next = stations.depart(at, now);
    if (next != Stations.NONE) {
      serve(at, next);
    }
    if (at < servers) {
      meters.served(at, now - came[job]);
      hold(at, now - came[job]);
    }
    if (now - born[job] > transactionTimeout) {
      drop(job, DropReason.TIMED_OUT);
    } else {
      advance(job);
    }
  }

  private void hold(int at, double held) {
    holding[at] += (held - holding[at]) / averaging;
    if (!throttled[at]) {
      if (holding[at] > throttleAt) {
        throttled[at] = true;
        throttledSince[at] = now;
        meters.warn(
            "server.throttle_threshold",
            tables.stations.get(at).id(),
            holding[at],
            throttleAt,
            now);
      }
    } else if (holding[at] < throttleEnd) {
      throttled[at] = false;
      meters.throttledSeconds[at] += now - throttledSince[at];
    }
  }

  // Steps

  private void advance(int job) {
    byte[] steps = PROGRAMS[program[job]];
    for (; ; ) {
      byte what = steps[++step[job]];
      delay = 0;
      trouble = null;
      int next =
          switch (what) {
            case ACCESS -> access(job);
            case NEXT_HOP -> nextHop(job);
            case HOME_A -> home(job, from[job]);
            case SERVICES -> services(job);
            case HOME_B -> homeOfReceiver(job);
            case ACCESS_B -> accessOf(job, receiver(job));
            case DIRECTOR -> director(job);
            case EDGE_OUT -> edgeOut(job);
            case PARTNER_OUT -> partnerOut(job);
            case PARTNER_IN -> partnerIn(job);
            case MEDIATION -> mediate(job);
            default -> NONE;
          };
      if (trouble != null) {
        if (trouble == DropReason.PARTNER_DOWN) {
          boolean xmpp = peers[peerOf(job)].family() == PartnerFamily.XMPP;
          add(now + (xmpp ? xmppTimeout : connectTimeout), GIVE_UP, job);
        } else {
          drop(job, trouble);
        }
        return;
      }
      if (what == LEAVE) {
        add(now + delay, STEP, job);
        return;
      }
      if (what == END) {
        finish(job);
        return;
      }
      if (what == GATE && !gate(job)) {
        return;
      }
      if (next != NONE && next != station[job]) {
        station[job] = next;
        jobEpoch[job] = epoch[next];
        add(now + lan + delay, ARRIVE, job);
        return;
      }
    }
  }

  /// The Edge pool that people outside reach now, the first one that answers.
  private int accessPool() {
    DropReason why = DropReason.NO_ROUTE;
    for (int p : tables.access) {
      int balancer = pools[p].outer();
      if (alive[p] == 0) {
        why = DropReason.EDGE_DOWN;
        if (now - poolDownSince[p] < dnsDetection) {
          delay += connectTimeout;
        }
      } else if (balancer != NONE && balancerDown[balancer] > 0) {
        why = DropReason.BALANCER_DOWN;
      } else {
        return p;
      }
    }
    trouble = why;
    return NONE;
  }

  private int access(int job) {
    int pool = accessPool();
    if (pool == NONE) {
      return NONE;
    }
    int edgeSite = pools[pool].site();
    clearWays();
    wayOutside(edgeSite);
    cross(job);
    site[job] = edgeSite;
    return accessNode(pool, from[job] == NONE ? route[job] : from[job]);
  }

  private int accessNode(int pool, long client) {
    long bits = RandomStream.mix(client);
    int at = pools[pool].first() + RandomStream.below(bits, pools[pool].size());
    if (stationDown[at] > 0
        && pools[pool].balancing() == Balancing.DNS
        && (RandomStream.mix(bits) >>> 11) * 0x1p-53 < withoutRetry) {
      trouble = DropReason.NODE_DOWN;
      return NONE;
    }
    return living(pool, at);
  }

  /// The Edge server through which a user outside is reached, and the way there.
  private int accessOf(int job, int user) {
    int pool = accessPool();
    if (pool == NONE) {
      return NONE;
    }
    int edgeSite = pools[pool].site();
    clearWays();
    way(site[job], edgeSite);
    wayInside(edgeSite);
    cross(job);
    site[job] = edgeSite;
    return accessNode(pool, user);
  }

  private int nextHop(int job) {
    int edge = poolOf[station[job]];
    int pool = pools[edge].nextHop();
    if (pool == NONE) {
      trouble = DropReason.NO_ROUTE;
      return NONE;
    }
    if (alive[pool] < pools[pool].least()) {
      trouble = DropReason.NEXT_HOP_DOWN;
      return NONE;
    }
    if (balancerFails(pool)) {
      return NONE;
    }
    int target = pools[pool].site();
    clearWays();
    wayInside(pools[edge].site());
    way(site[job], target);
    cross(job);
    site[job] = target;
    return anyOf(job, pool);
  }

  private boolean balancerFails(int pool) {
    int balancer = pools[pool].inner();
    if (balancer != NONE && balancerDown[balancer] > 0) {
      trouble = DropReason.BALANCER_DOWN;
      return true;
    }
    return false;
  }

  /// The pool that serves people of a pool now.
  private int serving(int pool) {
    if (alive[pool] >= pools[pool].least()) {
      return pool;
    }
    int backup = pools[pool].backup();
    if (backup != NONE
        && now - poolDownSince[pool] >= pools[pool].failover()
        && alive[backup] >= pools[backup].least()) {
      return backup;
    }
    trouble = DropReason.POOL_DOWN;
    return NONE;
  }

  private int home(int job, int user) {
    Crowd crowd = crowds[crowdOf[user]];
    int pool = serving(crowd.pool());
    if (pool == NONE || balancerFails(pool)) {
      return NONE;
    }
    clearWays();
    way(site[job], pools[pool].site());
    cross(job);
    site[job] = pools[pool].site();
    return living(pool, pools[pool].first() + (user - crowd.first()) % pools[pool].size());
  }

  /// What a branch server leaves to the pool behind it: everything but signing in and calls.
  private int services(int job) {
    Activity t = KINDS[kind[job]].traffic;
    int pool = poolOf[station[job]];
    if (pools[pool].role() != Tables.Role.BRANCH
        || pools[pool].backup() == NONE
        || t == Activity.SIGN_IN
        || t == Activity.CALL) {
      return NONE;
    }
    int behind = serving(pools[pool].backup());
    if (behind == NONE) {
      return NONE;
    }
    clearWays();
    way(site[job], pools[behind].site());
    cross(job);
    site[job] = pools[behind].site();
    return anyOf(job, behind);
  }

  private int homeOfReceiver(int job) {
    if (isInbound(job)
        && KINDS[kind[job]] != Source.Kind.CONFERENCE
        && to[job] < peers[from[job]].invalid()) {
      trouble = DropReason.UNKNOWN_USER;
      return NONE;
    }
    return home(job, receiver(job));
  }

  private int director(int job) {
    int edge = peers[to[job]].edge();
    if (!tables.settings.outboundByDirector() || edge == NONE) {
      return NONE;
    }
    int pool = pools[edge].nextHop();
    if (pool == NONE || pools[pool].role() != Tables.Role.DIRECTOR) {
      return NONE;
    }
    if (alive[pool] == 0) {
      trouble = DropReason.NEXT_HOP_DOWN;
      return NONE;
    }
    return goTo(job, pool);
  }

  private int edgeOut(int job) {
    Peer peer = peers[to[job]];
    int edge = peer.edge();
    if (edge == NONE) {
      trouble = DropReason.NO_ROUTE;
      return NONE;
    }
    if (alive[edge] == 0) {
      trouble = DropReason.EDGE_DOWN;
      return NONE;
    }
    // The XMPP gateway never goes through the inner virtual address.
    if (peer.family() != PartnerFamily.XMPP && balancerFails(edge)) {
      return NONE;
    }
    clearWays();
    way(site[job], pools[edge].site());
    wayInside(pools[edge].site());
    cross(job);
    site[job] = pools[edge].site();
    return anyOf(job, edge);
  }

  private int partnerOut(int job) {
    int peer = to[job];
    clearWays();
    wayOutside(site[job]);
    cross(job);
    if (trouble == null && peerDown[peer] > 0) {
      trouble = DropReason.PARTNER_DOWN;
    }
    meet(job, station[job], peer, 0);
    site[job] = OUTSIDE;
    return servers + peer;
  }

  private int partnerIn(int job) {
    int number = from[job];
    Peer peer = peers[number];
    int edge = inboundEdge(peer);
    if (edge == NONE) {
      trouble = DropReason.NO_ROUTE;
    } else if (peerDown[number] > 0) {
      trouble = DropReason.PARTNER_DOWN;
    } else if (alive[edge] == 0) {
      trouble = DropReason.EDGE_DOWN;
    } else if (pools[edge].outer() != NONE && balancerDown[pools[edge].outer()] > 0) {
      trouble = DropReason.BALANCER_DOWN;
    }
    if (trouble != null) {
      return NONE;
    }
    clearWays();
    wayOutside(pools[edge].site());
    cross(job);
    site[job] = pools[edge].site();
    int node =
        pools[edge].balancing() == Balancing.DNS && peer.sticks() && edge == peer.edge()
            ? stickyNode[number]
            : anyOf(job, edge);
    if (stationDown[node] > 0) {
      trouble = DropReason.NODE_DOWN;
    }
    meet(job, node, number, peer.streams() / 2);
    return node;
  }

  /// The Edge pool that a partner is led to: its own, or for SIP another one that geographic DNS
  /// knows, once name servers have noticed that the first is down. Source: JJ687960.
  private int inboundEdge(Peer peer) {
    int own = peer.edge();
    if (own == NONE
        || alive[own] > 0
        || peer.family() == PartnerFamily.XMPP
        || now - poolDownSince[own] < dnsDetection) {
      return own;
    }
    for (int p : tables.geographic) {
      if (alive[p] > 0) {
        return p;
      }
    }
    return own;
  }

  /// An Edge server and a partner connect: by XMPP a connection is found or made, else certificates
  /// are checked unless the server still knows the partner's.
  private void meet(int job, int edgeServer, int p, int firstStream) {
    if (trouble != null) {
      return;
    }
    if (peers[p].family() == PartnerFamily.XMPP) {
      stream(job, p, firstStream);
      return;
    }
    boolean trusted = peers[p].trusted();
    if (!(trusted ? accepted : rejected).knows(edgeServer, p)) {
      meters.certificateChecks[edgeServer]++;
      delay += certificateCheck;
    }
    if (!trusted) {
      trouble = DropReason.UNTRUSTED;
    }
  }

  private int mediate(int job) {
    int pool = pools[poolOf[station[job]]].mediation();
    if (pool == NONE) {
      trouble = DropReason.NO_ROUTE;
      return NONE;
    }
    if (pool == poolOf[station[job]]) {
      return NONE;
    }
    if (alive[pool] == 0) {
      trouble = DropReason.POOL_DOWN;
      return NONE;
    }
    return goTo(job, pool);
  }

  /// Crosses to the site of a pool and picks one of its servers.
  private int goTo(int job, int pool) {
    clearWays();
    way(site[job], pools[pool].site());
    cross(job);
    site[job] = pools[pool].site();
    return anyOf(job, pool);
  }

  /// Any server of a pool that has one.
  private int anyOf(int job, int pool) {
    long bits = RandomStream.mix(route[job] + 0x9E3779B97F4A7C15L * (step[job] + 1));
    return living(pool, pools[pool].first() + RandomStream.below(bits, pools[pool].size()));
  }

  /// This server, or the next one of its pool that is up; a failure not yet noticed costs time.
  private int living(int pool, int wanted) {
    if (stationDown[wanted] == 0) {
      return wanted;
    }
    boolean hardware = pools[pool].balancing() == Balancing.HARDWARE;
    if (now - failedAt[wanted] < (hardware ? balancerDetection : dnsDetection)) {
      delay += connectTimeout;
    }
    int first = pools[pool].first();
    int size = pools[pool].size();
    int at = wanted;
    do {
      at = at + 1 == first + size ? first : at + 1;
    } while (stationDown[at] > 0);
    return at;
  }

  // Ways: the links and firewalls between two places

  private int[] ways = new int[16];
  private int wayCount;

  private void clearWays() {
    wayCount = 0;
  }

  private void addWay(int number) {
    if (wayCount == ways.length) {
      ways = Arrays.copyOf(ways, 2 * wayCount);
    }
    ways[wayCount++] = number;
  }

  private void addLink(int link) {
    if (linkDown[link] > 0) {
      trouble = DropReason.LINK_DOWN;
    }
    addWay(link);
  }

  /// The links between two sites: a branch is behind its central site, central sites see each
  /// other.
  private void way(int a, int b) {
    if (a < 0 || b < 0 || a == b) {
      return;
    }
    int overA = tables.parent[a];
    int overB = tables.parent[b];
    if (overA == b) {
      addLink(Tables.uplink(a));
    } else if (overB == a) {
      addLink(Tables.uplink(b));
    } else {
      addLink(Tables.uplink(a));
      if (overA != overB) {
        if (overA != NONE) {
          addLink(Tables.uplink(overA));
        }
        if (overB != NONE) {
          addLink(Tables.uplink(overB));
        }
      }
      addLink(Tables.uplink(b));
    }
  }

  /// Between the Internet and the perimeter of a site.
  private void wayOutside(int edgeSite) {
    if (edgeSite >= 0) {
      addLink(Tables.internet(edgeSite));
      wall(tables.outer[edgeSite]);
    }
  }

  /// Between the perimeter and the inside of a site.
  private void wayInside(int edgeSite) {
    if (edgeSite >= 0) {
      wall(tables.inner[edgeSite]);
    }
  }

  private void wall(int[] those) {
    for (int w : those) {
      if (wallDown[w] == 0) {
        addWay(links + w);
        return;
      }
    }
    if (those.length > 0) {
      trouble = DropReason.FIREWALL_DOWN;
    }
  }

  /// Counts what a job sends along the ways in hand, and their delays.
  private void cross(int job) {
    if (trouble != null) {
      return;
    }
    double kbit = kbits[traffic(job)];
    for (int i = 0; i < wayCount; i++) {
      int w = ways[i];
      meters.signalled[w] += kbit;
      if (w < links) {
        delay += linkSeconds[w] + (linkKbps[w] > 0 ? kbit / linkKbps[w] : 0);
      }
    }
  }

  // Limits of partners

  /// Holds what a discovered partner sends against its limits; true when it may go on at once.
  private boolean gate(int job) {
    int p = from[job];
    Peer peer = peers[p];
    if (!peer.discovered()) {
      return true;
    }
    while (now >= windowEnd[p]) {
      windowEnd[p] += reportPeriod;
      windowGood[p] = 0;
      windowBad[p] = 0;
      suspicious[p] = false;
    }
    if (now < blockedUntil[p]) {
      drop(job, DropReason.WATCH_LISTED);
      return false;
    }
    int contact = to[job] % peer.contacts();
    long bit = 1L << contact;
    if ((contacted[p][contact >> 6] & bit) == 0) {
      contacted[p][contact >> 6] |= bit;
      contactCount[p]++;
    }
    if (contactCount[p] > maxContacts) {
      meters.warn(
          "federation.discovered.max_contacts", peer.id(), contactCount[p], maxContacts, now);
      blockedUntil[p] = now + blockTime;
      Arrays.fill(contacted[p], 0);
      contactCount[p] = 0;
      drop(job, DropReason.WATCH_LISTED);
      return false;
    }
    // What comes within one second may come at once; the rest keeps its distance.
    double rate = suspicious[p] ? suspiciousRate : messageRate;
    double wait = Math.max(0, gateFree[p] - 1 - now);
    if (wait > holdLimit) {
      drop(job, suspicious[p] ? DropReason.SUSPICIOUS_PARTNER : DropReason.RATE_LIMITED);
      return false;
    }
    gateFree[p] = Math.max(gateFree[p], now) + 1 / rate;
    if (wait <= 0) {
      return true;
    }
    meters.held[p]++;
    if (!suspicious[p]) {
      meters.warn(
          "federation.discovered.message_rate",
          peer.id(),
          Math.max(meters.peakIn[p], messageRate + 1),
          messageRate,
          now);
    }
    // Not yet accepted, so not outstanding either.
    leaveClient(job);
    add(now + wait, STEP, job);
    return false;
  }

  /// Counts an answer to a discovered partner; too many bad ones make it suspicious.
  private void judge(int job, int p, boolean good) {
    if (p == NONE || !peers[p].discovered() || !isInbound(job) || step[job] <= 1) {
      return;
    }
    if (good) {
      windowGood[p]++;
      return;
    }
    windowBad[p]++;
    int all = windowGood[p] + windowBad[p];
    if (!suspicious[p] && all >= leastMessages && windowBad[p] > failureShare * all) {
      suspicious[p] = true;
      gateFree[p] = Math.min(gateFree[p], now + 1);
      meters.warn(
          "federation.suspicious.message_rate",
          peers[p].id(),
          100.0 * windowBad[p] / all,
          100 * failureShare,
          now);
    }
  }

  /// Uses or opens a connection with an XMPP partner.
  private void stream(int job, int p, int firstOfDirection) {
    int half = peers[p].streams() / 2;
    if (half == 0) {
      trouble = DropReason.NO_ROUTE;
      return;
    }
    int stream =
        streamBase[p]
            + firstOfDirection
            + RandomStream.below(RandomStream.mix(route[job] ^ 0x5851F42D4C957F2DL), half);
    if (!streamIsOpen[stream]) {
      if (streamsOpen[p] >= xmppEach) {
        meters.warn(
            "xmpp.partner_connection_limit", peers[p].id(), streamsOpen[p] + 1, xmppEach, now);
        trouble = DropReason.XMPP_CONNECTIONS;
        return;
      }
      if (allStreams >= xmppAll) {
        meters.warn("xmpp.connection_limit", peers[p].id(), allStreams + 1, xmppAll, now);
        trouble = DropReason.XMPP_CONNECTIONS;
        return;
      }
      if (xmppSetup > xmppTimeout) {
        trouble = DropReason.TIMED_OUT;
        return;
      }
      streamIsOpen[stream] = true;
      streamsOpen[p]++;
      allStreams++;
      meters.peakStreams[p] = Math.max(meters.peakStreams[p], streamsOpen[p]);
      delay += xmppSetup;
    }
    streamUsed[stream] = now;
    streamHeard[stream] = now;
    listen(stream);
  }

  /// Plans the next look at a connection, unless one is planned: when it is due for a keep-alive,
  /// or idle for too long.
  private void listen(int stream) {
    if (!streamIsWatched[stream]) {
      streamIsWatched[stream] = true;
      double due = Math.min(streamUsed[stream] + xmppIdle, streamHeard[stream] + xmppKeepAlive);
      add(Math.max(Math.nextUp(now), due), STREAM_SILENT, stream);
    }
  }

  /// A connection that nobody used for too long is closed, and one whose partner does not answer a
  /// keep-alive. A keep-alive carries nothing, so it does not put off the first.
  private void silent(int stream) {
    streamIsWatched[stream] = false;
    if (!streamIsOpen[stream]) {
      return;
    }
    boolean isIdle = now - streamUsed[stream] >= xmppIdle;
    boolean isSilent = now - streamHeard[stream] >= xmppKeepAlive;
    if (isIdle || isSilent && !answers(streamPeer[stream])) {
      close(stream);
      return;
    }
    if (isSilent) {
      streamHeard[stream] = now;
    }
    listen(stream);
  }

  /// Whether a partner is there and the way to it is open.
  private boolean answers(int p) {
    clearWays();
    trouble = null;
    wayOutside(pools[peers[p].edge()].site());
    return peerDown[p] == 0 && trouble == null;
  }

  private void close(int stream) {
    if (streamIsOpen[stream]) {
      streamIsOpen[stream] = false;
      streamsOpen[streamPeer[stream]]--;
      allStreams--;
    }
  }

  // Media

  /// A job has come to its end: it is delivered, and of calls and meetings media begins.
  private void finish(int job) {
    Source.Kind what = KINDS[kind[job]];
    switch (what) {
      case CALL, CALL_IN, PHONE_CALL, CONFERENCE, SHARING, FILE -> {
        DropReason refused = beginMedia(job, what);
        if (refused == null) {
          deliver(job);
          state[job] = MEDIA;
        } else {
          meters.mediaRefused++;
          drop(job, refused);
        }
      }
      default -> {
        deliver(job);
        release(job);
      }
    }
  }

  private int siteOf(int user) {
    return isRemote(user) ? OUTSIDE : crowds[crowdOf[user]].site();
  }

  /// Where the media of a job goes, at which rate and how long; the reason when it cannot.
  private DropReason beginMedia(int job, Source.Kind what) {
    int p = program[job];
    boolean fromUser = !isInbound(job) && p != GUEST;
    int a = fromUser ? siteOf(from[job]) : OUTSIDE;
    int ours = fromUser ? from[job] : receiver(job);
    mediation[job] = NONE;
    int b;
    if (what == Source.Kind.CONFERENCE) {
      trouble = null;
      int pool = serving(crowds[crowdOf[to[job]]].pool());
      if (pool == NONE) {
        return DropReason.POOL_DOWN;
      }
      b = pools[pool].site();
    } else if (what == Source.Kind.PHONE_CALL) {
      Tables.PoolRow home = pools[crowds[crowdOf[from[job]]].pool()];
      boolean bypass = a != OUTSIDE && media.isBypassed(route[job]);
      b = bypass ? home.gateway() : pools[poolOf[station[job]]].site();
      mediation[job] = bypass ? NONE : station[job];
    } else if (isInbound(job)) {
      b = siteOf(ours);
    } else {
      b = p == TO_PARTNER || p == TO_PARTNER + 1 ? OUTSIDE : siteOf(to[job]);
    }
    double kbps = media.kbps(what, route[job]);
    boolean withWeb = what == Source.Kind.CONFERENCE && media.hasWeb(route[job]);
    web[job] = false;
    if (a != OUTSIDE && b != OUTSIDE) {
      way[job] = INSIDE;
      site[job] = a;
      mediaSite[job] = b;
    } else if (a == OUTSIDE && b == OUTSIDE && !media.isRelayed(route[job])) {
      way[job] = DIRECT;
    } else {
      int relay = relay(job, pools[crowds[crowdOf[ours]].pool()].media());
      if (relay == NONE) {
        return trouble;
      }
      kbps = Math.min(kbps, media.mostKbps(tables, poolOf[relay]));
      station[job] = relay;
      jobEpoch[job] = epoch[relay];
      way[job] = a == OUTSIDE && b == OUTSIDE ? RELAYED_OUTSIDE : RELAYED;
      mediaSite[job] = a == OUTSIDE ? b : a;
      web[job] = withWeb;
    }
    mediaKbps[job] = kbps;
    DropReason closed = closed(job);
    if (closed != null) {
      return closed;
    }
    if (admission && !fits(kbps)) {
      return DropReason.NO_BANDWIDTH;
    }
    charge(job, 1);
    meters.mediaBegan();
    add(now + media.seconds(what, route[job]), MEDIA_END, job);
    return null;
  }

  private int relay(int job, int pool) {
    trouble = null;
    if (pool == NONE || alive[pool] == 0) {
      trouble = DropReason.NO_RELAY;
      return NONE;
    }
    int first = anyOf(job, pool);
    int at = first;
    do {
      if (stationDown[at] == 0 && relays[at] < relayLimit) {
        return at;
      }
      at = at + 1 == pools[pool].first() + pools[pool].size() ? pools[pool].first() : at + 1;
    } while (at != first);
    trouble = DropReason.RELAY_FULL;
    return NONE;
  }

  /// Finds the ways of a job's media; the reason when one of them is closed.
  private DropReason closed(int job) {
    trouble = null;
    clearWays();
    switch (way[job]) {
      case INSIDE -> way(site[job], mediaSite[job]);
      case RELAYED, RELAYED_OUTSIDE -> {
        int at = station[job];
        if (jobEpoch[job] != epoch[at] || stationDown[at] > 0) {
          return DropReason.SERVER_FAILED;
        }
        int edgeSite = pools[poolOf[at]].site();
        wayOutside(edgeSite);
        if (way[job] == RELAYED_OUTSIDE) {
          wayOutside(edgeSite);
        } else {
          wayInside(edgeSite);
          way(edgeSite, mediaSite[job]);
        }
      }
      default -> {}
    }
    if (mediation[job] != NONE && stationDown[mediation[job]] > 0) {
      return DropReason.SERVER_FAILED;
    }
    return trouble;
  }

  private boolean fits(double kbps) {
    for (int i = 0; i < wayCount; i++) {
      int w = ways[i];
      if (w < links && linkKbps[w] > 0 && meters.mediaNow[w] + kbps > linkKbps[w]) {
        meters.full(tables.links.get(w), meters.mediaNow[w] + kbps, now);
        return false;
      }
    }
    return true;
  }

  /// Adds a job's media to the ways in hand and its servers, or takes it away.
  private void charge(int job, int sign) {
    for (int i = 0; i < wayCount; i++) {
      meters.media(ways[i], sign * mediaKbps[job], now);
    }
    if (way[job] == RELAYED || way[job] == RELAYED_OUTSIDE) {
      relays[station[job]] += sign;
      meters.relays(station[job], relays[station[job]]);
      if (web[job]) {
        webConferences[station[job]] += sign;
      }
    }
    if (mediation[job] != NONE) {
      mediations[mediation[job]] += sign;
    }
  }

  private void endMedia(int job) {
    if (state[job] == MEDIA) {
      closed(job);
      charge(job, -1);
      meters.mediaNowCount--;
      meters.mediaCompleted++;
    }
    release(job);
  }

  // Faults

  /// Something fails or works again.
  private void change(ElementId element, int by) {
    for (int j = 0; j < jobs; j++) {
      if (state[j] == MEDIA) {
        closed(j);
        charge(j, -1);
      }
    }
    int found = tables.station(element);
    if (found != NONE) {
      change(found, by);
    }
    found = tables.pool(element);
    if (found != NONE) {
      changePool(found, by);
    }
    found = tables.balancer(element);
    if (found != NONE) {
      balancerDown[found] += by;
    }
    for (int i = 0; i < links; i++) {
      if (tables.links.get(i).id().equals(element)) {
        linkDown[i] += by;
      }
    }
    for (int i = 0; i < wallDown.length; i++) {
      if (tables.walls.get(i).id().equals(element)) {
        wallDown[i] += by;
      }
    }
    for (int i = 0; i < peers.length; i++) {
      if (peers[i].id().equals(element)) {
        peerDown[i] += by;
      }
    }
    found = tables.site(element);
    if (found != NONE) {
      changeSite(found, by);
    }
    for (int j = 0; j < jobs; j++) {
      if (state[j] == MEDIA) {
        if (closed(j) == null) {
          charge(j, 1);
        } else {
          state[j] = BROKEN;
          meters.mediaNowCount--;
          meters.mediaBroken++;
        }
      }
    }
  }

  private void changePool(int pool, int by) {
    for (int s = pools[pool].first(); s < pools[pool].first() + pools[pool].size(); s++) {
      change(s, by);
    }
  }

  private void changeSite(int which, int by) {
    for (int p = 0; p < pools.length; p++) {
      if (pools[p].site() == which) {
        changePool(p, by);
      }
    }
    for (int w = 0; w < wallDown.length; w++) {
      if (tables.walls.get(w).site() == which) {
        wallDown[w] += by;
      }
    }
    for (int b = 0; b < balancerDown.length; b++) {
      if (tables.site(tables.balancers.get(b).site()) == which) {
        balancerDown[b] += by;
      }
    }
    linkDown[Tables.uplink(which)] += by;
    linkDown[Tables.internet(which)] += by;
  }

  private void change(int at, int by) {
    int pool = poolOf[at];
    boolean worked = alive[pool] >= pools[pool].least();
    int before = stationDown[at];
    stationDown[at] += by;
    if (before == 0) {
      failedAt[at] = now;
      epoch[at]++;
      alive[pool]--;
      for (int job = stations.remove(at); job != Stations.NONE; job = stations.remove(at)) {
        drop(job, DropReason.SERVER_FAILED);
      }
      stations.halt(at, now);
      holding[at] = 0;
      if (throttled[at]) {
        throttled[at] = false;
        meters.throttledSeconds[at] += now - throttledSince[at];
      }
      for (int i = 0; i < streamPeer.length; i++) {
        if (stickyNode[streamPeer[i]] == at) {
          close(i);
        }
      }
    } else if (stationDown[at] == 0) {
      alive[pool]++;
    }
    if (worked && alive[pool] < pools[pool].least()) {
      poolDownSince[pool] = now;
    }
  }

  // Samples

  private void sample() {
    double signedIn =
        tables.signedIn((startHour + now / 3600) % DayProfile.HOURS)
            * tables.share("user_model.concurrency");
    double[] onPool = new double[pools.length];
    double[] onServer = new double[servers];
    double remote = 0;
    for (Crowd c : crowds) {
      trouble = null;
      int pool = serving(c.pool());
      if (pool != NONE) {
        onPool[pool] += c.users() * signedIn;
      }
      remote += c.remote() * signedIn;
    }
    for (int p = 0; p < pools.length; p++) {
      spread(p, onPool[p], onServer);
    }
    trouble = null;
    int edge = accessPool();
    if (edge != NONE) {
      onPool[edge] += remote;
      spread(edge, remote, onServer);
      int behind = pools[edge].nextHop();
      if (behind != NONE && pools[behind].role() == Tables.Role.DIRECTOR) {
        onPool[behind] += remote;
        spread(behind, remote, onServer);
      }
    }
    new Watchdog(tables, meters)
        .look(onPool, onServer, relays, webConferences, mediations, alive, now);
    meters.sample(now, signedIn * tables.users, onServer, stations);
    double next = now + meters.interval;
    if (now < duration) {
      add(Math.min(next, duration), SAMPLE, 0);
    }
  }

  private void spread(int pool, double people, double[] onServer) {
    for (int s = pools[pool].first(); s < pools[pool].first() + pools[pool].size(); s++) {
      if (stationDown[s] == 0) {
        onServer[s] += people / alive[pool];
      }
    }
  }
}

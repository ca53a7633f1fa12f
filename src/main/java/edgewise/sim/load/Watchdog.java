package edgewise.sim.load;

/// Holds what a run has reached against the documented maxima.
final class Watchdog {
  private final Tables tables;
  private final Meters meters;

  Watchdog(Tables tables, Meters meters) {
    this.tables = tables;
    this.meters = meters;
  }

  /// Looks at one moment.
  ///
  /// @param onPool people signed in at each pool; of an Edge pool those outside
  /// @param onServer the same for each server
  void look(
      double[] onPool,
      double[] onServer,
      int[] relays,
      int[] webConferences,
      int[] mediations,
      int[] alive,
      double now) {
    for (int p = 0; p < onPool.length; p++) {
      Tables.PoolRow pool = tables.pools.get(p);
      boolean single = pool.size() == 1;
      for (int s = pool.first(); s < pool.first() + pool.size(); s++) {
        switch (pool.role()) {
          case EDGE -> {
            hold("edge.users_per_server", pool, s, onServer[s], now);
            if (single) {
              hold("edge.access_connections_single", pool, s, onServer[s], now);
              hold("edge.webconf_connections_single", pool, s, webConferences[s], now);
              hold("edge.av_sessions_single", pool, s, relays[s], now);
            }
          }
          case DIRECTOR -> hold("director.users_per_server", pool, s, onServer[s], now);
          case FRONT_END -> {
            if (!pool.standard()) {
              hold("front_end.users_per_server", pool, s, onServer[s], now);
            }
            hold("mediation.calls_collocated", pool, s, mediations[s], now);
          }
          case MEDIATION -> {
            double most = tables.rate("mediation.calls_standalone_ht_off");
            if (mediations[s] > most) {
              meters.warn(
                  "mediation.calls_standalone_ht_off",
                  tables.stations.get(s).id(),
                  mediations[s],
                  most,
                  now);
            }
          }
          case BRANCH -> {}
        }
      }
      ofPool(pool, onPool[p], alive, now);
    }
  }

  private void ofPool(Tables.PoolRow pool, double people, int[] alive, double now) {
    switch (pool.role()) {
      case FRONT_END -> {
        boolean servesOther =
            pool.backup() != Tables.NONE
                && alive[pool.backup()] < tables.pools.get(pool.backup()).least();
        if (pool.standard()) {
          hold(
              servesOther ? "standard_edition.max_users_failover" : "standard_edition.max_users",
              pool,
              people,
              now);
        } else {
          hold("front_end_pool.max_users", pool, people, now);
          if (pool.backup() != Tables.NONE && !servesOther) {
            hold("front_end_pool.paired.max_users_each", pool, people, now);
          }
        }
      }
      case BRANCH -> hold("sba.users_max", pool, people, now);
      default -> {}
    }
  }

  private void hold(String limit, Tables.PoolRow pool, double value, double now) {
    int most = tables.limit(limit, pool.release());
    if (value > most) {
      meters.warn(limit, pool.id(), value, most, now);
    }
  }

  private void hold(String limit, Tables.PoolRow pool, int server, double value, double now) {
    int most = tables.limit(limit, pool.release());
    if (value > most) {
      meters.warn(limit, tables.stations.get(server).id(), value, most, now);
    }
  }
}

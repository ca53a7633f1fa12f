package edgewise.sim.load;

/// Certificates of partners that the Edge servers have checked, each server on its own. A full
/// cache forgets the oldest part of what it holds.
final class CertificateCache {
  private final int most;
  private final int forgotten;
  private final int partners;
  private final boolean[][] known;
  private final int[][] order;
  private final int[] oldest;
  private final int[] held;

  /// @param most how many a server keeps
  /// @param forgottenShare what part of them a full cache forgets, 0 to 1
  CertificateCache(int servers, int partners, int most, double forgottenShare) {
    this.partners = partners;
    this.most = Math.max(1, most);
    forgotten = Math.clamp(Math.round(forgottenShare * this.most), 1, this.most);
    known = new boolean[servers][];
    order = new int[servers][];
    oldest = new int[servers];
    held = new int[servers];
  }

  /// Whether the server has checked the partner's certificate and still knows; else it does from
  /// now on.
  boolean knows(int server, int partner) {
    if (known[server] == null) {
      known[server] = new boolean[partners];
      order[server] = new int[Math.min(most, partners)];
    }
    if (known[server][partner]) {
      return true;
    }
    int room = order[server].length;
    if (held[server] == most) {
      for (int i = 0; i < forgotten; i++) {
        known[server][order[server][oldest[server]]] = false;
        oldest[server] = (oldest[server] + 1) % room;
      }
      held[server] -= forgotten;
    }
    order[server][(oldest[server] + held[server]) % room] = partner;
    held[server]++;
    known[server][partner] = true;
    return false;
  }
}

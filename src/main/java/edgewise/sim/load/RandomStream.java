package edgewise.sim.load;

/// Random numbers of one entity: xoroshiro128+, seeded by the seed of the run and the name of the
/// entity, so that entities do not disturb each other. Exponential numbers come from a ziggurat
/// whose tables and tail use [StrictMath]: the same on every machine.
final class RandomStream {
  private static final int LAYERS = 256;
  private static final double TAIL = 7.69711747013105;
  private static final double AREA = 0.003949659822581557;
  private static final double SCALE = 0x1p53;
  private static final long[] INSIDE = new long[LAYERS];
  private static final double[] WIDTH = new double[LAYERS];
  private static final double[] HEIGHT = new double[LAYERS];

  static {
    double x = TAIL;
    double before = x;
    double q = AREA / StrictMath.exp(-x);
    INSIDE[0] = (long) (x / q * SCALE);
    INSIDE[1] = 0;
    WIDTH[0] = q / SCALE;
    WIDTH[LAYERS - 1] = x / SCALE;
    HEIGHT[0] = 1;
    HEIGHT[LAYERS - 1] = StrictMath.exp(-x);
    for (int i = LAYERS - 2; i >= 1; i--) {
      x = -StrictMath.log(AREA / x + StrictMath.exp(-x));
      INSIDE[i + 1] = (long) (x / before * SCALE);
      before = x;
      HEIGHT[i] = StrictMath.exp(-x);
      WIDTH[i] = x / SCALE;
    }
  }

  private long s0;
  private long s1;

  /// The stream of an entity.
  RandomStream(long seed, String entity) {
    long state = mix(seed) ^ hash(entity);
    s0 = mix(state + 0x9E3779B97F4A7C15L);
    s1 = mix(state + 2 * 0x9E3779B97F4A7C15L) | 1;
  }

  /// A number that stands for a text, the same on every machine.
  static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  /// Spreads the bits of a number.
  static long mix(long value) {
    long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /// A number of 0 up to, not including, `bound` out of spread bits.
  static int below(long bits, int bound) {
    return (int) ((bits >>> 32) * bound >>> 32);
  }

  /// The next 64 bits.
  long bits() {
    long a = s0;
    long b = s1;
    long result = a + b;
    b ^= a;
    s0 = Long.rotateLeft(a, 24) ^ b ^ b << 16;
    s1 = Long.rotateLeft(b, 37);
    return result;
  }

  /// A number of 0 up to, not including, 1.
  double uniform() {
    return (bits() >>> 11) * 0x1p-53;
  }

  /// A number of 0 up to, not including, `bound`.
  int below(int bound) {
    return below(bits(), bound);
  }

  /// An exponentially distributed number with mean 1.
  double exponential() {
    for (; ; ) {
      long bits = bits();
      // The lowest bits of this generator are its weakest; the layer comes from others.
      int layer = (int) (bits >>> 3) & LAYERS - 1;
      long value = bits >>> 11;
      double x = value * WIDTH[layer];
      if (value < INSIDE[layer]) {
        return x;
      }
      if (layer == 0) {
        return TAIL - StrictMath.log(1 - uniform());
      }
      if (HEIGHT[layer] + uniform() * (HEIGHT[layer - 1] - HEIGHT[layer]) < StrictMath.exp(-x)) {
        return x;
      }
    }
  }
}

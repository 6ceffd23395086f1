package dev.sweepline.worker.random;

import dev.sweepline.sweep.random.Address;

/**
 * Generator of numbers from 0 up to 1 that follow from a seed, a step and a position, so that
 * whoever needs one of them finds it without drawing those before. Stateless.
 *
 * <p>They are multiples of 2⁻²³: two rounds of a multiplicative hash over the position, each begun
 * with half of the seed's bits.
 */
public final class Uniforms {
  private static final int BITS = 23;
  private static final float UNIT = 1f / (1 << BITS);
  private static final int GOLDEN = 0x9E3779B9;

  private Uniforms() {}

  /** The numbers of the first positions. */
  public static void fill(long seed, long step, float[] into, int count) {
    long bits = Address.of(seed).then(step).bits();
    int low = (int) bits;
    int high = (int) (bits >>> Integer.SIZE);
    for (int i = 0; i < count; i++) {
      into[i] = (mix(mix(i * GOLDEN + low) ^ high) >>> (Integer.SIZE - BITS)) * UNIT;
    }
  }

  /**
   * What a share of the numbers stays below, and none of them is: it lies half a unit between two,
   * so that their difference from it is never 0.
   */
  public static float bound(double share) {
    return (float) ((Math.ceil(share * (1 << BITS)) - 0.5) * UNIT);
  }

  private static int mix(int bits) {
    int x = (bits ^ (bits >>> 16)) * 0x7FEB352D;
    x = (x ^ (x >>> 15)) * 0x846CA68B;
    return x ^ (x >>> 16);
  }
}

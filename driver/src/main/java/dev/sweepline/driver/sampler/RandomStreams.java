package dev.sweepline.driver.sampler;

/**
 * Random numbers by address instead of by order: a draw depends on (seed, trial, name) and on
 * nothing else, so one more parameter or trial changes no other draw.
 *
 * <p>Each part of the address is folded into the state by SplitMix64's step (Steele, Lea and Flood,
 * "Fast splittable pseudorandom number generators", OOPSLA 2014): add the golden-ratio increment,
 * then mix with the multipliers of Stafford's variant 13, after which every input bit sways every
 * output bit.
 */
final class RandomStreams {
  /** 2^64 divided by the golden ratio, made odd. */
  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private static final long MULTIPLIER_1 = 0xbf58476d1ce4e5b9L;
  private static final long MULTIPLIER_2 = 0x94d049bb133111ebL;

  private RandomStreams() {}

  /** A uniform draw from (0, 1); both ends are excluded, as quantile functions need. */
  static double draw(long seed, int trial, String name) {
    long state = absorb(0, seed);
    state = absorb(state, trial);
    for (int i = 0; i < name.length(); i++) {
      state = absorb(state, name.charAt(i));
    }
    return openUnit(absorb(state, name.length()));
  }

  private static long absorb(long state, long word) {
    long z = (state ^ word) + GAMMA;
    z = (z ^ (z >>> 30)) * MULTIPLIER_1;
    z = (z ^ (z >>> 27)) * MULTIPLIER_2;
    return z ^ (z >>> 31);
  }

  /** The middle of one of 2^52 equal cells: never 0, never rounded up to 1. */
  static double openUnit(long bits) {
    return ((bits >>> 12) + 0.5) * 0x1p-52;
  }
}

package dev.sweepline.sweep.random;

/**
 * The address of a random number: a path of words, hashed. A number depends on its path and on
 * nothing else, so one more parameter or trial changes no other number.
 *
 * <p>Each word is folded into the state by SplitMix64's step (Steele, Lea and Flood, "Fast
 * splittable pseudorandom number generators", OOPSLA 2014): add the golden-ratio increment, then
 * mix with the multipliers of Stafford's variant 13, after which every input bit sways every output
 * bit.
 *
 * @param bits the hash of the path so far; its 64 bits are as good as random
 */
public record Address(long bits) {
  /** 2^64 divided by the golden ratio, made odd. */
  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private static final long MULTIPLIER_1 = 0xbf58476d1ce4e5b9L;
  private static final long MULTIPLIER_2 = 0x94d049bb133111ebL;

  /** The path that holds a seed alone. */
  public static Address of(long seed) {
    return new Address(0).then(seed);
  }

  /** One step further. */
  public Address then(long word) {
    long z = (bits ^ word) + GAMMA;
    z = (z ^ (z >>> 30)) * MULTIPLIER_1;
    z = (z ^ (z >>> 27)) * MULTIPLIER_2;
    return new Address(z ^ (z >>> 31));
  }

  /** As many steps further as the text has characters, and one for their number. */
  public Address then(String text) {
    Address at = this;
    for (int i = 0; i < text.length(); i++) {
      at = at.then(text.charAt(i));
    }
    return at.then(text.length());
  }

  /** A uniform draw from (0, 1): the middle of one of 2^52 equal cells, so never an end. */
  public double openUnit() {
    return ((bits >>> 12) + 0.5) * 0x1p-52;
  }
}

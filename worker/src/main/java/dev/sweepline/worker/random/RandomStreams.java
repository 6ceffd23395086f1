package dev.sweepline.worker.random;

import java.util.SplittableRandom;

/**
 * Independent random streams of one trial. Equal seeds give equal streams, whatever else runs in
 * the JVM; immutable, thread-safe.
 *
 * @param seed the trial's seed
 */
public record RandomStreams(long seed) {

  /** What a stream is for: streams of different purposes have nothing to do with each other. */
  public enum Purpose {
    WEIGHTS(1),
    ORDER(2),
    DROPOUT(3);

    private final int key;

    Purpose(int key) {
      this.key = key;
    }
  }

  /**
   * One stream.
   *
   * @param purpose what it is for
   * @param index which of them, for example the layer or the epoch
   */
  public SplittableRandom stream(Purpose purpose, long index) {
    return new SplittableRandom(seedOf(purpose, index));
  }

  /** The same stream's seed, for generators that are not ours. */
  public long seedOf(Purpose purpose, long index) {
    long mixed = mix(seed + 0x9e3779b97f4a7c15L * purpose.key);
    return mix(mixed + 0x9e3779b97f4a7c15L * (index + 1));
  }

  /** The finalizer of MurmurHash3 (Austin Appleby), variant 13 (David Stafford). */
  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}

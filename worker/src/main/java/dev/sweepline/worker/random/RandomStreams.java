package dev.sweepline.worker.random;

import dev.sweepline.sweep.random.Address;
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
    DROPOUT(3),
    AUGMENTATION(4);

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
    return Address.of(seed).then(purpose.key).then(index).bits();
  }
}

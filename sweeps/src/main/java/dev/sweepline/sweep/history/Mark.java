package dev.sweepline.sweep.history;

import static java.util.Objects.requireNonNull;

/**
 * Something that somebody said, with who and when. Immutable.
 *
 * @param by who; empty where nobody said anything
 * @param at milliseconds since 1970
 */
public record Mark<T>(T value, String by, long at) {
  public Mark {
    requireNonNull(value, "value");
    requireNonNull(by, "by");
  }

  /** What holds until somebody says otherwise. */
  static <T> Mark<T> unsaid(T value) {
    return new Mark<>(value, "", Long.MIN_VALUE);
  }

  public boolean isSaid() {
    return at > Long.MIN_VALUE;
  }

  /** Of two the later one counts; of two at the same time, that which the log tells later. */
  Mark<T> or(T later, String laterBy, long laterAt) {
    return laterAt >= at ? new Mark<>(later, laterBy, laterAt) : this;
  }
}

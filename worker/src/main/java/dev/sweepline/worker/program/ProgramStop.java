package dev.sweepline.worker.program;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The end of a program that is asked to end: it is told, then asked by a signal, then ended, each
 * time after its grace. Not thread-safe.
 */
final class ProgramStop {
  private final InstantSource clock;
  private final Duration grace;
  private Step step = Step.NONE;
  private Instant next = Instant.MIN;

  /** A step on the way. */
  enum Step {
    NONE,
    /** It has been told in an answer to its report. */
    TOLD,
    ASKED,
    ENDED
  }

  ProgramStop(InstantSource clock, Duration grace) {
    this.clock = clock;
    this.grace = grace;
  }

  /** Whether it was asked for at all. */
  boolean isBegun() {
    return step != Step.NONE;
  }

  /**
   * What is to be done now, where something is.
   *
   * @param told whether the program has heard it in an answer
   */
  Optional<Step> due(boolean told) {
    Instant now = clock.instant();
    if (now.isBefore(next) || step == Step.ENDED) {
      return Optional.empty();
    }
    step =
        switch (step) {
          case NONE -> told ? Step.TOLD : Step.ASKED;
          case TOLD -> Step.ASKED;
          case ASKED, ENDED -> Step.ENDED;
        };
    next = now.plus(grace);
    return Optional.of(step);
  }
}

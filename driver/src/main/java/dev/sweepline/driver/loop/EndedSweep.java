package dev.sweepline.driver.loop;

import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.history.SweepHistory;

/**
 * A sweep whose end is in the log.
 *
 * @param history which nobody changes any more: it belongs to whoever holds this
 */
public record EndedSweep(Outcome outcome, SweepHistory history) {}

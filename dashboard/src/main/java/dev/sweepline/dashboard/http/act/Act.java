package dev.sweepline.dashboard.http.act;

import dev.sweepline.sweep.event.SweepEvent;

/**
 * Something that somebody does to a sweep, found to be possible. Immutable.
 *
 * @param event what the log is told
 * @param done what the one who did it is told, in a sentence without its point
 */
public record Act(SweepEvent event, String done) {}

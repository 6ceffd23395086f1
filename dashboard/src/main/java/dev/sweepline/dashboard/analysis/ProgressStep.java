package dev.sweepline.dashboard.analysis;

/**
 * A moment at which a sweep got better: a new best, or a larger front of several objectives.
 * Immutable.
 *
 * @param ended how many trials had ended by then, itself among them
 */
public record ProgressStep(int ended, long at, int trial, double value) {}

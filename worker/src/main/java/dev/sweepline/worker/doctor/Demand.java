package dev.sweepline.worker.doctor;

import java.util.OptionalLong;

/**
 * Demand that the sweep is going to make on this machine.
 *
 * @param trials how many; empty where the search has no end
 * @param slots how many at once
 * @param memory bytes that the machine has
 */
public record Demand(OptionalLong trials, int slots, long memory) {}

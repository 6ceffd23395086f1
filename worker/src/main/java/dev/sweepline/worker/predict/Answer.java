package dev.sweepline.worker.predict;

import java.util.OptionalDouble;

/**
 * Answer of a network to one row.
 *
 * @param text the class, or the number that is predicted in its own unit
 * @param probability that the network gives the class; empty of numbers
 */
public record Answer(String text, OptionalDouble probability) {}

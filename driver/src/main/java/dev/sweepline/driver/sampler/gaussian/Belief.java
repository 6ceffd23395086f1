package dev.sweepline.driver.sampler.gaussian;

/**
 * What is believed of a function at a point, without what noise adds.
 *
 * @param deviation standard deviation, above 0
 */
record Belief(double mean, double deviation) {}

/** Draws of points from a search space, addressed by the trial's index. */
package dev.sweepline.driver.sampler.draw;

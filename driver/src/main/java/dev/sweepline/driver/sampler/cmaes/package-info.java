/** CMA-ES: a cloud of points that moves, turns and shrinks towards the better of them. */
package dev.sweepline.driver.sampler.cmaes;

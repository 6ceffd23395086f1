/** Bayesian optimisation: a Gaussian process of the results so far and what it expects most of. */
@NullMarked
package dev.sweepline.driver.sampler.gaussian;

import org.jspecify.annotations.NullMarked;

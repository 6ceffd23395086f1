/** Numerical mathematics that models of a search stand on: factors of matrices, descent. */
@NullMarked
package dev.sweepline.driver.sampler.numeric;

import org.jspecify.annotations.NullMarked;

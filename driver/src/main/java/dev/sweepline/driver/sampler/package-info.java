/** Proposes trials: pure functions of the sweep and its history. */
package dev.sweepline.driver.sampler;

/** The search space: parameters, their distributions, grid points and windows. */
package dev.sweepline.sweep.space;
